"""Las letras del PDF: cuáles trae, y qué se imprime en lugar de lo que ninguna dibuja.

Liberation Sans es la de la casa; DejaVu Sans, que viene con matplotlib, pone el árabe, los signos y
unos emojis en tinta. Lo demás (un ideograma, la mayoría de los emojis) se nombra por su código:
PDF/A no admite una letra sin dibujo, y un cuadro vacío no le dice nada a nadie.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from informe_lib.presentacion.tema import CARPETA_DE_TIPOGRAFIA

LETRAS = ("Liberation Sans", "DejaVu Sans")
# Unen o varían el dibujo de la letra vecina: sin ella no son nada.
_DE_LA_VECINA = "\u200d\ufe0e\ufe0f"
_SUELTOS = re.compile("[\ud800-\udfff]+")


def carpetas_de_letras() -> list[str]:
    """Dónde están las letras del PDF."""
    matplotlib = find_spec("matplotlib")
    propias = [CARPETA_DE_TIPOGRAFIA]
    if matplotlib is not None and matplotlib.origin is not None:
        propias.append(Path(matplotlib.origin).parent / "mpl-data" / "fonts" / "ttf")
    return [str(carpeta) for carpeta in propias]


def sin_mitades(texto: str) -> str:
    """El texto con cada mitad suelta de un carácter dicha por su código: no cabe en UTF-8."""
    return _SUELTOS.sub(lambda hallado: nombrados(hallado[0]), texto)


def sin_imposibles(texto: str, se_imprime: Callable[[str], bool]) -> str:
    """El texto con cada seguidilla de letras que nadie dibuja dicha por sus códigos."""
    imposibles = {letra for letra in set(texto) if ord(letra) > 0xFF and not se_imprime(letra)}
    if not imposibles:
        return texto
    rara = "".join(map(re.escape, sorted(imposibles)))
    return re.sub(f"[{rara}][{rara}{_DE_LA_VECINA}]*", lambda hallado: nombrados(hallado[0]), texto)


def nombrados(letras: str) -> str:
    """«[carácter U+6F22]», o «[caracteres U+6F22 U+5B57]»."""
    codigos = [f"U+{ord(letra):04X}" for letra in letras if letra not in _DE_LA_VECINA]
    return f"[{'carácter' if len(codigos) == 1 else 'caracteres'} {' '.join(codigos)}]"
