"""Tramos: el texto corrido de un párrafo, una lista, un campo o una nota."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Texto:
    texto: str
    tipo: Literal["texto"] = "texto"


@dataclass(frozen=True, slots=True)
class Enfasis:
    texto: str
    fuerte: bool = False
    tipo: Literal["enfasis"] = "enfasis"


@dataclass(frozen=True, slots=True)
class Enlace:
    texto: str
    direccion: str
    tipo: Literal["enlace"] = "enlace"


@dataclass(frozen=True, slots=True)
class CifraCitada:
    """Una cifra dentro del texto, atada a su dato: `valor` es el canónico («33.3»), `texto` el impreso."""

    texto: str
    clave: str
    valor: str
    tipo: Literal["cifra"] = "cifra"


Tramo = Texto | Enfasis | Enlace | CifraCitada
Tramos = tuple[Tramo, ...]


def corrido(tramos: Tramos) -> str:
    """El texto seguido, tal como se lee."""
    return "".join(tramo.texto for tramo in tramos)
