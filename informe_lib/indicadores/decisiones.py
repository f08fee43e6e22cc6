"""En qué van las decisiones y los compromisos a la fecha de corte."""

from __future__ import annotations

from collections import Counter

from pandas import DataFrame

from informe_lib.indicadores.ficha import Ficha, Unidad
from informe_lib.indicadores.tabla_de_datos import Tipo, tabla_de_datos
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.decision import Decision, EstadoDeDecision
from informe_lib.modelo.expediente import Expediente

SIN_DATO = "sin dato"
DECISIONES_POR_ESTADO = Ficha(
    clave="decisiones_por_estado",
    nombre="Decisiones por estado",
    unidad=Unidad.DECISIONES,
    definicion="Decisiones y compromisos tomados en el alcance, según su último seguimiento fechado hasta el "
    "corte; sin seguimiento fechado o si este no dice el estado, es «sin dato»",
    fuente="decisiones, seguimientos",
)

_COLUMNAS = {"estado": Tipo.TEXTO, "decisiones": Tipo.ENTERO}


def decisiones_por_estado(expediente: Expediente, alcance: Alcance) -> DataFrame:
    """Cuántas decisiones hay en cada estado.

    Devuelve  una fila por estado posible, también en cero, y la última «sin dato»: estado, decisiones.
    Fuente    tablas decisiones y seguimientos, corte al último día del periodo.
    """
    de_submesas = {sesion.clave for sesion in expediente.sesiones if not sesion.es_de_la_instancia()}
    tomadas = (
        decision
        for decision in expediente.decisiones
        if alcance.contiene(decision.fecha, expediente.periodo) and decision.sesion not in de_submesas
    )
    cuenta = Counter(estado_al_corte(expediente, decision) for decision in tomadas)
    return tabla_de_datos(
        _COLUMNAS,
        ((estado.value if estado else SIN_DATO, cuenta[estado]) for estado in (*EstadoDeDecision, None)),
    )


def estado_al_corte(expediente: Expediente, decision: Decision) -> EstadoDeDecision | None:
    """El estado que dio su último seguimiento fechado hasta el corte; None si no se conoce."""
    conocidos = [
        (seguimiento.fecha, posicion, seguimiento.estado)
        for posicion, seguimiento in enumerate(expediente.seguimientos)
        if seguimiento.decision == decision.clave
        and not isinstance(seguimiento.fecha, Ausencia)
        and seguimiento.fecha <= expediente.corte
    ]
    if not conocidos:
        return None
    *_, estado = max(conocidos, key=lambda uno: uno[:2])
    return None if isinstance(estado, Ausencia) else estado
