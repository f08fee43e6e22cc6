"""Una imagen que dejó una celda, hecha figura: el dibujo va dentro de un SVG, como las de la casa."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error as ErrorDeBase64
from struct import error as ErrorDeMedida  # noqa: N812 (su nombre en inglés, «error», taparía los nuestros)
from struct import unpack

from informe_lib.exportacion.fotografias import envolver
from informe_lib.exportacion.pdf import se_deja_dibujar
from informe_lib.presentacion.bloques import Datos, Figura

SVG = "image/svg+xml"
# Lo que un programa de dibujo escribe antes; un DOCTYPE con entidades propias se rechaza, que puede estallar.
# Cada comentario se lee una sola vez: volver sobre ellos, si al final no hay dibujo, no acabaría nunca.
_COMIENZO_DE_SVG = re.compile(
    r"\ufeff?\s*+(?:(?><\?.*?\?>|<!--.*?-->|<!doctype[^>\[]*+>)\s*+)*+(?=<svg\b)", re.DOTALL | re.IGNORECASE
)
_ROTULO = re.compile(r"<svg\b[^>]*>", re.IGNORECASE)
_ESPACIO_DE_NOMBRES = re.compile(r"\sxmlns\s*=")

PIXELES_DE_UNA_IMAGEN = 40_000_000  # más que una fotografía: una mayor agotaría la memoria
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
# Los segmentos de un JPEG que traen su alto y su ancho.
_CON_MEDIDA = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})


def figura_de_imagen(tipo: str, contenido: str, alternativa: str) -> Figura | None:
    """La figura, o None si el contenido no es la imagen que dice ser."""
    svg = _limpio(contenido) if tipo == SVG else _envuelta(tipo, contenido)
    if svg is None or not se_deja_dibujar(svg):
        return None
    return Figura(
        clave="figura_suelta", titulo=alternativa, subtitulo="", svg=svg, alternativa=alternativa,
        fuente="", datos=Datos((), ()),
    )  # fmt: skip


def _limpio(escrito: str) -> str | None:
    """El dibujo solo, con su espacio de nombres: suelto en una página no lo necesita, y aquí sí."""
    comienzo = _COMIENZO_DE_SVG.match(escrito)
    rotulo = _ROTULO.match(escrito, comienzo.end()) if comienzo else None
    if rotulo is None:
        return None
    if _ESPACIO_DE_NOMBRES.search(rotulo[0]):
        return escrito[rotulo.start() :]
    return f'<svg xmlns="http://www.w3.org/2000/svg"{rotulo[0][4:]}{escrito[rotulo.end() :]}'


def _envuelta(tipo: str, contenido: str) -> str | None:
    try:
        crudo = b64decode("".join(contenido.split()), validate=True)
        ancho, alto = _medidas(crudo)
    except (ErrorDeBase64, ErrorDeMedida, ValueError, IndexError):
        return None
    if not (ancho > 0 and alto > 0 and ancho * alto <= PIXELES_DE_UNA_IMAGEN):
        return None
    return envolver(tipo, crudo, ancho, alto)


def _medidas(crudo: bytes) -> tuple[int, int]:
    """Ancho y alto en píxeles, según la cabecera de la imagen."""
    if crudo.startswith(PNG):
        ancho, alto = unpack(">II", crudo[16:24])
        return ancho, alto
    if not crudo.startswith(JPEG):
        raise ValueError(crudo[:4])
    lugar = 2
    while crudo[lugar + 1] not in _CON_MEDIDA:
        lugar += 2 + unpack(">H", crudo[lugar + 2 : lugar + 4])[0]
    alto, ancho = unpack(">HH", crudo[lugar + 5 : lugar + 9])
    return ancho, alto
