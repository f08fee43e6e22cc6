"""La matriz de asistencia dice quién estuvo, quién faltó y qué fila reúne a varias entidades."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion import tema
from informe_lib.presentacion.graficas import matriz_de_asistencia
from informe_lib.presentacion.graficas.celdas_de_asistencia import matriz_de
from informe_lib.presentacion.graficas.hoja_de_asistencia import hojas_de
from informe_lib.presentacion.graficas.lectura_de_asistencia import leer_asistencia
from tests.indicadores.expedientes import expediente_de, mesa_de_territorializacion, una_sesion
from tests.presentacion.dibujos import alto_en_centimetros


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


def test_en_los_datos_lo_que_no_se_sabe_va_vacio_y_no_en_cero():
    entrada = una_sesion(
        {"a": "sin dato", "b": "no convocado", "c": {"estado": "asistió", "asistieron": 9, "convocados": 8}}
    )
    figura = matriz_de_asistencia(expediente_de(entrada), Alcance.PERIODO)
    claves = [columna.clave for columna in figura.datos.columnas]
    filas = [dict(zip(claves, fila, strict=True)) for fila in figura.datos.filas]
    puestos = [(fila["estado"], fila["asistieron"], fila["convocados"]) for fila in filas]
    assert puestos == [("sin dato", None, None), ("no convocado", 0, 0), ("sin dato", None, None)]
    assert [fila["motivo_asistieron"] is None for fila in filas] == [False, True, False]


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


def semanales(cuantas: int, sillas: int = 1) -> Expediente:
    """Una sesión por semana desde enero; todas las sillas asistieron a todas."""
    inicio = date(2024, 1, 2)
    claves = [f"Dependencia número {numero}" for numero in range(1, sillas + 1)]
    sesiones = [
        {
            "clave": f"s{semana}",
            "fecha": inicio + timedelta(days=7 * semana * 38 // max(cuantas, 38)),
            "asistencia": dict.fromkeys(claves, "asistió"),
        }
        for semana in range(cuantas)
    ]
    integrantes = [{"clave": clave} for clave in claves]
    return expediente_de({"periodo": "2024-T3", "integrantes": integrantes, "sesiones": sesiones})


def test_con_muchas_sesiones_los_totales_las_cuentan_todas_y_los_datos_las_traen():
    figura = matriz_de_asistencia(semanales(36), Alcance.ACUMULADO)
    assert "Dependencia número 1, 36 de 36" in figura.alternativa
    assert "26 sesiones, del 2 de enero de 2024 al 25 de junio de 2024" in figura.alternativa
    assert len(figura.datos.filas) == 36


def test_cuarenta_sillas_y_veinte_sesiones_van_en_hojas_que_caben_y_las_traen_a_todas():
    expediente = semanales(20, sillas=40)
    hojas = list(hojas_de(matriz_de(leer_asistencia(expediente, Alcance.ACUMULADO))))
    assert len(hojas) > 1
    assert [fila.silla.nombre for hoja in hojas for fila in hoja.filas] == [
        f"Dependencia número {numero}" for numero in range(1, 41)
    ]
    figura = matriz_de_asistencia(expediente, Alcance.ACUMULADO)
    assert all(alto_en_centimetros(svg) <= tema.ALTO_DE_FIGURA for svg in (figura.svg, *figura.continuacion))


def test_las_sesiones_que_no_caben_a_lo_ancho_siguen_en_otra_hoja():
    hojas = list(hojas_de(matriz_de(leer_asistencia(semanales(36), Alcance.ACUMULADO))))
    assert [(hoja.rejilla.primera, len(hoja.rejilla.fechas)) for hoja in hojas] == [(0, 18), (18, 18)]


def test_con_mas_de_sesenta_sesiones_cada_columna_es_un_mes_y_se_dice():
    figura = matriz_de_asistencia(semanales(61), Alcance.ACUMULADO)
    assert "(son 61; cada columna suma las de un mes: asistieron/convocados)" in figura.subtitulo
    assert [fila[3] for fila in figura.datos.filas] == [f"2024-{mes:02d}" for mes in range(1, 10)]
    assert sum(fila[4] for fila in figura.datos.filas) == 61


def test_con_mas_de_dos_anos_de_sesiones_cada_columna_es_un_ano():
    sesiones = [
        {"fecha": date(ano, mes, 2), "asistencia": {"a": "asistió"}}
        for ano in range(2019, 2025)
        for mes in range(1, 12)
    ]
    entrada = una_sesion({}) | {"integrantes": [{"clave": "a"}], "sesiones": sesiones}
    figura = matriz_de_asistencia(expediente_de(entrada), Alcance.CORTE)
    assert "cada columna suma las de un año" in figura.subtitulo
    assert [(fila[3], fila[4]) for fila in figura.datos.filas] == [
        *((str(ano), 11) for ano in range(2019, 2024)),
        ("2024", 9),
    ]


def test_se_distingue_a_quien_no_integraba_de_quien_no_tiene_marca():
    entrada = una_sesion({"a": "asistió"})
    entrada["integrantes"][1]["desde"] = date(2024, 9, 15)
    (hoja,) = hojas_de(matriz_de(leer_asistencia(expediente_de(entrada), Alcance.PERIODO)))
    assert hoja.clave() == ["asistió", "sin dato"]
    entrada["sesiones"].append({"fecha": date(2024, 9, 20), "asistencia": {"b": "asistió"}})
    (hoja,) = hojas_de(matriz_de(leer_asistencia(expediente_de(entrada), Alcance.PERIODO)))
    assert hoja.clave() == ["asistió", "sin dato", "no integraba la instancia"]


def test_quien_asistio_con_un_rol_que_no_es_el_suyo_va_enmarcado_y_se_nombra():
    entrada = una_sesion({"a": {"estado": "asistió", "rol": "P"}})
    expediente = expediente_de(entrada)
    (hoja,) = hojas_de(matriz_de(leer_asistencia(expediente, Alcance.PERIODO)))
    assert "con un rol distinto al suyo" in hoja.clave()
    figura = matriz_de_asistencia(expediente, Alcance.PERIODO)
    assert "a asistió con el rol P el 3 de septiembre de 2024." in figura.alternativa


def test_pocas_sesiones_se_leen_en_un_telefono_y_muchas_se_desplazan():
    assert matriz_de_asistencia(semanales(5), Alcance.ACUMULADO).angosta is not None
    assert matriz_de_asistencia(semanales(6), Alcance.ACUMULADO).angosta is None
