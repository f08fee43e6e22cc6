"""El Markdown de un cuaderno se lee como lo muestra JupyterLab: HTML, fórmulas e imágenes en su lugar."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from nbformat.v4 import new_markdown_cell, new_notebook

from informe_lib.exportacion.documento import Documento
from informe_lib.exportacion.html import escribir_html
from informe_lib.exportacion.lectura.ajeno import documento_ajeno
from informe_lib.presentacion.bloques import Enfasis, Enlace, Figura, Lista, Parrafo, Tabla, corrido
from tests.exportacion.cuadernos_ajenos import png

DIBUJO = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'


def leido(texto: str) -> Documento:
    return documento_ajeno(new_notebook(cells=[new_markdown_cell(texto)]), "ventas")


def dicho(texto: str) -> str:
    return "\n".join(list(leido(texto).textos())[1:])


@pytest.mark.parametrize(
    "formula",
    [
        "$a_b*c*$",
        "$x < y$",
        "$a<b$ y $c>d$",
        r"\(x_1*y*z\)",
        r"\[ a_b*c* \]",
        r"$$\frac{a_b}{c*d*e}$$",
        "$$\na_b*c* = 1\n$$",
        "\\begin{equation}\na_b*c*\n\\end{equation}",
        r"$\{a\}\$b$",
    ],
)
def test_una_formula_sale_tal_como_se_escribio(formula: str) -> None:
    assert dicho(f"Sea {formula}, y *ya*.") == f"Sea {formula}, y ya."


@pytest.mark.parametrize(
    "plata",
    [
        "Cuesta $5.000 y $6.000",
        "Entre $5.000-$6.000",
        "US$ 5 y COP$ 6",
        "De $5.000, en pesos ($)",
        "Vale 5$ y el otro 6$",
    ],
)
def test_la_plata_no_es_una_formula(plata: str) -> None:
    documento = leido(f"{plata}, *cerca*.")
    (parrafo,) = documento.bloques
    assert isinstance(parrafo, Parrafo)
    assert corrido(parrafo.tramos) == f"{plata}, cerca."
    assert [tramo.texto for tramo in parrafo.tramos if isinstance(tramo, Enfasis)] == ["cerca"]


@pytest.mark.parametrize("marca", ["- ", "1. ", "> "])
def test_lo_que_sigue_a_una_lista_muy_honda_no_se_pierde(marca: str) -> None:
    niveles = range(12)
    hondo = (
        ">" * 25 + " hondo"
        if marca == "> "
        else "\n".join(" " * len(marca) * nivel + f"{marca}nivel {nivel}" for nivel in niveles)
    )
    documento = leido(f"{hondo}\n\n## Sección final\n\nPárrafo final")
    textos = " ".join(documento.textos())
    assert "Sección final Párrafo final" in textos
    assert ("hondo" if marca == "> " else "nivel 11") in textos


def test_la_plata_de_una_tabla_no_se_lleva_sus_celdas() -> None:
    html = "<table><tr><th>US$</th><th>$ 5</th></tr><tr><td>$5.000</td><td>$6.000</td></tr></table>"
    (tabla, *_) = leido(html).bloques
    assert isinstance(tabla, Tabla)
    assert [[celda.texto for celda in fila] for fila in (*tabla.encabezado, *tabla.cuerpo)] == [
        ["US$", "$ 5"],
        ["$5.000", "$6.000"],
    ]


def test_en_el_codigo_un_signo_de_pesos_es_un_signo_de_pesos() -> None:
    assert dicho("Use `$HOME` y `$PATH`, *siempre*.") == "Use $HOME y $PATH, siempre."


def test_el_html_de_un_texto_se_lee_y_nada_de_el_se_ejecuta() -> None:
    texto = "<b>Uno</b> y <script>alert(1)</script>dos<span onclick='x()'>.</span>\n\n<p>tres</p>"
    documento = leido(texto)
    assert list(documento.textos())[1:3] == ["Uno y dos.", "tres"]
    pagina = escribir_html(documento)
    assert not any(peligro in pagina for peligro in ("<script", "onclick", "alert(1)"))


def test_un_enlace_con_signos_de_pesos_sigue_llevando_a_su_sitio() -> None:
    (parrafo,) = leido("Vea <https://ejemplo.invalid/$a$>").bloques
    assert isinstance(parrafo, Parrafo)
    enlace = next(tramo for tramo in parrafo.tramos if isinstance(tramo, Enlace))
    assert (enlace.texto, enlace.direccion) == (
        "https://ejemplo.invalid/$a$",
        "https://ejemplo.invalid/%24a%24",
    )


@pytest.mark.parametrize(
    "imagen",
    [
        f"![Un faro](data:image/png;base64,{png()})",
        f'<img alt="Un faro" src="data:image/png;base64,{png()}">',
        f"<p>\n<IMG src='data:image/png;base64,{png()}' width=40\nalt='Un faro'></p>",
        f'<img alt="Un faro" src="data:image/svg+xml,{quote(DIBUJO)}">',
    ],
)
def test_una_imagen_que_el_texto_trae_es_una_figura_en_su_lugar(imagen: str) -> None:
    bloques = leido(f"Antes\n\n{imagen}\n\nDespués").bloques
    antes, figura, despues = bloques
    assert isinstance(antes, Parrafo)
    assert isinstance(despues, Parrafo)
    assert isinstance(figura, Figura)
    assert figura.alternativa == "Un faro"


def test_una_imagen_entre_los_elementos_de_una_lista_no_la_parte() -> None:
    lista, figura = leido(f"- uno\n- dos ![Un faro](data:image/png;base64,{png()})\n- tres").bloques
    assert isinstance(lista, Lista)
    assert list(lista.textos()) == ["uno", "dos", "tres"]
    assert isinstance(figura, Figura)


def test_el_nombre_de_una_imagen_adjunta_puede_llevar_tildes_y_espacios() -> None:
    celda = new_markdown_cell("![Un faro](attachment:mi%20fogón.png)")
    celda.attachments = {"mi fogón.png": {"image/png": png()}}
    (figura,) = documento_ajeno(new_notebook(cells=[celda]), "ventas").bloques
    assert isinstance(figura, Figura)
