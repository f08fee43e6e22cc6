"""Los indicadores y el avance del plan en los dos periodos."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from pandas import DataFrame, isna

from informe_lib.indicadores.asistencia import TASA_DE_ASISTENCIA, tasa_de_asistencia
from informe_lib.indicadores.comparacion.cambio import Cambio, Escala
from informe_lib.indicadores.comparacion.intervalo import Intervalo
from informe_lib.indicadores.ficha import Ficha, Resultado, Unidad
from informe_lib.indicadores.funciones import FUNCIONES_ABORDADAS, funciones_abordadas
from informe_lib.indicadores.metas_de_nivel import Medida
from informe_lib.indicadores.plan import AVANCE_DEL_PLAN, avance_del_plan
from informe_lib.indicadores.quorum import SESIONES_CON_QUORUM, sesiones_con_quorum
from informe_lib.indicadores.sesiones import (
    SESIONES_PROGRAMADAS,
    SESIONES_REALIZADAS,
    sesiones_programadas,
    sesiones_realizadas,
)
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import no_aplica, sin_dato
from informe_lib.modelo.expediente import Expediente

FUERA_DEL_PLAN = no_aplica("la actividad no estaba en la versión del plan que regía")
SIN_MEDIDA = sin_dato("no se puede medir")
Medir = Callable[[Expediente], Medida]
Renglon = Mapping[str, Any]
Pareja = tuple[Renglon | None, Renglon | None]


def cambios_de_indicadores(intervalo: Intervalo) -> Iterator[Cambio]:
    """Lo que se mide de cada periodo por separado: sesiones, quórum, asistencia y funciones.

    Fuente    la de cada indicador; el alcance es el periodo.
    """
    for ficha, medir in _INDICADORES:
        es_proporcion = ficha.unidad is Unidad.PROPORCION
        yield Cambio(
            *(ficha.clave, ficha.nombre, ficha.unidad.value, Alcance.PERIODO),
            *(medir(intervalo.antes), medir(intervalo.ahora)),
            escala=Escala.PROPORCION if es_proporcion else Escala.CANTIDAD,
        )


def cambios_del_plan(intervalo: Intervalo) -> tuple[tuple[Cambio, ...], tuple[Cambio, ...]]:
    """El avance acumulado y la cantidad programada de cada actividad, en el orden del plan que rige ahora.

    Devuelve  los dos grupos; ninguno si los periodos son de vigencias distintas: son dos planes.
    Fuente    la de `avance_del_plan`.
    """
    if intervalo.antes.periodo.vigencia != intervalo.ahora.periodo.vigencia:
        return (), ()
    antes, ahora = (
        avance_del_plan(uno, Alcance.ACUMULADO).set_index("actividad", drop=False)
        for uno in (intervalo.antes, intervalo.ahora)
    )
    actividades = (*ahora.index, *(clave for clave in antes.index if clave not in ahora.index))
    parejas = [(_renglon(antes, clave), _renglon(ahora, clave)) for clave in actividades]
    return tuple(map(_avance, parejas)), tuple(map(_programado, parejas))


def _renglon(plan: DataFrame, clave: str) -> Renglon | None:
    return dict(plan.loc[clave]) if clave in plan.index else None


def _avance(pareja: Pareja) -> Cambio:
    clave, nombre, _ = _actividad(pareja)
    antes, ahora = (_celda(renglon, "avance") for renglon in pareja)
    unidad = AVANCE_DEL_PLAN.unidad.value
    return Cambio(clave, nombre, unidad, Alcance.ACUMULADO, antes, ahora, Escala.PROPORCION)


def _programado(pareja: Pareja) -> Cambio:
    """La meta de la vigencia, como estaba a cada corte."""
    clave, nombre, unidad = _actividad(pareja)
    antes, ahora = (_celda(renglon, "programado") for renglon in pareja)
    return Cambio(clave, nombre, unidad, Alcance.CORTE, antes, ahora)


def _actividad(pareja: Pareja) -> tuple[str, str, str]:
    """Su clave, su texto y su unidad, como en el plan que rige ahora o, si ya no está, en el de antes."""
    renglon = next(uno for uno in reversed(pareja) if uno is not None)
    unidad = renglon["unidad"]
    return str(renglon["actividad"]), str(renglon["texto"]), "" if isna(unidad) else str(unidad)


def _celda(renglon: Renglon | None, columna: str) -> Medida:
    if renglon is None:
        return FUERA_DEL_PLAN
    return SIN_MEDIDA if isna(renglon[columna]) else Decimal(str(renglon[columna]))


def _realizadas(expediente: Expediente) -> Medida:
    return _medida(sesiones_realizadas(expediente, Alcance.PERIODO))


def _programadas(expediente: Expediente) -> Medida:
    return _medida(sesiones_programadas(expediente, Alcance.PERIODO))


def _asistencia(expediente: Expediente) -> Medida:
    return _medida(tasa_de_asistencia(expediente, Alcance.PERIODO))


def _medida(resultado: Resultado) -> Medida:
    if resultado.valor is None:
        return sin_dato(resultado.motivo or "no se pudo medir")
    return Decimal(resultado.valor)


def _con_quorum(expediente: Expediente) -> Medida:
    return _medida(sesiones_con_quorum(expediente, Alcance.PERIODO))


def _abordadas(expediente: Expediente) -> Medida:
    """Cuántas funciones; con una sola que no se sepa si se abordó, no se sabe cuántas."""
    respuestas = funciones_abordadas(expediente, Alcance.PERIODO)["se_abordo"]
    if dudosas := int(respuestas.isna().sum()):
        return sin_dato(f"de {dudosas} de {len(respuestas)} no se sabe si se abordaron")
    return Decimal(int(respuestas.sum()))


_INDICADORES: tuple[tuple[Ficha, Medir], ...] = (
    (SESIONES_REALIZADAS, _realizadas),
    (SESIONES_PROGRAMADAS, _programadas),
    (SESIONES_CON_QUORUM, _con_quorum),
    (TASA_DE_ASISTENCIA, _asistencia),
    (FUNCIONES_ABORDADAS, _abordadas),
)
