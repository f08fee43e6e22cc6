"""El año enredado del Comité de Faros y Mareas, contado a mano sobre sus datos de muestra."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.indicadores.asistencia import asistencia_por_sesion, tasa_de_asistencia
from informe_lib.indicadores.decisiones import decisiones_en_seguimiento
from informe_lib.indicadores.funciones import funciones_abordadas
from informe_lib.indicadores.plan import avance_del_plan
from informe_lib.indicadores.publicacion import documentos_al_corte, publicacion_al_corte
from informe_lib.indicadores.quorum import quorum_por_sesion, regla_de_quorum
from informe_lib.indicadores.series import serie_por_periodo
from informe_lib.indicadores.sesiones import cumplimiento_del_minimo
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.periodo import Periodo
from informe_lib.modelo.quorum import ReglaDeQuorum

RAIZ = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def primero() -> Expediente:
    return leer_carpeta(RAIZ, "comite-faros-mareas", Periodo.desde_texto("2024-S1"))


@pytest.fixture(scope="module")
def segundo() -> Expediente:
    return leer_carpeta(RAIZ, "comite-faros-mareas", Periodo.desde_texto("2024-S2"))


def test_en_junio_llegaron_tres_de_los_siete_que_hacian_falta(primero):
    fila = quorum_por_sesion(primero, Alcance.PERIODO).set_index("sesion").loc["2024-06-13"]
    assert (fila["integrantes"], fila["minimo"], fila["asistieron"]) == (12, 7, 3)
    assert not fila["hay_quorum"]


def test_en_noviembre_hubo_los_ocho_justos_que_pide_la_regla_de_octubre(segundo):
    fila = quorum_por_sesion(segundo, Alcance.PERIODO).set_index("sesion").loc["2024-11-21"]
    assert (fila["minimo"], fila["asistieron"], fila["regla"]) == (8, 8, "dos tercios")
    assert fila["hay_quorum"]


def test_la_regla_que_se_adopta_en_una_sesion_rige_desde_la_siguiente(segundo):
    assert regla_de_quorum(segundo, date(2024, 10, 3)) is ReglaDeQuorum.MITAD_MAS_UNO
    assert regla_de_quorum(segundo, date(2024, 10, 4)) is ReglaDeQuorum.DOS_TERCIOS


def test_la_asistencia_cuenta_los_puestos_de_los_miembros_y_no_los_de_veedores_e_invitados(segundo):
    por_sesion = asistencia_por_sesion(segundo, Alcance.ACUMULADO)
    assert list(por_sesion["asistieron"]) == [9, 9, 9, 10, 8]
    assert list(por_sesion["convocados"]) == [12] * 5
    assert float(tasa_de_asistencia(segundo, Alcance.ACUMULADO).valor) == 45 / 60


def test_lo_que_se_sigue_en_el_segundo_semestre_es_lo_abierto_y_lo_nuevo(segundo):
    claves = [decision.clave for decision in decisiones_en_seguimiento(segundo)]
    assert claves == [
        "inventario-de-luces", "red-de-avisos", "plan-2024-ajustado", "quorum-nuevo", "boyas-2025",
    ]  # fmt: skip


def test_la_funcion_que_ninguna_sesion_trato_es_un_no_y_no_un_vacio(segundo):
    abordadas = funciones_abordadas(segundo, Alcance.ACUMULADO).set_index("funcion")
    assert dict(abordadas["sesiones"]) == {"g1": 3, "g2": 2, "g3": 1, "e1": 2, "e2": 2, "e3": 0}
    assert list(abordadas["se_abordo"]) == [True] * 5 + [False]


def test_cada_actividad_del_plan_se_mide_como_su_meta_pide(segundo):
    plan = avance_del_plan(segundo, Alcance.ACUMULADO)
    avances = [round(float(avance), 4) for avance in plan["avance"]]
    assert avances == [0.9231, 1.0, 0.8333, 0.8333, 1.0, 0.75]
    assert list(plan["esperado"]) == [1.0] * 6
    assert plan["motivo"].isna().all()


def test_los_talleres_no_estaban_en_el_plan_del_primer_semestre(primero):
    assert "talleres" not in set(avance_del_plan(primero, Alcance.ACUMULADO)["actividad"])


def test_en_junio_solo_se_responde_por_las_tres_actas_que_existian(primero):
    actas = [una.referencia for una in documentos_al_corte(primero) if una.documento.value == "acta"]
    respuestas = publicacion_al_corte(primero).set_index("documento")["respuesta"]
    assert actas == ["1", "2", "3"]
    assert respuestas["acta"] == "sí"


def test_el_ano_cumplio_el_minimo_sin_contar_la_extraordinaria(segundo):
    assert cumplimiento_del_minimo(segundo).valor == 1


def test_la_serie_cuenta_cada_semestre_lo_suyo(segundo):
    serie = serie_por_periodo(segundo)
    assert list(serie["sesiones_realizadas"]) == [2, 3]
    assert list(serie["decisiones"]) == [4, 3]


def test_la_pagina_web_del_segundo_semestre_debe_solo_el_acta_6_y_sin_registros_no_dice_que_si(segundo):
    respuestas = publicacion_al_corte(segundo).set_index("documento")
    assert list(respuestas["respuesta"]) == ["sí", "sí", "no", "sí"]
    assert respuestas.loc["acta", "motivo"] == "sin publicar: acta 6"
    calladas = ("decreto-112-2024", "Acuerdo 003 de 2024", "5", "6", "2024-S1")
    quedan = tuple(una for una in segundo.publicaciones if una.referencia not in calladas)
    respuestas = publicacion_al_corte(replace(segundo, publicaciones=quedan))
    assert list(respuestas["respuesta"]) == ["sin dato"] * 4
    assert list(respuestas["motivo"]) == [
        f"no hay registro de: {cuales}"
        for cuales in ("Decreto 112 de 2024", "Acuerdo 003 de 2024", "acta 5, acta 6", "informe 2024-S1")
    ]
