"""Lo que dice el comando se lee en cualquier consola, y un programa lo recibe exacto."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from informe_lib.cli.consola import en_letras_sencillas
from tests.cli.test_ordenes import VIGENCIA, entorno_con
from tests.conftest import INSTANCIA

ORDEN = "from informe_lib.cli import principal; principal()"


def dicho(*argumentos: str, en: Path, codificacion: str) -> tuple[int, str]:
    """Con qué termina y qué dice, todo junto, leído como lo leería quien pidió esa codificación."""
    corrida = subprocess.run(
        [sys.executable, "-c", ORDEN, *argumentos],
        cwd=en, env=entorno_con(PYTHONIOENCODING=codificacion), stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, check=False,
    )  # fmt: skip
    return corrida.returncode, corrida.stdout.decode(codificacion)


@pytest.mark.parametrize(
    ("codificacion", "ayuda", "generado", "error"),
    [
        ("cp1252", "Órdenes:", "Ábralo: salidas/", "¿Quiso decir «mesa-territorializacion»?"),
        ("ascii", "Ordenes:", "Abralo: salidas/", 'Quiso decir "mesa-territorializacion"?'),
    ],
)
def test_cada_codificacion_recibe_espanol_legible(
    proyecto: Path, codificacion: str, ayuda: str, generado: str, error: str
) -> None:
    assert ayuda in dicho("--help", en=proyecto, codificacion=codificacion)[1]
    termino, dice = dicho("generar", "--formatos", "html", en=proyecto, codificacion=codificacion)
    assert (termino, generado in dice, "?" in dice) == (0, True, False)
    assert "vigente" in dicho("estado", en=proyecto, codificacion=codificacion)[1]
    equivocada = ("generar", "--instancia", "mesa-teritorializacion")
    termino, dice = dicho(*equivocada, en=proyecto, codificacion=codificacion)
    assert (termino, error in dice) == (2, True)


def test_sin_pedir_nada_una_tuberia_recibe_utf_8(proyecto: Path) -> None:
    corrida = subprocess.run(
        [sys.executable, "-c", ORDEN, "--help"],
        cwd=proyecto, env=entorno_con(LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0"),
        capture_output=True, check=False,
    )  # fmt: skip
    assert "Órdenes:" in corrida.stdout.decode("utf-8")


@pytest.mark.parametrize("codificacion", ["utf-8", "cp1252", "ascii"])
def test_el_json_trae_los_mismos_datos_en_cualquier_codificacion(proyecto: Path, codificacion: str) -> None:
    ruta = proyecto / VIGENCIA
    escrita = ruta.read_text(encoding="utf-8")
    ruta.write_text(escrita.replace("estado: abierto", "estado: →á", 1), encoding="utf-8")
    _, escrito = dicho("estado", "--json", en=proyecto, codificacion=codificacion)
    (error,) = json.loads(escrito)["errores"]
    assert error["instancia"] == INSTANCIA
    assert "«→á»" in error["mensaje"]


@pytest.mark.parametrize(
    ("escrito", "en_ascii"),
    [
        ("«Fusión» de 2025 – ¿y qué…?", '"Fusion" de 2025 - y que...?'),
        ("≥ 3 × 2 → ñandú, 4.º", ">= 3 x 2 -> nandu, 4.o"),
        ("pingüino\u0301 ½", "pinguino 1/2"),
        ("😀 مرحبا", "* *****"),
    ],
)
def test_lo_que_ascii_no_tiene_sale_con_la_letra_mas_sencilla(escrito: str, en_ascii: str) -> None:
    def sencillo(texto: str) -> str:
        error = UnicodeEncodeError("ascii", texto, 0, len(texto), "no cabe")
        return en_letras_sencillas(error)[0]

    solo_lo_ajeno = "".join(letra if letra.isascii() else sencillo(letra) for letra in escrito)
    assert solo_lo_ajeno.encode("ascii").decode() == en_ascii
