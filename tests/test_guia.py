"""La guía del analista se puede seguir al pie de la letra: aquí se sigue."""

from __future__ import annotations

import html
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.test_ordenes import Terminal
from tests.conftest import RAIZ

GUIA = (RAIZ / "docs" / "guia_analista.md").read_text(encoding="utf-8")
RECUADROS = re.compile(r"^```(\w+)\n(.*?)^```$|((?:^> [^\n]*\n)+)", re.MULTILINE | re.DOTALL)
PRIMER_RENGLON = re.compile(r"(?:# )?([\w./-]+), (donde dice|en lugar de|en|debajo de)(?: «(.+)»)?:")
DE_UN_RECHAZO = ("No se pudo escribir", "no se puede cerrar")
INSTANCIA = Path("parametros") / "instancias" / "comite-arroyos"


class Analista:
    """Quien sigue la guía: dónde está, qué le dijo el último comando y cómo termina cada paso."""

    def __init__(self, carpeta: Path, terminal: Terminal) -> None:
        self.carpeta, self.terminal = carpeta, terminal
        self.dicho = ""

    def correr(self, ordenes: str, *, falla: bool) -> None:
        self.dicho = ""
        terminos = []
        for orden in ordenes.splitlines():
            programa, *argumentos = shlex.split(orden)
            if programa == "cd":
                self.carpeta /= argumentos[0]
                continue
            assert programa == "informe", orden
            corrida = self.terminal.correr(self.carpeta, argumentos)
            self.dicho += corrida.stdout + corrida.stderr
            terminos.append(corrida.returncode)
        assert set(terminos) <= {int(falla)}, self.dicho

    def cambiar(self, cambio: str) -> None:
        primero, _, resto = cambio.partition("\n")
        senas = PRIMER_RENGLON.fullmatch(primero)
        assert senas, primero
        archivo, donde, cual = senas.groups()
        ruta = self.carpeta / INSTANCIA / archivo
        texto = ruta.read_text(encoding="utf-8")
        ruta.write_text(_cambiado(texto, donde, cual, resto), encoding="utf-8")

    def leer(self) -> str:
        """Lo que se lee en la última página que se escribió."""
        paginas = sorted(self.carpeta.rglob("informe_*.html"), key=lambda ruta: ruta.stat().st_mtime)
        sin_marcas = re.sub(r"<[^>]+>", "", paginas[-1].read_text(encoding="utf-8"))
        return " ".join(html.unescape(sin_marcas).split())


def _cambiado(texto: str, donde: str, cual: str, resto: str) -> str:
    if donde == "donde dice":
        viejo, _, nuevo = resto.partition("# diga:\n")
        assert texto.count(viejo) == 1, viejo
        return texto.replace(viejo, nuevo)
    if donde == "debajo de":
        assert texto.count(f"{cual}\n") == 1, cual
        return texto.replace(f"{cual}\n", f"{cual}\n{resto}")
    rama = re.search(rf"(?m)^{cual}:\n(?:^(?: .*|#   .*)\n)*", texto)
    assert rama, cual
    if donde == "en lugar de":
        return texto.replace(rama[0], resto)
    escrita = re.match(rf"{cual}:\n(?: .*\n)*", rama[0])
    assert escrita
    return texto.replace(escrita[0], escrita[0] + resto)


def pasos() -> Iterator[tuple[str, str]]:
    for recuadro in RECUADROS.finditer(GUIA):
        clase, contenido, citado = recuadro.groups()
        yield (clase, contenido) if clase else ("cita", citado)


@pytest.fixture
def analista(tmp_path: Path) -> Iterator[Analista]:
    with Terminal() as terminal:
        yield Analista(tmp_path, terminal)


def test_seguir_la_guia_da_lo_que_la_guia_dice(analista: Analista) -> None:
    todos = list(pasos())
    assert {clase for clase, _ in todos} == {"sh", "text", "yaml", "markdown", "cita"}
    for numero, (clase, contenido) in enumerate(todos):
        match clase:
            case "sh":
                sigue = todos[numero + 1][1] if numero + 1 < len(todos) else ""
                analista.correr(contenido, falla=any(una in sigue for una in DE_UN_RECHAZO))
            case "yaml" | "markdown":
                analista.cambiar(contenido)
            case "text":
                for renglon in contenido.splitlines():
                    assert renglon in analista.dicho
            case "cita":
                leido = analista.leer()
                for renglon in contenido.splitlines():
                    assert renglon.removeprefix("> ") in leido


@pytest.mark.parametrize("pagina", ["README.md", "docs/guia_analista.md"])
def test_los_enlaces_de_las_paginas_llegan_a_un_archivo(pagina: str) -> None:
    texto = (RAIZ / pagina).read_text(encoding="utf-8")
    destinos = [uno for uno in re.findall(r"\]\(([^)#]+)\)", texto) if not uno.startswith("http")]
    assert not [uno for uno in destinos if not ((RAIZ / pagina).parent / uno).exists()]
