"""Lo que comparten las pruebas: la muestra del repositorio, jamás un doble."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from hypothesis import settings

from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.periodo import Periodo

if TYPE_CHECKING:
    from informe_lib.ejecucion.generacion import Pedido

RAIZ = Path(__file__).resolve().parents[1]
INSTANCIA = "mesa-territorializacion"
TRIMESTRE = Periodo.desde_texto("2024-T3")
# Sin plazo por ejemplo: lo que tarde una máquina ocupada no es una falla. Donde corre todo, los ejemplos
# son siempre los mismos: lo que ahí falla, falla también en otra parte. A mano se exploran otros.
settings.register_profile("informe", deadline=None, derandomize=bool(os.environ.get("INFORME_CI")))
settings.load_profile("informe")
Reporte = TypeVar("Reporte", pytest.TestReport, pytest.CollectReport)


@pytest.fixture(scope="session")
def muestra() -> Expediente:
    """El expediente de la Mesa de Territorialización, tercer trimestre de 2024."""
    return leer_carpeta(RAIZ, INSTANCIA, TRIMESTRE)


@pytest.fixture
def proyecto(tmp_path: Path) -> Path:
    """Una copia de los datos y los cuadernos, para estropearla sin tocar los del repositorio."""
    return copiar_proyecto(tmp_path)


def copiar_proyecto(destino: Path) -> Path:
    """Los formatos, los cuadernos y los datos de una sola de las muestras."""
    for carpeta in ("notebooks", "parametros/formatos", f"parametros/instancias/{INSTANCIA}"):
        shutil.copytree(RAIZ / carpeta, destino / carpeta)
    return destino


def programa(nombre: str) -> str:
    """La ruta de un programa que solo algunas pruebas necesitan; sin él, la prueba se omite."""
    ruta = shutil.which(nombre)
    return ruta or pytest.skip(f"falta el programa «{nombre}»")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return _sin_omisiones((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return _sin_omisiones((yield))


def _sin_omisiones(reporte: Reporte) -> Reporte:
    """Donde corre todo (INFORME_CI=1) una prueba omitida falla: nadie lee que un verde no comprobó nada."""
    if os.environ.get("INFORME_CI") and reporte.skipped and not hasattr(reporte, "wasxfail"):
        reporte.outcome = "failed"
        motivo = reporte.longrepr[-1] if isinstance(reporte.longrepr, tuple) else reporte.longrepr
        reporte.longrepr = f"Se omitió, y con INFORME_CI=1 eso es una falla. {motivo}"
    return reporte


@pytest.fixture(scope="session")
def borrador(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """La carpeta que deja generar el informe de la muestra, con papermill y un kernel de verdad."""
    from informe_lib.ejecucion.generacion import generar  # lo pesado, solo para quien lo usa

    return generar(pedido(RAIZ, tmp_path_factory.mktemp("salidas")))


def pedido(datos: Path, salidas: Path, instancia: str = INSTANCIA) -> Pedido:
    from informe_lib.ejecucion.generacion import Pedido

    cuaderno = datos / "notebooks" / "informe_gestion.ipynb"
    return Pedido(instancia, TRIMESTRE, cuaderno, datos, salidas)
