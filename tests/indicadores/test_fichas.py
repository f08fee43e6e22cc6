"""Cada cifra tiene su hoja de vida, y con sus palabras se puede volver a calcular."""

from __future__ import annotations

from informe_lib.indicadores import asistencia, cifras, decisiones, funciones, plan, sesiones
from informe_lib.indicadores.ficha import Ficha

MODULOS = (asistencia, cifras, decisiones, funciones, plan, sesiones)
FICHAS = [valor for modulo in MODULOS for valor in vars(modulo).values() if isinstance(valor, Ficha)]


def test_cada_modulo_de_indicadores_trae_al_menos_una_ficha():
    for modulo in MODULOS:
        assert any(isinstance(valor, Ficha) for valor in vars(modulo).values()), modulo.__name__


def test_ninguna_ficha_repite_clave_ni_calla_su_definicion():
    assert len({ficha.clave for ficha in FICHAS}) == len(FICHAS)
    assert all(ficha.nombre and ficha.definicion and ficha.fuente for ficha in FICHAS)
