"""Que la firma no quede sola en una hoja: lo último que firma va con ella, aunque venga de un texto largo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from informe_lib.presentacion.bloques import (
    Bloque,
    Encabezado,
    Firma,
    Lista,
    Parrafo,
    Texto,
    Tramo,
    Tramos,
    corrido,
)

LETRAS_QUE_PASAN_ENTERAS = 900  # unos diez renglones: caben con la firma en la hoja siguiente
LETRAS_QUE_ACOMPANAN = 250


def con_compania(bloques: Sequence[Bloque]) -> Iterator[Bloque]:
    """Los mismos bloques; el texto largo que antecede a la firma, en dos: el último va con ella."""
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
    if isinstance(bloque, Parrafo) and len(corrido(bloque.tramos)) > LETRAS_QUE_PASAN_ENTERAS:
        primero, ultimo = _partido(bloque.tramos)
        return (replace(bloque, tramos=primero), replace(bloque, tramos=ultimo)) if primero else (bloque,)
    if isinstance(bloque, Lista) and not bloque.ordenada:
        corte = _ultimo_propio(bloque)
        partes = (bloque.elementos[:corte], bloque.elementos[corte:])
        return tuple(replace(bloque, elementos=parte) for parte in partes if parte)
    return (bloque,)


def _ultimo_propio(lista: Lista) -> int:
    """Dónde empieza el último elemento, con lo que cuelga de él."""
    propios = (posicion for posicion, uno in enumerate(lista.elementos) if not isinstance(uno, Lista))
    return max(propios, default=0)


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
    """Después del último punto que deja por lo menos esas letras; ninguno si no lo hay."""
    punto = texto.rfind(". ", 0, max(0, len(texto) - max(al_menos, 0)))
    return punto + 2 if punto > 0 else None
