"""Lo que se verifica: informes de muestra, generados, con el libro adjunto y sobre la base de una entidad."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
from docx.shared import Cm, Pt
from nbconvert.exporters import get_exporter
from nbformat.v4 import new_notebook

from informe_lib.exportacion.datos_abiertos import escribir_datos_abiertos
from informe_lib.exportacion.documento import Documento
from informe_lib.exportacion.html import escribir_html
from informe_lib.exportacion.pdf import escribir_pdf
from informe_lib.exportacion.word import escribir_docx
from informe_lib.exportacion.xlsx import escribir_xlsx
from tests.exportacion.cuadernos_ajenos import cuaderno_ajeno, cuadernos_hostiles
from tests.exportacion.documentos import documento_de_prueba
from tests.exportacion.generados import documentos_generados
from tests.exportacion.tropiezos import TROPIEZOS

RAIZ = Path(__file__).resolve().parents[2]
TIPOS = {"html": "informe_*.html", "pdf": "informe_*.pdf", "docx": "informe_*.docx", "xlsx": "datos_*.xlsx"}
ESCRITORES = {
    "informe_{}.html": lambda documento: escribir_html(documento).encode(),
    "informe_{}.pdf": escribir_pdf,
    "informe_{}.docx": escribir_docx,
    "datos_{}.xlsx": escribir_xlsx,
}
EXPORTADORES = {"Informe_HTML": "html", "Informe_PDF": "pdf", "Informe_Word": "docx"}
# Los que no ocupan lo mismo a propósito: Word dibuja con otra letra lo que el PDF nombra por su código,
# parte de otro modo una palabra sin fin, y no corta los títulos que en un PDF archivable no caben.
OTRAS_HOJAS_EN_WORD = frozenset({"otras_escrituras", "palabras_interminables", "todo_larguisimo"})


@dataclass(frozen=True, slots=True)
class Ejemplares:
    """Una carpeta por informe, cada una con sus formatos y sus datos abiertos, como las deja `generar`."""

    carpetas: tuple[Path, ...]

    def con(self, otros: Ejemplares) -> Ejemplares:
        """Estos y los otros."""
        return Ejemplares((*self.carpetas, *otros.carpetas))

    def de(self, tipo: str) -> list[Path]:
        """Los archivos de un formato, uno por informe."""
        return [ruta for carpeta in self.carpetas for ruta in sorted(carpeta.glob(TIPOS[tipo]))]


def de_muestra(salidas: Path) -> Ejemplares:
    """Los informes que dejó `make informe`."""
    return Ejemplares(tuple(sorted(salidas.glob("*/*/borrador"))))


def generados(destino: Path) -> Ejemplares:
    """Un documento por dificultad, y el que trae todos los bloques, en cada formato."""
    for nombre, documento in _generados().items():
        carpeta = destino / nombre
        (carpeta / "datos_abiertos").mkdir(parents=True)
        for molde, escribir in ESCRITORES.items():
            (carpeta / molde.format(nombre)).write_bytes(escribir(documento))
        for archivo, contenido in escribir_datos_abiertos(documento).items():
            (carpeta / "datos_abiertos" / archivo).write_bytes(contenido)
    return Ejemplares(tuple(sorted(destino.iterdir())))


@cache
def _generados() -> dict[str, Documento]:
    return {"todos_los_bloques": documento_de_prueba(), **documentos_generados()}


def con_datos_adjuntos(destino: Path) -> list[Path]:
    """Los informes de muestra con su libro dentro del PDF, escritos por el comando."""
    informe = Path(sys.executable).with_name("informe")
    que = ("--periodo", "todos", "--formatos", "pdf", "--adjuntar-datos")
    orden = (informe, "generar", *que, "--datos", RAIZ, "--salida", destino)
    subprocess.run(orden, check=True, stdout=subprocess.DEVNULL)
    return de_muestra(destino).de("pdf")


def sobre_base(destino: Path) -> list[Path]:
    """Los documentos generados sobre el Word de una entidad: su membrete, sus márgenes y sus estilos."""
    destino.mkdir()
    base = _base_de_una_entidad()
    rutas = [destino / f"sobre_base_{nombre}.docx" for nombre in _generados()]
    for ruta, documento in zip(rutas, _generados().values(), strict=True):
        ruta.write_bytes(escribir_docx(documento, base))
    return rutas


def sobre_la_hoja_de_la_casa(destino: Path, hechos: Ejemplares) -> list[Path]:
    """Los que no dependen de la letra, sobre una base igual a la nuestra, cada uno junto a su PDF."""
    destino.mkdir()
    base = escribir_docx(_generados()["vacio"])
    rutas = []
    for pdf in hechos.de("pdf"):
        nombre = pdf.parent.name
        if nombre not in OTRAS_HOJAS_EN_WORD:
            ruta = destino / f"casa_{nombre}.docx"
            ruta.write_bytes(escribir_docx(_generados()[nombre], base))
            shutil.copy(pdf, ruta.with_suffix(".pdf"))
            rutas.append(ruta)
    return rutas


def ajenos(destino: Path) -> Ejemplares:
    """Cuadernos de cualquiera, y de quien quiere hacer daño, por los exportadores de JupyterLab."""
    cuadernos = {
        "corriente": cuaderno_ajeno(),
        "con_todos_los_tropiezos": new_notebook(cells=[celda for celda, _ in TROPIEZOS.values()]),
        **cuadernos_hostiles(),
    }
    for nombre, cuaderno in cuadernos.items():
        carpeta = destino / f"ajeno_{nombre}"
        carpeta.mkdir(parents=True)
        for exportador, terminacion in EXPORTADORES.items():
            recursos = {"metadata": {"name": nombre}}
            contenido, _ = get_exporter(exportador)().from_notebook_node(cuaderno, recursos)
            crudo = contenido.encode() if isinstance(contenido, str) else contenido
            (carpeta / f"informe_{nombre}.{terminacion}").write_bytes(crudo)
    return Ejemplares(tuple(sorted(destino.iterdir())))


def _base_de_una_entidad() -> bytes:
    base = docx.Document()
    (seccion,) = base.sections
    seccion.page_width, seccion.page_height = Cm(21.6), Cm(33)
    seccion.left_margin = seccion.right_margin = Cm(3)
    seccion.header.paragraphs[0].text = "Entidad Ficticia de Prueba"
    seccion.footer.paragraphs[0].text = "Código F-01, versión 2"
    base.styles["Heading 1"].font.name, base.styles["Normal"].font.size = "Georgia", Pt(12)
    base.add_paragraph("Texto de relleno de la plantilla")
    guardada = BytesIO()
    base.save(guardada)
    return guardada.getvalue()
