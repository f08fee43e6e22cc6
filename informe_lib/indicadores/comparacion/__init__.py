"""Lo que cambió de un periodo a otro de la misma clase, en los datos de una instancia."""

from informe_lib.indicadores.comparacion.cambio import Cambio, Escala
from informe_lib.indicadores.comparacion.comparar import Comparacion, comparar
from informe_lib.indicadores.comparacion.decisiones import DecisionComparada, NovedadDeDecision
from informe_lib.indicadores.comparacion.intervalo import (
    ErrorMismoPeriodo,
    ErrorPeriodosDeOtraClase,
    Intervalo,
    en_orden,
)
from informe_lib.indicadores.comparacion.novedades import ClaseDeNovedad, Novedad

__all__ = [
    "Cambio",
    "ClaseDeNovedad",
    "Comparacion",
    "DecisionComparada",
    "ErrorMismoPeriodo",
    "ErrorPeriodosDeOtraClase",
    "Escala",
    "Intervalo",
    "Novedad",
    "NovedadDeDecision",
    "comparar",
    "en_orden",
]
