"""«Frente al periodo anterior»: lo que el anexo dice, lo que no repite y cuándo calla."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.indicadores.comparacion import Cambio, Escala
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import NO_REGISTRADO
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import Extras
from informe_lib.modelo.periodo import Periodo
from informe_lib.modelo.revision import Severidad
from informe_lib.presentacion.bloques import Bloque, Lista, Tabla, corrido
from informe_lib.presentacion.comparacion import apartado_de_alertas, diferencia_escrita, notas_de_cambios
from informe_lib.presentacion.secciones import hacer_seccion
from informe_lib.presentacion.secciones.comparacion import frente_al_anterior
from informe_lib.revision.alerta import Alerta, Lugar
from informe_lib.revision.comparacion import comparar_alertas
from tests.conftest import RAIZ


@pytest.fixture(scope="module")
def comite() -> Expediente:
    return leer_carpeta(RAIZ, "comite-faros-mareas", Periodo.desde_texto("2024-S2"))


def cambio(antes: object, ahora: object, **otros: object) -> Cambio:
    medidas = [Decimal(str(uno)) if isinstance(uno, int | float) else uno for uno in (antes, ahora)]
    return Cambio("a", "Sensibilizaciones", "talleres", Alcance.ACUMULADO, *medidas, **otros)


def claves(bloques: tuple[Bloque, ...]) -> list[str]:
    return [getattr(bloque, "clave", "") or "" for bloque in bloques]


@pytest.mark.parametrize(
    ("uno", "dicha"),
    [
        (cambio(9, 15), "+6"),
        (cambio(1250, 1), "−1.249"),
        (cambio(9, 9), "igual"),
        (cambio(NO_REGISTRADO, 9), "dato nuevo"),
        (cambio(9, NO_REGISTRADO), "ya no hay dato"),
        (cambio(9, 5, no_se_resta="cubren tiempos distintos"), "no se resta"),
        (cambio(20, 15, es_imposible=True), "−5, imposible"),
        (cambio(86.5, 87.5, escala=Escala.PORCENTAJE), "+1 punto"),
        (cambio(1, 5 / 6, escala=Escala.PROPORCION), "−16,7 puntos"),
        # 33,3 % y 66,7 % son 33,4 puntos con lápiz, aunque dos tercios menos un tercio sean 33,3.
        (cambio(1 / 3, 2 / 3, escala=Escala.PROPORCION), "+33,4 puntos"),
    ],
)
def test_la_diferencia_es_la_de_los_valores_que_se_leen(uno: Cambio, dicha: str) -> None:
    assert diferencia_escrita(uno) == dicha


def test_lo_imposible_se_dice_con_los_dos_valores() -> None:
    (nota,) = notas_de_cambios([cambio(20, 15, es_imposible=True)])
    assert nota == (
        "«Sensibilizaciones» pasó de 20 a 15, y lo que se acumula no puede bajar: "
        "revise cuál de los dos valores es el correcto."
    )


def test_la_tabla_del_comite_trae_lo_que_cambio_y_no_lo_que_la_tendencia_ya_dice(comite: Expediente) -> None:
    tabla, novedades = frente_al_anterior(comite)
    assert isinstance(tabla, Tabla)
    assert [celda.texto for celda in tabla.cuerpo[0]] == ["Inspecciones de faros", "9", "15", "+6", "periodo"]
    medidas = [fila[0].texto for fila in tabla.cuerpo]
    assert len(medidas) == len(set(medidas)) == 7
    assert not any("sesiones" in medida.lower() or "asistencia" in medida.lower() for medida in medidas)
    assert isinstance(novedades, Lista)
    assert [corrido(elemento) for elemento in novedades.elementos][-1] == (
        "Se cumplió «Inscribir a las ocho asociaciones en la red de avisos», a los 147 días."
    )


def test_sin_el_periodo_anterior_en_los_datos_no_hay_con_que_comparar(comite: Expediente) -> None:
    assert frente_al_anterior(replace(comite, periodo=Periodo.desde_texto("2024-S1"))) == ()


def test_de_las_cifras_que_antes_no_tenian_valor_se_dice_cuantas_son(muestra: Expediente) -> None:
    (dicho,) = frente_al_anterior(muestra)
    assert corrido(dicho.tramos) == (
        "Quince cifras no se comparan: no tienen valor en 2024-T2. "
        "Sin cambios en las sillas, las normas ni el reglamento interno."
    )


@pytest.mark.parametrize(
    ("extras", "esta"), [(Extras.ANEXO, True), (Extras.CUERPO, True), (Extras.NINGUNO, False)]
)
def test_la_comparacion_es_un_extra_del_anexo(comite: Expediente, extras: Extras, *, esta: bool) -> None:
    con_extras = replace(comite, formato=replace(comite.formato, extras=extras))
    assert ("frente_al_anterior" in claves(hacer_seccion("anexo", con_extras).bloques)) is esta


def alerta(codigo: str, dato: str, mensaje: str = "Algo pasa.") -> Alerta:
    return Alerta(codigo, Severidad.REVISAR, mensaje, Lugar(dato=dato), "Importa.", "Revíselo.")


def test_una_alerta_es_la_misma_si_lo_son_su_regla_y_su_dato() -> None:
    antes = [alerta("V12", "reglamentos/a/fecha"), alerta("V06", "asistencias/x")]
    ahora = [alerta("V12", "reglamentos/a/fecha", "Otras palabras."), alerta("V06", "asistencias/y")]
    comparadas = comparar_alertas(antes, ahora)
    assert [una.donde.dato for una in comparadas.nuevas] == ["asistencias/y"]
    assert [una.donde.dato for una in comparadas.resueltas] == ["asistencias/x"]
    assert [una.mensaje for una in comparadas.siguen] == ["Otras palabras."]
    dichos = [grupo.texto for grupo in apartado_de_alertas(comparadas).grupos]
    assert dichos == ["Una alerta nueva.", "Una alerta que ya no está.", "Una alerta sigue."]


def test_si_las_alertas_son_las_mismas_no_hay_nada_que_contar() -> None:
    una = [alerta("V12", "reglamentos/a/fecha")]
    assert not apartado_de_alertas(comparar_alertas(una, una)).cambio
