"""Archivos y carpetas como los deja Windows: el informe es el mismo, o se dice antes de empezar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from informe_lib.cli.corrida import Corrida, correr
from informe_lib.ejecucion.generacion import generar
from informe_lib.ejecucion.largo_de_rutas import MAXIMO_EN_WINDOWS, ErrorRutaLarga, ruta_mas_larga
from informe_lib.ejecucion.manifiesto import inventario, leer_manifiesto
from tests.conftest import INSTANCIA, TRIMESTRE, copiar_proyecto, pedido

ESCRITOS_A_MANO = (".yaml", ".md")


def test_con_crlf_y_marca_de_orden_en_cada_archivo_salen_los_mismos_bytes(
    borrador: Path, tmp_path: Path
) -> None:
    proyecto = copiar_proyecto(tmp_path / "Mis informes ñandú")
    convertidos = [ruta for ruta in proyecto.rglob("*") if ruta.suffix in ESCRITOS_A_MANO]
    for ruta in convertidos:
        ruta.write_bytes(b"\xef\xbb\xbf" + ruta.read_bytes().replace(b"\n", b"\r\n"))
    # Una instancia, su vigencia, sus textos, un formato y la ficha del cuaderno.
    assert {ruta.parent.name for ruta in convertidos} == {INSTANCIA, "textos", "formatos", "notebooks"}
    escrito = generar(pedido(proyecto, tmp_path / "Salidas de la año"))
    assert inventario(escrito) == inventario(borrador)
    otro, uno = leer_manifiesto(escrito), leer_manifiesto(borrador)
    assert otro is not None
    assert uno is not None
    # Los archivos son otros, y eso es lo único que cambia.
    assert otro.fuentes.keys() == uno.fuentes.keys()
    assert replace(otro, fuentes={}) == replace(uno, fuentes={})


def test_ninguna_ruta_que_se_escribe_pasa_de_la_anunciada(borrador: Path) -> None:
    anunciada = len(str(ruta_mas_larga(borrador.parents[2], INSTANCIA, TRIMESTRE)))
    escritas = [len(str(ruta)) + len("..anterior") for ruta in borrador.rglob("*")]
    assert max(escritas) <= anunciada < max(escritas) + 40


def test_una_ruta_que_no_cabe_en_windows_se_dice_antes_de_escribir(tmp_path: Path) -> None:
    proyecto = copiar_proyecto(tmp_path)
    sobra = MAXIMO_EN_WINDOWS + 15 - len(str(ruta_mas_larga(proyecto, INSTANCIA, TRIMESTRE)))
    salidas = proyecto / ("s" * (sobra - 1))
    corrida = Corrida(proyecto, salidas, "informe_gestion", largo_de_ruta=MAXIMO_EN_WINDOWS)
    with pytest.raises(ErrorRutaLarga, match="tendría 274 caracteres y Windows admite 259: use --salida"):
        correr(corrida, (), TRIMESTRE, date(2025, 1, 1))
    assert not salidas.exists()
    # Donde no hay ese límite, no se pregunta.
    completo, _ = correr(replace(corrida, largo_de_ruta=None), (), TRIMESTRE, date(2025, 1, 1))
    assert completo


def test_windows_cuenta_dos_por_cada_caracter_que_no_cabe_en_uno() -> None:
    comun, emoji = (
        str(ErrorRutaLarga(str(ruta_mas_larga(Path(carpeta), INSTANCIA, TRIMESTRE)), 10))
        for carpeta in ("ab", "😀")
    )
    assert comun.split("tendría ")[1] == emoji.split("tendría ")[1]
