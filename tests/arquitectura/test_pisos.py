"""La arquitectura como pruebas: los pisos, el tamaño de los cuartos y el glosario."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

import informe_lib
from tests.arquitectura.lectura_de_codigo import MODULOS, nombre_de
from tests.conftest import RAIZ

CASA = RAIZ / "informe_lib"


def test_se_importa_hacia_abajo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(RAIZ)
    assert lint_imports() == 0


@pytest.mark.parametrize("modulo", MODULOS, ids=nombre_de)
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


def test_la_pagina_de_arquitectura_nombra_archivos_que_existen_y_tienen_lo_que_dice() -> None:
    pagina = (RAIZ / "docs" / "arquitectura.md").read_text(encoding="utf-8")
    rutas = re.findall(r"`([\w-]+(?:/[\w.-]+)+)`", pagina)
    assert len(rutas) > 30
    assert [ruta for ruta in rutas if not (RAIZ / ruta).exists() and not (CASA / ruta).exists()] == []
    for modulo, nombre in re.findall(r"`([\w/]+\.py)`, `(\w+)` \|", pagina):
        assert f"def {nombre}(" in (CASA / modulo).read_text(encoding="utf-8"), nombre


def test_el_glosario_va_en_orden_alfabetico() -> None:
    glosario = (RAIZ / "docs" / "glosario.md").read_text(encoding="utf-8")
    tabla = glosario.split("## ")[0]
    terminos = re.findall(r"^\| ([a-záéíóúñ ]+) \|", tabla, re.MULTILINE)
    planos = [termino.translate(str.maketrans("áéíóúñ", "aeioun")) for termino in terminos]
    assert planos == sorted(planos)
