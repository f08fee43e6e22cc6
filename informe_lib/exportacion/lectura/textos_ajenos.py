"""El Markdown de un cuaderno, con su HTML y sus fórmulas, hecho HTML. Con `textos`, la puerta a markdown-it.

Las fórmulas se guardan aparte mientras se lee el Markdown, como hace JupyterLab: salen como se escribieron.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from informe_lib.presentacion.textos import HONDURA

# Primero el código, donde un «$» es un «$». Una fórmula entre «$» se pega a ellos, no trae etiquetas, y tras
# el segundo no va una cifra: «$5.000 y $6.000» es plata. Los topes son de tiempo: ninguna es tan larga.
_FORMULA = re.compile(
    r"""(?P<codigo>^[ ]{0,3}(?P<cerca>`{3,}+|~{3,}+).*?^[ ]{0,3}(?P=cerca)
        | (?<!`)(?P<comillas>`++)(?!`)(?:(?!\n\n).){1,2000}?(?<!`)(?P=comillas)(?!`))
    | (?<!\\)\$\$(?=[^$]).{1,5000}?\$\$
    | (?<![\\$\w])\$(?![\s$])(?:\\.|[^$\\\n<]|\n(?!\n)|<(?!/?[a-zA-Z][^<>$]*>)){1,2000}?(?<![\s\\])\$(?![\d$])
    | \\\((?:(?!\n\n).){1,2000}?\\\) | \\\[.{1,5000}?\\\]
    | \\begin\{(?P<ambiente>[a-zA-Z]+\*?)\}.{1,5000}?\\end\{(?P=ambiente)\}""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_GUARDADA = re.compile("\ue000(\\d+)\ue001|%EE%80%80(\\d+)%EE%80%81")  # en un texto, o en una dirección


def trozos_de_html(texto: str) -> Iterator[str]:
    """El texto en HTML, sin limpiar, cortado después de cada imagen: así cada una queda en su lugar.

    Recibe    el Markdown tal como se escribió.
    Devuelve  uno o más trozos de HTML, en orden; cada uno, de bloques enteros.
    Errores   ninguno: todo texto es Markdown.
    """
    formulas: list[str] = []

    def guardar(hallada: re.Match[str]) -> str:
        if hallada["codigo"]:
            return hallada[0]
        formulas.append(hallada[0])
        return f"\ue000{len(formulas) - 1}\ue001"

    lector = _lector()
    fichas = lector.parse(_FORMULA.sub(guardar, _GUARDADA.sub("", texto)))
    for trozo in _cortadas(fichas):
        html = str(lector.renderer.render(trozo, lector.options, {}))
        yield _GUARDADA.sub(lambda una: _escrita(una, formulas), html)


def _escrita(guardada: re.Match[str], formulas: Sequence[str]) -> str:
    if guardada[2]:
        return quote(formulas[int(guardada[2])])
    return escape(formulas[int(guardada[1])]).replace("\n", "<br>")


@cache
def _lector() -> MarkdownIt:
    lector = MarkdownIt("commonmark", {"html": True, "maxNesting": HONDURA}).enable("table")
    # Las direcciones las limpia después quien lee el HTML; aquí se quedaría sin las imágenes en SVG.
    lector.validateLink = _toda  # type: ignore[method-assign]  # así lo pide markdown-it
    return lector


def _toda(url: str) -> bool:  # noqa: ARG001 (el nombre lo pone markdown-it)
    return True


def _cortadas(fichas: Sequence[Token]) -> Iterator[Sequence[Token]]:
    inicio = profundidad = 0
    hay_imagen = False
    for posicion, ficha in enumerate(fichas):
        profundidad += ficha.nesting
        hay_imagen = hay_imagen or _trae_imagen(ficha)
        if profundidad == 0 and hay_imagen:
            yield fichas[inicio : posicion + 1]
            inicio, hay_imagen = posicion + 1, False
    if inicio < len(fichas):
        yield fichas[inicio:]


def _trae_imagen(ficha: Token) -> bool:
    return (
        ficha.type == "image"
        or "<img" in ficha.content.lower()
        or any(map(_trae_imagen, ficha.children or ()))
    )
