"""Cada regla acusa lo que un analista acusaría, y calla lo demás: los casos están en tests/revision/casos.

Un caso dice la `regla` que corre, un `cuerpo` con las palabras de los archivos de datos y las `alertas`
que salen, todas: el camino del `dato`, lo que la frase `dice` y, si no es la de siempre, su `severidad`.
Sin `alertas` es un cuerpo que la regla no debe acusar.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from informe_lib.revision.catalogo import reglas
from informe_lib.revision.revisar import revisar
from tests.revision.cuerpos import expediente_del_caso

CASOS = Path(__file__).parent / "casos"
LEIDOS = [
    caso for archivo in sorted(CASOS.glob("*.yaml")) for caso in yaml.safe_load(archivo.read_text("utf-8"))
]
POR_CODIGO = {regla.codigo: regla for regla in reglas()}


@pytest.mark.parametrize("caso", LEIDOS, ids=[f"{caso['regla']}: {caso['caso']}" for caso in LEIDOS])
def test_la_regla_acusa_lo_que_el_analista_acusaria(caso: dict[str, Any], tmp_path: Path) -> None:
    regla = POR_CODIGO[caso["regla"]]
    alertas = revisar(expediente_del_caso(caso["cuerpo"], tmp_path), (regla,))
    esperadas = caso.get("alertas", [])
    hay = "\n".join(f"{alerta.donde.dato} [{alerta.severidad}]: {alerta.mensaje}" for alerta in alertas)
    assert sorted(str(una.donde.dato) for una in alertas) == sorted(una["dato"] for una in esperadas), hay
    for esperada in esperadas:
        severidad = esperada.get("severidad", regla.severidad.value)
        assert any(
            esperada["dice"] in alerta.mensaje
            and (alerta.donde.dato, alerta.severidad.value) == (esperada["dato"], severidad)
            for alerta in alertas
        ), f"Se esperaba {esperada} y hay:\n{hay}"


@pytest.mark.parametrize("codigo", sorted({caso["regla"] for caso in LEIDOS}))
def test_cada_regla_tiene_un_caso_que_acusa_y_uno_que_no_debe_acusar(codigo: str) -> None:
    propios = [caso for caso in LEIDOS if caso["regla"] == codigo]
    assert any(caso.get("alertas") for caso in propios)
    assert any(not caso.get("alertas") for caso in propios)
