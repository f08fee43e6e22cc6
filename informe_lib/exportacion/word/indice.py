"""El índice de un documento largo: un campo de Word, ya lleno con las hojas que el PDF tiene."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docx.oxml.xmlchemy import BaseOxmlElement

from informe_lib.exportacion.documento import Documento
from informe_lib.exportacion.pdf import ErrorPdf, escribir_pdf
from informe_lib.exportacion.pdf_estructura import ErrorEstructuraPdf
from informe_lib.exportacion.pdf_indice import hojas_de_titulos, pide_indice
from informe_lib.exportacion.word.elementos import VEINTEAVOS, elemento, parrafo, trozo
from informe_lib.presentacion.bloques import Encabezado

TITULO = "Contenido"
NIVELES = (2, 3)


def marcador_de_titulo(posicion: int) -> str:
    """El nombre con que el índice encuentra el título de esa posición."""
    return f"_Toc{posicion:08d}"


def indice(documento: Documento, caja: float) -> Iterator[BaseOxmlElement]:
    """El índice, si el documento es largo; sin entradas vacías mientras nadie lo actualice en Word."""
    try:
        pdf = escribir_pdf(documento)
    except (ErrorPdf, ErrorEstructuraPdf):
        return  # sin PDF no se sabe en qué hoja va cada cosa: Word puede poner su índice cuando quiera
    if not pide_indice(pdf):
        return
    # Un título en blanco no llega al PDF; su posición sí cuenta, que es la de su marcador.
    titulos = [(lugar, uno) for lugar, uno in enumerate(documento.encabezados()) if uno.texto.strip()]
    hojas = hojas_de_titulos(pdf)
    if not titulos or len(hojas) < len(titulos):
        return
    entradas = [
        (posicion, titulo, hoja)
        for (posicion, titulo), hoja in zip(titulos, hojas[-len(titulos) :], strict=True)
        if titulo.nivel in NIVELES
    ]
    if not entradas:
        return
    yield parrafo("TituloDeIndice", [trozo(TITULO)])
    yield from _entradas(entradas, round(caja * VEINTEAVOS))


def _entradas(entradas: Sequence[tuple[int, Encabezado, int]], ancho: int) -> Iterator[BaseOxmlElement]:
    """El campo empieza en la primera entrada y termina en la última."""
    for lugar, (posicion, titulo, hoja) in enumerate(entradas):
        tope = elemento("w:tab", {"w:val": "right", "w:leader": "dot", "w:pos": str(ancho)})
        enlace = elemento(
            "w:hyperlink",
            {"w:anchor": marcador_de_titulo(posicion)},
            [trozo(titulo.texto), elemento("w:r", hijos=[elemento("w:tab")]), trozo(str(hoja))],
        )
        abre = list(_comienzo()) if lugar == 0 else []
        cierra = [_marca("end")] if lugar == len(entradas) - 1 else []
        yield parrafo(f"TOC{titulo.nivel - 1}", [*abre, enlace, *cierra], [elemento("w:tabs", hijos=[tope])])


def _comienzo() -> Iterator[BaseOxmlElement]:
    orden = elemento("w:instrText", {"xml:space": "preserve"})
    orden.text = ' TOC \\o "1-2" \\h \\z \\u '
    yield _marca("begin")
    yield elemento("w:r", hijos=[orden])
    yield _marca("separate")


def _marca(clase: str) -> BaseOxmlElement:
    return elemento("w:r", hijos=[elemento("w:fldChar", {"w:fldCharType": clase})])
