"""Los indicadores dan lo que un analista calcula a mano: los casos están en tests/casos."""

from __future__ import annotations

import pytest
import yaml
from pandas import DataFrame, isna

from informe_lib.indicadores.ficha import Resultado
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.sesion import TipoDeSesion
from tests.indicadores.expedientes import CASOS, expediente_de
from tests.indicadores.modulos import MODULOS

LEIDOS = [
    caso for archivo in sorted(CASOS.glob("*.yaml")) for caso in yaml.safe_load(archivo.read_text("utf-8"))
]


def calcular(indicador: str, entrada: dict) -> object:
    (funcion,) = {vars(modulo)[indicador] for modulo in MODULOS if indicador in vars(modulo)}
    expediente = expediente_de(entrada)
    if "cifra" in entrada:
        alcance = Alcance(entrada["alcance"]) if "alcance" in entrada else None
        return funcion(expediente, entrada["cifra"], alcance)
    resto = [tipo(entrada[clave]) for clave, tipo in _ARGUMENTOS.items() if clave in entrada]
    return funcion(expediente, *resto)


_ARGUMENTOS = {"alcance": Alcance, "tipo": TipoDeSesion}


def como_registros(tabla: DataFrame, columnas: list[str]) -> list[dict]:
    crudos = tabla[columnas].astype(object).to_dict("records")
    return [{clave: _redondeado(valor) for clave, valor in fila.items()} for fila in crudos]


def _redondeado(valor: object) -> object:
    """A cuatro cifras, las que un caso escribe; una ausencia es None, como el `null` de YAML."""
    if isna(valor):
        return None
    return round(valor, 4) if isinstance(valor, float) else valor


@pytest.mark.parametrize("caso", LEIDOS, ids=[caso["caso"] for caso in LEIDOS])
def test_el_indicador_da_lo_que_el_analista_calcula(caso):
    obtenido, salida = calcular(caso["indicador"], caso["entrada"]), caso["salida"]
    if isinstance(obtenido, DataFrame):
        assert como_registros(obtenido, list(salida[0]) if salida else []) == salida
    elif isinstance(obtenido, tuple):
        assert [uno.clave for uno in obtenido] == salida
    elif obtenido is None:
        assert salida is None
    else:
        valor = obtenido.valor if obtenido.valor is None else float(obtenido.valor)
        assert _redondeado(valor) == salida["valor"]
        if isinstance(obtenido, Resultado):
            assert obtenido.motivo == salida.get("motivo")
