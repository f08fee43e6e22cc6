"""De una página ajena quedan sus palabras con su forma: qué cuelga de qué, y qué va en otro renglón."""

from __future__ import annotations

import pytest

from informe_lib.exportacion.lectura.html_leido import bloques_de_html
from informe_lib.presentacion.bloques import Encabezado, Lista, Parrafo, Tabla, corrido, textos_de


def dichos(html: str) -> list[str]:
    return [texto for bloque in bloques_de_html(html) for texto in textos_de(bloque)]


def en_corto(lista: Lista) -> list[object]:
    return [en_corto(uno) if isinstance(uno, Lista) else corrido(uno) for uno in lista.elementos]


def test_una_lista_dentro_de_otra_sigue_dentro_y_con_sus_numeros() -> None:
    html = "<ol start=3><li>uno<ul><li>dentro</li></ul></li><li><p>dos</p><p>y más</p></li></ol>"
    (lista,) = bloques_de_html(html)
    assert isinstance(lista, Lista)
    assert (lista.ordenada, lista.desde) == (True, 3)
    assert en_corto(lista) == ["uno", ["dentro"], "dos\ny más"]


@pytest.mark.parametrize("numero", ["-4", "²", "", "mil", "9" * 40])
def test_un_comienzo_que_no_lo_es_vale_uno(numero: str) -> None:
    (lista,) = bloques_de_html(f'<ol start="{numero}"><li>a</li></ol>')
    assert isinstance(lista, Lista)
    assert lista.desde == 1


def test_miles_de_listas_abiertas_no_se_llevan_lo_que_dicen() -> None:
    assert dichos("<ul><li>a" * 3000) == ["a"] * 3000


def test_una_tabla_dentro_de_una_lista_sale_en_su_lugar_y_la_lista_sigue_con_su_numero() -> None:
    """Lo del mismo elemento que va después de la tabla no toma el número del siguiente."""
    tabla = "<table><tr><th>a</th></tr><tr><td>1</td></tr></table>"
    html = f"<ol start=4><li>uno</li><li>dos{tabla}sigue</li><li>tres</li></ol><p>fin</p>"
    antes, en_medio, sigue, despues, fin = bloques_de_html(html)
    assert isinstance(antes, Lista)
    assert isinstance(despues, Lista)
    assert isinstance(en_medio, Tabla)
    assert (antes.desde, en_corto(antes)) == (4, ["uno", "dos"])
    assert (despues.ordenada, despues.desde, en_corto(despues)) == (True, 6, ["tres"])
    assert [*textos_de(sigue), *textos_de(fin)] == ["sigue", "fin"]


def test_una_tabla_en_una_lista_colgada_no_se_lleva_el_numero_de_la_de_afuera() -> None:
    tabla = "<table><tr><th>a</th></tr><tr><td>1</td></tr></table>"
    html = f"<ol><li>uno<ul><li>x{tabla}</li><li>y</li></ul></li><li>{tabla}</li><li>tres</li></ol>"
    antes, _, colgada, _, despues = bloques_de_html(html)
    assert isinstance(antes, Lista)
    assert isinstance(colgada, Lista)
    assert isinstance(despues, Lista)
    assert (en_corto(antes), en_corto(colgada), en_corto(despues)) == (["uno", ["x"]], ["y"], ["tres"])
    assert (colgada.ordenada, despues.ordenada, despues.desde) == (False, True, 3)


@pytest.mark.parametrize(
    ("html", "renglones"),
    [
        ("<details><summary>Ver más</summary>Texto</details>", ["Ver más", "Texto"]),
        ("<figure>Mapa<figcaption>Pie</figcaption></figure>", ["Mapa", "Pie"]),
        ("<fieldset><legend>Datos</legend>Uno</fieldset>", ["Datos", "Uno"]),
        ("<select><option>Enero</option><option>Febrero</option></select>", ["Enero", "Febrero"]),
        ("<nav>Inicio</nav><nav>Fin</nav>", ["Inicio", "Fin"]),
    ],
)
def test_las_palabras_de_dos_cajas_seguidas_no_se_pegan(html: str, renglones: list[str]) -> None:
    assert dichos(html) == renglones


def test_una_celda_que_dice_ocupar_mil_columnas_ocupa_las_que_hay() -> None:
    html = "<table><tr><th colspan=999>T</th></tr><tr><td>a</td><td colspan=900>b</td></tr></table>"
    (tabla,) = bloques_de_html(html)
    assert isinstance(tabla, Tabla)
    assert [celda.columnas for celda in tabla.encabezado[0]] == [2]
    assert [[celda.columnas for celda in fila] for fila in tabla.cuerpo] == [[1, 1]]


def test_las_celdas_combinadas_que_si_cuentan_siguen_combinadas() -> None:
    html = (
        "<table><thead><tr><th rowspan=2>Sector</th><th colspan=2>2024</th></tr>"
        "<tr><th>I</th><th>II</th></tr></thead><tr><td>Mujeres</td><td colspan=2>Sin sesión</td></tr></table>"
    )
    (tabla,) = bloques_de_html(html)
    assert isinstance(tabla, Tabla)
    filas = (*tabla.encabezado, *tabla.cuerpo)
    assert [[(celda.filas, celda.columnas) for celda in fila] for fila in filas] == [
        [(2, 1), (1, 2)],
        [(1, 1), (1, 1)],
        [(1, 1), (1, 2)],
    ]


def test_un_renglon_separado_sigue_separado_y_el_ultimo_no_deja_uno_vacio() -> None:
    assert dichos("<p>Calle 26 <br> <b>Bogotá<br>D. C.</b><br><br></p>") == ["Calle 26 \nBogotá\nD. C."]


def test_lo_preformado_conserva_sus_renglones_y_su_sangria() -> None:
    html = "<pre>\nsi hay:\n    <span>suma</span>  1\n\tfin\n\n</pre><p>a\n    b</p>"
    sangria = "\u00a0" * 4
    assert dichos(html) == [f"si hay:\n{sangria}suma\u00a0\u00a01\n{sangria}fin", "a b"]


def test_un_espacio_que_no_parte_sigue_sin_partir() -> None:
    assert dichos("<p>el 87,5&nbsp;% de todo</p>") == ["el 87,5\u00a0% de todo"]


def test_un_titulo_va_en_un_solo_renglon_y_dentro_de_una_lista_abre_su_elemento() -> None:
    titulo, lista = bloques_de_html("<h2>Uno<br>dos</h2><ul><li><h3>Tres</h3>cuatro</li></ul>")
    assert isinstance(titulo, Encabezado)
    assert titulo.texto == "Uno dos"
    assert isinstance(lista, Lista)
    assert en_corto(lista) == ["Tres\ncuatro"]


def test_lo_que_solo_son_renglones_vacios_no_es_un_parrafo() -> None:
    assert [uno for uno in bloques_de_html("<div><br></div><p>&nbsp;</p>") if isinstance(uno, Parrafo)] == []
