"""El texto a la salida: escapado, sin caracteres que el HTML prohíbe, y cada tramo con su elemento."""

from __future__ import annotations

import re
from html import escape

from informe_lib.presentacion.bloques import CifraCitada, Enfasis, Enlace, Texto, Tramo, Tramos

# Los de control, los sustitutos sueltos (no caben en UTF-8) y los que Unicode reserva para nadie.
PROHIBIDOS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plano * 0x10000 + ultimo) for plano in range(17) for ultimo in (0xFFFE, 0xFFFF))
    + "]"
)
DIRECCIONES_SEGURAS = re.compile(r"(https?://|mailto:)[^\s\x00-\x1f]+", re.IGNORECASE)


def escapar(texto: str) -> str:
    """El texto tal como está escrito, para contenido o para un atributo entre comillas."""
    return escape(PROHIBIDOS.sub("", texto))


def tramos_en_html(tramos: Tramos) -> str:
    """El texto corrido, con su énfasis, sus enlaces seguros y sus cifras atadas al dato."""
    return "".join(map(_tramo, tramos))


def _tramo(tramo: Tramo) -> str:
    texto = escapar(tramo.texto)
    match tramo:
        case Texto():
            return texto
        case Enfasis():
            return f"<strong>{texto}</strong>" if tramo.fuerte else f"<em>{texto}</em>"
        case CifraCitada():
            return f'<data data-cifra="{escapar(tramo.clave)}" value="{escapar(tramo.valor)}">{texto}</data>'
        case Enlace():
            if not DIRECCIONES_SEGURAS.fullmatch(tramo.direccion):
                return texto
            return f'<a href="{escapar(tramo.direccion)}">{texto}</a>'
