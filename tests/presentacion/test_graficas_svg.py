"""El SVG de una gráfica cabe en una página estricta, pesa poco y es siempre el mismo."""

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
    decisiones_y_su_antiguedad,
    funciones_por_sesion,
    matriz_de_asistencia,
)
from informe_lib.presentacion.graficas.lienzo import figura_suelta
from informe_lib.presentacion.graficas.svg import svg_incrustable
from tests.indicadores.expedientes import expediente_de, mesa_de_territorializacion

GRAFICAS = (
    matriz_de_asistencia,
    avance_frente_a_lo_esperado,
    funciones_por_sesion,
    decisiones_y_su_antiguedad,
)


@pytest.mark.parametrize("grafica", GRAFICAS)
def test_el_svg_se_puede_poner_en_una_pagina_de_politica_estricta(grafica):
    for svg in grafica(mesa_de_territorializacion(), Alcance.ACUMULADO).dibujos():
        assert svg.startswith("<svg")
        assert ET.fromstring(svg).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 (lo dibujó la casa)
        for impropio in ("<style", "style=", "<script", "<image", "<!--", "<text"):
            assert impropio not in svg


@pytest.mark.parametrize("grafica", GRAFICAS)
def test_una_grafica_de_la_muestra_cabe_en_setenta_kilobytes(grafica):
    figura = grafica(mesa_de_territorializacion(), Alcance.ACUMULADO)
    assert all(len(svg.encode()) < 70_000 for svg in figura.dibujos())


def test_aligerar_el_svg_no_mueve_nada_que_se_alcance_a_ver():
    letra = '<path id="l" d="M 3975 1216 \nL 0 -64 \nz\n" transform="scale(0.015625)"/>'
    dibujo = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
        f'<defs>{letra}<path id="espacio" transform="scale(0.015625)"/></defs><g id="text_1">'
        '<g style="fill: #57606a" transform="translate(450.819035 28.169291) scale(0.105 -0.105)">'
        '<use xlink:href="#l"/><use xlink:href="#espacio" transform="translate(66.7 0)"/>'
        '<use xlink:href="#l" transform="translate(94.484375 0)"/></g></g></svg>'
    )
    liviano = ET.fromstring(svg_incrustable(dibujo))  # noqa: S314 (lo acaba de escribir la prueba)
    trazo, grupo = liviano[0][0], liviano[1]
    assert trazo.get("d") == "M62.1 19L0-1z"
    assert trazo.get("transform") is None
    assert grupo.attrib == {"fill": "#57606a", "transform": "translate(450.82 28.17) scale(0.105 -0.105)"}
    assert [letra.get("x") for letra in grupo] == [None, "94.5"]
    assert {letra.get("href") for letra in grupo} == {f"#{trazo.get('id')}"}


def test_las_graficas_de_una_pagina_no_repiten_identificadores():
    figuras = [grafica(mesa_de_territorializacion(), Alcance.ACUMULADO) for grafica in GRAFICAS]
    identificadores = [
        uno for figura in figuras for uno in re.findall(r'\bid="([^"]+)"', "".join(figura.dibujos()))
    ]
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
    otro = subprocess.run([sys.executable, "-c", programa], capture_output=True, check=True)
    propio = matriz_de_asistencia(mesa_de_territorializacion(), Alcance.ACUMULADO).svg
    assert otro.stdout.decode() == propio


def test_los_signos_de_los_datos_se_dibujan_literales():
    sesion = {"fecha": date(2024, 9, 3), "asistencia": {"a": "asistió"}}
    raros = [{"clave": "a", "dependencia": r"Oficina $x_1$ {{ \ # <script> & «ñ»"}]
    entrada = {"periodo": "2024-T3", "sesiones": [sesion], "integrantes": raros}
    figura = matriz_de_asistencia(expediente_de(entrada), Alcance.PERIODO)
    assert r"Oficina $x_1$ {{ \ # <script> & «ñ»" in figura.alternativa
    assert "<script" not in figura.svg


def test_una_figura_suelta_conserva_su_titulo_y_confiesa_que_nadie_la_describio():
    figura = FiguraDeMatplotlib()
    figura.subplots().set_title("Asistencia por mes")
    bloque = figura_suelta(figura)
    assert bloque.titulo == "Asistencia por mes"
    assert bloque.alternativa == "Figura sin descripción"
    assert bloque.svg.startswith("<svg")
