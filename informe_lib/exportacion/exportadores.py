"""Los exportadores de nbconvert: «Save and Export Notebook As» en JupyterLab y `jupyter nbconvert --to`.

La única puerta a nbconvert. Lo que sale de aquí es siempre un borrador: cerrar es cosa del comando.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

from nbconvert.exporters import Exporter
from nbformat import NotebookNode

from informe_lib.exportacion.construccion import construir, trae_portada
from informe_lib.exportacion.documento import Documento
from informe_lib.exportacion.html import escribir_html
from informe_lib.exportacion.lectura.ajeno import documento_ajeno, documento_suelto
from informe_lib.exportacion.lectura.por_mirar import nota_de_alertas
from informe_lib.exportacion.pdf import escribir_pdf
from informe_lib.exportacion.word import escribir_docx
from informe_lib.fuentes.carpeta import hallar_datos, leer_carpeta
from informe_lib.fuentes.documento_base import documento_base
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.periodo import Periodo
from informe_lib.presentacion.bloques import Nota, Portada, Texto

IMPREVISTO = (
    "Falló por algo que no se esperaba. Ejecute el cuaderno entero («Run All Cells»), guárdelo y repita; si "
    "vuelve a pasar, repórtelo con el cuaderno y con lo que diga la orden «jupyter nbconvert»."
)


@dataclass(frozen=True, slots=True)
class Escritor:
    """Con qué se escribe un Documento; aparte de la clase, para que Python no lo tome por un método."""

    escribir: Callable[[Documento], str | bytes]


class ExportadorDeInforme(Exporter):
    """Del cuaderno al Documento, y de él al formato de cada uno; un fallo se lee en el archivo mismo."""

    escritor: ClassVar[Escritor]

    def from_notebook_node(  # type: ignore[override]  # nbconvert anota un cuaderno donde va el archivo
        self,
        nb: NotebookNode,
        resources: Mapping[str, Any] | None = None,
        **_: Any,  # noqa: ANN401 (el contrato abierto de nbconvert)
    ) -> tuple[str | bytes, dict[str, Any]]:
        recursos: dict[str, Any] = self._init_resources(resources)  # type: ignore[no-untyped-call]  # sin tipos
        recursos["output_extension"] = self.file_extension
        nombre = Path(str(recursos.get("metadata", {}).get("name") or "cuaderno")).stem
        try:
            documento = _documento(nb, nombre)
            for alerta in documento.alertas:
                self.log.warning("%s.ipynb, %s", nombre, alerta)
            contenido = self._escrito(documento, recursos)
        except ErrorInforme as error:
            contenido = self.escritor.escribir(_de_falla(nombre, str(error)))
        except Exception:
            # La última red: JupyterLab solo sabría decir «500». El rastro queda en el registro.
            self.log.exception("%s.ipynb no se pudo exportar", nombre)
            contenido = self.escritor.escribir(_de_falla(nombre, IMPREVISTO))
        return contenido, recursos

    def _escrito(self, documento: Documento, _recursos: Mapping[str, Any]) -> str | bytes:
        return self.escritor.escribir(documento)


class Informe_HTML(ExportadorDeInforme):  # noqa: N801 (así se llama en el menú de JupyterLab)
    """La página web del informe."""

    file_extension = ".html"
    output_mimetype = "text/html"
    escritor = Escritor(escribir_html)


class Informe_PDF(ExportadorDeInforme):  # noqa: N801
    """El PDF accesible y archivable del informe."""

    file_extension = ".pdf"
    output_mimetype = "application/pdf"
    escritor = Escritor(escribir_pdf)


class Informe_Word(ExportadorDeInforme):  # noqa: N801
    """El archivo de Word del informe, sobre el documento base que su formato nombre."""

    file_extension = ".docx"
    output_mimetype = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    escritor = Escritor(escribir_docx)

    def _escrito(self, documento: Documento, recursos: Mapping[str, Any]) -> bytes:
        try:
            base = _base_de(documento.portada, recursos.get("metadata", {}).get("path"))
        except ErrorInforme as error:
            self.log.warning("El Word sale sin el documento base de la entidad. %s", error)
            base = None
        return escribir_docx(documento, base)


def _base_de(portada: Portada, carpeta: str | None) -> bytes | None:
    """El documento base del formato, si es un informe y su cuaderno está dentro de la carpeta de los datos.

    Errores   los de lectura, y el de no hallar los datos.
    """
    if not portada.clave_instancia or not carpeta:
        return None
    datos = hallar_datos(Path(carpeta))
    periodo = Periodo.desde_texto(portada.clave_periodo)
    return documento_base(datos, leer_carpeta(datos, portada.clave_instancia, periodo).formato)


def _documento(cuaderno: NotebookNode, nombre: str) -> Documento:
    """El informe, si el cuaderno dejó su portada; si no la dejó, lo que el cuaderno diga."""
    if not trae_portada(cuaderno):
        return documento_ajeno(cuaderno, nombre)
    documento = construir(cuaderno)
    return replace(documento, bloques=(*documento.bloques, *nota_de_alertas(documento.alertas)))


def _de_falla(nombre: str, motivo: str) -> Documento:
    """Un documento que dice qué pasó: quien exporta lo abre y lo lee."""
    return documento_suelto(f"No se pudo exportar «{nombre}»", (Nota((Texto(motivo),)),))
