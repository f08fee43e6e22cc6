"""Un número de una oración: cuánto, cómo está dicho y dónde."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Manera(StrEnum):
    CIFRAS = "cifras"
    LETRAS = "letras"
    CITA = "cita"


class Magnitud(StrEnum):
    """Qué clase de cantidad es: una cuenta, una parte de algo (0,7 es «70 %») o plata."""

    CUENTA = "cuenta"
    PARTE = "parte"
    DINERO = "dinero"


@dataclass(frozen=True, slots=True)
class Mencion:
    """Un número de la oración: `valor` (una parte, de 0 a 1) y el lugar que ocupan sus palabras.

    `otro` es lo que dice el paréntesis, si no dice lo mismo («dos (3)»). El `flojo` es un «un» o «una»
    que puede ser un artículo. `precision` son los decimales con que se escribió un porcentaje.
    """

    desde: int
    hasta: int
    valor: Decimal
    manera: Manera
    magnitud: Magnitud = Magnitud.CUENTA
    otro: Decimal | None = None
    flojo: bool = False
    precision: int | None = None
    cifra: str | None = None
    pide_de: bool = False

    def es_parte(self) -> bool:
        return self.magnitud is Magnitud.PARTE
