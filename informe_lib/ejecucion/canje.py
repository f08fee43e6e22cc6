"""El canje: una carpeta de salidas se ve completa o no se ve.

Se escribe en una carpeta hermana y privada; al final la vieja se aparta, la nueva entra con un
renombramiento y la vieja se borra. Si el proceso muere en medio, el siguiente inicio repara.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from informe_lib.modelo.errores import ErrorInforme

SUFIJO_NUEVA = ".nueva"
SUFIJO_ANTERIOR = ".anterior"


class ErrorDeSalida(ErrorInforme):
    def __init__(self, destino: str, causa: str) -> None:
        super().__init__(destino, causa)
        self.destino, self.causa = destino, causa

    def __str__(self) -> str:
        return (
            f"No se pudo escribir en «{self.destino}»: {self.causa}. Si tiene abierto algún archivo de esa "
            "carpeta, ciérrelo; revise el espacio y los permisos, y repita. Lo que había sigue como estaba."
        )


@contextmanager
def carpeta_nueva(destino: Path) -> Iterator[Path]:
    """Presta una carpeta privada que solo reemplaza a `destino` si el bloque termina bien."""
    nueva = destino.with_name(f".{destino.name}-{os.getpid()}{SUFIJO_NUEVA}")
    try:
        reparar(destino)
        shutil.rmtree(nueva, ignore_errors=True)
        nueva.mkdir(parents=True)
        yield nueva
        _reemplazar(destino, nueva)
    except OSError as error:
        raise ErrorDeSalida(destino.name, error.strerror or str(error)) from error
    finally:
        shutil.rmtree(nueva, ignore_errors=True)


def _reemplazar(destino: Path, nueva: Path) -> None:
    anterior = _anterior(destino)
    if destino.exists():
        destino.rename(anterior)
    nueva.rename(destino)
    shutil.rmtree(anterior, ignore_errors=True)


def reparar(destino: Path) -> None:
    """Devuelve a su sitio la carpeta que un canje interrumpido dejó apartada."""
    anterior = _anterior(destino)
    if anterior.exists() and not destino.exists():
        anterior.rename(destino)
    elif anterior.exists():
        shutil.rmtree(anterior)


def _anterior(destino: Path) -> Path:
    return destino.with_name(f".{destino.name}{SUFIJO_ANTERIOR}")
