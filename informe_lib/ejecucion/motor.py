"""El motor con que papermill ejecuta un cuaderno nuestro. Con `ejecutar`, la única puerta a papermill.

Se registra como `papermill --engine informe`: comprueba los parámetros contra la ficha del cuaderno
antes de que papermill guarde nada, y guarda una sola vez, al final.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine, NotebookExecutionManager
from papermill.log import logger
from traitlets.config import Config

from informe_lib.ejecucion.ficha import ficha_de, validar_parametros

# Con archivos de enchufe no hay puertos que dos corridas se disputen; Windows no los tiene.
TRANSPORTE = "tcp" if sys.platform == "win32" else "ipc"


class MotorInforme(NBClientEngine):  # type: ignore[misc]  # papermill no publica sus tipos
    """Un kernel normal por cuaderno, con los datos señalados en su entorno."""

    @classmethod
    def execute_notebook(
        cls,
        nb: NotebookNode,
        kernel_name: str,
        output_path: str | None = None,  # noqa: ARG003 (así papermill no guarda en cada celda)
        **opciones: Any,  # noqa: ANN401 (el contrato abierto de papermill)
    ) -> NotebookNode:
        entrada = opciones.get("input_path")
        ficha = ficha_de(Path(entrada)) if entrada else None
        if ficha is not None:
            validar_parametros(ficha, nb.metadata.papermill.get("parameters", {}))
        ejecutado: NotebookNode = super().execute_notebook(nb, kernel_name, output_path=None, **opciones)
        return ejecutado

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: NotebookExecutionManager,
        kernel_name: str,
        *,
        entorno: dict[str, str] | None = None,
        start_timeout: int = 60,
        log_output: bool = False,
        **_: Any,  # noqa: ANN401 (el contrato abierto de papermill)
    ) -> None:
        cliente = PapermillNotebookClient(
            nb_man,
            kernel_name=kernel_name,
            startup_timeout=start_timeout,
            timeout=None,
            log=logger,
            log_output=log_output,
            config=Config({"KernelManager": {"transport": TRANSPORTE}}),
        )
        cliente.execute(env={**os.environ, **(entorno or {})})
