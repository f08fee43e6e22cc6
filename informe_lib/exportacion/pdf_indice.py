"""Cuándo un documento es tan largo que pide un índice, y en qué hoja quedó cada uno de sus títulos."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO

from pikepdf import OutlineItem, Pdf

HOJAS_CON_INDICE = 10  # con menos, hojear es más rápido que buscar


def cuantas_hojas(pdf: bytes) -> int:
    """Las hojas del PDF."""
    with Pdf.open(BytesIO(pdf)) as abierto:
        return len(abierto.pages)


def hojas_de_titulos(pdf: bytes) -> tuple[int, ...]:
    """La hoja, desde 1, de cada marcador del PDF, en orden: el del documento y luego sus títulos."""
    with Pdf.open(BytesIO(pdf)) as abierto:
        hojas = {hoja.objgen: numero for numero, hoja in enumerate(abierto.pages, start=1)}
        with abierto.open_outline() as marcadores:
            return tuple(
                hojas[marcador.destination[0].objgen]  # type: ignore[index]  # siempre una hoja
                for marcador in _todos(marcadores.root)
            )


def _todos(marcadores: Iterable[OutlineItem]) -> Iterator[OutlineItem]:
    for marcador in marcadores:
        yield marcador
        yield from _todos(marcador.children)
