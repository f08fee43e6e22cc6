"""Una imagen de puntos dentro del SVG que la lleva, y otra vez fuera para quien la quiera como llegó."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode

_ENVUELTA = re.compile(r'<svg [^>]*><image href="data:image/(?:png|jpeg);base64,([^"]*)" [^>]*/></svg>')


def envolver(tipo: str, cruda: bytes, ancho: int, alto: int) -> str:
    """El SVG que solo contiene esa imagen, a sus medidas en píxeles."""
    datos = b64encode(cruda).decode("ascii")
    medidas = f'width="{ancho}" height="{alto}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {medidas} viewBox="0 0 {ancho} {alto}">'
        f'<image href="data:{tipo};base64,{datos}" {medidas}/></svg>'
    )


def desenvuelta(svg: str) -> bytes | None:
    """La imagen tal como llegó, o None si el SVG es un dibujo."""
    hallada = _ENVUELTA.fullmatch(svg)
    return b64decode(hallada[1]) if hallada else None
