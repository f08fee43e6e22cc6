"""Una celda por cada cosa que un documento no puede mostrar bien, y el código de su alerta."""

from __future__ import annotations

from collections.abc import Mapping

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from tests.exportacion.cuadernos_ajenos import de_datos, png

Tropiezo = tuple[NotebookNode, str]


def _impreso(texto: str) -> NotebookNode:
    return new_code_cell("x", execution_count=1, outputs=[new_output("stream", name="stdout", text=texto)])


def _con_titulo(html: str) -> str:
    return f"<table><caption>Con título</caption>{html}</table>"


DATOS = "<tr><td>a</td><td>b</td></tr>"
ROTULOS = "<thead><tr><th>uno</th><th>dos</th></tr></thead>"
TROPIEZOS: Mapping[str, Tropiezo] = {
    "figura sin texto alternativo": (de_datos(png=png()), "D01"),
    "imagen de un texto sin descripción": (new_markdown_cell(f"![](data:image/png;base64,{png()})"), "D01"),
    "tabla sin título": (de_datos(html=f"<table>{ROTULOS}{DATOS}</table>"), "D02"),
    "tabla de Markdown sin título": (new_markdown_cell("| uno | dos |\n|---|---|\n| a | b |"), "D02"),
    "tabla sin encabezado": (de_datos(html=_con_titulo(DATOS)), "D03"),
    "salto de títulos": (new_markdown_cell("###### Muy abajo"), "D04"),
    "celdas combinadas": (
        de_datos(html=_con_titulo(f"{ROTULOS}<tr><td rowspan=9 colspan=3>a</td></tr>{DATOS}")),
        "D05",
    ),
    "imagen que no lo es": (de_datos(png="no soy una imagen"), "D06"),
    "imagen de un texto que no lo es": (new_markdown_cell("![x](data:image/gif;base64,R0lGODlh)"), "D06"),
    "salida interactiva": (de_datos(html="<div id='g'></div><script>dibujar('g')</script>"), "D07"),
    "salida de otro tipo": (de_datos(rtf="{\\rtf1}"), "D07"),
    "palabra larga": (new_markdown_cell("antes " + "a" * 101 + " después"), "D09"),
    "palabra larga en una tabla": (
        de_datos(html=_con_titulo(f"{ROTULOS}<tr><td>{'b' * 400}</td><td>c</td></tr>")),
        "D09",
    ),
    "emoji": (new_markdown_cell("Bien hecho 👍🏽"), "D10"),
    "ideogramas": (_impreso("漢字"), "D10"),
    "derecha a izquierda": (new_markdown_cell("Se llama مرحبا en árabe"), "D11"),
    "carácter nulo": (_impreso("antes\x00después"), "D12"),
    "orden de dirección": (new_markdown_cell("antes\u202edespués"), "D12"),
    "mitad de un carácter": (_impreso("antes \ud83d después"), "D13"),
    "mitad en una tabla": (
        de_datos(html=_con_titulo(f"{ROTULOS}<tr><td>\udc4d</td><td>c</td></tr>")),
        "D13",
    ),
    "veinte mil renglones": (_impreso("\n".join(f"renglón {n}" for n in range(20_000))), "D15"),
    "imagen de otro sitio": (new_markdown_cell("![logo](https://ejemplo.invalid/logo.png)"), "D16"),
}
