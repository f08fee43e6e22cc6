"""Qué direcciones se pueden seguir: en todos los formatos, las mismas."""

from __future__ import annotations

import re

from informe_lib.exportacion.pdf_topes import TOPE_DE_UNA_DIRECCION

_SEGURAS = re.compile(r"(https?://|mailto:)[^\s\x00-\x1f]+", re.IGNORECASE)


def se_puede_seguir(direccion: str) -> bool:
    """¿Lleva a una página o a un correo, sin programas ni espacios, y cabe en un PDF? Si no, es texto."""
    cabe = len(direccion.encode("utf-8", "replace")) <= TOPE_DE_UNA_DIRECCION
    return cabe and _SEGURAS.fullmatch(direccion) is not None
