"""Los PDF de los documentos hechos a propósito cumplen las dos normas, como los de las muestras."""

from __future__ import annotations

from functools import cache

import page
import pytest

from informe_lib.exportacion.pdf import escribir_pdf
from tests.exportacion.generados import documentos_generados

GENERADOS = documentos_generados()
PERFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)


@cache
def archivo_de(nombre: str) -> bytes:
    return escribir_pdf(GENERADOS[nombre])


@pytest.mark.parametrize("perfil", PERFILES)
@pytest.mark.parametrize("nombre", GENERADOS)
def test_todo_pdf_generado_cumple_el_perfil(nombre: str, perfil: page.ValidationProfile) -> None:
    """Un verificador independiente no encuentra fallas en ninguna de las dificultades."""
    informe = page.validate_pdf_bytes(archivo_de(nombre), profile=perfil)
    assert [f"{falla.rule_id}: {falla.message}" for falla in informe.failures] == []
    assert informe.is_compliant
