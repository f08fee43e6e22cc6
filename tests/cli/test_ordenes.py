"""El comando, como lo usa una persona: en otro proceso, mirando qué dice y cómo termina."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import sleep
from typing import Self

import pytest

from informe_lib.cli.seleccion import Eleccion, elegir
from informe_lib.ejecucion.manifiesto import inventario, leer_manifiesto
from informe_lib.modelo.periodo import Periodo
from tests.conftest import INSTANCIA, RAIZ, copiar_proyecto

VIGENCIA = Path("parametros") / "instancias" / INSTANCIA / "2024.yaml"
# Arrancar Python y sus bibliotecas cuesta más que rechazar una orden: en un proceso, una por renglón.
VARIAS = """
import json, os, sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from informe_lib.cli import principal

def una(carpeta, argumentos):
    os.chdir(carpeta)
    sys.argv = ["informe", *argumentos]
    with redirect_stdout(StringIO()) as salida, redirect_stderr(StringIO()) as errores:
        try:
            principal()
        except SystemExit as fin:
            return [fin.code, salida.getvalue(), errores.getvalue()]

for renglon in sys.stdin:
    print(json.dumps(una(*json.loads(renglon))), flush=True)
"""


@dataclass(frozen=True)
class Corrida:
    returncode: int
    stdout: str
    stderr: str


def informe(*argumentos: str, en: Path = RAIZ, **variables: str) -> subprocess.CompletedProcess[str]:
    orden = "from informe_lib.cli import principal; principal()"
    return python(orden, *argumentos, en=en, **variables)


def python(
    programa: str, *argumentos: str, en: Path = RAIZ, entrada: str = "", **variables: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", programa, *argumentos],
        cwd=en, env=entorno_con(**variables), input=entrada,
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def entorno_con(**variables: str) -> dict[str, str]:
    """El entorno de quien corre las pruebas, sin lo que cambiaría el resultado."""
    ajenas = ("INFORME_DATOS", "PYTHONIOENCODING")
    return {clave: valor for clave, valor in os.environ.items() if clave not in ajenas} | variables


class Terminal:
    """Un proceso que corre órdenes a medida que se le dan, cada una en su carpeta."""

    def __init__(self) -> None:
        self.proceso = subprocess.Popen(
            [sys.executable, "-c", VARIAS],
            env=entorno_con(COLUMNS="200"), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True, encoding="utf-8", cwd=RAIZ,
        )  # fmt: skip

    def correr(self, carpeta: Path, argumentos: Sequence[str]) -> Corrida:
        assert self.proceso.stdin
        assert self.proceso.stdout
        self.proceso.stdin.write(f"{json.dumps([str(carpeta), argumentos])}\n")
        self.proceso.stdin.flush()
        return Corrida(*json.loads(self.proceso.stdout.readline()))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.proceso.communicate()


def seguidas(*ordenes: tuple[Path, tuple[str, ...]]) -> list[Corrida]:
    """Varias órdenes, cada una en su carpeta, en un mismo proceso."""
    with Terminal() as terminal:
        return [terminal.correr(carpeta, argumentos) for carpeta, argumentos in ordenes]


@pytest.mark.parametrize(
    "argumentos",
    [
        ("--help",),
        ("generar", "--help"),
        ("estado", "--help"),
        ("nuevo", "--help"),
        ("nuevo", "proyecto", "--help"),
        ("nuevo", "instancia", "--help"),
        ("nuevo", "periodo", "--help"),
        ("nuevo", "formato", "--help"),
    ],
)
def test_la_ayuda_esta_en_espanol(argumentos: tuple[str, ...]) -> None:
    corrida = informe(*argumentos)
    assert corrida.returncode == 0
    assert "Uso:" in corrida.stdout
    ingles = ("Usage", "Options", "Show this", "default:", "Commands")
    assert not [palabra for palabra in ingles if palabra in corrida.stdout]


def test_la_ayuda_no_carga_las_bibliotecas_pesadas() -> None:
    programa = (
        "import sys; sys.argv=['informe','--help']\n"
        "from informe_lib.cli import principal\n"
        "try: principal()\n"
        "except SystemExit: pass\n"
        "pesadas = ('pandas', 'matplotlib', 'pydantic', 'typst', 'papermill', 'yaml')\n"
        "print([una for una in pesadas if una in sys.modules])"
    )
    assert python(programa).stdout.strip().endswith("[]")


MAL_ESCRITAS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("generr",), "¿Quiso decir 'generar'?"),
    (("generar", "--perodo", "2024-T3"), "¿Quiso decir '--periodo'?"),
    (("generar", "--periodo", "2024-T9"), "2024-T3"),
    (("generar", "--periodo", "todo"), "¿Quiso decir «todos»?"),
    (("generar", "--instancia", INSTANCIA, "--periodo", "2023-T1"), "Declara: 2024-T2, 2024-T3"),
    (("generar", "--instancia", "mesa-teritorializacion"), f"¿Quiso decir «{INSTANCIA}»?"),
    (("generar", "--instancia", "../x"), "No existe la instancia «../x»"),
    (("generar", "--formatos", "pdf,doc"), "«doc» no es un formato"),
    (("generar", "--cuaderno", "informe_gestio"), "informe_gestion"),
    (("generar", "--datos", "tests"), "parametros/"),
    (("generar", "--formatos", ","), "la lista está vacía"),
    (("generar", "--salida", "parametros/x"), "son los datos"),
    (
        ("generar", "--periodo", "III trimestre 2023"),
        "Los declarados son: 2024-S1, 2024-T2, 2024-T3, 2024-S2",
    ),
    (("estado", "--periodo", "2030-T1"), "Los declarados son: 2024-S1, 2024-T2, 2024-T3, 2024-S2"),
    (("estado", "--instancia", INSTANCIA, "--periodo", "2030-T1"), "Declara: 2024-T2, 2024-T3"),
    (("estado", "--instancia", "otra"), "No existe la instancia «otra»"),
    (("nuevo",), "Declara el periodo siguiente"),
    (("nuevo", "instanca"), "¿Quiso decir 'instancia'?"),
    (("nuevo", "instancia", "mi-mesa"), "--nombre"),
    (("nuevo", "instancia", INSTANCIA, "--nombre", "Otra"), "esa instancia ya existe"),
    (("nuevo", "instancia", "Mi Mesa", "--nombre", "Mi Mesa"), "Escríbala así: mi-mesa"),
    (("nuevo", "instancia", "mi-mesa", "--nombre", "M", "--formato", "bogota"), "bogota_233_2018"),
    (("nuevo", "instancia", "mi-mesa", "--nombre", "M", "--periodicidad", "trimestal"), "trimestral"),
    (
        ("nuevo", "instancia", "mi-mesa", "--nombre", "M", "--vigencia", "25"),
        "«25» no está entre 1900 y 2999",
    ),
    (("nuevo", "instancia", "mi-mesa", "--nombre", "M", "--vigencia", "este"), "«este» no es un año"),
    (("nuevo", "periodo"), "--instancia"),
    (("nuevo", "periodo", "--instancia", "mesa-teritorializacion"), f"¿Quiso decir «{INSTANCIA}»?"),
    (("nuevo", "periodo", "--instancia", INSTANCIA, "--periodo", "2024-T3"), "ya lo declara"),
    (("nuevo", "proyecto", "parametros"), "ya existe y no está vacía"),
    (("nuevo", "formato", "bogota_233_2018"), "ya hay un formato con esa clave"),
)


@pytest.fixture(scope="module")
def rechazadas() -> dict[tuple[str, ...], Corrida]:
    ordenes = [argumentos for argumentos, _ in MAL_ESCRITAS]
    return dict(zip(ordenes, seguidas(*((RAIZ, orden) for orden in ordenes)), strict=True))


@pytest.mark.parametrize(("argumentos", "dice"), MAL_ESCRITAS)
def test_una_orden_mal_escrita_termina_en_2_con_una_sugerencia(
    rechazadas: dict[tuple[str, ...], Corrida], argumentos: tuple[str, ...], dice: str
) -> None:
    corrida = rechazadas[argumentos]
    assert corrida.returncode == 2
    assert dice in corrida.stderr
    assert "Traceback" not in corrida.stderr


def test_generar_resume_lo_que_dejo_y_estado_lo_da_por_vigente(proyecto: Path) -> None:
    corrida = informe("generar", en=proyecto)
    assert corrida.returncode == 0, corrida.stderr
    assert corrida.stdout == ""
    assert "el abierto más reciente que ya terminó" in corrida.stderr
    assert "informe_mesa-territorializacion_2024-T3.pdf" in corrida.stderr
    assert "Ábralo: salidas/2024-T3/mesa-territorializacion/borrador/" in corrida.stderr
    assert "WARNING" not in corrida.stderr
    en_json, en_tabla = seguidas((proyecto, ("estado", "--json")), (proyecto, ("estado",)))
    assert json.loads(en_json.stdout)["informes"] == [
        {"instancia": INSTANCIA, "periodo": "2024-T2", "estado": "falta", "razon": "no se ha generado"},
        {"instancia": INSTANCIA, "periodo": "2024-T3", "estado": "vigente", "razon": ""},
    ]
    assert "vigente" in en_tabla.stdout


def test_todos_escribe_cada_periodo_declarado_con_un_renglon_por_informe(proyecto: Path) -> None:
    corrida = informe("generar", "--periodo", "todos", "--formatos", "html", en=proyecto)
    assert corrida.returncode == 0, corrida.stderr
    assert "2 informes escritos" in corrida.stderr
    for periodo in ("2024-T2", "2024-T3"):
        renglon = f"  salidas/{periodo}/{INSTANCIA}/borrador"
        assert sum(uno.startswith(renglon) for uno in corrida.stderr.splitlines()) == 1


def con(viejo: str, nuevo: str) -> Callable[[Path], object]:
    """Estropea un archivo cambiando la primera vez que algo aparece."""

    def estropear(ruta: Path) -> None:
        texto = ruta.read_text(encoding="utf-8")
        assert viejo in texto
        ruta.write_text(texto.replace(viejo, nuevo, 1), encoding="utf-8")

    return estropear


def en_latin_1(ruta: Path) -> None:
    ruta.write_bytes(ruta.read_text(encoding="utf-8").encode("latin-1", "replace"))


# Qué le pasa a un archivo, dónde lo dice el error, cómo se estropea y qué más dice.
DATOS_MALOS: tuple[tuple[str, str, Callable[[Path], object], str], ...] = (
    ("fecha imposible", "2024.yaml, línea", con("fecha: 2024-04-16", "fecha: 31/02/2024"), "31/02/2024"),
    (
        "campo ajeno",
        "2024.yaml, línea",
        con("estado: realizada", "estdo: realizada"),
        "¿Quiso decir «estado»?",
    ),
    ("otro tipo", "2024.yaml, línea", con("valor: 45", "valor: cuarenta"), "cuarenta"),
    ("clave repetida", "2024.yaml, línea", con("vigencia: 2024\n", "vigencia: 2024\n" * 2), "vigencia"),
    ("clave insegura", "2024.yaml, línea", con("clave: seguimiento-plan-2024", "clave: ../x"), "../x"),
    ("en Latin-1", "2024.yaml, línea", en_latin_1, "guárdelo como UTF-8"),
    ("vacío", "2024.yaml", lambda ruta: ruta.write_text("", encoding="utf-8"), "vacío"),
    ("falta", "instancia.yaml", Path.unlink, "no existe"),
)


@pytest.fixture(scope="module")
def estropeadas(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Corrida]]:
    """Por cada manera de estropear un archivo, su proyecto y lo que dijo `informe generar`."""
    proyectos = []
    for _, lugar, estropear, _ in DATOS_MALOS:
        proyecto = tmp_path_factory.mktemp("proyecto")
        copiar_proyecto(proyecto)
        estropear((proyecto / VIGENCIA).with_name(lugar.split(",")[0]))
        proyectos.append(proyecto)
    corridas = seguidas(*((proyecto, ("generar",)) for proyecto in proyectos))
    nombres = [nombre for nombre, *_ in DATOS_MALOS]
    return dict(zip(nombres, zip(proyectos, corridas, strict=True), strict=True))


@pytest.mark.parametrize(("nombre", "lugar", "dice"), [(n, lugar, d) for n, lugar, _, d in DATOS_MALOS])
def test_con_datos_malos_termina_en_1_dice_la_linea_y_no_escribe_nada(
    estropeadas: dict[str, tuple[Path, Corrida]], nombre: str, lugar: str, dice: str
) -> None:
    proyecto, corrida = estropeadas[nombre]
    assert corrida.returncode == 1
    assert VIGENCIA.with_name(lugar).as_posix() in corrida.stderr
    assert dice in corrida.stderr
    assert "Traceback" not in corrida.stderr
    assert not (proyecto / "salidas").exists()


def test_los_datos_malos_de_una_instancia_no_detienen_a_las_demas(proyecto: Path) -> None:
    otra = proyecto / "parametros" / "instancias" / "mesa-rota"
    otra.mkdir()
    (otra / "2024.yaml").write_text("esquema: 1\nvigencia: dos mil\n", encoding="utf-8")
    corrida = informe("generar", "--formatos", "html", en=proyecto)
    assert corrida.returncode == 1
    assert "mesa-rota" in corrida.stderr
    assert "Un informe escrito" in corrida.stderr


def test_el_periodo_por_defecto_es_el_abierto_mas_reciente_que_ya_termino(proyecto: Path) -> None:
    ruta = proyecto / VIGENCIA
    texto = ruta.read_text(encoding="utf-8")
    for de, a in (
        ("periodos:\n", "periodos:\n  - {periodo: 2024-T1}\n  - {periodo: 2024-T4}\n"),
        ("  - periodo: 2024-T2\n    estado: abierto\n", "  - periodo: 2024-T2\n    estado: cerrado\n"),
    ):
        assert de in texto
        texto = texto.replace(de, a, 1)
    ruta.write_text(texto, encoding="utf-8")

    def elegido(hoy: date) -> Periodo | None:
        (eleccion,) = elegir(proyecto, (), None, hoy)
        assert isinstance(eleccion, Eleccion)
        return eleccion.periodo

    assert elegido(date(2024, 3, 30)) is None
    assert str(elegido(date(2024, 3, 31))) == "2024-T1"
    assert str(elegido(date(2024, 7, 1))) == "2024-T1"
    assert str(elegido(date(2024, 10, 1))) == "2024-T3"
    assert str(elegido(date(2025, 1, 1))) == "2024-T4"


def test_en_una_corrida_de_todas_la_que_no_informa_el_periodo_se_salta_con_su_razon(proyecto: Path) -> None:
    otra = proyecto / "parametros" / "instancias" / "mesa-ficticia"
    shutil.copytree(proyecto / VIGENCIA.parent, otra)
    for nombre, de, a in (
        ("instancia.yaml", f"clave: {INSTANCIA}", "clave: mesa-ficticia"),
        ("2024.yaml", "periodos:\n", "periodos:\n  - {periodo: 2024-T1}\n"),
    ):
        ruta = otra / nombre
        ruta.write_text(ruta.read_text(encoding="utf-8").replace(de, a, 1), encoding="utf-8")
    ficticia, mesa = elegir(proyecto, (), Periodo.desde_texto("2024-T1"), date(2025, 1, 1))
    assert ficticia == Eleccion("mesa-ficticia", Periodo.desde_texto("2024-T1"), "el periodo pedido")
    assert mesa == Eleccion(INSTANCIA, None, "no informa el periodo 2024-T1")


def test_dos_corridas_a_la_vez_en_la_misma_carpeta_terminan_bien(proyecto: Path) -> None:
    with ThreadPoolExecutor(2) as dos:
        corridas = list(dos.map(lambda _: informe("generar", "--formatos", "html", en=proyecto), range(2)))
    assert [corrida.returncode for corrida in corridas] == [0, 0], corridas[0].stderr + corridas[1].stderr
    (manifiesto,) = (proyecto / "salidas").rglob("manifiesto.json")
    escrito = leer_manifiesto(manifiesto.parents[1])
    assert escrito is not None
    assert inventario(manifiesto.parents[1]) == escrito.archivos
    assert sorted(ruta.name for ruta in proyecto.iterdir()) == ["notebooks", "parametros", "salidas"]


def test_se_puede_pedir_un_solo_formato_y_pedir_otro_conserva_el_que_estaba(proyecto: Path) -> None:
    for pedido, quedan in (("html", {".html"}), ("pdf", {".html", ".pdf"})):
        corrida = informe("generar", "--formatos", pedido, "--salida", "otra", en=proyecto)
        assert corrida.returncode == 0, corrida.stderr
        assert {ruta.suffix for ruta in (proyecto / "otra").rglob("informe_*")} == quedan


def test_interrumpir_una_corrida_lo_dice_en_una_linea_y_no_deja_nada_a_medias(proyecto: Path) -> None:
    orden = [sys.executable, "-c", "from informe_lib.cli import principal; principal()", "generar"]
    corrida = subprocess.Popen(orden, cwd=proyecto, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    salidas = proyecto / "salidas"
    while not list(salidas.rglob(".borrador.nueva/interno")) and corrida.poll() is None:
        sleep(0.05)
    sleep(1)
    corrida.send_signal(signal.SIGINT)
    _, dicho = corrida.communicate(timeout=60)
    assert corrida.returncode == 1
    assert "Interrumpido." in dicho
    assert "Traceback" not in dicho
    assert not list(salidas.rglob("informe_*"))
