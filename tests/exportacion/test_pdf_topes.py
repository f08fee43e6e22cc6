"""Ningún texto, por largo que sea, deja al informe sin su PDF."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from pikepdf import Name, Pdf
from pypdf import PdfReader

from informe_lib.exportacion.documento import Documento
from informe_lib.exportacion.pdf import escribir_pdf
from informe_lib.exportacion.pdf_topes import TOPE_DE_UNA_CADENA, acotado
from informe_lib.presentacion.bloques import Encabezado, Enlace, Figura, Parrafo
from tests.exportacion.documentos import documento_de_prueba
from tests.exportacion.test_pdf import elementos

LARGO = "La Secretaría asistió. " * 3_000


def con_todo_largo() -> Documento:
    """Lo que el PDF guarda como cadena, larguísimo: propiedades, encabezados, alternativas y enlaces."""
    documento = documento_de_prueba()
    grafica = next(uno for uno in documento.bloques if isinstance(uno, Figura))
    return replace(
        documento,
        metadatos=replace(
            documento.metadatos, titulo=LARGO, asunto=LARGO, autor=LARGO, palabras_clave=("informe", LARGO)
        ),
        bloques=(
            Encabezado(LARGO, 2, "largo"),
            Parrafo((Enlace("Véase aquí", "https://ejemplo.gov.co/" + "ñ" * 4_000),)),
            replace(grafica, alternativa=LARGO),
            replace(grafica, alternativa="漢 " * 15_000),
        ),
    )


def test_una_alternativa_una_propiedad_y_un_enlace_larguisimos_no_dejan_sin_pdf() -> None:
    """Se cortan entre dos palabras, y la alternativa dice dónde está lo demás."""
    archivo = escribir_pdf(con_todo_largo())
    with Pdf.open(BytesIO(archivo)) as pdf:
        alternativa = str(next(elementos(pdf.Root.StructTreeRoot, Name.Figure)).Alt)
    assert alternativa.startswith("La Secretaría asistió. La Secretaría")
    assert alternativa.endswith(" asistió… El detalle está en la tabla y en los datos abiertos.")
    leido = PdfReader(BytesIO(archivo))
    assert leido.metadata is not None
    assert str(leido.metadata.title).endswith("…")
    assert any("Véase aquí" in hoja.extract_text() for hoja in leido.pages)


def test_lo_que_cabe_no_se_toca() -> None:
    """Y lo que no tiene espacios se corta donde toque."""
    assert acotado("a" * TOPE_DE_UNA_CADENA) == "a" * TOPE_DE_UNA_CADENA
    assert acotado("a" * (TOPE_DE_UNA_CADENA + 1)) == "a" * TOPE_DE_UNA_CADENA + "…"
    assert acotado("") == ""
