"""Que la firma no quede sola en una hoja: lo último que firma va con ella, aunque venga de un texto largo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from informe_lib.exportacion.documento import Documento
from informe_lib.presentacion.bloques import (
    Bloque,
    Encabezado,
    Firma,
    Lista,
    Nota,
    Parrafo,
    Texto,
    Tramo,
    Tramos,
    corrido,
)

LETRAS_QUE_PASAN_ENTERAS = 900  # unos diez renglones: caben con la firma en la hoja siguiente
LETRAS_QUE_ACOMPANAN = 250
PAUSAS = (". ", "; ", ", ", " ")


def con_compania(documento: Documento) -> Documento:
    """El mismo Documento; el texto largo que antecede a la firma, en dos: el último va con ella.

    Solo para el PDF: Word sabe llevarse los últimos renglones de un párrafo, y allí no hay que cortarlo.
    """
    return replace(documento, bloques=tuple(_acompanados(documento.bloques)))


def _acompanados(bloques: Sequence[Bloque]) -> Iterator[Bloque]:
    for posicion, bloque in enumerate(bloques):
        if antecede_a_la_firma(bloques, posicion):
            yield from _en_dos(bloque)
        else:
            yield bloque


def antecede_a_la_firma(bloques: Sequence[Bloque], posicion: int) -> bool:
    """¿Después de este bloque, salvo títulos, viene una firma?"""
    siguientes = (uno for uno in bloques[posicion + 1 :] if not isinstance(uno, Encabezado))
    return isinstance(next(siguientes, None), Firma) and not isinstance(bloques[posicion], Encabezado)


def _en_dos(bloque: Bloque) -> tuple[Bloque, ...]:
    if isinstance(bloque, Parrafo | Nota) and len(corrido(bloque.tramos)) > LETRAS_QUE_PASAN_ENTERAS:
        primero, ultimo = _partido(bloque.tramos)
        return (replace(bloque, tramos=primero), replace(bloque, tramos=ultimo)) if primero else (bloque,)
    if isinstance(bloque, Lista):
        return _en_dos_listas(bloque)
    return (bloque,)


def _en_dos_listas(lista: Lista) -> tuple[Lista, ...]:
    """El último elemento, con lo que cuelga de él y con su número, aparte de los demás."""
    propios = [posicion for posicion, uno in enumerate(lista.elementos) if not isinstance(uno, Lista)]
    if len(propios) < 2:
        return (lista,)
    antes, despues = lista.elementos[: propios[-1]], lista.elementos[propios[-1] :]
    desde = lista.desde + len(propios) - 1 if lista.ordenada else lista.desde
    return replace(lista, elementos=antes), replace(lista, elementos=despues, desde=desde)


def _partido(tramos: Tramos) -> tuple[Tramos, Tramos]:
    """Corta donde termina una frase, de modo que lo que queda para el final acompañe y no sea un renglón."""
    restante: list[Tramo] = []
    letras = 0
    for posicion in range(len(tramos) - 1, -1, -1):
        tramo = tramos[posicion]
        corte = _corte(tramo.texto, LETRAS_QUE_ACOMPANAN - letras) if isinstance(tramo, Texto) else None
        if corte:
            antes, despues = tramo.texto[:corte].rstrip(), tramo.texto[corte:].lstrip()
            return (*tramos[:posicion], Texto(antes)), (Texto(despues), *restante)
        restante.insert(0, tramo)
        letras += len(tramo.texto)
    return (), tramos


def _corte(texto: str, al_menos: int) -> int | None:
    """Después del último punto que deja por lo menos esas letras; si no hay, de otra pausa o palabra."""
    tope = max(0, len(texto) - max(al_menos, 0))
    cortes = (texto.rfind(pausa, 0, tope) + len(pausa) for pausa in PAUSAS)
    return next((corte for corte, pausa in zip(cortes, PAUSAS, strict=True) if corte > len(pausa)), None)
