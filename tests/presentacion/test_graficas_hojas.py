"""Una gráfica que no cabe en una hoja sigue en otra: no se pierde ni se repite un renglón."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from informe_lib.presentacion.graficas.anchos import paginas

LIBRE = 10.0
ALTOS = st.lists(st.floats(min_value=0.4, max_value=8.0), min_size=1, max_size=60)


@given(ALTOS)
def test_cada_renglon_va_una_vez_y_ninguna_hoja_se_pasa(altos):
    hojas = paginas(altos, LIBRE)
    assert [lugar for hoja in hojas for lugar in hoja] == list(range(len(altos)))
    assert all(sum(altos[lugar] for lugar in hoja) <= LIBRE for hoja in hojas)


def test_la_ultima_hoja_no_queda_con_un_renglon_suelto_si_se_puede_repartir():
    assert [len(hoja) for hoja in paginas([1.0] * 21, LIBRE)] == [7, 7, 7]
