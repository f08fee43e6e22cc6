"""Del expediente al Documento por el camino de siempre, sin encender un kernel."""

from __future__ import annotations

from nbformat.v4 import new_code_cell, new_notebook, new_output

from informe_lib.cuaderno.vista import paquete_mime
from informe_lib.exportacion.construccion import construir
from informe_lib.exportacion.documento import Documento
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion.secciones import hacer_seccion


def documento_de(expediente: Expediente) -> Documento:
    """Cada sección del formato en una celda ya ejecutada, y el cuaderno hecho Documento."""
    claves = ("portada", *(seccion.clave for seccion in expediente.formato.secciones))
    celdas = []
    for clave in claves:
        salida = new_output("display_data", data=paquete_mime(hacer_seccion(clave, expediente)))
        celdas.append(new_code_cell(id=clave.replace("_", "-"), outputs=[salida]))
    return construir(new_notebook(cells=celdas))
