"""Una imagen ajena sale como se imprime, y ninguna se lleva la memoria, el tiempo ni lo demás."""

from __future__ import annotations

import subprocess
import sys
from base64 import b64decode, b64encode
from io import BytesIO
from random import Random
from struct import pack, unpack
from zipfile import ZipFile
from zlib import compress, crc32

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from informe_lib.exportacion.documento import Documento
from informe_lib.exportacion.lectura.ajeno import documento_ajeno
from informe_lib.exportacion.pdf import escribir_pdf
from informe_lib.exportacion.word import escribir_docx
from informe_lib.presentacion.bloques import Figura
from tests.conftest import RAIZ
from tests.exportacion.cuadernos_ajenos import de_datos, png

SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}><rect width="10" height="10"/></svg>'
ANCHO_EN_PIXELES = 1_400  # a 200 puntos por pulgada, más que la caja de una hoja carta
DOS_GIGAS = 2 << 30
CON_POCA_MEMORIA = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({tope}, {tope}))
from tests.exportacion.test_imagenes import ajeno
from tests.exportacion.cuadernos_ajenos import de_datos
from informe_lib.exportacion.word import escribir_docx
sys.stdout.buffer.write(escribir_docx(ajeno(de_datos(svg={svg!r}))))
"""


def ajeno(*celdas) -> Documento:
    return documento_ajeno(new_notebook(cells=list(celdas)), "ventas")


def figuras(documento: Documento) -> list[Figura]:
    return [uno for uno in documento.bloques if isinstance(uno, Figura)]


def codigos(documento: Documento) -> list[str]:
    return [alerta.codigo for alerta in documento.alertas]


def imagenes_de_word(archivo: bytes) -> list[bytes]:
    with ZipFile(BytesIO(archivo)) as paquete:
        return [paquete.read(uno) for uno in paquete.namelist() if uno.startswith("word/media/")]


def fotografia(ancho: int, alto: int) -> bytes:
    """Un PNG sin nada que comprimir, como una fotografía."""

    def trozo(tipo: bytes, datos: bytes) -> bytes:
        return pack(">I", len(datos)) + tipo + datos + pack(">I", crc32(tipo + datos))

    azar = Random(1)  # noqa: S311 (puntos de una imagen de prueba, no un secreto)
    puntos = b"".join(b"\0" + azar.randbytes(3 * ancho) for _ in range(alto))
    cabeza = trozo(b"IHDR", pack(">IIBBBBB", ancho, alto, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + cabeza + trozo(b"IDAT", compress(puntos, 1)) + trozo(b"IEND", b"")


@pytest.mark.parametrize(
    "medidas",
    [
        'width="20000" height="20000"',
        "width='90000' height='90000'",
        'width="9E4" height="9E4"',
        'width = "1000cm" height = "1000cm"',
        'viewBox="0 0 1e6 1e6"',
    ],
)
def test_un_dibujo_que_se_dice_enorme_sale_en_word_del_tamano_de_la_hoja(medidas: str) -> None:
    """Pintado a las medidas que dice pediría gigas, y el sistema acabaría con el proceso entero."""
    orden = CON_POCA_MEMORIA.format(tope=DOS_GIGAS, svg=SVG.format(medidas))
    corrida = subprocess.run([sys.executable, "-c", orden], cwd=RAIZ, capture_output=True, check=False)
    assert corrida.returncode == 0, corrida.stderr.decode()[-500:]
    (imagen,) = imagenes_de_word(corrida.stdout)
    ancho, alto = unpack(">II", imagen[16:24])
    assert ancho == alto
    assert 1_000 < ancho < ANCHO_EN_PIXELES


def test_una_fotografia_va_en_word_como_llego() -> None:
    cruda = fotografia(900, 600)
    archivo = escribir_docx(ajeno(de_datos(png=b64encode(cruda).decode())))
    assert imagenes_de_word(archivo) == [cruda]


def test_una_fotografia_mayor_que_su_lugar_se_reduce_a_el() -> None:
    cruda = fotografia(3_000, 2_000)
    archivo = escribir_docx(ajeno(de_datos(png=b64encode(cruda).decode())))
    (imagen,) = imagenes_de_word(archivo)
    assert unpack(">I", imagen[16:20])[0] < ANCHO_EN_PIXELES
    assert len(archivo) < len(cruda) / 3


def test_una_imagen_pequena_no_crece_y_la_alta_cabe_en_su_hoja() -> None:
    archivo = escribir_docx(ajeno(de_datos(svg=SVG.format('width="100" height="50"'))))
    (imagen,) = imagenes_de_word(archivo)
    ancho, alto = unpack(">II", imagen[16:24])
    assert ancho == pytest.approx(2 * alto, abs=2)
    assert ancho < ANCHO_EN_PIXELES / 3
    (alta,) = imagenes_de_word(escribir_docx(ajeno(de_datos(svg=SVG.format('width="10" height="9000"')))))
    assert unpack(">I", alta[20:24])[0] < 200 * 19.3 / 2.54


NO_SE_DETIENEN = {
    "comentarios antes de un dibujo que no llega": ("svg", "'<!--a-->' * 60 + '<x'"),
    "imágenes sin cerrar": ("html", """'<img a="' * 60_000"""),
    "comillas sueltas": ("html", """'<img "' * 60_000"""),
    "signos de menor": ("plain", "'<a ' * 100_000"),
}


@pytest.mark.parametrize("caso", NO_SE_DETIENEN)
def test_leer_una_salida_acaba_por_mal_escrita_que_este(caso: str) -> None:
    tipo, escrito = NO_SE_DETIENEN[caso]
    orden = (
        "from tests.exportacion.test_imagenes import ajeno, de_datos\n"
        f"print(len(ajeno(de_datos({tipo}={escrito})).bloques))"
    )
    corrida = subprocess.run(
        [sys.executable, "-c", orden], cwd=RAIZ, capture_output=True, text=True, check=False, timeout=60
    )
    assert corrida.returncode == 0, corrida.stderr[-500:]
    assert int(corrida.stdout) > 0


def test_veinte_mil_parrafos_de_un_texto_se_leen_todos() -> None:
    orden = (
        "from tests.exportacion.test_imagenes import ajeno, new_markdown_cell\n"
        "print(len(ajeno(new_markdown_cell('linea\\n\\n' * 20_000)).bloques))"
    )
    corrida = subprocess.run(
        [sys.executable, "-c", orden], cwd=RAIZ, capture_output=True, text=True, check=False, timeout=60
    )
    assert corrida.stdout.strip() == "20000"


def test_un_dibujo_sin_su_espacio_de_nombres_tambien_se_dibuja() -> None:
    """Así los escribe quien los pone dentro de una página, donde no hace falta."""
    documento = ajeno(de_datos(svg='<svg width="40" height="40"><rect width="9" height="9"/></svg>'))
    (figura,) = figuras(documento)
    assert figura.svg.startswith('<svg xmlns="http://www.w3.org/2000/svg" width="40"')
    assert escribir_pdf(documento).startswith(b"%PDF")


@pytest.mark.parametrize("roto", ["<svg", "<svg width='9'", "<!-- <svg> --"])
def test_un_dibujo_que_no_se_cierra_es_una_imagen_que_no_se_pudo_leer(roto: str) -> None:
    assert codigos(ajeno(de_datos(svg=roto))) == ["D06"]


def test_de_una_imagen_en_varias_formas_sale_la_primera_que_se_lea() -> None:
    documento = ajeno(de_datos(svg="<svg rota", png=png(), plain="<Figure>"))
    (figura,) = figuras(documento)
    assert "image/png" in figura.svg
    assert codigos(documento) == ["D01"]


@pytest.mark.parametrize(
    ("tipo", "codigo"),
    [("image/gif", "D06"), ("image/webp", "D06"), ("application/pdf", "D07"), ("audio/wav", "D07")],
)
@pytest.mark.parametrize("en_letras", ["<IPython.core.display.Image object>", "Image(…)"])
def test_lo_que_no_se_puede_mostrar_se_dice_aunque_traiga_unas_letras(
    tipo: str, codigo: str, en_letras: str
) -> None:
    salida = new_output("display_data", data={tipo: "R0lGODlh", "text/plain": en_letras})
    documento = ajeno(new_code_cell("x", execution_count=1, outputs=[salida]))
    assert codigos(documento) == [codigo]


@pytest.mark.parametrize("perdido", ["<svg><rect/></svg>", "<script>x()</script>", "<iframe></iframe>"])
def test_un_dibujo_que_se_pierde_de_una_pagina_se_dice_aunque_quede_su_titulo(perdido: str) -> None:
    documento = ajeno(de_datos(html=f"<h2>Ventas por mes</h2>{perdido}"))
    assert "Ventas por mes" in list(documento.textos())
    assert codigos(documento) == ["D07"]


def test_el_logo_del_titulo_no_se_pierde_con_el() -> None:
    celda = new_markdown_cell("# ![El faro](attachment:faro.png) Informe\n\nTexto")
    celda.attachments = {"faro.png": {"image/png": png()}}
    documento = ajeno(celda)
    (figura,) = figuras(documento)
    assert (documento.portada.titulo, figura.alternativa) == ("Informe", "El faro")
    assert b64decode(png()) in b64decode(figura.svg.partition("base64,")[2].partition('"')[0])
