"""La instancia de coordinación: su nombre, su norma, su reglamento y sus funciones, con vigencias."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia


class EstadoDeInstancia(StrEnum):
    ACTIVA = "activa"
    INACTIVA = "inactiva"
    SUPRIMIDA = "suprimida"


@dataclass(frozen=True, slots=True)
class Instancia:
    """El cuerpo colegiado que debe el informe; `nombre` es el vigente hoy en sus datos."""

    clave: str
    nombre: str
    entidad_de_la_secretaria: str | Ausencia = NO_REGISTRADO
    sector: str | Ausencia = NO_REGISTRADO
    ambito: str | Ausencia = NO_REGISTRADO
    localidad: str | Ausencia = NO_REGISTRADO
    estado: EstadoDeInstancia = EstadoDeInstancia.ACTIVA
    minimo_de_sesiones: int | Ausencia = NO_REGISTRADO


@dataclass(frozen=True, slots=True)
class Norma:
    """Acto que crea o rige la instancia, con la vigencia que tuvo."""

    clave: str
    nombre: str
    emisor: str | Ausencia = NO_REGISTRADO
    vigente_desde: date | Ausencia = NO_REGISTRADO
    vigente_hasta: date | None = None
    derogada_por: str | None = None

    def rige(self, fecha: date) -> bool:
        """¿Estaba en vigor ese día? Sin fecha de inicio conocida se supone que ya regía."""
        empezo = isinstance(self.vigente_desde, Ausencia) or self.vigente_desde <= fecha
        return empezo and (self.vigente_hasta is None or fecha <= self.vigente_hasta)


@dataclass(frozen=True, slots=True)
class Reglamento:
    """Una versión del reglamento interno: se adopta por un acuerdo con número y fecha."""

    fecha: date
    numero: str | Ausencia = NO_REGISTRADO
    vigente_hasta: date | None = None


@dataclass(frozen=True, slots=True)
class Funcion:
    """Una función que la norma da a la instancia, dicha en breve."""

    clave: str
    numero: int
    texto: str
    norma: str
    especifica: bool = False
