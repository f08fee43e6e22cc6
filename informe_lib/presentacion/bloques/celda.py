"""La celda: lo que se lee, lo que vale y cuánto ocupa."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from informe_lib.presentacion.bloques.datos import Escalar


class Alineacion(StrEnum):
    IZQUIERDA = "izquierda"
    CENTRO = "centro"
    DERECHA = "derecha"


@dataclass(frozen=True, slots=True)
class Celda:
    """Lo que se lee (`texto`) y lo que vale (`valor`); `filas` y `columnas` dicen cuánto ocupa.

    `cifra` es la clave de la cifra que la fila explica: quien la lee en un texto llega hasta aquí.
    """

    texto: str
    valor: Escalar = None
    filas: int = 1
    columnas: int = 1
    es_encabezado: bool = False
    alineacion: Alineacion = Alineacion.IZQUIERDA
    cifra: str | None = None
