"""Lo que cada hoja de Word lleva sin ser del texto: encabezado, pie con su número y marca de borrador."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import _Footer, _Header
from docx.styles.style import BaseStyle, ParagraphStyle

from informe_lib.exportacion.documento import AVISO_DE_BORRADOR, Documento, EstadoDelDocumento, Metadatos
from informe_lib.exportacion.pdf_anchos import Hoja
from informe_lib.exportacion.rotulo_de_hoja import rotulo_de_hoja
from informe_lib.exportacion.word.elementos import VEINTEAVOS, campo_de_word, elemento, parrafo, trozo
from informe_lib.exportacion.word.estilos import estilo_de
from informe_lib.presentacion import tema

# La marca del PDF, como la escribe el propio Word: así la reconoce y la quita «Diseño, Marca de agua».
LARGO_DE_LA_MARCA = 0.96  # del lado menor de la hoja: cruzada, cabe también en la que va apaisada
ALTO_DE_LA_MARCA = 0.13  # de su largo
MARCA = """
<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
     xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
  <w:pict>
    <v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"
        path="m@7,l@8,m@5,21600l@6,21600e">
      <v:formulas>
        <v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>
        <v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>
        <v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/>
        <v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/>
        <v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/>
      </v:formulas>
      <v:path textpathok="t" o:connecttype="custom"
          o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>
      <v:textpath on="t" fitshape="t"/>
      <o:lock v:ext="edit" text="t" shapetype="t"/>
    </v:shapetype>
    <v:shape id="PowerPlusWaterMarkObject{numero}" o:spid="_x0000_s{numero}" type="#_x0000_t136"
        alt="Marca de agua: {texto}" o:allowincell="f" fillcolor="#f1f3f6" stroked="f"
        style="position:absolute;margin-left:0;margin-top:0;width:{largo}pt;height:{alto}pt;rotation:308;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:page;mso-position-vertical:center;mso-position-vertical-relative:page">
      <v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt;font-weight:bold" string="{texto}"/>
    </v:shape>
  </w:pict>
