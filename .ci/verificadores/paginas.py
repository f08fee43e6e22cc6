"""Las páginas: en un navegador de verdad, y ante el validador del W3C."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

AQUI = Path(__file__).parent
ASPECTOS = ("axe", "desborde", "red", "politica")


def en_navegador(herramientas: Path, aspecto: str) -> Callable[[Sequence[Path]], bool]:
    """Ninguna página falla en ese aspecto, a ningún ancho, clara, oscura o impresa."""
    orden = ("node", AQUI / "paginas.mjs", herramientas, aspecto)
    return lambda rutas: subprocess.run([*orden, *rutas], check=False).returncode == 0


def validas(herramientas: Path) -> Callable[[Sequence[Path]], bool]:
    """vnu no les encuentra errores."""
    (jar,) = herramientas.glob("node_modules/vnu-jar/build/dist/vnu.jar")
    # Una página de muchas tablas anida más de lo que la pila de Java trae por defecto.
    orden = ("java", "-Xss8m", "-jar", jar, "--errors-only")
    return lambda rutas: subprocess.run([*orden, *rutas], check=False).returncode == 0
