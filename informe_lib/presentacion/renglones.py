"""Lo que alguien escribió cuidando sus espacios, como el código: cada renglón en el suyo y con su sangría."""

from __future__ import annotations

import re

from informe_lib.presentacion.formato import ESPACIO_FIJO

SALTO_DE_TABULADOR = 4
# La sangría de un renglón y los espacios que alinean: cualquier formato de salida los juntaría en uno.
_SANGRIA = re.compile(r"^ +| {2,}", re.MULTILINE)
_BORDES = re.compile(r"\A(?:[ \u00a0]*\n)+|[ \u00a0\n]+\Z")


def en_sus_renglones(texto: str) -> str:
    """El texto con sus espacios, sin los renglones vacíos del comienzo y del final."""
    return _BORDES.sub("", con_sus_espacios(texto))


def con_sus_espacios(texto: str) -> str:
    """El texto con espacios que ni se juntan ni se parten donde hay sangría; un tabulador vale varios."""
    renglones = texto.replace("\r\n", "\n").replace("\r", "\n").expandtabs(SALTO_DE_TABULADOR)
    return _SANGRIA.sub(lambda hallada: ESPACIO_FIJO * len(hallada[0]), renglones)
