"""Un fragmento de HTML ajeno con sus imágenes: las que trae consigo son figuras, las demás se nombran."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error as ErrorDeBase64
from collections.abc import Iterator, Mapping
from html import escape
from html.parser import HTMLParser
from urllib.parse import unquote

from informe_lib.exportacion.alertas_del_documento import (
    IMAGEN_DE_AFUERA,
    IMAGEN_ILEGIBLE,
    SALIDA_QUE_NO_SE_MUESTRA,
)
from informe_lib.exportacion.lectura.celda_de_cuaderno import CeldaDeCuaderno
from informe_lib.exportacion.lectura.html_leido import bloques_de_html
from informe_lib.exportacion.lectura.imagenes import SVG, figura_de_imagen
from informe_lib.presentacion.bloques import Bloque, Nota, Texto
from informe_lib.revision.alerta import Alerta

Hallado = Bloque | Alerta
Adjuntas = Mapping[str, Mapping[str, object]]

# Las comillas valen tras el «=», como para un navegador; de la que nadie cierra no se lee nada más.
_IMAGEN = re.compile(
    r"""<img\b(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|(?!["'])))*+(?:>|.*+)""", re.IGNORECASE | re.DOTALL
)
_EN_LA_DIRECCION = re.compile(r"data:(image/[\w.+-]+)((?:;[^,;]*)*),(.*)", re.DOTALL | re.IGNORECASE)
# Lo que se mira con un programa o llega de otro sitio: un documento no lo puede llevar.
_INTERACTIVO = re.compile(r"<(?:script|iframe|canvas|video|audio|svg|object|embed)\b", re.IGNORECASE)


def hallados_en_html(fragmento: str, celda: CeldaDeCuaderno, adjuntas: Adjuntas) -> Iterator[Hallado]:
    """Lo que se lee en el fragmento y, después, sus figuras.

    Recibe    el HTML, su celda y las imágenes que la celda trae adjuntas.
    Devuelve  los bloques y las alertas. Lo interactivo que se pierde se dice, aunque quede algo que leer.
    Errores   los de un bloque que no se puede armar.
    """
    imagenes = [_atributos(etiqueta) for etiqueta in imagenes_de(fragmento)]
    mencion = iter([_mencion(una, adjuntas) for una in imagenes])
    sin_ellas = _IMAGEN.sub(lambda _: next(mencion), fragmento)
    yield from bloques_de_html(sin_ellas)
    for una in imagenes:
        yield from _de_imagen(una, celda, adjuntas)
    if _INTERACTIVO.search(sin_ellas):
        dicho = f"La celda {celda.numero} trae un dibujo o un programa que aquí no se puede mostrar."
        yield Nota((Texto(dicho),))
        yield SALIDA_QUE_NO_SE_MUESTRA.en(celda.donde, "Hay un dibujo o un programa dentro de su HTML.")


def imagenes_de(fragmento: str) -> Iterator[str]:
    """Las etiquetas de las imágenes de un HTML, como están escritas."""
    return (hallada[0] for hallada in _IMAGEN.finditer(fragmento))


def hallados_en_imagen(
    tipo: str, contenido: str, alternativa: str, celda: CeldaDeCuaderno
) -> Iterator[Hallado]:
    """La figura o, si el contenido no es la imagen que dice ser, la nota que lo dice y su alerta."""
    figura = figura_de_imagen(tipo, contenido, alternativa.strip() or celda.sin_descripcion)
    if figura is not None:
        yield celda.vestir(figura)
        return
    yield Nota((Texto(f"Una imagen de la celda {celda.numero} no se pudo leer."),))
    yield IMAGEN_ILEGIBLE.en(celda.donde, "Una imagen no se pudo leer.")


def _de_imagen(imagen: Mapping[str, str], celda: CeldaDeCuaderno, adjuntas: Adjuntas) -> Iterator[Hallado]:
    direccion, alternativa = imagen.get("src", ""), imagen.get("alt", "")
    if hallada := _EN_LA_DIRECCION.fullmatch(direccion.strip()):
        tipo, modo, escrito = hallada[1].lower(), hallada[2].lower(), hallada[3]
        yield from hallados_en_imagen(tipo, _contenido(tipo, modo, escrito), alternativa, celda)
    elif adjunta := _adjunta(direccion, adjuntas):
        tipo, contenido = next(iter(adjunta.items()))
        yield from hallados_en_imagen(tipo, str(contenido), alternativa, celda)
    else:
        nombre = alternativa.strip() or direccion.strip() or "sin nombre"
        yield IMAGEN_DE_AFUERA.en(celda.donde, f"La imagen «{nombre[:60]}» no viene en el cuaderno.")


def _contenido(tipo: str, modo: str, escrito: str) -> str:
    """Como la guarda un cuaderno: un SVG en sus letras; las demás, en base64."""
    if ";base64" not in modo:
        return unquote(escrito)
    if tipo != SVG:
        return unquote(escrito)
    try:
        return b64decode(unquote(escrito)).decode("utf-8", "replace")
    except (ErrorDeBase64, ValueError):
        return ""


def _mencion(imagen: Mapping[str, str], adjuntas: Adjuntas) -> str:
    """Lo que se lee en el lugar de una imagen que no viene en el cuaderno."""
    direccion = imagen.get("src", "").strip()
    if _EN_LA_DIRECCION.fullmatch(direccion) or _adjunta(direccion, adjuntas):
        return ""
    return escape(f"(imagen: {imagen.get('alt', '').strip() or direccion or 'sin nombre'})")


def _adjunta(direccion: str, adjuntas: Adjuntas) -> Mapping[str, object] | None:
    return adjuntas.get(unquote(direccion.strip().removeprefix("attachment:"))) or None


def _atributos(etiqueta: str) -> Mapping[str, str]:
    lector = _LectorDeEtiqueta()
    lector.feed(etiqueta)
    return lector.atributos


class _LectorDeEtiqueta(HTMLParser):
    """Los atributos de una sola etiqueta, con sus entidades ya leídas."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.atributos: Mapping[str, str] = {}

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.atributos = {nombre: valor or "" for nombre, valor in attrs}
