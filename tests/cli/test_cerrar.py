"""Cerrar desde la terminal: lo que se lee cuando no se puede, cuando se puede y después."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.revision.revisar import revisar
from informe_lib.revision.salvedades import sin_salvedad
from tests.cli.test_ordenes import Corrida, Terminal, informe
from tests.conftest import INSTANCIA, TRIMESTRE, copiar_proyecto
from tests.ejecucion.cierres import VIGENCIA, corregir

CERRAR = ("cerrar", "--instancia", INSTANCIA, "--periodo", TRIMESTRE.clave)
VERSION = f"salidas/2024-T3/{INSTANCIA}/v1"


@pytest.fixture(scope="module")
def terminal() -> Iterator[Terminal]:
    with Terminal() as abierta:
        yield abierta


@pytest.fixture(scope="module")
def proyecto_que_impide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copiar_proyecto(tmp_path_factory.mktemp("impide"))


@pytest.fixture(scope="module")
def rechazo(proyecto_que_impide: Path, terminal: Terminal) -> Corrida:
    return terminal.correr(proyecto_que_impide, CERRAR)


@pytest.fixture(scope="module")
def cerrado(
    rechazo: Corrida, terminal: Terminal, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Corrida]:
    """Otra copia, con las salvedades que el rechazo propuso, ya con motivo y responsable."""
    proyecto = copiar_proyecto(tmp_path_factory.mktemp("cerrado"))
    agregar(proyecto, llenas(rechazo))
    return proyecto, terminal.correr(proyecto, CERRAR)


def propuestas(rechazo: Corrida) -> str:
    """El YAML que el comando imprime para copiar."""
    return rechazo.stdout[rechazo.stdout.index("\nsalvedades:") :]


def llenas(rechazo: Corrida) -> str:
    con_motivo = re.sub(r"motivo:.*", "motivo: El informe publicado no lo dice", propuestas(rechazo))
    return re.sub(r"quien:.*", "quien: Secretaría Técnica", con_motivo)


def agregar(proyecto: Path, renglones: str) -> None:
    with (proyecto / VIGENCIA).open("a", encoding="utf-8") as vigencia:
        vigencia.write(renglones)


def test_un_rechazo_dice_cada_alerta_que_impide_y_no_escribe_nada(
    rechazo: Corrida, proyecto_que_impide: Path
) -> None:
    expediente = leer_carpeta(proyecto_que_impide, INSTANCIA, TRIMESTRE)
    impiden = sin_salvedad(revisar(expediente), expediente)
    dicho = " ".join(rechazo.stdout.split())
    assert rechazo.returncode == 1
    assert len(impiden) > 0
    for alerta in impiden:
        assert f"{alerta.codigo} {' '.join(alerta.mensaje.split())}" in dicho
        assert alerta.remedio in dicho
    assert f"{len(impiden)} alertas lo impiden. No se escribió nada." in dicho
    assert not (proyecto_que_impide / "salidas").exists()


def test_las_salvedades_que_propone_no_pasan_hasta_que_alguien_las_llena(
    rechazo: Corrida, proyecto: Path, terminal: Terminal
) -> None:
    agregar(proyecto, propuestas(rechazo))
    vacias = terminal.correr(proyecto, CERRAR)
    assert vacias.returncode == 1
    assert "en «motivo», está vacío" in vacias.stderr
    assert "en «quien», está vacío" in vacias.stderr


def test_con_las_salvedades_llenas_se_cierra_y_se_dice_donde(cerrado: tuple[Path, Corrida]) -> None:
    proyecto, corrida = cerrado
    assert corrida.returncode == 0, corrida.stderr
    assert f"{INSTANCIA}, 2024-T3: cerrado (v1)." in corrida.stderr
    assert f"Escrito en {VERSION}, de solo lectura" in corrida.stderr
    assert "por qué y quién responde, en interno/salvedades.json" in corrida.stderr
    assert (proyecto / VERSION / f"informe_{INSTANCIA}_2024-T3.pdf").is_file()


def test_lo_que_nadie_puede_excusar_se_dice_aparte_y_sin_salvedad_para_copiar(
    proyecto: Path, terminal: Terminal
) -> None:
    """Un segundo valor para la misma cifra, con otro alcance: alguno de los dos está mal."""
    ruta = proyecto / VIGENCIA
    contradichas = (
        "\n  reportes_remitidos:\n    - {periodo: 2024-T3, valor: 15, alcance: periodo, soporte: Otro}"
    )
    texto = ruta.read_text(encoding="utf-8")
    assert "\n  reportes_remitidos:" in texto
    ruta.write_text(texto.replace("\n  reportes_remitidos:", contradichas, 1), encoding="utf-8")
    corrida = terminal.correr(proyecto, CERRAR)
    assert "Nadie puede responder por V16: hay que corregir los datos." in corrida.stdout
    assert "regla: V16" not in corrida.stdout
    assert "regla: V07" in corrida.stdout


def test_despues_de_cerrar_el_estado_lo_dice_y_generar_pasa_al_que_sigue_abierto(
    cerrado: tuple[Path, Corrida], terminal: Terminal
) -> None:
    proyecto, _ = cerrado
    assert "cerrado (v1)" in terminal.correr(proyecto, ("estado",)).stdout
    otra_vez = terminal.correr(proyecto, CERRAR)
    assert (otra_vez.returncode, otra_vez.stdout) == (0, "")
    assert "ya está cerrado (v1) y nada cambió desde entonces." in otra_vez.stderr
    sin_decir = terminal.correr(proyecto, ("generar", "--formatos", "html"))
    assert "2024-T2 (el abierto más reciente que ya terminó y no se ha cerrado)" in sin_decir.stderr
    por_su_nombre = terminal.correr(proyecto, ("generar", "--periodo", "2024-T3", "--formatos", "html"))
    assert por_su_nombre.returncode == 0
    assert "Ya está cerrado (v1): esto es otro borrador" in por_su_nombre.stderr


def test_una_correccion_sin_motivo_se_rechaza_y_con_el_reemplaza_y_lo_dice(
    cerrado: tuple[Path, Corrida], terminal: Terminal, tmp_path: Path
) -> None:
    proyecto = Path(shutil.copytree(cerrado[0], tmp_path / "copia"))
    corregir(proyecto)
    en_json = terminal.correr(proyecto, ("estado", "--periodo", "2024-T3", "--json")).stdout
    assert json.loads(en_json)["informes"] == [
        {
            "instancia": INSTANCIA, "periodo": "2024-T3", "estado": "cerrado", "version": "v1",
            "razon": "desde que se cerró cambió: datos",
        }
    ]  # fmt: skip
    sin_motivo = terminal.correr(proyecto, (*CERRAR, "--motivo", "  "))
    assert sin_motivo.returncode == 1
    assert "repita con --motivo" in sin_motivo.stderr
    con_motivo = terminal.correr(proyecto, (*CERRAR, "--motivo", "El acta dice 46"))
    assert con_motivo.returncode == 0, con_motivo.stderr
    assert f"Reemplaza a v1, que se conserva en {VERSION}." in con_motivo.stderr


@pytest.mark.parametrize(
    ("argumentos", "dice"),
    [
        (CERRAR[:3], "Falta la opción '--periodo'"),
        (("cerrar", "--periodo", "2024-T3"), "Falta la opción '--instancia'"),
        ((*CERRAR[:2], "mesa-teritorializacion", *CERRAR[3:]), f"¿Quiso decir «{INSTANCIA}»?"),
        ((*CERRAR[:4], "2030-T1"), "Declara: 2024-T2, 2024-T3"),
        ((*CERRAR, "--cuaderno", "informe_gestio"), "informe_gestion"),
        ((*CERRAR, "--salida", "parametros/x"), "son los datos"),
    ],
)
def test_una_orden_mal_escrita_termina_en_2_con_lo_que_falta(
    proyecto: Path, terminal: Terminal, argumentos: tuple[str, ...], dice: str
) -> None:
    corrida = terminal.correr(proyecto, argumentos)
    assert corrida.returncode == 2
    assert dice in corrida.stderr


def test_la_ayuda_esta_en_espanol() -> None:
    corrida = informe("cerrar", "--help")
    assert "Uso: informe cerrar" in corrida.stdout
    assert "Usage" not in corrida.stdout
