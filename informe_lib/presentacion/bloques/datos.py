"""Los datos abiertos de una tabla o una gráfica: planos, con tipo y unidad por columna."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from informe_lib.modelo.ausencia import Ausencia
from informe_lib.presentacion.bloques.error import ErrorBloque

Escalar = str | int | float | bool | None  # None: en esa fila no hay nada que decir
Dato = Escalar | Ausencia  # un dato que debería estar y falta, o que no aplica, trae su razón


class TipoDeDato(StrEnum):
    TEXTO = "texto"
    ENTERO = "entero"
    DECIMAL = "decimal"
    PROPORCION = "proporción"
    FECHA = "fecha"


@dataclass(frozen=True, slots=True)
class Columna:
    """`motivo_de` es la clave de otra columna, si esta dice por qué le falta a una fila lo de aquella."""

    clave: str
    rotulo: str
    tipo: TipoDeDato = TipoDeDato.TEXTO
    unidad: str | None = None
    motivo_de: str | None = None

    @property
    def rotulo_con_unidad(self) -> str:
        """«Antigüedad (días)»; la unidad que el rótulo ya nombra no se repite: «Decisiones»."""
        ya_la_nombra = f" {self.unidad} ".casefold() in f" {self.rotulo} ".casefold()
        return self.rotulo if self.unidad is None or ya_la_nombra else f"{self.rotulo} ({self.unidad})"


@dataclass(frozen=True, slots=True)
class Datos:
    """Lo mismo que se ve, plano y abierto: columnas con tipo y unidad, una fila por registro.

    `alcance` dice en palabras de qué tiempo son; vacío, no se declara.
    """

    columnas: tuple[Columna, ...]
    filas: tuple[tuple[Escalar, ...], ...]
    alcance: str = ""

    def __post_init__(self) -> None:
        if any(len(fila) != len(self.columnas) for fila in self.filas):
            raise ErrorBloque("datos", "cada fila debe tener un valor por columna")
