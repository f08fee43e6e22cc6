"""El texto a la salida: escapado y sin los caracteres que el HTML prohíbe."""

from __future__ import annotations

import re
from html import escape

# Los de control, los sustitutos sueltos (no caben en UTF-8) y los que Unicode reserva para nadie.
PROHIBIDOS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plano * 0x10000 + ultimo) for plano in range(17) for ultimo in (0xFFFE, 0xFFFF))
    + "]"
)


RENGLON = re.compile(r"\r\n?|\n")


def escapar(texto: str) -> str:
    """El texto tal como está escrito, para contenido o para un atributo entre comillas."""
    return escape(PROHIBIDOS.sub("", texto))


def en_renglones(texto: str) -> str:
    """El texto para contenido, con cada renglón que trae en el suyo."""
    return RENGLON.sub("<br>\n", escapar(texto))
