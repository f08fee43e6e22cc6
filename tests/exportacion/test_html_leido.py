"""De una página ajena quedan sus palabras con su forma: qué cuelga de qué, y qué va en otro renglón."""

from __future__ import annotations

import pytest

from informe_lib.exportacion.lectura.html_leido import bloques_de_html
from informe_lib.presentacion.bloques import Encabezado, Lista, Parrafo, corrido, textos_de


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
