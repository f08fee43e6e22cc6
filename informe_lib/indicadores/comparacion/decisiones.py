"""Qué pasó con cada decisión entre los dos cortes: se tomó, se cerró, se reabrió o sigue abierta."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from informe_lib.indicadores.comparacion.intervalo import Intervalo
from informe_lib.indicadores.decisiones import SIN_DATO, cierre, estaba_cerrada, estado_al_corte
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.decision import Decision, EstadoDeDecision, Seguimiento
from informe_lib.modelo.expediente import Expediente


class NovedadDeDecision(StrEnum):
    TOMADA = "se tomó y sigue abierta"
    TOMADA_Y_CERRADA = "se tomó y se cerró"
    CERRADA = "se cerró"
    REABIERTA = "se reabrió"
    PENDIENTE = "sigue abierta"


@dataclass(frozen=True, slots=True)
class DecisionComparada:
    """Una decisión, lo que le pasó entre los dos cortes y cómo está en el segundo.

    `estado` es None si no se conoce; `cierre`, el día en que se cerró, si se cerró y se sabe cuándo.
    """

    decision: Decision
    novedad: NovedadDeDecision
    estado: EstadoDeDecision | None
    cierre: date | None
    corte: date

    @property
    def esta_cerrada(self) -> bool:
        return self.estado is not None and self.estado.es_final()

    @property
    def dias(self) -> int | None:
        """Los que tardó en cerrarse o los que lleva abierta al corte; None si no se sabe cuándo se cerró."""
        hasta = self.cierre if self.esta_cerrada else self.corte
        return None if hasta is None else (hasta - self.decision.fecha).days

    @property
    def dias_de_vencida(self) -> int | None:
        """Los que el corte pasa de su fecha límite sin que conste que se cerró; None si no ha vencido."""
        limite = self.decision.fecha_limite
        if self.esta_cerrada or isinstance(limite, Ausencia) or limite >= self.corte:
            return None
        return (self.corte - limite).days

    @property
    def estado_en_palabras(self) -> str:
        return SIN_DATO if self.estado is None else self.estado.value


def decisiones_comparadas(intervalo: Intervalo) -> Iterator[DecisionComparada]:
    """Las que se tomaron entre los dos cortes y las anteriores que en el primero seguían abiertas.

    Devuelve  las de la instancia, no las de sus submesas, en orden de fecha. Un cierre sin fecha no consta
              que sea anterior al primer corte: cuenta como cerrada entre los dos.
    Fuente    tablas decisiones y seguimientos.
    """
    seguimientos: dict[str, list[Seguimiento]] = defaultdict(list)
    for uno in intervalo.ahora.seguimientos:
        seguimientos[uno.decision].append(uno)
    for decision in intervalo.ahora.decisiones_en(Alcance.CORTE):
        # Solo con su historia: buscarla entre las de todas crece con el cuadrado de las decisiones.
        propio = replace(intervalo.ahora, seguimientos=tuple(seguimientos[decision.clave]))
        estado = estado_al_corte(propio, decision)
        novedad = _novedad(intervalo, propio, decision, estado)
        if novedad is not None:
            final = cierre(propio, decision)
            dia = None if final is None or isinstance(final.fecha, Ausencia) else final.fecha
            yield DecisionComparada(decision, novedad, estado, dia, intervalo.ahora.corte)


def _novedad(
    intervalo: Intervalo, propio: Expediente, decision: Decision, estado: EstadoDeDecision | None
) -> NovedadDeDecision | None:
    """Lo que le pasó; nada si ya estaba cerrada en el primer corte y así sigue."""
    cerrada = estado is not None and estado.es_final()
    if intervalo.empieza(decision.fecha):
        return NovedadDeDecision.TOMADA_Y_CERRADA if cerrada else NovedadDeDecision.TOMADA
    if estaba_cerrada(propio, decision, intervalo.inicio):
        return None if cerrada else NovedadDeDecision.REABIERTA
    return NovedadDeDecision.CERRADA if cerrada else NovedadDeDecision.PENDIENTE
