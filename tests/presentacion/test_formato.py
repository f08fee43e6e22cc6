"""Cómo se escribe cada cosa, caso por caso."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.periodo import Periodo
from informe_lib.presentacion import formato


@pytest.mark.parametrize(
    ("valor", "escrito"),
    [
        (1122, "1.122"),
        (0, "0"),
        (Decimal("33.333"), "33,3"),
        (33.0, "33"),
        (Decimal("0.25"), "0,3"),
        (Decimal("-0.04"), "0"),
        (-0.75, "-0,8"),
        (1234567.89, "1.234.567,9"),
    ],
)
def test_un_numero_lleva_coma_decimal_y_punto_de_miles(valor, escrito):
    assert formato.numero(valor) == escrito


@pytest.mark.parametrize(
    ("proporcion", "escrito"),
    [
        (Decimal(1) / 3, "33,3\u00a0%"),
        (1, "100\u00a0%"),
        (0.75, "75\u00a0%"),
        (0, "0\u00a0%"),
        (1.125, "112,5\u00a0%"),
    ],
)
def test_un_porcentaje_no_se_separa_de_su_signo(proporcion, escrito):
    assert formato.porcentaje(proporcion) == escrito


def test_una_fecha_se_escribe_larga_corta_o_breve():
    fecha = date(2024, 9, 3)
    assert formato.fecha_larga(fecha) == "3 de septiembre de 2024"
    assert formato.fecha_corta(fecha) == "03/09/2024"
    assert formato.fecha_breve(date(2024, 4, 16)) == "16 abr"


@pytest.mark.parametrize(
    ("alcance", "escrito"),
    [
        (Alcance.PERIODO, "tercer trimestre 2024, corte: 30 de septiembre de 2024"),
        (Alcance.ACUMULADO, "acumulado de 2024, corte: 30 de septiembre de 2024"),
        (Alcance.CORTE, "a la fecha de corte: 30 de septiembre de 2024"),
    ],
)
def test_todo_alcance_dice_hasta_cuando_llega(alcance, escrito):
    assert formato.alcance_y_corte(alcance, Periodo.desde_texto("2024-T3")) == escrito


@pytest.mark.parametrize(
    ("n", "masculino", "femenino"),
    [
        (0, "cero", "cero"),
        (1, "uno", "una"),
        (2, "dos", "dos"),
        (16, "dieciséis", "dieciséis"),
        (21, "veintiuno", "veintiuna"),
        (31, "treinta y uno", "treinta y una"),
        (100, "cien", "cien"),
        (101, "ciento uno", "ciento una"),
        (200, "doscientos", "doscientas"),
        (551, "quinientos cincuenta y uno", "quinientas cincuenta y una"),
        (700, "setecientos", "setecientas"),
        (999, "novecientos noventa y nueve", "novecientas noventa y nueve"),
        (1001, "mil uno", "mil una"),
        (21_000, "veintiún mil", "veintiún mil"),
        (31_000, "treinta y un mil", "treinta y un mil"),
        (200_200, "doscientos mil doscientos", "doscientas mil doscientas"),
        (1_000_001, "un millón uno", "un millón una"),
        (200_000_300, "doscientos millones trescientos", "doscientos millones trescientas"),
    ],
)
def test_un_numero_en_letras_concuerda_en_genero(n, masculino, femenino):
    assert formato.en_palabras(n) == masculino
    assert formato.en_palabras(n, femenino=True) == femenino


@pytest.mark.parametrize(
    ("n", "escrito"), [(1, "un"), (21, "veintiún"), (31, "treinta y un"), (101, "ciento un"), (11, "once")]
)
def test_ante_un_nombre_masculino_se_apocopa(n, escrito):
    assert formato.en_palabras(n, ante_nombre=True) == escrito


@pytest.mark.parametrize(
    ("n", "escrito"),
    [
        (0, "Cero (0) sesiones"),
        (1, "Una (1) sesión"),
        (2, "Dos (2) sesiones"),
        (21, "Veintiuna (21) sesiones"),
        (200, "Doscientas (200) sesiones"),
        (1122, "Mil ciento veintidós (1.122) sesiones"),
        (1_000_000, "Un millón (1.000.000) de sesiones"),
    ],
)
def test_un_conteo_va_en_letras_y_en_cifras(n, escrito):
    assert formato.cantidad(n, "sesión", "sesiones", femenino=True) == escrito


def test_un_conteo_masculino_tambien_concuerda():
    assert formato.cantidad(1, "taller", "talleres") == "Un (1) taller"
    assert formato.cantidad(21, "taller", "talleres") == "Veintiún (21) talleres"


def test_dentro_de_una_frase_los_conteos_largos_van_en_cifras():
    assert [formato.en_texto(n, femenino=True) for n in (1, 21, 29, 30, 1122)] == [
        "una", "veintiuna", "veintinueve", "30", "1.122",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("elementos", "escrito"),
    [
        ((), ""),
        (("a",), "a"),
        (("a", "b", "c"), "a, b y c"),
        (("madres", "hijas"), "madres e hijas"),
        (("Planeación", "IDPAC"), "Planeación e IDPAC"),
        (("Planeación", "Índices"), "Planeación e Índices"),
        (("agua", "hielo"), "agua y hielo"),
        (("flores", "hiatos"), "flores y hiatos"),
        (("norma", "yerro"), "norma y yerro"),
    ],
)
def test_una_enumeracion_cierra_con_y_o_con_e_segun_suene(elementos, escrito):
    assert formato.lista(elementos) == escrito
