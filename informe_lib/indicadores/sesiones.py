"""Cuántas sesiones se programaron y cuántas se realizaron."""

from __future__ import annotations

from informe_lib.indicadores.ficha import Ficha, Resultado, Unidad
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.sesion import TipoDeSesion

SESIONES_REALIZADAS = Ficha(
    clave="sesiones_realizadas",
    nombre="Sesiones realizadas",
    unidad=Unidad.SESIONES,
    definicion="Sesiones de la instancia, no de sus submesas, celebradas dentro del alcance; "
    "la de varias jornadas cuenta una vez, en la fecha de la primera",
    fuente="sesiones",
)
SESIONES_PROGRAMADAS = Ficha(
    clave="sesiones_programadas",
    nombre="Sesiones programadas",
    unidad=Unidad.SESIONES,
    definicion="Sesiones de la instancia programadas para una fecha del alcance, se hayan realizado o no; "
    "la que se reprograma dentro del mismo alcance cuenta una vez",
    fuente="sesiones",
)


def sesiones_realizadas(expediente: Expediente, alcance: Alcance, tipo: TipoDeSesion) -> Resultado:
    """Cuántas sesiones de ese tipo celebró la instancia en el alcance."""
    realizadas = [
        sesion for sesion in expediente.sesiones_en(alcance) if sesion.tipo is tipo and sesion.es_realizada()
    ]
    return Resultado(SESIONES_REALIZADAS, len(realizadas), alcance)


def sesiones_programadas(expediente: Expediente, alcance: Alcance, tipo: TipoDeSesion) -> Resultado:
    """Cuántas sesiones de ese tipo se programaron para una fecha del alcance.

    Una aplazada, cancelada o fallida estuvo programada igual. Si se reprogramó y ambas fechas
    caen en el alcance, es la misma sesión y cuenta una vez.
    """
    programadas = [
        sesion
        for sesion in expediente.sesiones
        if sesion.es_de_la_instancia()
        and sesion.tipo is tipo
        and alcance.contiene(sesion.fecha_programada, expediente.periodo)
    ]
    reemplazos = {sesion.reprogramada_a for sesion in programadas}
    distintas = sum(sesion.clave not in reemplazos for sesion in programadas)
    return Resultado(SESIONES_PROGRAMADAS, distintas, alcance)
