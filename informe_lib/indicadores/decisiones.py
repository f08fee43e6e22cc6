"""En qué van las decisiones y los compromisos a la fecha de corte."""

from __future__ import annotations

from collections import Counter

from pandas import DataFrame

from informe_lib.indicadores.ficha import Ficha, Unidad
from informe_lib.indicadores.tabla_de_datos import Tipo, tabla_de_datos
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.decision import Decision, EstadoDeDecision, Seguimiento
from informe_lib.modelo.expediente import Expediente

SIN_DATO = "sin dato"
DECISIONES_POR_ESTADO = Ficha(
    clave="decisiones_por_estado",
    nombre="Decisiones por estado",
    unidad=Unidad.DECISIONES,
    definicion="Decisiones y compromisos tomados en el alcance, según su último seguimiento hasta el corte "
    "(el que no tiene fecha vale como el más reciente); sin él o si no dice el estado, es «sin dato»",
    fuente="decisiones, seguimientos",
)

_COLUMNAS = {"estado": Tipo.TEXTO, "decisiones": Tipo.ENTERO}


def decisiones_por_estado(expediente: Expediente, alcance: Alcance) -> DataFrame:
    """Cuántas decisiones hay en cada estado.

    Devuelve  una fila por estado posible, también en cero, y la última «sin dato»: estado, decisiones.
    Fuente    tablas decisiones y seguimientos, corte al último día del periodo.
    """
    cuenta = Counter(estado_al_corte(expediente, decision) for decision in expediente.decisiones_en(alcance))
    return tabla_de_datos(
        _COLUMNAS,
        ((estado.value if estado else SIN_DATO, cuenta[estado]) for estado in (*EstadoDeDecision, None)),
    )


def estado_al_corte(expediente: Expediente, decision: Decision) -> EstadoDeDecision | None:
    """El estado que dio su último seguimiento; None si no se conoce."""
    ultimo = ultimo_seguimiento(expediente, decision)
    return None if ultimo is None or isinstance(ultimo.estado, Ausencia) else ultimo.estado


def ultimo_seguimiento(expediente: Expediente, decision: Decision) -> Seguimiento | None:
    """Lo último que se sabe de una decisión al corte; un seguimiento sin fecha vale como lo más reciente."""
    fechados = [
        (expediente.corte if isinstance(uno.fecha, Ausencia) else uno.fecha, posicion, uno)
        for posicion, uno in enumerate(expediente.seguimientos)
        if uno.decision == decision.clave
    ]
    vigentes = [fechado for fechado in fechados if fechado[0] <= expediente.corte]
    return max(vigentes, key=lambda fechado: fechado[:2])[2] if vigentes else None
