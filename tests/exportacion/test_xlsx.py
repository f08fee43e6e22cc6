"""El libro de datos: cada valor en su hoja, con su tipo, y nada que Excel tome por una fórmula."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from math import ceil
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from informe_lib.exportacion.conjuntos import conjuntos_de
from informe_lib.exportacion.documento import Documento
from informe_lib.exportacion.lectura.ajeno import documento_suelto
from informe_lib.exportacion.xlsx import escribir_xlsx
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import Celda, Columna, Datos, Escalar, Tabla, TipoDeDato
from tests.exportacion.documentos import documento_de_prueba
from tests.exportacion.muestras import INFORMES, documento_de_muestra
from tests.exportacion.verificador_de_office import defectos_de

PUNTOS_DE_LA_LETRA = 10


def libro_de(documento: Documento) -> Workbook:
    return load_workbook(BytesIO(escribir_xlsx(documento)))


def con_datos(columnas: tuple[Columna, ...], *filas: tuple[Escalar, ...], clave: str = "prueba") -> Documento:
    tabla = Tabla(clave, "Prueba", ((Celda("a", es_encabezado=True),),), (), Datos(columnas, filas))
    return replace(documento_de_prueba(), bloques=(tabla,))


def leido(valor: object) -> object:
    return valor.date().isoformat() if isinstance(valor, datetime) else valor


@pytest.mark.parametrize(("instancia", "periodo"), INFORMES)
def test_cada_valor_del_informe_esta_en_su_hoja(instancia: str, periodo: str):
    documento = documento_de_muestra(instancia, periodo)
    libro = libro_de(documento)
    for conjunto in conjuntos_de(documento):
        filas = list(libro[conjunto.clave[:31]].iter_rows(min_row=2, values_only=True))
        escritas = [tuple(map(leido, fila)) for fila in filas][: len(conjunto.datos.filas)]
        assert escritas == [tuple(fila) for fila in conjunto.datos.filas], conjunto.clave


@pytest.mark.parametrize(("instancia", "periodo"), INFORMES)
def test_un_verificador_ajeno_no_le_encuentra_nada(instancia: str, periodo: str, tmp_path: Path):
    ruta = tmp_path / "datos.xlsx"
    ruta.write_bytes(escribir_xlsx(documento_de_muestra(instancia, periodo)))

    assert defectos_de(ruta) == []


def test_una_fecha_es_fecha_y_un_numero_es_numero():
    columnas = (
        Columna("dia", "Día", TipoDeDato.FECHA), Columna("n", "Cuántos", TipoDeDato.ENTERO),
        Columna("tasa", "Tasa", TipoDeDato.PROPORCION), Columna("falta", "Falta", TipoDeDato.ENTERO),
    )  # fmt: skip
    hoja = libro_de(con_datos(columnas, ("2024-09-03", 14, 0.3333, None)))["prueba"]
    dia, cuantos, tasa, falta = hoja[2]
    assert (dia.is_date, leido(dia.value)) == (True, date(2024, 9, 3).isoformat())
    assert (cuantos.value, tasa.value, tasa.number_format, falta.value) == (14, 0.3333, "0.0%", None)


def test_lo_que_excel_no_representa_va_como_texto_y_no_se_altera():
    columnas = (Columna("dia", "Día", TipoDeDato.FECHA), Columna("n", "Radicado", TipoDeDato.ENTERO))
    hoja = libro_de(con_datos(columnas, ("1899-12-31", 12345678901234567890)))["prueba"]
    assert [celda.value for celda in hoja[2]] == ["1899-12-31", "12345678901234567890"]


@pytest.mark.parametrize("peligro", ["=1+1", "+57 1", "-5 a", "@suma", "=cmd|' /C calc'!A0"])
def test_un_texto_que_parece_formula_es_texto(peligro: str):
    celda = libro_de(con_datos((Columna("a", "A"),), (peligro,)))["prueba"]["A2"]
    assert (celda.data_type, celda.value, celda.quotePrefix) == ("s", peligro, True)


def test_cada_hoja_es_una_tabla_con_el_encabezado_fijo_y_rotulos_distintos():
    columnas = (
        Columna("a", "Valor"),
        Columna("b", "valor"),
        Columna("c", ""),
        Columna("d", "Antigüedad", unidad="días"),
        Columna("e", "Decisiones", unidad="decisiones"),
    )
    hoja = libro_de(con_datos(columnas, ("1", "2", "3", "4", "5")))["prueba"]
    assert [celda.value for celda in hoja[1]] == [
        "Valor",
        "valor (2)",
        "c",
        "Antigüedad (días)",
        "Decisiones",
    ]
    assert hoja.freeze_panes == "A2"
    assert [tabla.ref for tabla in hoja.tables.values()] == ["A1:E2"]


def test_dos_claves_que_empiezan_igual_no_comparten_hoja():
    larga = "a" * 40
    primera, segunda = con_datos((Columna("a", "A"),), ("1",), clave=larga), larga + "b"
    (tabla,) = primera.bloques
    libro = libro_de(replace(primera, bloques=(tabla, replace(tabla, clave=segunda))))
    assert libro.sheetnames[1:3] == ["a" * 31, "a" * 29 + "_2"]


def test_una_tabla_sin_filas_conserva_sus_rotulos():
    hoja = libro_de(con_datos((Columna("a", "A"), Columna("b", "B"))))["prueba"]
    assert [celda.value for celda in hoja[1]] == ["A", "B"]


def test_un_texto_que_no_cabe_en_una_celda_dice_donde_sigue():
    hoja = libro_de(con_datos((Columna("a", "A"),), ("x" * 40_000,)))["prueba"]
    assert (len(hoja["A2"].value), hoja["A2"].value[-16:]) == (32_767, "(sigue en el CSV)"[-16:])


def test_el_indice_dice_de_quien_es_que_es_borrador_y_que_trae_cada_hoja():
    documento = documento_de_muestra("mesa-territorializacion", "2024-T3")
    libro = libro_de(documento)
    filas = [fila for fila in libro["Índice"].iter_rows(values_only=True) if any(fila)]
    assert [fila[0] for fila in filas[:6]] == [
        "Informe de gestión", "BORRADOR. Documento sin cerrar: su contenido puede cambiar.",
        "Secretaría Distrital de la Mujer", "Mesa de Trabajo de Territorialización", "Tercer trimestre 2024",
        "Fecha de corte: 30 de septiembre de 2024",
    ]  # fmt: skip
    assert filas[6] == ("Hoja", "Contenido", "Alcance")
    assert [fila[0] for fila in filas[7:]] == libro.sheetnames[1:]


@pytest.mark.parametrize(("instancia", "periodo"), INFORMES)
def test_el_indice_y_el_diccionario_dicen_de_que_tiempo_es_cada_tabla(instancia: str, periodo: str):
    documento = documento_de_muestra(instancia, periodo)
    libro = libro_de(documento)
    filas = list(libro["Índice"].iter_rows(values_only=True))
    titulos = filas.index(("Hoja", "Contenido", "Alcance"))
    alcances = {str(hoja): str(alcance) for hoja, _, alcance in filas[titulos + 1 : -1]}
    corte = formato.fecha_larga(date.fromisoformat(documento.portada.corte))
    assert [hoja for hoja, alcance in alcances.items() if corte not in alcance] == []
    del_diccionario = libro["diccionario"].iter_rows(min_row=2, values_only=True)
    assert {str(fila[0])[:31]: fila[2] for fila in del_diccionario} == alcances


def test_un_cuaderno_ajeno_no_dice_una_fecha_de_corte_que_no_tiene():
    libro = libro_de(documento_suelto("Mi análisis", con_datos((Columna("a", "A"),), ("1",)).bloques))
    dicho = [str(celda.value) for fila in libro["Índice"].iter_rows() for celda in fila if celda.value]
    assert dicho[0] == "Mi análisis"
    assert not any("corte" in uno for uno in dicho)
    assert "No lo declara" in dicho


def test_un_texto_largo_tiene_el_alto_de_sus_renglones():
    """Excel lo ajusta al abrir; LibreOffice no, y los renglones se pisaban."""
    columnas = (Columna("a", "A"), Columna("b", "B"))
    hoja = libro_de(con_datos(columnas, ("corto", "corto"), ("corto", "una frase larga " * 20)))["prueba"]
    renglones = ceil(len("una frase larga " * 20) / hoja.column_dimensions["B"].width)
    assert hoja.row_dimensions[2].height is None  # el de un renglón, que es el de siempre
    assert PUNTOS_DE_LA_LETRA * renglones < hoja.row_dimensions[3].height < 30 * renglones


def test_una_hoja_ancha_se_imprime_en_varias_con_su_primera_columna_y_los_rotulos():
    columnas = tuple(Columna(f"c{numero}", f"Columna número {numero}") for numero in range(30))
    angosta = libro_de(con_datos(columnas[:2], ("1", "2")))["prueba"]
    ancha = libro_de(con_datos(columnas, tuple("un texto de varias palabras" for _ in columnas)))["prueba"]
    assert (angosta.page_setup.fitToWidth or 1, angosta.print_title_cols) == (1, None)
    assert ancha.page_setup.fitToWidth > 1
    assert (ancha.print_title_cols, ancha.print_title_rows) == ("$A:$A", "$1:$1")
    assert {hoja.page_setup.orientation for hoja in (ancha, angosta)} == {"landscape"}
    assert ancha.oddHeader.right.text == "BORRADOR"


def test_el_diccionario_explica_cada_columna():
    documento = documento_de_muestra("comite-faros-mareas", "2024-S2")
    filas = list(libro_de(documento)["diccionario"].iter_rows(min_row=2, values_only=True))
    assert [(fila[0], fila[3]) for fila in filas] == [
        (uno.clave, columna.clave) for uno in conjuntos_de(documento) for columna in uno.datos.columnas
    ]


def test_el_diccionario_dice_que_significa_una_celda_vacia():
    documento = documento_de_muestra("comite-faros-mareas", "2024-S2")
    filas = libro_de(documento)["diccionario"].iter_rows(min_row=2, values_only=True)
    de_decisiones = {fila[3]: fila[7] for fila in filas if fila[0] == "decisiones"}
    assert de_decisiones["fecha_limite"] == "No se conoce o no aplica: «motivo_fecha_limite» dice por qué"
    assert de_decisiones["motivo_fecha_limite"] == "En esa fila el dato consta"
    assert de_decisiones["acto"] == "En esa fila no hay nada que decir"
    assert de_decisiones["decision"] is None


def test_dos_claves_que_solo_cambian_en_un_guion_tienen_cada_una_su_tabla():
    primera = con_datos((Columna("a", "A"),), ("1",), clave="tabla_2")
    (tabla,) = primera.bloques
    libro = libro_de(replace(primera, bloques=(tabla, replace(tabla, clave="tabla-2"))))
    assert len({nombre for hoja in libro.worksheets for nombre in hoja.tables}) == 3


def test_la_mitad_de_un_caracter_no_deja_sin_libro_ni_en_un_titulo():
    documento = con_datos((Columna("a", "A \ud83d"),), ("antes \ud83d después",))
    (tabla,) = documento.bloques
    documento = replace(
        documento,
        bloques=(replace(tabla, titulo="Título \udc4d"),),
        metadatos=replace(documento.metadatos, titulo="\ud83d", autor="\ud83d", asunto="\ud83d"),
    )
    hoja = libro_de(documento)["prueba"]
    assert [hoja["A1"].value, hoja["A2"].value] == ["A \ufffd", "antes \ufffd después"]
