"""La segunda muestra, ficticia y enredada, se lee entera con el mismo código que la primera."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.fuentes.creacion.formato_elegido import formato_elegido, formatos_de
from informe_lib.fuentes.errores import ErrorDeLectura
from informe_lib.fuentes.esquema import Dialecto
from informe_lib.fuentes.tablas import Fila, expediente_de, tablas_de
from informe_lib.modelo.expediente import Expediente, Origen
from informe_lib.modelo.formato_oficial import SinContenido
from informe_lib.modelo.instancia import ClaseDeSucesion
from informe_lib.modelo.plan import AjusteDeMeta
from informe_lib.modelo.sesion import EstadoDeSesion, Jornada, TipoDeSesion
from tests.fuentes.conftest import COMITE, REPOSITORIO, S1, S2, Muestra

FORMATO = "parametros/formatos/ejemplo_semestral.yaml"
VIGENCIA = f"parametros/instancias/{COMITE}/2024.yaml"
INSTANCIA = f"parametros/instancias/{COMITE}/instancia.yaml"


@pytest.fixture(scope="module")
def comite() -> Expediente:
    return leer_carpeta(REPOSITORIO, COMITE, S2)


def test_un_ano_enredado_cabe_en_las_tablas(comite: Expediente):
    estados = [sesion.estado for sesion in comite.sesiones]
    assert estados.count(EstadoDeSesion.FALLIDA) == 1
    assert estados.count(EstadoDeSesion.APLAZADA) == 1
    assert [una.fecha for una in comite.sesiones if una.tipo is TipoDeSesion.EXTRAORDINARIA] == [
        date(2024, 10, 3)
    ]
    assert comite.jornadas == (Jornada("2024-04-18", date(2024, 4, 19)),)
    assert {una.clase for una in comite.sucesiones} == {ClaseDeSucesion.SUCEDE_A}
    assert [organo.clave for organo in comite.organos] == ["mesa-tecnica"]


def test_los_invitados_quedan_en_su_sesion_y_sin_silla(comite: Expediente):
    assert [(uno.sesion, uno.entidad) for uno in comite.invitados] == [
        ("2024-04-18", "Observatorio de Vientos"),
        ("2024-11-21", "Escuela Náutica"),
        ("2024-11-21", "Museo del Faro"),
    ]


def test_un_ajuste_de_meta_queda_con_su_actividad_su_vigencia_y_su_version(comite: Expediente):
    assert comite.ajustes == (
        AjusteDeMeta("inspecciones", 2024, 2, Decimal(26), "entraron en servicio dos faros"),
    )
    assert comite.procedencia[("ajustes", "2024/inspecciones/2", "motivo")].archivo == VIGENCIA


def test_quien_preside_por_delegacion_lo_hace_solo_en_esa_sesion(comite: Expediente):
    roles = {(una.sesion, una.integrante): una.rol for una in comite.asistencias if una.rol}
    assert roles == {("2024-07-11", "hacienda"): "P"}


def test_los_dos_periodos_leen_lo_mismo(comite: Expediente):
    primero = leer_carpeta(REPOSITORIO, COMITE, S1)
    assert tablas_de(primero) == tablas_de(comite)
    assert primero.formato == comite.formato


def test_sus_tablas_lo_reconstruyen_despues_de_pasar_por_un_json(comite: Expediente):
    guardadas = json.loads(json.dumps(tablas_de(comite), ensure_ascii=False))
    filas = {tabla: [Fila(una, Origen("base")) for una in unas] for tabla, unas in guardadas.items()}
    assert expediente_de(filas, S2, dialecto=Dialecto.JSON) == comite


@pytest.mark.parametrize(
    ("viejo", "nuevo", "que"),
    [
        ("    contenido: texto\n", "", "«logros» no dice qué contiene"),
        ("columnas: [entidad, cargo, rol]", "columnas: [entidad, cargo, edad]", "no tiene la columna «edad»"),
        (
            "columnas: [entidad, cargo, rol]",
            "columnas: [entidad, rol, rol]",
            "más de una vez la columna «rol»",
        ),
        ("clave: logros\n", "clave: portada\n", "«portada» lleva la clave de la portada"),
        ("contenido: texto", "contenido: cuento", "cuento"),
        ("sin_contenido: omitir", "sin_contenido: esconder", "esconder"),
        ("papel: carta", "papel: servilleta", "servilleta"),
        ("alcance: a la fecha de corte\n    columnas", "alcance: siempre\n    columnas", "siempre"),
    ],
)
def test_un_formato_que_pide_lo_que_no_hay_se_rechaza_con_su_linea(
    muestra: Muestra, viejo: str, nuevo: str, que: str
):
    muestra.cambiar(FORMATO, viejo, nuevo)
    with pytest.raises(ErrorDeLectura) as error:
        leer_carpeta(muestra.raiz, COMITE, S1)
    (fallo,) = error.value.fallos
    assert que in str(fallo)
    assert fallo.origen.archivo == FORMATO
    assert fallo.origen.linea


@pytest.mark.parametrize("tamano", ["0", "-3"])
def test_una_silla_que_no_reune_a_nadie_se_rechaza_con_su_linea(muestra: Muestra, tamano: str):
    linea = muestra.cambiar(INSTANCIA, "tamano: 8", f"tamano: {tamano}")
    with pytest.raises(ErrorDeLectura, match=f"no puede reunir {tamano} entidades") as error:
        leer_carpeta(muestra.raiz, COMITE, S1)
    (fallo,) = error.value.fallos
    assert (fallo.origen.archivo, linea - 10 < (fallo.origen.linea or 0) <= linea) == (INSTANCIA, True)


def test_una_clave_mal_escrita_en_la_vigencia_trae_la_parecida(muestra: Muestra):
    linea = muestra.cambiar(VIGENCIA, "sin_funciones:", "sin_funcion:")
    with pytest.raises(ErrorDeLectura) as error:
        leer_carpeta(muestra.raiz, COMITE, S1)
    (fallo,) = error.value.fallos
    assert (fallo.origen.linea, "sin_funciones" in str(fallo)) == (linea, True)


@pytest.mark.parametrize("clave", formatos_de(REPOSITORIO))
def test_un_formato_que_puede_omitir_una_seccion_no_lleva_los_numeros_escritos(clave: str):
    """Si falta la 6, de la 5 no se pasa a la 7."""
    secciones = formato_elegido(REPOSITORIO, clave).secciones
    if any(una.sin_contenido is SinContenido.OMITIR for una in secciones):
        assert [una.rotulo for una in secciones if una.rotulo[:1].isdigit()] == []
