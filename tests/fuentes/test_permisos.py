"""Lo que el sistema no deja leer se dice en español, con su remedio, y nunca con sus palabras."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from informe_lib.fuentes.carpeta import carpeta_de_datos, hallar_datos, instancias_de, leer_carpeta
from informe_lib.fuentes.errores import ErrorCarpetaDeDatos, ErrorDeLectura
from informe_lib.fuentes.razones import razon_de
from tests.fuentes.conftest import FORMATO, INSTANCIA, LA_MESA, MESA, REPOSITORIO, T3, TEXTOS, VIGENCIA

NADIE = 65534
PERMISO = "no hay permiso para leerlo"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="en Windows los permisos no se quitan con chmod")


@pytest.fixture
def datos() -> Iterator[Path]:
    """Una copia donde cualquiera puede entrar: a las carpetas temporales de pytest solo entra su dueño."""
    with tempfile.TemporaryDirectory() as carpeta:
        raiz = Path(carpeta)
        raiz.chmod(0o755)
        shutil.copytree(REPOSITORIO / "parametros", raiz / "parametros")
        yield raiz


@contextmanager
def sin_permiso(ruta: Path, permisos: int = 0) -> Iterator[None]:
    """Le quita los permisos a una ruta y, a quien administra la máquina, el poder de leerla igual."""
    antes, quien = ruta.stat().st_mode, os.geteuid()
    ruta.chmod(permisos)
    if quien == 0:
        os.seteuid(NADIE)
    try:
        yield
    finally:
        os.seteuid(quien)
        ruta.chmod(antes)


@pytest.mark.parametrize("cerrada", ["parametros", "parametros/instancias"])
@pytest.mark.parametrize("permisos", [0o000, 0o444])
def test_sin_permiso_sobre_la_carpeta_de_datos_se_dice_y_no_se_niega_que_exista(
    datos: Path, cerrada: str, permisos: int
):
    for pedir in (lambda: instancias_de(datos), lambda: leer_carpeta(datos, MESA, T3)):
        with sin_permiso(datos / cerrada, permisos), pytest.raises(ErrorCarpetaDeDatos) as error:
            pedir()
        assert f"{PERMISO}. Pida permiso de lectura" in str(error.value)
        assert cerrada in str(error.value)


@pytest.mark.parametrize("hallar", [carpeta_de_datos, hallar_datos])
def test_una_carpeta_cerrada_no_hace_buscar_los_datos_en_otra_parte(datos: Path, hallar):
    with sin_permiso(datos / "parametros"), pytest.raises(ErrorCarpetaDeDatos, match=PERMISO):
        hallar(datos)


@pytest.mark.parametrize(
    ("cerrado", "lugares"),
    [
        (LA_MESA, {LA_MESA, f"{LA_MESA}/textos", INSTANCIA}),
        (f"{LA_MESA}/textos", {f"{LA_MESA}/textos"}),
        ("parametros/formatos", {"parametros/formatos"}),
        (INSTANCIA, {INSTANCIA}),
        (VIGENCIA, {VIGENCIA}),
        (TEXTOS, {TEXTOS}),
        (FORMATO, {FORMATO}),
    ],
)
def test_sin_permiso_sobre_lo_de_una_instancia_el_fallo_es_ese_y_ningun_otro(
    datos: Path, cerrado: str, lugares: set[str]
):
    with sin_permiso(datos / cerrado), pytest.raises(ErrorDeLectura) as error:
        leer_carpeta(datos, MESA, T3)
    assert {fallo.origen.archivo for fallo in error.value.fallos} == lugares
    assert {fallo.que for fallo in error.value.fallos} == {PERMISO}
    assert all("Pida permiso de lectura" in fallo.remedio for fallo in error.value.fallos)


def test_una_tuberia_en_lugar_de_un_archivo_no_detiene_la_lectura(datos: Path):
    (datos / VIGENCIA).unlink()
    os.mkfifo(datos / VIGENCIA)
    with pytest.raises(ErrorDeLectura, match="no es un archivo"):
        leer_carpeta(datos, MESA, T3)


@pytest.mark.parametrize("codigo", sorted(errno.errorcode))
def test_ninguna_razon_del_sistema_sale_en_ingles(codigo: int):
    ingles = os.strerror(codigo)
    assert ingles not in razon_de(OSError(codigo, ingles), para="leerlo")
