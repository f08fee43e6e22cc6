"""Las secciones que son un texto humano: seguimiento al plan, análisis y síntesis."""

from __future__ import annotations

from collections.abc import Iterator

from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import SeccionDelFormato
from informe_lib.presentacion.bloques import Bloque, Nota, Texto
from informe_lib.presentacion.textos import bloques_de_texto, cifras_citadas


def narrativa(expediente: Expediente, seccion: SeccionDelFormato) -> Iterator[Bloque]:
    """El texto de `textos/<periodo>.md` bajo `## clave`, con sus cifras enlazadas."""
    contenido = expediente.texto(seccion.clave)
    if contenido is None:
        faltante = f"textos/{expediente.periodo.clave}.md, apartado «## {seccion.clave}»"
        yield Nota((Texto(f"Sin dato: falta el texto de esta sección ({faltante})."),))
        return
    if seccion.alcance is None and cifras_citadas(contenido):
        yield Nota((Texto("Alcance: cada cifra declara el suyo en el anexo de soporte."),))
    yield from bloques_de_texto(contenido, expediente)
