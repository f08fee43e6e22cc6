"""Cuadernos que no son nuestros, con las salidas que deja cualquiera."""

from __future__ import annotations

from base64 import b64encode
from struct import pack
from zlib import compress, crc32

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

TABLA = (
    '<div><style>td {color: red}</style><table border="1" class="dataframe"><thead><tr><th></th>'
    "<th>mes</th><th>total</th></tr></thead><tbody><tr><th>0</th><td>enero</td><td>1</td></tr>"
    "<tr><th>1</th><td>febrero</td><td>&lt;b&gt;2&lt;/b&gt;</td></tr></tbody></table></div>"
)


def png(ancho: int = 40, alto: int = 20) -> str:
    """Una imagen de verdad, en base64."""

    def trozo(tipo: bytes, datos: bytes) -> bytes:
        return pack(">I", len(datos)) + tipo + datos + pack(">I", crc32(tipo + datos))

    renglones = b"".join(b"\0" + b"\x0b\x4f\x6c" * ancho for _ in range(alto))
    crudo = b"\x89PNG\r\n\x1a\n" + trozo(b"IHDR", pack(">IIBBBBB", ancho, alto, 8, 2, 0, 0, 0))
    return b64encode(crudo + trozo(b"IDAT", compress(renglones)) + trozo(b"IEND", b"")).decode("ascii")


def de_datos(**datos: str) -> NotebookNode:
    """Una celda ejecutada cuya salida trae esas formas: `html`, `plain`, `latex`, `png`…"""
    tipos = {"png": "image/png", "jpeg": "image/jpeg", "svg": "image/svg+xml"}
    salida = {tipos.get(forma, f"text/{forma}"): valor for forma, valor in datos.items()}
    return new_code_cell("x", execution_count=1, outputs=[new_output("display_data", data=salida)])


def cuaderno_ajeno() -> NotebookNode:
    """Texto, tabla de pandas, gráfica, fórmula, lo impreso, lo que avisa y una celda que falla."""
    return new_notebook(
        cells=[
            new_markdown_cell("# Ventas ficticias\n\nTexto con **fuerza**.\n\n#### Un salto\n\n- uno\n- dos"),
            de_datos(html=TABLA, plain="   mes total"),
            de_datos(png=png(), plain="<Figure size 640x480>"),
            de_datos(latex="$$E = mc^2$$"),
            new_code_cell(
                "codigo_que_no_se_muestra()",
                execution_count=4,
                outputs=[
                    new_output("stream", name="stdout", text="impreso \x1b[31mrojo\x1b[0m\n"),
                    new_output("stream", name="stderr", text="/ruta/de/quien/programa\n"),
                    new_output(
                        "execute_result", data={"text/plain": "<Objeto at 0x7f00>"}, execution_count=4
                    ),
                ],
            ),
            new_code_cell(
                "1 / 0",
                execution_count=5,
                outputs=[new_output("error", ename="ZeroDivisionError", evalue="division", traceback=[])],
            ),
        ]
    )


def cuadernos_hostiles() -> dict[str, NotebookNode]:
    """HTML que quiere hacer daño, textos mal hechos e imágenes imposibles: cada clase en su cuaderno."""
    return {
        "pagina_hostil": new_notebook(cells=[de_datos(html=uno) for uno in PAGINAS_HOSTILES]),
        "textos_revueltos": new_notebook(cells=[_con_logo(), *map(new_markdown_cell, TEXTOS_REVUELTOS)]),
        "imagenes_imposibles": new_notebook(cells=[de_datos(svg=uno) for uno in DIBUJOS_IMPOSIBLES]),
    }


def _con_logo() -> NotebookNode:
    celda = new_markdown_cell("# ![Logo](attachment:logo.png) Título con logo\n\nTexto.")
    celda.attachments = {"logo.png": {"image/png": png()}}
    return celda


SUELTA = "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"
PAGINAS_HOSTILES = (
    "<script>alert(1)</script><p onclick='x()'>clic</p><iframe src='https://x.invalid'></iframe>",
    '<a href="javascript:alert(1)">uno</a> <a href="https://[::1">dos</a> <a href="mailto:a@b.co">tres</a>',
    "<table><tr><th colspan=999>T</th></tr><tr><td rowspan=9 colspan=500>x</td></tr><tr></table>",
    f"<table><tr><td>{SUELTA}</td><td><ul><li>uno<li>dos</ul></td></tr></table>después <b>sin cerrar",
    f"<ol start=3><li>uno{SUELTA}sigue<li>dos<ul><li>{SUELTA}</ul></ol>",
    "<h1></h1><h6>Hondo</h6><h2><div>Título</div></h2><details><summary>Más</summary>oculto</details>",
    "<form><fieldset><legend>Datos</legend><select><option>Enero<option>Febrero</select></fieldset></form>",
    "<svg><text>dibujo</text></svg><figure>Mapa<figcaption>Pie</figcaption></figure><img src=x><img alt='y",
    "<div>" * 500 + "hondo" + "<ul><li>a" * 40,
    "</style></title></main></body></html><!-- sin cerrar",
)
TEXTOS_REVUELTOS = (
    "\n".join("   " * nivel + f"1. nivel {nivel}" for nivel in range(12)) + "\n\nDespués de lo hondo.",
    "> " * 25 + "citado\n\n999999999. un número enorme\n\n- [ ] tarea\n- [x] hecha",
    "Sea $x < y$ y \\(a_b*c*\\), de $5.000 a $6.000; `$HOME` y <b>fuerte</b> &amp; &copy; H<sub>2</sub>O",
    "| a | b |\n|---|---|\n| ![x](https://x.invalid/y.png) | **c** |\n\n: Con título",
    "###### Muy hondo\n\n# Arriba\n\n## Repetido\n\n## Repetido\n\n## Contenido",
    "Firmó \u202ealguien\u202c 😀 שלום مرحبا 漢字 \x1b[31mrojo\x1b[0m " + "W" * 400,
)
DIBUJOS_IMPOSIBLES = tuple(
    comienzo + "<rect width='10' height='10'/></svg>"
    for comienzo in (
        '<svg xmlns="http://www.w3.org/2000/svg" width="90000" height="90000">',
        "<svg width='40' height='20'>",
        '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="19999">',
        '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script>',
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="https://x.invalid/a.png"/>',
        '<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0">',
        "<svg rota ",
    )
)
