"""Lo que python-docx no escribe por sí mismo: elementos de WordprocessingML, con sus espacios de nombres."""

from __future__ import annotations

from collections.abc import Iterable

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

from informe_lib.fuentes.caracteres import sin_invisibles

VEINTEAVOS = 20  # Word mide casi todo en veinteavos de punto


def elemento(
    nombre: str, atributos: dict[str, str] | None = None, hijos: Iterable[BaseOxmlElement] = ()
) -> BaseOxmlElement:
    """Un elemento como «w:tcW», con sus atributos («w:type») y sus hijos en el orden dado."""
    uno = OxmlElement(nombre)
    for atributo, valor in (atributos or {}).items():
        uno.set(qn(atributo), valor)
    for hijo in hijos:
        uno.append(hijo)
    return uno


def trozo(
    texto: str, *, fuerte: bool = False, cursiva: bool = False, extras: Iterable[BaseOxmlElement] = ()
) -> BaseOxmlElement:
    """Un trozo de texto corrido (`w:r`); los renglones que trae por dentro siguen siéndolo."""
    propiedades = [
        *([elemento("w:b")] if fuerte else []),
        *([elemento("w:i")] if cursiva else []),
        *extras,
    ]
    partes: list[BaseOxmlElement] = [elemento("w:rPr", hijos=propiedades)] if propiedades else []
    for posicion, renglon in enumerate(imprimible(texto).split("\n")):
        if posicion:
            partes.append(elemento("w:br"))
        letras = elemento("w:t", {"xml:space": "preserve"})
        letras.text = renglon
        partes.append(letras)
    return elemento("w:r", hijos=partes)


def parrafo(
    estilo: str, trozos: Iterable[BaseOxmlElement], propiedades: Iterable[BaseOxmlElement] = ()
) -> BaseOxmlElement:
    """Un párrafo con su estilo de Word."""
    de_parrafo = elemento("w:pPr", hijos=[elemento("w:pStyle", {"w:val": estilo}), *propiedades])
    return elemento("w:p", hijos=[de_parrafo, *trozos])


def agregar_a_parrafo(parrafo: BaseOxmlElement, propiedad: str) -> None:
    """La propiedad va después del estilo y una sola vez: Word exige el orden de la norma."""
    if parrafo.find(f"{qn('w:pPr')}/{qn(propiedad)}") is None:
        parrafo.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").addnext(elemento(propiedad))


def campo_de_word(instruccion: str) -> Iterable[BaseOxmlElement]:
    """Un campo que Word calcula, como PAGE; mientras tanto dice 1."""
    orden = elemento("w:instrText", {"xml:space": "preserve"})
    orden.text = f" {instruccion} "
    yield elemento("w:r", hijos=[elemento("w:fldChar", {"w:fldCharType": "begin"})])
    yield elemento("w:r", hijos=[orden])
    yield elemento("w:r", hijos=[elemento("w:fldChar", {"w:fldCharType": "separate"})])
    yield trozo("1")
    yield elemento("w:r", hijos=[elemento("w:fldChar", {"w:fldCharType": "end"})])


def imprimible(texto: str) -> str:
    """El texto sin lo que un archivo de Word no puede contener."""
    return sin_invisibles(texto.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "), salvo="\n")
