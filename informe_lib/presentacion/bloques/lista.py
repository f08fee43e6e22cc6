"""La lista: con viñetas o con números, y con otras colgadas de sus elementos."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from informe_lib.presentacion.bloques.error import ErrorBloque
from informe_lib.presentacion.bloques.tramos import Tramos, corrido

NIVELES = 8  # uno dentro de otro; Word admite nueve, y más de tres ya no los sigue nadie
MAYOR_EN_LETRAS = 999  # un número más alto, en letras o en romanos, no se lee


class Numeracion(StrEnum):
    """Cómo se escriben los números de una lista; el valor es el primero de ellos."""

    CIFRAS = "1"
    LETRAS = "a"
    ROMANOS = "i"


NUMERACION_DE_CADA_NIVEL = tuple(Numeracion) * 3


@dataclass(frozen=True, slots=True)
class Lista:
    """Elementos en orden; una lista entre ellos cuelga del que la antecede. `desde` numera al primero."""

    elementos: tuple[Tramos | Lista, ...]
    ordenada: bool = False
    desde: int = 1
    de_texto: str | None = None
    tipo: Literal["lista"] = "lista"

    def __post_init__(self) -> None:
        if self.elementos and isinstance(self.elementos[0], Lista):
            raise ErrorBloque("lista", "empieza por otra lista, que no cuelga de ningún elemento")
        if self.niveles() > NIVELES:
            raise ErrorBloque("lista", f"tiene más de {NIVELES} niveles, una dentro de otra")
        if self.desde < 0:
            raise ErrorBloque("lista", "sus números empiezan antes de cero")

    def niveles(self) -> int:
        """Cuántas listas hay, una dentro de otra, contando esta."""
        return 1 + max((uno.niveles() for uno in self.elementos if isinstance(uno, Lista)), default=0)

    def numeracion(self, nivel: int) -> Numeracion:
        """Cómo se numera la que está a ese nivel (la de afuera, al cero), igual en todos los formatos."""
        return NUMERACION_DE_CADA_NIVEL[nivel] if self.desde <= MAYOR_EN_LETRAS else Numeracion.CIFRAS

    def con_lo_que_cuelga(self) -> Iterator[tuple[Tramos, tuple[Lista, ...]]]:
        """Cada elemento con las listas que cuelgan de él."""
        elemento: Tramos = ()
        colgadas: list[Lista] = []
        for posicion, uno in enumerate(self.elementos):
            if isinstance(uno, Lista):
                colgadas.append(uno)
                continue
            if posicion:
                yield elemento, tuple(colgadas)
            elemento, colgadas = uno, []
        if self.elementos:
            yield elemento, tuple(colgadas)

    def textos(self) -> Iterator[str]:
        """Lo que se lee en cada elemento, de arriba abajo."""
        for uno in self.elementos:
            yield from uno.textos() if isinstance(uno, Lista) else (corrido(uno),)
