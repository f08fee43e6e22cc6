"""El documento base de una entidad, vacío y reducido a lo que presta: sus estilos, su membrete y su hoja."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.document import Document
from docx.oxml.ns import nsmap, qn
from docx.oxml.section import CT_SectPr
from docx.section import Section, _Footer, _Header
from docx.shared import Emu, Length, Pt

from informe_lib.exportacion.pdf_anchos import PUNTOS_POR_CENTIMETRO, Hoja, hoja_de
from informe_lib.exportacion.word.elementos import elemento
from informe_lib.exportacion.word.marcadores import es_de_la_casa
from informe_lib.exportacion.word.membrete import alto_de_lo_escrito
from informe_lib.exportacion.word.partes import encabezados_y_pies
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.formato_oficial import Papel

# Con menos no caben ni dos columnas de palabras enteras, ni un título con lo que anuncia.
CENTIMETROS_PARA_ESCRIBIR = 8
INDICE_DEL_PAQUETE = "[Content_Types].xml"
TIPO_DE_PLANTILLA, TIPO_DE_DOCUMENTO = (
    b"wordprocessingml.template.main+xml",
    b"wordprocessingml.document.main+xml",
)
# Lo que el documento entero usa sin nombrarlo; a lo demás se llega por un identificador escrito en él.
DE_TODO_EL_DOCUMENTO = frozenset({
    "styles", "settings", "fontTable", "theme", "webSettings", "numbering", "footnotes", "endnotes",
    "glossaryDocument", "customXml",
})  # fmt: skip
# De la sección de la entidad no se hereda lo que era de su contenido: columnas, número de la primera hoja…
DEL_CONTENIDO = (
    "w:type", "w:cols", "w:pgNumType", "w:lnNumType", "w:vAlign", "w:textDirection", "w:formProt",
    "w:sectPrChange",
)  # fmt: skip
# Un informe se corrige en Word: no puede nacer bloqueado ni atado a la base de datos de una carta.
AJUSTES_QUE_ESTORBAN = ("w:documentProtection", "w:writeProtection", "w:mailMerge")


class ErrorPlantillaDeWord(ErrorInforme):
    """El documento base de la entidad no se puede usar."""

    def __init__(self, detalle: str) -> None:
        super().__init__(detalle)
        self.detalle = detalle

    def __str__(self) -> str:
        return (
            "El «documento_base» del formato no se puede usar como plantilla. Ábralo en Word, guárdelo como "
            f"documento .docx corriente y repita. El detalle: {self.detalle}."
        )


def abrir_plantilla(base: bytes, papel: Papel) -> tuple[Document, Hoja]:
    """El documento base sin su contenido, y la hoja que deja para escribir.

    Si tiene varias secciones vale la última, que es donde Word seguiría escribiendo, con los encabezados
    y pies que toma de las anteriores: estas se van con su contenido. Si no dice su hoja, es la del papel.

    Recibe    los bytes de un .docx o un .dotx, y el papel del formato.
    Devuelve  el documento, con una sola sección y sin texto, y su hoja.
    Errores   ErrorPlantillaDeWord si sus márgenes no dejan dónde escribir.
    """
    archivo = docx.Document(BytesIO(_como_documento(base)))
    cuerpo = archivo.element.body
    final = _ultima_seccion(archivo)
    for viejo in list(cuerpo):
        cuerpo.remove(viejo)
    cuerpo.append(final)
    _sin_lo_del_contenido(archivo)
    _sin_marcadores_como_los_nuestros(archivo)
    (seccion,) = archivo.sections
    _completar(seccion, hoja_de(papel))
    return archivo, _hoja(seccion)


def _como_documento(base: bytes) -> bytes:
    """Una plantilla .dotx es el mismo paquete, con otro tipo en su índice."""
    salida = BytesIO()
    with ZipFile(BytesIO(base)) as vieja, ZipFile(salida, "w", ZIP_DEFLATED) as nueva:
        if TIPO_DE_PLANTILLA not in vieja.read(INDICE_DEL_PAQUETE):
            return base
        for nombre in vieja.namelist():
            contenido = vieja.read(nombre)
            if nombre == INDICE_DEL_PAQUETE:
                contenido = contenido.replace(TIPO_DE_PLANTILLA, TIPO_DE_DOCUMENTO)
            nueva.writestr(nombre, contenido)
    return salida.getvalue()


def _ultima_seccion(archivo: Document) -> CT_SectPr:
    """La del final del cuerpo, con cada encabezado y pie que no dice y hereda de una anterior."""
    lugares = (qn("w:body"), qn("w:pPr"))
    secciones = [uno for uno in archivo.element.body.iter(qn("w:sectPr")) if uno.getparent().tag in lugares]
    final = secciones[-1] if secciones else elemento("w:sectPr")
    heredados = {
        (uno.tag, uno.get(qn("w:type"))): uno
        for seccion in secciones
        for uno in seccion.iterchildren(qn("w:headerReference"), qn("w:footerReference"))
    }
    for uno in reversed(heredados.values()):
        uno.getparent().remove(uno)
        final.insert(0, uno)
    for ajeno in DEL_CONTENIDO:
        for viejo in final.findall(qn(ajeno)):
            final.remove(viejo)
    return final


def _sin_lo_del_contenido(archivo: Document) -> None:
    """Las imágenes, enlaces y comentarios del texto de relleno no viajan escondidos en el informe."""
    de_relacion = f"{{{nsmap['r']}}}"
    usados = {
        valor
        for uno in archivo.element.iter()
        for atributo, valor in uno.attrib.items()
        if atributo.startswith(de_relacion)
    }
    relaciones = archivo.part.rels
    for clave, una in list(relaciones.items()):
        if clave not in usados and una.reltype.rsplit("/", 1)[-1] not in DE_TODO_EL_DOCUMENTO:
            del relaciones[clave]
    ajustes = archivo.settings.element
    for estorbo in AJUSTES_QUE_ESTORBAN:
        for viejo in ajustes.findall(qn(estorbo)):
            ajustes.remove(viejo)


def _sin_marcadores_como_los_nuestros(archivo: Document) -> None:
    """Una base que salió de otro informe los conserva en su membrete, y Word no admite dos con un nombre."""
    for raiz in encabezados_y_pies(archivo):
        marcados = [uno for uno in raiz.iter(qn("w:bookmarkStart")) if es_de_la_casa(uno.get(qn("w:name")))]
        numeros = {uno.get(qn("w:id")) for uno in marcados}
        puntas = [uno for uno in raiz.iter(qn("w:bookmarkEnd")) if uno.get(qn("w:id")) in numeros]
        for uno in (*marcados, *puntas):
            uno.getparent().remove(uno)


def _completar(seccion: Section, casa: Hoja) -> None:
    """Lo que la sección no dice de su hoja se toma del papel del formato, con los márgenes de la casa."""
    if not seccion.page_width or not seccion.page_height:
        seccion.page_width, seccion.page_height = Pt(casa.ancho), Pt(casa.alto)
    for lado in ("left_margin", "right_margin"):
        if getattr(seccion, lado) is None:
            setattr(seccion, lado, Pt(casa.margenes_laterales / 2))
    for lado in ("top_margin", "bottom_margin"):
        if getattr(seccion, lado) is None:
            setattr(seccion, lado, Pt(casa.margenes_verticales / 2))


def _hoja(seccion: Section) -> Hoja:
    """La hoja de la sección, sin lo que ocupan sus márgenes o el membrete que no quepa en ellos."""
    laterales = (seccion.left_margin, seccion.right_margin, seccion.gutter)
    encabezados = (seccion.header, seccion.first_page_header, seccion.even_page_header)
    pies = (seccion.footer, seccion.first_page_footer, seccion.even_page_footer)
    hoja = Hoja(
        _puntos(seccion.page_width),
        _puntos(seccion.page_height),
        sum(_puntos(uno) for uno in laterales),
        _margen(seccion.top_margin, seccion.header_distance, encabezados)
        + _margen(seccion.bottom_margin, seccion.footer_distance, pies),
    )
    if min(hoja.caja, hoja.altura(apaisada=False)) < CENTIMETROS_PARA_ESCRIBIR * PUNTOS_POR_CENTIMETRO:
        raise ErrorPlantillaDeWord(
            f"entre sus márgenes y su membrete quedan menos de {CENTIMETROS_PARA_ESCRIBIR} cm para escribir"
        )
    return hoja


def _margen(margen: Length | None, distancia: Length | None, lugares: Sequence[_Header | _Footer]) -> float:
    """El margen o, si el membrete más alto no cabe en él, hasta donde empuja el texto.

    Un margen negativo, en Word, es uno que el membrete no empuja.
    """
    propios = [uno.part.element for uno in lugares if not uno.is_linked_to_previous]
    if margen is not None and margen < 0:
        return abs(_puntos(margen))
    ocupado = _puntos(distancia) + max(map(alto_de_lo_escrito, propios), default=0)
    return max(_puntos(margen), ocupado)


def _puntos(medida: Length | None) -> float:
    return float(Emu(medida or 0).pt)
