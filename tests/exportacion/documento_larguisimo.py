"""Un documento en que todo lo que el PDF guarda como cadena es larguísimo."""

from __future__ import annotations

from dataclasses import replace

from informe_lib.exportacion.documento import Documento
from informe_lib.presentacion.bloques import Encabezado, Enlace, Figura, Parrafo
from tests.exportacion.documentos import documento_de_prueba

LARGO = "La Secretaría asistió. " * 3_000


def con_todo_largo() -> Documento:
    """Propiedades, encabezados, alternativas y enlaces."""
    documento = documento_de_prueba()
    grafica = next(uno for uno in documento.bloques if isinstance(uno, Figura))
    return replace(
        documento,
        metadatos=replace(
            documento.metadatos, titulo=LARGO, asunto=LARGO, autor=LARGO, palabras_clave=("informe", LARGO)
        ),
        bloques=(
            Encabezado(LARGO, 2, "largo"),
            Parrafo((Enlace("Véase aquí", "https://ejemplo.gov.co/" + "ñ" * 4_000),)),
            replace(grafica, alternativa=LARGO),
            replace(grafica, alternativa="漢 " * 15_000),
        ),
    )
