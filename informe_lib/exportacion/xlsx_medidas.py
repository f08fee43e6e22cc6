"""Qué ancho y qué alto necesita una hoja de cálculo para que sus textos se lean, en pantalla y en papel.

Excel ajusta el alto al abrir; otros programas no, y sin él los renglones de un texto se pisan.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from textwrap import wrap

from informe_lib.exportacion.pdf_anchos import CUERPO_DE_TABLA, ancho_de
from informe_lib.presentacion.bloques import Datos, Escalar, TipoDeDato

CUERPO = 10  # el de la letra de las hojas
PUNTOS_POR_RENGLON, ALTO_MAXIMO = 12.9, 409.0  # el de esa letra, y el tope de Excel
PUNTOS_POR_LETRA, SANGRIA = 5.25, 12  # Excel mide las columnas en cifras de la suya, y deja un borde
HOLGURA = 0.95  # cada programa parte los renglones a su manera: mejor que sobre
BOTON_DE_FILTRO = 3  # lo que ocupa, en letras, la flecha de cada encabezado
ANCHO_MINIMO, ANCHO_MAXIMO = 8, 44
LETRAS_DE_UNA_HOJA = 190  # las que se leen impresas a lo ancho; con más, la letra es diminuta
# Cómo se ve a lo sumo un valor que no muestra todas sus cifras.
MUESTRAS = {TipoDeDato.PROPORCION: "1.000,0%", TipoDeDato.DECIMAL: "0,83333333"}


@dataclass(frozen=True, slots=True)
class Medidas:
    """Anchos en letras, altos en puntos (el primero, el del encabezado) y hojas de papel a lo ancho."""

    anchos: tuple[int, ...]
    altos: tuple[float, ...]
    hojas: int


def medidas_de(datos: Datos, rotulos: Sequence[str]) -> Medidas:
    """Las columnas tan anchas como su texto hasta un tope, que baja si entre todas no caben en una hoja.

    Recibe    los datos y el rótulo de cada columna, como se va a escribir.
    Devuelve  las medidas, con un alto por fila además del encabezado.
    """
    minimos = [_letras(max(rotulo.split() or [""], key=len), negrita=True) + BOTON_DE_FILTRO
               for rotulo in rotulos]  # fmt: skip
    ideales = [
        max(minimo, ANCHO_MINIMO, *(_letras(texto) for texto in _como_se_ven(datos, lugar)))
        for lugar, minimo in enumerate(minimos)
    ]
    anchos = tuple(_que_quepan(ideales, minimos))
    sin_boton = [ancho - BOTON_DE_FILTRO for ancho in anchos]
    del_encabezado = alto_de(rotulos, sin_boton, negrita=True)
    return Medidas(
        anchos=anchos,
        altos=(del_encabezado, *(alto_de(fila, anchos) for fila in datos.filas)),
        hojas=ceil(sum(anchos) / LETRAS_DE_UNA_HOJA),
    )


def alto_de(textos: Sequence[Escalar], anchos: Sequence[int], *, negrita: bool = False) -> float:
    """El alto de una fila, con cada texto en el ancho de su columna."""
    renglones = (
        _renglones(texto, ancho * PUNTOS_POR_LETRA - SANGRIA, negrita=negrita)
        for texto, ancho in zip(textos, anchos, strict=True)
        if isinstance(texto, str)
    )
    return min(ALTO_MAXIMO, PUNTOS_POR_RENGLON * max(renglones, default=1) + 2)


def _que_quepan(ideales: Sequence[int], minimos: Sequence[int]) -> Iterable[int]:
    """El tope más alto con que todas caben en una hoja; si ninguno basta, el más bajo."""
    for tope in range(ANCHO_MAXIMO, ANCHO_MINIMO * 2, -1):
        anchos = [max(minimo, min(ideal, tope)) for ideal, minimo in zip(ideales, minimos, strict=True)]
        if sum(anchos) <= LETRAS_DE_UNA_HOJA:
            break
    return anchos


def _como_se_ven(datos: Datos, lugar: int) -> Iterator[str]:
    """Los textos de una columna, renglón por renglón; de un número, no todas sus cifras."""
    muestra = MUESTRAS.get(datos.columnas[lugar].tipo)
    for fila in datos.filas:
        valor = fila[lugar]
        if isinstance(valor, str):
            yield from valor.splitlines()
        elif valor is not None:
            yield muestra if muestra and len(str(valor)) > len(muestra) else str(valor)


def _letras(texto: str, *, negrita: bool = False) -> int:
    """El ancho de la columna en que el texto cabe sin partirse."""
    return ceil((_medida(texto, negrita=negrita) + SANGRIA) / PUNTOS_POR_LETRA)


def _renglones(texto: str, libre: float, *, negrita: bool) -> int:
    """En cuántos renglones queda un texto; el que cabe no se parte."""
    return sum(_renglones_de(parrafo, libre, negrita=negrita) for parrafo in texto.splitlines() or [""])


def _renglones_de(parrafo: str, libre: float, *, negrita: bool) -> int:
    medida = _medida(parrafo, negrita=negrita)
    if medida <= libre:
        return 1
    return len(wrap(parrafo, max(1, int(len(parrafo) * libre * HOLGURA / medida)))) or 1


@lru_cache(maxsize=10_000)
def _medida(texto: str, *, negrita: bool) -> float:
    return ancho_de(texto, negrita=negrita) * CUERPO / CUERPO_DE_TABLA
