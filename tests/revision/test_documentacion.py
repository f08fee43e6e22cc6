"""Lo que se documenta de las reglas es lo que las reglas son."""

from __future__ import annotations

from informe_lib.revision.catalogo import de_la_casa
from informe_lib.revision.documentacion import reglas_en_markdown
from tests.conftest import RAIZ


def test_la_pagina_de_las_reglas_es_la_que_ellas_escriben():
    escrita = (RAIZ / "docs" / "reglas.md").read_text(encoding="utf-8")
    assert escrita == reglas_en_markdown(), "Las reglas cambiaron: corra «make reglas»."


def test_cada_regla_dice_que_exige_por_que_importa_y_que_hacer():
    reglas = de_la_casa()
    assert len({regla.codigo for regla in reglas}) == len(reglas) > 20
    for regla in reglas:
        for dicho in (regla.nombre, regla.por_que, regla.remedio):
            assert len(dicho.split()) > 2, regla.codigo
        assert regla.por_que.endswith("."), regla.codigo
        assert regla.remedio.endswith("."), regla.codigo
