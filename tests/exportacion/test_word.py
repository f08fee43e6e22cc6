"""El Word: dice todo lo del Documento, se edita de verdad y no cambia solo."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise, takewhile
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from informe_lib.exportacion.documento import AVISO_DE_BORRADOR, Documento
from informe_lib.exportacion.pdf_hojas import en_hojas
from informe_lib.exportacion.word import escribir_docx
from informe_lib.exportacion.word.documento import ErrorPlantillaDeWord
from informe_lib.exportacion.word.marcadores import Marca, nombre_de_marcador
from informe_lib.presentacion.bloques import (
    BloqueDeTexto,
    Campos,
    Control,
    Encabezado,
    Figura,
    Firma,
    Lista,
    Nota,
    Tabla,
    Texto,
    parrafo,
    textos_de,
)
from tests.exportacion.documentos import LITERALES_HOSTILES, documento_cerrado, documento_de_prueba
from tests.exportacion.muestras import INFORMES, documento_de_muestra
from tests.exportacion.test_todos_los_formatos import faltan, seguido
from tests.exportacion.verificador_de_office import defectos_de


def abierto(documento: Documento) -> Document:
    return docx.Document(BytesIO(escribir_docx(documento)))


def texto_de(elemento: BaseOxmlElement) -> str:
    """El texto de un párrafo o una celda: cada renglón en el suyo."""
    partes = elemento.iter(qn("w:t"), qn("w:br"))
    return "".join("\n" if uno.tag == qn("w:br") else uno.text or "" for uno in partes)


def sin_espacios(texto: str) -> str:
    return "".join(texto.split())


def todo_el_texto(archivo: Document) -> str:
    return "\n".join(texto_de(uno) for uno in archivo.element.body.iter(qn("w:p")))


@pytest.fixture(scope="module")
def prueba() -> Document:
    return abierto(documento_de_prueba())


@pytest.mark.parametrize(("instancia", "periodo"), INFORMES)
def test_cada_texto_del_informe_esta_en_el_word(instancia: str, periodo: str):
    documento = documento_de_muestra(instancia, periodo)
    assert faltan(documento, seguido(todo_el_texto(abierto(documento)))) == []


def test_lo_que_parece_codigo_se_lee_tal_cual():
    documento = documento_de_prueba()
    literales = tuple(parrafo(literal) for literal in LITERALES_HOSTILES)
    escrito = todo_el_texto(abierto(replace(documento, bloques=(*documento.bloques, *literales))))
    assert [literal for literal in LITERALES_HOSTILES if literal not in escrito] == []


@pytest.mark.parametrize(("instancia", "periodo"), INFORMES)
def test_un_verificador_ajeno_no_le_encuentra_nada(instancia: str, periodo: str, tmp_path: Path):
    ruta = tmp_path / "informe.docx"
    ruta.write_bytes(escribir_docx(documento_de_muestra(instancia, periodo)))

    assert defectos_de(ruta) == []


def test_el_verificador_si_encuentra_lo_que_esta_mal(tmp_path: Path):
    """Control: las propiedades de una tabla fuera de su orden son justo lo que Word no perdona."""
    bueno = escribir_docx(documento_de_prueba())
    ruta = tmp_path / "malo.docx"
    with ZipFile(BytesIO(bueno)) as viejo, ZipFile(ruta, "w") as nuevo:
        for nombre in viejo.namelist():
            contenido = viejo.read(nombre)
            if nombre == "word/document.xml":
                contenido = contenido.replace(b"<w:tblPr>", b"<w:tblPr><w:tblCaption w:val='x'/>", 1)
            nuevo.writestr(nombre, contenido)
    assert defectos_de(ruta)


def test_los_titulos_son_estilos_de_word_y_no_letra_grande(prueba: Document):
    documento = documento_de_prueba()
    esperados = [(f"Heading {uno.nivel - 1}", uno.texto) for uno in documento.encabezados()]
    escritos = [
        (uno.style.name, uno.text) for uno in prueba.paragraphs if uno.style.name.startswith("Heading")
    ]
    assert escritos == esperados
    assert [uno.text for uno in prueba.paragraphs if uno.style.name == "Title"] == [documento.portada.titulo]


def test_cada_tabla_repite_sus_filas_de_encabezado_en_cada_hoja(prueba: Document):
    tablas = [uno for uno in en_hojas(documento_de_prueba()).bloques if isinstance(uno, Tabla)]
    con_encabezado = [
        len(tabla.findall(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:tblHeader')}"))
        for tabla in prueba.element.body.iter(qn("w:tbl"))
    ]
    assert [cuantas for cuantas in con_encabezado if cuantas] == [len(tabla.encabezado) for tabla in tablas]


def test_las_celdas_combinadas_lo_estan_de_verdad(prueba: Document):
    documento = en_hojas(documento_de_prueba())
    tablas = [uno for uno in documento.bloques if isinstance(uno, Tabla)]
    filas = [fila for tabla in tablas for fila in (*tabla.encabezado, *tabla.cuerpo)]
    hacia_abajo = sum(celda.filas > 1 for fila in filas for celda in fila)
    a_lo_ancho = sum(
        celda.columnas > 1
        for tabla in tablas
        for fila in (*tabla.encabezado, *tabla.cuerpo)
        for celda in fila
    )
    cuerpo = prueba.element.body
    empiezan = [uno for uno in cuerpo.iter(qn("w:vMerge")) if uno.get(qn("w:val")) == "restart"]
    assert (len(empiezan), len(list(cuerpo.iter(qn("w:gridSpan"))))) == (hacia_abajo, a_lo_ancho)


def test_cada_tabla_y_cada_grafica_dicen_lo_que_son_a_quien_no_las_ve(prueba: Document):
    documento = en_hojas(documento_de_prueba())
    cuerpo = prueba.element.body
    descripciones = [uno.get(qn("w:val")) for uno in cuerpo.iter(qn("w:tblCaption"))]
    assert all(descripciones)
    assert len(descripciones) == sum(
        isinstance(uno, Tabla | Campos | Control | Firma) for uno in documento.bloques
    )
    alternativas = [uno.get("descr") for uno in cuerpo.iter(qn("wp:docPr"))]
    graficas = [uno for uno in documento.bloques if isinstance(uno, Figura)]
    assert alternativas == [alternativa for uno in graficas for _, alternativa in uno.partes()]


def test_cada_grafica_se_llama_como_en_el_texto_y_los_campos_como_su_seccion():
    """Así las nombran el panel de selección de Word y quien recorre las tablas con un lector de pantalla."""
    documento = documento_de_muestra("comite-faros-mareas", "2024-S2")
    cuerpo = abierto(documento).element.body
    graficas = [uno for uno in documento.bloques if isinstance(uno, Figura)]
    assert len(graficas) > 2
    assert [uno.get("name") for uno in cuerpo.iter(qn("wp:docPr"))] == [
        f"Gráfica {uno.numero}" for uno in graficas
    ]
    seccion = "Datos del comité"
    assert seccion in [uno.get(qn("w:val")) for uno in cuerpo.iter(qn("w:tblCaption"))]
    assert "Datos" not in [uno.get(qn("w:val")) for uno in cuerpo.iter(qn("w:tblCaption"))]


def test_la_respuesta_de_un_control_va_en_negrita_y_su_motivo_no(prueba: Document):
    control = next(uno for uno in documento_de_prueba().bloques if isinstance(uno, Control))
    (tabla,) = (
        uno
        for uno in prueba.element.body.iter(qn("w:tbl"))
        if uno.find(f".//{qn('w:tblCaption')}").get(qn("w:val")) == control.titulo
    )
    celdas = [fila.findall(qn("w:tc"))[-1] for fila in tabla.iter(qn("w:tr"))]
    en_negrita = [
        [texto_de(uno) for uno in celda.iter(qn("w:r")) if uno.find(f".//{qn('w:b')}") is not None]
        for celda in celdas
    ]
    assert en_negrita == [[una.respuesta.value] for una in control.comprobaciones]
    detalles = [f"{una.respuesta.value}\n{una.detalle}" for una in control.comprobaciones if una.detalle]
    assert detalles
    assert set(detalles) <= {texto_de(celda) for celda in celdas}


def test_dos_notas_seguidas_son_dos_y_no_una_sola_raya():
    """Word y LibreOffice unen los bordes de dos párrafos seguidos que los tienen iguales."""
    notas = tuple(Nota((Texto(f"Nota {numero}"),)) for numero in range(3))
    cuerpo = abierto(replace(documento_de_prueba(), bloques=notas)).element.body
    rayas = [uno.get(qn("w:sz")) for uno in cuerpo.iter(qn("w:left")) if uno.get(qn("w:sz")) in ("15", "16")]
    assert len(rayas) == len(notas)
    assert all(una != otra for una, otra in pairwise(rayas))


def test_el_paquete_no_dice_de_si_lo_que_no_es():
    """Ni «1 página, 0 palabras», ni la miniatura en blanco, ni una bibliografía vacía de otra plantilla."""
    with ZipFile(BytesIO(escribir_docx(documento_de_prueba()))) as paquete:
        nombres = paquete.namelist()
    assert [uno for uno in nombres if uno.startswith(("docProps", "customXml"))] == ["docProps/core.xml"]


def test_el_idioma_el_titulo_y_el_autor_son_los_del_documento(prueba: Document):
    metadatos = documento_de_prueba().metadatos
    propias = prueba.core_properties
    titulo = f"BORRADOR · {metadatos.titulo}"
    assert (propias.title, propias.author, propias.language) == (titulo, metadatos.autor, "es-CO")
    assert propias.keywords == ", ".join((*metadatos.palabras_clave, "BORRADOR"))
    assert propias.created.date().isoformat() == metadatos.fecha
    idiomas = {uno.get(qn("w:val")) for uno in prueba.styles.element.iter(qn("w:lang"))}
    assert idiomas == {"es-CO"}


def test_cada_hoja_dice_de_quien_es_su_numero_y_que_es_un_borrador(prueba: Document):
    seccion, portada = prueba.sections[0], documento_de_prueba().portada
    assert f"{portada.entidad} · {portada.instancia}" in seccion.header.paragraphs[0].text
    assert portada.periodo in seccion.header.paragraphs[0].text
    for pie in (seccion.footer, seccion.first_page_footer):
        assert "BORRADOR" in pie.paragraphs[0].text
        campos = [uno.text.strip() for uno in pie.part.element.iter(qn("w:instrText"))]
        assert campos == ["PAGE", "NUMPAGES"]
    for encabezado in (seccion.header, seccion.first_page_header):
        assert 'string="BORRADOR"' in encabezado.part.element.xml  # la marca que cruza la hoja


def test_lo_primero_que_se_lee_de_un_borrador_es_que_lo_es(prueba: Document):
    """La marca de agua no la lee un lector de pantalla: esta línea sí."""
    assert prueba.paragraphs[0].text == f"BORRADOR {AVISO_DE_BORRADOR}"


def test_un_documento_cerrado_no_dice_borrador():
    archivo = abierto(documento_cerrado())
    assert "BORRADOR" not in todo_el_texto(archivo)
    assert "BORRADOR" not in archivo.core_properties.title + archivo.core_properties.keywords
    seccion = archivo.sections[0]
    for lugar in (seccion.header, seccion.first_page_header, seccion.footer, seccion.first_page_footer):
        assert "BORRADOR" not in lugar.part.element.xml


def test_cada_firma_es_una_tabla_sin_bordes_que_no_se_parte():
    firma = next(uno for uno in documento_de_prueba().bloques if isinstance(uno, Firma))
    archivo = abierto(replace(documento_de_prueba(), bloques=(firma, firma)))
    tablas = list(archivo.element.body.iter(qn("w:tbl")))
    assert len(tablas) == 2
    for tabla in tablas:
        assert [texto_de(fila.find(qn("w:tc"))) for fila in tabla.iter(qn("w:tr"))] == [
            campo.rotulo for campo in firma.campos
        ]
        assert {uno.get(qn("w:val")) for uno in tabla.find(f".//{qn('w:tblBorders')}")} == {"nil"}
        assert len(list(tabla.iter(qn("w:cantSplit")))) == len(firma.campos)
        *juntas, _ = tabla.iter(qn("w:tr"))
        assert all(
            uno.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None
            for fila in juntas
            for uno in fila.iter(qn("w:p"))
        )


def marcados(cuerpo, prefijo):
    """Lo que se lee entre las dos puntas de cada marcador, en orden."""
    for punta in cuerpo.iter(qn("w:bookmarkStart")):
        if punta.get(qn("w:name")).startswith(prefijo):
            yield punta.get(qn("w:name")), " ".join(map(texto_de, hasta_la_otra_punta(punta)))


def hasta_la_otra_punta(punta):
    numero = punta.get(qn("w:id"))
    return takewhile(
        lambda uno: uno.tag != qn("w:bookmarkEnd") or uno.get(qn("w:id")) != numero, punta.itersiblings()
    )


def test_cada_seccion_va_dentro_de_un_marcador_con_su_clave():
    """Así, lo que alguien corrija en Word se puede leer de vuelta sin adivinar dónde empieza."""
    documento = documento_de_muestra("mesa-territorializacion", "2024-T3")
    cuerpo = abierto(documento).element.body
    secciones = [uno.clave for uno in documento.encabezados() if uno.nivel == 2]
    assert [nombre for nombre, _ in marcados(cuerpo, "seccion_")] == [f"seccion_{una}" for una in secciones]
    abren = [uno.get(qn("w:id")) for uno in cuerpo.iter(qn("w:bookmarkStart"))]
    cierran = [uno.get(qn("w:id")) for uno in cuerpo.iter(qn("w:bookmarkEnd"))]
    assert sorted(abren) == sorted(cierran)
    assert len(set(abren)) == len(abren)


@pytest.mark.parametrize(("instancia", "periodo"), INFORMES)
def test_dentro_del_marcador_de_un_texto_humano_esta_el_texto_y_nada_mas(instancia, periodo):
    documento = documento_de_muestra(instancia, periodo)
    escritos = {}
    for bloque in documento.bloques:
        if isinstance(bloque, BloqueDeTexto) and bloque.de_texto:
            escritos.setdefault(f"texto_{bloque.de_texto}", []).extend(textos_de(bloque))
    leidos = dict(marcados(abierto(documento).element.body, "texto_"))
    assert escritos
    assert {nombre: sin_espacios(leido) for nombre, leido in leidos.items()} == {
        nombre: sin_espacios("".join(textos)) for nombre, textos in escritos.items()
    }


@pytest.mark.parametrize(
    ("una", "otra"),
    [
        ("logros-y-dificultades", "logros_y_dificultades"),
        ("a" * 60, "a" * 61),
        ("síntesis", "sintesis"),
        ("SECCIÓN Nº 1", "SECCIÓN N° 1"),
    ],
)
def test_dos_claves_distintas_nunca_comparten_marcador_y_word_admite_los_dos(una, otra):
    nombres = [nombre_de_marcador(Marca.TEXTO, clave) for clave in (una, otra)]
    assert len(set(nombres)) == 2
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", nombre, re.ASCII) for nombre in nombres)


def test_una_lista_numerada_empieza_en_uno_aunque_haya_otra_antes():
    documento = documento_de_prueba()
    (ordenada,) = [uno for uno in documento.bloques if isinstance(uno, Lista) and uno.ordenada][:1]
    archivo = abierto(replace(documento, bloques=(ordenada, parrafo("entre las dos"), ordenada)))
    numeros = [uno.get(qn("w:val")) for uno in archivo.element.body.iter(qn("w:numId"))]
    elementos = len(ordenada.elementos)
    assert len(set(numeros[:elementos])) == len(set(numeros[elementos:])) == 1
    assert numeros[0] != numeros[-1]


def test_lo_que_sigue_a_las_firmas_empieza_en_hoja_nueva():
    archivo = abierto(documento_de_muestra("comite-faros-mareas", "2024-S1"))
    con_salto = [
        texto_de(uno)
        for uno in archivo.element.body.iter(qn("w:p"))
        if uno.find(f".//{qn('w:pageBreakBefore')}") is not None
    ]
    assert con_salto == ["Anexo de soporte"]


def test_sobre_el_documento_base_de_la_entidad_quedan_su_encabezado_y_sus_estilos():
    base = docx.Document()
    base.sections[0].header.paragraphs[0].text = "Entidad Ficticia de Prueba"
    base.styles["Heading 1"].font.name = "Georgia"
    base.add_paragraph("Texto de relleno de la plantilla")
    guardada = BytesIO()
    base.save(guardada)
    archivo = docx.Document(BytesIO(escribir_docx(documento_de_prueba(), guardada.getvalue())))
    assert archivo.sections[0].header.paragraphs[0].text == "Entidad Ficticia de Prueba"
    assert archivo.styles["Heading 1"].font.name == "Georgia"
    escrito = todo_el_texto(archivo)
    assert "Texto de relleno" not in escrito
    assert all(uno.texto in escrito for uno in documento_de_prueba().bloques if isinstance(uno, Encabezado))
    assert "BORRADOR" in texto_de(archivo.sections[0].footer.part.element)


def test_un_titulo_en_blanco_no_corre_las_hojas_del_indice():
    documento = documento_de_prueba()
    largos = tuple(parrafo("palabra " * 300) for _ in range(20))
    bloques = (
        Encabezado("Uno", 2, "uno"),
        Encabezado(" ", 3, "nada"),
        *largos,
        Encabezado("Dos", 2, "dos"),
        *largos,
    )
    xml = abierto(replace(documento, bloques=bloques)).element.body.xml
    assert re.findall(r'w:anchor="(_Toc[0-9]+)"', xml) == ["_Toc00000000", "_Toc00000002"]


def test_un_documento_largo_sin_titulos_sale_sin_indice():
    documento = documento_de_prueba()
    bloques = tuple(parrafo(f"Renglón {numero}. " + "palabra " * 60) for numero in range(120))
    assert "Renglón 119." in todo_el_texto(abierto(replace(documento, bloques=bloques)))


@pytest.mark.parametrize("antes", ["nota", "gráfica"])
def test_lo_que_antecede_a_la_firma_no_repite_propiedades(antes: str, tmp_path: Path):
    documento = documento_de_prueba()
    firma = next(uno for uno in documento.bloques if isinstance(uno, Firma))
    grafica = next(uno for uno in documento.bloques if isinstance(uno, Figura))
    previo = Nota((Texto("Alcance: el periodo."),)) if antes == "nota" else grafica
    ruta = tmp_path / "firma.docx"
    ruta.write_bytes(
        escribir_docx(replace(documento, bloques=(Encabezado("Firma", 2, "firma"), previo, firma)))
    )
    assert defectos_de(ruta) == []


def test_una_plantilla_que_no_sirve_se_dice_con_su_remedio():
    vacia = BytesIO()
    with ZipFile(vacia, "w") as paquete:
        paquete.writestr("word/document.xml", "<x/>")
    with pytest.raises(ErrorPlantillaDeWord, match="guárdelo como documento"):
        escribir_docx(documento_de_prueba(), vacia.getvalue())


def test_una_plantilla_hecha_en_word_en_espanol_conserva_sus_estilos(tmp_path: Path):
    """Word en español guarda «heading 1» como «Ttulo1»: el título sigue siendo un título."""
    en_espanol = {
        "Heading1": "Ttulo1", "Heading2": "Ttulo2", "Caption": "Descripcin", "ListBullet": "Listaconvietas",
        "TableGrid": "Tablaconcuadrcula", "Footer": "Piedepgina",
    }  # fmt: skip
    base = BytesIO()
    docx.Document().save(base)
    traducida = BytesIO()
    with ZipFile(base) as vieja, ZipFile(traducida, "w") as nueva:
        for nombre in vieja.namelist():
            contenido = vieja.read(nombre)
            if nombre == "word/styles.xml":
                for ingles, espanol in en_espanol.items():
                    contenido = contenido.replace(f'"{ingles}"'.encode(), f'"{espanol}"'.encode())
            nueva.writestr(nombre, contenido)
    ruta = tmp_path / "membrete.docx"
    ruta.write_bytes(escribir_docx(documento_de_prueba(), traducida.getvalue()))
    assert defectos_de(ruta) == []
    titulos = [uno.text for uno in docx.Document(str(ruta)).paragraphs if uno.style.name == "Heading 1"]
    assert titulos == [uno.texto for uno in documento_de_prueba().encabezados() if uno.nivel == 2]
