"""Las gráficas del informe salen del informe, no de los ajustes de la máquina que lo genera."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import matplotlib as mpl

from informe_lib.modelo.alcance import Alcance
from informe_lib.presentacion.graficas import matriz_de_asistencia
from tests.conftest import RAIZ
from tests.indicadores.expedientes import mesa_de_territorializacion

DIBUJA = """
import sys
import matplotlib
from informe_lib.modelo.alcance import Alcance
from informe_lib.presentacion import graficas
from tests.indicadores.expedientes import mesa_de_territorializacion
for nombre in (
    "matriz_de_asistencia", "avance_frente_a_lo_esperado", "funciones_por_sesion",
    "decisiones_y_su_antiguedad",
):
    figura = getattr(graficas, nombre)(mesa_de_territorializacion(), Alcance.ACUMULADO)
    sys.stdout.buffer.write("".join(figura.dibujos()).encode())
sys.stderr.write(str(matplotlib.rcParams["font.size"]))
"""
AJUSTES = """
savefig.bbox: tight
savefig.facecolor: red
savefig.dpi: 300
figure.dpi: 30
path.sketch: 3, 100, 2
patch.force_edgecolor: True
lines.antialiased: False
svg.fonttype: none
font.size: 40
"""


def dibujadas_en(carpeta: Path) -> tuple[bytes, str]:
    """Lo que dibuja otro proceso que trabaja en esa carpeta, y el cuerpo de letra que tenía puesto."""
    entorno = {**os.environ, "PYTHONPATH": str(RAIZ)}
    proceso = subprocess.run(
        [sys.executable, "-c", DIBUJA], cwd=carpeta, env=entorno, capture_output=True, check=True
    )
    return proceso.stdout, proceso.stderr.decode().strip()


def test_un_matplotlibrc_de_quien_genera_no_cambia_ni_un_byte(tmp_path: Path) -> None:
    sin_ajustes, cuerpo = dibujadas_en(tmp_path)
    (tmp_path / "matplotlibrc").write_text(AJUSTES, encoding="utf-8")
    con_ajustes, cuerpo_ajustado = dibujadas_en(tmp_path)
    assert (cuerpo, cuerpo_ajustado) == ("10.0", "40.0")
    assert sin_ajustes.count(b"<svg") == 2 * 4
    assert con_ajustes == sin_ajustes


def test_dibujar_deja_como_estaban_los_ajustes_de_quien_analiza() -> None:
    suyos = {"font.size": 17, "savefig.bbox": "tight", "lines.antialiased": False}
    with mpl.rc_context(suyos):
        matriz_de_asistencia(mesa_de_territorializacion(), Alcance.ACUMULADO)
        assert {ajuste: mpl.rcParams[ajuste] for ajuste in suyos} == suyos
