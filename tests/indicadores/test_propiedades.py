"""Lo que ninguna cifra puede hacer, sean cuales sean las marcas, las sillas y las reglas."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from pandas import isna

from informe_lib.indicadores.asistencia import (
    asistencia_por_integrante,
    asistencia_por_sector,
    asistencia_por_sesion,
    tasa_de_asistencia,
)
from informe_lib.indicadores.quorum import quorum_por_sesion
from informe_lib.indicadores.series import serie_por_periodo
from informe_lib.indicadores.sesiones import sesiones_programadas, sesiones_realizadas
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.quorum import ReglaDeQuorum
from informe_lib.modelo.sesion import EstadoDeAsistencia, EstadoDeSesion
from tests.indicadores.expedientes import expediente_de

PROPIEDAD = settings(max_examples=60)
ALCANCES = st.sampled_from(Alcance)
ESTADOS = [estado.value for estado in EstadoDeAsistencia]
FECHAS = st.dates(date(2023, 12, 1), date(2025, 1, 31))


@st.composite
def sillas(draw: st.DrawFn) -> list[dict]:
    return [
        {
            "clave": f"silla-{numero}",
            "rol": draw(st.sampled_from(["P", "S", "I", "IP", "desconocido"])),
            "sector": draw(st.sampled_from(["Gobierno", "Mujeres"])),
            "tamano": draw(st.sampled_from([1, 1, 8, 20, {"sin_dato": "nadie las ha contado"}])),
            "desde": draw(st.none() | FECHAS),
            "hasta": draw(st.none() | FECHAS),
        }
        for numero in range(draw(st.integers(0, 5)))
    ]


@st.composite
def marcas(draw: st.DrawFn) -> dict:
    marca = {"estado": draw(st.sampled_from(ESTADOS))}
    if draw(st.booleans()):
        marca |= {"convocados": draw(st.integers(-1, 20)), "asistieron": draw(st.integers(-1, 25))}
    return marca


@st.composite
def expedientes(draw: st.DrawFn) -> Expediente:
    integrantes = draw(sillas())
    sesiones = [
        {
            "clave": f"sesion-{numero}",
            "fecha": draw(FECHAS),
            "estado": draw(st.sampled_from([estado.value for estado in EstadoDeSesion])),
            "tipo": draw(st.sampled_from(["ordinaria", "extraordinaria"])),
            "organo": draw(st.sampled_from([None, None, None, "submesa"])),
            "asistencia": {silla["clave"]: draw(marcas()) for silla in integrantes if draw(st.booleans())},
        }
        for numero in range(draw(st.integers(0, 5)))
    ]
    reglamentos = [
        {"fecha": draw(FECHAS), "quorum": regla.value}
        for regla in draw(st.lists(st.sampled_from(ReglaDeQuorum), max_size=2))
    ]
    periodo = draw(st.sampled_from(["2024-T3", "2024-S2", "2024-A", "2024-M02"]))
    return expediente_de(
        {"periodo": periodo, "integrantes": integrantes, "sesiones": sesiones, "reglamentos": reglamentos}
    )


def es_proporcion(tasa: object) -> bool:
    return isna(tasa) or 0 <= tasa <= 1


@PROPIEDAD
@given(expedientes(), ALCANCES)
def test_una_tasa_nunca_es_menor_que_cero_ni_mayor_que_uno(expediente, alcance):
    for indicador in (asistencia_por_integrante, asistencia_por_sector, asistencia_por_sesion):
        assert all(map(es_proporcion, indicador(expediente, alcance)["tasa"])), indicador.__name__
    assert all(map(es_proporcion, serie_por_periodo(expediente)["tasa_de_asistencia"]))
    tasa = tasa_de_asistencia(expediente, alcance)
    assert (tasa.valor is None) == (tasa.motivo is not None)


@PROPIEDAD
@given(expedientes(), ALCANCES)
def test_por_sector_y_por_sesion_suman_los_mismos_puestos(expediente, alcance):
    por_sector = asistencia_por_sector(expediente, alcance)
    por_sesion = asistencia_por_sesion(expediente, alcance)
    for columna in ("convocados", "asistieron", "sin_dato"):
        assert por_sector[columna].sum() == por_sesion[columna].sum()


@PROPIEDAD
@given(expedientes(), ALCANCES)
def test_el_quorum_que_no_se_sabe_dice_por_que_y_el_que_se_sabe_se_puede_comprobar(expediente, alcance):
    for fila in quorum_por_sesion(expediente, alcance).itertuples():
        assert fila.asistieron + fila.sin_dato <= fila.integrantes
        if isna(fila.hay_quorum):
            assert not isna(fila.duda)
        elif fila.hay_quorum:
            assert fila.asistieron >= fila.minimo
        else:
            assert fila.asistieron + fila.sin_dato < fila.minimo


@PROPIEDAD
@given(expedientes(), ALCANCES)
def test_saber_lo_que_no_se_sabia_no_cambia_una_respuesta_que_ya_se_tenia(expediente, alcance):
    """Se registra como asistencia lo que estaba sin marca o sin dato: un sí sigue siendo sí, y un no, no."""
    conocidas = {
        (marca.sesion, marca.integrante)
        for marca in expediente.asistencias
        if marca.estado is not EstadoDeAsistencia.SIN_DATO
    }
    sin_dato = tuple(
        replace(marca, estado=EstadoDeAsistencia.TITULAR)
        for marca in expediente.asistencias
        if (marca.sesion, marca.integrante) not in conocidas
    )
    resto = tuple(marca for marca in expediente.asistencias if (marca.sesion, marca.integrante) in conocidas)
    ahora = replace(expediente, asistencias=resto + sin_dato)
    antes, despues = (quorum_por_sesion(uno, alcance)["hay_quorum"] for uno in (expediente, ahora))
    sabidas = antes.notna()
    assert list(antes[sabidas]) == list(despues[sabidas])


@PROPIEDAD
@given(expedientes(), ALCANCES)
def test_el_orden_en_que_se_anotan_las_sesiones_no_cambia_ninguna_cuenta(expediente, alcance):
    al_reves = replace(
        expediente, sesiones=expediente.sesiones[::-1], asistencias=expediente.asistencias[::-1]
    )
    for indicador in (sesiones_realizadas, sesiones_programadas, tasa_de_asistencia):
        assert indicador(expediente, alcance) == indicador(al_reves, alcance)
    assert asistencia_por_sesion(expediente, alcance).equals(asistencia_por_sesion(al_reves, alcance))


def test_de_diez_mil_sesiones_no_se_pierde_ninguna():
    dia = date(2024, 1, 1)
    sesiones = [
        {"clave": str(numero), "fecha": dia + timedelta(days=numero % 270), "asistencia": {
            "a": "asistió", "b": "no asistió" if numero % 4 else "asistió"}}
        for numero in range(10_000)
    ]  # fmt: skip
    expediente = expediente_de(
        {
            "periodo": "2024-T3",
            "integrantes": [{"clave": "a"}, {"clave": "b"}],
            "sesiones": sesiones,
            "reglamentos": [{"fecha": dia - timedelta(days=1), "quorum": "todos"}],
        }
    )
    assert list(asistencia_por_integrante(expediente, Alcance.ACUMULADO)["asistencias"]) == [10_000, 2_500]
    assert len(asistencia_por_sesion(expediente, Alcance.ACUMULADO)) == 10_000
    assert quorum_por_sesion(expediente, Alcance.ACUMULADO)["hay_quorum"].sum() == 2_500
