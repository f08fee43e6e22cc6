"""Una regla dice cuándo vale una frase y cómo se dice; de una tabla de reglas manda la primera que se cumple.

La plantilla lee los hechos («{h.realizadas}») y no calcula: quien discute una frase mira la tabla, y quien
discute una cifra mira el indicador del que salen los hechos. Una plantilla vacía calla a propósito. La
que concuerda con lo que cuenta tiene dos formas: la de una cosa y, en `de_varias`, la de varias.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from informe_lib.presentacion import formato

Hechos = TypeVar("Hechos")
NOMBRES_EN_UNA_FRASE = 3  # una frase con más se deja de leer; los demás se cuentan


@dataclass(frozen=True, slots=True)
class Regla(Generic[Hechos]):
    cuando: Callable[[Hechos], bool]
    plantilla: str
    de_varias: str = ""


def plantilla_de(reglas: Sequence[Regla[Hechos]], hechos: Hechos, cuantas: int = 1) -> str:
    """La plantilla de la primera regla que se cumple, en la forma que concuerda; vacía si no hay ninguna."""
    regla = next((regla for regla in reglas if regla.cuando(hechos)), None)
    if regla is None:
        return ""
    return formato.plural(cuantas, regla.plantilla, regla.de_varias or regla.plantilla)


def dicho(reglas: Sequence[Regla[Hechos]], hechos: Hechos) -> str:
    """Lo que dice la primera regla que se cumple; nada si no hay tal regla o si su plantilla calla."""
    return plantilla_de(reglas, hechos).format(h=hechos)


def frases(reglas: Sequence[Regla[Hechos]], hechos: Hechos) -> tuple[str, ...]:
    """Lo mismo como oración: ninguna o una."""
    dicha = dicho(reglas, hechos)
    return (oracion(dicha),) if dicha else ()


def oracion(texto: str) -> str:
    """Con mayúscula al comienzo, un punto al final y sin los espacios que deja un hecho que se calla."""
    renglon = formato.en_un_renglon(texto)
    return f"{renglon[0].upper()}{renglon[1:].removesuffix('.')}."


def algunos(nombres: Sequence[str], *, femenino: bool) -> str:
    """Una enumeración de pocos nombres; de los demás, cuántos son: «A, B, C y otras cuatro»."""
    sobran = len(nombres) - NOMBRES_EN_UNA_FRASE
    if sobran <= 0:
        return formato.lista(nombres)
    if sobran == 1:
        resto = "una más" if femenino else "uno más"
    else:
        resto = f"{'otras' if femenino else 'otros'} {formato.en_texto(sobran, femenino=femenino)}"
    return formato.lista([*nombres[:NOMBRES_EN_UNA_FRASE], resto])
