"""Lo que cambia en el tiempo se dice como era a la fecha de corte, y no como es hoy."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.modelo.ausencia import sin_dato
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import (
    ContenidoDeSeccion,
    ErrorSeccionDelFormato,
    SeccionDelFormato,
)
from informe_lib.modelo.instancia import EstadoAnterior, EstadoDeInstancia, Reglamento, TipoDeReglamento
from informe_lib.modelo.periodo import Periodo
from informe_lib.modelo.quorum import ReglaDeQuorum
from informe_lib.modelo.sesion import EstadoDeSesion
from tests.conftest import RAIZ

COMITE = "comite-faros-mareas"


@pytest.fixture(scope="module")
def primero() -> Expediente:
    return leer_carpeta(RAIZ, COMITE, Periodo.desde_texto("2024-S1"))


@pytest.fixture(scope="module")
def segundo() -> Expediente:
    return leer_carpeta(RAIZ, COMITE, Periodo.desde_texto("2024-S2"))


def test_el_nombre_es_el_que_tenia_la_instancia_al_corte(primero: Expediente, segundo: Expediente):
    assert primero.nombre == "Comité de Faros y Mareas"
    assert segundo.nombre == "Comité Municipal de Faros y Mareas"


def test_el_estado_es_el_que_tenia_la_instancia_al_corte(primero: Expediente):
    inactiva = EstadoAnterior(EstadoDeInstancia.INACTIVA, date(2024, 6, 30))
    assert primero.estado is EstadoDeInstancia.ACTIVA
    assert replace(primero, estados_anteriores=(inactiva,)).estado is EstadoDeInstancia.INACTIVA
    ayer = replace(inactiva, hasta=date(2024, 6, 29))
    assert replace(primero, estados_anteriores=(ayer,)).estado is EstadoDeInstancia.ACTIVA


def test_de_varios_nombres_vale_el_primero_que_termina_desde_el_corte(primero: Expediente):
    (cambio,) = primero.nombres_anteriores
    viejo = replace(cambio, nombre="Comité de Faros", hasta=date(2023, 1, 1))
    medio = replace(cambio, nombre="Comité Costero", hasta=date(2024, 7, 1))
    assert replace(primero, nombres_anteriores=(cambio, viejo, medio)).nombre == "Comité Costero"


def test_una_modificacion_del_reglamento_no_reemplaza_al_reglamento(segundo: Expediente):
    vigente = segundo.reglamento_vigente()
    assert vigente is not None
    assert vigente.numero == "Acuerdo 001 de 2024"
    assert [una.numero for una in segundo.modificaciones_del_reglamento()] == ["Acuerdo 003 de 2024"]


def test_lo_que_modifica_despues_del_corte_aun_no_existia(primero: Expediente):
    assert primero.modificaciones_del_reglamento() == ()


def test_sin_reglamento_al_corte_se_muestra_el_primero_que_vino_despues(muestra: Expediente):
    (posterior,) = muestra.reglamentos
    assert posterior.fecha > muestra.corte
    assert muestra.reglamento_vigente() == posterior
    otro = Reglamento(date(2025, 3, 1))
    assert replace(muestra, reglamentos=(otro, posterior)).reglamento_vigente() == posterior
    sola = replace(posterior, tipo=TipoDeReglamento.MODIFICACION)
    assert replace(muestra, reglamentos=(sola,)).reglamento_vigente() is None


def test_el_plan_que_rige_es_la_ultima_version_aprobada_hasta_el_corte(
    primero: Expediente, segundo: Expediente
):
    versiones = [uno.version_del_plan() for uno in (primero, segundo)]
    assert [una.numero for una in versiones if una] == [1, 2]
    assert "talleres" not in [una.clave for una in primero.actividades_del_plan()]
    assert [una.clave for una in segundo.actividades_del_plan()][-1] == "talleres"


def test_una_version_que_no_se_sabe_cuando_se_aprobo_rige(muestra: Expediente):
    version = muestra.version_del_plan()
    assert version is not None
    assert version.numero == 1


def test_una_actividad_que_sale_del_plan_deja_de_estar(segundo: Expediente):
    fuera = tuple(replace(una, hasta_version=1) for una in segundo.actividades)
    assert replace(segundo, actividades=fuera).actividades_del_plan() == ()


@pytest.mark.parametrize(
    ("regla", "de_siete", "de_ocho"),
    [
        (ReglaDeQuorum.UN_TERCIO, 3, 3),
        (ReglaDeQuorum.LA_MITAD, 4, 4),
        (ReglaDeQuorum.MITAD_MAS_UNO, 4, 5),
        (ReglaDeQuorum.DOS_TERCIOS, 5, 6),
        (ReglaDeQuorum.TODOS, 7, 8),
    ],
)
def test_el_quorum_se_redondea_hacia_arriba(regla: ReglaDeQuorum, de_siete: int, de_ocho: int):
    assert (regla.minimo(7), regla.minimo(8)) == (de_siete, de_ocho)


def test_una_seccion_propia_debe_decir_que_contiene():
    with pytest.raises(ErrorSeccionDelFormato, match="«logros» no dice qué contiene"):
        SeccionDelFormato("logros", "Logros")
    propia = SeccionDelFormato("logros", "Logros", contenido=ContenidoDeSeccion.TEXTO)
    assert propia.pone is ContenidoDeSeccion.TEXTO


def test_las_secciones_de_siempre_no_tienen_que_decirlo():
    assert SeccionDelFormato("plan", "Plan").pone is ContenidoDeSeccion.TEXTO
    assert SeccionDelFormato("firma", "Firma").pone is ContenidoDeSeccion.FIRMA


def test_una_columna_que_no_existe_se_dice_con_las_que_hay():
    with pytest.raises(ErrorSeccionDelFormato, match="«plazo»; las que puede elegir: fecha, icono"):
        SeccionDelFormato("decisiones", "Decisiones", columnas=("fecha", "plazo"))
    with pytest.raises(ErrorSeccionDelFormato, match="las que puede elegir: ninguna"):
        SeccionDelFormato("firma", "Firma", columnas=("fecha",))


def test_las_sesiones_de_un_organo_no_son_de_la_instancia(primero: Expediente):
    propias = [sesion.clave for sesion in primero.sesiones if sesion.es_de_la_instancia()]
    assert "2024-03-07-mesa" not in propias
    assert any(sesion.clave == "2024-03-07-mesa" for sesion in primero.sesiones)


def test_una_fecha_sin_conocer_no_es_una_version_futura(segundo: Expediente):
    """Lo aprobado en una sesión que no está en los datos rige: la duda la plantea una regla."""
    versiones = tuple(replace(una, aprobada_en=sin_dato("no consta")) for una in segundo.versiones_del_plan)
    vigente = replace(segundo, versiones_del_plan=versiones).version_del_plan()
    assert vigente is not None
    assert vigente.numero == 2


def test_una_version_aprobada_en_una_sesion_que_no_se_celebro_no_rige(segundo: Expediente):
    for estado in (EstadoDeSesion.FALLIDA, EstadoDeSesion.CANCELADA, EstadoDeSesion.APLAZADA):
        sesiones = tuple(
            replace(una, estado=estado) if una.clave == "2024-07-11" else una for una in segundo.sesiones
        )
        vigente = replace(segundo, sesiones=sesiones).version_del_plan()
        assert vigente is not None
        assert vigente.numero == 1


def test_antes_de_que_rija_un_plan_solo_estan_las_actividades_de_su_primera_version(primero: Expediente):
    sin_aprobar = tuple(
        replace(una, estado=EstadoDeSesion.FALLIDA) if una.clave == "2024-02-15" else una
        for una in primero.sesiones
    )
    expediente = replace(primero, sesiones=sin_aprobar)
    assert expediente.version_del_plan() is None
    por_regir = expediente.primera_version_por_regir()
    assert por_regir is not None
    assert por_regir.numero == 1
    assert "talleres" not in {una.clave for una in expediente.actividades_del_plan()}
    assert primero.primera_version_por_regir() is None
    sin_versiones = replace(primero, versiones_del_plan=())
    assert "talleres" in {una.clave for una in sin_versiones.actividades_del_plan()}
