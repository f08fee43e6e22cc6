"""El lienzo donde se dibujan las gráficas: la única puerta a matplotlib.

Mide en centímetros desde la esquina superior izquierda y escribe texto literal: un `$` o un `_` de
los datos se ve tal cual. Dos dibujos iguales dan el mismo SVG, letra por letra.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from io import StringIO
from pathlib import Path
from typing import Literal

import matplotlib as mpl
from matplotlib import style
from matplotlib.artist import Artist
from matplotlib.figure import Figure as FiguraDeMatplotlib
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.patches import Patch, Rectangle
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D, Transform

from informe_lib.presentacion import tema
from informe_lib.presentacion.bloques import Datos, Figura
from informe_lib.presentacion.bloques.incompletos import FIGURA_SIN_TITULO, SIN_DESCRIPCION
from informe_lib.presentacion.graficas.svg import svg_incrustable
from informe_lib.presentacion.letras import sin_imposibles

CENTIMETROS_POR_PULGADA = 2.54
PUNTOS_POR_PULGADA = 72
LETRAS_DE_UN_RENGLON = 400  # en la hoja no cabe un renglón con más, así sean todas «i»
RENGLONES_DE_UN_ROTULO = 8  # de un texto más largo basta el comienzo: entero va en los datos

Punto = tuple[float, float]
Alineacion = Literal["left", "center", "right"]
Lado = Literal["left", "bottom"]


@dataclass(frozen=True, slots=True)
class Letra:
    """Cómo se ve un texto: cuerpo en puntos, color y si va en negrita."""

    cuerpo: float = tema.TABLA
    color: str = tema.TINTA.claro
    fuerte: bool = False

    @property
    def renglon(self) -> float:
        """Lo que baja el siguiente renglón, en centímetros."""
        return self.cuerpo * 1.25 / PUNTOS_POR_PULGADA * CENTIMETROS_POR_PULGADA


@dataclass(frozen=True, slots=True)
class Trazo:
    """Cómo se ve una forma: relleno y borde (None es sin él), grosor en puntos y guiones."""

    relleno: str | None = None
    borde: str | None = None
    grosor: float = 0.8
    guiones: tuple[float, float] | None = None


class Lienzo:
    """Una hoja de ancho fijo; su alto se dice al final, cuando ya se sabe cuánto se dibujó.

    Anota lo que se pide y lo dibuja al final, de una vez, con los ajustes de fábrica de matplotlib:
    cada forma toma al nacer los vigentes, y un `matplotlibrc` de quien genera no es parte del informe.
    """

    def __init__(self, ancho: float = tema.ANCHO_DE_FIGURA) -> None:
        self.ancho = ancho
        self._pedidos: list[Callable[[FiguraDeMatplotlib, Transform], object]] = []

    def texto(self, punto: Punto, texto: str, letra: Letra, alineacion: Alineacion = "left") -> None:
        """Un renglón cuya línea de base pasa por el punto."""
        self._pedidos.append(
            lambda figura, medida: figura.text(
                *punto, _dibujable(texto, letra), transform=medida, fontproperties=_fuente(letra),
                color=letra.color, ha=alineacion, va="baseline", parse_math=False,
            )
        )  # fmt: skip

    def renglones(self, punto: Punto, renglones: list[str], letra: Letra) -> None:
        """Varios renglones seguidos; la base del primero pasa por el punto."""
        x, y = punto
        for posicion, renglon in enumerate(renglones):
            self.texto((x, y + posicion * letra.renglon), renglon, letra)

    def linea(self, desde: Punto, hasta: Punto, trazo: Trazo) -> None:
        self._poner(
            lambda: Line2D(
                [desde[0], hasta[0]], [desde[1], hasta[1]], color=trazo.borde, linewidth=trazo.grosor,
                linestyle=(0, trazo.guiones) if trazo.guiones else "-", solid_capstyle="butt",
            )
        )  # fmt: skip

    def rectangulo(self, esquina: Punto, ancho: float, alto: float, trazo: Trazo) -> None:
        self._poner(lambda: _con_trazo(Rectangle(esquina, ancho, alto), trazo))

    def circulo(self, centro: Punto, radio: float, trazo: Trazo) -> None:
        self._poner(lambda: _marca(centro, radio, trazo, "full"))

    def medio_circulo(self, centro: Punto, radio: float, trazo: Trazo, lado: Lado) -> None:
        """La mitad de un círculo, la de ese lado."""
        self._poner(lambda: _marca(centro, radio, trazo, lado))

    def svg(self, alto: float) -> str:
        """El dibujo como SVG incrustable, con el alto que al final tuvo."""
        ancho, caida = (medida / CENTIMETROS_POR_PULGADA for medida in (self.ancho, alto))
        a_pulgadas = Affine2D().scale(1 / CENTIMETROS_POR_PULGADA, -1 / CENTIMETROS_POR_PULGADA)
        with style.context("default"):
            # Sin color de fondo, para que la marca de borrador se vea a través.
            figura = FiguraDeMatplotlib(figsize=(ancho, caida), facecolor="none")
            medida = a_pulgadas.translate(0, caida) + figura.dpi_scale_trans
            for dibujar in self._pedidos:
                dibujar(figura, medida)
            return _svg_de(figura)

    def _poner(self, hacer: Callable[[], Artist]) -> None:
        def dibujar(figura: FiguraDeMatplotlib, medida: Transform) -> None:
            artista = hacer()
            artista.set_transform(medida)
            figura.add_artist(artista)

        self._pedidos.append(dibujar)


@lru_cache(maxsize=20_000)  # cada renglón se mide al repartir las hojas y otra vez al dibujarlas
def medir(texto: str, letra: Letra) -> float:
    """El ancho que ocupa un texto, en centímetros."""
    dibujado = _dibujable(texto, letra)
    ancho, *_ = text_to_path.get_text_width_height_descent(dibujado, _fuente(letra), ismath=False)
    return float(ancho) / PUNTOS_POR_PULGADA * CENTIMETROS_POR_PULGADA


def envolver(texto: str, letra: Letra, ancho: float) -> list[str]:
    """El texto en renglones que caben en ese ancho; una palabra más larga que él se parte."""
    renglones = [""]
    for palabra in (trozo for entera in texto.split() for trozo in _trozos(entera, letra, ancho)):
        unido = f"{renglones[-1]} {palabra}".strip()
        if renglones[-1] and medir(unido, letra) > ancho:
            renglones.append(palabra)
        else:
            renglones[-1] = unido
    return renglones


def _trozos(palabra: str, letra: Letra, ancho: float) -> Iterator[str]:
    """La palabra o, si no cabe en el ancho, los pedazos en que cabe."""
    while len(palabra) > 1 and medir(palabra[:LETRAS_DE_UN_RENGLON], letra) > ancho:
        posibles = range(2, min(len(palabra), LETRAS_DE_UN_RENGLON))
        cabe = bisect_right(posibles, ancho, key=partial(_ancho_del_comienzo, palabra, letra)) + 1
        yield palabra[:cabe]
        palabra = palabra[cabe:]
    yield palabra


def _ancho_del_comienzo(palabra: str, letra: Letra, hasta: int) -> float:
    return medir(palabra[:hasta], letra)


def recortar(texto: str, letra: Letra, ancho: float, renglones: int = RENGLONES_DE_UN_ROTULO) -> list[str]:
    """Los primeros renglones del texto; si sobran, el último termina en puntos suspensivos."""
    todos = envolver(texto, letra, ancho)
    if len(todos) <= renglones:
        return todos
    ultimo = todos[renglones - 1].split(" ")
    while len(ultimo) > 1 and medir(" ".join(ultimo) + "…", letra) > ancho:
        ultimo.pop()
    return [*todos[: renglones - 1], " ".join(ultimo).rstrip(",;.:") + "…"]


def figura_suelta(figura: FiguraDeMatplotlib) -> Figura:
    """La figura que un analista dibujó por su cuenta, como bloque; su descripción queda por escribir."""
    titulos = [figura.get_suptitle(), *(ejes.get_title() for ejes in figura.axes)]
    titulo = next((titulo for titulo in titulos if titulo.strip()), FIGURA_SIN_TITULO)
    return Figura(
        clave="figura_suelta", titulo=titulo, subtitulo="", svg=_svg_de(figura),
        alternativa=SIN_DESCRIPCION, fuente="", datos=Datos((), ()),
    )  # fmt: skip


def _svg_de(figura: FiguraDeMatplotlib) -> str:
    salida = StringIO()
    sin_huella = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    with mpl.rc_context({"svg.hashsalt": "informe", "svg.fonttype": "path"}):
        figura.savefig(salida, format="svg", metadata=sin_huella)
    return svg_incrustable(salida.getvalue())


def _marca(centro: Punto, radio: float, trazo: Trazo, lado: Lado | Literal["full"]) -> Line2D:
    """Un círculo o su mitad como marca de una línea: el SVG define la forma una vez y la repite."""
    return Line2D(
        [centro[0]], [centro[1]], marker=MarkerStyle("o", fillstyle=lado), linestyle="none",
        markersize=2 * radio / CENTIMETROS_POR_PULGADA * PUNTOS_POR_PULGADA,
        markerfacecolor=trazo.relleno or "none", markeredgecolor=trazo.borde or "none",
        markeredgewidth=trazo.grosor if trazo.borde else 0, markerfacecoloralt="none",
    )  # fmt: skip


def _con_trazo(forma: Patch, trazo: Trazo) -> Patch:
    forma.set_facecolor(trazo.relleno or "none")
    forma.set_edgecolor(trazo.borde or "none")
    forma.set_linewidth(trazo.grosor if trazo.borde else 0)
    if trazo.guiones:
        forma.set_linestyle((0, trazo.guiones))
    return forma


def _dibujable(texto: str, letra: Letra) -> str:
    """El texto como se puede dibujar: una letra que la tipografía no tiene saldría como un cuadro vacío."""
    con_dibujo = _letras_de(tema.archivo_de_letra(fuerte=letra.fuerte))
    return sin_imposibles(texto, lambda una: ord(una) in con_dibujo)


@cache
def _letras_de(archivo: Path) -> frozenset[int]:
    return frozenset(get_font(archivo).get_charmap())


@cache
def _fuente(letra: Letra) -> FontProperties:
    return FontProperties(fname=tema.archivo_de_letra(fuerte=letra.fuerte), size=letra.cuerpo)
