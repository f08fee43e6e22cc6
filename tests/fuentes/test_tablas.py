"""El cuello: de filas planas al Expediente y de vuelta, vengan de donde vengan."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from informe_lib.fuentes.errores import ErrorDeLectura
from informe_lib.fuentes.esquema import Dialecto
from informe_lib.fuentes.tablas import Fila, expediente_de, tablas_de
from informe_lib.modelo.expediente import Expediente, Origen
from tests.fuentes.conftest import T3


def _filas(tablas: dict[str, list[dict[str, object]]]) -> dict[str, list[Fila]]:
    return {
        tabla: [
            Fila(fila, Origen("libro.xlsx", hoja=tabla, celda=f"A{n}")) for n, fila in enumerate(filas, 2)
        ]
        for tabla, filas in tablas.items()
    }


def test_las_tablas_de_un_expediente_lo_reconstruyen_despues_de_pasar_por_un_json(expediente: Expediente):
    guardadas = json.loads(json.dumps(tablas_de(expediente), ensure_ascii=False))
    assert expediente_de(_filas(guardadas), T3, dialecto=Dialecto.JSON) == expediente


def test_tres_decimales_que_vienen_de_una_hoja_no_se_confunden_con_miles_al_volver(expediente: Expediente):
    tablas = tablas_de(expediente)
    tablas["valores"][0]["valor"] = 12.345
    leido = expediente_de(_filas(tablas), T3)
    assert leido.valores[0].valor == Decimal("12.345")
    assert expediente_de(_filas(tablas_de(leido)), T3, dialecto=Dialecto.JSON) == leido


def test_una_hoja_de_calculo_trae_numeros_y_fechas_y_dan_lo_mismo_que_escritos(expediente: Expediente):
    tablas = tablas_de(expediente)
    for fila in tablas["sesiones"]:
        fila["fecha"] = date.fromisoformat(str(fila["fecha"]))
    for fila in tablas["valores"]:
        fila["valor"] = float(str(fila["valor"]))
    for fila in tablas["integrantes"]:
        fila["orden"] = str(fila["orden"])
    assert expediente_de(_filas(tablas), T3) == expediente


def test_un_fallo_de_una_hoja_dice_su_hoja_y_su_celda(expediente: Expediente):
    tablas = tablas_de(expediente)
    tablas["sesiones"][1]["fecha"] = "3/9/2024"
    with pytest.raises(ErrorDeLectura) as error:
        expediente_de(_filas(tablas), T3)
    assert str(error.value.fallos[0]).startswith("libro.xlsx, sesiones!A3: en «fecha», «3/9/2024»")


def test_sin_instancia_o_sin_formato_no_hay_expediente(expediente: Expediente):
    tablas = tablas_de(expediente)
    tablas["instancia"] = []
    del tablas["formato"]
    with pytest.raises(ErrorDeLectura) as error:
        expediente_de(_filas(tablas), T3)
    assert [fallo.origen.archivo for fallo in error.value.fallos] == ["instancia", "formato"]


def test_una_tabla_que_no_existe_se_dice_con_la_mas_parecida(expediente: Expediente):
    tablas = tablas_de(expediente) | {"sesion": []}
    with pytest.raises(ErrorDeLectura, match="Quiso decir «sesiones»"):
        expediente_de(_filas(tablas), T3)
