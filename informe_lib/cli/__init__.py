"""Piso 9. El comando `informe`: aquí, y solo aquí, están los argumentos, el reloj y la consola."""

from __future__ import annotations

import logging
import sys
import traceback
from tempfile import NamedTemporaryFile


def principal() -> None:
    """Punto de entrada del comando; el español se instala antes de que click lea sus mensajes."""
    from informe_lib.cli import consola, espanol

    espanol.instalar()
    consola.preparar()
    # Las bibliotecas anotan en inglés cosas suyas; lo que importe llega como error.
    logging.disable(logging.CRITICAL)
    from informe_lib.cli.ordenes import informe

    try:
        informe(prog_name="informe")
    except Exception:  # noqa: BLE001 (la última red: nadie debe ver un rastro de Python)
        sys.stderr.write(_aviso_de_falla())
        sys.exit(1)


def _aviso_de_falla() -> str:
    with NamedTemporaryFile(
        "w", prefix="informe-falla-", suffix=".txt", delete=False, encoding="utf-8"
    ) as detalle:
        traceback.print_exc(file=detalle)
    return (
        "informe se detuvo por una falla que no esperaba; no es culpa de sus datos. "
        f"Lo que ya estaba escrito sigue completo. El detalle, para quien lo mantiene: {detalle.name}\n"
    )
