"""Lo que la aritmética dice de los números de una oración, y con qué se va anotando."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from informe_lib.revision.texto.mencion import Mencion
from informe_lib.revision.texto.oraciones import Oracion
from informe_lib.revision.texto.pares import pares_en, rangos_en
from informe_lib.revision.texto.sustantivos import Sintagma

# Números vecinos con los que uno se compara: así el trabajo crece con su cantidad y no con su cuadrado.
VENTANA = 10


@dataclass(slots=True)
class Cuadre:
    """Lo que la aritmética dice de los números de una oración.

    `pares` van de la parte al todo («14 de 20»). `salen` los que se siguen de otros. `no_cuadran`, cada uno
    con el otro extremo de lo que se lee y lo que la aritmética da. `partes_de` va de un sumando a su total y
    `restan`, de la parte de un par a lo que dice que falta.
    """

    pares: dict[int, int] = field(default_factory=dict)
    salen: set[int] = field(default_factory=set)
    no_cuadran: dict[int, tuple[int, str]] = field(default_factory=dict)
    rangos: dict[int, int] = field(default_factory=dict)
    restan: dict[int, int] = field(default_factory=dict)
    partes_de: dict[int, int] = field(default_factory=dict)


class Aritmetica:
    """Los números de una oración, para compararlos; lo que se sabe de cada uno queda en el cuadre."""

    def __init__(self, oracion: Oracion, menciones: Sequence[Mencion], sintagmas: Sequence[Sintagma]) -> None:
        self.texto, self.menciones, self.sintagmas = oracion.plano, menciones, sintagmas
        self.cuadre = Cuadre(
            pares=dict(pares_en(oracion, menciones, sintagmas)), rangos=dict(rangos_en(oracion, menciones))
        )
        self.todos = set(self.cuadre.pares.values())

    def vecinas(self, n: int) -> list[int]:
        """Las cuentas cercanas a un número, sin los porcentajes."""
        rango = range(max(0, n - VENTANA), min(len(self.menciones), n + VENTANA + 1))
        return [
            i for i in rango if i != n and not self.menciones[i].es_parte() and self.menciones[i].otro is None
        ]

    def entre(self, i: int, n: int) -> str:
        """Lo que hay escrito entre dos números."""
        return self.texto[self.menciones[i].hasta : self.menciones[n].desde]

    def antes_de(self, n: int) -> str:
        """Las palabras que van justo antes de un número."""
        desde = self.menciones[n].desde
        return self.texto[max(0, desde - 40) : desde]

    def ultimo_par_antes_de(self, n: int) -> tuple[int, int] | None:
        """La parte y el todo que se dijeron de último."""
        previos = [(parte, todo) for parte, todo in self.cuadre.pares.items() if max(parte, todo) < n]
        return max(previos, key=max, default=None)

    def anotar(self, n: int, desde: int, razon: str, *, sale: bool) -> None:
        """El número sale de los otros, o no cuadra con los que hay desde ese."""
        if sale:
            self.cuadre.salen.add(n)
        else:
            self.cuadre.no_cuadran[n] = desde, razon
