"""Qué informes se piden: las instancias, el periodo de cada una y la razón de haberlo elegido."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from informe_lib.fuentes.carpeta import instancias_de, periodos_de
from informe_lib.fuentes.errores import ErrorInstanciaDesconocida, ErrorPeriodoDesconocido
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.expediente import EstadoDePeriodo, PeriodoDeInforme
from informe_lib.modelo.periodo import Periodo
from informe_lib.presentacion.formato import fecha_corta

# None es el periodo por defecto de cada instancia.
PeriodoPedido = Periodo | Literal["todos"] | None
EstaCerrado = Callable[[str, Periodo], bool]  # la instancia y el periodo de un informe


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


class ErrorPeriodoDeNadie(ErrorInforme):
    """Ninguna de las instancias de la corrida declara el periodo pedido."""

    def __init__(self, periodo: str, declarados: tuple[str, ...]) -> None:
        super().__init__(periodo, declarados)
        self.periodo, self.declarados = periodo, declarados

    def __str__(self) -> str:
        declarados = ", ".join(self.declarados) or "ninguno"
        return f"Ninguna instancia declara el periodo {self.periodo}. Los declarados son: {declarados}."


class ErrorSinInstancias(ErrorInforme):
    """Un proyecto recién hecho: todavía no hay de quién informar."""

    def __init__(self, datos: str) -> None:
        super().__init__(datos)
        self.datos = datos

    def __str__(self) -> str:
        return (
            f"No hay instancias en «{self.datos}». Cree una con: "
            'informe nuevo instancia mi-mesa --nombre "Mi Mesa de Trabajo"'
        )


@dataclass(frozen=True, slots=True)
class Declarada:
    """Una instancia y los periodos que sus datos declaran."""

    instancia: str
    periodos: tuple[PeriodoDeInforme, ...]

    def declara(self, periodo: Periodo) -> bool:
        return any(uno.periodo == periodo for uno in self.periodos)


def declaradas(
    datos: Path, instancias: Sequence[str], periodo: Periodo | None
) -> list[Declarada | LecturaFallida]:
    """Lo que declara cada instancia pedida o, si no se pide ninguna, cada una que haya.

    Errores   ErrorInstanciaDesconocida y ErrorPeriodoDesconocido por lo que se nombró;
              ErrorPeriodoDeNadie si ninguna declara el periodo; ErrorSinInstancias si no hay.
    """
    conocidas = instancias_de(datos)
    if not conocidas:
        raise ErrorSinInstancias(str(datos / "parametros" / "instancias"))
    for nombrada in instancias:
        if nombrada not in conocidas:
            raise ErrorInstanciaDesconocida(nombrada, conocidas)
    leidas = [_declarada(datos, instancia) for instancia in dict.fromkeys(instancias) or conocidas]
    legibles = [una for una in leidas if isinstance(una, Declarada)]
    if periodo is not None and leidas:
        for una in legibles:
            if una.instancia in instancias and not una.declara(periodo):
                raise ErrorPeriodoDesconocido(
                    una.instancia, periodo, tuple(uno.periodo for uno in una.periodos)
                )
        if len(legibles) == len(leidas) and not any(una.declara(periodo) for una in legibles):
            todos = sorted({uno.periodo for una in legibles for uno in una.periodos})
            raise ErrorPeriodoDeNadie(periodo.clave, tuple(uno.clave for uno in todos))
    return leidas


def _declarada(datos: Path, instancia: str) -> Declarada | LecturaFallida:
    try:
        return Declarada(instancia, tuple(periodos_de(datos, instancia)))
    except ErrorInforme as error:
        return LecturaFallida(instancia, error)


def elegir(
    datos: Path,
    instancias: Sequence[str],
    pedido: PeriodoPedido,
    hoy: date,
    esta_cerrado: EstaCerrado = lambda *_: False,
) -> list[Eleccion | LecturaFallida]:
    """Los informes de la corrida; la instancia que no informa el periodo se salta con su razón.

    El periodo por defecto nunca es uno cuyo informe `esta_cerrado`.
    """
    elecciones: list[Eleccion | LecturaFallida] = []
    for una in declaradas(datos, instancias, None if pedido == "todos" else pedido):
        if isinstance(una, LecturaFallida):
            elecciones.append(una)
        elif not una.periodos:
            elecciones.append(Eleccion(una.instancia, None, "no declara periodos"))
        elif pedido == "todos":
            elecciones += [Eleccion(una.instancia, uno.periodo, "declarado") for uno in una.periodos]
        else:
            elecciones.append(_eleccion(una, pedido, hoy, esta_cerrado))
    return elecciones


def _eleccion(
    declarada: Declarada, periodo: Periodo | None, hoy: date, esta_cerrado: EstaCerrado
) -> Eleccion:
    if periodo is None:
        return _por_defecto(declarada.instancia, declarada.periodos, hoy, esta_cerrado)
    if declarada.declara(periodo):
        return Eleccion(declarada.instancia, periodo, "el periodo pedido")
    return Eleccion(declarada.instancia, None, f"no informa el periodo {periodo}")


def _por_defecto(
    instancia: str, declarados: Sequence[PeriodoDeInforme], hoy: date, esta_cerrado: EstaCerrado
) -> Eleccion:
    abiertos = [uno.periodo for uno in declarados if uno.estado is EstadoDePeriodo.ABIERTO]
    terminados = [periodo for periodo in abiertos if periodo.fin <= hoy]
    if por_cerrar := [periodo for periodo in terminados if not esta_cerrado(instancia, periodo)]:
        y_abierto = " y no se ha cerrado" if max(por_cerrar) != max(terminados) else ""
        return Eleccion(instancia, max(por_cerrar), f"el abierto más reciente que ya terminó{y_abierto}")
    if terminados:
        razon = (
            f"ya cerró {max(terminados)}, su último periodo terminado; si quiere un borrador, use --periodo"
        )
        return Eleccion(instancia, None, razon)
    if abiertos:
        proximo = min(abiertos)
        return Eleccion(
            instancia, None, f"su periodo abierto, {proximo}, termina el {fecha_corta(proximo.fin)}"
        )
    return Eleccion(instancia, None, "no tiene periodos abiertos")
