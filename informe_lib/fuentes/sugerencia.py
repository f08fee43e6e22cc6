"""«¿Quiso decir…?»: la palabra conocida que más se parece a la que se escribió."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches


def pregunta(escrita: str, conocidas: Collection[str]) -> str:
    """Una pregunta con la palabra más parecida; vacía si ninguna se parece."""
    parecidas = get_close_matches(escrita.lower(), conocidas, n=1, cutoff=0.6)
    return f"¿Quiso decir «{parecidas[0]}»?" if parecidas else ""


def sugerencia(escrita: str, conocidas: Collection[str]) -> str:
    """Lo mismo o, si ninguna se parece, la lista de las que hay."""
    lista = f"Las que hay: {enumeracion(conocidas)}." if conocidas else ""
    return pregunta(escrita, conocidas) or lista


def enumeracion(palabras: Collection[str]) -> str:
    """«a», «b» o «c», en el orden recibido."""
    entre_comillas = [f"«{palabra}»" for palabra in palabras]
    if len(entre_comillas) < 2:
        return "".join(entre_comillas)
    return f"{', '.join(entre_comillas[:-1])} o {entre_comillas[-1]}"
