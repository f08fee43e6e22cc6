"""Las gráficas en Word: la misma del PDF, como imagen nítida, con su texto alternativo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from struct import unpack

from docx.oxml.xmlchemy import BaseOxmlElement

from informe_lib.exportacion.fotografias import desenvuelta
from informe_lib.exportacion.pdf import figura_como_png
from informe_lib.exportacion.pdf_anchos import Hoja
from informe_lib.exportacion.word.elementos import elemento, imprimible, parrafo, trozo
from informe_lib.exportacion.word.partes import Partes
from informe_lib.presentacion import tema
from informe_lib.presentacion.bloques import Figura
from informe_lib.presentacion.formato import en_breve

CUERPO_DEL_TITULO = "21"  # medios puntos: 10,5, como en el PDF
AIRE_TRAS_EL_TITULO = "8"  # medios puntos: un renglón de 4 en blanco, que separa el dibujo de su subtítulo
PUNTOS_POR_PULGADA = 200
UNIDADES_POR_PULGADA = 914_400  # Word mide las imágenes en estas
ALTO_MAXIMO = 19.2 / 2.54 * 72  # puntos: lo mismo que en el PDF
PARTE_DE_LA_HOJA = 0.84  # en una de poca altura, lo demás es para el título y la fuente


def figura_de_word(figura: Figura, hoja: Hoja, partes: Partes) -> Iterator[BaseOxmlElement]:
    """El título arriba, la imagen, y la fuente abajo; van en la misma hoja.

    Título e imagen son un solo párrafo: LibreOffice suelta los títulos de una cadena más larga.
    """
    for posicion, (svg, alternativa) in enumerate(figura.partes()):
        titulo = _titulo(figura) if posicion == 0 else ()
        dibujo = _dibujo((svg, alternativa), _nombre(figura, posicion), hoja, partes)
        yield parrafo("Figura", [*titulo, dibujo], [elemento("w:keepNext")])
    yield parrafo("NotaDeTabla", [trozo(figura.fuente)])


def _titulo(figura: Figura) -> Iterator[BaseOxmlElement]:
    numero = f"Gráfica {figura.numero}. " if figura.numero is not None else ""
    tamanos = [elemento(f"w:{uno}", {"w:val": CUERPO_DEL_TITULO}) for uno in ("sz", "szCs")]
    yield trozo(numero + figura.titulo, fuerte=True, extras=tamanos)
    yield _renglon_nuevo()
    if figura.subtitulo:
        apagado = elemento("w:color", {"w:val": tema.APAGADO.claro.lstrip("#")})
        yield trozo(figura.subtitulo, extras=[apagado])
        yield _renglon_nuevo()
    yield _renglon_nuevo([elemento("w:sz", {"w:val": AIRE_TRAS_EL_TITULO})])


def _renglon_nuevo(propiedades: Sequence[BaseOxmlElement] = ()) -> BaseOxmlElement:
    propias = [elemento("w:rPr", hijos=propiedades)] if propiedades else []
    return elemento("w:r", hijos=[*propias, elemento("w:br")])


def _nombre(figura: Figura, posicion: int) -> str:
    """Como se la nombra en el texto; el panel de selección de Word la muestra así."""
    propio = f"Gráfica {figura.numero}" if figura.numero is not None else en_breve(figura.titulo)
    return f"{propio}, parte {posicion + 1}" if figura.continuacion else propio


def _dibujo(parte: tuple[str, str], como: str, hoja: Hoja, partes: Partes) -> BaseOxmlElement:
    svg, alternativa = parte
    png = _png(svg, hoja.caja, min(ALTO_MAXIMO, PARTE_DE_LA_HOJA * hoja.altura(apaisada=False)))
    ancho, alto = (
        str(round(medida * UNIDADES_POR_PULGADA / PUNTOS_POR_PULGADA)) for medida in unpack(">II", png[16:24])
    )
    caja = {"cx": ancho, "cy": alto}
    numero = str(partes.identificador())
    nombre = {"id": numero, "name": imprimible(como), "descr": imprimible(alternativa)}
    en_linea = _plano("wp:inline", {"distT": "0", "distB": "0", "distL": "0", "distR": "0"}, [
        _plano("wp:extent", caja),
        _plano("wp:docPr", nombre),
        _plano("a:graphic", {}, [
            _plano("a:graphicData", {"uri": "http://schemas.openxmlformats.org/drawingml/2006/picture"}, [
                _imagen(_guardada(svg, png, partes), nombre, caja),
            ]),
        ]),
    ])  # fmt: skip
    return elemento("w:r", hijos=[elemento("w:drawing", hijos=[en_linea])])


def _imagen(relacion: str, nombre: dict[str, str], caja: dict[str, str]) -> BaseOxmlElement:
    return _plano("pic:pic", {}, [
        _plano("pic:nvPicPr", {}, [_plano("pic:cNvPr", nombre), _plano("pic:cNvPicPr", {})]),
        _plano("pic:blipFill", {}, [
            elemento("a:blip", {"r:embed": relacion}),
            _plano("a:stretch", {}, [_plano("a:fillRect", {})]),
        ]),
        _plano("pic:spPr", {}, [
            _plano("a:xfrm", {}, [_plano("a:off", {"x": "0", "y": "0"}), _plano("a:ext", caja)]),
            _plano("a:prstGeom", {"prst": "rect"}, [_plano("a:avLst", {})]),
        ]),
    ])  # fmt: skip


def _plano(
    nombre: str, atributos: dict[str, str], hijos: list[BaseOxmlElement] | None = None
) -> BaseOxmlElement:
    """Un elemento de dibujo, cuyos atributos no llevan espacio de nombres."""
    uno = elemento(nombre, hijos=hijos or ())
    for atributo, valor in atributos.items():
        uno.set(atributo, valor)
    return uno


def _guardada(svg: str, png: bytes, partes: Partes) -> str:
    """Una fotografía va como llegó, salvo que reducida a su tamaño impreso pese menos."""
    foto = desenvuelta(svg)
    if foto is None or len(foto) >= len(png):
        return partes.imagen(png)
    try:
        return partes.imagen(foto)
    except Exception:  # noqa: BLE001 (Word no lee toda cabecera que el compositor sí, y hay mil maneras)
        return partes.imagen(png)


@lru_cache(maxsize=64)
def _png(svg: str, ancho: float, alto: float) -> bytes:
    return figura_como_png(svg, PUNTOS_POR_PULGADA, (ancho, alto))
