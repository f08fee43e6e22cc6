"""La ausencia de un dato es un valor con su razón: `sin dato` no es `No`, ni cero, ni `No aplica`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ClaseDeAusencia(StrEnum):
    SIN_DATO = "sin_dato"
    NO_APLICA = "no_aplica"


@dataclass(frozen=True, slots=True)
class Ausencia:
    """Un dato que no está, con el motivo que llega a la página."""

    clase: ClaseDeAusencia
    motivo: str

    def __str__(self) -> str:
        return "No aplica" if self.clase is ClaseDeAusencia.NO_APLICA else "Sin dato"


def sin_dato(motivo: str) -> Ausencia:
    """El dato debería existir y no se conoce."""
    return Ausencia(ClaseDeAusencia.SIN_DATO, motivo)


def no_aplica(motivo: str) -> Ausencia:
    """El dato no tiene por qué existir."""
    return Ausencia(ClaseDeAusencia.NO_APLICA, motivo)


NO_REGISTRADO = sin_dato("no está registrado en los datos de la instancia")
