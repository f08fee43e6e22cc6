"""Cada biblioteca ajena entra por su puerta, y el reloj y el entorno se miran solo donde se puede."""

from __future__ import annotations

import pytest

from tests.arquitectura.lectura_de_codigo import MODULOS, bibliotecas_ajenas, nombre_de, nombres_usados

# Una puerta es un módulo; solo pandas se habla en pisos enteros.
PUERTAS = {
    "IPython": ("cuaderno/formateadores.py",),
    "babel": ("presentacion/formato.py",),
    "click": ("cli/miradas.py", "cli/nuevo.py", "cli/opciones.py", "cli/ordenes.py"),
    "docx": ("exportacion/word/",),
    "filelock": ("ejecucion/canje.py",),
    "holidays": ("indicadores/dias_habiles.py",),
    "markdown_it": ("exportacion/lectura/textos_ajenos.py", "presentacion/textos.py"),
    "matplotlib": ("presentacion/graficas/lienzo.py",),
    "nbclient": ("ejecucion/cuadernos.py",),
    "nbconvert": ("exportacion/exportadores.py",),
    "nbformat": (
        "ejecucion/cuadernos.py",
        "ejecucion/motor.py",
        "exportacion/construccion.py",
        "exportacion/exportadores.py",
        "exportacion/lectura/",
    ),
    "nh3": ("exportacion/lectura/html_leido.py",),
    "num2words": ("presentacion/formato.py",),
    "pandas": ("cuaderno/formateadores.py", "indicadores/", "presentacion/"),
    "papermill": ("ejecucion/cuadernos.py", "ejecucion/motor.py"),
    "pikepdf": ("exportacion/pdf_estructura.py", "exportacion/pdf_indice.py"),
    "pydantic": ("fuentes/esquema.py",),
    "pydantic_core": ("fuentes/esquema.py", "fuentes/nucleo.py"),
    "rich": ("cli/",),
    "traitlets": ("ejecucion/motor.py",),
    "typst": ("exportacion/pdf.py",),
    "xlsxwriter": ("exportacion/xlsx.py",),
    "yaml": ("fuentes/yaml_marcado.py",),
}
RELOJ = ("time.", "datetime.date.today", *(f"datetime.datetime.{f}" for f in ("now", "today", "utcnow")))
ENTORNO = ("os.environ", "os.getenv", "os.path.expand", "pathlib.Path.home")
CARPETA_DE_TRABAJO = ("os.getcwd", "os.chdir", "pathlib.Path.cwd")
IMPORT_OCULTO = ("importlib.import_module", "__import__")  # el que ninguna de estas pruebas ve
LUGARES = [
    pytest.param(RELOJ, {"cli/corrida.py", "cli/opciones.py", "cli/revision.py"}, id="reloj"),
    pytest.param(
        ENTORNO,
        {"cli/consola.py", "cli/opciones.py", "cuaderno/fachada.py", "ejecucion/motor.py"},
        id="entorno",
    ),
    pytest.param(
        CARPETA_DE_TRABAJO,
        {"cli/opciones.py", "cuaderno/fachada.py"},
        id="carpeta de trabajo",
    ),
    pytest.param(IMPORT_OCULTO, {"__init__.py"}, id="import oculto"),
]


def fuera_de_su_puerta(modulo: str, fuente: str) -> set[str]:
    """Las bibliotecas que ese módulo no puede importar; el modelo, ninguna, ni para anotar tipos."""
    es_del_modelo = modulo.startswith("modelo/")
    ajenas = bibliotecas_ajenas(fuente, con_tipos=es_del_modelo)
    return {una for una in ajenas if es_del_modelo or not modulo.startswith(PUERTAS.get(una, ()))}


def tocados(fuente: str, prohibidos: tuple[str, ...]) -> set[str]:
    return {nombre for nombre in nombres_usados(fuente) if nombre.startswith(prohibidos)}


