"""Dos periodos frente a frente: lo que se resta, lo que no puede bajar y lo que pasó entre los cortes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas import isna

from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.indicadores.comparacion import (
    ClaseDeNovedad,
    Comparacion,
    ErrorMismoPeriodo,
    ErrorPeriodosDeOtraClase,
    Escala,
    NovedadDeDecision,
    comparar,
    en_orden,
)
from informe_lib.indicadores.decisiones import antiguedad_de
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.integrante import Integrante
from informe_lib.modelo.periodo import Periodo
from tests.conftest import RAIZ
from tests.generadores import Cuerpo, cuerpos
from tests.indicadores.expedientes import expediente_de

CASOS_DE_CIFRAS = yaml.safe_load(
    (Path(__file__).parent / "casos_de_comparacion.yaml").read_text(encoding="utf-8")
)
CLAVES = st.sampled_from(["2024-T1", "2024-T2", "2024-T3", "2023-T4", "2025-T1"])


def en(expediente: Expediente, periodo: str) -> Expediente:
    return replace(expediente, periodo=Periodo.desde_texto(periodo))


def muestra(instancia: str, antes: str, ahora: str) -> Comparacion:
    previo, actual = (leer_carpeta(RAIZ, instancia, Periodo.desde_texto(uno)) for uno in (antes, ahora))
    return comparar(previo, actual)


@pytest.fixture(scope="module")
def comite() -> Comparacion:
    return muestra("comite-faros-mareas", "2024-S1", "2024-S2")


@pytest.fixture(scope="module")
def mesa() -> Comparacion:
    return muestra("mesa-territorializacion", "2024-T2", "2024-T3")


@pytest.mark.parametrize("caso", CASOS_DE_CIFRAS, ids=lambda caso: caso["caso"])
def test_una_cifra_en_dos_periodos(caso: dict) -> None:
    antes, ahora = caso["periodos"]
    expediente = expediente_de(
        {"periodo": ahora, "cifras": {"a": caso["valores"]}, "tipos": {"a": caso["tipo"]}}
    )
    cambios = comparar(en(expediente, antes), expediente).cifras
    assert [_visto(cambio, caso["salida"]) for cambio in cambios] == (
        [caso["salida"]] if caso["salida"] else []
    )


def _visto(cambio, esperado: dict) -> dict:
    """El cambio en las palabras del caso; de la razón, solo el trozo que el caso espera."""
    numeros = [
        None if valor is None or isinstance(valor, Ausencia) else int(valor)
        for valor in (cambio.antes, cambio.ahora, cambio.diferencia)
    ]
    visto = dict(zip(("antes", "ahora", "diferencia"), numeros, strict=True))
    visto["es_imposible"] = cambio.es_imposible
    razon = esperado.get("razon")
    return visto | ({"razon": razon} if razon and razon in (cambio.no_se_resta or "") else {})


def test_los_puntos_de_un_porcentaje_y_de_una_proporcion_son_los_mismos() -> None:
    valores = [
        {"periodo": f"2024-T{n}", "valor": valor, "alcance": "periodo"} for n, valor in ((2, 40), (3, 55.5))
    ]
    expediente = expediente_de({"periodo": "2024-T3", "cifras": {"a": valores}, "tipos": {"a": "porcentaje"}})
    (cambio,) = comparar(en(expediente, "2024-T2"), expediente).cifras
    en_proporcion = replace(cambio, escala=Escala.PROPORCION, antes=Decimal("0.40"), ahora=Decimal("0.555"))
    assert cambio.diferencia == en_proporcion.diferencia == Decimal("15.5")


def test_el_comite_de_un_semestre_a_otro_contado_a_mano(comite: Comparacion) -> None:
    indicadores = {uno.clave: (uno.antes, uno.ahora) for uno in comite.indicadores}
    assert indicadores["sesiones_realizadas"] == (2, 3)
    assert indicadores["sesiones_programadas"] == (4, 2)
    assert indicadores["tasa_de_asistencia"] == (Decimal("0.75"), Decimal("0.75"))
    assert indicadores["funciones_abordadas"] == (4, 4)
    previo, actual = indicadores["sesiones_con_quorum"]
    # De la del 15 de febrero no se sabe: antes de ella no regía ningún reglamento.
    assert (previo.motivo, actual) == ("de 1 de 3 no se sabe si hubo quórum", 3)
    cifras = {uno.clave: uno.diferencia for uno in comite.cifras}
    assert cifras == {
        "inspecciones": 6, "faros_en_servicio": 1, "cobertura_de_avisos": None, "meta_de_muelles": 0,
    }  # fmt: skip
    avances = {uno.clave: uno.diferencia for uno in comite.plan}
    assert {clave: None if uno is None else round(uno, 1) for clave, uno in avances.items()} == {
        "inspecciones": Decimal("54.8"),  # de 9 de 24 a 24 de 26
        "faros-en-servicio": Decimal("5.6"),  # de 17 a 18 de 18
        "muelles-senalizados": 50,  # de 2 a 5 de los 6 que faltaban
        "dias-de-respuesta": 50,  # de 2 a 5 de los 6 por bajar
        "protocolo-de-niebla": 100,
        "talleres": None,  # en el primer semestre no estaban en el plan
    }
    assert {uno.clave: uno.diferencia for uno in comite.metas if uno.hay_cambio} == {
        "inspecciones": 2, "talleres": None,
    }  # fmt: skip


def test_la_misma_cuenta_de_funciones_puede_ser_de_otras(comite: Comparacion) -> None:
    assert [(una.clase, una.dato) for una in comite.funciones] == [
        (ClaseDeNovedad.FUNCION_NUEVA, "funciones/g3"),
        (ClaseDeNovedad.FUNCION_DEJADA, "funciones/e1"),
    ]


def test_cada_decision_dice_una_sola_cosa_de_lo_que_le_paso(comite: Comparacion) -> None:
    assert {una.decision.clave: una.novedad for una in comite.decisiones} == {
        "inventario-de-luces": NovedadDeDecision.PENDIENTE,
        "red-de-avisos": NovedadDeDecision.CERRADA,
        "plan-2024-ajustado": NovedadDeDecision.TOMADA_Y_CERRADA,
        "quorum-nuevo": NovedadDeDecision.TOMADA_Y_CERRADA,
        "boyas-2025": NovedadDeDecision.TOMADA,
    }
    dias = {una.decision.clave: (una.dias, una.dias_de_vencida) for una in comite.decisiones}
    assert dias["inventario-de-luces"] == (320, 214)
    assert dias["red-de-avisos"] == (147, None)
    assert dias["boyas-2025"] == (40, None)


def test_los_dias_son_los_mismos_de_la_antiguedad_de_las_decisiones(
    comite: Comparacion, mesa: Comparacion
) -> None:
    for una in (comite, mesa):
        tabla = antiguedad_de(una.intervalo.ahora, [uno.decision for uno in una.decisiones])
        for columna in ("dias", "dias_de_vencida"):
            esperados = [None if isna(dias) else int(dias) for dias in tabla[columna]]
            assert [getattr(uno, columna) for uno in una.decisiones] == esperados


def test_una_decision_que_se_cerro_y_volvio_a_abrirse_se_reabrio() -> None:
    decision = {"clave": "d", "fecha": date(2024, 2, 1), "seguimientos": [
        {"fecha": date(2024, 3, 1), "texto": "Se hizo", "estado": "cumplida"},
        {"fecha": date(2024, 8, 1), "texto": "No estaba hecho", "estado": "en ejecución"},
    ]}  # fmt: skip
    expediente = expediente_de({"periodo": "2024-T3", "decisiones": [decision]})
    (una,) = comparar(en(expediente, "2024-T2"), expediente).decisiones
    assert una.novedad is NovedadDeDecision.REABIERTA
    assert comparar(en(expediente, "2024-T1"), en(expediente, "2024-T2")).decisiones == ()


def test_entre_dos_periodos_que_no_son_seguidos_cuenta_todo_lo_que_hay_en_medio(mesa: Comparacion) -> None:
    ahora = mesa.intervalo.ahora
    de_lejos = comparar(en(ahora, "2024-T1"), ahora).decisiones
    assert [una.novedad for una in de_lejos] == [una.novedad for una in mesa.decisiones]
    assert comparar(en(ahora, "2023-T4"), en(ahora, "2024-T2")).decisiones == ()


def test_lo_que_empezo_y_lo_que_termino_en_el_comite(comite: Comparacion) -> None:
    assert [(una.nombre, una.antes) for una in comite.identidad] == [
        ("Comité Municipal de Faros y Mareas", "Comité de Faros y Mareas")
    ]
    vistas = [
        (una.clase, una.dato, una.fecha)
        for una in (*comite.sillas, *comite.designaciones, *comite.normas, *comite.reglamento)
    ]
    assert vistas == [
        (ClaseDeNovedad.SILLA_QUE_SALE, "integrantes/salud", date(2024, 8, 14)),
        (ClaseDeNovedad.SILLA_QUE_ENTRA, "integrantes/ambiente", date(2024, 8, 15)),
        (ClaseDeNovedad.DEJA_DE_EJERCER, "designaciones/autoridad-faros/2024-05-01", date(2024, 7, 31)),
        (ClaseDeNovedad.EMPIEZA_A_EJERCER, "designaciones/autoridad-faros/2024-08-01", date(2024, 8, 1)),
        (ClaseDeNovedad.NORMA_QUE_CESA, "normas/decreto-045-2020", date(2024, 8, 14)),
        (ClaseDeNovedad.NORMA_NUEVA, "normas/decreto-112-2024", date(2024, 8, 15)),
        (ClaseDeNovedad.REGLAMENTO_MODIFICADO, "reglamentos/2024-10-03", date(2024, 10, 3)),
    ]


def test_nada_de_la_mesa_fuera_de_sus_cifras_sus_decisiones_y_sus_textos_cambio(mesa: Comparacion) -> None:
    sin_novedad = (mesa.identidad, mesa.sillas, mesa.designaciones, mesa.normas, mesa.reglamento)
    assert not any(sin_novedad)
    assert {uno.clave for uno in mesa.indicadores if uno.hay_cambio} == {"tasa_de_asistencia"}
    assert [una.nombre for una in mesa.textos] == ["plan", "analisis", "sintesis"]
    assert not any(uno.diferencia for uno in mesa.cifras)


def test_la_silla_que_sale_y_la_de_su_misma_entidad_que_entra_al_otro_dia_es_una_que_cambio() -> None:
    def silla(clave: str, entidad: str, **fechas: date) -> Integrante:
        return Integrante(clave, 1, "Gobierno", f"Cargo {clave}", "I", entidad=entidad, **fechas)

    vieja = silla("vieja", "Secretaría de Gobierno", hasta=date(2024, 7, 31))
    misma = silla("misma", "Secretaría de Gobierno", desde=date(2024, 8, 1))
    otra = silla("otra", "IDPAC", desde=date(2024, 8, 1))
    base = expediente_de({"periodo": "2024-T3"})
    expediente = replace(base, integrantes=(vieja, misma, otra))
    assert [(una.clase, una.dato) for una in comparar(en(base, "2024-T2"), expediente).sillas] == [
        (ClaseDeNovedad.SILLA_QUE_CAMBIA, "integrantes/misma"),
        (ClaseDeNovedad.SILLA_QUE_ENTRA, "integrantes/otra"),
    ]


def test_el_plan_de_otra_vigencia_no_se_compara(comite: Comparacion) -> None:
    ahora = comite.intervalo.ahora
    una = comparar(ahora, en(ahora, "2025-S1"))
    assert una.plan == una.metas == ()


def test_los_periodos_van_en_orden_y_deben_durar_lo_mismo() -> None:
    segundo, tercero, semestre = map(Periodo.desde_texto, ("2024-T2", "2024-T3", "2024-S1"))
    assert en_orden(tercero, segundo) == (segundo, tercero)
    with pytest.raises(ErrorMismoPeriodo, match="2024-T2"):
        en_orden(segundo, segundo)
    with pytest.raises(ErrorPeriodosDeOtraClase, match="no duran lo mismo"):
        en_orden(segundo, semestre)


@settings(max_examples=30)
@given(cuerpo=cuerpos(), claves=st.lists(CLAVES, min_size=2, max_size=2, unique=True))
def test_cualquier_cuerpo_que_se_lea_se_compara_y_ningun_flujo_del_periodo_es_imposible(
    cuerpo: Cuerpo, claves: list[str]
) -> None:
    with TemporaryDirectory() as carpeta:
        cuerpo.escribir(Path(carpeta))
        clave = cuerpo.instancia["instancia"]["clave"]
        expediente = leer_carpeta(Path(carpeta), clave, cuerpo.periodo)
    antes, ahora = en_orden(*map(Periodo.desde_texto, claves))
    una = comparar(en(expediente, antes.clave), en(expediente, ahora.clave))
    tipos = {cifra.clave: cifra.tipo.value for cifra in expediente.cifras}
    assert all(tipos[uno.clave] == "flujo" and uno.diferencia < 0 for uno in una.cifras if uno.es_imposible)
    assert all(uno.alcance != "periodo" for uno in una.cifras if uno.es_imposible)
