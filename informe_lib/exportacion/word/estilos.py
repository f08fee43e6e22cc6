"""Los estilos del documento de Word: los de la casa, puestos sobre el documento base que haya."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt, RGBColor
from docx.styles.style import BaseStyle, ParagraphStyle

from informe_lib.exportacion.word.elementos import elemento
from informe_lib.presentacion import tema

ESTILO_DE_TABLA, ESTILO_DE_CELDA = "Table Grid", "TextoDeTabla"
SI_ESTA_TOMADO = " del informe"
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
    renglon: float = 1.17
    sangria: float = 0


ASPECTOS: Mapping[str, Aspecto] = {
    "Normal": Aspecto(10.5, despues=5),
    "Title": Aspecto(20, tema.ACENTO.claro, despues=2, fuerte=True, con_el_siguiente=True, renglon=1),
    "Subtitle": Aspecto(13, tema.APAGADO.claro, despues=4, con_el_siguiente=True, renglon=1),
    "Heading 1": Aspecto(14, tema.ACENTO.claro, 17, 5, fuerte=True, con_el_siguiente=True),
    "Heading 2": Aspecto(11.5, antes=11, despues=4, fuerte=True, con_el_siguiente=True),
    "Heading 3": Aspecto(10.5, antes=12, despues=6, fuerte=True, con_el_siguiente=True),
    "Heading 4": Aspecto(10.5, antes=10, despues=5, fuerte=True, con_el_siguiente=True),
    "Heading 5": Aspecto(10.5, antes=10, despues=5, fuerte=True, con_el_siguiente=True),
    "Caption": Aspecto(9, antes=10, despues=1, fuerte=True, con_el_siguiente=True),
    "List Bullet": Aspecto(10.5, despues=5),
    "List Number": Aspecto(10.5, despues=5),
    "toc 1": Aspecto(9.5, antes=3.5, despues=0, renglon=1),
    "toc 2": Aspecto(9.5, antes=1.5, despues=0, renglon=1, sangria=10),
    "Header": Aspecto(8.5, tema.APAGADO.claro, despues=0),
    "Footer": Aspecto(8.5, tema.APAGADO.claro, despues=0),
}
# Los que Word no trae: su identificador y su nombre a la vista.
PROPIOS: Mapping[str, tuple[str, Aspecto]] = {
    "TextoDeTabla": ("Texto de tabla", Aspecto(9, despues=0, renglon=1.03)),
    "TituloDeIndice": ("Título de índice", Aspecto(11.5, antes=4, fuerte=True, con_el_siguiente=True)),
    "TrasTabla": ("Tras la tabla", Aspecto(4, despues=0, renglon=1)),
    "NotaDeTabla": ("Nota de tabla", Aspecto(8.5, tema.APAGADO.claro, 2, 2, renglon=1)),
    "Figura": ("Figura", Aspecto(9, antes=8, despues=2, con_el_siguiente=True, renglon=1)),
    "Nota": ("Nota", Aspecto(9, tema.APAGADO.claro, 11, 23, sangria=10)),
    "NotaDeAlcance": (
        "Nota de alcance", Aspecto(9, tema.APAGADO.claro, 5, 8, con_el_siguiente=True, sangria=10)
    ),
    "Aviso": ("Aviso de estado", Aspecto(9, despues=16, renglon=1.3, sangria=10)),
    "Entidad": ("Entidad", Aspecto(10.5, tema.APAGADO.claro, despues=3, con_el_siguiente=True)),
    "Instancia": ("Instancia", Aspecto(13, despues=20, fuerte=True, renglon=1)),
    "RotuloDeFirma": ("Rótulo de firma", Aspecto(antes=8, despues=44, fuerte=True, con_el_siguiente=True)),
    "CampoDeFirma": ("Campo de firma", Aspecto(despues=0)),
}  # fmt: skip


def poner_estilos(documento: Document, *, con_base: bool) -> None:
    """Da a cada estilo su aspecto; sobre el documento base de una entidad, solo agrega los que falten."""
    if _de(documento, "Normal") is None:
        _agregar(documento, "Normal", ASPECTOS["Normal"], "Normal")
        if documento.styles.default(WD_STYLE_TYPE.PARAGRAPH) is None:
            documento.styles["Normal"].element.set(qn("w:default"), "1")
    for nombre, aspecto in ASPECTOS.items():
        estilo = _de(documento, nombre)
        if estilo is None:
            _agregar(documento, nombre, aspecto, _identificador(nombre), con_letra=not con_base)
        elif not con_base:
            _vestir(estilo, aspecto)
    for identificador, (nombre, aspecto) in PROPIOS.items():
        if _de(documento, nombre) is None:
            # Las columnas se miden con la letra de la casa: otra más ancha partiría sus palabras.
            con_letra = not con_base or identificador == ESTILO_DE_CELDA
            _agregar(documento, nombre, aspecto, identificador, con_letra=con_letra)
    if _de(documento, ESTILO_DE_TABLA, WD_STYLE_TYPE.TABLE) is None:
        documento.styles.add_style(ESTILO_DE_TABLA, WD_STYLE_TYPE.TABLE, builtin=True)
    _idioma(documento)


def identificadores(documento: Document) -> Mapping[str, str]:
    """El identificador que cada estilo tiene en este documento: «Heading1» es «Ttulo1» en español."""
    nombres = {_identificador(nombre): nombre for nombre in ASPECTOS}
    nombres |= {identificador: nombre for identificador, (nombre, _) in PROPIOS.items()}
    estilos = {clave: _de(documento, nombre) for clave, nombre in nombres.items()}
    estilos[_identificador(ESTILO_DE_TABLA)] = _de(documento, ESTILO_DE_TABLA, WD_STYLE_TYPE.TABLE)
    return {clave: str(estilo.style_id) for clave, estilo in estilos.items() if estilo is not None}


def que_anuncian() -> frozenset[str]:
    """Los que no se separan de lo que sigue, como un título; el «Caption» de Word, por sí solo, lo hace."""
    de_word = {_identificador(nombre): aspecto for nombre, aspecto in ASPECTOS.items()}
    propios = {identificador: aspecto for identificador, (_, aspecto) in PROPIOS.items()}
    todos = {**de_word, **propios}
    return frozenset(clave for clave, aspecto in todos.items() if aspecto.con_el_siguiente)


def estilo_de(documento: Document, nombre: str) -> BaseStyle:
    """El estilo de párrafo de ese nombre, una vez puestos todos."""
    estilo = _de(documento, nombre)
    if estilo is None:
        raise KeyError(nombre)
    return estilo


def _identificador(nombre: str) -> str:
    """El que Word en inglés le da a un estilo suyo."""
    return nombre.replace(" ", "").replace("toc", "TOC")


def _de(documento: Document, nombre: str, tipo: WD_STYLE_TYPE = WD_STYLE_TYPE.PARAGRAPH) -> BaseStyle | None:
    """El estilo de ese nombre; Word no distingue mayúsculas en los suyos, y según la versión cambian."""
    nombres = (nombre.casefold(), (nombre + SI_ESTA_TOMADO).casefold())
    del_tipo = (uno for uno in documento.styles if uno.type == tipo)
    return next((uno for uno in del_tipo if (uno.name or "").casefold() in nombres), None)


def _agregar(
    documento: Document, nombre: str, aspecto: Aspecto, identificador: str, *, con_letra: bool = True
) -> None:
    """Un estilo de párrafo que al documento le falta, sin tomarle a nadie el nombre ni el identificador."""
    estilos = documento.styles
    tomados = {(uno.name or "").casefold() for uno in estilos}
    suyo = nombre + SI_ESTA_TOMADO if nombre.casefold() in tomados else nombre
    identificados = {uno.style_id for uno in estilos}
    # python-docx pone de identificador el nombre sin espacios, aunque otro ya lo tenga.
    nuevo = estilos.add_style(suyo, WD_STYLE_TYPE.PARAGRAPH, builtin=nombre in ASPECTOS)
    while identificador in identificados:
        identificador += "DelInforme"
    nuevo.element.set(qn("w:styleId"), identificador)
    if nombre != "Normal":
        nuevo.base_style = _de(documento, "Normal")
    _vestir(nuevo, aspecto, con_letra=con_letra)


def _vestir(estilo: object, aspecto: Aspecto, *, con_letra: bool = True) -> None:
    if not isinstance(estilo, ParagraphStyle):
        return
    letra, parrafo = estilo.font, estilo.paragraph_format
    letra.size, letra.bold, letra.italic = Pt(aspecto.cuerpo), aspecto.fuerte, False
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
    if con_letra:
        _poner_letra(de_letra.get_or_add_rFonts())


def _poner_letra(fuentes: BaseOxmlElement) -> None:
    for atributo in list(fuentes.attrib):
        del fuentes.attrib[atributo]  # los temas de letra de la plantilla mandarían sobre la de la casa
    for atributo in ("ascii", "hAnsi", "cs", "eastAsia"):
        fuentes.set(qn(f"w:{atributo}"), LETRA)


def _idioma(documento: Document) -> None:
    """Español de Colombia en todo estilo: así corrigen y leen Word y un lector de pantalla.

    Una base puede traer sus estilos en inglés, o no decir de qué lengua es lo que no diga otra cosa.
    """
    raiz = documento.styles.element
    predeterminado = raiz.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if predeterminado is None:
        predeterminado = _con_predeterminados(raiz)
    for previo in predeterminado.findall(qn("w:lang")):
        predeterminado.remove(previo)
    predeterminado.append(elemento("w:lang", {"w:val": "es-CO", "w:eastAsia": "es-CO", "w:bidi": "ar-SA"}))
    for uno in raiz.iter(qn("w:lang")):
        uno.set(qn("w:val"), "es-CO")


def _con_predeterminados(raiz: BaseOxmlElement) -> BaseOxmlElement:
    """Lo que vale en lo que un estilo no diga; va antes de todos ellos."""
    de_todos = raiz.find(qn("w:docDefaults"))
    if de_todos is None:
        de_todos = elemento("w:docDefaults")
        raiz.insert(0, de_todos)
    de_letra = de_todos.find(qn("w:rPrDefault"))
    if de_letra is None:
        de_letra = elemento("w:rPrDefault")
        de_todos.insert(0, de_letra)
    propiedades = elemento("w:rPr")
    de_letra.append(propiedades)
    return propiedades
