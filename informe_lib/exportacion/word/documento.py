"""El archivo de Word entero: propiedades, página, y el cuerpo con un marcador por sección."""

from __future__ import annotations

from copy import deepcopy
from datetime import datetime
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt

from informe_lib.exportacion.documento import Documento, Metadatos
from informe_lib.exportacion.pdf_anchos import Hoja, hoja_de
from informe_lib.exportacion.pdf_hojas import en_hojas
from informe_lib.exportacion.word.adornos import aviso_de_borrador, poner_adornos
from informe_lib.exportacion.word.ajustes import poner_ajustes
from informe_lib.exportacion.word.bloques import bloque_de_word
from informe_lib.exportacion.word.cuerpo import Cuerpo, por_orientacion
from informe_lib.exportacion.word.elementos import agregar_a_parrafo, imprimible
from informe_lib.exportacion.word.estilos import identificadores, poner_estilos, que_anuncian
from informe_lib.exportacion.word.indice import indice
from informe_lib.exportacion.word.paquete import paquete_estable, quitar_sobras
from informe_lib.exportacion.word.partes import Partes
from informe_lib.exportacion.word.plantilla import ErrorPlantillaDeWord, abrir_plantilla
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.formato_oficial import Papel
from informe_lib.presentacion.bloques.cifras import fichas_de_cifras


def escribir_docx(documento: Documento, base: bytes | None = None) -> bytes:
    """El archivo de Word.

    Recibe    un Documento y, si el formato nombra uno, el documento base de la entidad (estilos,
              encabezado, logo y hoja), que se respeta.
    Devuelve  los bytes del archivo: los mismos para el mismo documento.
    Errores   ErrorPlantillaDeWord si sobre el documento base no se puede escribir.
    """
    if base is None:
        return _escrito(*_de_la_casa(documento.metadatos.papel), documento, con_base=False)
    try:
        return _escrito(*abrir_plantilla(base, documento.metadatos.papel), documento, con_base=True)
    except ErrorInforme:
        raise
    except Exception as error:  # una plantilla ajena puede venir de mil maneras
        raise ErrorPlantillaDeWord(repr(error)) from error


def _escrito(archivo: Document, hoja: Hoja, documento: Documento, *, con_base: bool) -> bytes:
    quitar_sobras(archivo, con_base=con_base)
    poner_estilos(archivo, con_base=con_base)
    _propiedades(archivo, documento.metadatos)
    poner_adornos(archivo, documento, hoja, con_base=con_base)
    _escribir_cuerpo(archivo, documento, hoja, con_base=con_base)
    if con_base:
        _con_los_estilos_de_la_base(archivo)
    salida = BytesIO()
    archivo.save(salida)
    return paquete_estable(salida.getvalue())


def _con_los_estilos_de_la_base(archivo: Document) -> None:
    """Word guarda los estilos con nombres de su idioma: aquí se cambian por los de esta plantilla.

    Lo que en la casa no se separa de lo que anuncia tampoco lo hace con los de la entidad.
    """
    propios, anuncian = identificadores(archivo), que_anuncian()
    for uno in archivo.element.body.iter(qn("w:pStyle"), qn("w:tblStyle")):
        suyo = uno.get(qn("w:val"))
        if suyo in anuncian:
            agregar_a_parrafo(uno.getparent().getparent(), "w:keepNext")
        uno.set(qn("w:val"), propios.get(suyo, suyo))


def _de_la_casa(papel: Papel) -> tuple[Document, Hoja]:
    """La hoja del papel, en blanco y con los márgenes de la casa."""
    archivo = docx.Document()
    poner_ajustes(archivo)
    hoja = hoja_de(papel)
    (seccion,) = archivo.sections
    seccion.page_width, seccion.page_height = Pt(hoja.ancho), Pt(hoja.alto)
    seccion.left_margin = seccion.right_margin = Pt(hoja.margenes_laterales / 2)
    seccion.top_margin = seccion.bottom_margin = Pt(hoja.margenes_verticales / 2)
    return archivo, hoja


def _propiedades(archivo: Document, metadatos: Metadatos) -> None:
    propias = archivo.core_properties
    momento = datetime.fromisoformat(metadatos.fecha)
    propias.title, propias.subject = (
        imprimible(metadatos.titulo_del_archivo)[:255],
        imprimible(metadatos.asunto)[:255],
    )
    propias.author = propias.last_modified_by = imprimible(metadatos.autor)[:255]
    propias.keywords = imprimible(", ".join(metadatos.claves_del_archivo))[:255]
    propias.language, propias.content_status = metadatos.idioma, metadatos.estado.value
    propias.created = propias.modified = momento
    propias.comments, propias.revision = "", 1


def _escribir_cuerpo(archivo: Document, documento: Documento, hoja: Hoja, *, con_base: bool) -> None:
    cuerpo = archivo.element.body
    final = cuerpo.find(qn("w:sectPr"))
    partes = Partes(archivo, (una.cifra for una in fichas_de_cifras(documento.bloques)))
    tramos = list(por_orientacion(en_hojas(documento, hoja).bloques, hoja)) or [(False, [])]
    cuerpo_escrito = Cuerpo(hoja, partes)
    portada = [
        *aviso_de_borrador(documento.metadatos),
        *bloque_de_word(documento.portada, hoja, partes),
        *indice(documento, hoja, con_base=con_base),
    ]
    for posicion, (apaisada, bloques) in enumerate(tramos):
        elementos = [*(portada if posicion == 0 else ()), *cuerpo_escrito.elementos(bloques)]
        if posicion == len(tramos) - 1:
            elementos += cuerpo_escrito.cerrar()
            _orientar(final, apaisada=apaisada, es_primera=posicion == 0)
        else:
            _cortar(elementos, final, apaisada=apaisada, es_primera=posicion == 0)
        for uno in elementos:
            final.addprevious(uno)


def _cortar(
    elementos: list[BaseOxmlElement], final: BaseOxmlElement, *, apaisada: bool, es_primera: bool
) -> None:
    """Word cambia la orientación en el último párrafo de las hojas que la tienen."""
    propia = deepcopy(final)
    _orientar(propia, apaisada=apaisada, es_primera=es_primera)
    ultimo = next(uno for uno in reversed(elementos) if uno.tag == qn("w:p"))
    ultimo.find(qn("w:pPr")).append(propia)


def _orientar(seccion: BaseOxmlElement, *, apaisada: bool, es_primera: bool) -> None:
    """La orientación de unas hojas; solo la primera de todas va sin el encabezado de las demás."""
    portada = seccion.find(qn("w:titlePg"))
    if portada is not None and not es_primera:
        seccion.remove(portada)
    if apaisada:
        medidas = seccion.find(qn("w:pgSz"))
        ancho, alto = medidas.get(qn("w:w")), medidas.get(qn("w:h"))
        medidas.set(qn("w:w"), alto)
        medidas.set(qn("w:h"), ancho)
        medidas.set(qn("w:orient"), "landscape")
