"""El periodo: se lee como lo escribe la gente, se ordena y sabe qué días contiene."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from informe_lib.modelo.periodo import ErrorPeriodo, Periodo, TipoDePeriodo

PERIODOS = st.builds(
    lambda vigencia, tipo, numero: Periodo(vigencia, tipo, numero % tipo.por_vigencia + 1),
    st.integers(1990, 2100),
    st.sampled_from(TipoDePeriodo),
    st.integers(0, 11),
)


@pytest.mark.parametrize(
    ("escrito", "clave"),
    [
        ("2024-T3", "2024-T3"),
        (" 2024-M7 ", "2024-M07"),
        ("2024-M07", "2024-M07"),
        ("2024-B4", "2024-B4"),
        ("2024-C2", "2024-C2"),
        ("2024-S1", "2024-S1"),
        ("2024-A", "2024-A"),
        ("2024-t3", "2024-T3"),
        ("2024-a", "2024-A"),
        ("III trimestre 2024", "2024-T3"),
        ("Tercer trimestre de 2024", "2024-T3"),
        ("primer semestre 2025", "2025-S1"),
        ("septiembre de 2024", "2024-M09"),
        ("vigencia 2024", "2024-A"),
    ],
)
def test_se_lee_como_lo_escribe_la_gente(escrito: str, clave: str) -> None:
    assert Periodo.desde_texto(escrito).clave == clave


@pytest.mark.parametrize(
    "escrito",
    [
        "", "2024", "2024-T5", "2024-T0", "2024-X1", "24-T3", "2024-A2", "2024-a2", "2024-T", "2024-ſ1",
        "２０２４-T3", "2024-T３", "III trimestre ２０２４", "septiembre de ２０２４", "vigencia ２０２４",
    ],
)  # fmt: skip
def test_lo_que_no_es_un_periodo_se_rechaza_con_un_ejemplo(escrito: str) -> None:
    with pytest.raises(ErrorPeriodo, match="2024-T3"):
        Periodo.desde_texto(escrito)


@given(PERIODOS)
def test_su_clave_lo_devuelve_igual(periodo: Periodo) -> None:
    assert Periodo.desde_texto(periodo.clave) == periodo


@given(PERIODOS)
def test_el_siguiente_empieza_al_otro_dia_y_vuelve_con_anterior(periodo: Periodo) -> None:
    siguiente = periodo.siguiente()
    assert (siguiente.inicio - periodo.fin).days == 1
    assert siguiente.anterior() == periodo
    assert periodo < siguiente


def test_el_tercer_trimestre_va_de_julio_a_septiembre() -> None:
    trimestre = Periodo.desde_texto("2024-T3")
    assert (trimestre.inicio, trimestre.fin) == (date(2024, 7, 1), date(2024, 9, 30))
    assert trimestre.nombre == "Tercer trimestre 2024"
    assert trimestre.contiene(date(2024, 9, 3))
    assert not trimestre.contiene(date(2024, 4, 16))


def test_a_igual_fin_va_antes_el_que_empezo_antes() -> None:
    claves = ["2024-M12", "2024-T4", "2024-A", "2024-S2", "2024-T3"]
    ordenadas = sorted(map(Periodo.desde_texto, claves))
    assert [periodo.clave for periodo in ordenadas] == ["2024-T3", "2024-A", "2024-S2", "2024-T4", "2024-M12"]
