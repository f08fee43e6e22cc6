"""Ningún texto, por largo que sea, deja al informe sin su PDF."""

from __future__ import annotations

import re
from io import BytesIO

import page
import pytest
from pikepdf import Name, Pdf
from pypdf import PdfReader

from informe_lib.exportacion.pdf import escribir_pdf
from informe_lib.exportacion.pdf_topes import BYTES_DE_UNA_LETRA, TOPE_DE_UNA_CADENA, acotado
from tests.exportacion.documento_larguisimo import con_todo_largo
from tests.exportacion.test_pdf import elementos


def test_una_alternativa_una_propiedad_y_un_enlace_larguisimos_no_dejan_sin_pdf() -> None:
    """Se cortan entre dos palabras, y la alternativa dice dónde está lo demás."""
    archivo = escribir_pdf(con_todo_largo())
    with Pdf.open(BytesIO(archivo)) as pdf:
        alternativa = str(next(elementos(pdf.Root.StructTreeRoot, Name.Figure)).Alt)
    assert alternativa.startswith("La Secretaría asistió. La Secretaría")
    assert re.search(
        "(La|Secretaría|asistió)… El detalle está en la tabla y en los datos abiertos.$", alternativa
    )
    leido = PdfReader(BytesIO(archivo))
    assert leido.metadata is not None
    assert str(leido.metadata.title).endswith("…")
    assert any("Véase aquí" in hoja.extract_text() for hoja in leido.pages)


def test_lo_que_cabe_no_se_toca() -> None:
    """Y lo que no tiene espacios se corta donde toque."""
    caben = TOPE_DE_UNA_CADENA // BYTES_DE_UNA_LETRA
    assert acotado("a" * caben) == "a" * caben
    assert acotado("a" * (caben + 1)) == "a" * caben + "…"
    assert acotado("") == ""


@pytest.mark.parametrize("perfil", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A])
def test_el_pdf_con_todo_larguisimo_cumple_las_dos_normas(perfil: page.ValidationProfile) -> None:
    """También el enlace del índice, que el compositor describe con el título entero y algo más."""
    informe = page.validate_pdf_bytes(escribir_pdf(con_todo_largo()), profile=perfil)
    assert [f"{falla.rule_id}: {falla.message}" for falla in informe.failures] == []
