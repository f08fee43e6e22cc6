"""Los datos abiertos de una tabla o una gráfica: planos, con tipo y unidad por columna."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from informe_lib.presentacion.bloques.error import ErrorBloque

Escalar = str | int | float | bool | None


class TipoDeDato(StrEnum):
    TEXTO = "texto"
    ENTERO = "entero"
    DECIMAL = "decimal"
    PROPORCION = "proporción"
    FECHA = "fecha"


@dataclass(frozen=True, slots=True)
class Columna:
    clave: str
    rotulo: str
    tipo: TipoDeDato = TipoDeDato.TEXTO
    unidad: str | None = None


@dataclass(frozen=True, slots=True)
class Datos:
    """Lo mismo que se ve, plano y abierto: columnas con tipo y unidad, una fila por registro."""

    columnas: tuple[Columna, ...]
    filas: tuple[tuple[Escalar, ...], ...]

    def __post_init__(self) -> None:
        if any(len(fila) != len(self.columnas) for fila in self.filas):
            raise ErrorBloque("datos", "cada fila debe tener un valor por columna")
