"""Las tablas de Word: celdas combinadas, encabezado que se repite en cada hoja y rótulos de fila."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from informe_lib.exportacion.pdf_anchos import Reparto
from informe_lib.exportacion.word.elementos import (
    VEINTEAVOS,
    agregar_a_parrafo,
    elemento,
    imprimible,
    parrafo,
    trozo,
)
from informe_lib.presentacion import tema
from informe_lib.presentacion.bloques import Alineacion, Celda

Filas = Sequence[Sequence[Celda]]

JUSTIFICACIONES = {Alineacion.IZQUIERDA: "left", Alineacion.CENTRO: "center", Alineacion.DERECHA: "right"}
BORDES = ("top", "left", "bottom", "right", "insideH", "insideV")


class Papel(StrEnum):
    """Lo que una fila hace en la tabla: de aquí sale cómo se ve."""

    ENCABEZADO = "encabezado"
    CUERPO = "cuerpo"
    CUERPO_CON_GRUPOS = "cuerpo con grupos"
    TOTAL = "total"


def tabla_de_word(
    titulo: str, filas: tuple[Filas, Filas], reparto: Reparto, *, totales: int = 0, con_grupos: bool = False
) -> BaseOxmlElement:
    """La tabla con los anchos que se le dan, en puntos; el título se repite en su descripción.

    `filas` son las del encabezado y las del cuerpo; `con_grupos`, si su primera columna va en negrita.
    """
    encabezado, cuerpo = filas
    anchos = [round(ancho * VEINTEAVOS) for ancho in reparto.anchos]
    hay_grupos = con_grupos or any(
        celda.es_encabezado and celda.filas > 1 for fila in cuerpo for celda in fila
    )
    corriente = Papel.CUERPO_CON_GRUPOS if hay_grupos else Papel.CUERPO
    papeles = [corriente] * (len(cuerpo) - totales) + [Papel.TOTAL] * totales
    escritas = [
        *_filas(encabezado, anchos, reparto.cuerpo, [Papel.ENCABEZADO] * len(encabezado)),
        *_filas(cuerpo, anchos, reparto.cuerpo, papeles),
    ]
    return elemento("w:tbl", hijos=[_propiedades(titulo, sum(anchos)), _cuadricula(anchos), *escritas])


def no_partir(tabla: BaseOxmlElement, *, con_lo_que_sigue: bool = False) -> None:
    """Cada fila va en la misma hoja que la siguiente; la última, si se pide, con el párrafo que sigue."""
    filas = tabla.findall(qn("w:tr"))
    juntar_filas(filas if con_lo_que_sigue else filas[:-1])


def juntar_filas(filas: Sequence[BaseOxmlElement]) -> None:
    """Cada una de estas filas va en la misma hoja que la que la sigue."""
    for fila in filas:
        for uno in fila.iter(qn("w:p")):
            agregar_a_parrafo(uno, "w:keepNext")


def _propiedades(titulo: str, ancho: int) -> BaseOxmlElement:
    """El orden de los hijos es el de la norma: Word rechaza otro."""
    borde = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": tema.LINEA.claro.lstrip("#")}
    margenes = {"top": "40", "left": "100", "bottom": "40", "right": "100"}
    return elemento("w:tblPr", hijos=[
        elemento("w:tblStyle", {"w:val": "TableGrid"}),
        elemento("w:tblW", {"w:w": str(ancho), "w:type": "dxa"}),
        elemento("w:tblBorders", hijos=[elemento(f"w:{lado}", borde) for lado in BORDES]),
        elemento("w:tblLayout", {"w:type": "fixed"}),
        elemento("w:tblCellMar", hijos=[
            elemento(f"w:{lado}", {"w:w": medida, "w:type": "dxa"}) for lado, medida in margenes.items()
        ]),
        elemento("w:tblLook", {
            "w:val": "04A0", "w:firstRow": "1", "w:lastRow": "0", "w:firstColumn": "1",
            "w:lastColumn": "0", "w:noHBand": "1", "w:noVBand": "1",
        }),
        elemento("w:tblCaption", {"w:val": imprimible(titulo)}),
        elemento("w:tblDescription", {"w:val": imprimible(titulo)}),
    ])  # fmt: skip


def _cuadricula(anchos: Sequence[int]) -> BaseOxmlElement:
    return elemento("w:tblGrid", hijos=[elemento("w:gridCol", {"w:w": str(ancho)}) for ancho in anchos])


def _filas(
    filas: Filas, anchos: Sequence[int], cuerpo: float, papeles: Sequence[Papel]
) -> Iterator[BaseOxmlElement]:
    """Word escribe también la continuación de cada celda combinada hacia abajo, vacía."""
    bajan: dict[int, tuple[int, Celda]] = {}
    for fila, papel in zip(filas, papeles, strict=True):
        propias = iter(fila)
        celdas: list[BaseOxmlElement] = []
        columna = 0
        while columna < len(anchos):
            sigue = columna in bajan
            celda = bajan[columna][1] if sigue else next(propias)
            quedan = bajan.pop(columna)[0] if sigue else celda.filas
            if quedan > 1:
                bajan[columna] = (quedan - 1, celda)
            ancho = sum(anchos[columna : columna + celda.columnas])
            visible = replace(celda, texto="") if sigue else celda
            es_grupo = columna == 0 and papel is Papel.CUERPO_CON_GRUPOS and celda.es_encabezado
            fuerte = papel in (Papel.ENCABEZADO, Papel.TOTAL) or es_grupo
            celdas.append(_celda(visible, (ancho, cuerpo), papel, fuerte=fuerte, sigue=sigue))
            columna += celda.columnas
        repite = [elemento("w:tblHeader")] if papel is Papel.ENCABEZADO else []
        yield elemento("w:tr", hijos=[elemento("w:trPr", hijos=[elemento("w:cantSplit"), *repite]), *celdas])


def _celda(
    celda: Celda, medidas: tuple[int, float], papel: Papel, *, fuerte: bool, sigue: bool
) -> BaseOxmlElement:
    """Una celda; `medidas` son su ancho, en veinteavos, y su cuerpo de letra, en puntos."""
    ancho, cuerpo = medidas
    letra = str(round(cuerpo * 2))
    color = [elemento("w:color", {"w:val": "FFFFFF"})] if papel is Papel.ENCABEZADO else []
    tamano = [elemento("w:sz", {"w:val": letra}), elemento("w:szCs", {"w:val": letra})]
    trozos = [trozo(celda.texto, fuerte=fuerte, extras=(*color, *tamano))] if celda.texto else []
    alineado = [elemento("w:jc", {"w:val": JUSTIFICACIONES[celda.alineacion]})]
    return elemento("w:tc", hijos=[
        elemento("w:tcPr", hijos=_propiedades_de_celda(celda, ancho, papel, sigue=sigue)),
        parrafo("TextoDeTabla", trozos, alineado),
    ])  # fmt: skip


def _propiedades_de_celda(
    celda: Celda, ancho: int, papel: Papel, *, sigue: bool
) -> Iterator[BaseOxmlElement]:
    yield elemento("w:tcW", {"w:w": str(ancho), "w:type": "dxa"})
    if celda.columnas > 1:
        yield elemento("w:gridSpan", {"w:val": str(celda.columnas)})
    if sigue or celda.filas > 1:
        yield elemento("w:vMerge", {} if sigue else {"w:val": "restart"})
    if papel in (Papel.ENCABEZADO, Papel.TOTAL) or celda.es_encabezado:
        fondo = tema.ACENTO.claro if papel is Papel.ENCABEZADO else tema.SUAVE.claro
        yield elemento("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": fondo.lstrip("#")})
    if papel is Papel.ENCABEZADO:
        yield elemento("w:vAlign", {"w:val": "center"})
