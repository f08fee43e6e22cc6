"""Vuelve a tomar las huellas de cada formato: `make huellas`, cuando cambian a propósito."""

from __future__ import annotations

import json
from hashlib import sha256
from importlib.metadata import version

from tests.exportacion.documentos import documento_de_prueba
from tests.exportacion.test_todos_los_formatos import ESCRITORES, HUELLAS

BIBLIOTECAS = ("lxml", "matplotlib", "pikepdf", "python-docx", "typst", "XlsxWriter")


def main() -> None:
    documento = documento_de_prueba()
    tomadas = {
        "versiones": {nombre: version(nombre) for nombre in BIBLIOTECAS},
        "huellas": {tipo: sha256(escribir(documento)).hexdigest() for tipo, escribir in ESCRITORES.items()},
    }
    HUELLAS.write_text(json.dumps(tomadas, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
