"""Un Documento y cinco formatos: lo que uno dice lo dicen todos, en cada informe de muestra."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import page
import pytest
from pikepdf import Pdf
from pypdf import PdfReader
from pypdf.generic import Destination

from informe_lib.exportacion.conjuntos import conjuntos_de
from informe_lib.exportacion.datos_abiertos import escribir_datos_abiertos
from informe_lib.exportacion.documento import Documento
from informe_lib.exportacion.html import escribir_html
from informe_lib.exportacion.pdf import Adjunto, escribir_pdf
from informe_lib.exportacion.pdf_indice import HOJAS_CON_INDICE
from informe_lib.exportacion.word import escribir_docx
from informe_lib.exportacion.xlsx import escribir_xlsx
from tests.conftest import RAIZ
from tests.exportacion.documentos import documento_de_prueba
from tests.exportacion.hojas_leidas import como_documento, encabezado, figura
from tests.exportacion.muestras import INFORMES, documento_de_muestra
from tests.exportacion.pagina_leida import Leida

ESCRITORES = {
    "html": lambda documento: escribir_html(documento).encode(),
    "pdf": escribir_pdf,
    "docx": escribir_docx,
    "xlsx": escribir_xlsx,
}
HUELLAS = Path(__file__).with_name("huellas.json")
TOPE_SIN_GRAFICAS = 60_000


def seguido(texto: str) -> str:
    """Sin espacios: dónde se parte un renglón no es parte de lo que se dice."""
    return re.sub(r"\s", "", texto)


def faltan(documento: Documento, escrito: str) -> list[str]:
    """Los textos que están menos veces que en el documento: «Asistió» no está porque esté en otra celda."""
    textos = [seguido(texto) for texto in documento.textos()]
    todo = "\n".join(textos)
    return [texto for texto in dict.fromkeys(textos) if texto and escrito.count(texto) < todo.count(texto)]


@pytest.mark.parametrize(("instancia", "periodo"), INFORMES)
def test_cada_texto_esta_en_la_pagina(instancia: str, periodo: str):
    documento = documento_de_muestra(instancia, periodo)
    pagina = seguido(Leida(escribir_html(documento)).visible)
    assert faltan(documento, pagina) == []


@pytest.mark.parametrize(("instancia", "periodo"), INFORMES)
def test_cada_texto_esta_en_el_pdf(instancia: str, periodo: str):
    documento = documento_de_muestra(instancia, periodo)
    lector = PdfReader(BytesIO(escribir_pdf(documento)))
    hojas = seguido("".join(hoja.extract_text() for hoja in lector.pages))
    assert faltan(documento, hojas) == []


@pytest.mark.parametrize(("instancia", "periodo"), INFORMES)
def test_cada_valor_esta_en_los_datos_abiertos(instancia: str, periodo: str):
    documento = documento_de_muestra(instancia, periodo)
    archivos = escribir_datos_abiertos(documento)
    for conjunto in conjuntos_de(documento):
        texto = archivos[f"{conjunto.clave}.csv"].decode("utf-8-sig")
        escritas = list(csv.reader(io.StringIO(texto, newline="")))[1:]
        esperadas = [["" if valor is None else str(valor) for valor in fila] for fila in conjunto.datos.filas]
        assert escritas == esperadas, conjunto.clave


@pytest.mark.parametrize("perfil", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A])
@pytest.mark.parametrize(("instancia", "periodo"), INFORMES)
def test_el_pdf_de_cada_informe_cumple(instancia: str, periodo: str, perfil: page.ValidationProfile):
    archivo = escribir_pdf(documento_de_muestra(instancia, periodo))
    informe = page.validate_pdf_bytes(archivo, profile=perfil)
    assert [f"{falla.rule_id}: {falla.message}" for falla in informe.failures] == []


@pytest.mark.parametrize(("instancia", "periodo"), INFORMES)
def test_la_pagina_pesa_poco_sin_sus_graficas(instancia: str, periodo: str):
    """Quien la abre en un teléfono paga por lo que lee; los datos de cada gráfica van con ella."""
    pagina = escribir_html(documento_de_muestra(instancia, periodo))
    sin_graficas = re.sub(r"<figure.*?</figure>", "", pagina, flags=re.DOTALL)
    assert len(sin_graficas.encode()) < TOPE_SIN_GRAFICAS


def test_el_libro_adjunto_viaja_en_un_pdf_que_sigue_cumpliendo():
    documento = documento_de_muestra("mesa-territorializacion", "2024-T3")
    libro = Adjunto("datos.xlsx", escribir_xlsx(documento), "application/octet-stream", "Los datos")
    archivo = escribir_pdf(documento, libro)
    for perfil in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A):
        informe = page.validate_pdf_bytes(archivo, profile=perfil)
        assert [f"{falla.rule_id}: {falla.message}" for falla in informe.failures] == []
    with Pdf.open(BytesIO(archivo)) as pdf:
        assert pdf.attachments["datos.xlsx"].get_file().read_bytes() == libro.contenido


def documento_largo() -> Documento:
    documento = documento_de_prueba()
    return replace(documento, bloques=documento.bloques * 4)


def parte_principal(archivo: bytes) -> str:
    with ZipFile(BytesIO(archivo)) as paquete:
        return paquete.read("word/document.xml").decode()


def hojas_por_titulo(marcadores: Sequence[Destination | list]) -> Iterator[Destination]:
    for uno in marcadores:
        yield from hojas_por_titulo(uno) if isinstance(uno, list) else (uno,)


def test_un_documento_largo_trae_su_indice_y_uno_corto_no():
    for documento, es_largo in ((documento_largo(), True), (documento_de_prueba(), False)):
        lector = PdfReader(BytesIO(escribir_pdf(documento)))
        assert (len(lector.pages) >= HOJAS_CON_INDICE) is es_largo
        assert ("Contenido" in lector.pages[0].extract_text()) is es_largo
        assert ("TOC " in parte_principal(escribir_docx(documento))) is es_largo


@pytest.mark.parametrize(("hojas", "con_indice"), [(9, False), (10, True)])
def test_desde_la_decima_hoja_hay_indice(hojas: int, con_indice: bool):
    """Una gráfica por hoja: con menos de diez, hojear es más rápido que buscar."""
    bloques = tuple(uno for posicion in range(hojas) for uno in (encabezado(posicion), figura(posicion, 390)))
    documento = como_documento(bloques)
    lector = PdfReader(BytesIO(escribir_pdf(documento)))
    assert ("Contenido" in lector.pages[0].extract_text()) is con_indice
    assert (len(lector.pages) >= HOJAS_CON_INDICE) is con_indice


def test_el_indice_de_word_viene_lleno_con_las_hojas_del_pdf():
    """Word solo lo llena si alguien se lo pide: vacío, el director vería un documento sin índice."""
    documento = documento_largo()
    lector = PdfReader(BytesIO(escribir_pdf(documento)))
    _, *titulos = hojas_por_titulo(lector.outline)
    del_pdf = [(str(uno.title), lector.get_destination_page_number(uno) + 1) for uno in titulos]
    xml = parte_principal(escribir_docx(documento))
    entradas = re.findall(r'<w:hyperlink w:anchor="_Toc[0-9]+">(.*?)</w:hyperlink>', xml, re.DOTALL)
    dichas = [re.findall(r"<w:t[^>]*>([^<]*)</w:t>", entrada) for entrada in entradas]
    niveles = [uno.nivel for uno in documento.encabezados()]
    esperadas = [uno for uno, nivel in zip(del_pdf, niveles, strict=True) if nivel <= 3]
    assert [(titulo, int(hoja)) for titulo, hoja in dichas] == esperadas


@pytest.mark.parametrize(("semilla", "huso"), [("1", "Asia/Tokyo"), ("77", "America/Bogota")])
def test_los_mismos_bytes_en_otro_proceso_otra_semilla_y_otro_huso(semilla: str, huso: str):
    orden = (
        "from tests.exportacion.test_todos_los_formatos import huellas_de_prueba; print(huellas_de_prueba())"
    )
    entorno = {**os.environ, "PYTHONHASHSEED": semilla, "TZ": huso, "PYTHONPATH": str(RAIZ)}
    corrida = subprocess.run(
        [sys.executable, "-c", orden], env=entorno, cwd=RAIZ, capture_output=True, text=True, check=True
    )
    assert corrida.stdout.strip() == str(huellas_de_prueba())


def huellas_de_prueba() -> dict[str, str]:
    documento = documento_de_prueba()
    return {tipo: sha256(escribir(documento)).hexdigest() for tipo, escribir in ESCRITORES.items()}


def test_los_bytes_de_cada_formato_son_los_de_siempre():
    """Con las versiones del candado; si cambian a propósito, `make huellas` las vuelve a tomar."""
    guardadas = json.loads(HUELLAS.read_text(encoding="utf-8"))
    instaladas = {nombre: version(nombre) for nombre in guardadas["versiones"]}
    assert instaladas == guardadas["versiones"], "Las huellas son de otras versiones: corra «make huellas»."
    assert huellas_de_prueba() == guardadas["huellas"]
