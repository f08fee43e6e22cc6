"""Dónde está un cuaderno y cómo se ejecuta con papermill, sin dejar rastro de esta máquina."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
import papermill
from nbclient.exceptions import DeadKernelError
from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError

from informe_lib.fuentes.sugerencia import sugerencia
from informe_lib.modelo.errores import ErrorInforme

MOTOR = "informe"
# Lo que papermill y Jupyter anotan de la máquina y de la hora: fuera, para que lo mismo dé lo mismo.
CLAVES_AJENAS = ("papermill", "execution", "widgets", "signature")
SECUENCIA_DE_COLOR = re.compile(r"\x1b\[[0-9;]*m")


class ErrorCuadernoDesconocido(ErrorInforme):
    def __init__(self, nombre: str, conocidos: tuple[str, ...]) -> None:
        super().__init__(nombre, conocidos)
        self.nombre, self.conocidos = nombre, conocidos

    def __str__(self) -> str:
        hay = ", ".join(self.conocidos)
        return f"No hay un cuaderno «{self.nombre}». {sugerencia(self.nombre, self.conocidos)}Hay: {hay}."


class ErrorDeEjecucion(ErrorInforme):
    """Una celda falló: dice cuál, por qué y qué hacer."""

    def __init__(self, celda: str, causa: str, detalle: str = "") -> None:
        super().__init__(celda, causa, detalle)
        self.celda, self.causa, self.detalle = celda, causa, detalle

    def __str__(self) -> str:
        return (
            f"La celda «{self.celda}» falló: {self.causa}\n"
            "Ábrala en JupyterLab, corríjala y vuelva a generar el informe."
        )


def hallar_cuaderno(nombre: str, datos: Path) -> Path:
    """El cuaderno del proyecto o, si no lo tiene, el que trae la biblioteca."""
    propios = datos / "notebooks"
    incluidos = Path(str(files("informe_lib"))) / "recursos" / "notebooks"
    for carpeta in (propios, incluidos):
        if _es_nombre_simple(nombre) and (ruta := carpeta / f"{nombre}.ipynb").is_file():
            return ruta
    conocidos = sorted({ruta.stem for carpeta in (propios, incluidos) for ruta in carpeta.glob("*.ipynb")})
    raise ErrorCuadernoDesconocido(nombre, tuple(conocidos))


def _es_nombre_simple(nombre: str) -> bool:
    return Path(nombre).name == nombre


def ejecutar(cuaderno: Path, parametros: Mapping[str, str], destino: Path, datos: Path) -> NotebookNode:
    """Corre un cuaderno con sus parámetros y guarda el resultado, limpio, en `destino`.

    Errores   ErrorDeParametros antes de ejecutar nada; ErrorDeEjecucion si una celda falla, con el
              cuaderno hasta esa celda en `destino`.
    """
    try:
        with TemporaryDirectory(prefix="informe-") as privada:
            ejecutado = papermill.execute_notebook(
                cuaderno, destino, parameters=dict(parametros), engine_name=MOTOR, progress_bar=False,
                entorno={"INFORME_DATOS": str(datos), "IPYTHONDIR": privada},
            )  # fmt: skip
    except PapermillExecutionError as error:
        raise ErrorDeEjecucion(
            _celda_en_error(destino), f"{error.ename}: {error.evalue}", _rastro(error)
        ) from error
    except (DeadKernelError, RuntimeError) as error:
        raise ErrorDeEjecucion("(kernel)", f"el kernel de Jupyter terminó sin avisar ({error})") from error
    limpio = limpiar(ejecutado)
    nbformat.write(limpio, destino)  # type: ignore[no-untyped-call]  # nbformat no publica sus tipos
    return limpio


def _celda_en_error(ejecutado: Path) -> str:
    """La celda que dejó un error; papermill agrega avisos y su índice ya no la señala."""
    celdas = nbformat.read(ejecutado, as_version=4).cells  # type: ignore[no-untyped-call]  # ídem
    fallidas = (
        celda.id
        for celda in celdas
        if any(salida.output_type == "error" for salida in celda.get("outputs", ()))
    )
    return str(next(fallidas, "(desconocida)"))


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