@pytest.mark.parametrize("modulo", MODULOS, ids=nombre_de)
def test_lo_ajeno_entra_solo_por_su_puerta(modulo) -> None:
    assert fuera_de_su_puerta(nombre_de(modulo), modulo.read_text(encoding="utf-8")) == set()


def test_ninguna_puerta_sobra() -> None:
    ajenas = {nombre_de(modulo): bibliotecas_ajenas(modulo.read_text(encoding="utf-8")) for modulo in MODULOS}
    sobran = {
        (biblioteca, puerta)
        for biblioteca, puertas in PUERTAS.items()
        for puerta in puertas
        if not any(biblioteca in suyas for modulo, suyas in ajenas.items() if modulo.startswith(puerta))
    }
    assert sobran == set()


@pytest.mark.parametrize(
    ("modulo", "fuente", "culpable"),
    [
        ("modelo/periodo.py", "import numpy, jinja2", "numpy"),
        ("modelo/periodo.py", "import pandas as pd", "pandas"),
        ("modelo/periodo.py", "if TYPE_CHECKING:\n    from pandas import DataFrame", "pandas"),
        ("modelo/plan.py", "def leer():\n    import yaml", "yaml"),
        ("indicadores/plan.py", "import requests", "requests"),
        ("indicadores/plan.py", "if TYPE_CHECKING:\n    x = 1\nelse:\n    import requests", "requests"),
        ("cli/ordenes.py", "from pandas import DataFrame", "pandas"),
        ("cuaderno/fachada.py", "import pandas.api.types", "pandas"),
        ("ejecucion/salidas.py", "import nbformat", "nbformat"),
        ("presentacion/graficas/plan.py", "from matplotlib import pyplot", "matplotlib"),
    ],
)
def test_la_prueba_de_las_puertas_ve_a_quien_entra_por_otra_parte(
    modulo: str, fuente: str, culpable: str
) -> None:
    assert culpable in fuera_de_su_puerta(modulo, fuente)


@pytest.mark.parametrize(("prohibidos", "permitidos"), LUGARES)
def test_el_nucleo_no_tiene_reloj_ni_entorno_ni_carpeta_de_trabajo(
    prohibidos: tuple[str, ...], permitidos: set[str]
) -> None:
    usan = {nombre_de(uno) for uno in MODULOS if tocados(uno.read_text(encoding="utf-8"), prohibidos)}
    assert usan == permitidos


@pytest.mark.parametrize(
    ("fuente", "prohibidos"),
    [
        ("import time\ntime.perf_counter()", RELOJ),
        ("from time import perf_counter as ahora\nahora()", RELOJ),
        ("from datetime import date\ndate.today()", RELOJ),
        ("import datetime as dt\nhoy = dt.datetime.now(dt.UTC)", RELOJ),
        ("from datetime import datetime\nregistrar(reloj=datetime.now)", RELOJ),
        ("import os\nos.environ['INFORME_DATOS']", ENTORNO),
        ("from os import getenv\ngetenv('INFORME_DATOS')", ENTORNO),
        ("from pathlib import Path\nPath.home()", ENTORNO),
        ("from pathlib import Path\nPath.cwd() / 'parametros'", CARPETA_DE_TRABAJO),
        ("import pathlib\npathlib.Path.cwd()", CARPETA_DE_TRABAJO),
        ("import os\nos.getcwd()", CARPETA_DE_TRABAJO),
        ("from importlib import import_module\nimport_module('pandas')", IMPORT_OCULTO),
        ("__import__('pandas')", IMPORT_OCULTO),
    ],
)
def test_la_prueba_del_reloj_y_el_entorno_ve_a_quien_los_mira(
    fuente: str, prohibidos: tuple[str, ...]
) -> None:
    assert tocados(fuente, prohibidos)


def test_una_fecha_de_los_datos_no_es_el_reloj() -> None:
    inocente = "from datetime import date\nfrom pathlib import Path\ndate(2024, 9, 3)\ncorte.today\nPath('x')"
    assert tocados(inocente, RELOJ + ENTORNO + CARPETA_DE_TRABAJO + IMPORT_OCULTO) == set()
