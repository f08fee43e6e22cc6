"""La gráfica de decisiones dice cuántas siguen abiertas, hace cuánto y cuáles ya vencieron."""

from __future__ import annotations

from datetime import date

import pytest

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import NO_REGISTRADO
from informe_lib.presentacion import tema
from informe_lib.presentacion.graficas import decisiones_y_su_antiguedad
from informe_lib.presentacion.graficas.decisiones_en_palabras import titulo
from informe_lib.presentacion.graficas.lectura_de_decisiones import DecisionLeida, LecturaDeDecisiones
from tests.indicadores.expedientes import expediente_de
from tests.presentacion.dibujos import alto_en_centimetros


def leida(estado: str, vencida: int = 0, tipo: str = "decisión") -> DecisionLeida:
    return DecisionLeida(
        tipo, "Inventario", NO_REGISTRADO, date(2024, 7, 1), NO_REGISTRADO, estado, 91, vencida or None
    )


CUMPLIDA, DESCARTADA, PENDIENTE = leida("cumplida"), leida("descartada"), leida("pendiente")
VENCIDA, SIN_DATO = leida("en ejecución", vencida=30), leida("sin dato")
SIN_DATO_VENCIDA = leida("sin dato", vencida=60)
HACE_60 = "venció hace 60 días"
COMPROMISO = leida("pendiente", tipo="compromiso")


@pytest.mark.parametrize(
    ("decisiones", "dicho"),
    [
        ([CUMPLIDA], "La única decisión está cumplida"),
        ([CUMPLIDA, CUMPLIDA], "Las dos decisiones están cumplidas"),
        ([CUMPLIDA, DESCARTADA], "Las dos decisiones están cumplidas o descartadas"),
        ([PENDIENTE], "La única decisión sigue abierta"),
        ([COMPROMISO], "El único compromiso sigue abierto"),
        ([VENCIDA], "La única decisión sigue abierta y venció hace 30 días"),
        ([PENDIENTE, CUMPLIDA], "De dos decisiones, una sigue abierta"),
        ([VENCIDA, PENDIENTE, CUMPLIDA], "De tres decisiones, dos siguen abiertas; una venció hace 30 días"),
        (
            [VENCIDA, VENCIDA, CUMPLIDA],
            "De tres decisiones, dos siguen abiertas; dos ya vencieron, la primera hace 30 días",
        ),
        ([COMPROMISO, CUMPLIDA], "De dos decisiones y compromisos, uno sigue abierto"),
        ([PENDIENTE, SIN_DATO], "De dos decisiones, una sigue abierta; de otra no se conoce el estado"),
        ([CUMPLIDA, SIN_DATO], "De dos decisiones, una está cumplida; de otra no se conoce el estado"),
        (
            [PENDIENTE, SIN_DATO_VENCIDA],
            "De dos decisiones, una sigue abierta; de otra no se conoce el estado y venció hace 60 días",
        ),
        (
            [PENDIENTE, SIN_DATO, SIN_DATO_VENCIDA],
            f"De tres decisiones, una sigue abierta; una {HACE_60}; de otras dos no se conoce el estado",
        ),
        (
            [VENCIDA, SIN_DATO, CUMPLIDA],
            "De tres decisiones, una sigue abierta y venció hace 30 días; de otra no se conoce el estado",
        ),
        ([SIN_DATO_VENCIDA], "No se conoce el estado de la única decisión; venció hace 60 días"),
        ([SIN_DATO], "No se conoce el estado de la única decisión"),
        ([SIN_DATO, SIN_DATO], "No se conoce el estado de las dos decisiones"),
    ],
)
def test_el_titulo_dice_cuantas_siguen_abiertas_y_cuales_vencieron(decisiones, dicho):
    assert titulo(LecturaDeDecisiones(tuple(decisiones))) == dicho


@pytest.mark.parametrize(
    ("tipo", "subtitulo", "abiertas"),
    [
        ("decisión", "las que siguen abiertas;", "Abiertas, de la más vencida"),
        ("compromiso", "los que siguen abiertos;", "Abiertos, del más vencido"),
    ],
)
def test_la_grafica_concuerda_con_lo_que_cuenta(tipo, subtitulo, abiertas):
    entrada = con_decisiones(2)
    figura = decisiones_y_su_antiguedad(
        expediente_de(entrada | {"decisiones": [una | {"tipo": tipo} for una in entrada["decisiones"]]}),
        Alcance.CORTE,
    )
    assert f"días desde que se tomaron {subtitulo}" in figura.subtitulo
    assert abiertas in figura.alternativa


def test_lo_que_se_cerro_en_periodos_anteriores_no_se_cuenta_y_se_dice():
    cerrada = {"clave": "a", "fecha": date(2024, 4, 16), "seguimientos": [
        {"fecha": date(2024, 5, 2), "estado": "cumplida"}]}  # fmt: skip
    entrada = con_decisiones(1)
    figura = decisiones_y_su_antiguedad(
        expediente_de(entrada | {"decisiones": [cerrada, *entrada["decisiones"]]}), Alcance.CORTE
    )
    assert figura.subtitulo.endswith(" No se cuentan las cerradas antes del 1 de julio de 2024.")
    assert "No se cuentan" not in decisiones_y_su_antiguedad(expediente_de(entrada), Alcance.CORTE).subtitulo


def con_decisiones(cuantas: int, texto: str = "Levantar el inventario") -> dict:
    decisiones = [
        {"clave": f"d{numero}", "texto": texto, "fecha": date(2024, 7, 1), "fecha_limite": date(2024, 8, 31)}
        for numero in range(cuantas)
    ]
    return {"periodo": "2024-T3", "decisiones": decisiones}


def test_lo_que_se_ve_se_dice_tambien_en_palabras():
    figura = decisiones_y_su_antiguedad(expediente_de(con_decisiones(1)), Alcance.CORTE)
    assert "Por estado: sin dato (1)." in figura.alternativa
    assert "Levantar el inventario (sin dato), 91 días; venció hace 30." in figura.alternativa


def test_sin_decisiones_no_hay_grafica():
    assert decisiones_y_su_antiguedad(expediente_de(con_decisiones(0)), Alcance.CORTE) is None


def test_con_muchas_se_dibujan_las_mas_vencidas_en_una_hoja_y_los_datos_las_traen_todas():
    expediente = expediente_de(con_decisiones(80, "Levantar el inventario de luces de los muelles " * 12))
    figura = decisiones_y_su_antiguedad(expediente, Alcance.CORTE)
    assert alto_en_centimetros(figura.svg) <= tema.ALTO_DE_FIGURA
    assert len(figura.datos.filas) == 80
    assert "Las demás están en los datos de la gráfica." in figura.alternativa
