"""«Save and Export Notebook As» de JupyterLab, contra su servidor de verdad."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from informe_lib.exportacion.documento import MIME_DE_BLOQUES
from tests.exportacion.cuadernos_ajenos import cuaderno_ajeno

LLAVE = "llave-de-prueba"
ESPERA = 60  # segundos: en una máquina ocupada el servidor tarda


@pytest.fixture(scope="module")
def servidor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """La dirección de un servidor de Jupyter con dos cuadernos: uno ajeno y uno nuestro que está roto."""
    carpeta = tmp_path_factory.mktemp("servidor")
    nbformat.write(cuaderno_ajeno(), carpeta / "ventas.ipynb")
    portada = new_output("display_data", data={MIME_DE_BLOQUES: {"seccion": "portada", "bloques": "rotos"}})
    nbformat.write(new_notebook(cells=[new_code_cell(outputs=[portada])]), carpeta / "roto.ipynb")
    with socket.socket() as libre:
        libre.bind(("127.0.0.1", 0))
        puerto = libre.getsockname()[1]
    orden = [
        sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root", f"--port={puerto}",
        f"--IdentityProvider.token={LLAVE}", f"--ServerApp.root_dir={carpeta}",
    ]  # fmt: skip
    with subprocess.Popen(orden, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as proceso:
        direccion = f"http://127.0.0.1:{puerto}"
        _esperar(direccion)
        yield direccion
        proceso.terminate()


def _esperar(direccion: str) -> None:
    limite = time.monotonic() + ESPERA
    while True:
        try:
            pedir(f"{direccion}/api/status")
        except (URLError, HTTPError, ConnectionError):
            assert time.monotonic() < limite, "el servidor de Jupyter no arrancó"
            time.sleep(0.3)
        else:
            return


def pedir(direccion: str) -> tuple[int, str, bytes]:
    with urlopen(Request(direccion, headers={"Authorization": f"token {LLAVE}"})) as respuesta:  # noqa: S310 (es local)
        return respuesta.status, respuesta.headers["Content-Type"], respuesta.read()


def test_el_menu_ofrece_los_tres_formatos(servidor: str):
    _, _, contenido = pedir(f"{servidor}/api/nbconvert")
    assert {"Informe_HTML", "Informe_PDF", "Informe_Word"} <= set(json.loads(contenido))


@pytest.mark.parametrize(
    ("formato", "tipo", "comienzo"),
    [
        ("Informe_HTML", "text/html", b"<!doctype html>"),
        ("Informe_PDF", "application/pdf", b"%PDF"),
        ("Informe_Word", "application/vnd.openxmlformats", b"PK"),
    ],
)
@pytest.mark.parametrize("cuaderno", ["ventas", "roto"])
def test_cualquier_cuaderno_se_descarga_y_ninguno_responde_500(
    servidor: str, formato: str, tipo: str, comienzo: bytes, cuaderno: str
):
    estado, recibido, contenido = pedir(f"{servidor}/nbconvert/{formato}/{cuaderno}.ipynb?download=true")
    assert (estado, recibido.startswith(tipo), contenido.startswith(comienzo)) == (200, True, True)
