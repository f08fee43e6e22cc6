"""Cada bloque con sus párrafos, tablas y figuras de Word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from informe_lib.exportacion.enteros import va_entero
from informe_lib.exportacion.pdf_anchos import Hoja, Reparto, repartir, repartir_rotulos
from informe_lib.exportacion.pdf_tablas import FILAS_DE_ARRANQUE
from informe_lib.exportacion.word.corrido import trozos_de
from informe_lib.exportacion.word.elementos import elemento, parrafo, trozo
from informe_lib.exportacion.word.figuras import figura_de_word
from informe_lib.exportacion.word.firma import firma_de_word
from informe_lib.exportacion.word.listas import lista_de_word
from informe_lib.exportacion.word.marcadores import (
    Marca,
    nombre_de_marcador,
    punta_final,
    punta_inicial,
)
from informe_lib.exportacion.word.partes import Partes
from informe_lib.exportacion.word.tablas import juntar_filas, no_partir, tabla_de_word
from informe_lib.presentacion import tema
from informe_lib.presentacion.bloques import (
    Bloque,
    Campos,
    Celda,
    Comprobacion,
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

SIN_SECCION = "Datos"  # así se anuncian los campos que no van bajo ningún título
CUERPO_DEL_DETALLE = "17"  # medios puntos: 8,5, como en el PDF


def bloque_de_word(  # noqa: C901, PLR0911 (una rama por bloque es toda su complejidad)
    bloque: Bloque, hoja: Hoja, partes: Partes, seccion: str = ""
) -> Iterable[BaseOxmlElement]:
    """Los elementos de un bloque, en orden; con el nombre de su sección se anuncian los campos."""
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
            return _campos(bloque, hoja, seccion or SIN_SECCION)
        case Control():
            return _control(bloque, hoja)
        case Tabla():
            return _tabla(bloque, hoja, partes)
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


def _tabla(tabla: Tabla, hoja: Hoja, partes: Partes) -> Iterator[BaseOxmlElement]:
    yield parrafo("Caption", [trozo(tabla.titulo)])
    filas = (tabla.encabezado, tabla.cuerpo)
    escrita = tabla_de_word(tabla.titulo, filas, repartir(tabla, hoja), totales=tabla.totales)
    _marcar_cifras(escrita, tabla, partes)
    if va_entero(tabla, hoja):
        no_partir(escrita, con_lo_que_sigue=bool(tabla.notas))
    else:
        juntar_filas(escrita.findall(qn("w:tr"))[: len(tabla.encabezado) + FILAS_DE_ARRANQUE - 1])
    yield escrita
    for nota in tabla.notas:
        yield parrafo("NotaDeTabla", [trozo(nota)])
    if not tabla.notas:
        yield _separacion()


def _marcar_cifras(escrita: BaseOxmlElement, tabla: Tabla, partes: Partes) -> None:
    """Un marcador en la fila de cada cifra, para que su cita llegue a ella."""
    filas = escrita.findall(qn("w:tr"))[len(tabla.encabezado) :]
    for escrita_fila, fila in zip(filas, tabla.cuerpo, strict=True):
        for cifra in (celda.cifra for celda in fila if celda.cifra):
            if partes.marca(cifra):
                numero = partes.identificador()
                parrafo_de_la_fila = escrita_fila.find(f"{qn('w:tc')}/{qn('w:p')}")
                propiedades = parrafo_de_la_fila.find(qn("w:pPr"))
                propiedades.addnext(punta_inicial(numero, nombre_de_marcador(Marca.CIFRA, cifra)))
                parrafo_de_la_fila.append(punta_final(numero))


def _separacion() -> BaseOxmlElement:
    """Sin un párrafo entre las dos, Word uniría esta tabla con la siguiente."""
    return parrafo("TrasTabla", [])


def _campos(campos: Campos, hoja: Hoja, seccion: str) -> Iterator[BaseOxmlElement]:
    """Pares de rótulo y valor, como una tabla de dos columnas sin encabezado."""
    filas = tuple(
        (Celda(campo.rotulo, es_encabezado=True), Celda("\n".join(map(corrido, campo.tramos))))
        for campo in campos.campos
    )
    yield from _de_dos_columnas(seccion, filas, hoja, con_grupos=True, entera=va_entero(campos, hoja))


def _control(control: Control, hoja: Hoja) -> Iterator[BaseOxmlElement]:
    filas = tuple((Celda(una.rotulo, es_encabezado=True), Celda("")) for una in control.comprobaciones)
    yield parrafo("Caption", [trozo(control.titulo)])
    for escrito in _de_dos_columnas(control.titulo, filas, hoja, entera=va_entero(control, hoja)):
        for fila, una in zip(escrito.findall(qn("w:tr")), control.comprobaciones, strict=False):
            fila.findall(f"{qn('w:tc')}/{qn('w:p')}")[-1].extend(_respuesta(una))
        yield escrito


def _respuesta(comprobacion: Comprobacion) -> Iterator[BaseOxmlElement]:
    """La respuesta en negrita y, en otro renglón, su motivo apagado."""
    yield trozo(comprobacion.respuesta.value, fuerte=True)
    if comprobacion.detalle:
        color = elemento("w:color", {"w:val": tema.APAGADO.claro.lstrip("#")})
        tamanos = [elemento(f"w:{uno}", {"w:val": CUERPO_DEL_DETALLE}) for uno in ("sz", "szCs")]
        yield trozo(f"\n{comprobacion.detalle}", extras=[color, *tamanos])


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
