"""Una lista dentro de otra lo está de verdad en cada formato, y un renglón separado lo sigue estando."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import page
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from pikepdf import Array, Dictionary, Name, Object, Pdf
from pypdf import PdfReader

from informe_lib.exportacion.documento import Documento
from informe_lib.exportacion.html import escribir_html, escribir_vista
from informe_lib.exportacion.pdf import escribir_pdf
from informe_lib.exportacion.word import escribir_docx
from informe_lib.presentacion.bloques import Bloque, Enfasis, Lista, Nota, Parrafo, Texto, Tramos
from informe_lib.presentacion.bloques.lista import NIVELES
from tests.exportacion.documentos import documento_de_prueba
from tests.exportacion.pagina_leida import Leida
from tests.exportacion.verificador_de_office import defectos_de


def t(texto: str) -> Tramos:
    return (Texto(texto),)


COMPROMISOS = Lista(
    (
        t("Convocar a la sesión"),
        Lista(
            (
                t("Citar a las alcaldías"),
                Lista((t("Suba"), t("Usme")), ordenada=True),
                t("Publicar el orden del día"),
            ),
            ordenada=True,
        ),
        t("Levantar el acta"),
        Lista((t("Con sus anexos"), Lista((t("Listado de asistencia"),)))),
        Lista((t("Y sus firmas"),), ordenada=True),
        t("Enviarla"),
    ),
    ordenada=True,
    desde=3,
)
RENGLONES = (
    Parrafo((Texto("Calle 26\nBogotá"), Enfasis(" D. C.\nColombia", fuerte=True))),
    Nota(t("Una nota\r\nde dos")),
    Lista((t("def sumar(a, b):\n\u00a0\u00a0\u00a0\u00a0return a + b"), t("otro"))),
)


def con(*bloques: Bloque) -> Documento:
    return replace(documento_de_prueba(), bloques=bloques)


def honda() -> Lista:
    lista = Lista((t(f"nivel {NIVELES}"),), ordenada=True)
    for nivel in range(NIVELES - 1, 0, -1):
        lista = Lista((t(f"nivel {nivel}"), lista), ordenada=nivel % 2 == 0)
    return lista


def abierto(*bloques: Bloque) -> Document:
    return docx.Document(BytesIO(escribir_docx(con(*bloques))))


def test_en_la_pagina_lo_que_cuelga_va_dentro_de_su_elemento() -> None:
    pagina = escribir_html(con(COMPROMISOS))
    sin_espacios = re.sub(r"\s*\n\s*", "", pagina)
    assert (
        '<ol start="3"><li>Convocar a la sesión<ol type="a"><li>Citar a las alcaldías'
        '<ol type="i"><li>Suba</li><li>Usme</li></ol></li><li>Publicar el orden del día</li></ol></li>'
        "<li>Levantar el acta<ul><li>Con sus anexos<ul><li>Listado de asistencia</li></ul></li></ul>"
        '<ol type="a"><li>Y sus firmas</li></ol></li><li>Enviarla</li></ol>'
    ) in sin_espacios


def test_en_jupyterlab_las_listas_de_adentro_se_numeran_como_en_el_papel() -> None:
    """Su hoja de estilo las numera con mayúsculas: el estilo va escrito en cada una."""
    estilos = [uno.atributos["style"] for uno in Leida(escribir_vista((COMPROMISOS,))).de("ol")]
    assert estilos == [
        "list-style-type:decimal",
        "list-style-type:lower-alpha",
        "list-style-type:lower-roman",
        "list-style-type:lower-alpha",
    ]


def hijos(elemento: Object) -> list[Object]:
    propios = elemento.get(Name.K, Array())
    todos = propios.as_list() if isinstance(propios, Array) else [propios]
    return [uno for uno in todos if isinstance(uno, Dictionary) and Name.S in uno]


def listas_de(elemento: Object) -> Iterator[object]:
    """La numeración de cada lista y, por elemento, las que lleva en su cuerpo."""
    for hijo in hijos(elemento):
        if hijo.S != Name.L:
            yield from listas_de(hijo)
            continue
        assert all(Name.LI == uno.S for uno in hijos(hijo))
        assert all(uno.P.objgen == hijo.objgen for uno in hijos(hijo))
        numeracion = next(uno.ListNumbering for uno in hijo.A.as_list() if Name.List == uno.O)
        yield str(numeracion), [list(listas_de(uno)) for uno in hijos(hijo)]


def test_en_el_pdf_lo_que_cuelga_va_dentro_de_su_elemento() -> None:
    with Pdf.open(BytesIO(escribir_pdf(con(COMPROMISOS)))) as pdf:
        (hallada,) = listas_de(pdf.Root.StructTreeRoot)
    vinetas = ("/Disc", [[("/Disc", [[]])]])
    letras = ("/LowerAlpha", [[("/LowerRoman", [[], []])], []])
    assert hallada == ("/Decimal", [[letras], [vinetas, ("/LowerAlpha", [[]])], []])


def test_el_pdf_dice_los_mismos_numeros_que_la_pagina() -> None:
    (hoja,) = PdfReader(BytesIO(escribir_pdf(con(COMPROMISOS)))).pages
    dicho = " ".join(hoja.extract_text().split())
    for numerado in (
        "3. Convocar",
        "a. Citar",
        "i. Suba",
        "ii. Usme",
        "b. Publicar",
        "4. Levantar",
        "5. Enviarla",
    ):
        assert numerado in dicho


@pytest.mark.parametrize("perfil", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A])
def test_el_pdf_con_listas_de_ocho_niveles_y_de_varias_hojas_cumple(perfil: page.ValidationProfile) -> None:
    larga = Lista(tuple(parte for n in range(80) for parte in (t(f"Elemento {n}"), Lista((t("dentro"),)))))
    archivo = escribir_pdf(con(COMPROMISOS, honda(), larga, *RENGLONES))
    assert [str(falla) for falla in page.validate_pdf_bytes(archivo, profile=perfil).failures] == []


def lugares(archivo: Document) -> list[tuple[str, str, str]]:
    """El nivel y la lista de cada párrafo numerado o con viñeta, y su texto."""
    hallados = []
    for parrafo in archivo.element.body.iter(qn("w:p")):
        propio = parrafo.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if propio is not None:
            nivel, numero = (propio.find(qn(cual)).get(qn("w:val")) for cual in ("w:ilvl", "w:numId"))
            hallados.append((nivel, numero, "".join(uno.text for uno in parrafo.iter(qn("w:t")))))
    return hallados


def test_en_word_cada_lista_tiene_su_nivel_y_su_propia_cuenta() -> None:
    hallados = lugares(abierto(COMPROMISOS, COMPROMISOS))
    assert [nivel for nivel, _, _ in hallados] == list("0122101210" * 2)
    por_texto: dict[str, list[str]] = {}
    for _, numero, texto in hallados:
        por_texto.setdefault(texto, []).append(numero)
    assert len({*por_texto["Convocar a la sesión"], *por_texto["Enviarla"]}) == 2
    assert len({*por_texto["Citar a las alcaldías"], *por_texto["Y sus firmas"]}) == 4
    assert por_texto["Suba"] == por_texto["Usme"]


def definicion(archivo: Document, numero: str) -> tuple[object, object]:
    raiz = archivo.part.numbering_part.element
    (lista,) = (uno for uno in raiz.findall(qn("w:num")) if uno.get(qn("w:numId")) == numero)
    clave = lista.find(qn("w:abstractNumId")).get(qn("w:val"))
    abstractas = raiz.findall(qn("w:abstractNum"))
    (abstracta,) = (uno for uno in abstractas if uno.get(qn("w:abstractNumId")) == clave)
    return lista, abstracta


def formato(archivo: Document, nivel: str, numero: str) -> str:
    _, abstracta = definicion(archivo, numero)
    (propio,) = (uno for uno in abstracta.findall(qn("w:lvl")) if uno.get(qn("w:ilvl")) == nivel)
    return propio.find(qn("w:numFmt")).get(qn("w:val"))


def test_en_word_los_numeros_son_los_de_los_demas_formatos() -> None:
    archivo = abierto(COMPROMISOS)
    formatos = {texto: formato(archivo, nivel, numero) for nivel, numero, texto in lugares(archivo)}
    assert formatos["Convocar a la sesión"] == "decimal"
    assert formatos["Citar a las alcaldías"] == formatos["Y sus firmas"] == "lowerLetter"
    assert formatos["Suba"] == "lowerRoman"
    assert formatos["Listado de asistencia"] == "bullet"
    lista, _ = definicion(archivo, lugares(archivo)[0][1])
    assert [uno.get(qn("w:val")) for uno in lista.iter(qn("w:startOverride"))] == ["3"]


def sin_numeracion(*, con_estilos: bool) -> bytes:
    """Un documento base que nunca tuvo listas: así lo guardan varios programas."""
    base, podada = BytesIO(), BytesIO()
    docx.Document().save(base)
    quitados = {
        "word/_rels/document.xml.rels": rb"<Relationship [^>]*numbering\.xml[^>]*/>",
        "[Content_Types].xml": rb"<Override [^>]*numbering\.xml[^>]*/>",
    }
    if not con_estilos:
        quitados["word/styles.xml"] = rb"<w:numPr>.*?</w:numPr>"
    with ZipFile(base) as entera, ZipFile(podada, "w") as nueva:
        for nombre in entera.namelist():
            contenido = entera.read(nombre)
            if nombre in quitados:
                contenido, veces = re.subn(quitados[nombre], b"", contenido, flags=re.DOTALL)
                assert veces
            if nombre != "word/numbering.xml":
                nueva.writestr(nombre, contenido)
    return podada.getvalue()


@pytest.mark.parametrize("con_estilos", [True, False])
def test_un_documento_base_sin_listas_recibe_las_que_hacen_falta(con_estilos: bool, tmp_path: Path) -> None:
    vinetas = Lista((t("una"), Lista((t("dentro"),)), t("otra")))
    ruta = tmp_path / "base.docx"
    ruta.write_bytes(escribir_docx(con(COMPROMISOS, vinetas), sin_numeracion(con_estilos=con_estilos)))
    archivo = docx.Document(str(ruta))
    formatos = {texto: formato(archivo, nivel, numero) for nivel, numero, texto in lugares(archivo)}
    assert formatos["una"] == formatos["dentro"] == formatos["otra"] == "bullet"
    assert (formatos["Convocar a la sesión"], formatos["Suba"]) == ("decimal", "lowerRoman")
    assert defectos_de(ruta) == []


def test_lo_nuevo_va_donde_la_norma_lo_pide(tmp_path: Path) -> None:
    """Word repara, o no abre, un archivo con una lista después de `numIdMacAtCleanup`."""
    base = docx.Document()
    raiz = base.part.numbering_part.element
    ultimo = raiz.makeelement(qn("w:numIdMacAtCleanup"), {qn("w:val"): "1"})
    raiz.append(ultimo)
    guardada, ruta = BytesIO(), tmp_path / "mac.docx"
    base.save(guardada)
    ruta.write_bytes(escribir_docx(con(COMPROMISOS, honda()), guardada.getvalue()))
    etiquetas = [uno.tag for uno in docx.Document(str(ruta)).part.numbering_part.element]
    orden = [qn("w:abstractNum"), qn("w:num"), qn("w:numIdMacAtCleanup")]
    assert etiquetas == sorted(etiquetas, key=orden.index)
    assert etiquetas[-1] == orden[-1]
    assert defectos_de(ruta) == []


def test_los_niveles_que_la_entidad_definio_son_los_que_se_usan() -> None:
    base = docx.Document()
    raiz = base.part.numbering_part.element
    numero = base.styles["List Number"].element.find(f".//{qn('w:numId')}").get(qn("w:val"))
    _, abstracta = definicion(base, numero)
    for nivel, signo in ((1, "%2)"), (2, "%1.%2.%3")):
        propio = raiz.makeelement(qn("w:lvl"), {qn("w:ilvl"): str(nivel)})
        for etiqueta, valor in (("w:start", "1"), ("w:numFmt", "upperLetter"), ("w:lvlText", signo)):
            propio.append(raiz.makeelement(qn(etiqueta), {qn("w:val"): valor}))
        abstracta.append(propio)
    guardada = BytesIO()
    base.save(guardada)
    archivo = docx.Document(BytesIO(escribir_docx(con(COMPROMISOS), guardada.getvalue())))
    formatos = {texto: formato(archivo, nivel, numero) for nivel, numero, texto in lugares(archivo)}
    assert formatos["Citar a las alcaldías"] == "upperLetter"
    # «1.1.1» necesita la cuenta de las de afuera, que es otra lista: ese nivel no sirve.
    assert formatos["Suba"] == "lowerRoman"


def test_un_renglon_separado_lo_esta_en_todos_los_formatos() -> None:
    documento = con(*RENGLONES)
    pagina, vista = escribir_html(documento), escribir_vista(RENGLONES)
    for escrita in (pagina, vista):
        assert "Calle 26<br>\nBogotá<strong> D. C.<br>\nColombia</strong>" in escrita
        assert "Una nota<br>\nde dos" in escrita
        assert "def sumar(a, b):<br>\n\u00a0\u00a0\u00a0\u00a0return a + b</li>" in escrita
    (hoja,) = PdfReader(BytesIO(escribir_pdf(documento))).pages
    renglones = [renglon.strip() for renglon in hoja.extract_text().splitlines()]
    for renglon in ("Calle 26", "Bogotá D. C.", "Colombia", "Una nota", "de dos", "return a + b"):
        assert renglon in renglones
    saltos = [
        len(uno.findall(f".//{qn('w:br')}")) for uno in abierto(*RENGLONES).element.body.iter(qn("w:p"))
    ]
    assert [cuantos for cuantos in saltos if cuantos] == [2, 1, 1]
