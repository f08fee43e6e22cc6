"""Las letras del PDF: cuáles trae, y qué se imprime en lugar de lo que ninguna dibuja.

Liberation Sans es la de la casa; DejaVu Sans, que viene con matplotlib, pone el árabe, los signos y
unos emojis en tinta. Lo demás (un ideograma, la mayoría de los emojis) se nombra por su código:
PDF/A no admite una letra sin dibujo, y un cuadro vacío no le dice nada a nadie.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from informe_lib.presentacion.tema import CARPETA_DE_TIPOGRAFIA

LETRAS = ("Liberation Sans", "DejaVu Sans")


def carpetas_de_letras() -> list[str]:
    """Dónde están las letras del PDF."""
    matplotlib = find_spec("matplotlib")
    propias = [CARPETA_DE_TIPOGRAFIA]
    if matplotlib is not None and matplotlib.origin is not None:
        propias.append(Path(matplotlib.origin).parent / "mpl-data" / "fonts" / "ttf")
    return [str(carpeta) for carpeta in propias]
