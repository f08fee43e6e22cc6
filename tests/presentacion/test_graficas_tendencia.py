"""La tendencia compara los periodos que la instancia informa, y calla si no hay con qué comparar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from informe_lib.modelo.expediente import Expediente, PeriodoDeInforme
from informe_lib.modelo.periodo import Periodo
from informe_lib.presentacion.graficas import tendencia_de_la_instancia
from tests.indicadores.expedientes import expediente_de

TRIMESTRES = tuple(Periodo.desde_texto(f"2024-T{numero}") for numero in (1, 2, 3))


def con_sesiones(*sesiones: tuple[date, str]) -> Expediente:
    """Dos sillas; cada sesión dice cómo le fue a la segunda, y la primera asistió; vacío es sin marcas."""
    entrada = {
        "periodo": "2024-T3",
        "integrantes": [{"clave": "a"}, {"clave": "b"}],
        "sesiones": [
            {
                "fecha": fecha,
                "asistencia": {"a": "asistió" if marca else "sin dato", "b": marca or "sin dato"},
            }
            for fecha, marca in sesiones
        ],
    }
    declarados = tuple(PeriodoDeInforme(periodo, "prueba") for periodo in TRIMESTRES)
    return replace(expediente_de(entrada), periodos=declarados)


ABRIL, JULIO, SEPTIEMBRE = date(2024, 4, 16), date(2024, 7, 9), date(2024, 9, 3)


@pytest.mark.parametrize(
    ("sesiones", "dicho"),
    [
        (
            [(ABRIL, "asistió"), (JULIO, "excusa")],
            "La asistencia bajó de 100\u00a0% a 50\u00a0% frente al periodo anterior",
        ),
        (
            [(ABRIL, "excusa"), (JULIO, "asistió")],
            "La asistencia subió de 50\u00a0% a 100\u00a0% frente al periodo anterior",
        ),
        (
            [(ABRIL, "excusa"), (JULIO, "excusa")],
            "La asistencia fue del 50\u00a0%, igual que en el periodo anterior",
        ),
        (
            [(ABRIL, ""), (JULIO, ""), (SEPTIEMBRE, "")],
            "Se realizaron dos sesiones, una más que en el periodo anterior",
        ),
    ],
)
def test_el_titulo_dice_que_cambio_frente_al_periodo_anterior(sesiones, dicho):
    assert tendencia_de_la_instancia(con_sesiones(*sesiones)).titulo == dicho


def test_la_serie_empieza_en_el_primer_periodo_que_tiene_datos():
    figura = tendencia_de_la_instancia(con_sesiones((ABRIL, "asistió"), (JULIO, "asistió")))
    assert [fila[0] for fila in figura.datos.filas] == ["Segundo trimestre 2024", "Tercer trimestre 2024"]


def test_con_datos_de_un_solo_periodo_no_hay_tendencia():
    assert tendencia_de_la_instancia(con_sesiones((JULIO, "asistió"))) is None


def test_la_alternativa_dice_las_tres_medidas_de_cada_periodo():
    figura = tendencia_de_la_instancia(con_sesiones((ABRIL, "asistió"), (JULIO, "excusa")))
    assert (
        "Tercer trimestre 2024: sesiones, 1 de 1 programadas; asistencia, 50\u00a0%; "
        "decisiones, sin dato (decisiones: de una sesión realizada no consta si las hubo)."
    ) in figura.alternativa


def test_de_un_periodo_en_que_no_consta_si_hubo_decisiones_no_se_dibuja_un_cero():
    expediente = con_sesiones((ABRIL, "asistió"), (JULIO, "excusa"))
    sabidas = (expediente.sesiones[0], replace(expediente.sesiones[1], sin_decisiones="fue informativa"))
    figura = tendencia_de_la_instancia(replace(expediente, sesiones=sabidas))
    assert [fila[-2:] for fila in figura.datos.filas] == [
        (None, "Sin dato: de una sesión realizada no consta si las hubo"), (0, None),
    ]  # fmt: skip
    assert "de alguna sesión realizada no consta si las hubo" in figura.subtitulo
    ninguna_muda = tuple(replace(una, sin_decisiones="fue informativa") for una in expediente.sesiones)
    figura = tendencia_de_la_instancia(replace(expediente, sesiones=ninguna_muda))
    assert "no consta" not in figura.subtitulo
