"""Las secciones que son un texto: el que escribió una persona o, si no lo hay, el que dicen las reglas."""

from __future__ import annotations

from collections.abc import Iterator

from informe_lib.indicadores.citas import cifras_citadas
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import SeccionDelFormato
from informe_lib.presentacion.bloques import Bloque, Nota, Texto, con_su_texto
from informe_lib.presentacion.narrativa import narrar
from informe_lib.presentacion.narrativa.redaccion import lugar_del_texto
from informe_lib.presentacion.secciones.escritura import SinContenidoQueMostrar, nota_de_alcance
from informe_lib.presentacion.textos import bloques_de_texto


def narrativa(expediente: Expediente, seccion: SeccionDelFormato) -> Iterator[Bloque]:
    """El texto de `textos/<periodo>.md` bajo `## clave`; sin él, los párrafos que las reglas escriben.

    Errores   SinContenidoQueMostrar si nadie escribió el texto y las reglas no tienen qué decir.
    """
    contenido = expediente.texto(seccion.clave)
    if contenido is None:
        yield from _por_reglas(expediente, seccion)
        return
    if seccion.alcance is None and cifras_citadas(contenido):
        yield Nota((Texto("Alcance: cada cifra declara el suyo en el anexo de soporte."),))
    yield from con_su_texto(bloques_de_texto(contenido, expediente), seccion.clave)


def _por_reglas(expediente: Expediente, seccion: SeccionDelFormato) -> Iterator[Bloque]:
    """Un plan es anual: si el formato no le da otro alcance, se mide acumulado."""
    supuesto = Alcance.ACUMULADO if seccion.clave == "plan" else Alcance.PERIODO
    parrafos = narrar(seccion.clave, expediente, seccion.alcance or supuesto)
    if not parrafos:
        raise SinContenidoQueMostrar(_que_hacer(expediente, seccion))
    if seccion.alcance is None:
        yield nota_de_alcance(expediente, supuesto)
    yield from con_su_texto(parrafos, seccion.clave)


def _que_hacer(expediente: Expediente, seccion: SeccionDelFormato) -> str:
    vigencia = expediente.periodo.vigencia
    falta = f"los datos no registran un plan de {vigencia}" if seccion.clave == "plan" else "falta su texto"
    return f"{falta}; escriba {lugar_del_texto(seccion.clave, expediente)}"