</w:r>
"""
PRIMERA_FORMA = 2049  # donde Word empieza a contar las de los encabezados
CUENTA_DE_HOJAS = "NUMPAGES"


def poner_adornos(archivo: Document, documento: Documento, hoja: Hoja, *, con_base: bool) -> None:
    """Pone en cada clase de hoja lo que ningún documento puede callar: qué página es y si es un borrador.

    En la hoja de la casa también de quién es; en la de una entidad su encabezado y su pie se quedan como
    están, y lo que falte va debajo.
    """
    (seccion,) = archivo.sections
    if not con_base:
        seccion.different_first_page_header_footer = True
    es_borrador = documento.metadatos.es_borrador
    de_encabezado, de_pie = (estilo_de(archivo, nombre) for nombre in ("Header", "Footer"))
    formas = count(PRIMERA_FORMA)
    for posicion, (encabezado, pie) in enumerate(_de_cada_hoja(archivo)):
        arriba, abajo = (_raiz(lugar, con_base=con_base) for lugar in (encabezado, pie))
        if not con_base and posicion == 0:
            arriba.append(_linea(de_encabezado, _de_quien(documento, hoja), hoja, con_filete=True))
        _no_vacio(arriba, de_encabezado)
        if es_borrador:
            arriba.findall(qn("w:p"))[-1].append(_marca(next(formas), hoja))
        falta_el_numero = not (_cuenta_hojas(arriba) or _cuenta_hojas(abajo))
        if es_borrador or falta_el_numero:
            abajo.append(_linea(de_pie, _pie(con_numero=falta_el_numero, es_borrador=es_borrador), hoja))
        _no_vacio(abajo, de_pie)


def aviso_de_borrador(metadatos: Metadatos) -> Iterator[BaseOxmlElement]:
    """La línea de la portada de un borrador: la marca de agua no la lee un lector de pantalla."""
    if metadatos.es_borrador:
        ambar, fondo = (color.claro.lstrip("#") for color in (tema.OJO, tema.AVISO))
        raya = {"w:val": "single", "w:sz": "24", "w:space": "6", "w:color": ambar}
        vestido = [
            elemento("w:pBdr", hijos=[elemento("w:left", raya)]),
            elemento("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": fondo}),
        ]
        estado = trozo(metadatos.estado.value, fuerte=True, extras=[elemento("w:color", {"w:val": ambar})])
        yield parrafo("Aviso", [estado, trozo(f" {AVISO_DE_BORRADOR}")], vestido)


def _de_cada_hoja(archivo: Document) -> Iterator[tuple[_Header, _Footer]]:
    """El encabezado y el pie de las corrientes y, si los tienen propios, de la primera y de las pares."""
    (seccion,) = archivo.sections
    yield seccion.header, seccion.footer
    if seccion.different_first_page_header_footer:
        yield seccion.first_page_header, seccion.first_page_footer
    if archivo.settings.odd_and_even_pages_header_footer:
        yield seccion.even_page_header, seccion.even_page_footer


def _raiz(lugar: _Header | _Footer, *, con_base: bool) -> BaseOxmlElement:
    """El encabezado o pie para escribir en él: el de la entidad como está, o uno en blanco."""
    es_nuevo = lugar.is_linked_to_previous
    raiz: BaseOxmlElement = lugar.part.element
    if es_nuevo or not con_base:
        for viejo in list(raiz):
            raiz.remove(viejo)
    return raiz


def _de_quien(documento: Documento, hoja: Hoja) -> Iterator[BaseOxmlElement]:
    yield trozo(rotulo_de_hoja(documento.portada, hoja))
    yield _tabulador()
    yield trozo(documento.portada.periodo)


def _pie(*, con_numero: bool, es_borrador: bool) -> Iterator[BaseOxmlElement]:
    if es_borrador:
        rojo = elemento("w:color", {"w:val": tema.ALTO.claro.lstrip("#")})
        yield trozo(EstadoDelDocumento.BORRADOR.value, fuerte=True, extras=[rojo])
    if con_numero:
        yield _tabulador()
        yield trozo("Página ")
        yield from campo_de_word("PAGE")
        yield trozo(" de ")
        yield from campo_de_word(CUENTA_DE_HOJAS)


def _cuenta_hojas(raiz: BaseOxmlElement) -> bool:
    """¿La entidad ya dice «página x de y»? Word parte la orden de un campo en varios trozos."""
    ordenes = [uno.text or "" for uno in raiz.iter(qn("w:instrText"))]
    sencillas = [uno.get(qn("w:instr")) or "" for uno in raiz.iter(qn("w:fldSimple"))]
    return CUENTA_DE_HOJAS in "".join([*ordenes, *sencillas]).upper()


def _marca(numero: int, hoja: Hoja) -> BaseOxmlElement:
    largo = round(min(hoja.ancho, hoja.alto) * LARGO_DE_LA_MARCA)
    medidas = {"largo": largo, "alto": round(largo * ALTO_DE_LA_MARCA)}
    return parse_xml(MARCA.format(numero=numero, texto=EstadoDelDocumento.BORRADOR.value, **medidas))


def _no_vacio(raiz: BaseOxmlElement, estilo: BaseStyle) -> None:
    """Un párrafo de donde colgar la marca, que no sea de una tabla o un control: pueden estar bloqueados.

    Donde haya que ponerlo no corre lo demás.
    """
    if raiz.find(qn("w:p")) is None:
        bajo = {"w:before": "0", "w:after": "0", "w:line": str(VEINTEAVOS), "w:lineRule": "exact"}
        raiz.append(parrafo(str(estilo.style_id), [], [elemento("w:spacing", bajo)]))


def _linea(
    estilo: BaseStyle, trozos: Iterator[BaseOxmlElement], hoja: Hoja, *, con_filete: bool = False
) -> BaseOxmlElement:
    """Una línea con algo a cada lado y, si se pide, un filete debajo."""
    raya = {"w:val": "single", "w:sz": "4", "w:space": "4", "w:color": tema.LINEA.claro.lstrip("#")}
    filete = [elemento("w:pBdr", hijos=[elemento("w:bottom", raya)])] if con_filete else []
    return parrafo(str(estilo.style_id), trozos, [*filete, elemento("w:tabs", hijos=_topes(estilo, hoja))])


def _topes(estilo: BaseStyle, hoja: Hoja) -> Iterator[BaseOxmlElement]:
    """Uno solo, a la derecha: los que el estilo de la entidad trae, que son de otra línea, se quitan."""
    derecha = str(round(hoja.caja * VEINTEAVOS))
    ajenos = set()
    cadena: BaseStyle | None = estilo
    while cadena is not None:
        ajenos |= {str(uno.get(qn("w:pos"))) for uno in cadena.element.iter(qn("w:tab"))}
        cadena = cadena.base_style if isinstance(cadena, ParagraphStyle) else None
    for ajeno in sorted(ajenos - {derecha}, key=int):
        yield elemento("w:tab", {"w:val": "clear", "w:pos": ajeno})
    yield elemento("w:tab", {"w:val": "right", "w:pos": derecha})


def _tabulador() -> BaseOxmlElement:
    return elemento("w:r", hijos=[elemento("w:tab")])
