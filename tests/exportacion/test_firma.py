"""La firma no queda sola en una hoja: quien firma ve, arriba de la raya, algo de lo que firma."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from informe_lib.exportacion.pdf import escribir_pdf
from informe_lib.exportacion.pdf_anchos import hoja_de
from informe_lib.exportacion.pdf_firma import con_compania
from informe_lib.exportacion.word.cuerpo import por_orientacion
from informe_lib.modelo.formato_oficial import Papel
from informe_lib.presentacion.bloques import (
    Bloque,
    CifraCitada,
    Columna,
    Encabezado,
    Firma,
    Lista,
    Parrafo,
    Texto,
    campo,
    corrido,
    parrafo,
)
from informe_lib.presentacion.tabulacion import tabla_plana
from tests.exportacion.documentos import documento_de_prueba

FRASE = "La instancia siguió su plan y dejó constancia de cada paso en sus actas, que son públicas. "
FIRMA = Firma(
    "Firma de la Secretaría Técnica", (campo("Firma", "Sin firma"), campo("Nombre", "Persona Ficticia"))
)


def hojas(*bloques: Bloque) -> list[str]:
    documento = replace(documento_de_prueba(), bloques=bloques)
    return [hoja.extract_text() for hoja in PdfReader(BytesIO(escribir_pdf(documento))).pages]


@pytest.mark.parametrize("relleno", range(0, 40, 3))
def test_sea_donde_sea_que_caiga_la_firma_la_acompana_el_texto(relleno: int):
    """Con distinto relleno la firma cae en cada altura de la hoja, también justo después del borde."""
    texto = Parrafo((Texto(FRASE * 30 + "Estas son las últimas palabras del informe."),))
    relleno_corto = tuple(parrafo(f"Relleno {numero}.") for numero in range(relleno))
    con_firma = [
        hoja
        for hoja in hojas(*relleno_corto, texto, Encabezado("Firma", 2, "firma"), FIRMA)
        if "Sin firma" in hoja
    ]
    assert len(con_firma) == 1
    assert "últimas palabras" in " ".join(con_firma[0].split())


def test_en_word_la_firma_que_sigue_a_una_tabla_apaisada_va_en_su_hoja_como_en_el_pdf():
    """Volver a la hoja derecha para la firma la dejaría sola en ella."""
    columnas = [Columna(f"c{numero}", f"{numero:02}/03/2024") for numero in range(11)]
    tabla = tabla_plana("ancha", "Ancha", columnas, [("Asistió",) * 11] * 60, notas=("Una nota.",))
    anexo = (Encabezado("Anexo", 2, "anexo"), parrafo("Después de la firma."))
    bloques = (parrafo("Antes."), tabla, Encabezado("Firma", 2, "firma"), FIRMA, *anexo)
    secciones = list(por_orientacion(bloques, hoja_de(Papel.CARTA)))
    assert secciones == [(False, bloques[:1]), (True, bloques[1:4]), (False, bloques[4:])]
    (con_firma,) = [hoja for hoja in hojas(*bloques) if "Sin firma" in hoja]
    assert "Una nota." in con_firma


def test_partirlo_no_cambia_lo_que_el_texto_dice():
    tramos = (Texto(FRASE * 12), CifraCitada("14", "plt", "14"), Texto(" planes. " + FRASE * 3))
    documento = replace(documento_de_prueba(), bloques=(Parrafo(tramos), FIRMA))
    partes = [uno for uno in con_compania(documento).bloques if isinstance(uno, Parrafo)]
    assert len(partes) == 2
    escrito = " ".join(corrido(uno.tramos) for uno in partes)
    assert escrito.split() == corrido(tramos).split()


def test_un_texto_breve_queda_entero_y_uno_sin_puntos_se_corta_entre_palabras():
    """Quien no puso un solo punto tampoco deja sola a la firma, y no pierde ni una palabra."""
    breve, largo = parrafo("Breve."), parrafo("palabra " * 400)
    documento = replace(documento_de_prueba(), bloques=(breve, FIRMA, largo, FIRMA))
    impresos = [uno for uno in con_compania(documento).bloques if isinstance(uno, Parrafo)]
    assert impresos[0] == breve
    assert [corrido(uno.tramos).count("palabra") for uno in impresos[1:]] == [368, 32]


def test_el_ultimo_elemento_de_una_lista_numerada_conserva_su_numero():
    lista = Lista(tuple((Texto(FRASE),) for _ in range(40)), ordenada=True, desde=3)
    (con_firma,) = (hoja for hoja in hojas(lista, FIRMA) if "Sin firma" in hoja)
    assert "42." in con_firma


def test_de_una_lista_larga_acompana_el_ultimo_elemento():
    lista = Lista(tuple((Texto(FRASE),) for _ in range(40)))
    con_firma = [hoja for hoja in hojas(lista, FIRMA) if "Sin firma" in hoja]
    assert "dejó constancia" in " ".join(con_firma[0].split())


def test_lo_que_cuelga_del_ultimo_elemento_va_con_el():
    colgada = Lista(((Texto("dentro"),),))
    lista = Lista(tuple(parte for _ in range(30) for parte in ((Texto(FRASE),), colgada)))
    documento = replace(documento_de_prueba(), bloques=(lista, FIRMA))
    _, ultima, _ = con_compania(documento).bloques
    assert ultima == Lista(((Texto(FRASE),), colgada))
