"""El canje: una carpeta de salidas se ve completa o no se ve. La única puerta a filelock.

Se escribe en una carpeta hermana y privada; al final la vieja se aparta, la nueva entra con un
renombramiento y la vieja se borra. Un candado por informe impide que dos corridas escriban el mismo;
si una muere en medio, la siguiente que toma el candado repara y barre lo que dejó.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from informe_lib.fuentes.razones import razon_de
from informe_lib.modelo.errores import ErrorInforme

ESPERA_EN_SEGUNDOS = 60


class ErrorDeSalida(ErrorInforme):
    def __init__(self, destino: str, causa: str) -> None:
        super().__init__(destino, causa)
        self.destino, self.causa = destino, causa

    def __str__(self) -> str:
        return (
            f"No se pudo escribir en «{self.destino}»: {self.causa}. Si tiene abierto algún archivo de esa "
            "carpeta, ciérrelo; revise el espacio y los permisos, y repita. Lo que había sigue como estaba."
        )


def apartada(destino: Path) -> Path:
    """Dónde espera lo que había mientras entra lo nuevo."""
    return destino.with_name(f".{destino.name}.anterior")


@contextmanager
def carpeta_nueva(destino: Path, *, reemplaza: bool = True) -> Iterator[Path]:
    """Presta una carpeta privada que solo llega a ser `destino` si el bloque termina bien.

    La que no `reemplaza` es para siempre: si `destino` ya existe, se rechaza y queda como estaba.
    """
    nueva = destino.with_name(f".{destino.name}.nueva")
    anterior = apartada(destino)
    if destino.is_symlink() or (destino.exists() and not destino.is_dir()):
        raise ErrorDeSalida(str(destino), "ahí hay un archivo o un enlace, y no una carpeta")
    try:
        destino.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(destino.with_name(f".{destino.name}.candado"), timeout=ESPERA_EN_SEGUNDOS):
            _reparar(destino, anterior)
            if destino.exists() and not reemplaza:
                raise ErrorDeSalida(str(destino), "ya existe, y lo que se cierra no se reemplaza")
            _borrar(nueva)
            nueva.mkdir()
            try:
                yield nueva
                _reemplazar(destino, nueva, anterior)
            finally:
                shutil.rmtree(nueva, ignore_errors=True)
    except Timeout as error:
        raise ErrorDeSalida(str(destino), "otra corrida lo está escribiendo") from error
    except OSError as error:
        raise ErrorDeSalida(str(destino), razon_de(error, para="escribir")) from error


def _reemplazar(destino: Path, nueva: Path, anterior: Path) -> None:
    if destino.exists():
        destino.rename(anterior)
    try:
        nueva.rename(destino)
    except OSError:
        _reparar(destino, anterior)
        raise
    shutil.rmtree(anterior, ignore_errors=True)


def _reparar(destino: Path, anterior: Path) -> None:
    """Devuelve a su sitio la carpeta que un canje interrumpido dejó apartada."""
    if anterior.exists() and not destino.exists():
        anterior.rename(destino)
    _borrar(anterior)


def _borrar(sobra: Path) -> None:
    if sobra.is_symlink() or sobra.is_file():
        sobra.unlink()
    elif sobra.exists():
        shutil.rmtree(sobra)
