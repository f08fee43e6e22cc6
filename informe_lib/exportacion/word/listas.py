"""Las listas de Word: niveles de verdad, que se suben y se bajan con la tecla de tabulación."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.xmlchemy import BaseOxmlElement

from informe_lib.exportacion.word.corrido import trozos_de
from informe_lib.exportacion.word.elementos import elemento, parrafo
from informe_lib.exportacion.word.numeracion import Lugar
from informe_lib.exportacion.word.partes import Partes
from informe_lib.presentacion.bloques import Lista


def lista_de_word(lista: Lista, partes: Partes, nivel: int = 0) -> Iterator[BaseOxmlElement]:
    """Un párrafo por elemento y, después de cada uno, las listas que cuelgan de él."""
    if lista.ordenada:
        estilo = "ListNumber"
        lugar: Lugar | None = partes.numeracion.de_numeros(nivel, lista.numeracion(nivel), lista.desde)
    else:
        estilo = "ListBullet"
        lugar = partes.numeracion.de_vinetas(nivel)
    for tramos, colgadas in lista.con_lo_que_cuelga():
        yield parrafo(estilo, trozos_de(tramos, partes), _de_lista(lugar))
        for otra in colgadas:
            yield from lista_de_word(otra, partes, nivel + 1)


def _de_lista(lugar: Lugar | None) -> list[BaseOxmlElement]:
    if lugar is None:
        return []
    numero, nivel = (str(uno) for uno in lugar)
    return [elemento("w:numPr", hijos=[
        elemento("w:ilvl", {"w:val": nivel}), elemento("w:numId", {"w:val": numero}),
    ])]  # fmt: skip
