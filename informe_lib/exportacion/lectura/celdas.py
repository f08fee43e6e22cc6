"""Lo que una persona lee de una celda ya ejecutada, sea de quien sea; el código no se muestra."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from nbformat import NotebookNode

from informe_lib.exportacion.lectura.html_leido import bloques_de_html
from informe_lib.exportacion.lectura.imagenes import figura_de_imagen
from informe_lib.presentacion.bloques import Bloque, Nota, Parrafo, Texto
from informe_lib.presentacion.textos import bloques_de_texto

IMAGENES = ("image/svg+xml", "image/png", "image/jpeg")
# `<Line2D at 0x7f…>` o `<Axes: >`: la dirección cambia en cada corrida, y nadie lo escribió para leerse.
OBJETO_SIN_TEXTO = re.compile(r"<.* at 0x[0-9a-f]+>|\A<.*>\Z", re.DOTALL | re.IGNORECASE)
COLORES_DE_CONSOLA = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


def bloques_de_salida(salida: NotebookNode, numero: int) -> Iterator[Bloque]:
    """Los bloques de una salida; `numero` es el de su celda, para nombrarla.

    Por stderr salen avisos para quien programa, con rutas y números de proceso: no se publican.
    """
    if salida.output_type == "stream":
        if salida.name == "stdout":
            yield from renglones(_texto(salida.text))
    elif salida.output_type == "error":
        yield _error(salida, numero)
    else:
        yield from _de_datos(salida.data, numero)


def renglones(texto: str) -> Iterator[Parrafo]:
    """Un párrafo por renglón escrito."""
    for renglon in COLORES_DE_CONSOLA.sub("", texto).splitlines():
        if renglon.strip():
            yield Parrafo((Texto(renglon),))


def _error(salida: NotebookNode, numero: int) -> Nota:
    mensaje = COLORES_DE_CONSOLA.sub("", f"{salida.ename}: {salida.evalue}").strip()
    return Nota((Texto(f"La celda {numero} terminó en error y no dejó resultado ({mensaje})."),))


def _de_datos(datos: Mapping[str, str], numero: int) -> Iterator[Bloque]:
    """La forma más rica que se sepa leer."""
    for tipo in IMAGENES:
        if tipo in datos:
            descripcion = f"Figura sin descripción (celda {numero})"
            figura = figura_de_imagen(tipo, _texto(datos[tipo]), descripcion)
            yield figura or Nota((Texto(f"Una imagen de la celda {numero} no se pudo leer."),))
            return
    if "text/html" in datos:
        yield from bloques_de_html(_texto(datos["text/html"]))
    elif "text/markdown" in datos:
        yield from bloques_de_texto(_texto(datos["text/markdown"]))
    elif "text/latex" in datos:
        yield Parrafo((Texto(_texto(datos["text/latex"]).strip().strip("$").strip()),))
    elif "text/plain" in datos and not OBJETO_SIN_TEXTO.search(_texto(datos["text/plain"])):
        yield from renglones(_texto(datos["text/plain"]))


def _texto(escrito: object) -> str:
    """Un cuaderno guarda los textos largos como una lista de renglones."""
    return "".join(map(str, escrito)) if isinstance(escrito, list) else str(escrito)
