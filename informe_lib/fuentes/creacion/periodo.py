"""El periodo siguiente de una instancia, en la vigencia que tiene o en una nueva."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from informe_lib.fuentes.creacion.archivos import (
    ErrorAlEscribir,
    ErrorDeCreacion,
    escribir_nuevo,
    reescribir,
)
from informe_lib.fuentes.creacion.insercion import con_periodo
from informe_lib.fuentes.creacion.instancia import vigencia_nueva
from informe_lib.fuentes.creacion.plan_siguiente import CierreDeActividad, plan_siguiente
from informe_lib.fuentes.creacion.textos_iniciales import textos_iniciales
from informe_lib.fuentes.razones import al_leer
from informe_lib.modelo.decision import Decision
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.periodo import Periodo


@dataclass(frozen=True, slots=True)
class Herencia:
    """Lo que el periodo anterior le deja: las decisiones que siguen abiertas y cómo quedó su plan."""

    pendientes: tuple[Decision, ...]
    plan: tuple[CierreDeActividad, ...]


@dataclass(frozen=True, slots=True)
class PeriodoAgregado:
    """Lo que se escribió: si hubo que empezar una vigencia y cuántas actividades del plan pasaron a ella.

    `saltado` es el que seguía, si entre el anterior y este quedaron periodos sin declarar.
    """

    periodo: Periodo
    escritos: tuple[Path, ...]
    es_vigencia_nueva: bool
    actividades: int
    saltado: Periodo | None


def periodo_siguiente(instancia: str, declarados: Sequence[Periodo], pedido: Periodo | None) -> Periodo:
    """El que se pide o el que sigue al último declarado.

    Errores   `ErrorDeCreacion` si ya está declarado, si no es de la clase de los que la instancia informa
              o si no hay ninguno al que siga y no se pidió uno.
    """
    if not declarados:
        return pedido or _exigir_el_primero(instancia)
    ultimo = max(declarados)
    elegido = pedido or ultimo.siguiente()
    if elegido in declarados:
        remedio = f"Para escribir su informe: informe generar --instancia {instancia} --periodo {elegido}"
        raise ErrorDeCreacion(elegido.clave, f"«{instancia}» ya lo declara", remedio)
    if elegido.tipo is not ultimo.tipo:
        que = f"«{instancia}» informa por {ultimo.tipo.nombre} y ese es un {elegido.tipo.nombre}"
        raise ErrorDeCreacion(elegido.clave, que, f"El que sigue es {ultimo.siguiente()}.")
    return elegido


def _exigir_el_primero(instancia: str) -> Periodo:
    que = f"«{instancia}» todavía no declara ninguno"
    raise ErrorDeCreacion(
        "el periodo siguiente", que, "Diga cuál es el primero: --periodo 2025-T1, por ejemplo."
    )


def agregar_periodo(
    datos: Path, expediente: Expediente, periodo: Periodo, herencia: Herencia
) -> PeriodoAgregado:
    """Declara un periodo más y deja el archivo de sus textos, si no estaba.

    Recibe    la carpeta que contiene `parametros/`; el expediente del periodo declarado que lo precede,
              o el suyo si es el primero; y lo que ese periodo le deja.
    Devuelve  lo que se escribió; de un archivo que ya existía no se mueve nada.
    Errores   `ErrorDeCreacion`.
    """
    carpeta = datos / "parametros" / "instancias" / expediente.instancia.clave
    vigencia = carpeta / f"{periodo.vigencia}.yaml"
    es_nueva = not vigencia.exists()
    plan = herencia.plan if es_nueva and periodo.vigencia > expediente.periodo.vigencia else ()
    if es_nueva:
        escribir_nuevo(vigencia, _vigencia(expediente, periodo, plan))
    else:
        relativa = vigencia.relative_to(datos).as_posix()
        reescribir(vigencia, con_periodo(_bytes_de(vigencia), periodo, relativa))
    textos = carpeta / "textos" / f"{periodo}.md"
    escritos = [vigencia]
    if not textos.exists():
        escribir_nuevo(textos, textos_iniciales(periodo, expediente.formato, herencia.pendientes))
        escritos.append(textos)
    seguia = expediente.periodo.siguiente()
    saltado = seguia if seguia < periodo else None
    return PeriodoAgregado(periodo, tuple(escritos), es_nueva, len(plan), saltado)


def _vigencia(expediente: Expediente, periodo: Periodo, cierres: Sequence[CierreDeActividad]) -> str:
    plan = plan_siguiente(cierres, periodo.vigencia)
    cifras = "\n".join(
        f"#   {cifra.clave}:\n#     - {{periodo: {periodo}, valor: 0, alcance: periodo, soporte: Acta 1}}"
        for cifra in expediente.cifras
    )
    return vigencia_nueva(expediente.instancia.nombre, expediente.formato.clave, periodo, plan, cifras)


def _bytes_de(ruta: Path) -> bytes:
    try:
        return ruta.read_bytes()
    except OSError as error:
        raise ErrorAlEscribir(str(ruta), *al_leer(error)) from error
