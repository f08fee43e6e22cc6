"""Cómo se escribe cada cosa, caso por caso."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.periodo import Periodo
from informe_lib.presentacion import formato
from informe_lib.presentacion.genero import es_femenino


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
    ("dias", "escrito"),
    [
        (["2024-04-18"], "18 de abril de 2024"),
        (["2024-04-19", "2024-04-18"], "18 y 19 de abril de 2024"),
        (["2024-04-18", "2024-04-18"], "18 de abril de 2024"),
        (["2024-04-30", "2024-05-02", "2024-05-03"], "30 de abril y 2 y 3 de mayo de 2024"),
        (["2023-12-30", "2024-01-02"], "30 de diciembre de 2023 y 2 de enero de 2024"),
    ],
)
def test_varias_fechas_dicen_una_vez_el_mes_y_el_ano(dias, escrito):
    assert formato.fechas(date.fromisoformat(dia) for dia in dias) == escrito


@pytest.mark.parametrize(
    ("desde", "hasta", "escrito"),
    [
        ("2024-04-18", "2024-04-19", "del 18 al 19 de abril de 2024"),
        ("2024-01-01", "2024-09-30", "del 1 de enero al 30 de septiembre de 2024"),
        ("2023-12-30", "2024-01-02", "del 30 de diciembre de 2023 al 2 de enero de 2024"),
        ("2023-04-18", "2024-04-19", "del 18 de abril de 2023 al 19 de abril de 2024"),
        ("2024-04-18", "2024-04-18", "el 18 de abril de 2024"),
    ],
)
def test_un_rango_no_repite_lo_que_sus_dos_fechas_comparten(desde, hasta, escrito):
    assert formato.rango(date.fromisoformat(desde), date.fromisoformat(hasta)) == escrito


@pytest.mark.parametrize(
    ("alcance", "periodo", "escrito"),
    [
        (Alcance.PERIODO, "2024-T3", "en el tercer trimestre de 2024"),
        (Alcance.PERIODO, "2024-S1", "en el primer semestre de 2024"),
        (Alcance.PERIODO, "2024-M07", "en julio de 2024"),
        (Alcance.PERIODO, "2024-A", "en la vigencia 2024"),
        (Alcance.ACUMULADO, "2024-T3", "del 1 de enero al 30 de septiembre de 2024"),
        (Alcance.CORTE, "2024-T3", "hasta el 30 de septiembre de 2024"),
    ],
)
def test_dentro_de_una_frase_el_alcance_se_dice_con_su_articulo(alcance, periodo, escrito):
    assert formato.en_el_alcance(alcance, Periodo.desde_texto(periodo)) == escrito


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


@pytest.mark.parametrize(
    ("elementos", "escrito"),
    [
        (("siete", "ocho"), "siete u ocho"),
        (("7", "8"), "7 u 8"),
        (("10", "11"), "10 u 11"),
        (("10", "110"), "10 o 110"),
        (("mujeres", "hombres"), "mujeres u hombres"),
        (("norma", "acto", "«oficio»"), "norma, acto u «oficio»"),
        (("sí", "no"), "sí o no"),
    ],
)
def test_una_disyuntiva_cierra_con_o_o_con_u_segun_suene(elementos, escrito):
    assert formato.opciones(elementos) == escrito


def test_una_comilla_no_esconde_el_sonido_que_cambia_la_conjuncion():
    assert formato.lista(["«Faros»", "«Inspecciones»"]) == "«Faros» e «Inspecciones»"


@pytest.mark.parametrize(
    ("n", "nombre", "escrito"),
    [
        (1, "sesiones", "una"),
        (21, "inspecciones", "veintiuna"),
        (21, "talleres", "veintiún"),
        (1, "actas", "un"),
        (1, "áreas", "un"),
        (2, "actas", "dos"),
        (1, "programas", "un"),
        (200, "mesas de trabajo", "doscientas"),
        (200, "días", "doscientos"),
        (1, "", "un"),
    ],
)
def test_un_numero_en_letras_concuerda_con_lo_que_cuenta(n, nombre, escrito):
    assert formato.en_palabras_de(n, nombre) == escrito


FEMENINAS = (
    "sesión", "inspecciones", "localidades", "actividades", "mesas técnicas", "Reuniones", "voces", "luces",
    "redes", "sedes", "señales", "órdenes de compra", "entrevistas", "listas de asistencia", "crisis",
    "solicitudes", "mujeres", "personas", "hectáreas", "vistas", "directrices", "actas", "firmas", "normas",
    "alcaldías",
)  # fmt: skip
MASCULINAS = (
    "días", "día", "mapas", "programas", "problemas", "sistemas", "temas", "subtemas", "planes", "proyectos",
    "informes", "análisis", "cronogramas", "esquemas", "artistas", "jueces", "meses", "camiones", "%", "km",
    "", "integrantes", "asistentes", "talleres", "acuerdos", "faros", "muelles", "protocolo", "climas",
    "idiomas",
)  # fmt: skip


@pytest.mark.parametrize("nombre", FEMENINAS)
def test_se_dice_una_de_lo_femenino_aunque_no_termine_en_a(nombre):
    assert es_femenino(nombre)


@pytest.mark.parametrize("nombre", MASCULINAS)
def test_se_dice_un_de_lo_masculino_aunque_termine_en_a(nombre):
    assert not es_femenino(nombre)


@pytest.mark.parametrize(
    ("n", "escrito"),
    [(0, "cero días"), (1, "un día"), (2, "dos días"), (41, "41 días"), (1_000_000, "1.000.000 de días")],
)
def test_una_duracion_concuerda(n, escrito):
    assert formato.dias(n) == escrito


def test_un_ordinal_concuerda_y_se_apocopa():
    assert [formato.ordinal(n, femenino=True) for n in (1, 2)] == ["1.ª", "2.ª"]
    assert [formato.ordinal(n) for n in (1, 2, 3, 11, 21)] == ["1.er", "2.º", "3.er", "11.º", "21.er"]


@pytest.mark.parametrize(
    ("preposicion", "nombre", "escrito"),
    [
        ("de", "el Comité", "del Comité"),
        ("a", "el cierre", "al cierre"),
        ("de", "El Dorado", "de El Dorado"),
        ("de", "la Mesa", "de la Mesa"),
        ("en", "el acta", "en el acta"),
    ],
)
def test_una_preposicion_se_contrae_con_el_articulo_y_no_con_un_nombre_propio(preposicion, nombre, escrito):
    assert formato.con_preposicion(preposicion, nombre) == escrito


def test_lo_que_alguien_escribio_se_cita_en_un_renglon_y_sin_su_punto():
    assert formato.entre_comillas("No se completó\n el «quórum».") == "«No se completó el “quórum”»"


VALORES = {
    palabra: valor
    for valor, palabras in {
        **dict(enumerate((
            "cero", "uno un una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez",
            "once", "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho",
            "diecinueve", "veinte", "veintiuno veintiún veintiuna", "veintidós", "veintitrés",
            "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve",
            "treinta",
        ))),
        40: "cuarenta", 50: "cincuenta", 60: "sesenta", 70: "setenta", 80: "ochenta", 90: "noventa",
        100: "cien ciento", 200: "doscientos doscientas", 300: "trescientos trescientas",
        400: "cuatrocientos cuatrocientas", 500: "quinientos quinientas", 600: "seiscientos seiscientas",
        700: "setecientos setecientas", 800: "ochocientos ochocientas", 900: "novecientos novecientas",
    }.items()
    for palabra in palabras.split()
}  # fmt: skip


def contado(letras: str) -> int:
    """El número que unas letras dicen, leído como lo leería una persona."""
    total = grupo = 0
    for palabra in letras.split():
        if palabra in ("millón", "millones"):
            total, grupo = (total + grupo) * 1_000_000, 0
        elif palabra == "mil":
            total, grupo = total + max(grupo, 1) * 1000, 0
        elif palabra != "y":
            grupo += VALORES[palabra]
    return total + grupo


ENTEROS = st.integers(0, 999_999_999)


@given(ENTEROS, st.sampled_from(["mesas", "talleres"]))
def test_un_numero_en_letras_vale_lo_que_dice_y_concuerda_hasta_mil_millones(n, nombre):
    letras = formato.en_palabras_de(n, nombre)
    *_, resto = re.split(r"mill(?:ón|ones)", letras)
    assert contado(letras) == n
    assert not re.search(r"uno( |$)", letras)
    assert not re.search(r"^un millones|^un mil\b|  |^ | $", letras)
    impropio = r"cientos\b|quinientos\b|\bun$|veintiún$" if nombre == "mesas" else r"as\b|\buna\b"
    assert not re.search(impropio, resto)


@given(ENTEROS)
def test_suelto_un_numero_no_se_apocopa_al_final(n):
    letras = formato.en_palabras(n)
    assert contado(letras) == n
    assert not re.search(r"(\bun|veintiún)$|uno m", letras)
