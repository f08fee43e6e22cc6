"""El contrato de los cuadernos del repositorio: limpios, sin lógica y de acuerdo con su ficha."""

from __future__ import annotations

import ast
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

from informe_lib.ejecucion.ficha import ficha_de
from informe_lib.exportacion.construccion import construir
from informe_lib.presentacion.secciones import CLAVES_CON_CELDA
from tests.conftest import RAIZ

CUADERNOS = sorted((RAIZ / "notebooks").glob("*.ipynb"))
OFICIAL = RAIZ / "notebooks" / "informe_gestion.ipynb"
METADATOS_DEL_CUADERNO = {"kernelspec", "language_info"}
METADATOS_DE_CELDA = {"tags"}


def leer(ruta: Path) -> NotebookNode:
    return nbformat.read(ruta, as_version=4)


@pytest.mark.parametrize("ruta", CUADERNOS, ids=lambda ruta: ruta.stem)
def test_se_guarda_sin_salidas_ni_metadatos_de_nadie(ruta: Path) -> None:
    cuaderno = leer(ruta)
    nbformat.validate(cuaderno)
    assert set(cuaderno.metadata) <= METADATOS_DEL_CUADERNO
    for celda in cuaderno.cells:
        assert set(celda.metadata) <= METADATOS_DE_CELDA
        assert not celda.get("outputs")
        assert celda.get("execution_count") is None


@pytest.mark.parametrize("ruta", CUADERNOS, ids=lambda ruta: ruta.stem)
def test_una_celda_es_un_import_una_asignacion_o_una_llamada_de_seis_lineas(ruta: Path) -> None:
    for celda in leer(ruta).cells:
        if celda.cell_type != "code":
            continue
        assert len(celda.source.splitlines()) <= 6, celda.id
        for sentencia in ast.parse(celda.source).body:
            es_llamada = isinstance(sentencia, ast.Expr) and isinstance(sentencia.value, ast.Call | ast.Name)
            assert es_llamada or isinstance(sentencia, ast.Import | ast.ImportFrom | ast.Assign), celda.id


@pytest.mark.parametrize("ruta", CUADERNOS, ids=lambda ruta: ruta.stem)
def test_la_ficha_y_la_celda_de_parametros_dicen_lo_mismo(ruta: Path) -> None:
    ficha = ficha_de(ruta)
    assert ficha is not None
    celdas = [celda for celda in leer(ruta).cells if "parameters" in celda.metadata.get("tags", ())]
    assert [celda.id for celda in celdas] == ["parametros"]
    asignados = {
        sentencia.targets[0].id: ast.literal_eval(sentencia.value)
        for sentencia in ast.parse(celdas[0].source).body
        if isinstance(sentencia, ast.Assign) and isinstance(sentencia.targets[0], ast.Name)
    }
    assert asignados == {parametro.clave: parametro.por_defecto for parametro in ficha.parametros}


def test_el_oficial_tiene_una_celda_por_seccion_con_su_clave_y_una_para_las_propias() -> None:
    celdas = {celda.id: celda.source for celda in leer(OFICIAL).cells}
    assert celdas.pop("otras") == "informe.secciones_propias(expediente)"
    secciones = {
        clave: fuente for clave, fuente in celdas.items() if clave not in ("parametros", "preparacion")
    }
    assert secciones == {clave: f'informe.seccion("{clave}", expediente)' for clave in secciones}
    assert set(secciones) == {"portada", *CLAVES_CON_CELDA}


def test_celda_por_celda_en_jupyter_da_lo_mismo_que_por_papermill(borrador: Path) -> None:
    cuaderno = leer(OFICIAL)
    NotebookClient(cuaderno, resources={"metadata": {"path": str(OFICIAL.parent)}}).execute()
    por_papermill = leer(borrador / "interno" / "cuaderno.ipynb")
    assert construir(cuaderno) == construir(por_papermill)
