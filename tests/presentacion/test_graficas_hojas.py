"""Una gráfica que no cabe en una hoja sigue en otra: no se pierde ni se repite un renglón."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from informe_lib.modelo.alcance import Alcance
from informe_lib.presentacion import tema
from informe_lib.presentacion.graficas import (
    avance_frente_a_lo_esperado,
    decisiones_y_su_antiguedad,
    funciones_por_sesion,
    matriz_de_asistencia,
)
from informe_lib.presentacion.graficas.anchos import paginas
from tests.indicadores.expedientes import expediente_de, una_sesion
from tests.presentacion.dibujos import alto_en_centimetros

LARGO = "Coordinación" * 420  # más de cinco mil letras sin un espacio
LIBRE = 10.0
ALTOS = st.lists(st.floats(min_value=0.4, max_value=8.0), min_size=1, max_size=60)


@given(ALTOS)
def test_cada_renglon_va_una_vez_y_ninguna_hoja_se_pasa(altos):
    hojas = paginas(altos, LIBRE)
    assert [lugar for hoja in hojas for lugar in hoja] == list(range(len(altos)))
    assert all(sum(altos[lugar] for lugar in hoja) <= LIBRE for hoja in hojas)


def test_la_ultima_hoja_no_queda_con_un_renglon_suelto_si_se_puede_repartir():
    assert [len(hoja) for hoja in paginas([1.0] * 21, LIBRE)] == [7, 7, 7]


@pytest.mark.parametrize(
    "grafica",
    [matriz_de_asistencia, funciones_por_sesion, avance_frente_a_lo_esperado, decisiones_y_su_antiguedad],
)
@pytest.mark.parametrize("texto", [LARGO, "una palabra tras otra " * 250])
def test_un_texto_de_cinco_mil_letras_no_desborda_la_hoja(grafica, texto):
    entrada = una_sesion({"a": "asistió"}, funciones=["f"]) | {
        "integrantes": [{"clave": "a", "dependencia": texto, "sector": texto, "tamano": 20}],
        "funciones": [{"clave": "f", "texto": texto}],
        "plan": {"actividades": [{"clave": "p", "texto": texto, "unidad": texto, "programado_anual": 3}]},
        "decisiones": [{"clave": "d", "texto": texto, "fecha": date(2024, 9, 3)}],
    }
    figura = grafica(expediente_de(entrada), Alcance.CORTE)
    assert all(alto_en_centimetros(svg) <= tema.ALTO_DE_FIGURA for svg in (figura.svg, *figura.continuacion))
