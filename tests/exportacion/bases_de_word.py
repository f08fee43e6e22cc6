"""Documentos base como los tienen las entidades, hechos aquí: con su hoja, su membrete y sus rarezas."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.shared import Cm

PARTE_PRINCIPAL = "word/document.xml"


def guardada(base: Document) -> bytes:
    salida = BytesIO()
    base.save(salida)
    return salida.getvalue()


def de_hoja(ancho: float, alto: float, margenes: tuple[float, float, float, float]) -> Document:
    """Una base con esa hoja y esos márgenes en centímetros: izquierdo, derecho, superior e inferior."""
    base = docx.Document()
    base.add_paragraph("Texto de relleno de la plantilla")
    seccion = base.sections[0]
    seccion.page_width, seccion.page_height = Cm(ancho), Cm(alto)
    seccion.left_margin, seccion.right_margin, seccion.top_margin, seccion.bottom_margin = map(Cm, margenes)
    if ancho > alto:
        seccion.orientation = WD_ORIENT.LANDSCAPE
    seccion.header.paragraphs[0].text = "Entidad Ficticia de Prueba"
    seccion.footer.paragraphs[0].text = "Calle Falsa 123"
    return base


def carta() -> Document:
    return de_hoja(21.59, 27.94, (3, 3, 3, 3))


def con_partes(base: bytes, cambiar: Callable[[str, bytes], bytes | None]) -> bytes:
    """El mismo paquete con cada parte cambiada; la que quede en None se va."""
    salida = BytesIO()
    with ZipFile(BytesIO(base)) as vieja, ZipFile(salida, "w", ZIP_DEFLATED) as nueva:
        for nombre in vieja.namelist():
            contenido = cambiar(nombre, vieja.read(nombre))
            if contenido is not None:
                nueva.writestr(nombre, contenido)
    return salida.getvalue()


def sin_seccion() -> bytes:
    base = docx.Document()
    base.element.body.remove(base.element.body.find(qn("w:sectPr")))
    return guardada(base)


def de_varias_secciones() -> bytes:
    """Una carátula apaisada y después lo que manda, que toma el encabezado de la carátula."""
    base = de_hoja(27.94, 21.59, (2, 2, 2, 2))
    ultima = base.add_section()
    ultima.orientation = WD_ORIENT.PORTRAIT
    ultima.page_width, ultima.page_height = Cm(21), Cm(29.7)
    ultima.footer.is_linked_to_previous = False
    ultima.footer.paragraphs[0].text = "Carrera Ficticia 45"
    columnas = base.element.body.find(f"{qn('w:sectPr')}/{qn('w:cols')}")
    columnas.set(qn("w:num"), "2")
    return guardada(base)


def de_hojas_pares_y_primera() -> bytes:
    base = carta()
    base.settings.odd_and_even_pages_header_footer = True
    seccion = base.sections[0]
    seccion.different_first_page_header_footer = True
    seccion.even_page_header.paragraphs[0].text = "Entidad Ficticia, hoja par"
    return guardada(base)


def con_control_en_el_encabezado() -> bytes:
    """Todo el encabezado es un control de contenido, como los que ponen las plantillas de Word."""
    base = carta()
    encabezado = base.sections[0].header.part.element
    for uno in list(encabezado):
        encabezado.remove(uno)
    control = (
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:lock w:val="sdtContentLocked"/></w:sdtPr>'
        "<w:sdtContent><w:p><w:r><w:t>Entidad Ficticia de Prueba</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    encabezado.append(parse_xml(control))
    return guardada(base)


def que_ya_numera() -> bytes:
    """Su pie ya dice «Página x de y», con la orden del campo partida en dos, como la deja Word."""
    base = carta()
    campo = (
        f'<w:p {nsdecls("w")}><w:r><w:t>Página </w:t></w:r><w:fldSimple w:instr=" PAGE "/>'
        '<w:r><w:t> de </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText> NUM</w:instrText></w:r><w:r><w:instrText>PAGES </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    base.sections[0].footer.part.element.append(parse_xml(campo))
    return guardada(base)


def con_marcadores_nuestros() -> bytes:
    """Alguien hizo la base a partir de un informe: su encabezado trae marcadores como los de la casa."""
    base = carta()
    parrafo = base.sections[0].header.part.element.find(qn("w:p"))
    for numero, nombre in enumerate(
        ("_Toc00000000", "seccion_asistentes", "texto_plan", "membrete"), start=1
    ):
        parrafo.append(parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="{numero}" w:name="{nombre}"/>'))
        parrafo.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{numero}"/>'))
    return guardada(base)


def en_ingles() -> bytes:
    """Como la que hace un Word en inglés: lo dicen sus estilos, no solo lo predeterminado."""
    base = carta()
    letra = base.styles["Normal"].element.get_or_add_rPr()
    letra.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="en-US"/>'))
    return guardada(base)


def sin_predeterminados() -> bytes:
    base = carta()
    base.styles.element.remove(base.styles.element.find(qn("w:docDefaults")))
    return guardada(base)


def con_un_encabezado_enorme() -> bytes:
    base = carta()
    for numero in range(60):
        base.sections[0].header.add_paragraph(f"Renglón {numero}")
    return guardada(base)


def sin_estilos() -> bytes:
    """Un paquete sin la parte de estilos, como lo escriben algunos programas."""

    def cambiar(nombre: str, contenido: bytes) -> bytes | None:
        if nombre == "word/styles.xml":
            return None
        if nombre == "word/_rels/document.xml.rels":
            return _sin_relacion(contenido, b"/styles")
        if nombre == "[Content_Types].xml":
            return _sin_elemento(contenido, b"/word/styles.xml")
        return contenido

    return con_partes(guardada(carta()), cambiar)


def sin_los_estilos_de_siempre() -> bytes:
    base = carta()
    for nombre in ("Normal", "Table Grid", "heading 2", "caption", "List Number"):
        elemento = base.styles.element.get_by_name(nombre)
        base.styles.element.remove(elemento)
    return guardada(base)


def con_nombres_tomados() -> bytes:
    """La entidad ya llama «Nota» a un estilo de carácter, y su «Caption» es otra cosa."""
    base = carta()
    base.styles.element.remove(base.styles.element.get_by_name("caption"))
    for nombre, identificador, tipo in (
        ("Nota", "Nota", "character"),
        ("Sello", "Caption", "paragraph"),
        ("toc 1", "TDC1", "paragraph"),
    ):
        base.styles.element.append(
            parse_xml(
                f'<w:style {nsdecls("w")} w:type="{tipo}" w:styleId="{identificador}">'
                f'<w:name w:val="{nombre}"/></w:style>'
            )
        )
    return guardada(base)


def bloqueada_y_con_relleno() -> bytes:
    """Protegida contra cambios, con una imagen y un comentario en el texto que se va."""
    base = carta()
    base.settings.element.insert(
        0, parse_xml(f'<w:documentProtection {nsdecls("w")} w:edit="readOnly" w:enforcement="1"/>')
    )
    parrafo = base.add_paragraph("Aquí va el texto")
    base.add_comment(parrafo.runs, text="Comentario interno", author="Alguien")
    base.add_picture(BytesIO(UN_PUNTO))
    return guardada(base)


def dotx() -> bytes:
    de_documento, de_plantilla = b"document.main+xml", b"template.main+xml"
    return con_partes(
        guardada(carta()),
        lambda nombre, contenido: (
            contenido.replace(de_documento, de_plantilla) if nombre == "[Content_Types].xml" else contenido
        ),
    )


def _sin_relacion(contenido: bytes, final: bytes) -> bytes:
    return _sin_elemento(contenido, final + b'"')


def _sin_elemento(contenido: bytes, con: bytes) -> bytes:
    """El mismo XML sin el elemento que contiene esas letras."""
    partes = contenido.split(b"<")
    return b"<".join(una for una in partes if con not in una)


UN_PUNTO = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f"
    "0005fe02fedccc59e70000000049454e44ae426082"
)
RARAS: dict[str, Callable[[], bytes]] = {
    "sin sección": sin_seccion,
    "de varias secciones": de_varias_secciones,
    "de hojas pares y primera": de_hojas_pares_y_primera,
    "con un control en el encabezado": con_control_en_el_encabezado,
    "que ya numera": que_ya_numera,
    "con marcadores nuestros": con_marcadores_nuestros,
    "en inglés": en_ingles,
    "sin predeterminados": sin_predeterminados,
    "sin estilos": sin_estilos,
    "sin los estilos de siempre": sin_los_estilos_de_siempre,
    "con nombres tomados": con_nombres_tomados,
    "bloqueada y con relleno": bloqueada_y_con_relleno,
    "plantilla .dotx": dotx,
}
GEOMETRIAS: dict[str, tuple[float, float, tuple[float, float, float, float]]] = {
    "carta con márgenes de 3": (21.59, 27.94, (3, 3, 3, 3)),
    "oficio con márgenes distintos": (21.59, 33.02, (4, 1.5, 4.5, 2)),
    "A4 apaisada": (29.7, 21, (2, 2, 3, 2)),
}
