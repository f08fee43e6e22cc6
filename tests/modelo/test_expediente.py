"""El expediente: no se recorta, y el alcance decide qué sesiones se miran."""

from __future__ import annotations

from datetime import date

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.instancia import Norma
from informe_lib.modelo.integrante import Integrante


def test_el_acumulado_trae_las_dos_sesiones_y_el_periodo_solo_la_de_septiembre(muestra: Expediente) -> None:
    acumuladas = [sesion.clave for sesion in muestra.sesiones_en(Alcance.ACUMULADO)]
    del_periodo = [sesion.clave for sesion in muestra.sesiones_en(Alcance.PERIODO)]
    assert acumuladas == ["2024-04-16", "2024-09-03"]
    assert del_periodo == ["2024-09-03"]


def test_el_expediente_no_recorta_lo_que_queda_fuera_del_periodo(muestra: Expediente) -> None:
    assert [reglamento.fecha for reglamento in muestra.reglamentos] == [date(2024, 10, 18)]
    assert muestra.reglamentos[0].fecha > muestra.corte


def test_la_procedencia_no_cuenta_para_la_igualdad(muestra: Expediente) -> None:
    from dataclasses import replace

    assert replace(muestra, procedencia={}) == muestra


def test_una_norma_rige_hasta_el_dia_en_que_se_deroga() -> None:
    norma = Norma("d", "Decreto 237 de 2020", vigente_hasta=date(2023, 9, 7))
    assert norma.rige(date(2023, 9, 7))
    assert not norma.rige(date(2023, 9, 8))


def test_una_silla_se_ocupa_entre_sus_fechas() -> None:
    silla = Integrante("a", 1, "Gobierno", "Director", "I", desde=date(2024, 1, 1), hasta=date(2024, 6, 30))
    assert [silla.ocupa(dia) for dia in (date(2023, 12, 31), date(2024, 3, 1), date(2024, 7, 1))] == [
        False, True, False,
    ]  # fmt: skip
