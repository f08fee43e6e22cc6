"""De qué sesiones habla el informe: lo que una regla mira para no acusar por lo que todavía no toca."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.decision import Decision
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import ContenidoDeSeccion, SeccionDelFormato
from informe_lib.modelo.integrante import Integrante
from informe_lib.modelo.sesion import Sesion

CON_SESIONES = (
    ContenidoDeSeccion.ASISTENTES,
    ContenidoDeSeccion.SESIONES,
    ContenidoDeSeccion.CALENDARIO,
    ContenidoDeSeccion.FUNCIONES_GENERALES,
    ContenidoDeSeccion.FUNCIONES_ESPECIFICAS,
)


def secciones_con_sesiones(expediente: Expediente) -> tuple[SeccionDelFormato, ...]:
    """Las secciones del formato que son tablas o cuentas de las sesiones."""
    return tuple(una for una in expediente.formato.secciones if una.pone in CON_SESIONES)


def alcance_de_las_sesiones(expediente: Expediente) -> Alcance:
    """El más amplio de sus secciones; un formato que no las lista responde por las del periodo."""
    alcances = {una.alcance for una in secciones_con_sesiones(expediente)}
    return Alcance.ACUMULADO if alcances & {Alcance.ACUMULADO, Alcance.CORTE} else Alcance.PERIODO


def sesiones_informadas(expediente: Expediente) -> tuple[Sesion, ...]:
    """Las sesiones que la instancia celebró y el informe cuenta, en orden de fecha."""
    return expediente.sesiones_realizadas_en(alcance_de_las_sesiones(expediente))


def nombre_de_la_silla(silla: Integrante) -> str:
    """Como la lista el informe; de la que no se sabe la entidad, su cargo."""
    return silla.cargo if silla.nombre in {"Sin dato", "No aplica"} else silla.nombre


def dias_de_las_sesiones(expediente: Expediente) -> dict[str, tuple[date, ...]]:
    """Por clave de sesión, sus días: el primero y los de sus otras jornadas."""
    dias: dict[str, tuple[date, ...]] = {sesion.clave: (sesion.fecha,) for sesion in expediente.sesiones}
    for jornada in expediente.jornadas:
        dias[jornada.sesion] = (*dias.get(jornada.sesion, ()), jornada.fecha)
    return dias


def decisiones_de_otro_dia(expediente: Expediente) -> Iterator[tuple[Decision, Sesion, tuple[date, ...]]]:
    """Las que llevan una fecha que no es ningún día de su sesión, con ella y sus días."""
    sesiones = {sesion.clave: sesion for sesion in expediente.sesiones}
    dias = dias_de_las_sesiones(expediente)
    for decision in expediente.decisiones:
        sesion = sesiones.get(decision.sesion or "")
        if sesion is not None and decision.fecha not in dias[sesion.clave]:
            yield decision, sesion, dias[sesion.clave]


def parte_el_periodo(expediente: Expediente, decision: Decision, sesion: Sesion) -> bool:
    """¿Una de las dos fechas cae en el periodo y la otra no?"""
    return expediente.periodo.contiene(decision.fecha) != expediente.periodo.contiene(sesion.fecha)
