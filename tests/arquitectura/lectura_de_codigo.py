"""Lo que un módulo nombra, leído de su código: las bibliotecas que importa y las funciones que toca."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import RAIZ

BIBLIOTECA = RAIZ / "informe_lib"
MODULOS = sorted(BIBLIOTECA.rglob("*.py"))


def nombre_de(modulo: Path) -> str:
    return modulo.relative_to(BIBLIOTECA).as_posix()


def bibliotecas_ajenas(fuente: str, *, con_tipos: bool = False) -> set[str]:
    """Lo que importa y no es de Python ni de la casa; `con_tipos`, también lo que solo anota tipos."""
    arbol = ast.parse(fuente)
    ocultos = set() if con_tipos else set(_solo_para_tipos(arbol))
    raices = {nombre.split(".")[0] for _, nombre in _importados(arbol, ocultos)}
    return raices - sys.stdlib_module_names - {"informe_lib"}


def nombres_usados(fuente: str) -> set[str]:
    """Los nombres que el código toca, completos: tras `from os import environ`, `environ` es `os.environ`."""
    arbol = ast.parse(fuente)
    importados = dict(_importados(arbol, set()))
    rutas = (ast.unparse(nodo) for nodo in ast.walk(arbol) if isinstance(nodo, ast.Attribute | ast.Name))
    cortadas = (ruta.partition(".") for ruta in rutas)
    return {importados.get(raiz, raiz) + punto + resto for raiz, punto, resto in cortadas}


def _importados(arbol: ast.AST, ocultos: set[ast.AST]) -> Iterator[tuple[str, str]]:
    """Cada nombre que un import deja a mano, con el nombre completo de lo que trae."""
    for nodo in ast.walk(arbol):
        if nodo in ocultos:
            continue
        if isinstance(nodo, ast.Import):
            for uno in nodo.names:
                raiz = uno.name.split(".")[0]
                yield (uno.asname, uno.name) if uno.asname else (raiz, raiz)
        elif isinstance(nodo, ast.ImportFrom) and nodo.module and not nodo.level:
            for uno in nodo.names:
                yield uno.asname or uno.name, f"{nodo.module}.{uno.name}"


def _solo_para_tipos(arbol: ast.AST) -> Iterator[ast.AST]:
    for si in ast.walk(arbol):
        if isinstance(si, ast.If) and ast.unparse(si.test).endswith("TYPE_CHECKING"):
            for nodo in si.body:
                yield from ast.walk(nodo)
