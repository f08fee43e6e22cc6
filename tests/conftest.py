"""Lo que comparten las pruebas: la muestra del repositorio, jamás un doble."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from informe_lib.ejecucion.generacion import Pedido, generar
from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.periodo import Periodo

RAIZ = Path(__file__).resolve().parents[1]
INSTANCIA = "mesa-territorializacion"
TRIMESTRE = Periodo.desde_texto("2024-T3")


@pytest.fixture(scope="session")
def muestra() -> Expediente:
    """El expediente de la Mesa de Territorialización, tercer trimestre de 2024."""
    return leer_carpeta(RAIZ, INSTANCIA, TRIMESTRE)


@pytest.fixture
def proyecto(tmp_path: Path) -> Path:
    """Una copia de los datos y los cuadernos, para estropearla sin tocar los del repositorio."""
    for carpeta in ("parametros", "notebooks"):
        shutil.copytree(RAIZ / carpeta, tmp_path / carpeta)
    return tmp_path


def programa(nombre: str) -> str:
    """La ruta de un verificador externo; sin él la prueba se omite en casa y falla en CI."""
    ruta = shutil.which(nombre)
    if ruta is None:
        motivo = f"falta el programa «{nombre}»"
        if os.environ.get("INFORME_CI"):
            pytest.fail(motivo)
        pytest.skip(motivo)
    return ruta


@pytest.fixture(scope="session")
def borrador(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """La carpeta que deja generar el informe de la muestra, con papermill y un kernel de verdad."""
    return generar(pedido(RAIZ, tmp_path_factory.mktemp("salidas")))


def pedido(datos: Path, salidas: Path, instancia: str = INSTANCIA) -> Pedido:
    cuaderno = datos / "notebooks" / "informe_gestion.ipynb"
    return Pedido(instancia, TRIMESTRE, cuaderno, datos, salidas)
