"""Las listas y los renglones de un texto: lo que cuelga de algo cuelga de ello, y cada renglón es el suyo."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from informe_lib.presentacion.bloques import (
    Encabezado,
    ErrorBloque,
    Lista,
    Parrafo,
    Texto,
    Tramos,
    corrido,
    textos_de,
)
from informe_lib.presentacion.bloques.lista import NIVELES, Numeracion
from informe_lib.presentacion.textos import bloques_de_texto


def t(texto: str) -> Tramos:
    return (Texto(texto),)


def lista_de(contenido: str) -> Lista:
    (lista,) = bloques_de_texto(contenido)
    assert isinstance(lista, Lista)
    return lista


def dicho(lista: Lista) -> list[object]:
    """La lista en corto: el texto de cada elemento y, anidado, lo que cuelga de él."""
    return [dicho(uno) if isinstance(uno, Lista) else corrido(uno) for uno in lista.elementos]


def test_una_lista_dentro_de_otra_cuelga_de_su_elemento() -> None:
    lista = lista_de("- uno\n  1. primero\n  2. segundo\n     - hondo\n- dos")
    assert dicho(lista) == ["uno", ["primero", "segundo", ["hondo"]], "dos"]
    assert [uno.ordenada for uno in lista.elementos if isinstance(uno, Lista)] == [True]
    assert list(textos_de(lista)) == ["uno", "primero", "segundo", "hondo", "dos"]


def test_los_parrafos_de_un_elemento_van_en_renglones_suyos_y_no_toman_otro_numero() -> None:
    assert dicho(lista_de("1. uno\n\n   más de uno\n\n2. dos")) == ["uno\nmás de uno", "dos"]


def test_lo_que_sigue_a_una_lista_de_adentro_no_corre_los_numeros_de_la_de_afuera() -> None:
    assert dicho(lista_de("1. uno\n   - a\n\n   sigue\n2. dos")) == ["uno", ["a\nsigue"], "dos"]


def test_una_lista_empieza_en_el_numero_que_alguien_escribio() -> None:
    """«2024. Fue…» es una lista para Markdown: sin esto saldría «1. Fue…»."""
    assert lista_de("2024. Fue el año del plan.").desde == 2024
    assert lista_de("0. cero\n1. uno").desde == 0
    assert lista_de("1. uno").desde == 1


def test_la_lista_que_no_tiene_de_que_colgar_sigue_en_la_que_la_contiene() -> None:
    assert dicho(lista_de("- - a\n  - b\n- c")) == ["a", "b", "c"]


def test_lo_demasiado_hondo_queda_en_el_ultimo_nivel_y_no_se_pierde() -> None:
    lista = lista_de("\n".join(f"{'  ' * nivel}- nivel {nivel}" for nivel in range(NIVELES + 3)))
    assert lista.niveles() == NIVELES
    assert list(textos_de(lista)) == [f"nivel {nivel}" for nivel in range(NIVELES + 3)]


def test_un_bloque_rechaza_la_lista_que_nadie_podria_dibujar() -> None:
    with pytest.raises(ErrorBloque, match="empieza por otra lista"):
        Lista((Lista((t("suelta"),)),))
    with pytest.raises(ErrorBloque, match="antes de cero"):
        Lista((t("a"),), ordenada=True, desde=-1)
    honda = Lista((t("abajo"),))
    for _ in range(NIVELES - 1):
        honda = Lista((t("nivel"), honda))
    with pytest.raises(ErrorBloque, match="más de 8 niveles"):
        Lista((t("uno de más"), honda))


def test_cada_nivel_se_numera_a_su_manera_y_un_numero_alto_siempre_en_cifras() -> None:
    lista = Lista((t("a"),), ordenada=True)
    niveles = [lista.numeracion(nivel) for nivel in range(4)]
    assert niveles == [Numeracion.CIFRAS, Numeracion.LETRAS, Numeracion.ROMANOS, Numeracion.CIFRAS]
    assert Lista((t("a"),), ordenada=True, desde=2024).numeracion(1) is Numeracion.CIFRAS


def test_dos_espacios_al_final_separan_renglones_y_un_salto_solo_no() -> None:
    (parrafo,) = bloques_de_texto("Calle 26  \nBogotá\nD. C.")
    assert list(textos_de(parrafo)) == ["Calle 26\nBogotá D. C."]


def test_un_titulo_va_en_un_solo_renglon() -> None:
    (titulo,) = bloques_de_texto("Uno  \nDos\n---")
    assert isinstance(titulo, Encabezado)
    assert titulo.texto == "Uno Dos"


@pytest.mark.parametrize("escrito", ["```\n{}\n```", "    {}", "- ```\n  {}\n  ```"])
def test_el_codigo_conserva_sus_renglones_y_su_sangria(escrito: str) -> None:
    sangria = escrito.partition("{}")[0].rpartition("\n")[2]
    codigo = f"\n{sangria}".join(("si hay:", "    suma  1", "\tfin"))
    (bloque,) = bloques_de_texto(escrito.format(codigo))
    assert isinstance(bloque, Parrafo | Lista)
    assert list(textos_de(bloque)) == [
        "si hay:\n\u00a0\u00a0\u00a0\u00a0suma\u00a0\u00a01\n\u00a0\u00a0\u00a0\u00a0fin"
    ]


@given(
    st.lists(
        st.sampled_from(["- a", "1. b", "  - c", "    - d", "   e", "", "```", "> - f", "7) g"]), max_size=9
    )
)
def test_ninguna_lista_mal_escrita_pierde_lo_que_dice(renglones: list[str]) -> None:
    """Cada letra escrita está en los bloques tantas veces como se escribió."""
    dichos = "".join(texto for uno in bloques_de_texto("\n".join(renglones)) for texto in textos_de(uno))
    escrito = "".join(renglones)
    assert {letra: dichos.count(letra) for letra in "abcdefg"} == {
        letra: escrito.count(letra) for letra in "abcdefg"
    }
