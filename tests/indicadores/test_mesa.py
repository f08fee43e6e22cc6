"""Lo que la Mesa de Territorialización informó en el tercer trimestre de 2024, calculado de sus datos."""

from __future__ import annotations

from pandas import isna

from informe_lib.indicadores.asistencia import (
    asistencia_por_integrante,
    marcas_de_asistencia,
    tasa_de_asistencia,
)
from informe_lib.indicadores.funciones import funciones_abordadas
from informe_lib.indicadores.plan import avance_del_plan
from informe_lib.modelo.alcance import Alcance
from tests.indicadores.expedientes import mesa_de_territorializacion


def test_los_totales_de_asistencia_del_ano_son_los_publicados():
    asistencia = asistencia_por_integrante(mesa_de_territorializacion(), Alcance.ACUMULADO)
    assert list(asistencia["asistencias"]) == [1, 2, 2, 2, 2, 2]


def test_en_el_trimestre_los_totales_son_los_de_una_sola_sesion():
    asistencia = asistencia_por_integrante(mesa_de_territorializacion(), Alcance.PERIODO)
    assert list(asistencia["asistencias"]) == [0, 1, 1, 1, 1, 1]


def test_once_de_doce_puestos_asistieron_en_el_ano():
    tasa = tasa_de_asistencia(mesa_de_territorializacion(), Alcance.ACUMULADO)
    assert round(float(tasa.valor), 4) == 0.9167


def test_las_siete_funciones_se_abordaron_en_dos_sesiones():
    funciones = funciones_abordadas(mesa_de_territorializacion(), Alcance.ACUMULADO)
    assert list(funciones["sesiones"]) == [2] * 7
    assert funciones["se_abordo"].all()


def test_de_once_actividades_solo_una_tiene_con_que_medir_su_avance():
    plan = avance_del_plan(mesa_de_territorializacion(), Alcance.ACUMULADO)
    medidas = plan[plan["programado"].notna()]
    assert len(plan) == 11
    assert [(fila.ejecutado, fila.programado) for fila in medidas.itertuples()] == [(30, 90)]
    assert not plan["no_se_programa"].any()


def test_lo_programado_que_el_informe_no_dice_no_se_deduce_de_lo_enviado_y_lo_pendiente():
    plan = avance_del_plan(mesa_de_territorializacion(), Alcance.ACUMULADO).set_index("actividad")
    envio = plan.loc["envio-plt"]
    assert envio["ejecutado"] == 14
    assert isna(envio["programado"])


def test_las_alcaldias_locales_son_una_fila_colectiva_y_nadie_las_conto():
    asistencia = asistencia_por_integrante(mesa_de_territorializacion(), Alcance.ACUMULADO)
    colectivas = asistencia[asistencia["colectiva"]]
    assert list(colectivas["integrante"]) == ["alcaldias-locales"]
    marcas = marcas_de_asistencia(mesa_de_territorializacion(), Alcance.ACUMULADO)
    assert not marcas["contados"].any()


def test_sin_datos_no_hay_filas_ni_error():
    vacia = mesa_de_territorializacion(integrantes=[], sesiones=[], funciones=[], plan={}, cifras={})
    for indicador in (asistencia_por_integrante, funciones_abordadas, avance_del_plan):
        assert indicador(vacia, Alcance.ACUMULADO).empty
