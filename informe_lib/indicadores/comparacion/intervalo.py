"""Dos periodos de la misma clase y los días que van del corte de uno al corte del otro."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.periodo import Periodo


class ErrorMismoPeriodo(ErrorInforme):
    def __init__(self, periodo: str) -> None:
        super().__init__(periodo)
        self.periodo = periodo

    def __str__(self) -> str:
        return f"Los dos periodos son el mismo, {self.periodo}: no hay qué comparar. Nombre dos distintos."


class ErrorPeriodosDeOtraClase(ErrorInforme):
    def __init__(self, anterior: str, posterior: str) -> None:
        super().__init__(anterior, posterior)
        self.anterior, self.posterior = anterior, posterior

    def __str__(self) -> str:
        return (
            f"{self.anterior} y {self.posterior} no se comparan: no duran lo mismo. "
            "Nombre dos meses, dos trimestres o dos semestres."
        )


def en_orden(uno: Periodo, otro: Periodo) -> tuple[Periodo, Periodo]:
    """Los dos periodos, el más viejo primero.

    Errores   ErrorMismoPeriodo, y ErrorPeriodosDeOtraClase si no duran lo mismo.
    """
    anterior, posterior = sorted((uno, otro))
    if anterior == posterior:
        raise ErrorMismoPeriodo(anterior.clave)
    if anterior.tipo is not posterior.tipo:
        raise ErrorPeriodosDeOtraClase(anterior.clave, posterior.clave)
    return anterior, posterior


@dataclass(frozen=True, slots=True)
class Intervalo:
    """El expediente de la instancia puesto en cada uno de los dos periodos, el más viejo primero."""

    antes: Expediente
    ahora: Expediente

    def __post_init__(self) -> None:
        en_orden(self.antes.periodo, self.ahora.periodo)

    @property
    def inicio(self) -> date:
        """El día que sigue al primer corte: lo que pasó desde ese día es nuevo."""
        return self.antes.corte + timedelta(days=1)

    def empieza(self, fecha: object) -> bool:
        """¿Lo que rige desde esa fecha empezó después del primer corte y hasta el segundo?"""
        return isinstance(fecha, date) and self.antes.corte < fecha <= self.ahora.corte

    def termina(self, fecha: object) -> bool:
        """¿Lo que rigió hasta esa fecha, que es su último día, ya no regía en el segundo corte?"""
        return isinstance(fecha, date) and self.antes.corte <= fecha < self.ahora.corte
