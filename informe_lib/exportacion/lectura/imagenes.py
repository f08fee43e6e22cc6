"""Una imagen que dejó una celda, hecha figura: el dibujo va dentro de un SVG, como las de la casa."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from binascii import Error as ErrorDeBase64
from struct import error as ErrorDeMedida  # noqa: N812 (su nombre en inglés, «error», taparía los nuestros)
from struct import unpack

from informe_lib.exportacion.pdf import se_deja_dibujar
from informe_lib.presentacion.bloques import Datos, Figura

SVG = "image/svg+xml"
LADO_DE_UN_DIBUJO = 20_000
# Lo que un programa de dibujo escribe antes; un DOCTYPE con entidades propias se rechaza, que puede estallar.
_COMIENZO_DE_SVG = re.compile(
    r"\ufeff?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!doctype[^>\[]*>\s*)*(?=<svg\b)", re.DOTALL | re.IGNORECASE
)

PIXELES_DE_UNA_IMAGEN = 40_000_000  # más que una fotografía: una mayor agotaría la memoria
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
# Los segmentos de un JPEG que traen su alto y su ancho.
_CON_MEDIDA = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})


def figura_de_imagen(tipo: str, contenido: str, alternativa: str) -> Figura | None:
    """La figura, o None si el contenido no es la imagen que dice ser."""
    svg = contenido if tipo == SVG else _envuelta(tipo, contenido)
    comienzo = _COMIENZO_DE_SVG.match(svg or "")
    if svg is None or comienzo is None:
        return None
    limpio = svg[comienzo.end() :]
    if not _es_mesurado(limpio) or not se_deja_dibujar(limpio):
        return None
    return Figura(
        clave="figura_suelta", titulo=alternativa, subtitulo="", svg=limpio, alternativa=alternativa,
        fuente="", datos=Datos((), ()),
    )  # fmt: skip


def _es_mesurado(svg: str) -> bool:
    """¿Sus medidas caben en una hoja grande? Dibujar una desmedida detendría el proceso entero."""
    rotulo = svg[: svg.index(">")]
    medidas = [float(escrita) for escrita in re.findall(r'\b(?:width|height)="([0-9.]+(?:e[0-9]+)?)', rotulo)]
    caja = re.search(r'viewBox="[-0-9.e]+[ ,]+[-0-9.e]+[ ,]+([0-9.e]+)[ ,]+([0-9.e]+)"', rotulo)
    lados = [*medidas, *(map(float, caja.groups()) if caja else ())]
    return all(lado <= LADO_DE_UN_DIBUJO for lado in lados)


def _envuelta(tipo: str, contenido: str) -> str | None:
    try:
        crudo = b64decode("".join(contenido.split()), validate=True)
        ancho, alto = _medidas(crudo)
    except (ErrorDeBase64, ErrorDeMedida, ValueError, IndexError):
        return None
    if not (ancho > 0 and alto > 0 and ancho * alto <= PIXELES_DE_UNA_IMAGEN):
        return None
    datos = b64encode(crudo).decode("ascii")
    medidas = f'width="{ancho}" height="{alto}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {medidas} viewBox="0 0 {ancho} {alto}">'
        f'<image href="data:{tipo};base64,{datos}" {medidas}/></svg>'
    )


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
