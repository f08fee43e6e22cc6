"""De un rótulo a la clave con que se nombra: una columna de los datos abiertos, un enlace."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable


def clave_de(rotulo: str, separador: str = "_") -> str:
    """Sus letras y cifras, en minúscula y sin tildes: «Avance físico» es `avance_fisico`."""
    plano = unicodedata.normalize("NFKD", rotulo.lower()).encode("ascii", "ignore").decode()
    return separador.join(re.findall(r"[a-z0-9]+", plano))


def claves_de_columna(rotulos: Iterable[str]) -> tuple[str, ...]:
    """Una clave por rótulo y ninguna repetida: la segunda «Total» es `total_2`."""
    claves: dict[str, None] = {}
    for rotulo in rotulos:
        propuesta = base = clave_de(rotulo) or "columna"
        veces = 1
        while propuesta in claves:
            veces += 1
            propuesta = f"{base}_{veces}"
        claves[propuesta] = None
    return tuple(claves)
