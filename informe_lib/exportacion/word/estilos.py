"""Los estilos del documento de Word: los de la casa, puestos sobre el documento base que haya."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

from informe_lib.exportacion.word.elementos import elemento
from informe_lib.presentacion import tema

ESTILO_DE_TABLA = "Table Grid"
LETRA = "Arial"  # mide lo mismo que la Liberation Sans del PDF, y está en cualquier Word


@dataclass(frozen=True, slots=True)
class Aspecto:
    """Un estilo de párrafo: cuerpo en puntos, color, espacios antes y después, y qué lo acompaña."""

    cuerpo: float = tema.CUERPO
    color: str = tema.TINTA.claro
    antes: float = 0
    despues: float = 6
    fuerte: bool = False
    con_el_siguiente: bool = False
    renglon: float = 1.15
    sangria: float = 0


ASPECTOS: Mapping[str, Aspecto] = {
    "Normal": Aspecto(10.5, despues=7),
    "Title": Aspecto(20, tema.ACENTO.claro, despues=6, fuerte=True, con_el_siguiente=True),
    "Subtitle": Aspecto(13, tema.APAGADO.claro, despues=4, con_el_siguiente=True),
    "Heading 1": Aspecto(14, tema.ACENTO.claro, 20, 8, fuerte=True, con_el_siguiente=True),
    "Heading 2": Aspecto(11.5, antes=14, despues=7, fuerte=True, con_el_siguiente=True),
    "Heading 3": Aspecto(10.5, antes=12, despues=6, fuerte=True, con_el_siguiente=True),
    "Heading 4": Aspecto(10.5, antes=10, despues=5, fuerte=True, con_el_siguiente=True),
    "Heading 5": Aspecto(10.5, antes=10, despues=5, fuerte=True, con_el_siguiente=True),
    "Caption": Aspecto(9, antes=8, despues=4, fuerte=True, con_el_siguiente=True),
    "List Bullet": Aspecto(10.5, despues=4),
    "List Number": Aspecto(10.5, despues=4),
    "TOC 1": Aspecto(9.5, antes=5, despues=2),
    "TOC 2": Aspecto(9.5, despues=2, sangria=10),
    "Header": Aspecto(8.5, tema.APAGADO.claro, despues=0),
    "Footer": Aspecto(8.5, tema.APAGADO.claro, despues=0),
}
# Los que Word no trae: su identificador y su nombre a la vista.
PROPIOS: Mapping[str, tuple[str, Aspecto]] = {
    "TextoDeTabla": ("Texto de tabla", Aspecto(9, despues=0, renglon=1)),
    "TituloDeIndice": ("Título de índice", Aspecto(11.5, antes=4, fuerte=True, con_el_siguiente=True)),
    "TrasTabla": ("Tras la tabla", Aspecto(4, despues=0, renglon=1)),
    "NotaDeTabla": ("Nota de tabla", Aspecto(8.5, tema.APAGADO.claro, 3, 3)),
    "Nota": ("Nota", Aspecto(9, tema.APAGADO.claro, 6, 8)),
    "Entidad": ("Entidad", Aspecto(10.5, tema.APAGADO.claro, despues=8, con_el_siguiente=True)),
    "Instancia": ("Instancia", Aspecto(13, despues=12, fuerte=True)),
    "RotuloDeFirma": ("Rótulo de firma", Aspecto(antes=24, despues=46, fuerte=True, con_el_siguiente=True)),
    "CampoDeFirma": ("Campo de firma", Aspecto(despues=3, con_el_siguiente=True)),
}  # fmt: skip


def poner_estilos(documento: Document, *, con_base: bool) -> None:
    """Da a cada estilo su aspecto; sobre el documento base de una entidad, solo agrega los que falten."""
    estilos = documento.styles
    for identificador, (nombre, aspecto) in PROPIOS.items():
        if identificador not in {estilo.style_id for estilo in estilos}:
            propio = estilos.add_style(nombre, WD_STYLE_TYPE.PARAGRAPH)
            propio.element.set(qn("w:styleId"), identificador)
            propio.base_style = estilos["Normal"]
            _vestir(propio, aspecto)
    presentes = {estilo.name for estilo in estilos}
    for nombre, aspecto in ASPECTOS.items():
        if nombre not in presentes:
            _vestir(estilos.add_style(nombre, WD_STYLE_TYPE.PARAGRAPH, builtin=True), aspecto)
        elif not con_base:
            _vestir(estilos[nombre], aspecto)
    if ESTILO_DE_TABLA not in presentes:
        estilos.add_style(ESTILO_DE_TABLA, WD_STYLE_TYPE.TABLE, builtin=True)
    _idioma(documento)


def identificadores(documento: Document) -> Mapping[str, str]:
    """El identificador que cada estilo de Word tiene en este documento: «Heading1» es «Ttulo1» en español."""
    estilos = documento.styles
    nombres = (*ASPECTOS, ESTILO_DE_TABLA)
    return {nombre.replace(" ", ""): str(estilos[nombre].style_id) for nombre in nombres}


def _vestir(estilo: object, aspecto: Aspecto) -> None:
    if not isinstance(estilo, ParagraphStyle):
        return
    letra, parrafo = estilo.font, estilo.paragraph_format
    letra.name, letra.size, letra.bold, letra.italic = LETRA, Pt(aspecto.cuerpo), aspecto.fuerte, False
    letra.color.rgb = RGBColor.from_string(aspecto.color.lstrip("#"))
    parrafo.space_before, parrafo.space_after = Pt(aspecto.antes), Pt(aspecto.despues)
    parrafo.line_spacing = aspecto.renglon
    parrafo.left_indent = Pt(aspecto.sangria) if aspecto.sangria else None
    parrafo.keep_with_next = aspecto.con_el_siguiente
    de_parrafo = estilo.element.get_or_add_pPr()
    for ajeno in ("w:pBdr", "w:tabs"):  # los de la plantilla, hecha para otra hoja
        for viejo in de_parrafo.findall(qn(ajeno)):
            de_parrafo.remove(viejo)
    de_letra = estilo.element.get_or_add_rPr()
    for ajeno in ("w:spacing", "w:kern"):
        for viejo in de_letra.findall(qn(ajeno)):
            de_letra.remove(viejo)
    fuentes = de_letra.get_or_add_rFonts()
    for atributo in list(fuentes.attrib):
        del fuentes.attrib[atributo]  # los temas de letra de la plantilla mandarían sobre la de la casa
    for atributo in ("ascii", "hAnsi", "cs", "eastAsia"):
        fuentes.set(qn(f"w:{atributo}"), LETRA)


def _idioma(documento: Document) -> None:
    """Español de Colombia en lo que no diga otra cosa: así corrigen y leen Word y un lector de pantalla."""
    predeterminado = documento.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if predeterminado is None:
        return
    for previo in predeterminado.findall(qn("w:lang")):
        predeterminado.remove(previo)
    predeterminado.append(elemento("w:lang", {"w:val": "es-CO", "w:eastAsia": "es-CO", "w:bidi": "ar-SA"}))
