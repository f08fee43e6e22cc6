"""Dónde está un cuaderno y cómo se ejecuta con papermill, sin dejar rastro de esta máquina."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

import nbformat
import papermill
from nbclient.exceptions import DeadKernelError
from nbformat import NotebookNode, ValidationError
from papermill.exceptions import PapermillExecutionError

from informe_lib.fuentes.recursos import Recurso, carpetas_de
from informe_lib.fuentes.sugerencia import sugerencia
from informe_lib.modelo.errores import ErrorInforme

MOTOR = "informe"
KERNEL = "python3"  # el de este mismo Python, sea cual sea el que el cuaderno tenga guardado
VARIABLE_DE_DATOS = "INFORME_DATOS"
PUESTAS_POR_PAPERMILL = {"injected-parameters", "papermill-error-cell-tag"}
# Lo que papermill y Jupyter anotan de la máquina y de la hora: fuera, para que lo mismo dé lo mismo.
CLAVES_AJENAS = ("papermill", "execution", "widgets", "signature")
SECUENCIA_DE_COLOR = re.compile(r"\x1b\[[0-9;]*m")


class ErrorCuadernoDesconocido(ErrorInforme):
    def __init__(self, nombre: str, conocidos: tuple[str, ...]) -> None:
        super().__init__(nombre, conocidos)
        self.nombre, self.conocidos = nombre, conocidos

    def __str__(self) -> str:
        return f"No hay un cuaderno «{self.nombre}». {sugerencia(self.nombre, self.conocidos)}"


class ErrorDeEjecucion(ErrorInforme):
    """Una celda falló: dice cuál, por qué y qué hacer."""

    def __init__(self, celda: str, causa: str, detalle: str = "") -> None:
        super().__init__(celda, causa, detalle)
        self.celda, self.causa, self.detalle = celda, causa, detalle
        self.carpeta: Path | None = None  # dónde quedó el cuaderno parcial, cuando ya quedó

    def __str__(self) -> str:
        return (
            f"{self.celda} falló: {self.causa}\n"
            "Abra el cuaderno en JupyterLab, corrija la celda y vuelva a generar el informe."
        )


class ErrorCuadernoIlegible(ErrorInforme):
    def __init__(self, cuaderno: str, causa: str) -> None:
        super().__init__(cuaderno, causa)
        self.cuaderno, self.causa = cuaderno, causa

    def __str__(self) -> str:
        return (
            f"El cuaderno «{self.cuaderno}» no se puede ejecutar: {self.causa}. "
            "Ábralo en JupyterLab y guárdelo de nuevo, o recupérelo de una copia."
        )


def hallar_cuaderno(nombre: str, datos: Path) -> Path:
    """El cuaderno del proyecto o, si no lo tiene, el que trae la biblioteca."""
    carpetas = carpetas_de(datos, Recurso.CUADERNOS)
    for carpeta in carpetas:
        if _es_nombre_simple(nombre) and (ruta := carpeta / f"{nombre}.ipynb").is_file():
            if not os.access(ruta, os.R_OK):
                raise ErrorCuadernoIlegible(ruta.name, "no hay permiso para leerlo")
            return ruta
    conocidos = sorted({ruta.stem for carpeta in carpetas for ruta in carpeta.glob("*.ipynb")})
    raise ErrorCuadernoDesconocido(nombre, tuple(conocidos))


def _es_nombre_simple(nombre: str) -> bool:
    return Path(nombre).name == nombre


def ejecutar(cuaderno: Path, parametros: Mapping[str, str], destino: Path, datos: Path) -> NotebookNode:
    """Corre un cuaderno con sus parámetros y guarda el resultado, limpio, en `destino`.

    Errores   ErrorDeParametros antes de ejecutar nada; ErrorCuadernoIlegible; ErrorDeEjecucion si una
              celda falla, con el cuaderno hasta esa celda en `destino`.
    """
    _comprobar(cuaderno)
    try:
        ejecutado = papermill.execute_notebook(
            cuaderno, destino, parameters=dict(parametros), engine_name=MOTOR, kernel_name=KERNEL,
            progress_bar=False, entorno={VARIABLE_DE_DATOS: str(datos)},
        )  # fmt: skip
    except PapermillExecutionError as error:
        raise _error_de_celda(destino, error) from error
    except DeadKernelError as error:
        raise ErrorDeEjecucion("El kernel de Jupyter", "terminó sin avisar, a mitad del cuaderno") from error
    limpio = limpiar(ejecutado)
    nbformat.write(limpio, destino)  # type: ignore[no-untyped-call]  # nbformat no publica sus tipos
    return limpio


def _comprobar(cuaderno: Path) -> None:
    """Un archivo que no es un cuaderno se dice así, y no con el rastro de quien intentó leerlo."""
    try:
        nbformat.validate(nbformat.read(cuaderno, as_version=4))  # type: ignore[no-untyped-call]  # ídem
    except (ValueError, ValidationError, AttributeError, KeyError, TypeError) as error:
        raise ErrorCuadernoIlegible(cuaderno.name, "no tiene la forma de un cuaderno de Jupyter") from error


def _error_de_celda(ejecutado: Path, error: PapermillExecutionError) -> ErrorDeEjecucion:
    """La celda que dejó un error; papermill agrega avisos y su índice ya no la señala."""
    celdas = nbformat.read(ejecutado, as_version=4).cells  # type: ignore[no-untyped-call]  # ídem
    propias = [celda for celda in celdas if not PUESTAS_POR_PAPERMILL & set(celda.metadata.get("tags", ()))]
    fallidas = (
        f"La celda {numero} («{celda.source.strip().splitlines()[0]}»)"
        for numero, celda in enumerate(propias, start=1)
        if any(salida.output_type == "error" for salida in celda.get("outputs", ()))
    )
    es_nuestro = error.ename.startswith("Error")
    causa = error.evalue if es_nuestro else f"{error.ename}: {error.evalue}"
    return ErrorDeEjecucion(next(fallidas, "Una celda"), causa, "" if es_nuestro else _rastro(error))


def _rastro(error: PapermillExecutionError) -> str:
    return "\n".join(SECUENCIA_DE_COLOR.sub("", renglon) for renglon in error.traceback)


def limpiar(cuaderno: NotebookNode) -> NotebookNode:
    """Quita tiempos, rutas y lo que cambia de una corrida a otra; los parámetros se quedan en su celda."""
    for porcion in (cuaderno, *cuaderno.cells):
        for clave in CLAVES_AJENAS:
            porcion.metadata.pop(clave, None)
    for numero, celda in enumerate(cuaderno.cells):
        if "injected-parameters" in celda.metadata.get("tags", ()):
            celda.id = f"parametros-de-esta-corrida-{numero}"
    return cuaderno
