"""Cada cifra de los informes de muestra se puede volver a calcular con las filas que dice su hoja de vida."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.fuentes.identidad import claves_de
from informe_lib.indicadores.cadena import (
    ErrorCifraDesconocida,
    hoja_de,
    hojas_calculadas,
    hojas_del_informe,
)
from informe_lib.indicadores.citas import cifras_citadas
from informe_lib.indicadores.hoja_de_vida import HojaDeVida
from informe_lib.indicadores.hojas.cifras import hoja_de_la_cifra
from informe_lib.indicadores.hojas.plan import CAMINO, DIVISION, SI_O_NO
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.periodo import Periodo
from informe_lib.presentacion.cifras_escritas import cuenta_escrita
from tests.conftest import RAIZ
from tests.exportacion.muestras import INFORMES
from tests.generadores import INSTANCIA, Cuerpo, cuerpos


def leer(instancia: str, periodo: str) -> Expediente:
    return leer_carpeta(RAIZ, instancia, Periodo.desde_texto(periodo))


@pytest.fixture(scope="module", params=INFORMES, ids="/".join)
def expediente(request: pytest.FixtureRequest) -> Expediente:
    return leer(*request.param)


@pytest.fixture(scope="module")
def raiz(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("inventadas")


def todas(expediente: Expediente) -> list[HojaDeVida]:
    """Las citadas por los textos del periodo y las calculadas, en cada alcance."""
    textos = "\n".join(texto.contenido for texto in expediente.textos if texto.periodo == expediente.periodo)
    citadas = [hoja_de_la_cifra(expediente, *cita) for cita in cifras_citadas(textos)]
    calculadas = [hoja for alcance in (None, *Alcance) for hoja in hojas_calculadas(expediente, alcance)]
    return [hoja for hoja in (*citadas, *calculadas) if hoja is not None]


def con_valor(expediente: Expediente) -> list[HojaDeVida]:
    return [hoja for hoja in todas(expediente) if not isinstance(hoja.valor, Ausencia)]


def recalculada(hoja: HojaDeVida) -> Decimal:
    """La cuenta que la hoja dice, hecha con sus insumos."""
    valores = [Decimal(insumo.valor) for insumo in hoja.insumos if not isinstance(insumo.valor, Ausencia)]
    if hoja.cuenta == SI_O_NO:
        return Decimal(valores[0] >= valores[1])
    if hoja.cuenta == CAMINO:
        return (valores[0] - valores[2]) / (valores[1] - valores[2])
    if hoja.cuenta == DIVISION:
        return valores[0] / valores[1]
    return sum(valores, Decimal(0)) if " + " in hoja.cuenta else valores[0] if valores else Decimal(0)


def test_la_cuenta_con_sus_insumos_da_el_valor(expediente: Expediente) -> None:
    hojas = con_valor(expediente)
    assert len(hojas) > 10
    for hoja in hojas:
        assert recalculada(hoja) == pytest.approx(Decimal(hoja.valor)), hoja.clave


def test_lo_que_aportan_las_filas_suma_el_insumo(expediente: Expediente) -> None:
    for hoja in con_valor(expediente):
        for insumo in hoja.insumos:
            aportes = [fila.aporta for fila in insumo.filas if isinstance(fila.aporta, Decimal | int)]
            if aportes and not isinstance(insumo.valor, Ausencia):
                assert sum(aportes) == insumo.valor, (hoja.clave, insumo.nombre)


def test_cada_fila_existe_en_los_datos_y_la_que_no_cuenta_dice_por_que(expediente: Expediente) -> None:
    claves = {
        tabla: set(claves_de(tabla, getattr(expediente, tabla)))
        for tabla in ("sesiones", "asistencias", "funciones_abordadas", "decisiones", "seguimientos",
                      "actividades", "ajustes", "avances", "valores")
    }  # fmt: skip
    for hoja in todas(expediente):
        for fila in (fila for insumo in hoja.insumos for fila in insumo.filas):
            assert fila.cuenta or fila.razon, (hoja.clave, fila.camino)
            if fila.cuenta and fila.tabla != "instancia":
                assert fila.fila in claves[fila.tabla], (hoja.clave, fila.camino)


def test_las_sesiones_y_las_marcas_contadas_son_las_de_las_tablas() -> None:
    """Contadas otra vez, sobre las tablas y sin los indicadores: el Comité en 2024."""
    comite = leer("comite-faros-mareas", "2024-S2")
    celebradas = {una.clave for una in comite.sesiones if una.es_realizada() and una.organo is None}
    presentes = [
        marca
        for marca in comite.asistencias
        if marca.sesion in celebradas and marca.estado.es_presencia()
    ]  # fmt: skip
    assert hoja_de(comite, "sesiones_realizadas.acumulado").valor == len(celebradas) == 5
    assert hoja_de(comite, "asistencias.acumulado").valor == len(presentes) == 28


def test_una_cifra_se_encuentra_por_su_clave_por_su_alcance_y_por_su_camino() -> None:
    comite = leer("comite-faros-mareas", "2024-S2")
    valores = {
        pedida: str(hoja_de(comite, pedida).valor)
        for pedida in ("inspecciones", "inspecciones.acumulado", "valores/inspecciones/2024-S1")
    }
    assert valores == {
        "inspecciones": "15", "inspecciones.acumulado": "24", "valores/inspecciones/2024-S1": "9",
    }  # fmt: skip
    marca = hoja_de(comite, "asistencias/2024-07-11/hacienda/rol")
    assert [fila.dice for insumo in marca.insumos for fila in insumo.filas] == ["rol: P"]


@pytest.mark.parametrize(
    ("pedida", "sugerida"),
    [
        ("inspeciones", "¿Quiso decir «inspecciones»?"),
        ("tasa_de_asitencia", "¿Quiso decir «tasa_de_asistencia»?"),
        ("inspecciones.mensual", "¿Quiso decir «inspecciones»?"),
        ("valores/inspecciones/ayer", "¿Quiso decir «inspecciones»?"),
        ("nada de eso", "Las que hay: «inspecciones»"),
    ],
)
def test_la_que_no_se_conoce_trae_la_que_mas_se_parece(pedida: str, sugerida: str) -> None:
    with pytest.raises(ErrorCifraDesconocida) as error:
        hoja_de(leer("comite-faros-mareas", "2024-S2"), pedida)
    assert f"«{pedida}». {sugerida}" in str(error.value)


def test_sin_calendario_en_el_formato_el_informe_no_imprime_el_quorum() -> None:
    mesa = leer("mesa-territorializacion", "2024-T3")
    assert not any("quorum" in hoja.clave for hoja in hojas_del_informe(mesa))
    comite = leer("comite-faros-mareas", "2024-S2")
    assert hoja_de(comite, "quorum_por_sesion/2024-11-21").formula == (
        "presentes, de los puestos que cuentan; mínimo, dos tercios"
    )


@settings(
    max_examples=40, deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)  # fmt: skip
@given(cuerpo=cuerpos())
def test_ninguna_hoja_falla_con_los_datos_que_sean(raiz: Path, cuerpo: Cuerpo) -> None:
    expediente = leer_carpeta(cuerpo.escribir(raiz), INSTANCIA, cuerpo.periodo)
    for hoja in todas(expediente):
        assert hoja.formula
        assert cuenta_escrita(hoja)
        if not isinstance(hoja.valor, Ausencia):
            assert recalculada(hoja) == pytest.approx(Decimal(hoja.valor)), hoja.clave


def test_de_una_instancia_sin_nada_no_sale_una_cifra_inventada() -> None:
    mesa = leer("mesa-territorializacion", "2024-T3")
    vacia = replace(
        mesa, sesiones=(), asistencias=(), funciones=(), decisiones=(), actividades=(), valores=()
    )
    tasa = hoja_de(vacia, "tasa_de_asistencia").valor
    assert isinstance(tasa, Ausencia)
    assert tasa.motivo == "no hubo sesiones en el alcance"
    with pytest.raises(ErrorCifraDesconocida):
        hoja_de(vacia, "plt_enviados")
