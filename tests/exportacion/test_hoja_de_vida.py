"""Desde cada cifra citada se llega a su hoja de vida, en la página, en el PDF y en el Word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from informe_lib.exportacion.conjuntos import conjuntos_de
from informe_lib.exportacion.documento import Documento
from informe_lib.exportacion.html import escribir_html
from informe_lib.exportacion.pdf import escribir_pdf
from informe_lib.exportacion.word import escribir_docx
from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.modelo.formato_oficial import Extras
from informe_lib.modelo.periodo import Periodo
from informe_lib.presentacion.bloques import Campos, CifraCitada, Lista, Parrafo, Tabla
from informe_lib.presentacion.bloques.cifras import fichas_de_cifras
from informe_lib.presentacion.bloques.tramos import Tramo
from tests.conftest import RAIZ
from tests.documento_de import documento_de
from tests.exportacion.muestras import INFORMES, documento_de_muestra

ANEXO = "Cómo se obtiene cada cifra"


@pytest.fixture(scope="module", params=INFORMES, ids="/".join)
def documento(request: pytest.FixtureRequest) -> Documento:
    return documento_de_muestra(*request.param)


def tramos_de(lista: Lista) -> Iterator[Tramo]:
    for uno in lista.elementos:
        yield from tramos_de(uno) if isinstance(uno, Lista) else uno


def citas(documento: Documento, *, con_campos: bool = True) -> list[CifraCitada]:
    tramos: list[Tramo] = []
    for bloque in documento.bloques:
        if isinstance(bloque, Parrafo):
            tramos += bloque.tramos
        elif isinstance(bloque, Lista):
            tramos += tramos_de(bloque)
        elif isinstance(bloque, Campos) and con_campos:
            tramos += (tramo for campo in bloque.campos for renglon in campo.tramos for tramo in renglon)
    return [tramo for tramo in tramos if isinstance(tramo, CifraCitada)]


def test_cada_cifra_citada_tiene_su_hoja_de_vida(documento: Documento) -> None:
    explicadas = {ficha.cifra for ficha in fichas_de_cifras(documento.bloques)}
    assert {cita.clave for cita in citas(documento)} <= explicadas
    assert {"sesiones_realizadas/ordinaria", "asistencias", "tasa_de_asistencia"} <= explicadas


def test_en_la_pagina_cada_cita_abre_una_ficha_que_dice_su_valor(documento: Documento) -> None:
    pagina = escribir_html(documento)
    botones = re.findall(
        r'<button class="cifra" popovertarget="(c\d+)"[^>]*><data [^>]*value="([^"]*)"', pagina
    )
    assert len(botones) == len(citas(documento))
    fichas = dict(re.findall(r'<dialog id="(c\d+)" popover (.*?)</dialog>', pagina, re.DOTALL))
    assert len(fichas) == len({cita.clave for cita in citas(documento)})
    for ficha, valor in botones:
        impreso = re.search(r"<dt>Valor</dt><dd>([^<]*)</dd>", fichas[ficha])
        assert impreso is not None
        assert impreso[1].replace(".", "").replace(",", ".").startswith(valor)
        assert f'<button popovertarget="{ficha}">Cerrar</button>' in fichas[ficha]


def test_la_ficha_trae_lo_que_defiende_la_cifra() -> None:
    pagina = escribir_html(documento_de_muestra("comite-faros-mareas", "2024-S2"))
    (ficha,) = re.findall(
        r'<dialog id="c\d+"[^>]*><p [^>]*>Inspecciones de faros</p>(.*?inspecciones\.acumulado.*?)</dl>',
        pagina,
        re.DOTALL,
    )
    assert re.findall(r"<dt>([^<]*)</dt><dd>(.*?)</dd>", ficha, re.DOTALL) == [
        ("Valor", "24 inspecciones"),
        ("Cálculo", "2024-S1 (9) + 2024-S2 (15)<br>\ninspecciones.acumulado"),
        ("Alcance y soporte", "acumulado<br>\nActas de inspección 1 a 9; Actas de inspección 10 a 24"),
        ("Definición", "Visitas con acta de inspección firmada"),
        ("Corte", "31/12/2024"),
    ]


def test_en_el_pdf_cada_cita_lleva_a_la_hoja_que_la_explica(documento: Documento) -> None:
    lector = PdfReader(BytesIO(escribir_pdf(documento)))
    hojas = {hoja.indirect_reference.idnum: numero for numero, hoja in enumerate(lector.pages)}
    anexo = min(numero for numero, hoja in enumerate(lector.pages) if ANEXO in hoja.extract_text())
    enlaces = [uno.get_object() for hoja in lector.pages[:anexo] for uno in hoja.get("/Annots", ())]
    # Los del índice dicen entre comillas a qué título llevan.
    de_citas = [enlace for enlace in enlaces if "/Dest" in enlace and "“" not in enlace["/Contents"]]
    destinos = [hojas[enlace["/Dest"][0].idnum] for enlace in de_citas]
    assert len(destinos) == len(citas(documento))
    assert min(destinos) >= anexo


def test_en_word_cada_enlace_a_una_cifra_tiene_su_marcador(documento: Documento) -> None:
    with ZipFile(BytesIO(escribir_docx(documento))) as archivo:
        cuerpo = archivo.read("word/document.xml").decode()
    enlaces = re.findall(r'w:anchor="(cifra_[^"]*)"', cuerpo)
    marcadores = re.findall(r'<w:bookmarkStart [^>]*w:name="(cifra_[^"]*)"', cuerpo)
    assert len(enlaces) == len(citas(documento, con_campos=False))
    assert set(enlaces) <= set(marcadores)
    assert len(set(marcadores)) == len(marcadores)


def test_los_datos_abiertos_traen_tambien_las_que_otra_tabla_explica() -> None:
    documento = documento_de_muestra("comite-faros-mareas", "2024-S2")
    (conjunto,) = (uno for uno in conjuntos_de(documento) if uno.clave == "hoja_de_vida")
    columnas = [columna.clave for columna in conjunto.datos.columnas]
    filas = {fila[0]: dict(zip(columnas, fila, strict=True)) for fila in conjunto.datos.filas}
    avance = filas["avance_del_plan/muelles-senalizados"]
    assert (
        avance["cuenta"] == "(último nivel (9) − línea base (4)) ÷ (programado (10) − línea base (4)) × 100"
    )
    assert filas["quorum_por_sesion/2024-11-21"]["valor"] == 8
    assert filas["tasa_de_asistencia"]["formula"] == "puestos que asistieron ÷ puestos convocados × 100"


def test_sin_extras_no_hay_anexo_ni_fichas_y_la_cifra_queda_escrita() -> None:
    comite = leer_carpeta(RAIZ, "comite-faros-mareas", Periodo.desde_texto("2024-S2"))
    sobrio = replace(comite, formato=replace(comite.formato, extras=Extras.NINGUNO))
    documento = documento_de(sobrio)
    assert not any(isinstance(uno, Tabla) and uno.clave == "hoja_de_vida" for uno in documento.bloques)
    pagina = escribir_html(documento)
    assert "popover" not in pagina.partition("</style>")[2]
    assert '<data data-cifra="inspecciones.acumulado" value="24">24</data>' in pagina
    assert ANEXO not in "".join(
        hoja.extract_text() for hoja in PdfReader(BytesIO(escribir_pdf(documento))).pages
    )
