"""Una misma gráfica a dos anchos: el de la hoja y el de un teléfono, que la lee sin desplazarla."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypedDict

from informe_lib.presentacion import tema
from informe_lib.presentacion.graficas.lienzo import Lienzo

AJUSTES = 12  # las veces que se parte en dos la duda de cuánto llenar cada hoja: queda en milímetros
Trazador = Callable[[Lienzo], float]  # dibuja en el lienzo y devuelve la altura que ocupó


class Dibujos(TypedDict):
    """Los campos de `Figura` que llevan dibujos."""

    svg: str
    continuacion: tuple[str, ...]
    angosta: str | None


def a_dos_anchos(trazar: Trazador) -> Dibujos:
    """Lo mismo trazado en la hoja y en el teléfono; cabe en una hoja."""
    return en_hojas((trazar,), trazar)


def en_hojas(hojas: tuple[Trazador, ...], angosta: Trazador | None = None) -> Dibujos:
    """Una gráfica de varias hojas y, si cabe en un teléfono, su versión angosta de un solo tirón."""
    primera, *resto = (_trazada(hoja, tema.ANCHO_DE_FIGURA) for hoja in hojas)
    return Dibujos(
        svg=primera,
        continuacion=tuple(resto),
        angosta=None if angosta is None else _trazada(angosta, tema.ANCHO_ANGOSTO),
    )


def paginas(altos: Sequence[float], libre: float) -> list[range]:
    """Los renglones de cada hoja, seguidos: en las menos hojas que se pueda, y repartidos por igual."""
    menos = len(_hojas(altos, libre))
    corto, largo = max(altos, default=0.0), libre
    for _ in range(AJUSTES):
        medio = (corto + largo) / 2
        corto, largo = (corto, medio) if len(_hojas(altos, medio)) == menos else (medio, largo)
    return _hojas(altos, largo)


def _hojas(altos: Sequence[float], alto: float) -> list[range]:
    """Los renglones que van cupiendo en hojas de ese alto; uno más alto que la hoja va solo."""
    hojas, usado = [range(0)], 0.0
    for lugar, propio in enumerate(altos):
        if len(hojas[-1]) and usado + propio > alto:
            hojas.append(range(lugar, lugar))
            usado = 0.0
        hojas[-1] = range(hojas[-1].start, lugar + 1)
        usado += propio
    return hojas


def es_angosto(lienzo: Lienzo) -> bool:
    """¿Es la pantalla de un teléfono?"""
    return lienzo.ancho < tema.ANCHO_DE_FIGURA


def _trazada(trazar: Trazador, ancho: float) -> str:
    lienzo = Lienzo(ancho)
    return lienzo.svg(trazar(lienzo))
