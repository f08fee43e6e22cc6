"""La hoja de estilo de la página: la de la casa, más el papel y los anchos de este documento."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from informe_lib.exportacion.documento import Documento
from informe_lib.exportacion.pdf_anchos import hoja_de
from informe_lib.exportacion.rotulo_de_hoja import rotulo_de_hoja

LETRA_AL_MARGEN = 'font:8pt "Liberation Sans",Arial,sans-serif;color:#57606a'


def hoja_de_estilo(documento: Documento, anchos: Iterable[int]) -> str:
    """Todo el estilo de la página, como va entre las etiquetas: su huella depende de cada byte."""
    columnas = "".join(f".a{ancho}{{width:{ancho}%}}\n" for ancho in sorted(anchos))
    return f"\n{_de_la_casa()}{_papel(documento)}{columnas}"


def _papel(documento: Documento) -> str:
    """La hoja impresa repite arriba de quién es el informe y abajo su estado y la página."""
    portada, propias = documento.portada, documento.metadatos
    margenes = {
        "top-left": _cadena(rotulo_de_hoja(portada, hoja_de(propias.papel))),
        "top-right": _cadena(portada.periodo),
        "bottom-left": _cadena(propias.estado.value) if propias.es_borrador else "none",
        "bottom-right": '"Página " counter(page) " de " counter(pages)',
    }
    cajas = "".join(
        f"@{lugar}{{content:{contenido};{LETRA_AL_MARGEN}}}\n" for lugar, contenido in margenes.items()
    )
    ancho, alto = propias.papel.centimetros
    return f"@page{{size:{ancho}cm {alto}cm;margin:2.5cm 2cm;\n{cajas}}}\n"


def _cadena(texto: str) -> str:
    """Un texto entre comillas de CSS: lo que no es letra ni cifra va por su número y no cierra nada."""
    imprimible = re.sub(r"[\x00-\x1f\ud800-\udfff]", " ", texto)
    return '"' + re.sub(r"[^\w ]", lambda hallado: f"\\{ord(hallado[0]):x} ", imprimible) + '"'


@cache
def _de_la_casa() -> str:
    return files("informe_lib.exportacion").joinpath("estilo.css").read_text("utf-8")
