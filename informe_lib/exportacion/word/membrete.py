"""Cuánto ocupa, por lo menos, el encabezado o el pie de un documento base: Word no lo dice sin abrirlo."""

from __future__ import annotations

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

PUNTOS_DE_UN_RENGLON = 12  # de la letra más corriente, sin espacio antes ni después
UNIDADES_POR_PUNTO = 12_700  # en estas mide Word sus imágenes


def alto_de_lo_escrito(raiz: BaseOxmlElement) -> float:
    """En puntos: un renglón por párrafo, o lo que mida la imagen que lleve; en una tabla, lo de cada fila.

    Lo que flota (un cuadro de texto, una marca de agua) no empuja el texto y no se cuenta.
    """
    alto = 0.0
    for uno in raiz:
        if uno.tag == qn("w:p"):
            alto += _de_parrafo(uno)
        elif uno.tag == qn("w:tr"):
            alto += max(map(alto_de_lo_escrito, uno.iterchildren(qn("w:tc"))), default=0)
        elif uno.tag in (qn("w:tbl"), qn("w:sdt"), qn("w:sdtContent")):
            alto += alto_de_lo_escrito(uno)
    return alto


def _de_parrafo(parrafo: BaseOxmlElement) -> float:
    medidas = (uno.find(qn("wp:extent")) for uno in parrafo.iter(qn("wp:inline")))
    altos = (int(una.get("cy", "0")) / UNIDADES_POR_PUNTO for una in medidas if una is not None)
    return max((PUNTOS_DE_UN_RENGLON, *altos))
