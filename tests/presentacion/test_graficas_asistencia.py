"""La matriz de asistencia dice quién estuvo, quién faltó y qué fila reúne a varias entidades."""

from __future__ import annotations

from datetime import date

import pytest

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion.graficas import matriz_de_asistencia
from tests.indicadores.expedientes import expediente_de, mesa_de_territorializacion, una_sesion


@pytest.mark.parametrize(
    ("marcas", "titulo"),
    [
        ("asistió, asistió, asistió delegado", "Los tres integrantes asistieron a la única sesión"),
        ("no asistió, excusa, no asistió", "Ningún integrante asistió a la única sesión"),
        ("asistió, asistió", "Dos de tres integrantes asistieron a la única sesión; una marca sin dato"),
        ("asistió, excusa, excusa", "Uno de tres integrantes asistió a la única sesión"),
        (
            "no asistió, excusa",
            "De ningún integrante consta la asistencia a la única sesión; una marca sin dato",
        ),
        ("no convocado, no convocado, no convocado", "No se convocó a ningún integrante a la única sesión"),
        ("", "No hay marcas de asistencia a la única sesión"),
    ],
)
def test_el_titulo_de_la_asistencia_concuerda_con_sus_marcas(marcas, titulo):
    asistencia = dict(zip("abc", filter(None, marcas.split(", ")), strict=False))
    figura = matriz_de_asistencia(expediente_de(una_sesion(asistencia)), Alcance.PERIODO)
    assert figura.titulo == titulo


@pytest.mark.parametrize(
    ("abril", "septiembre", "titulo"),
    [
        ("asistió", "excusa", "El único integrante asistió a una de dos sesiones"),
        ("no asistió", "excusa", "Ningún integrante asistió a ninguna sesión"),
        (
            "asistió",
            "no convocado",
            "El único integrante asistió a todas las sesiones a las que se le convocó",
        ),
    ],
)
def test_de_un_solo_integrante_se_dice_a_cuantas_sesiones_fue(abril, septiembre, titulo):
    entrada = una_sesion({"a": septiembre}) | {"integrantes": [{"clave": "a"}]}
    entrada["sesiones"].insert(0, {"fecha": date(2024, 4, 16), "asistencia": {"a": abril}})
    assert matriz_de_asistencia(expediente_de(entrada), Alcance.ACUMULADO).titulo == titulo


def test_la_alternativa_de_la_asistencia_dice_quien_falto_y_cuando():
    figura = matriz_de_asistencia(mesa_de_territorializacion(), Alcance.ACUMULADO)
    assert (
        "Dirección Gestión de Desarrollo Local, 1 de 2 (no asistió el 3 de septiembre de 2024)"
        in figura.alternativa
    )


def test_la_alternativa_de_la_asistencia_dice_los_mismos_totales_que_el_dibujo():
    alternativa = matriz_de_asistencia(mesa_de_territorializacion(), Alcance.ACUMULADO).alternativa
    assert "antes del periodo, 16 de abril de 2024; en el periodo, 3 de septiembre de 2024" in alternativa
    assert "6 de 6 el 16 de abril de 2024 y 5 de 6 el 3 de septiembre de 2024" in alternativa
    assert "en total, 91,7\u00a0%." in alternativa


def alcaldias_locales(abril: object, septiembre: object, tamano: object = 20) -> Expediente:
    """Una sola fila y dos sesiones; una marca con cuentas es (asistieron, convocados)."""
    sesiones = [
        {"fecha": fecha, "asistencia": {"alcaldias": marca if isinstance(marca, str) else contada(*marca)}}
        for fecha, marca in ((date(2024, 4, 16), abril), (date(2024, 9, 3), septiembre))
    ]
    silla = {"clave": "alcaldias", "dependencia": "Alcaldías locales", "tamano": tamano}
    return expediente_de({"periodo": "2024-T3", "integrantes": [silla], "sesiones": sesiones})


def contada(asistieron: int, convocados: int) -> dict:
    return {"estado": "asistió", "asistieron": asistieron, "convocados": convocados}


@pytest.mark.parametrize(
    ("abril", "septiembre", "como_se_cuenta"),
    [
        (
            "asistió",
            "asistió",
            "cuenta como una, y no consta cuántas entidades asistieron ni de cuántas",
        ),
        (
            (9, 20),
            (14, 20),
            "cuenta como una en el título, y por sus puestos en los totales de cada sesión",
        ),
        (
            "asistió",
            (14, 20),
            "cuenta como una donde no consta cuántas entidades asistieron ni de cuántas",
        ),
        ("no asistió", "excusa", "cuenta como una"),
    ],
)
def test_de_una_fila_colectiva_se_dice_como_se_cuenta(abril, septiembre, como_se_cuenta):
    figura = matriz_de_asistencia(alcaldias_locales(abril, septiembre), Alcance.ACUMULADO)
    assert figura.alternativa.endswith(f" Alcaldías locales es una fila colectiva: {como_se_cuenta}.")


def test_con_mas_sesiones_de_las_que_caben_los_totales_las_cuentan_todas():
    fechas = [date(2024, 1 + semana // 4, 1 + 7 * (semana % 4)) for semana in range(36)]
    sesiones = [{"fecha": fecha, "asistencia": {"a": "asistió"}} for fecha in fechas]
    entrada = {"periodo": "2024-T3", "integrantes": [{"clave": "a"}], "sesiones": sesiones}
    figura = matriz_de_asistencia(expediente_de(entrada), Alcance.ACUMULADO)
    assert "a, 36 de 36" in figura.alternativa
    assert "24 sesiones, del 1 de enero de 2024 al 22 de junio de 2024" in figura.alternativa
    assert len(figura.datos.filas) == 36
