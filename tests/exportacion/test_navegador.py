"""La página de la muestra en un navegador de verdad: se lee, se ve y su política deja pasar su estilo."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from informe_lib.exportacion.documento import Documento
from informe_lib.exportacion.html import escribir_html
from informe_lib.presentacion import tema
from informe_lib.presentacion.bloques import Bloque
from tests.conftest import programa
from tests.exportacion import hojas_leidas as pieza
from tests.exportacion.muestras import documento_de_muestra

SIN_RED_NI_VENTANA = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--force-color-profile=srgb",
)  # fmt: skip
ACENTO = tuple(bytes.fromhex(tema.ACENTO.claro.removeprefix("#")))


@pytest.fixture(scope="module")
def pagina(borrador: Path) -> Path:
    (una,) = borrador.glob("*.html")
    return una


def navegador(perfil: Path, pagina: Path, *opciones: str) -> str:
    """Abre la página con un perfil nuevo y devuelve lo que el navegador escribió."""
    orden = [programa("chromium"), *SIN_RED_NI_VENTANA, f"--user-data-dir={perfil}", *opciones]
    corrida = subprocess.run(
        [*orden, pagina.as_uri()], capture_output=True, text=True, encoding="utf-8", timeout=90, check=True
    )
    return corrida.stdout


def retrato(carpeta: Path, pagina: Path, ancho: int) -> Image.Image:
    """Lo que se ve de la página en una ventana de ese ancho."""
    foto = carpeta / "retrato.png"
    navegador(carpeta / "perfil", pagina, f"--window-size={ancho},1600", f"--screenshot={foto}")
    return Image.open(foto).convert("RGB")


def renglones_de_acento(imagen: Image.Image) -> int:
    """Cuántas filas de puntos son, al menos en un tercio, del color de la casa: una banda, no letras."""
    ancho, alto = imagen.size
    puntos = list(imagen.get_flattened_data())
    filas = (puntos[fila * ancho : (fila + 1) * ancho] for fila in range(alto))
    return sum(fila.count(ACENTO) > ancho / 3 for fila in filas)


def test_el_navegador_lee_el_titulo_y_los_totales(pagina: Path, tmp_path: Path) -> None:
    leido = navegador(tmp_path, pagina, "--dump-dom")
    assert re.findall(r"<h1\b[^>]*>([^<]+)</h1>", leido) == ["Informe de gestión"]
    asistentes = leido[
        leido.index("Asistencia por integrante y sesión") : leido.index("Total de asistencias")
    ]
    assert re.findall(r'data-rotulo="Total">([^<]*)<', asistentes) == ["1", "2", "2", "2", "2", "2"]


@pytest.mark.parametrize(
    ("ancho", "banda"),
    [(1280, 40), (500, 1)],
    ids=["encabezado de tabla", "filete de la portada en un teléfono"],
)
def test_la_pagina_se_ve_con_los_colores_de_la_casa(
    pagina: Path, tmp_path: Path, ancho: int, banda: int
) -> None:
    imagen = retrato(tmp_path, pagina, ancho)
    assert imagen.width == ancho
    assert len(imagen.getcolors(maxcolors=imagen.width * imagen.height)) > 100
    assert renglones_de_acento(imagen) >= banda


def test_un_estilo_que_no_es_el_suyo_lo_detiene_su_politica(pagina: Path, tmp_path: Path) -> None:
    ajena = tmp_path / "ajena.html"
    texto = pagina.read_text(encoding="utf-8")
    ajena.write_text(texto.replace("<style>", "<style>/* retocado */", 1), encoding="utf-8")
    assert renglones_de_acento(retrato(tmp_path, ajena, 1280)) == 0


def impreso(carpeta: Path, documento: Documento) -> list[str]:
    """El texto de cada hoja al imprimir la página desde el navegador."""
    pagina, papel = carpeta / "pagina.html", carpeta / "papel.pdf"
    pagina.write_text(escribir_html(documento), encoding="utf-8")
    navegador(carpeta / "perfil", pagina, f"--print-to-pdf={papel}", "--no-pdf-header-footer")
    return [hoja.extract_text() for hoja in PdfReader(papel).pages]


def test_la_pagina_impresa_no_deja_nada_solo(tmp_path: Path) -> None:
    """Dos docenas de tablas, cada una a otra altura: ni títulos ni rótulos sin filas, ni notas sin tabla."""
    bloques: list[Bloque] = []
    for cual in range(24):
        bloques += [
            pieza.texto(10 + cual, 1 + cual % 5),
            pieza.encabezado(40 + cual),
            pieza.tabla(70 + cual, 7 + cual % 4, notas=cual % 3),
        ]
    hojas = impreso(tmp_path, pieza.como_documento(bloques))
    assert len(hojas) > 10
    assert pieza.faltas([pieza.SENAS.findall(hoja) for hoja in hojas]) == []


def test_las_firmas_se_imprimen_juntas_y_el_anexo_en_hoja_nueva(tmp_path: Path) -> None:
    hojas = impreso(tmp_path, documento_de_muestra("comite-faros-mareas", "2024-S2"))
    (de_firmas,) = (hoja for hoja in hojas if "Firma de la Presidencia" in hoja)
    assert "Firma de la Secretaría Técnica" in de_firmas
    (del_anexo,) = (hoja for hoja in hojas if "Anexo de soporte" in hoja)
    assert del_anexo.index("Anexo de soporte") < 150  # solo el encabezado de la hoja va antes
