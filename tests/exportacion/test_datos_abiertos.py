"""Los datos abiertos: todo valor de las tablas y gráficas, en CSV que una hoja de cálculo entiende."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from informe_lib.exportacion.datos_abiertos import escribir_datos_abiertos
from informe_lib.exportacion.documento import Documento
from informe_lib.presentacion.bloques import Columna, Control, Datos, Figura, Tabla, TipoDeDato
from informe_lib.presentacion.tabulacion import tabla_plana
from tests.exportacion.documentos import documento_de_prueba


def filas(contenido: bytes) -> list[list[str]]:
    assert contenido.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(contenido.decode("utf-8-sig"), newline="")))


def con_tabla(columnas: tuple[Columna, ...], valores: list[tuple[object, ...]]) -> Documento:
    return replace(documento_de_prueba(), bloques=(tabla_plana("t", "Título", columnas, valores),))


def test_hay_un_archivo_por_tabla_grafica_y_control_con_todos_sus_valores() -> None:
    documento = documento_de_prueba()
    archivos = escribir_datos_abiertos(documento)
    for bloque in documento.bloques:
        if isinstance(bloque, Tabla | Figura | Control):
            leidas = filas(archivos[f"{bloque.clave}.csv"])
            assert leidas[0] == [columna.clave for columna in bloque.datos.columnas]
            assert len(leidas) == 1 + len(bloque.datos.filas)


def test_el_diccionario_explica_cada_columna() -> None:
    documento = con_tabla((Columna("avance", "Avance", TipoDeDato.PROPORCION, "de 0 a 1"),), [(0.5,)])
    diccionario = filas(escribir_datos_abiertos(documento)["diccionario.csv"])
    assert diccionario[1] == [
        "t", "Título", "No lo declara", "avance", "Avance", "proporción", "de 0 a 1", "",
    ]  # fmt: skip


def test_una_formula_en_un_texto_no_se_ejecuta_al_abrirlo_y_un_numero_sigue_siendo_numero() -> None:
    columnas = (Columna("a", "A"), Columna("b", "B", TipoDeDato.DECIMAL))
    documento = con_tabla(columnas, [("=1+1", -3), ("@x", 2.5), ("normal", None)])
    assert filas(escribir_datos_abiertos(documento)["t.csv"])[1:] == [
        ["'=1+1", "-3"], ["'@x", "2.5"], ["normal", ""],
    ]  # fmt: skip


def test_los_mismos_datos_dan_los_mismos_bytes() -> None:
    primera = escribir_datos_abiertos(documento_de_prueba())
    assert primera == escribir_datos_abiertos(documento_de_prueba())


def test_sin_tablas_no_hay_archivos() -> None:
    assert escribir_datos_abiertos(replace(documento_de_prueba(), bloques=())) == {}


def test_una_grafica_suelta_sin_datos_no_deja_un_archivo_vacio() -> None:
    figura = Figura("figura_suelta", "Sin título", "", "<svg/>", "Figura sin descripción", "", Datos((), ()))
    assert escribir_datos_abiertos(replace(documento_de_prueba(), bloques=(figura,))) == {}


def test_un_dato_vacio_no_se_confunde_con_cero() -> None:
    documento = con_tabla((Columna("a", "A", TipoDeDato.ENTERO),), [(0,), (None,)])
    assert filas(escribir_datos_abiertos(documento)["t.csv"])[1:] == [["0"], [""]]


def test_la_mitad_de_un_caracter_no_deja_sin_archivo() -> None:
    documento = con_tabla((Columna("a", "A"),), [("antes \ud83d después",)])
    assert filas(escribir_datos_abiertos(documento)["t.csv"])[1] == ["antes \ufffd después"]
