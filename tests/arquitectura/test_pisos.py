"""La arquitectura como pruebas: los pisos, las puertas, el tamaño de los cuartos y el glosario."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

import informe_lib
from tests.conftest import RAIZ

BIBLIOTECA = RAIZ / "informe_lib"
MODULOS = sorted(BIBLIOTECA.rglob("*.py"))
# Cada biblioteca ajena entra por una puerta; pandas se habla en los pisos 1 a 5 y nunca en el modelo.
PUERTAS = {
    "IPython": {"cuaderno/formateadores.py"},
    "babel": {"presentacion/formato.py"},
    "click": {"cli/ordenes.py"},
    "filelock": {"ejecucion/canje.py"},
    "markdown_it": {"presentacion/textos.py"},
    "matplotlib": {"presentacion/graficas/lienzo.py"},
    "nbclient": {"ejecucion/cuadernos.py"},
    "num2words": {"presentacion/formato.py"},
    "papermill": {"ejecucion/cuadernos.py", "ejecucion/motor.py"},
    "pikepdf": {"exportacion/pdf_estructura.py"},
    "pydantic": {"fuentes/esquema.py"},
    "pydantic_core": {"fuentes/esquema.py", "fuentes/nucleo.py"},
    "rich": {"cli/corrida.py", "cli/situaciones.py"},
    "typst": {"exportacion/pdf.py"},
    "yaml": {"fuentes/yaml_marcado.py"},
}


def importados(modulo: Path) -> Iterator[str]:
    """La raíz de cada paquete que un módulo importa de verdad (no solo para anotar tipos)."""
    arbol = ast.parse(modulo.read_text(encoding="utf-8"))
    solo_tipos = {
        nodo
        for si in ast.walk(arbol)
        if isinstance(si, ast.If) and ast.unparse(si.test) == "TYPE_CHECKING"
        for nodo in ast.walk(si)
    }
    for nodo in ast.walk(arbol):
        if nodo in solo_tipos:
            continue
        if isinstance(nodo, ast.Import):
            yield from (alias.name.split(".")[0] for alias in nodo.names)
        elif isinstance(nodo, ast.ImportFrom) and nodo.module:
            yield nodo.module.split(".")[0]


def test_se_importa_hacia_abajo_y_el_modelo_no_conoce_bibliotecas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(RAIZ)
    assert lint_imports() == 0


@pytest.mark.parametrize("biblioteca", sorted(PUERTAS))
def test_cada_biblioteca_ajena_entra_solo_por_su_puerta(biblioteca: str) -> None:
    encontradas = {
        modulo.relative_to(BIBLIOTECA).as_posix()
        for modulo in MODULOS
        if biblioteca in set(importados(modulo))
    }
    assert encontradas == PUERTAS[biblioteca]


@pytest.mark.parametrize("modulo", MODULOS, ids=lambda ruta: ruta.relative_to(BIBLIOTECA).as_posix())
def test_un_cuarto_cabe_en_250_lineas_y_una_funcion_en_30(modulo: Path) -> None:
    texto = modulo.read_text(encoding="utf-8")
    assert len(texto.splitlines()) <= 250
    largas = {
        nodo.name: len(cuerpo)
        for nodo in ast.walk(ast.parse(texto))
        if isinstance(nodo, ast.FunctionDef)
        and len(cuerpo := range(nodo.body[0].lineno, (nodo.end_lineno or 0) + 1)) > 30 + _docstring(nodo)
    }
    assert not largas


def _docstring(funcion: ast.FunctionDef) -> int:
    return len((ast.get_docstring(funcion) or "").splitlines())


def test_el_nucleo_no_tiene_reloj_ni_entorno() -> None:
    prohibido = re.compile(r"date\.today|datetime\.now|time\.time\(|os\.environ|getenv")
    permitidos = {"cli/ordenes.py", "cuaderno/fachada.py", "ejecucion/motor.py"}
    culpables = {
        modulo.relative_to(BIBLIOTECA).as_posix()
        for modulo in MODULOS
        if prohibido.search(modulo.read_text(encoding="utf-8"))
    }
    assert culpables <= permitidos


def test_la_fachada_cabe_en_veinticinco_verbos_y_todos_se_explican() -> None:
    assert len(informe_lib.__all__) <= 25
    for verbo in informe_lib.__all__:
        docstring = getattr(informe_lib, verbo).__doc__
        assert docstring
        assert "Devuelve" in docstring


def test_el_glosario_nombra_cada_verbo_y_cada_nombre_suyo_existe() -> None:
    glosario = (RAIZ / "docs" / "glosario.md").read_text(encoding="utf-8")
    verbos = set(re.findall(r"`informe\.(\w+)\(", glosario))
    assert verbos == set(informe_lib.__all__)
    nombres = re.findall(r"\| `([a-z_.]+\.\w+)` \|$", glosario, re.MULTILINE)
    assert len(nombres) > 30
    for nombre in nombres:
        modulo, _, atributo = nombre.rpartition(".")
        assert hasattr(import_module(f"informe_lib.{modulo}"), atributo), nombre


def test_el_glosario_va_en_orden_alfabetico() -> None:
    glosario = (RAIZ / "docs" / "glosario.md").read_text(encoding="utf-8")
    tabla = glosario.split("## ")[0]
    terminos = re.findall(r"^\| ([a-záéíóúñ ]+) \|", tabla, re.MULTILINE)
    planos = [termino.translate(str.maketrans("áéíóúñ", "aeioun")) for termino in terminos]
    assert planos == sorted(planos)
