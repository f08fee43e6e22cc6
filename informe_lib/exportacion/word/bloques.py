"""Cada bloque con sus párrafos, tablas y figuras de Word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docx.oxml.xmlchemy import BaseOxmlElement

from informe_lib.exportacion.enteros import va_entero
from informe_lib.exportacion.pdf_anchos import Hoja, Reparto, repartir, repartir_rotulos
from informe_lib.exportacion.word.corrido import trozos_de
from informe_lib.exportacion.word.elementos import elemento, parrafo, trozo
from informe_lib.exportacion.word.figuras import figura_de_word
from informe_lib.exportacion.word.firma import firma_de_word
from informe_lib.exportacion.word.listas import lista_de_word
from informe_lib.exportacion.word.partes import Partes
from informe_lib.exportacion.word.tablas import no_partir, tabla_de_word
from informe_lib.presentacion import tema
from informe_lib.presentacion.bloques import (
    Bloque,
    Campos,
    Celda,
    Control,
    Encabezado,
    Figura,
    Firma,
    Lista,
    Nota,
    Parrafo,
    Portada,
    Tabla,
    corrido,
)


def bloque_de_word(  # noqa: C901, PLR0911 (una rama por bloque es toda su complejidad)
    bloque: Bloque, hoja: Hoja, partes: Partes
) -> Iterable[BaseOxmlElement]:
    """Los elementos de un bloque, en orden."""
    match bloque:
        case Portada():
            return _portada(bloque)
        case Encabezado():
            return [parrafo(f"Heading{bloque.nivel - 1}", [trozo(bloque.texto)])]
        case Parrafo():
            return [parrafo("Normal", trozos_de(bloque.tramos, partes))]
        case Nota():
            return [parrafo("Nota", trozos_de(bloque.tramos, partes), _filete())]
        case Lista():
            return lista_de_word(bloque, partes)
        case Campos():
            return _campos(bloque, hoja)
        case Control():
            return _control(bloque, hoja)
        case Tabla():
            return _tabla(bloque, hoja)
        case Figura():
            return figura_de_word(bloque, hoja, partes)
        case Firma():
            return firma_de_word(bloque, hoja, partes)


def _portada(portada: Portada) -> Iterator[BaseOxmlElement]:
    if portada.entidad:
        yield parrafo("Entidad", [trozo(portada.entidad)])
    yield parrafo("Title", [trozo(portada.titulo)])
    if portada.periodo:
        yield parrafo("Subtitle", [trozo(portada.periodo)])
    yield parrafo("Instancia", [trozo(portada.instancia)], _filete("bottom", 12))


def _filete(lado: str = "left", grosor: int = 16) -> list[BaseOxmlElement]:
    color = tema.LINEA.claro if lado == "left" else tema.ACENTO.claro
    borde = {"w:val": "single", "w:sz": str(grosor), "w:space": "8", "w:color": color.lstrip("#")}
    return [elemento("w:pBdr", hijos=[elemento(f"w:{lado}", borde)])]


def _tabla(tabla: Tabla, hoja: Hoja) -> Iterator[BaseOxmlElement]:
    yield parrafo("Caption", [trozo(tabla.titulo)])
    filas = (tabla.encabezado, tabla.cuerpo)
    escrita = tabla_de_word(tabla.titulo, filas, repartir(tabla, hoja), totales=tabla.totales)
    if va_entero(tabla, hoja):
        no_partir(escrita, con_lo_que_sigue=bool(tabla.notas))
    yield escrita
    for nota in tabla.notas:
        yield parrafo("NotaDeTabla", [trozo(nota)])
    if not tabla.notas:
        yield _separacion()


def _separacion() -> BaseOxmlElement:
    """Sin un párrafo entre las dos, Word uniría esta tabla con la siguiente."""
    return parrafo("TrasTabla", [])


def _campos(campos: Campos, hoja: Hoja) -> Iterator[BaseOxmlElement]:
    """Pares de rótulo y valor, como una tabla de dos columnas sin encabezado."""
    filas = tuple(
        (Celda(campo.rotulo, es_encabezado=True), Celda("\n".join(map(corrido, campo.tramos))))
        for campo in campos.campos
    )
    yield from _de_dos_columnas("Datos", filas, hoja, con_grupos=True, entera=va_entero(campos, hoja))


def _control(control: Control, hoja: Hoja) -> Iterator[BaseOxmlElement]:
    filas = tuple(
        (
            Celda(una.rotulo, es_encabezado=True),
            Celda(una.respuesta.value + (f"\n{una.detalle}" if una.detalle else "")),
        )
        for una in control.comprobaciones
    )
    yield parrafo("Caption", [trozo(control.titulo)])
    yield from _de_dos_columnas(control.titulo, filas, hoja, entera=va_entero(control, hoja))


def _de_dos_columnas(
    titulo: str,
    filas: tuple[tuple[Celda, Celda], ...],
    hoja: Hoja,
    *,
    entera: bool,
    con_grupos: bool = False,
) -> Iterator[BaseOxmlElement]:
    if not filas:
        return
    anchos = repartir_rotulos((fila[0].texto for fila in filas), hoja.caja)
    tabla = tabla_de_word(titulo, ((), filas), Reparto(anchos), con_grupos=con_grupos)
    if entera:
        no_partir(tabla)
    yield tabla
    yield _separacion()
