"""El plan que pasa de una vigencia a la siguiente: las actividades, sin lo que se programó ni se ejecutó."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from informe_lib.fuentes.creacion.yaml_escrito import en_lista
from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia, ClaseDeAusencia, sin_dato
from informe_lib.modelo.plan import Actividad, TipoDeMeta

_SANGRIA = "    "


@dataclass(frozen=True, slots=True)
class CierreDeActividad:
    """Una actividad y dónde quedó al terminar su vigencia, según sus indicadores."""

    actividad: Actividad
    programado: Decimal | Ausencia
    ejecutado: Decimal | Ausencia


def plan_siguiente(cierres: Sequence[CierreDeActividad], vigencia: int) -> str:
    """La rama `plan:` de la vigencia nueva, en YAML; vacía si no hay actividades que pasar.

    Recibe    las actividades del plan que termina, con lo que alcanzaron, y el año de la nueva.
    Devuelve  esas actividades. Cuánto se programa es una decisión que el plan nuevo todavía no ha
              tomado: queda sin dato, con lo que fue la vez pasada. Una meta de nivel parte del que
              alcanzó, si se conoce.
    """
    if not cierres:
        return ""
    return "\n".join(
        [
            f"# El plan de {cierres[0].actividad.vigencia}, sin lo ejecutado: quite lo que no siga.",
            "plan:",
            "  versiones:",
            *en_lista(_version(vigencia), _SANGRIA),
            "  actividades:",
            *(renglon for uno in cierres for renglon in en_lista(_campos(uno, vigencia), _SANGRIA)),
        ]
    )


def _version(vigencia: int) -> Mapping[str, object]:
    return {
        "numero": 1,
        "aprobada_en": sin_dato(f"falta registrar la sesión que aprueba el plan de {vigencia}"),
        "soporte": sin_dato(f"falta el soporte del plan de {vigencia}"),
    }


def _campos(cierre: CierreDeActividad, vigencia: int) -> Mapping[str, object]:
    escritos = _escritos(cierre, vigencia)
    return {campo: valor for campo, valor in escritos if valor not in (None, NO_REGISTRADO)}


def _escritos(cierre: CierreDeActividad, vigencia: int) -> Iterable[tuple[str, object]]:
    actividad = cierre.actividad
    yield "clave", actividad.clave
    yield "orden", actividad.orden
    yield "texto", actividad.texto
    yield "unidad", actividad.unidad
    if actividad.tipo_de_meta is not TipoDeMeta.SUMA:
        yield "tipo_de_meta", actividad.tipo_de_meta
    yield "funcion", actividad.funcion
    if actividad.meta != NO_REGISTRADO:
        yield "meta", _por_fijar("la meta", actividad.meta, actividad.vigencia, vigencia)
    yield "cifra_programada", actividad.cifra_programada
    yield "cifra_ejecutada", actividad.cifra_ejecutada
    if actividad.cifra_programada is None:
        programado = _por_fijar("cuánto se programa", cierre.programado, actividad.vigencia, vigencia)
        yield "programado_anual", programado
    if actividad.tipo_de_meta.es_de_nivel():
        yield "linea_base", _nivel_de_partida(cierre)


def _por_fijar(que: str, valor: object, anterior: int, vigencia: int) -> Ausencia:
    """Lo que el plan nuevo debe decidir; lo que no aplicaba sigue sin aplicar."""
    if isinstance(valor, Ausencia) and valor.clase is ClaseDeAusencia.NO_APLICA:
        return valor
    falta = f"falta fijar {que} para {vigencia}"
    return sin_dato(falta if isinstance(valor, Ausencia) else f"{falta}; en {anterior} fue {valor}")


def _nivel_de_partida(cierre: CierreDeActividad) -> Decimal | Ausencia:
    if isinstance(cierre.ejecutado, Ausencia):
        vigencia = cierre.actividad.vigencia
        return sin_dato(f"no se conoce el nivel con que cerró {vigencia}: {cierre.ejecutado.motivo}")
    return cierre.ejecutado
