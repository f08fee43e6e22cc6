"""El archivo de Word entero: propiedades, página, y el cuerpo con un marcador por sección."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import _Footer, _Header
from docx.shared import Cm, Emu, Pt

from informe_lib.exportacion.documento import Documento, EstadoDelDocumento, Metadatos
from informe_lib.exportacion.pdf_anchos import hoja_de
from informe_lib.exportacion.pdf_hojas import en_hojas
from informe_lib.exportacion.word.bloques import bloque_de_word
from informe_lib.exportacion.word.cuerpo import Cuerpo, por_orientacion
from informe_lib.exportacion.word.elementos import (
    VEINTEAVOS,
    campo_de_word,
    elemento,
    imprimible,
    parrafo,
    trozo,
)
from informe_lib.exportacion.word.estilos import identificadores, poner_estilos
from informe_lib.exportacion.word.indice import indice
from informe_lib.exportacion.word.paquete import paquete_estable
from informe_lib.exportacion.word.partes import Partes
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.presentacion.formato import en_breve

MARGEN_LATERAL, MARGEN_VERTICAL = Cm(2), Cm(2.5)


class ErrorPlantillaDeWord(ErrorInforme):
    """El documento base de la entidad no se puede usar."""

    def __init__(self, detalle: str) -> None:
        super().__init__(detalle)
        self.detalle = detalle

    def __str__(self) -> str:
        return (
            "El «documento_base» del formato no se puede usar como plantilla. Ábralo en Word, guárdelo como "
            f"documento .docx corriente, con una sola sección, y repita. El detalle: {self.detalle}."
        )


def escribir_docx(documento: Documento, base: bytes | None = None) -> bytes:
    """El archivo de Word.

    Recibe    un Documento y, si el formato nombra uno, el documento base de la entidad (estilos,
              encabezado y logo), que se respeta.
    Devuelve  los bytes del archivo: los mismos para el mismo documento.
    """
    if base is None:
        return _escrito(docx.Document(), documento, con_base=False)
    try:
        return _escrito(_plantilla(base), documento, con_base=True)
    except ErrorInforme:
        raise
    except Exception as error:  # una plantilla ajena puede venir de mil maneras
        raise ErrorPlantillaDeWord(repr(error)) from error


def _plantilla(base: bytes) -> Document:
    """El documento base; con varias secciones, cada una con su membrete, no se sabría cuál usar."""
    plantilla = docx.Document(BytesIO(base))
    if len(plantilla.sections) != 1:
        raise ErrorPlantillaDeWord(f"tiene {len(plantilla.sections)} secciones")
    return plantilla


def _escrito(archivo: Document, documento: Documento, *, con_base: bool) -> bytes:
    poner_estilos(archivo, con_base=con_base)
    _propiedades(archivo, documento.metadatos)
    if con_base:
        _pie_en_la_base(archivo, documento)
    else:
        _pagina(archivo, documento)
    _escribir_cuerpo(archivo, documento)
    _con_sus_identificadores(archivo)
    _sin_estilos_viejos(archivo)
    salida = BytesIO()
    archivo.save(salida)
    return paquete_estable(salida.getvalue())


def _con_sus_identificadores(archivo: Document) -> None:
    """Word guarda los estilos con nombres de su idioma: aquí se cambian por los de esta plantilla."""
    propios = identificadores(archivo)
    seccion = archivo.sections[0]
    pies = (seccion.footer, seccion.first_page_footer, seccion.header)
    for raiz in (archivo.element.body, *(lugar.part.element for lugar in pies)):
        for uno in raiz.iter(qn("w:pStyle"), qn("w:tblStyle")):
            uno.set(qn("w:val"), propios.get(uno.get(qn("w:val")), uno.get(qn("w:val"))))


def _sin_estilos_viejos(archivo: Document) -> None:
    """La plantilla de python-docx trae una copia de los estilos para Word 2010, que ya no coincide."""
    relaciones = archivo.part.rels
    for clave in [clave for clave, una in relaciones.items() if una.reltype.endswith("/stylesWithEffects")]:
        del relaciones[clave]


def _propiedades(archivo: Document, metadatos: Metadatos) -> None:
    propias = archivo.core_properties
    momento = datetime.fromisoformat(metadatos.fecha)
    propias.title, propias.subject = imprimible(metadatos.titulo)[:255], imprimible(metadatos.asunto)[:255]
    propias.author = propias.last_modified_by = imprimible(metadatos.autor)[:255]
    propias.keywords = imprimible(", ".join(metadatos.palabras_clave))[:255]
    propias.language, propias.content_status = metadatos.idioma, metadatos.estado.value
    propias.created = propias.modified = momento
    propias.comments, propias.revision = "", 1


def _pagina(archivo: Document, documento: Documento) -> None:
    """La hoja, lo que se lee arriba desde la segunda, y «página x de y» abajo."""
    (seccion,) = archivo.sections
    hoja = hoja_de(documento.metadatos.papel)
    seccion.page_width, seccion.page_height = Pt(hoja.ancho), Pt(hoja.alto)
    seccion.left_margin = seccion.right_margin = MARGEN_LATERAL
    seccion.top_margin = seccion.bottom_margin = MARGEN_VERTICAL
    seccion.different_first_page_header_footer = True
    portada = documento.portada
    _reemplazar(
        seccion.header,
        [trozo(en_breve(portada.instancia or portada.titulo)), _tabulador(), trozo(portada.periodo)],
        "Header",
        hoja.caja,
    )
    for lugar in (seccion.footer, seccion.first_page_footer):
        _reemplazar(lugar, list(_pie(documento)), "Footer", hoja.caja)


def _pie_en_la_base(archivo: Document, documento: Documento) -> None:
    """Lo que la plantilla de la entidad trae se queda; debajo va lo que ningún documento puede callar."""
    derecha = elemento("w:tab", {"w:val": "right", "w:pos": str(round(_caja(archivo)))})
    for seccion in archivo.sections:
        pies = [
            seccion.footer,
            *([seccion.first_page_footer] if seccion.different_first_page_header_footer else []),
        ]
        for pie in pies:
            topes = elemento("w:tabs", hijos=[deepcopy(derecha)])
            pie.part.element.append(parrafo("Footer", _pie(documento), [topes]))


def _caja(archivo: Document) -> float:
    """El ancho de lo escrito en la última hoja de la plantilla, en veinteavos de punto."""
    seccion = archivo.sections[-1]
    margenes = (seccion.left_margin or 0) + (seccion.right_margin or 0)
    return float(Emu((seccion.page_width or 0) - margenes).pt) * VEINTEAVOS


def _pie(documento: Documento) -> Iterator[BaseOxmlElement]:
    if documento.metadatos.estado is EstadoDelDocumento.BORRADOR:
        rojo = elemento("w:color", {"w:val": "B42318"})
        yield trozo(documento.metadatos.estado.value, fuerte=True, extras=[rojo])
    yield _tabulador()
    yield trozo("Página ")
    yield from campo_de_word("PAGE")
    yield trozo(" de ")
    yield from campo_de_word("NUMPAGES")


def _tabulador() -> BaseOxmlElement:
    return elemento("w:r", hijos=[elemento("w:tab")])


def _reemplazar(lugar: _Header | _Footer, trozos: list[BaseOxmlElement], estilo: str, caja: float) -> None:
    raiz = lugar.part.element
    for viejo in list(raiz):
        raiz.remove(viejo)
    derecha = elemento("w:tab", {"w:val": "right", "w:pos": str(round(caja * VEINTEAVOS))})
    raiz.append(parrafo(estilo, trozos, [elemento("w:tabs", hijos=[derecha])]))


def _escribir_cuerpo(archivo: Document, documento: Documento) -> None:
    cuerpo = archivo.element.body
    final = cuerpo.find(qn("w:sectPr"))
    for viejo in list(cuerpo):
        if viejo is not final:
            cuerpo.remove(viejo)
    hoja, partes = hoja_de(documento.metadatos.papel), Partes(archivo)
    tramos = list(por_orientacion(en_hojas(documento).bloques, hoja)) or [(False, [])]
    cuerpo_escrito = Cuerpo(hoja, partes)
    portada = [*bloque_de_word(documento.portada, hoja, partes), *indice(documento, hoja.caja)]
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
    medidas = seccion.find(qn("w:pgSz"))
    corto, largo = sorted((medidas.get(qn("w:w")), medidas.get(qn("w:h"))), key=int)
    medidas.set(qn("w:w"), largo if apaisada else corto)
    medidas.set(qn("w:h"), corto if apaisada else largo)
    medidas.set(qn("w:orient"), "landscape" if apaisada else "portrait")
