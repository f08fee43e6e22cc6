"""De qué tiempo habla una cifra o una tabla: se decide por sección en el formato y siempre se imprime."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from informe_lib.modelo.periodo import Periodo


class Alcance(StrEnum):
    PERIODO = "periodo"
    ACUMULADO = "acumulado"
    CORTE = "a la fecha de corte"

    def contiene(self, fecha: date, periodo: Periodo) -> bool:
        """¿La fecha cae en lo que este alcance cubre, para un informe de ese periodo?"""
        return self.inicio(periodo) <= fecha <= periodo.fin

    def inicio(self, periodo: Periodo) -> date:
        """El primer día cubierto; una existencia «a la fecha de corte» no tiene comienzo."""
        if self is Alcance.PERIODO:
            return periodo.inicio
        return date(periodo.vigencia, 1, 1) if self is Alcance.ACUMULADO else date.min
