"""Las gráficas dicen su hallazgo, su corte y lo que muestran, y dibujan siempre lo mismo."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from matplotlib.figure import Figure as FiguraDeMatplotlib

from informe_lib.modelo.alcance import Alcance
from informe_lib.presentacion.graficas import (
    avance_frente_a_lo_esperado,
    funciones_por_sesion,
    matriz_de_asistencia,
)
from informe_lib.presentacion.graficas.lienzo import Letra, envolver, figura_suelta, medir
from tests.indicadores.expedientes import expediente_de, mesa_de_territorializacion

GRAFICAS = (matriz_de_asistencia, avance_frente_a_lo_esperado, funciones_por_sesion)


def una_sesion(asistencia: dict, **cambios: object) -> dict:
    sillas = [{"clave": clave} for clave in ("a", "b", "c")]
    sesion = {"fecha": date(2024, 9, 3), "asistencia": asistencia} | cambios
    return {"periodo": "2024-T3", "integrantes": sillas, "sesiones": [sesion]}


@pytest.mark.parametrize(
    ("grafica", "titulo"),
    [
        (matriz_de_asistencia, "Cinco de seis integrantes asistieron a las dos sesiones"),
        (
            avance_frente_a_lo_esperado,
            (
                "Las dos actividades medidas van por debajo de lo esperado; "
                "otras nueve no tienen cantidad programada"
            ),
        ),
        (funciones_por_sesion, "Las siete funciones se abordaron en las dos sesiones"),
    ],
)
def test_el_titulo_es_lo_que_se_encontro(grafica, titulo):
    assert grafica(mesa_de_territorializacion(), Alcance.ACUMULADO).titulo == titulo


@pytest.mark.parametrize(
    ("marcas", "titulo"),
    [
        ("asistió, asistió, asistió delegado", "Los tres integrantes asistieron a la única sesión"),
        ("no asistió, excusa, no asistió", "Ningún integrante asistió a la única sesión"),
        ("asistió, asistió", "Dos de tres integrantes asistieron a la única sesión; una marca sin dato"),
        ("asistió, excusa, excusa", "Uno de tres integrantes asistió a la única sesión"),
        ("", "No hay marcas de asistencia a la única sesión"),
    ],
)
def test_el_titulo_de_la_asistencia_concuerda_con_sus_marcas(marcas, titulo):
    asistencia = dict(zip("abc", filter(None, marcas.split(", ")), strict=False))
    figura = matriz_de_asistencia(expediente_de(una_sesion(asistencia)), Alcance.PERIODO)
    assert figura.titulo == titulo


def test_una_funcion_que_no_se_abordo_se_nombra_en_el_titulo():
    entrada = una_sesion({}, funciones=["f1", "f2"]) | {
        "funciones": [{"clave": clave} for clave in ("f1", "f2", "f3")]
    }
    figura = funciones_por_sesion(expediente_de(entrada), Alcance.PERIODO)
    assert figura.titulo == "Dos de tres funciones se abordaron; falta la función 3"


@pytest.mark.parametrize("grafica", GRAFICAS)
def test_toda_grafica_dice_su_alcance_su_corte_y_su_fuente(grafica):
    figura = grafica(mesa_de_territorializacion(), Alcance.ACUMULADO)
    assert "acumulado de 2024, corte: 30 de septiembre de 2024" in figura.subtitulo
    assert figura.fuente.startswith("Fuente: ")
    assert figura.fuente.endswith("corte: 30 de septiembre de 2024.")


def test_la_alternativa_de_la_asistencia_dice_quien_falto_y_cuando():
    figura = matriz_de_asistencia(mesa_de_territorializacion(), Alcance.ACUMULADO)
    assert (
        "Dirección Gestión de Desarrollo Local, 1 de 2 (no asistió el 3 de septiembre de 2024)"
        in figura.alternativa
    )


def test_la_alternativa_del_plan_dice_lo_medido_y_tambien_lo_que_no_tiene_meta():
    alternativa = avance_frente_a_lo_esperado(mesa_de_territorializacion(), Alcance.ACUMULADO).alternativa
    assert "30 de 90 sensibilizaciones, avance de 33,3\u00a0%, esperado 75\u00a0%" in alternativa
    for cifra in ("5*", "45*", "27*", "81*", "70*", "119*", "14*"):
        assert f", {cifra} " in alternativa
    assert "Actualización del mecanismo de seguimiento, sin dato" in alternativa


def test_una_cifra_sin_alcance_declarado_no_se_presenta_como_acumulada():
    figura = avance_frente_a_lo_esperado(mesa_de_territorializacion(), Alcance.ACUMULADO)
    columnas = [columna.clave for columna in figura.datos.columnas]
    mesas = next(fila for fila in figura.datos.filas if fila[0].startswith("Mesas de trabajo"))
    assert mesas[columnas.index("ejecutado")] is None
    assert mesas[columnas.index("registrado")] == 5


def test_una_actividad_con_meta_y_sin_reporte_no_se_dibuja_como_cero():
    plan = {"actividades": [{"clave": "a", "texto": "Visitas", "unidad": "visitas", "programado_anual": 40}]}
    figura = avance_frente_a_lo_esperado(mesa_de_territorializacion(plan=plan), Alcance.ACUMULADO)
    assert "Visitas: programado: 40 visitas, avance sin dato, esperado 75\u00a0%" in figura.alternativa
    assert figura.titulo == "No hay con qué comparar el avance de las actividades del plan"


@pytest.mark.parametrize(("grafica", "filas"), [*zip(GRAFICAS, (12, 11, 14), strict=True)])
def test_los_datos_de_la_grafica_traen_una_fila_por_marca(grafica, filas):
    assert len(grafica(mesa_de_territorializacion(), Alcance.ACUMULADO).datos.filas) == filas


@pytest.mark.parametrize("grafica", GRAFICAS)
def test_sin_nada_que_mostrar_no_hay_grafica(grafica):
    assert grafica(mesa_de_territorializacion(sesiones=[], plan={}), Alcance.ACUMULADO) is None


@pytest.mark.parametrize("grafica", GRAFICAS)
def test_el_svg_se_puede_poner_en_una_pagina_de_politica_estricta(grafica):
    svg = grafica(mesa_de_territorializacion(), Alcance.ACUMULADO).svg
    assert svg.startswith("<svg")
    assert ET.fromstring(svg).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 (lo dibujó la casa)
    for impropio in ("<style", "style=", "<script", "<image", "<!--", "<text"):
        assert impropio not in svg


def test_las_graficas_de_una_pagina_no_repiten_identificadores():
    figuras = [grafica(mesa_de_territorializacion(), Alcance.ACUMULADO) for grafica in GRAFICAS]
    identificadores = [uno for figura in figuras for uno in re.findall(r'\bid="([^"]+)"', figura.svg)]
    assert len(identificadores) == len(set(identificadores))


def test_toda_referencia_interna_del_svg_existe():
    svg = matriz_de_asistencia(mesa_de_territorializacion(), Alcance.ACUMULADO).svg
    referencias = set(re.findall(r'(?:href="|url\()#([^")]+)', svg))
    assert referencias
    assert referencias <= set(re.findall(r'\bid="([^"]+)"', svg))


def test_el_mismo_expediente_dibuja_el_mismo_svg_tambien_en_otro_proceso():
    programa = (
        "import sys\n"
        "from tests.indicadores.expedientes import mesa_de_territorializacion as mesa\n"
        "from informe_lib.modelo.alcance import Alcance\n"
        "from informe_lib.presentacion.graficas import matriz_de_asistencia\n"
        "sys.stdout.buffer.write(matriz_de_asistencia(mesa(), Alcance.ACUMULADO).svg.encode())"
    )
    otro = subprocess.run([sys.executable, "-c", programa], capture_output=True, check=True)  # noqa: S603 (programa propio)
    propio = matriz_de_asistencia(mesa_de_territorializacion(), Alcance.ACUMULADO).svg
    assert otro.stdout.decode() == propio


def test_los_signos_de_los_datos_se_dibujan_literales():
    entrada = una_sesion({"a": "asistió"})
    raros = [{"clave": "a", "dependencia": r"Oficina $x_1$ {{ \ # <script> & «ñ»"}]
    figura = matriz_de_asistencia(expediente_de(entrada | {"integrantes": raros}), Alcance.PERIODO)
    assert r"Oficina $x_1$ {{ \ # <script> & «ñ»" in figura.alternativa
    assert "<script" not in figura.svg


def test_con_mas_sesiones_de_las_que_caben_los_totales_las_cuentan_todas():
    fechas = [date(2024, 1 + semana // 4, 1 + 7 * (semana % 4)) for semana in range(36)]
    sesiones = [{"fecha": fecha, "asistencia": {"a": "asistió"}} for fecha in fechas]
    entrada = {"periodo": "2024-T3", "integrantes": [{"clave": "a"}], "sesiones": sesiones}
    figura = matriz_de_asistencia(expediente_de(entrada), Alcance.ACUMULADO)
    assert "a, 36 de 36" in figura.alternativa
    assert len(figura.datos.filas) == 36


def test_envolver_no_pierde_palabras_ni_pasa_del_ancho():
    texto, letra = "Dirección de Programación, Seguimiento y Planes de Desarrollo Local", Letra()
    renglones = envolver(texto, letra, 5.0)
    assert " ".join(renglones) == texto
    assert all(medir(renglon, letra) <= 5.0 for renglon in renglones)


def test_una_figura_suelta_conserva_su_titulo_y_confiesa_que_nadie_la_describio():
    figura = FiguraDeMatplotlib()
    figura.subplots().set_title("Asistencia por mes")
    bloque = figura_suelta(figura)
    assert bloque.titulo == "Asistencia por mes"
    assert bloque.alternativa == "Figura sin descripción"
    assert bloque.svg.startswith("<svg")
