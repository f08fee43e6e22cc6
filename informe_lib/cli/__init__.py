"""Piso 9. El comando `informe`: aquí, y solo aquí, están los argumentos, el reloj y la consola."""

from __future__ import annotations

import sys


def principal() -> None:
    """Punto de entrada del comando; el español se instala antes de que click lea sus mensajes."""
    from informe_lib.cli import espanol

    espanol.instalar()
    for flujo in (sys.stdout, sys.stderr):
        flujo.reconfigure(errors="replace")  # type: ignore[union-attr]  # una consola antigua no tumba el informe
    from informe_lib.cli.ordenes import informe

    informe(prog_name="informe")
