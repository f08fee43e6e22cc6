"""El motor con que papermill ejecuta un cuaderno nuestro. Con `ejecutar`, la única puerta a papermill.

Se registra como `papermill --engine informe`: comprueba los parámetros contra la ficha del cuaderno
antes de que papermill guarde nada, y guarda una sola vez, al final.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any

from nbformat import NotebookNode
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine, NotebookExecutionManager
from papermill.log import logger
from traitlets.config import Config

from informe_lib.ejecucion.ficha import ficha_de, validar_parametros

LARGO_DE_UN_ENCHUFE = 90  # el sistema admite poco más de cien caracteres en la ruta


class MotorInforme(NBClientEngine):  # type: ignore[misc]  # papermill no publica sus tipos
    """Un kernel normal por cuaderno: el de este mismo Python, con los datos señalados en su entorno."""

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
        with TemporaryDirectory(prefix="informe-") as privada, TemporaryFile() as registro:
            cliente = PapermillNotebookClient(
                nb_man,
                kernel_name=kernel_name,
                startup_timeout=start_timeout,
                timeout=None,
                log=logger,
                log_output=log_output,
                config=_enchufe_propio(privada),
            )
            propio = {**os.environ, "IPYTHONDIR": privada, **(entorno or {})}
            # Lo que el kernel dice de sí mismo no es del informe ni de quien lo genera.
            cliente.execute(env=propio, stdout=registro, stderr=registro)


def _enchufe_propio(privada: str) -> Config:
    """Enchufes en la carpeta privada de esta corrida: ningún puerto ni archivo que disputarle a otra."""
    if sys.platform == "win32" or len(privada) > LARGO_DE_UN_ENCHUFE:
        return Config()
    return Config({"KernelManager": {"transport": "ipc", "ip": f"{privada}/kernel"}})
