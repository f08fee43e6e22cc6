"""Los marcadores de Word: las dos puntas que rodean una sección, un texto humano o la fila de una cifra.

Quien corrige en Word no los ve; al leer de vuelta su archivo dicen dónde empieza y dónde acaba cada texto.
"""

from __future__ import annotations

import re
from enum import StrEnum
from hashlib import sha256

from docx.oxml.xmlchemy import BaseOxmlElement

from informe_lib.exportacion.word.elementos import elemento

LETRAS_DE_UN_MARCADOR = 40  # Word no admite más, ni otra cosa que letras, cifras y rayas bajas
LETRAS_DEL_RESUMEN = 8
DE_UN_TITULO = "_Toc"


class Marca(StrEnum):
    """Lo que un marcador rodea."""

    SECCION = "seccion"
    TEXTO = "texto"
    CIFRA = "cifra"


def nombre_de_marcador(marca: Marca, clave: str) -> str:
    """El nombre del marcador de una clave: siempre el mismo, y otro para otra clave.

    Recibe    qué se marca y la clave de la sección, del texto o de la cifra.
    Devuelve  «texto_plan»; si la clave no cabe o trae otras letras, su comienzo y un resumen de ella.
    """
    limpia = re.sub(r"[^0-9A-Za-z_]", "_", clave)
    nombre = f"{marca}_{limpia}"
    if limpia == clave and len(nombre) <= LETRAS_DE_UN_MARCADOR:
        return nombre
    resumen = sha256(clave.encode()).hexdigest()[:LETRAS_DEL_RESUMEN]
    return f"{nombre[: LETRAS_DE_UN_MARCADOR - LETRAS_DEL_RESUMEN - 1]}_{resumen}"


def es_de_la_casa(nombre: str | None) -> bool:
    """¿Es de los que un informe pone? Los de sus títulos y los de sus secciones, textos y cifras."""
    return (nombre or "").startswith((DE_UN_TITULO, *(f"{marca}_" for marca in Marca)))


def punta_inicial(numero: int, nombre: str) -> BaseOxmlElement:
    """Donde empieza lo marcado; su número lo une con la otra punta."""
    return elemento("w:bookmarkStart", {"w:id": str(numero), "w:name": nombre})


def punta_final(numero: int) -> BaseOxmlElement:
    """Donde acaba lo marcado."""
    return elemento("w:bookmarkEnd", {"w:id": str(numero)})
