"""Lo que la instancia decide o se compromete a hacer, y la historia fechada de su cumplimiento."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia


class TipoDeDecision(StrEnum):
    DECISION = "decisión"
    COMPROMISO = "compromiso"


class EstadoDeDecision(StrEnum):
    PENDIENTE = "pendiente"
    EN_EJECUCION = "en ejecución"
    CUMPLIDA = "cumplida"
    DESCARTADA = "descartada"

    def es_final(self) -> bool:
        """¿Ya no hay nada que seguirle?"""
        return self in (self.CUMPLIDA, self.DESCARTADA)


@dataclass(frozen=True, slots=True)
class Decision:
    """Una decisión se toma en una sesión o por un acto sin sesión (entonces `sesion` es None)."""

    clave: str
    texto: str
    fecha: date
    sesion: str | None = None
    tipo: TipoDeDecision = TipoDeDecision.DECISION
    icono: str | Ausencia = NO_REGISTRADO
    responsable: str | Ausencia = NO_REGISTRADO
    fecha_limite: date | Ausencia = NO_REGISTRADO
    acto: str | None = None


@dataclass(frozen=True, slots=True)
class Seguimiento:
    """Lo que se supo de una decisión en una fecha; sin fecha, lo último que se sabe."""

    decision: str
    texto: str
    fecha: date | Ausencia = NO_REGISTRADO
    estado: EstadoDeDecision | Ausencia = NO_REGISTRADO
    soporte: str | Ausencia = NO_REGISTRADO
