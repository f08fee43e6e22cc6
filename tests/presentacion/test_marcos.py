"""Un DataFrame suelto: la tabla dice lo que el marco tiene, escrito como la casa escribe."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from pandas import DataFrame, MultiIndex, Series, to_datetime

from informe_lib.presentacion.bloques import Alineacion, Columna, Escalar, Tabla, TipoDeDato
from informe_lib.presentacion.marcos import FILAS_DE_UN_MARCO, tabla_de_marco, tabla_de_serie
from informe_lib.presentacion.tabulacion import escrito


def columna_escrita(valores: list[object]) -> list[str]:
    tabla = tabla_de_marco(DataFrame({"x": Series(valores)}))
    return [fila[0].texto for fila in tabla.cuerpo]


def rotulos(tabla: Tabla) -> list[str]:
    return [celda.texto for celda in tabla.encabezado[0]]


@pytest.mark.parametrize(
    ("valores", "escritos"),
    [
        ([0.04, 1 / 3, 2.50], ["0,04", "0,3333", "2,5"]),
        ([1250, 3], ["1.250", "3"]),
        ([1250, None], ["1.250", "Sin dato"]),
        ([2023, 2024], ["2023", "2024"]),
        ([2023, None], ["2023", "Sin dato"]),
        ([2023, 2101], ["2.023", "2.101"]),
        ([2023.5, 2024.0], ["2.023,5", "2.024"]),
        ([True, False, None], ["Sí", "No", "Sin dato"]),
        ([0.00001234, 0.0], ["0,00001", "0"]),
        ([float("inf"), float("-inf"), 1.5], ["infinito", "menos infinito", "1,5"]),
        ([Decimal("1.25"), Decimal(3)], ["1,25", "3"]),
        ([[1, 2], "texto"], ["[1, 2]", "texto"]),
    ],
)
def test_cada_valor_se_escribe_segun_lo_que_es_su_columna(valores: list[object], escritos: list[str]) -> None:
    assert columna_escrita(valores) == escritos


def test_un_decimal_recortado_en_la_pagina_esta_completo_en_los_datos_y_la_nota_lo_dice() -> None:
    tabla = tabla_de_marco(DataFrame({"avance": [1 / 3]}))
    assert tabla.datos.filas == ((1 / 3,),)
    assert tabla.notas == ("Se muestran hasta cuatro decimales.",)
    assert tabla_de_marco(DataFrame({"avance": [0.25, 0.1 + 0.2]})).notas == ()


def test_una_columna_de_anos_lo_dice_en_sus_datos() -> None:
    (columna,) = tabla_de_marco(DataFrame({"vigencia": [2023, 2024]})).datos.columnas
    assert columna == Columna("vigencia", "vigencia", TipoDeDato.ENTERO, "año")


def test_los_dias_van_como_dia_y_la_hora_solo_si_alguno_la_tiene() -> None:
    dias = tabla_de_marco(DataFrame({"dia": to_datetime(["2024-09-03", None])}))
    assert dias.datos.columnas[0].tipo is TipoDeDato.FECHA
    assert dias.datos.filas == (("2024-09-03",), (None,))
    assert [fila[0].texto for fila in dias.cuerpo] == ["03/09/2024", "Sin dato"]
    horas = tabla_de_marco(DataFrame({"inicio": to_datetime(["2024-09-03 16:04", "2024-09-04 00:00"])}))
    assert horas.datos.filas == (("2024-09-03T16:04:00",), ("2024-09-04T00:00:00",))
    assert [fila[0].texto for fila in horas.cuerpo] == ["03/09/2024 16:04", "04/09/2024 00:00"]
    assert columna_escrita([date(2024, 9, 3)]) == ["03/09/2024"]


def test_un_encabezado_de_varios_niveles_va_en_uno() -> None:
    marco = DataFrame({"entidad": ["A", "A"], "planes": [1, 2]}).groupby("entidad").agg(["sum", "mean"])
    tabla = tabla_de_marco(marco)
    assert rotulos(tabla) == ["entidad", "planes – sum", "planes – mean"]
    assert [columna.clave for columna in tabla.datos.columnas] == ["entidad", "planes_sum", "planes_mean"]


def test_un_indice_que_solo_numera_no_se_imprime_y_uno_sin_nombre_se_llama_fila() -> None:
    marco = DataFrame({"planes": [5, 7, 9, 2, 8]})
    assert rotulos(tabla_de_marco(marco)) == ["planes"]
    assert rotulos(tabla_de_marco(marco[marco["planes"] > 5])) == ["Fila", "planes"]
    sin_nombres = MultiIndex.from_tuples([("A", 1), ("B", 2)])
    assert rotulos(tabla_de_marco(marco.head(2).set_index(sin_nombres))) == ["Fila", "Fila", "planes"]


def test_un_indice_que_se_llama_como_una_columna_no_estorba() -> None:
    marco = DataFrame({"entidad": ["A"]}).set_index("entidad", drop=False)
    tabla = tabla_de_marco(marco)
    assert rotulos(tabla) == ["entidad", "entidad"]
    assert [columna.clave for columna in tabla.datos.columnas] == ["entidad", "entidad_2"]


def test_la_clave_de_una_columna_sale_de_su_nombre_y_no_se_repite() -> None:
    nombres = ["Avance físico (%)", "avance fisico", "N.º", 2024, "¿?", "Año"]
    tabla = tabla_de_marco(DataFrame([range(6)], columns=nombres))
    claves = [columna.clave for columna in tabla.datos.columnas]
    assert claves == ["avance_fisico", "avance_fisico_2", "n_o", "2024", "columna", "ano"]
    assert rotulos(tabla)[3] == "2024"


def test_los_numeros_van_a_la_derecha_y_la_primera_columna_encabeza_su_fila() -> None:
    (fila,) = tabla_de_marco(DataFrame({"entidad": ["A"], "planes": [1]})).cuerpo
    assert [celda.alineacion for celda in fila] == [Alineacion.IZQUIERDA, Alineacion.DERECHA]
    assert [celda.es_encabezado for celda in fila] == [True, False]


def test_una_serie_sin_nombre_es_una_columna_de_valores() -> None:
    assert rotulos(tabla_de_serie(Series([1, 2]))) == ["Valor"]


def test_las_filas_que_no_caben_se_cuentan_en_la_nota() -> None:
    tabla = tabla_de_marco(DataFrame({"x": range(FILAS_DE_UN_MARCO + 1)}))
    assert len(tabla.cuerpo) == FILAS_DE_UN_MARCO
    assert tabla.notas == ("Se muestran las primeras 5.000 filas de 5.001.",)


def test_un_marco_vacio_es_una_tabla_sin_filas() -> None:
    assert tabla_de_marco(DataFrame()).cuerpo == ()
    assert rotulos(tabla_de_marco(DataFrame({"a": [], "b": []}))) == ["a", "b"]


@pytest.mark.parametrize(
    ("valor", "tipo", "texto"),
    [
        (79.25, TipoDeDato.DECIMAL, "79,25"),
        (0.0375, TipoDeDato.DECIMAL, "0,0375"),
        (0.1 + 0.2, TipoDeDato.DECIMAL, "0,3"),
        (0.333, TipoDeDato.PROPORCION, "33,3\u00a0%"),
        ("2024-09-03", TipoDeDato.FECHA, "03/09/2024"),
        ("31/02/2024", TipoDeDato.FECHA, "31/02/2024"),
        ("por definir", TipoDeDato.FECHA, "por definir"),
        (1e30, TipoDeDato.DECIMAL, "1.000.000.000.000.000.000.000.000.000.000"),
    ],
)
def test_una_tabla_oficial_imprime_el_dato_que_recibe(valor: Escalar, tipo: TipoDeDato, texto: str) -> None:
    assert escrito(valor, tipo) == texto
