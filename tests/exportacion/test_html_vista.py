"""La vista de JupyterLab dice lo mismo que la página y se ve aunque el cuaderno no sea de confianza."""

from __future__ import annotations

import pytest

from informe_lib.exportacion.documento import Documento
from informe_lib.exportacion.html import escribir_vista
from informe_lib.exportacion.html_vestido import ESTILOS
from tests.exportacion.documentos import LITERALES_HOSTILES, documento_de_prueba
from tests.exportacion.pagina_leida import Leida, sin_espacios_de_mas

# Las que el filtro de JupyterLab 4 deja pasar, de las que la vista usa.
ADMITIDAS = {
    "background-color", "border", "border-bottom", "border-collapse", "caption-side", "color", "display",
    "float", "font-size", "font-weight", "height", "list-style-type", "margin", "max-width", "padding",
    "table-layout",
    "text-align", "vertical-align", "white-space", "width",
}  # fmt: skip


@pytest.fixture(scope="module")
def documento() -> Documento:
    return documento_de_prueba()


@pytest.fixture(scope="module")
def vista(documento: Documento) -> Leida:
    return Leida(escribir_vista((documento.portada, *documento.bloques)))


def test_cada_texto_del_documento_esta_en_la_vista(documento: Documento, vista: Leida) -> None:
    visible = sin_espacios_de_mas(vista.visible)
    faltan = [texto for texto in documento.textos() if sin_espacios_de_mas(texto) not in visible]
    assert faltan == []


@pytest.mark.parametrize("literal", LITERALES_HOSTILES)
def test_un_literal_hostil_aparece_tal_como_se_escribio(literal: str, vista: Leida) -> None:
    assert literal in [parrafo.texto for parrafo in vista.de("p")]
    assert literal in [elemento.texto for elemento in vista.de("li")]


def test_la_vista_sobrevive_a_un_cuaderno_sin_confianza(vista: Leida) -> None:
    assert not vista.de("style", "svg", "script", "link", "html", "body", "main")
    atributos = {nombre for uno in vista.elementos for nombre in uno.atributos}
    assert not atributos & {"class", "id", "role", "tabindex"}
    assert "style" in atributos
    assert [uno.texto for uno in vista.de("h1")] == ["INFORME DE GESTIÓN"]
    assert len(vista.de("details")) == 2


def test_en_la_vista_solo_van_en_negrita_los_grupos_y_los_totales(vista: Leida) -> None:
    (asistencia,) = [tabla for tabla in vista.de("table") if "Alcaldías locales" in tabla.texto]
    en_negrita = [
        celda.texto
        for celda in vista.de("tbody", "th", "td")
        if "font-weight:bold" in celda.atributos.get("style", "") and celda.texto in asistencia.texto
    ]
    assert {"2. Gobierno", "13. Mujeres", "Asistentes por sesión", "11"} <= set(en_negrita)
    assert not {"Directora", "Alcaldías locales", "16/04/2024"} & set(en_negrita)
    assert not [grupo for grupo in vista.de("tbody") if grupo.atributos]


def test_la_vista_solo_usa_estilos_que_jupyterlab_deja_pasar() -> None:
    usadas = {estilo.partition(":")[0] for estilos in ESTILOS.values() for estilo in estilos.split(";")}
    assert usadas == ADMITIDAS
