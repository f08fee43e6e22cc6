"""En una pantalla de 320 puntos una gráfica se lee sin desplazarla, o se desplaza y lo dice."""

from __future__ import annotations

import pytest

from informe_lib.exportacion.html import escribir_vista
from informe_lib.exportacion.html_bloques import dibujar_bloque
from informe_lib.exportacion.html_vestido import VestidoDePagina
from informe_lib.modelo.alcance import Alcance
from informe_lib.presentacion import graficas
from informe_lib.presentacion.bloques import Datos, Figura
from tests.indicadores.expedientes import mesa_de_territorializacion
from tests.presentacion.dibujos import cuerpos_de_letra, lados

PUNTO_DE_PANTALLA = 96 / 72  # de punto de imprenta a punto de pantalla
LIBRE = 320 - 2 * 16 - 2 * 4  # sin los márgenes de la página y de la imagen
LETRA_MINIMA = 9


@pytest.mark.parametrize(
    "grafica",
    [
        graficas.matriz_de_asistencia,
        graficas.avance_frente_a_lo_esperado,
        graficas.funciones_por_sesion,
        graficas.decisiones_y_su_antiguedad,
    ],
)
def test_la_letra_mas_pequena_se_lee_en_un_telefono(grafica):
    angosta = grafica(mesa_de_territorializacion(), Alcance.ACUMULADO).angosta
    ancho, _ = lados(angosta)
    escala = min(1.0, LIBRE / (ancho * PUNTO_DE_PANTALLA))
    assert min(cuerpos_de_letra(angosta)) * PUNTO_DE_PANTALLA * escala >= LETRA_MINIMA


def test_la_pagina_trae_las_dos_y_el_telefono_escoge_la_suya():
    figura = graficas.avance_frente_a_lo_esperado(mesa_de_territorializacion(), Alcance.ACUMULADO)
    pagina = dibujar_bloque(figura, VestidoDePagina())
    assert '<picture><source media="screen and (max-width: 600px)" srcset="data:image/svg+xml' in pagina
    assert 'class="region"' not in pagina.partition("<details>")[0]
    assert "<picture>" not in escribir_vista((figura,))


def test_una_grafica_de_varias_hojas_las_muestra_todas_con_su_texto():
    hoja = graficas.funciones_por_sesion(mesa_de_territorializacion(), Alcance.ACUMULADO).svg
    figura = Figura("f", "Título", "", hoja, "Lo que se ve", "", Datos((), ()), continuacion=(hoja, hoja))
    pagina = dibujar_bloque(figura, VestidoDePagina())
    assert pagina.count("<img") == 3
    assert 'alt="Continúa la gráfica: parte 2 de 3"' in pagina
