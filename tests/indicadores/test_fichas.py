"""Cada cifra tiene su hoja de vida, y con sus palabras se puede volver a calcular."""

from __future__ import annotations

import pytest

from informe_lib.indicadores.ficha import Ficha
from tests.indicadores.modulos import MODULOS

FICHAS = [valor for modulo in MODULOS for valor in vars(modulo).values() if isinstance(valor, Ficha)]


@pytest.mark.parametrize("modulo", MODULOS, ids=lambda modulo: modulo.__name__.rpartition(".")[2])
def test_cada_modulo_de_indicadores_trae_al_menos_una_ficha(modulo):
    assert any(isinstance(valor, Ficha) for valor in vars(modulo).values())


def test_ninguna_ficha_repite_clave_ni_calla_su_definicion():
    assert len({ficha.clave for ficha in FICHAS}) == len(FICHAS)
    assert all(ficha.nombre and ficha.definicion and ficha.fuente for ficha in FICHAS)
