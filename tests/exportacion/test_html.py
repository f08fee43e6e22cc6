"""La página web dice todo lo del Documento, tal como está escrito, y no pide ni ejecuta nada."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from dataclasses import replace
from hashlib import sha256

import pytest

from informe_lib.exportacion.documento import Documento
from informe_lib.exportacion.html import escribir_html, escribir_vista
from informe_lib.presentacion.bloques import (
    CifraCitada,
    Columna,
    Control,
    Datos,
    Encabezado,
    Figura,
    Lista,
    Parrafo,
    Tabla,
    parrafo,
)
from tests.exportacion.documentos import (
    LITERALES_HOSTILES,
    SVG,
    documento_cerrado,
    documento_de_prueba,
)
from tests.exportacion.pagina_leida import Leida, sin_espacios_de_mas

LIMITE_SIN_GRAFICAS = 60_000


def con(*bloques: Parrafo | Tabla | Figura | Encabezado) -> Documento:
    return replace(documento_de_prueba(), bloques=bloques)


@pytest.fixture(scope="module")
def documento() -> Documento:
    return documento_de_prueba()


@pytest.fixture(scope="module")
def pagina(documento: Documento) -> Leida:
    return Leida(escribir_html(documento))


def test_cada_texto_del_documento_esta_en_la_pagina(documento: Documento, pagina: Leida) -> None:
    visible = sin_espacios_de_mas(pagina.visible)
    faltan = [texto for texto in documento.textos() if sin_espacios_de_mas(texto) not in visible]
    assert faltan == []


@pytest.mark.parametrize("literal", LITERALES_HOSTILES)
def test_un_literal_hostil_aparece_tal_como_se_escribio(literal: str, pagina: Leida) -> None:
    assert literal in [parrafo.texto for parrafo in pagina.de("p")]
    assert literal in [elemento.texto for elemento in pagina.de("li")]


def test_la_pagina_no_ejecuta_ni_pide_nada(pagina: Leida) -> None:
    assert not pagina.de("script", "link", "iframe", "object", "embed", "form", "base", "svg")
    atributos = [(nombre, valor) for uno in pagina.elementos for nombre, valor in uno.atributos.items()]
    assert not [nombre for nombre, _ in atributos if nombre.startswith("on") or nombre == "style"]
    recursos = [valor for nombre, valor in atributos if nombre in {"src", "srcset", "data", "poster"}]
    assert recursos
    assert all(recurso.startswith("data:image/svg+xml;base64,") for recurso in recursos)
    assert not re.search(r"url\(|@import", pagina.de("style")[0].texto)


def test_la_politica_solo_admite_la_hoja_de_estilo_que_la_pagina_trae(pagina: Leida) -> None:
    (estilo,) = pagina.de("style")
    huella = b64encode(sha256(estilo.texto.encode()).digest()).decode()
    (politica,) = [
        meta.atributos["content"]
        for meta in pagina.de("meta")
        if meta.atributos.get("http-equiv") == "Content-Security-Policy"
    ]
    assert politica == (
        f"default-src 'none'; style-src 'sha256-{huella}'; img-src data:; base-uri 'none'; form-action 'none'"
    )


def test_la_pagina_declara_idioma_titulo_autor_y_asunto(pagina: Leida, documento: Documento) -> None:
    metadatos = documento.metadatos
    nombres = {meta.atributos.get("name"): meta.atributos.get("content") for meta in pagina.de("meta")}
    assert pagina.de("html")[0].atributos["lang"] == "es-CO"
    assert metadatos.titulo in pagina.de("title")[0].texto
    assert (nombres["author"], nombres["description"]) == (metadatos.autor, metadatos.asunto)
    assert nombres["dcterms.date"] == metadatos.fecha


def test_un_solo_titulo_y_los_encabezados_del_documento_con_su_nivel(
    pagina: Leida, documento: Documento
) -> None:
    titulos = [(uno.etiqueta, uno.texto) for uno in pagina.de("h1", "h2", "h3", "h4", "h5", "h6")]
    esperados = [(f"h{uno.nivel}", uno.texto) for uno in documento.encabezados()]
    assert titulos == [("h1", documento.portada.titulo), *esperados]
    assert [len(pagina.de(etiqueta)) for etiqueta in ("header", "main", "footer")] == [1, 1, 1]


def test_cada_cifra_citada_queda_atada_a_su_dato(documento: Documento, pagina: Leida) -> None:
    citadas = [
        (tramo.clave, tramo.valor, tramo.texto)
        for bloque in documento.bloques
        if isinstance(bloque, Parrafo)
        for tramo in bloque.tramos
        if isinstance(tramo, CifraCitada)
    ]
    en_pagina = [
        (uno.atributos["data-cifra"], uno.atributos["value"], uno.texto) for uno in pagina.de("data")
    ]
    assert len(citadas) == 3
    assert set(citadas) < set(en_pagina)
    assert ("sesiones_programadas", "2", "Dos (2) sesiones") in en_pagina


def test_solo_las_direcciones_seguras_son_enlaces(pagina: Leida) -> None:
    enlaces = {uno.atributos["href"]: uno.texto for uno in pagina.de("a")}
    assert enlaces == {
        "#contenido": "Ir al contenido",
        "https://www.sdmujer.gov.co/a?b=1&c=2": "página de la entidad",
    }


def test_una_grafica_trae_su_dibujo_su_texto_alternativo_y_sus_datos(
    documento: Documento, pagina: Leida
) -> None:
    figuras = [bloque for bloque in documento.bloques if isinstance(bloque, Figura)]
    imagenes = pagina.de("img")
    assert [imagen.atributos["alt"] for imagen in imagenes] == [figura.alternativa for figura in figuras]
    assert b64decode(imagenes[0].atributos["src"].partition(",")[2]).decode() == SVG
    assert f"Gráfica 1. {figuras[0].titulo}" in [uno.texto for uno in pagina.de("strong")]
    datos = pagina.de("details")[0].texto
    for escrito in ("Ejecutado (acciones)", "33,3\xa0%", "30/09/2024", "Sin dato", "PLT <enviados> & #1"):
        assert escrito in datos


def test_una_grafica_sin_filas_no_ofrece_una_tabla_vacia() -> None:
    columnas = (Columna("a", "A"),)
    figura = Figura("f", "Sin sesiones en el periodo", "", SVG, "Nada que mostrar", "", Datos(columnas, ()))
    leida = Leida(escribir_html(con(figura)))
    assert not leida.de("details", "table")


def test_cada_respuesta_de_control_va_en_palabras(documento: Documento, pagina: Leida) -> None:
    (control,) = [bloque for bloque in documento.bloques if isinstance(bloque, Control)]
    respuestas = [dd.texto for dd in pagina.de("dd") if "respuesta" in dd.atributos.get("class", "").split()]
    assert respuestas == [una.respuesta.value for una in control.comprobaciones]


def test_las_listas_conservan_su_orden_y_su_clase(documento: Documento, pagina: Leida) -> None:
    listas = [bloque for bloque in documento.bloques if isinstance(bloque, Lista)]
    assert [uno.etiqueta for uno in pagina.de("ul", "ol")] == [
        "ol" if lista.ordenada else "ul" for lista in listas
    ]


def test_los_identificadores_no_se_repiten_aunque_las_claves_si() -> None:
    leida = Leida(escribir_html(con(
        Encabezado("Uno", 2, "Análisis 1"), Encabezado("Dos", 2, "análisis_1"), Encabezado("Tres", 2, "#"),
        Encabezado("Contenido", 2, "contenido"),
    )))  # fmt: skip
    anclas = [uno.atributos["id"] for uno in leida.elementos if "id" in uno.atributos]
    assert anclas == ["contenido", "analisis-1", "analisis-1-2", "parte", "contenido-2"]


def test_un_borrador_lo_dice_arriba_abajo_y_en_cada_hoja_impresa(pagina: Leida) -> None:
    assert "BORRADOR" in pagina.de("header")[0].texto
    assert "BORRADOR" in pagina.de("footer")[0].texto
    assert pagina.de("title")[0].texto.startswith("BORRADOR")
    assert '@bottom-left{content:"BORRADOR"' in pagina.de("style")[0].texto


def test_un_documento_cerrado_no_dice_borrador_en_ninguna_parte() -> None:
    assert "borrador" not in escribir_html(documento_cerrado()).lower()


def test_el_nombre_de_la_instancia_no_puede_cerrar_la_hoja_de_estilo(documento: Documento) -> None:
    nombre = '</style><script>alert(1)</script>"} * {display:none} \\22 '
    leida = Leida(escribir_html(replace(documento, portada=replace(documento.portada, instancia=nombre))))
    assert not leida.de("script")
    assert nombre not in leida.de("style")[0].texto
    assert nombre.strip() in leida.visible


def test_los_caracteres_que_html_prohibe_se_quitan() -> None:
    escrito = escribir_html(con(parrafo("a\x00b\x1bc\ud800d\ufffee\x85f\U0001ffffg — ñ 🙂")))
    assert "<p>abcdefg — ñ 🙂</p>" in escrito
    assert escrito.encode("utf-8")


def test_la_misma_entrada_da_los_mismos_bytes(documento: Documento) -> None:
    assert escribir_html(documento) == escribir_html(documento_de_prueba())
    assert escribir_vista(documento.bloques) == escribir_vista(documento_de_prueba().bloques)


def test_sin_graficas_la_pagina_es_liviana(documento: Documento) -> None:
    sin_graficas = tuple(bloque for bloque in documento.bloques if not isinstance(bloque, Figura))
    assert len(escribir_html(replace(documento, bloques=sin_graficas)).encode()) < LIMITE_SIN_GRAFICAS


def test_solo_la_grafica_que_se_desplaza_dice_que_se_desplace(pagina: Leida) -> None:
    """Los datos de la gráfica van en otra región, pero en un teléfono son una lista: nada se desliza."""
    estilo = pagina.de("style")[0].texto
    (quien,) = re.findall(r"([^{}]*)\{\s*content: \"Deslice", estilo)
    assert quien.strip() == "figure > .region::before"
