"""La tabla del plan dice de dónde sale cada cantidad y por qué falta la que falta."""

from __future__ import annotations

from datetime import date

from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.periodo import Periodo
from informe_lib.presentacion.bloques import Tabla
from informe_lib.presentacion.secciones.tabla_del_plan import tabla_del_plan
from tests.conftest import RAIZ
from tests.indicadores.expedientes import expediente_de


def del_comite(periodo: str) -> Tabla:
    comite = leer_carpeta(RAIZ, "comite-faros-mareas", Periodo.desde_texto(periodo))
    tabla = tabla_del_plan(comite, Alcance.ACUMULADO)
    assert tabla is not None
    return tabla


def notas_de(*actividades: dict) -> tuple[str, ...]:
    entrada = {"periodo": "2024-S1", "plan": {"actividades": list(actividades)}}
    tabla = tabla_del_plan(expediente_de(entrada), Alcance.ACUMULADO)
    assert tabla is not None
    return tabla.notas


def test_lo_ejecutado_dice_su_soporte_en_la_pagina_y_en_los_datos() -> None:
    tabla = del_comite("2024-S2")
    sumado = "Actas de inspección 1 a 9; Actas de inspección 10 a 24"
    (nota,) = [una for una in tabla.notas if una.startswith("Soporte de lo ejecutado.")]
    assert f"Actividad 1: {sumado}. Actividades 2 y 4: Bitácora del segundo semestre. Act" in nota
    assert [columna.clave for columna in tabla.datos.columnas][-1] == "soporte"
    assert [fila[-1] for fila in tabla.datos.filas][:2] == [sumado, "Bitácora del segundo semestre"]
    assert all(len(fila) == tabla.ancho for fila in tabla.cuerpo)


def test_de_lo_ejecutado_sin_soporte_se_dice_que_no_consta() -> None:
    assert del_comite("2024-S1").notas[-1].endswith(" Actividad 5: sin dato.")


def test_de_una_meta_de_nivel_se_dice_que_vale_el_ultimo_registrado() -> None:
    dicho = "Lo ejecutado es el último nivel registrado, que no se suma (actividades 2, 3 y 4)."
    assert dicho in del_comite("2024-S2").notas


def test_cada_razon_se_dice_entera_aunque_su_texto_parezca_dos() -> None:
    razon = "el acta no lo trae; falta la firma del presidente"
    notas = notas_de(
        {"clave": "a", "programado_anual": {"sin_dato": razon}},
        {"clave": "b", "programado_anual": {"sin_dato": razon}},
    )
    assert f"Sin medir: falta lo programado ({razon}) (actividades 1 y 2)." in notas
    no_registrado = "no está registrado en los datos de la instancia"
    assert f"Sin medir: falta lo ejecutado ({no_registrado}) (actividades 1 y 2)." in notas


def test_si_al_corte_no_rige_ninguna_version_se_muestra_la_primera_y_se_dice() -> None:
    entrada = {
        "periodo": "2024-S1",
        "sesiones": [{"fecha": date(2024, 2, 15), "estado": "fallida"}, {"fecha": date(2024, 7, 11)}],
        "plan": {
            "versiones": [
                {"numero": 1, "aprobada_en": "2024-02-15"},
                {"numero": 2, "aprobada_en": "2024-07-11"},
            ],
            "actividades": [{"clave": "visitas"}, {"clave": "talleres", "desde_version": 2}],
        },
    }
    tabla = tabla_del_plan(expediente_de(entrada), Alcance.ACUMULADO)
    assert tabla is not None
    assert [fila[0].texto for fila in tabla.cuerpo] == ["1. visitas"]
    aviso = "Al corte no rige ninguna versión del plan: se muestran las actividades de la versión 1."
    assert tabla.notas[0] == aviso
