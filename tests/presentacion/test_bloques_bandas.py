"""Una tabla que no cabe a lo ancho se parte en bandas sin perder ni una celda ni un rótulo."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from informe_lib.presentacion.bloques import Celda, Columna, Datos, Tabla, en_bandas, ubicadas


def de_diez(tabla: Tabla) -> list[float]:
    """Cada columna mide diez."""
    return [10.0] * tabla.ancho


def asistencia(sesiones: int) -> Tabla:
    """Como la del informe: un sector que une dos filas, dos filas de encabezado, totales y notas."""
    fechas = [f"S{numero}" for numero in range(1, sesiones + 1)]
    encabezado = (
        (Celda("Sector", filas=2), Celda("Entidad", filas=2), Celda("Cargo", filas=2),
         Celda("Sesiones", columnas=sesiones + 1)),
        (*map(Celda, fechas), Celda("Total")),
    )  # fmt: skip
    cuerpo = (
        (Celda("Mareas", filas=2, es_encabezado=True), Celda("Faros"), Celda("Directora"),
         *(Celda(f"faros {fecha}") for fecha in fechas), Celda("9")),
        (Celda("Puertos"), Celda("Jefe"), *(Celda(f"puertos {fecha}") for fecha in fechas), Celda("8")),
        (Celda("Asistencias", columnas=3, es_encabezado=True), *(Celda("2") for _ in fechas), Celda("17")),
    )  # fmt: skip
    datos = Datos((Columna("a", "A"),), ())
    anchos = tuple(range(1, sesiones + 5))
    return Tabla("asistencia", "Asistencia", encabezado, cuerpo, datos, anchos, 1, 2, ("Una nota.",))


def filas_de(tabla: Tabla) -> list[list[str]]:
    return [[celda.texto for celda in fila] for fila in (*tabla.encabezado, *tabla.cuerpo)]


def test_la_tabla_que_cabe_queda_igual() -> None:
    tabla = asistencia(3)
    assert en_bandas(tabla, de_diez, 70) == (tabla,)


def test_cada_banda_repite_las_columnas_fijas_y_el_encabezado_entero() -> None:
    primera, segunda = en_bandas(asistencia(4), de_diez, 50)
    assert filas_de(primera) == [
        ["Sector", "Entidad", "Cargo", "Sesiones"],
        ["S1", "S2"],
        ["Mareas", "Faros", "Directora", "faros S1", "faros S2"],
        ["Puertos", "Jefe", "puertos S1", "puertos S2"],
        ["Asistencias", "2", "2"],
    ]
    assert filas_de(segunda) == [
        ["Sector", "Entidad", "Sesiones"],
        ["S3", "S4", "Total"],
        ["Mareas", "Faros", "faros S3", "faros S4", "9"],
        ["Puertos", "puertos S3", "puertos S4", "8"],
        ["Asistencias", "2", "2", "17"],
    ]
    assert [celda.columnas for celda in segunda.cuerpo[-1]] == [2, 1, 1, 1]


def test_el_titulo_dice_que_banda_es_y_las_notas_van_tras_la_ultima() -> None:
    bandas = en_bandas(asistencia(10), de_diez, 60)
    assert [banda.titulo for banda in bandas] == [f"Asistencia ({numero} de 3)" for numero in (1, 2, 3)]
    assert [banda.notas for banda in bandas] == [(), (), ("Una nota.",)]
    assert {banda.totales for banda in bandas} == {1}
    assert [banda.anchos for banda in bandas] == [
        (1, 2, 3, 4, 5, 6),
        (1, 2, 7, 8, 9, 10),
        (1, 2, 11, 12, 13, 14),
    ]


def test_de_las_columnas_fijas_se_repiten_las_que_distinguen_las_filas() -> None:
    """El cargo es fijo y solo va en la primera banda, salvo que dos sillas sean de la misma entidad."""
    tabla = replace(asistencia(4), fijas=3)
    assert filas_de(en_bandas(tabla, de_diez, 50)[1])[0] == ["Sector", "Entidad", "Sesiones"]
    (sector, _, *otras), segunda, total = tabla.cuerpo
    iguales = replace(tabla, cuerpo=((sector, Celda("Puertos"), *otras), segunda, total))
    assert filas_de(en_bandas(iguales, de_diez, 50)[1])[0] == ["Sector", "Entidad", "Cargo", "Sesiones"]


def test_las_bandas_van_parejas_y_el_total_no_queda_solo() -> None:
    """Trece columnas de a cuatro serían 4, 4, 4 y 1."""
    bandas = en_bandas(asistencia(11), de_diez, 60)
    assert [banda.ancho - 2 for banda in bandas] == [4, 3, 3, 3]


def test_si_ni_una_columna_cabe_con_las_fijas_la_tabla_no_se_parte() -> None:
    tabla = asistencia(4)
    assert en_bandas(tabla, de_diez, 25) == (tabla,)
    toda_fija = replace(tabla, fijas=tabla.ancho)
    assert en_bandas(toda_fija, de_diez, 25) == (toda_fija,)


def test_una_fila_que_en_una_banda_no_tiene_celda_propia_se_une_a_la_de_arriba() -> None:
    """La decisión y su fecha abarcan dos seguimientos: en su banda son una sola fila."""
    cuerpo = (
        (Celda("3 de septiembre", filas=2), Celda("Adoptar el plan", filas=2), Celda("Aprobado")),
        (Celda("Publicado"),),
    )
    encabezado = ((Celda("Fecha"), Celda("Decisión"), Celda("Seguimiento")),)
    tabla = Tabla("d", "Decisiones", encabezado, cuerpo, Datos((), ()), totales=1)
    primera, segunda = en_bandas(tabla, de_diez, 20)
    assert filas_de(primera)[1:] == [["3 de septiembre", "Adoptar el plan"]]
    assert filas_de(segunda)[1:] == [["3 de septiembre", "Aprobado"], ["Publicado"]]
    assert (primera.totales, segunda.totales) == (0, 1)


@settings(max_examples=60)
@given(sesiones=st.integers(1, 30), fijas=st.integers(1, 4), caja=st.integers(30, 200))
def test_ninguna_celda_se_pierde_y_ninguna_banda_se_pasa(sesiones: int, fijas: int, caja: int) -> None:
    tabla = replace(asistencia(sesiones), fijas=fijas)
    fijas = min(fijas, 2)  # la entidad ya distingue las filas
    bandas = en_bandas(tabla, de_diez, caja)
    assert len(bandas) == 1 or all(sum(de_diez(banda)) <= caja for banda in bandas)
    esperadas = {
        (columna, celda.texto)
        for columna, celda in ubicadas(tabla.cuerpo, tabla.ancho)
        if celda.columnas == 1
    }
    desde, halladas = fijas, set()
    for banda in bandas:
        corridas = {columna: columna for columna in range(fijas)}
        corridas |= {fijas + paso: desde + paso for paso in range(banda.ancho - fijas)}
        desde += banda.ancho - fijas
        halladas |= {
            (corridas[columna], celda.texto)
            for columna, celda in ubicadas(banda.cuerpo, banda.ancho)
            if celda.columnas == 1
        }
    assert desde == tabla.ancho
    assert esperadas <= halladas
