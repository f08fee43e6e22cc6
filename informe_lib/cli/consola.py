"""Lo que dice el comando llega legible a cualquier consola: sin «?» en lugar de letras y sin fallar.

Una consola antigua de Windows (cp1252, o ASCII) no tiene todos los caracteres del español escrito con
cuidado. Los que le falten salen con la letra más sencilla: «á» como a, «…» como tres puntos.
"""

from __future__ import annotations

import codecs
import os
import sys
import unicodedata
from io import TextIOWrapper

MANEJADOR = "letras_sencillas"
ASCII = "ascii_de_informe"
SENCILLAS = {
    "«": '"', "»": '"', "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'",
    "–": "-", "—": "-", "−": "-", "‑": "-", "·": "-", "•": "*", "×": "x", "÷": "/",
    "→": "->", "←": "<-", "≥": ">=", "≤": "<=", "≠": "<>", "¿": "", "¡": "",
    "│": "|", "─": "-", "€": "EUR", "⁄": "/", "ß": "ss", "æ": "ae", "ø": "o",
}  # fmt: skip
SIN_PARECIDO = "*"


def preparar() -> None:
    """Deja la salida y los errores escribiendo en lo que pide PYTHONIOENCODING o, sin él, en lo que cabe.

    Una tubería o un archivo reciben UTF-8; una consola, la codificación que tiene.
    """
    codecs.register_error(MANEJADOR, en_letras_sencillas)
    codecs.register(_ascii_propio)
    pedida = os.environ.get("PYTHONIOENCODING", "").partition(":")[0]
    for flujo in (sys.stdout, sys.stderr):
        if isinstance(flujo, TextIOWrapper):  # sin consola (un servicio) no hay flujo
            codificacion = flujo.encoding if pedida or flujo.isatty() else "utf-8"
            # Donde ve «ascii», click supone un descuido del sistema y escribe UTF-8.
            es_ascii = codecs.lookup(codificacion).name == "ascii"
            flujo.reconfigure(encoding=ASCII if es_ascii else codificacion, errors=MANEJADOR)


def en_letras_sencillas(error: UnicodeError) -> tuple[str, int]:
    """El manejador de `codecs`: lo que la codificación no tiene, en los caracteres que todas tienen."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_sencillo, error.object[error.start : error.end])), error.end


def _sencillo(caracter: str) -> str:
    if caracter in SENCILLAS:
        return SENCILLAS[caracter]
    if unicodedata.combining(caracter):
        return ""
    descompuesto = (SENCILLAS.get(parte, parte) for parte in unicodedata.normalize("NFKD", caracter))
    return "".join(parte for parte in descompuesto if parte.isascii()) or SIN_PARECIDO


def _ascii_propio(nombre: str) -> codecs.CodecInfo | None:
    """El ASCII de siempre con otro nombre."""
    if nombre != ASCII:
        return None
    siempre = codecs.lookup("ascii")
    return codecs.CodecInfo(
        name=ASCII,
        encode=siempre.encode,
        decode=siempre.decode,
        incrementalencoder=siempre.incrementalencoder,
        incrementaldecoder=siempre.incrementaldecoder,
    )
