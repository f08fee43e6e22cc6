"""El Word sobre el documento base de una entidad: su hoja y su membrete mandan, y nada se sale ni falta."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.section import CT_SectPr
from docx.oxml.xmlchemy import BaseOxmlElement

from informe_lib.exportacion.documento import Documento
from informe_lib.exportacion.word import escribir_docx
from informe_lib.exportacion.word.plantilla import ErrorPlantillaDeWord, abrir_plantilla
from informe_lib.modelo.formato_oficial import Papel
from tests.exportacion import bases_de_word as bases
from tests.exportacion.documentos import documento_cerrado, documento_de_prueba
from tests.exportacion.generados import documentos_generados
from tests.exportacion.test_todos_los_formatos import documento_largo
from tests.exportacion.verificador_de_office import defectos_de

UNIDADES_POR_VEINTEAVO = 635


def documento_con_tablas_anchas() -> Documento:
    """El de prueba, con sus gráficas, y después tablas que no caben derechas."""
    prueba = documento_de_prueba()
    return replace(prueba, bloques=(*prueba.bloques, *documentos_generados()["tablas_anchas"].bloques))


def sobre(base: bytes, documento: Documento | None = None) -> Document:
    return docx.Document(BytesIO(escribir_docx(documento or documento_de_prueba(), base)))


@cache
def sobre_una_rara(nombre: str) -> bytes:
    """Escrito una sola vez: cada prueba mira otra cosa de lo mismo."""
    return escribir_docx(documento_de_prueba(), bases.RARAS[nombre]())


def texto_de(raiz: BaseOxmlElement) -> str:
    return "".join(uno.text or "" for uno in raiz.iter(qn("w:t")))


def elementos_con_su_seccion(archivo: Document) -> Iterator[tuple[BaseOxmlElement, CT_SectPr]]:
    """Cada hijo del cuerpo con la sección en que va: la que se cierra después de él."""
    pendientes: list[BaseOxmlElement] = []
    for uno in archivo.element.body:
        pendientes.append(uno)
        cierra = uno if uno.tag == qn("w:sectPr") else uno.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        if cierra is not None:
            yield from ((pendiente, cierra) for pendiente in pendientes)
            pendientes = []


def caja_de(seccion: CT_SectPr) -> int:
    """Lo que sus márgenes dejan a lo ancho, en veinteavos de punto."""
    hoja, margenes = seccion.find(qn("w:pgSz")), seccion.find(qn("w:pgMar"))
    laterales = (int(margenes.get(qn(f"w:{lado}"), "0")) for lado in ("left", "right", "gutter"))
    return int(hoja.get(qn("w:w"))) - sum(laterales)


@pytest.mark.parametrize("nombre", bases.GEOMETRIAS)
def test_nada_es_mas_ancho_que_lo_que_la_hoja_de_la_entidad_deja(nombre: str):
    base = bases.guardada(bases.de_hoja(*bases.GEOMETRIAS[nombre]))
    archivo = sobre(base, documento_con_tablas_anchas())
    medidos: list[tuple[int, int]] = []
    for uno, seccion in elementos_con_su_seccion(archivo):
        tablas = (sum(int(columna.get(qn("w:w"))) for columna in una) for una in uno.iter(qn("w:tblGrid")))
        dibujos = (int(una.get("cx")) // UNIDADES_POR_VEINTEAVO for una in uno.iter(qn("wp:extent")))
        medidos += [(ancho, caja_de(seccion)) for ancho in (*tablas, *dibujos)]
    assert len(medidos) > 10
    # Cada columna se redondea a un veinteavo de punto: la suma puede pasarse en menos de un punto.
    assert [(ancho, caja) for ancho, caja in medidos if ancho > caja + 20] == []


@pytest.mark.parametrize("nombre", bases.GEOMETRIAS)
def test_la_hoja_es_la_de_la_entidad_y_solo_se_voltea_la_que_esta_derecha(nombre: str):
    original = bases.de_hoja(*bases.GEOMETRIAS[nombre])
    seccion = original.sections[0]
    propia = (seccion.page_width, seccion.page_height)
    archivo = sobre(bases.guardada(original), documento_con_tablas_anchas())
    hojas = {(una.page_width, una.page_height) for una in archivo.sections}
    es_derecha = propia[0] < propia[1]
    assert hojas == ({propia, propia[::-1]} if es_derecha else {propia})
    assert {una.left_margin for una in archivo.sections} == {seccion.left_margin}


@pytest.mark.parametrize("nombre", bases.RARAS)
def test_sobre_una_base_rara_sale_un_documento_que_word_abre_sin_repararlo(nombre: str, tmp_path: Path):
    ruta = tmp_path / "informe.docx"
    ruta.write_bytes(sobre_una_rara(nombre))
    assert defectos_de(ruta) == []
    titulos = [uno.text for uno in docx.Document(str(ruta)).paragraphs if uno.style.name == "Heading 1"]
    assert titulos == [uno.texto for uno in documento_de_prueba().encabezados() if uno.nivel == 2]


@pytest.mark.parametrize("nombre", bases.RARAS)
def test_cada_clase_de_hoja_de_la_base_dice_que_pagina_es_y_que_es_un_borrador(nombre: str):
    archivo = docx.Document(BytesIO(sobre_una_rara(nombre)))
    hojas = [
        (uno.part.rels[referencia.get(qn("r:id"))].target_part.element, referencia.tag)
        for uno in (archivo,)
        for referencia in archivo.element.body.iter(qn("w:headerReference"), qn("w:footerReference"))
    ]
    encabezados = [raiz for raiz, clase in hojas if clase == qn("w:headerReference")]
    pies = [raiz for raiz, clase in hojas if clase == qn("w:footerReference")]
    assert len(encabezados) == len(pies) == (3 if nombre == "de hojas pares y primera" else 1)
    assert all('string="BORRADOR"' in raiz.xml for raiz in encabezados)
    assert all("BORRADOR" in texto_de(raiz) for raiz in pies)
    ordenes = ["".join(uno.text or "" for uno in raiz.iter(qn("w:instrText"))) for raiz in pies]
    assert [orden.count("NUMPAGES") for orden in ordenes] == [1] * len(pies)


def test_sobre_una_base_un_documento_cerrado_no_dice_borrador():
    archivo = sobre(bases.guardada(bases.carta()), documento_cerrado())
    seccion = archivo.sections[0]
    assert "BORRADOR" not in seccion.header.part.element.xml + seccion.footer.part.element.xml


def test_de_varias_secciones_queda_la_ultima_con_lo_que_toma_de_las_anteriores():
    archivo = docx.Document(BytesIO(sobre_una_rara("de varias secciones")))
    (seccion,) = archivo.sections
    assert (round(seccion.page_width.cm, 1), round(seccion.page_height.cm, 1)) == (21.0, 29.7)
    assert seccion.header.paragraphs[0].text == "Entidad Ficticia de Prueba"
    assert seccion.footer.paragraphs[0].text == "Carrera Ficticia 45"
    assert list(archivo.element.body.iter(qn("w:cols"))) == []


def test_sin_seccion_la_hoja_es_la_del_formato():
    (seccion,) = docx.Document(BytesIO(sobre_una_rara("sin sección"))).sections
    assert (round(seccion.page_width.cm, 2), round(seccion.page_height.cm, 2)) == (21.59, 27.94)
    assert round(seccion.left_margin.cm, 2) == 2


def test_un_control_bloqueado_del_encabezado_queda_como_estaba():
    encabezado = (
        docx.Document(BytesIO(sobre_una_rara("con un control en el encabezado")))
        .sections[0]
        .header.part.element
    )
    (control,) = encabezado.findall(qn("w:sdt"))
    assert texto_de(control) == "Entidad Ficticia de Prueba"
    assert list(control.iter(qn("w:pict"))) == []


def test_lo_que_la_entidad_llama_con_los_mismos_nombres_sigue_siendo_suyo():
    archivo = docx.Document(BytesIO(sobre_una_rara("con nombres tomados")))
    identificadores = [uno.style_id for uno in archivo.styles]
    assert len(set(identificadores)) == len(identificadores)
    por_nombre = {uno.name: uno.style_id for uno in archivo.styles}
    assert (por_nombre["Sello"], por_nombre["toc 1"]) == ("Caption", "TDC1")
    notas = {uno.style.name for uno in archivo.paragraphs if uno.text.startswith("Alcance")}
    assert notas <= {"Nota del informe", "Nota de alcance", "Nota de tabla"}


def test_lo_que_la_base_traia_escrito_no_viaja_escondido_ni_la_deja_bloqueada():
    escrito = sobre_una_rara("bloqueada y con relleno")
    with ZipFile(BytesIO(escrito)) as paquete:
        partes = {nombre: paquete.read(nombre) for nombre in paquete.namelist()}
    assert b"documentProtection" not in partes["word/settings.xml"]
    assert bases.UN_PUNTO not in partes.values()
    assert not [nombre for nombre, contenido in partes.items() if b"Comentario interno" in contenido]


def test_el_numero_de_pagina_va_a_la_derecha_aunque_el_pie_de_la_entidad_tenga_otros_topes():
    archivo = sobre(bases.guardada(bases.carta()))
    del_estilo = {uno.get(qn("w:pos")) for uno in archivo.styles["Footer"].element.iter(qn("w:tab"))}
    propio = archivo.sections[0].footer.part.element[-1].find(f"{qn('w:pPr')}/{qn('w:tabs')}")
    (tope,) = (uno for uno in propio if uno.get(qn("w:val")) != "clear")
    assert (tope.get(qn("w:val")), int(tope.get(qn("w:pos")))) == ("right", caja_de(archivo.element.body[-1]))
    quitados = {uno.get(qn("w:pos")) for uno in propio if uno.get(qn("w:val")) == "clear"}
    assert del_estilo
    assert del_estilo == quitados


def test_el_titulo_de_una_tabla_no_se_separa_de_ella_con_los_estilos_de_la_entidad():
    """El estilo de los títulos de tabla que Word trae no lo pide por sí solo."""
    archivo = sobre(bases.guardada(bases.carta()))
    assert not archivo.styles["Caption"].paragraph_format.keep_with_next
    titulos = [uno for uno in archivo.paragraphs if uno.style.name == "Caption"]
    assert titulos
    assert all(uno.paragraph_format.keep_with_next for uno in titulos)


def test_una_base_que_no_deja_donde_escribir_se_dice_con_su_remedio():
    estrecha = bases.guardada(bases.de_hoja(21.59, 27.94, (8, 8, 2, 2)))
    with pytest.raises(ErrorPlantillaDeWord, match="menos de 8 cm para escribir"):
        escribir_docx(documento_de_prueba(), estrecha)


def test_un_encabezado_que_llena_la_hoja_se_dice_y_uno_alto_deja_menos_donde_escribir():
    with pytest.raises(ErrorPlantillaDeWord, match="sus márgenes y su membrete quedan menos de 8 cm"):
        escribir_docx(documento_de_prueba(), bases.con_un_encabezado_enorme())
    alto = bases.carta()
    for _ in range(10):
        alto.sections[0].header.add_paragraph("Renglón")
    (_, con_el), (_, sin_el) = (
        abrir_plantilla(bases.guardada(una), Papel.CARTA) for una in (alto, bases.carta())
    )
    assert con_el.altura(apaisada=False) < sin_el.altura(apaisada=False)


def test_ningun_marcador_ni_dibujo_repite_nombre_o_numero_de_la_base():
    """Word se queda con uno solo, y el índice o lo que se recoja de vuelta llegaría a otra parte."""
    with ZipFile(BytesIO(sobre_una_rara("con marcadores nuestros"))) as paquete:
        partes = [paquete.read(uno).decode() for uno in paquete.namelist() if uno.endswith(".xml")]
    puntas = [punta for parte in partes for punta in re.findall("<w:bookmarkStart[^>]*>", parte)]
    for atributo in ("w:id", "w:name"):
        valores = [re.search(f'{atributo}="([^"]*)"', punta)[1] for punta in puntas]
        assert len(set(valores)) == len(valores), atributo
    assert any('w:name="membrete"' in punta for punta in puntas)


@pytest.mark.parametrize("nombre", ["en inglés", "sin predeterminados"])
def test_sobre_una_base_de_otra_lengua_el_informe_sigue_en_espanol(nombre: str):
    """Así lo corrige Word y lo lee un lector de pantalla."""
    with ZipFile(BytesIO(sobre_una_rara(nombre))) as paquete:
        estilos = paquete.read("word/styles.xml").decode()
    lenguas = re.findall('<w:lang [^>]*w:val="([^"]*)"', estilos)
    assert lenguas
    assert set(lenguas) == {"es-CO"}
    assert re.search("<w:rPrDefault>.*?<w:lang .*?</w:rPrDefault>", estilos, re.DOTALL)


def test_el_indice_sobre_una_base_no_lleva_los_numeros_de_hoja_del_pdf():
    """En otra hoja y con otra letra serían falsos; Word los pone al actualizar el índice."""
    documento = documento_largo()
    archivo = sobre(bases.guardada(bases.carta()), documento)
    ordenes = [uno.text for uno in archivo.element.body.iter(qn("w:instrText"))]
    entradas = [uno.text for uno in archivo.paragraphs if uno.style.name in ("toc 1", "toc 2")]
    assert [orden.split()[0] for orden in ordenes] == ["TOC"]
    assert entradas == [uno.texto for uno in documento.encabezados() if uno.nivel in (2, 3)]


def test_lo_que_en_la_hoja_de_la_entidad_ocupa_mas_tambien_lleva_indice():
    """El mismo informe, con menos de diez hojas en la de la casa, pasa de ellas entre márgenes anchos."""
    documento = documento_de_prueba()
    estrecha = bases.guardada(bases.de_hoja(21.59, 27.94, (6, 6, 6, 6)))
    assert "TOC" not in "".join(
        uno.text for uno in sobre(bases.guardada(bases.carta()), documento).element.iter(qn("w:instrText"))
    )
    assert "TOC" in "".join(uno.text for uno in sobre(estrecha, documento).element.iter(qn("w:instrText")))


def test_la_misma_base_y_el_mismo_documento_dan_los_mismos_bytes():
    base = bases.de_hojas_pares_y_primera()
    assert escribir_docx(documento_de_prueba(), base) == escribir_docx(documento_de_prueba(), base)
