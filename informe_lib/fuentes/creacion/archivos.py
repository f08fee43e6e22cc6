"""Escribir archivos de datos sin pisar nada: cada uno entra entero o no entra."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path, PurePosixPath
from string import Template

from informe_lib.fuentes.razones import razon_de
from informe_lib.modelo.errores import ErrorInforme

Archivos = Mapping[PurePosixPath, str]


class ErrorDeCreacion(ErrorInforme):
    """Algo que no se creó: dónde, por qué y qué hacer; lo que había sigue como estaba."""

    def __init__(self, ruta: str, causa: str, remedio: str) -> None:
        super().__init__(ruta, causa, remedio)
        self.ruta, self.causa, self.remedio = ruta, causa, remedio

    def __str__(self) -> str:
        return f"No se creó «{self.ruta}»: {self.causa}. {self.remedio}"


class ErrorAlEscribir(ErrorDeCreacion):
    """Lo que se pidió está bien, pero un archivo no se deja leer, cambiar o escribir."""


def plantilla(archivo: str, **valores: str) -> str:
    """Una plantilla de la biblioteca con sus `$valores` puestos."""
    escrita = files(__package__).joinpath("plantillas", archivo).read_text(encoding="utf-8")
    return Template(escrita).substitute(valores)


def escribir_carpeta(destino: Path, archivos: Archivos) -> None:
    """Una carpeta nueva con todos sus archivos, o nada.

    Errores   `ErrorDeCreacion` si ya existe o no se deja escribir.
    """
    if destino.exists():
        raise ErrorDeCreacion(str(destino), "ya existe", "Elija otro nombre, o siga con la que tiene.")
    privada = destino.with_name(f".{destino.name}.nueva")
    try:
        shutil.rmtree(privada, ignore_errors=True)
        llenar(privada, archivos)
        privada.rename(destino)
    except OSError as error:
        shutil.rmtree(privada, ignore_errors=True)
        raise sin_poder_escribir(destino, error) from error


def llenar(carpeta: Path, archivos: Archivos) -> None:
    """Escribe cada archivo, en UTF-8 y con LF, creando las subcarpetas que falten."""
    for relativa, contenido in archivos.items():
        ruta = carpeta / relativa
        ruta.parent.mkdir(parents=True, exist_ok=True)
        ruta.write_text(contenido, encoding="utf-8", newline="\n")


def escribir_nuevo(ruta: Path, contenido: str) -> None:
    """Un archivo que no existía; si existe, no se toca.

    Errores   `ErrorDeCreacion`.
    """
    if ruta.exists():
        raise ErrorDeCreacion(str(ruta), "ya existe", "Ábralo y siga en él.")
    _poner(ruta, contenido.encode())


def reescribir(ruta: Path, contenido: bytes) -> None:
    """Cambia un archivo por su nueva versión de una sola vez: quien lo lea ve una o la otra.

    Errores   `ErrorDeCreacion`.
    """
    _poner(ruta, contenido)


def _poner(ruta: Path, contenido: bytes) -> None:
    privado = ruta.with_name(f".{ruta.name}.nuevo")
    try:
        ruta.parent.mkdir(parents=True, exist_ok=True)
        privado.write_bytes(contenido)
        if ruta.exists():
            shutil.copymode(ruta, privado)
        privado.replace(ruta)
    except OSError as error:
        privado.unlink(missing_ok=True)
        raise sin_poder_escribir(ruta, error) from error


def sin_poder_escribir(ruta: Path, error: OSError) -> ErrorAlEscribir:
    """El error de la casa por uno del sistema al escribir."""
    remedio = "Si lo tiene abierto, ciérrelo; revise el espacio y los permisos, y repita."
    return ErrorAlEscribir(str(ruta), razon_de(error, para="escribir"), remedio)
