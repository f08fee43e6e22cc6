"""El plan que pasa de una vigencia a la siguiente: las actividades, sin lo que se programó ni se ejecutó."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from informe_lib.fuentes.creacion.yaml_escrito import en_lista
from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia, ClaseDeAusencia, sin_dato
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.periodo import Periodo
from informe_lib.modelo.plan import Actividad, TipoDeMeta

_SANGRIA = "    "


def plan_siguiente(expediente: Expediente, vigencia: int) -> str:
    """La rama `plan:` de la vigencia nueva, en YAML.

    Recibe    el expediente del último periodo de la vigencia que termina y el año de la nueva.
    Devuelve  las actividades de la versión que rige al corte. Cuánto se programa es una decisión que
              el plan nuevo todavía no ha tomado: queda sin dato, con lo que fue la vez pasada. Una
              meta de nivel parte del último nivel que alcanzó.
    """
    actividades = expediente.actividades_del_plan()
    if not actividades:
        return ""
    return "\n".join(
        [
            f"# El plan de {actividades[0].vigencia}, sin lo ejecutado: quite lo que no siga.",
            "plan:",
            "  versiones:",
            *en_lista(_version(vigencia), _SANGRIA),
            "  actividades:",
            *(
                renglon
                for una in actividades
                for renglon in en_lista(_campos(una, expediente, vigencia), _SANGRIA)
            ),
        ]
    )


def _version(vigencia: int) -> Mapping[str, object]:
    return {
        "numero": 1,
        "aprobada_en": sin_dato(f"falta registrar la sesión que aprueba el plan de {vigencia}"),
        "soporte": sin_dato(f"falta el soporte del plan de {vigencia}"),
    }


def _campos(actividad: Actividad, expediente: Expediente, vigencia: int) -> Mapping[str, object]:
    escritos = _escritos(actividad, expediente, vigencia)
    return {campo: valor for campo, valor in escritos if valor not in (None, NO_REGISTRADO)}


def _escritos(actividad: Actividad, expediente: Expediente, vigencia: int) -> Iterable[tuple[str, object]]:
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
        programado = _programado(actividad, expediente)
        yield "programado_anual", _por_fijar("cuánto se programa", programado, actividad.vigencia, vigencia)
    if actividad.tipo_de_meta.es_de_nivel():
        yield "linea_base", _ultimo_nivel(actividad, expediente)


def _por_fijar(que: str, valor: object, anterior: int, vigencia: int) -> Ausencia:
    """Lo que el plan nuevo debe decidir; lo que no aplicaba sigue sin aplicar."""
    if isinstance(valor, Ausencia) and valor.clase is ClaseDeAusencia.NO_APLICA:
        return valor
    falta = f"falta fijar {que} para {vigencia}"
    return sin_dato(falta if isinstance(valor, Ausencia) else f"{falta}; en {anterior} fue {valor}")


def _programado(actividad: Actividad, expediente: Expediente) -> Decimal | Ausencia:
    """Lo programado para el año en la última versión del plan."""
    version = expediente.version_del_plan()
    ajustes = [
        ajuste
        for ajuste in expediente.ajustes
        if (ajuste.actividad, ajuste.vigencia) == (actividad.clave, actividad.vigencia)
        and (version is None or ajuste.version <= version.numero)
    ]
    ultimo = max(ajustes, key=lambda ajuste: ajuste.version, default=None)
    return ultimo.programado_anual if ultimo else actividad.programado_anual


def _ultimo_nivel(actividad: Actividad, expediente: Expediente) -> Decimal | Ausencia:
    niveles: dict[Periodo, Decimal] = {}
    for valor in expediente.valores:
        if valor.cifra == actividad.cifra_ejecutada and isinstance(valor.valor, Decimal):
            niveles[valor.periodo] = valor.valor
    for avance in expediente.avances:
        if avance.actividad == actividad.clave and isinstance(avance.ejecutado, Decimal):
            niveles[avance.periodo] = avance.ejecutado
    hasta_el_corte = [periodo for periodo in niveles if periodo.fin <= expediente.corte]
    if hasta_el_corte:
        return niveles[max(hasta_el_corte)]
    return actividad.linea_base
