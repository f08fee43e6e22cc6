"""Los indicadores dan lo que un analista calcula a mano: los casos están en tests/casos."""

from __future__ import annotations

import pytest
import yaml
from pandas import DataFrame, isna

from informe_lib.indicadores import asistencia, cifras, decisiones, funciones, plan, sesiones
from informe_lib.indicadores.ficha import Resultado
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.sesion import TipoDeSesion
from tests.indicadores.expedientes import CASOS, expediente_de

ARCHIVOS = ("sesiones", "asistencia", "funciones", "cifras", "plan", "decisiones")
MODULOS = (asistencia, cifras, decisiones, funciones, plan, sesiones)
LEIDOS = [
    caso for archivo in ARCHIVOS for caso in yaml.safe_load((CASOS / f"{archivo}.yaml").read_text("utf-8"))
]


def calcular(indicador: str, entrada: dict) -> object:
    (funcion,) = {vars(modulo)[indicador] for modulo in MODULOS if indicador in vars(modulo)}
    expediente = expediente_de(entrada)
    alcance = Alcance(entrada["alcance"]) if "alcance" in entrada else None
    if "tipo" in entrada:
        return funcion(expediente, alcance, TipoDeSesion(entrada["tipo"]))
    if "cifra" in entrada:
        return funcion(expediente, entrada["cifra"], alcance)
    return funcion(expediente, alcance)


def como_registros(tabla: DataFrame, columnas: list[str]) -> list[dict]:
    crudos = tabla[columnas].astype(object).to_dict("records")
    return [{clave: None if isna(valor) else valor for clave, valor in fila.items()} for fila in crudos]


@pytest.mark.parametrize("caso", LEIDOS, ids=[caso["caso"] for caso in LEIDOS])
def test_el_indicador_da_lo_que_el_analista_calcula(caso):
    obtenido, salida = calcular(caso["indicador"], caso["entrada"]), caso["salida"]
    if isinstance(obtenido, DataFrame):
        filas = como_registros(obtenido, list(salida[0]))
        assert len(filas) == len(salida)
        for fila, debida in zip(filas, salida, strict=True):
            assert fila == pytest.approx(debida, abs=1e-4)
    elif obtenido is None:
        assert salida is None
    else:
        valor = obtenido.valor if obtenido.valor is None else float(obtenido.valor)
        assert valor == pytest.approx(salida["valor"], abs=1e-4)
        if isinstance(obtenido, Resultado):
            assert obtenido.motivo == salida.get("motivo")
