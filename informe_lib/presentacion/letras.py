"""Lo que se lee en lugar de una letra que ninguna tipografía de la casa dibuja: su código, a la vista."""

from __future__ import annotations

import re
from collections.abc import Callable

# Unen o varían el dibujo de la letra vecina: sin ella no son nada.
DE_LA_VECINA = "\u200d\ufe0e\ufe0f"


def sin_imposibles(texto: str, se_dibuja: Callable[[str], bool]) -> str:
    """El texto con cada seguidilla de letras que no se dibujan dicha por sus códigos.

    Recibe    el texto, y quien contesta si una letra se dibuja.
    Devuelve  el mismo texto, con «[carácter U+6F22]» o «[caracteres U+6F22 U+5B57]» en su lugar.
    """
    imposibles = {letra for letra in set(texto) if ord(letra) > 0xFF and not se_dibuja(letra)}
    if not imposibles:
        return texto
    sueltas = "".join(map(re.escape, sorted(imposibles)))
    return re.sub(f"[{sueltas}][{sueltas}{DE_LA_VECINA}]*", lambda hallado: nombradas(hallado[0]), texto)


def nombradas(letras: str) -> str:
    """Unas letras por su código; las que solo varían a su vecina se callan."""
    codigos = [f"U+{ord(letra):04X}" for letra in letras if letra not in DE_LA_VECINA]
    if not codigos:
        return ""
    return f"[{'carácter' if len(codigos) == 1 else 'caracteres'} {' '.join(codigos)}]"
