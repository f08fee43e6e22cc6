"""Instalada de verdad, la biblioteca trae lo que necesita; y lo que un proyecto tiene suyo, manda."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from informe_lib.ejecucion.cuadernos import hallar_cuaderno
from informe_lib.ejecucion.manifiesto import inventario
from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.fuentes.errores import ErrorDeLectura
from tests.conftest import INSTANCIA, RAIZ, TRIMESTRE

INFORME = ("-c", "from informe_lib.cli import principal; principal()")
FORMATO = Path("parametros") / "formatos" / "bogota_233_2018.yaml"


def correr(*orden: str, en: Path, **variables: str) -> str:
    entorno = {clave: valor for clave, valor in os.environ.items() if clave != "INFORME_DATOS"} | variables
    corrida = subprocess.run(
        [sys.executable, *orden],
        cwd=en,
        env=entorno,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert corrida.returncode == 0, corrida.stdout + corrida.stderr
    return corrida.stdout


@pytest.fixture(scope="module")
def rueda(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """El paquete como se reparte, construido sin red."""
    destino = tmp_path_factory.mktemp("rueda")
    orden = ("-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--disable-pip-version-check")
    correr(*orden, "-w", str(destino), str(RAIZ), en=destino)
    (una,) = destino.glob("*.whl")
    return una


@pytest.fixture
def solo_datos(tmp_path: Path) -> Path:
    """Un proyecto que solo tiene `parametros/instancias`: ni cuadernos ni formatos."""
    proyecto = tmp_path / "proyecto"
    instancias = Path("parametros") / "instancias"
    shutil.copytree(RAIZ / instancias, proyecto / instancias)
    return proyecto


def test_la_rueda_trae_los_cuadernos_los_formatos_y_todo_lo_que_no_es_codigo(rueda: Path) -> None:
    traidos = set(ZipFile(rueda).namelist())
    propios = {
        ruta.relative_to(RAIZ).as_posix()
        for ruta in (RAIZ / "informe_lib").rglob("*")
        if ruta.suffix in {".css", ".typ", ".ttf", ".txt", ".typed", ".yaml", ".md"}
    }
    incluidos = {
        f"informe_lib/recursos/{carpeta.name}/{ruta.name}"
        for carpeta in (RAIZ / "notebooks", RAIZ / FORMATO.parent)
        for ruta in carpeta.iterdir()
        if ruta.is_file()
    }
    assert len(propios) >= 14
    muestras = RAIZ / "parametros" / "instancias"
    incluidos |= {
        f"informe_lib/recursos/instancias/{ruta.relative_to(muestras).as_posix()}"
        for ruta in muestras.rglob("*")
        if ruta.is_file()
    }
    assert len(incluidos) >= 10
    assert propios | incluidos <= traidos


@pytest.fixture(scope="module")
def sitio(rueda: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Donde queda instalada, con el repositorio fuera de la vista."""
    destino = tmp_path_factory.mktemp("sitio")
    instalar = ("-m", "pip", "install", "--no-deps", "--no-index", "--disable-pip-version-check")
    correr(*instalar, "--target", str(destino), str(rueda), en=destino)
    cual = correr(
        "-c", "import informe_lib; print(informe_lib.__file__)", en=destino, PYTHONPATH=str(destino)
    )
    assert Path(cual.strip()).is_relative_to(destino)
    return destino


def test_instalada_escribe_los_mismos_bytes_para_quien_solo_tiene_datos(
    sitio: Path, solo_datos: Path, borrador: Path
) -> None:
    generar = (*INFORME, "generar", "--instancia", INSTANCIA)
    correr(*generar, en=solo_datos, PYTHONPATH=str(sitio))
    escrito = solo_datos / "salidas" / TRIMESTRE.clave / INSTANCIA / "borrador"
    assert inventario(escrito) == inventario(borrador)


def test_instalada_hace_un_proyecto_de_ejemplo_que_genera_lo_mismo(
    sitio: Path, borrador: Path, tmp_path: Path
) -> None:
    proyecto = tmp_path / "Mis informes ñandú"
    correr(*INFORME, "nuevo", "proyecto", proyecto.name, "--ejemplo", en=tmp_path, PYTHONPATH=str(sitio))
    correr(*INFORME, "generar", "--instancia", INSTANCIA, en=proyecto, PYTHONPATH=str(sitio))
    escrito = proyecto / "salidas" / TRIMESTRE.clave / INSTANCIA / "borrador"
    assert inventario(escrito) == inventario(borrador)
    assert (proyecto / "salidas" / "README.md").read_bytes() == (RAIZ / "salidas" / "README.md").read_bytes()


def test_desde_el_repositorio_se_usan_su_cuaderno_y_su_formato(solo_datos: Path) -> None:
    assert hallar_cuaderno("informe_gestion", solo_datos) == RAIZ / "notebooks" / "informe_gestion.ipynb"
    leido, suyo = (leer_carpeta(datos, INSTANCIA, TRIMESTRE) for datos in (solo_datos, RAIZ))
    assert leido == suyo


def test_lo_que_el_proyecto_tiene_suyo_manda_sobre_lo_que_trae_la_biblioteca(solo_datos: Path) -> None:
    for recurso in (FORMATO, Path("notebooks") / "informe_gestion.ipynb"):
        (solo_datos / recurso).parent.mkdir(parents=True)
        shutil.copy(RAIZ / recurso, solo_datos / recurso)
    texto = (solo_datos / FORMATO).read_text(encoding="utf-8")
    titulo = leer_carpeta(RAIZ, INSTANCIA, TRIMESTRE).formato.titulo
    assert titulo in texto
    (solo_datos / FORMATO).write_text(texto.replace(titulo, "El de este proyecto"), encoding="utf-8")
    assert leer_carpeta(solo_datos, INSTANCIA, TRIMESTRE).formato.titulo == "El de este proyecto"
    assert hallar_cuaderno("informe_gestion", solo_datos).is_relative_to(solo_datos)


def test_un_formato_que_nadie_tiene_se_dice_con_los_que_hay(solo_datos: Path) -> None:
    vigencia = solo_datos / "parametros" / "instancias" / INSTANCIA / "2024.yaml"
    escrito = vigencia.read_text(encoding="utf-8")
    vigencia.write_text(escrito.replace(FORMATO.stem, "bogota_233_2081"), encoding="utf-8")
    with pytest.raises(ErrorDeLectura, match=r"¿Quiso decir «bogota_233_2018»\?"):
        leer_carpeta(solo_datos, INSTANCIA, TRIMESTRE)
