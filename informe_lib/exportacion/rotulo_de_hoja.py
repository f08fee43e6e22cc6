"""De quién es cada hoja: la entidad y la instancia, en el renglón que el periodo les deja."""

from __future__ import annotations

from informe_lib.exportacion.pdf_anchos import CUERPO_DE_TABLA, Hoja, ancho_de
from informe_lib.presentacion.bloques import Portada
from informe_lib.presentacion.formato import en_breve

CUERPO_DEL_ROTULO = 8.5
ENTRE_LOS_DOS = 12  # puntos entre lo de la izquierda y el periodo
SIGUE = "…"


def rotulo_de_hoja(portada: Portada, hoja: Hoja) -> str:
    """«Entidad · Instancia», como cabe al lado del periodo.

    Recibe    la portada y la hoja en que se imprime.
    Devuelve  un solo renglón; si no cabe entero, a la más larga de las dos se le quitan palabras del final.
    Errores   ninguno: un cuaderno ajeno, sin entidad ni instancia, se nombra por su título.
    """
    libre = max(hoja.caja - _ancho(portada.periodo) - ENTRE_LOS_DOS, hoja.caja / 2)
    partes = [en_breve(uno) for uno in (portada.entidad, portada.instancia or portada.titulo) if uno]
    while _ancho(" · ".join(partes)) > libre:
        larga = max(range(len(partes)), key=lambda cual: _ancho(partes[cual]))
        partes[larga] = _sin_lo_ultimo(partes[larga])
    return " · ".join(partes)


def _ancho(texto: str) -> float:
    return ancho_de(texto) * CUERPO_DEL_ROTULO / CUERPO_DE_TABLA


def _sin_lo_ultimo(texto: str) -> str:
    """Una palabra menos; si solo hay una, una letra menos."""
    entero = texto.removesuffix(SIGUE)
    return (entero.rpartition(" ")[0] or entero[:-1]).rstrip(" ,;.:") + SIGUE
