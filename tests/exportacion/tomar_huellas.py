"""Vuelve a tomar las huellas de cada formato: `make huellas`, cuando cambian a propósito."""

from __future__ import annotations

import json
from importlib.metadata import version

from tests.exportacion.test_todos_los_formatos import HUELLAS, huellas_de_prueba

BIBLIOTECAS = ("lxml", "matplotlib", "pikepdf", "python-docx", "typst", "XlsxWriter")


def main() -> None:
    tomadas = {
        "versiones": {nombre: version(nombre) for nombre in BIBLIOTECAS},
        "huellas": huellas_de_prueba(),
    }
    HUELLAS.write_text(json.dumps(tomadas, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
