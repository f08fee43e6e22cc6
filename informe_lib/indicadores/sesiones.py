"""Cuántas sesiones se programaron, cuántas se realizaron y cuáles están en el calendario."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from informe_lib.indicadores.ficha import Ficha, Resultado, Unidad
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.sesion import EstadoDeSesion, Sesion, TipoDeSesion

SESIONES_REALIZADAS = Ficha(
    clave="sesiones_realizadas",
    nombre="Sesiones realizadas",
    unidad=Unidad.SESIONES,
    definicion="Las de la instancia, no de sus submesas, celebradas en el alcance; la de varias jornadas "
    "cuenta una vez, el primer día",
    fuente="sesiones",
)
SESIONES_PROGRAMADAS = Ficha(
    clave="sesiones_programadas",
    nombre="Sesiones programadas",
    unidad=Unidad.SESIONES,
    definicion="Las de la instancia programadas para el alcance, se hayan realizado o no; la que se corre "
    "dentro de él cuenta una vez",
    fuente="sesiones",
)
CUMPLIMIENTO_DEL_MINIMO = Ficha(
    clave="cumplimiento_del_minimo",
    nombre="Cumplimiento del mínimo anual de sesiones",
    unidad=Unidad.PROPORCION,
    definicion="Sesiones ordinarias realizadas en la vigencia hasta el corte ÷ el mínimo que la instancia "
    "debe celebrar en el año; antes de diciembre no dice todavía si se cumplió",
    fuente="sesiones, instancia",
)


def sesiones_realizadas(
    expediente: Expediente, alcance: Alcance, tipo: TipoDeSesion | None = None
) -> Resultado:
    """Cuántas sesiones celebró la instancia en el alcance; sin tipo, ordinarias y extraordinarias."""
    realizadas = [
        sesion for sesion in expediente.sesiones_realizadas_en(alcance) if tipo in (None, sesion.tipo)
    ]
    return Resultado(SESIONES_REALIZADAS, len(realizadas), alcance)


def sesiones_programadas(
    expediente: Expediente, alcance: Alcance, tipo: TipoDeSesion | None = None
) -> Resultado:
    """Cuántas sesiones se programaron para una fecha del alcance; sin tipo, todas.

    Una aplazada, cancelada o fallida estuvo programada igual. Si se reprogramó y ambas fechas
    caen en el alcance, es la misma sesión y cuenta una vez.
    """
    return Resultado(SESIONES_PROGRAMADAS, len(programadas_distintas(expediente, alcance, tipo)), alcance)


def programadas_distintas(
    expediente: Expediente, alcance: Alcance, tipo: TipoDeSesion | None = None
) -> tuple[str, ...]:
    """Las claves de las sesiones programadas del alcance; de la que se corrió, una sola: la primera.

    Se recorren primero las que no reemplazan a ninguna, con todas las fechas a que se corrieron; las que
    queden dan una vuelta completa (o dicen reemplazarse a sí mismas) y cada vuelta es una sesión.
    """
    siguientes = {
        sesion.clave: sesion.reprogramada_a
        for sesion in expediente.sesiones
        if sesion.es_de_la_instancia()
        and tipo in (None, sesion.tipo)
        and alcance.contiene(sesion.fecha_programada, expediente.periodo)
    }
    reemplazos = set(siguientes.values())
    vistas, distintas = set[str](), list[str]()
    for comienzo in sorted(siguientes, key=lambda clave: clave in reemplazos):
        if comienzo not in vistas:
            distintas.append(comienzo)
        clave: str | None = comienzo
        while clave in siguientes and clave not in vistas:
            vistas.add(clave)
            clave = siguientes[clave]
    return tuple(distintas)


def sesiones_del_calendario(expediente: Expediente, alcance: Alcance) -> tuple[Sesion, ...]:
    """Las sesiones de la instancia que el alcance toca: se celebraron o se programaron en él.

    Devuelve  las sesiones en orden de fecha, también las aplazadas, canceladas y fallidas; la que se corrió
              más allá del corte, una sola vez: si la aplazada está, por ella.
    Fuente    tabla sesiones.
    """
    tocadas = [
        sesion
        for sesion in expediente.sesiones
        if sesion.es_de_la_instancia()
        and any(
            alcance.contiene(fecha, expediente.periodo) for fecha in (sesion.fecha, sesion.fecha_programada)
        )
    ]
    corridas = {sesion.reprogramada_a for sesion in tocadas}
    propias = (
        sesion for sesion in tocadas if sesion.fecha <= expediente.corte or sesion.clave not in corridas
    )
    return tuple(sorted(propias, key=lambda sesion: (sesion.fecha, sesion.clave)))


def es_posterior(sesion: Sesion, corte: date) -> bool:
    """¿Debía ser antes del corte y se corrió más allá?"""
    return sesion.fecha_programada <= corte < sesion.fecha


def estado_al_corte(sesion: Sesion, corte: date) -> EstadoDeSesion:
    """Cómo estaba ese día: la que se corrió más allá del corte estaba aplazada, pasara lo que pasara."""
    return EstadoDeSesion.APLAZADA if es_posterior(sesion, corte) else sesion.estado


def fecha_al_corte(sesion: Sesion, corte: date) -> date:
    """El día de la sesión, como se sabía al corte: el programado, si se corrió más allá."""
    return sesion.fecha_programada if es_posterior(sesion, corte) else sesion.fecha


def cumplimiento_del_minimo(expediente: Expediente, alcance: Alcance = Alcance.ACUMULADO) -> Resultado:
    """Qué parte del mínimo anual de sesiones ordinarias se ha celebrado; el mínimo es de la vigencia.

    Recibe    el expediente y el alcance, que solo puede ser acumulado: con otro no hay valor.
    Devuelve  la proporción, que pasa de 1 si hubo más sesiones que el mínimo, o el motivo de que no la haya.
    Fuente    tablas sesiones e instancia.
    """
    minimo = expediente.instancia.minimo_de_sesiones
    if alcance is not Alcance.ACUMULADO:
        return Resultado.sin_dato(CUMPLIMIENTO_DEL_MINIMO, alcance, "el mínimo de sesiones es de la vigencia")
    if isinstance(minimo, Ausencia):
        return Resultado.sin_dato(CUMPLIMIENTO_DEL_MINIMO, alcance, minimo.motivo)
    if minimo <= 0:
        return Resultado.sin_dato(CUMPLIMIENTO_DEL_MINIMO, alcance, "el mínimo de sesiones es cero")
    realizadas = sesiones_realizadas(expediente, alcance, TipoDeSesion.ORDINARIA).valor or 0
    return Resultado(CUMPLIMIENTO_DEL_MINIMO, Decimal(realizadas) / minimo, alcance)
