"""Qué informes se piden: las instancias, el periodo de cada una y la razón de haberlo elegido."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from informe_lib.fuentes.carpeta import instancias_de, periodos_de
from informe_lib.fuentes.errores import ErrorInstanciaDesconocida, ErrorPeriodoDesconocido
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.expediente import EstadoDePeriodo, PeriodoDeInforme
from informe_lib.modelo.periodo import Periodo


@dataclass(frozen=True, slots=True)
class Eleccion:
    """Un informe elegido, o la razón por la que una instancia no entra en la corrida."""

    instancia: str
    periodo: Periodo | None
    razon: str


@dataclass(frozen=True, slots=True)
class LecturaFallida:
    """Una instancia cuyos datos no se pueden leer: no detiene a las demás."""

    instancia: str
    error: ErrorInforme


def elegir(
    datos: Path, instancias: Sequence[str], periodo: Periodo | None, hoy: date
) -> Iterator[Eleccion | LecturaFallida]:
    """Una elección por instancia pedida o, si no se pide ninguna, por cada una que haya.

    Errores   ErrorInstanciaDesconocida y ErrorPeriodoDesconocido solo por lo que se nombró: en una
              corrida de todas, la que no informa ese periodo se salta con una línea.
    """
    conocidas = instancias_de(datos)
    for nombrada in instancias:
        if nombrada not in conocidas:
            raise ErrorInstanciaDesconocida(nombrada, conocidas)
    for instancia in dict.fromkeys(instancias) or conocidas:
        try:
            declarados = periodos_de(datos, instancia)
        except ErrorInforme as error:
            yield LecturaFallida(instancia, error)
            continue
        if periodo is None:
            yield _por_defecto(instancia, declarados, hoy)
        elif any(declarado.periodo == periodo for declarado in declarados):
            yield Eleccion(instancia, periodo, "el periodo pedido")
        elif instancia in instancias:
            raise ErrorPeriodoDesconocido(instancia, periodo, tuple(uno.periodo for uno in declarados))
        else:
            yield Eleccion(instancia, None, f"no informa el periodo {periodo}")


def _por_defecto(instancia: str, declarados: Sequence[PeriodoDeInforme], hoy: date) -> Eleccion:
    abiertos = [uno.periodo for uno in declarados if uno.estado is EstadoDePeriodo.ABIERTO]
    terminados = [periodo for periodo in abiertos if periodo.fin <= hoy]
    if terminados:
        return Eleccion(instancia, max(terminados), "el abierto más reciente que ya terminó")
    if abiertos:
        proximo = min(abiertos)
        return Eleccion(instancia, None, f"su periodo abierto, {proximo}, termina el {proximo.fin:%d/%m/%Y}")
    return Eleccion(instancia, None, "no tiene periodos abiertos")
