"""Los días hábiles y el plazo del informe, con los festivos de Colombia."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from informe_lib.indicadores.dias_habiles import es_dia_habil, nombre_del_festivo, sumar_dias_habiles
from informe_lib.indicadores.plazos import fecha_limite_del_informe
from informe_lib.modelo.ausencia import Ausencia
from tests.indicadores.expedientes import expediente_de


@pytest.mark.parametrize(
    ("dia", "festivo"),
    [
        (date(2024, 5, 1), "Día del Trabajo"),  # fijo, en miércoles
        (date(2024, 8, 19), "La Asunción"),  # el 15 se corre al lunes, por la Ley 51 de 1983
        (date(2024, 3, 28), "Jueves Santo"),  # se mueve con la Pascua
        (date(2025, 6, 30), "Sagrado Corazón y San Pedro y San Pablo"),  # dos caen el mismo lunes
    ],
)
def test_un_festivo_se_nombra_y_no_es_habil(dia: date, festivo: str) -> None:
    assert nombre_del_festivo(dia) == festivo
    assert not es_dia_habil(dia)


@pytest.mark.parametrize("dia", [date(2024, 4, 16), date(2024, 9, 3), date(2024, 8, 15), date(9999, 12, 31)])
def test_un_dia_de_semana_sin_festivo_es_habil(dia: date) -> None:
    assert es_dia_habil(dia)
    assert nombre_del_festivo(dia) is None


def test_el_domingo_no_es_habil_ni_festivo() -> None:
    assert not es_dia_habil(date(2024, 9, 1))
    assert nombre_del_festivo(date(2024, 9, 1)) is None


@pytest.mark.parametrize(
    ("desde", "dias", "hasta"),
    [
        (date(2024, 9, 30), 10, date(2024, 10, 15)),  # el lunes 14 de octubre fue festivo
        (date(2024, 6, 30), 1, date(2024, 7, 2)),  # el 30 fue domingo y el 1, festivo
        (date(2024, 9, 30), 0, date(2024, 9, 30)),
    ],
)
def test_los_dias_habiles_saltan_fines_de_semana_y_festivos(desde: date, dias: int, hasta: date) -> None:
    assert sumar_dias_habiles(desde, dias) == hasta


def test_el_plazo_del_informe_es_el_del_formato_y_ninguno_se_supone() -> None:
    expediente = expediente_de({"periodo": "2024-T3"})
    assert isinstance(fecha_limite_del_informe(expediente), Ausencia)
    con_plazo = replace(expediente, formato=replace(expediente.formato, plazo_en_dias_habiles=10))
    assert fecha_limite_del_informe(con_plazo) == date(2024, 10, 15)
