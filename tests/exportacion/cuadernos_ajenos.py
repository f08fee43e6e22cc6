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
