"""Dónde cambia de hoja el PDF: cada hoja se entiende sola, caiga lo que caiga al final de la anterior."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Name, Pdf

from informe_lib.exportacion.pdf import escribir_pdf
from informe_lib.presentacion.bloques import Bloque, Encabezado
from tests.exportacion import hojas_leidas as pieza
from tests.exportacion.test_pdf import elementos

FILAS = st.integers(1, 45)
GRUPOS = st.sampled_from((1, 1, 3, 8))
ULTIMOS = {
    "una tabla": st.builds(lambda filas, grupo: [pieza.tabla(30, filas, grupo=grupo)], FILAS, GRUPOS),
    "una tabla con notas": st.builds(
        lambda filas, grupo, notas: [pieza.tabla(30, filas, grupo=grupo, notas=notas)],
        FILAS,
        GRUPOS,
        st.integers(1, 3),
    ),
    "una tabla y su fuente": st.builds(lambda filas: [pieza.tabla(30, filas), pieza.nota(31)], FILAS),
    "una tabla apaisada": st.builds(
        lambda filas, notas: [pieza.tabla(30, filas, columnas=9, notas=notas)],
        st.integers(12, 40),
        st.integers(0, 2),
    ),
    "unos campos": st.builds(lambda cuantos: [pieza.campos(30, cuantos)], FILAS),
    "una lista de comprobación": st.builds(lambda cuantas: [pieza.control(30, cuantas)], FILAS),
    "una gráfica": st.builds(
        lambda alto, partes: [pieza.figura(30, alto, partes)], st.integers(40, 700), st.integers(1, 3)
    ),
    "una lista": st.builds(
        lambda elementos, ordenada: [pieza.lista(30, elementos, ordenada=ordenada)], FILAS, st.booleans()
    ),
    "un texto": st.builds(lambda frases: [pieza.texto(30, frases)], st.integers(1, 60)),
    "una nota": st.just([pieza.nota(30)]),
    "un encabezado sin nada": st.just([]),
}


def documento(ultimo: list[Bloque], alto: int, antes: list[Bloque], firmas: int) -> list[Bloque]:
    """Una gráfica de tantos puntos baja cuanto la sigue hasta donde se quiera de la hoja."""
    comienzo = [pieza.encabezado(10), pieza.figura(11, alto), *antes]
    final = [pieza.encabezado(40), *(pieza.firma(41 + numero) for numero in range(firmas))]
    return [*comienzo, pieza.encabezado(20), *ultimo, *(final if firmas else ())]


@pytest.mark.parametrize("ultimo", ULTIMOS.values(), ids=ULTIMOS)
@settings(max_examples=8)
@given(datos=st.data())
def test_caiga_donde_caiga_ninguna_hoja_queda_sin_sentido(
    ultimo: st.SearchStrategy[list[Bloque]], datos: st.DataObject
) -> None:
    """Ni una nota sin su tabla, ni un título o unos rótulos sin lo que titulan, ni la firma sola."""
    otra_tabla = st.builds(
        lambda filas, notas: [pieza.tabla(12, filas, notas=notas)], FILAS, st.integers(0, 2)
    )
    bloques = documento(
        datos.draw(ultimo),
        datos.draw(st.integers(20, 640), label="alto de lo que precede"),
        datos.draw(st.one_of(st.just([]), otra_tabla), label="antes"),
        datos.draw(st.integers(0, 2), label="firmas"),
    )
    assert pieza.faltas(pieza.hojas_de(bloques)) == []


@pytest.mark.parametrize("filas", range(26, 34))
def test_tras_una_tabla_larga_la_firma_lleva_sus_ultimas_filas(filas: int) -> None:
    """Fila a fila, hasta que la firma ya no cabe: entonces pasan con ella, y la tabla sigue siendo una."""
    bloques = [pieza.encabezado(20), pieza.tabla(30, filas), pieza.encabezado(40), pieza.firma(41)]
    ultima = pieza.sena("F", 30, filas - 1)
    (con_firma,) = (hoja for hoja in pieza.hojas_de(bloques) if pieza.sena("S", 41) in hoja)
    assert ultima in con_firma


def test_una_tabla_no_empieza_al_pie_de_una_hoja_con_una_sola_fila() -> None:
    """Caiga donde caiga su título: bajo los rótulos que se repiten, una fila sola parece la tabla entera."""
    for alto in range(440, 560, 10):
        bloques = [pieza.figura(11, alto), pieza.encabezado(20), pieza.tabla(30, 40)]
        primera = next(hoja for hoja in pieza.hojas_de(bloques) if pieza.sena("C", 30) in hoja)
        assert sum(sena.startswith("F030") for sena in primera) >= 2


def test_la_hoja_que_sigue_dice_de_que_grupo_son_sus_filas() -> None:
    """Un grupo que no cabe en una hoja lleva su rótulo en cada una, también donde cambia de hoja."""
    for alto in range(40, 600, 80):
        bloques = [pieza.figura(11, alto), pieza.tabla(30, 60, grupo=60), pieza.firma(41)]
        for hoja in pieza.textos_de_hojas(bloques):
            assert "Grupo 0" in hoja or not pieza.SENA_DE_FILA.search(hoja)


def test_al_pasar_filas_con_la_firma_la_tabla_sigue_siendo_una() -> None:
    """Quien la oye lee una sola tabla, con todas sus filas, aunque se haya mandado pasar de hoja."""
    tablas = {
        filas: pieza.como_documento([pieza.tabla(30, filas), pieza.firma(41)]) for filas in range(28, 36)
    }
    for filas, uno in tablas.items():
        with Pdf.open(BytesIO(escribir_pdf(uno))) as pdf:
            (tabla,) = elementos(pdf.Root.StructTreeRoot, Name.Table)
            assert len(list(elementos(tabla, Name.TR))) == filas + 1


def test_dos_tablas_apaisadas_seguidas_comparten_hoja() -> None:
    """Si caben: la segunda no deja en blanco lo que sobró de la primera."""
    una, otra = pieza.tabla(30, 24, columnas=9), pieza.tabla(31, 14, columnas=9)
    bloques: list[Bloque] = [una, Encabezado("Otra", 2, "otra"), otra]
    con_la_segunda = [hoja for hoja in pieza.hojas_de(bloques) if pieza.sena("T", 31) in hoja]
    assert any(sena.startswith("F030") for hoja in con_la_segunda for sena in hoja)
