"""Los exportadores de nbconvert: «Save and Export Notebook As» en JupyterLab y `jupyter nbconvert --to`.

La única puerta a nbconvert. Lo que sale de aquí es siempre un borrador: cerrar es cosa del comando.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from nbconvert.exporters import Exporter
from nbformat import NotebookNode

from informe_lib.exportacion.construccion import construir, trae_portada
from informe_lib.exportacion.documento import Documento
from informe_lib.exportacion.html import escribir_html
from informe_lib.exportacion.lectura.ajeno import documento_ajeno, documento_suelto
from informe_lib.exportacion.pdf import escribir_pdf
from informe_lib.exportacion.word import escribir_docx
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.presentacion.bloques import Nota, Texto


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
            contenido = self.escritor.escribir(documento)
        except ErrorInforme as error:
            contenido = self.escritor.escribir(_de_falla(nombre, str(error)))
        except Exception as error:  # noqa: BLE001 (la última red: JupyterLab solo sabría decir «500»)
            contenido = self.escritor.escribir(_de_falla(nombre, f"Falló por algo imprevisto ({error!r})."))
        return contenido, recursos


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
    """El archivo de Word del informe."""

    file_extension = ".docx"
    output_mimetype = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    escritor = Escritor(escribir_docx)


def _documento(cuaderno: NotebookNode, nombre: str) -> Documento:
    """El informe, si el cuaderno dejó su portada; si no la dejó, lo que el cuaderno diga."""
    return construir(cuaderno) if trae_portada(cuaderno) else documento_ajeno(cuaderno, nombre)


def _de_falla(nombre: str, motivo: str) -> Documento:
    """Un documento que dice qué pasó: quien exporta lo abre y lo lee."""
    return documento_suelto(f"No se pudo exportar «{nombre}»", (Nota((Texto(motivo),)),))
