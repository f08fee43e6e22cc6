"""El índice de un documento largo: un campo de Word ya lleno, con las hojas del PDF si son las mismas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docx.oxml.xmlchemy import BaseOxmlElement

from informe_lib.exportacion.documento import Documento
from informe_lib.exportacion.pdf import ErrorPdf, componer_para_contar
from informe_lib.exportacion.pdf_anchos import Hoja, hoja_de
from informe_lib.exportacion.pdf_indice import HOJAS_CON_INDICE, cuantas_hojas, hojas_de_titulos
from informe_lib.exportacion.word.elementos import VEINTEAVOS, elemento, parrafo, trozo
from informe_lib.exportacion.word.marcadores import DE_UN_TITULO
from informe_lib.presentacion.bloques import Encabezado

TITULO = "Contenido"
NIVELES = (2, 3)


def marcador_de_titulo(posicion: int) -> str:
    """El nombre con que el índice encuentra el título de esa posición."""
    return f"{DE_UN_TITULO}{posicion:08d}"


def indice(documento: Documento, hoja: Hoja, *, con_base: bool) -> Iterator[BaseOxmlElement]:
    """El índice, si el documento es largo; sin entradas vacías mientras nadie lo actualice en Word.

    Sobre el documento base de una entidad va sin números: los del PDF serían de otra hoja y otra letra, y
    más vale ninguno que uno falso. Word los pone cuando alguien actualiza el índice.
    """
    try:
        pdf = componer_para_contar(documento)
    except ErrorPdf:
        return  # sin PDF no se sabe en qué hoja va cada cosa: Word puede poner su índice cuando quiera
    if not _es_largo(documento, pdf, hoja):
        return
    entradas = tuple(_entradas(documento, pdf))
    if not entradas:
        return
    yield parrafo("TituloDeIndice", [trozo(TITULO)])
    ancho = None if con_base else round(hoja.caja * VEINTEAVOS)
    yield from _campo([_entrada(*una, ancho) for una in entradas])


def _es_largo(documento: Documento, pdf: bytes, hoja: Hoja) -> bool:
    """Por las hojas del PDF; en la de una entidad, por las que ocuparía lo mismo según lo que ella deja."""
    propia = hoja_de(documento.metadatos.papel)
    del_pdf, de_esta = (una.caja * una.altura(apaisada=False) for una in (propia, hoja))
    return cuantas_hojas(pdf) * del_pdf / de_esta >= HOJAS_CON_INDICE


def _entradas(documento: Documento, pdf: bytes) -> Iterator[tuple[int, Encabezado, int]]:
    """Cada título del índice con su posición, que es la de su marcador, y su hoja del PDF."""
    # Un título en blanco no llega al PDF; su posición sí cuenta.
    titulos = [(lugar, uno) for lugar, uno in enumerate(documento.encabezados()) if uno.texto.strip()]
    hojas = hojas_de_titulos(pdf)
    if not titulos or len(hojas) < len(titulos):
        return
    for (posicion, titulo), numero in zip(titulos, hojas[-len(titulos) :], strict=True):
        if titulo.nivel in NIVELES:
            yield posicion, titulo, numero


def _entrada(posicion: int, titulo: Encabezado, numero: int, ancho: int | None) -> BaseOxmlElement:
    """Un renglón del índice: sin ancho, tampoco lleva su número."""
    trozos, topes = [trozo(titulo.texto)], []
    if ancho is not None:
        trozos += [elemento("w:r", hijos=[elemento("w:tab")]), trozo(str(numero))]
        tope = elemento("w:tab", {"w:val": "right", "w:leader": "dot", "w:pos": str(ancho)})
        topes = [elemento("w:tabs", hijos=[tope])]
    enlace = elemento("w:hyperlink", {"w:anchor": marcador_de_titulo(posicion)}, trozos)
    return parrafo(f"TOC{titulo.nivel - 1}", [enlace], topes)


def _campo(entradas: Sequence[BaseOxmlElement]) -> Sequence[BaseOxmlElement]:
    """El campo empieza en la primera entrada y termina en la última."""
    for marca in reversed(list(_comienzo())):
        entradas[0].insert(1, marca)  # después de las propiedades del párrafo
    entradas[-1].append(_marca("end"))
    return entradas


def _comienzo() -> Iterator[BaseOxmlElement]:
    orden = elemento("w:instrText", {"xml:space": "preserve"})
    orden.text = ' TOC \\o "1-2" \\h \\z \\u '
    yield _marca("begin")
    yield elemento("w:r", hijos=[orden])
    yield _marca("separate")


def _marca(clase: str) -> BaseOxmlElement:
    return elemento("w:r", hijos=[elemento("w:fldChar", {"w:fldCharType": clase})])
