"""Los números de una oración: todos los que cuentan algo, con su valor, y ninguno de los otros."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from informe_lib.revision.texto.numeral import leer_numeral
from informe_lib.revision.texto.numeros import menciones_en
from informe_lib.revision.texto.oraciones import oraciones_de
from informe_lib.revision.texto.palabras import plano

CUENTAN = [
    ("Hubo 1.122 visitas y 33,5 km", ["1122", "33.5"]),
    ("veintiún sesiones, doscientas cincuenta y un mil trescientas dos visitas", ["21", "251302"]),
    ("Dos (2) sesiones", ["2"]),
    ("el 33,3 % y un 7 por ciento", ["0.333", "0.07"]),
    ("las dos terceras partes y la mitad", ["0.6667", "0.5"]),
    ("tres de cada cuatro, medio centenar de mesas, una docena de muelles", ["0.75", "50", "12"]),
    ("$ 45 millones y 3 mil millones de pesos", ["45000000", "3000000000"]),
    ("14 de 20, entre 4 y 7", ["14", "20", "4", "7"]),
]
NO_CUENTAN = [
    "El 18 y el 19 de abril de 2024, a las 8:30 a. m., o el 31/01/2025",
    "Decreto 112 de 2024, Ley 1.712 de 2014, artículo 6, numerales 3 y 4, los sectores 2, 4 y 13",
    "acta 6, radicado 2-2024-01847, formato EJ-01, versión 2, carpeta 03, calle 26 n.º 13-19",
    "el ODS 14, la Ruta 2040, «Boyas 2030», el Faro 12, la localidad 5",
    "la tercera sesión, el 1.º puesto, 1) convocatoria; 2) cierre",
    "la vigencia 2024 y el año dos mil veinticuatro; el tres de septiembre",
    "`20 planes`, https://a.example/14, [el portal](https://a.example/20)",
]


@pytest.mark.parametrize(("frase", "valores"), CUENTAN)
def test_lo_que_cuenta_se_lee_con_su_valor(frase: str, valores: list[str]) -> None:
    menciones = [una for oracion in oraciones_de(frase) for una in menciones_en(oracion, {})]
    leidos = [una.valor for una in menciones if not una.flojo]
    assert [round(valor, 4) for valor in leidos] == [Decimal(valor) for valor in valores]


@pytest.mark.parametrize("frase", NO_CUENTAN)
def test_lo_que_nombra_o_fecha_no_es_una_cuenta(frase: str) -> None:
    leidos = [una for oracion in oraciones_de(frase) for una in menciones_en(oracion, {})]
    assert [una for una in leidos if not una.flojo] == []


@given(numero=st.integers(0, 999_999_999))
def test_un_numero_escrito_en_letras_se_lee(numero: int) -> None:
    palabras = plano(num2words(numero, lang="es")).split()
    assert leer_numeral(palabras) == (numero, len(palabras))


@given(texto=st.text(max_size=200))
def test_una_posicion_en_la_oracion_lo_es_en_el_texto(texto: str) -> None:
    assert len(plano(texto)) == len(texto)
    for oracion in oraciones_de(texto):
        assert texto[oracion.desde :].startswith(oracion.escrito)
        assert len(oracion.escrito) == len(oracion.texto) == len(oracion.plano)
