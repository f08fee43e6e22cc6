"""De valores a tablas y a datos abiertos: `sin dato`, `no aplica` y nada son tres cosas distintas."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from informe_lib.modelo.ausencia import no_aplica, sin_dato
from informe_lib.presentacion.bloques import Columna, ErrorBloque, TipoDeDato
from informe_lib.presentacion.tabulacion import datos_con_motivos, tabla_de_los_datos, tabla_plana

COLUMNAS = (
    Columna("decision", "Decisión"),
    Columna("responsable", "Responsable"),
    Columna("limite", "Fecha límite", TipoDeDato.FECHA),
    Columna("vencida", "Vencida hace", TipoDeDato.ENTERO, "días"),
)
FILAS = (
    ("Inventario", "Hacienda", date(2024, 5, 31), 214),
    ("Reglamento", sin_dato("el acta no lo dice"), no_aplica("rige desde que se adopta"), None),
)


def test_lo_que_falta_va_en_blanco_y_su_razon_en_la_columna_de_al_lado():
    datos = datos_con_motivos(COLUMNAS, FILAS)
    assert [columna.rotulo for columna in datos.columnas] == [
        "Decisión", "Responsable", "Responsable: por qué falta", "Fecha límite",
        "Fecha límite: por qué falta", "Vencida hace",
    ]  # fmt: skip
    assert datos.filas == (
        ("Inventario", "Hacienda", None, "2024-05-31", None, 214),
        ("Reglamento", "Sin dato", "Sin dato: el acta no lo dice", None,
         "No aplica: rige desde que se adopta", None),
    )  # fmt: skip


def test_donde_nada_falta_no_hay_columna_de_motivos():
    assert datos_con_motivos(COLUMNAS, FILAS[:1]).columnas == COLUMNAS


def test_el_mismo_numero_se_escribe_igual_venga_de_donde_venga():
    columnas = (Columna("n", "Cuántos", TipoDeDato.DECIMAL),)
    datos = datos_con_motivos(columnas, [(90,), (90.0,), (Decimal("90.0"),), (0.5,)])
    assert [repr(fila[0]) for fila in datos.filas] == ["90", "90", "90", "0.5"]


def test_una_fila_con_valores_de_mas_no_se_acepta():
    with pytest.raises(ErrorBloque):
        datos_con_motivos(COLUMNAS, [("Inventario", "Hacienda", None, 1, sin_dato("sobra"))])


def test_una_celda_dice_que_falta_un_dato_solo_si_falta():
    tabla = tabla_plana("t", "T", COLUMNAS, FILAS)
    assert [celda.texto for celda in tabla.cuerpo[1]] == ["Reglamento", "Sin dato", "No aplica", ""]


def test_los_datos_de_una_grafica_dicen_que_falta_en_su_celda_y_la_razon_una_vez():
    filas = (*FILAS, ("Quórum", "Gobierno", no_aplica("rige desde que se adopta"), None))
    tabla = tabla_de_los_datos("t", "T", datos_con_motivos(COLUMNAS, filas))
    assert [celda.texto for celda in tabla.encabezado[0]] == [
        "Decisión", "Responsable", "Fecha límite", "Vencida hace (días)",
    ]  # fmt: skip
    assert [[celda.texto for celda in fila] for fila in tabla.cuerpo] == [
        ["Inventario", "Hacienda", "31/05/2024", "214"],
        ["Reglamento", "Sin dato", "No aplica", ""],
        ["Quórum", "Gobierno", "No aplica", ""],
    ]
    assert tabla.notas == (
        "Responsable (en 1 de 3 filas): sin dato; el acta no lo dice.",
        "Fecha límite (en 2 de 3 filas): no aplica; rige desde que se adopta.",
    )


def test_el_rotulo_no_repite_la_unidad_que_ya_nombra():
    rotulos = [
        Columna("a", nombre, unidad=unidad).rotulo_con_unidad
        for nombre, unidad in (("Decisiones", "decisiones"), ("Antigüedad", "días"), ("Tamaño", "año"))
    ]
    assert rotulos == ["Decisiones", "Antigüedad (días)", "Tamaño (año)"]
