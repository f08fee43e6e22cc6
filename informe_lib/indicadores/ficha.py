"""La ficha de un indicador y el resultado que produce: un valor, o la razón de que no lo haya."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Self

from informe_lib.modelo.alcance import Alcance


class Unidad(StrEnum):
    SESIONES = "sesiones"
    FUNCIONES = "funciones"
    DECISIONES = "decisiones"
    PUESTOS = "puestos"
    DIAS = "días"
    DOCUMENTOS = "documentos"
    PROPORCION = "proporción de 0 a 1"
    LA_DE_CADA_COLUMNA = "la de cada columna"
    LA_DE_LA_CIFRA = "la que declara cada cifra"


@dataclass(frozen=True, slots=True)
class Ficha:
    """La hoja de vida de un indicador: qué mide, en qué unidad y con qué tablas se calcula."""

    clave: str
    nombre: str
    unidad: Unidad
    definicion: str
    fuente: str


@dataclass(frozen=True, slots=True)
class Resultado:
    """Un valor con su ficha y su alcance; si `valor` es None, `motivo` dice por qué."""

    ficha: Ficha
    valor: Decimal | int | None
    alcance: Alcance
    motivo: str | None = None

    @classmethod
    def sin_dato(cls, ficha: Ficha, alcance: Alcance, motivo: str) -> Self:
        return cls(ficha, None, alcance, motivo)
