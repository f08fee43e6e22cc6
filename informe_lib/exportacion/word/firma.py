"""El lugar de una firma en Word: su rótulo, la raya y los datos de quien firma, siempre en la misma hoja."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.xmlchemy import BaseOxmlElement

from informe_lib.exportacion.pdf_anchos import CUERPO_DE_TABLA, PUNTOS_POR_CENTIMETRO, Hoja, ancho_de
from informe_lib.exportacion.word.corrido import trozos_de
from informe_lib.exportacion.word.elementos import VEINTEAVOS, elemento, imprimible, parrafo, trozo
from informe_lib.exportacion.word.partes import Partes
from informe_lib.exportacion.word.tablas import no_partir
from informe_lib.presentacion import tema
from informe_lib.presentacion.bloques import Campo, Firma

LARGO_DE_LA_RAYA = 8.5 * PUNTOS_POR_CENTIMETRO  # como en el PDF
CUERPO_DE_FIRMA = 10.5
ENTRE_COLUMNAS = 10
AIRE_TRAS_LA_FIRMA = 14
BORDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def firma_de_word(firma: Firma, hoja: Hoja, partes: Partes) -> Iterator[BaseOxmlElement]:
    """Rótulo, raya y una tabla sin bordes: los rótulos a la izquierda, los datos alineados a la derecha."""
    yield parrafo("RotuloDeFirma", [trozo(firma.rotulo)])
    yield _raya(hoja)
    primera = max((ancho_de(campo.rotulo) for campo in firma.campos), default=0.0)
    primera = min(primera * CUERPO_DE_FIRMA / CUERPO_DE_TABLA + ENTRE_COLUMNAS, hoja.caja / 3)
    anchos = [round(ancho * VEINTEAVOS) for ancho in (primera, hoja.caja - primera)]
    filas = [_fila(campo, anchos, partes) for campo in firma.campos]
    cuadricula = [elemento("w:gridCol", {"w:w": str(ancho)}) for ancho in anchos]
    hijos = [_propiedades(firma.rotulo, sum(anchos)), elemento("w:tblGrid", hijos=cuadricula), *filas]
    tabla = elemento("w:tbl", hijos=hijos)
    no_partir(tabla)
    yield tabla
    # Word no deja que una tabla sea lo último del documento; su aire separa a quien firme después.
    yield parrafo("TrasTabla", [], [elemento("w:spacing", {"w:after": str(AIRE_TRAS_LA_FIRMA * VEINTEAVOS)})])


def _raya(hoja: Hoja) -> BaseOxmlElement:
    """Donde va la firma; es el borde de un párrafo vacío, que nadie lee en voz alta."""
    linea = {"w:val": "single", "w:sz": "6", "w:space": "1", "w:color": tema.TINTA.claro.lstrip("#")}
    hasta_el_margen = str(round((hoja.caja - LARGO_DE_LA_RAYA) * VEINTEAVOS))
    return parrafo(
        "CampoDeFirma",
        [],
        [
            elemento("w:keepNext"),
            elemento("w:pBdr", hijos=[elemento("w:top", linea)]),
            elemento("w:spacing", {"w:before": "0", "w:after": "0", "w:line": "140", "w:lineRule": "exact"}),
            elemento("w:ind", {"w:right": hasta_el_margen}),
        ],
    )


def _propiedades(rotulo: str, ancho: int) -> BaseOxmlElement:
    """El orden de los hijos es el de la norma: Word rechaza otro."""
    sin_relleno = {lado: {"w:w": "0", "w:type": "dxa"} for lado in ("left", "right")}
    return elemento("w:tblPr", hijos=[
        elemento("w:tblW", {"w:w": str(ancho), "w:type": "dxa"}),
        elemento("w:tblBorders", hijos=[elemento(f"w:{lado}", {"w:val": "nil"}) for lado in BORDES]),
        elemento("w:tblLayout", {"w:type": "fixed"}),
        elemento("w:tblCellMar", hijos=[elemento(f"w:{lado}", cero) for lado, cero in sin_relleno.items()]),
        elemento("w:tblCaption", {"w:val": imprimible(rotulo)}),
    ])  # fmt: skip


def _fila(campo: Campo, anchos: list[int], partes: Partes) -> BaseOxmlElement:
    apagado = elemento("w:color", {"w:val": tema.APAGADO.claro.lstrip("#")})
    rotulo = parrafo("CampoDeFirma", [trozo(campo.rotulo, extras=[apagado])])
    datos = [parrafo("CampoDeFirma", trozos_de(tramos, partes)) for tramos in campo.tramos]
    celdas = [
        elemento("w:tc", hijos=[
            elemento("w:tcPr", hijos=[elemento("w:tcW", {"w:w": str(ancho), "w:type": "dxa"})]), *parrafos,
        ])
        for ancho, parrafos in zip(anchos, ([rotulo], datos or [parrafo("CampoDeFirma", [])]), strict=True)
    ]  # fmt: skip
    return elemento("w:tr", hijos=[elemento("w:trPr", hijos=[elemento("w:cantSplit")]), *celdas])
