"""El cuerpo del archivo de Word: qué va en cada hoja y el marcador que rodea a cada sección."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from informe_lib.exportacion.pdf_anchos import Hoja, repartir
from informe_lib.exportacion.pdf_firma import antecede_a_la_firma
from informe_lib.exportacion.word.bloques import bloque_de_word
from informe_lib.exportacion.word.elementos import elemento
from informe_lib.exportacion.word.indice import marcador_de_titulo
from informe_lib.exportacion.word.partes import Partes
from informe_lib.presentacion.bloques import Bloque, Encabezado, Firma, Nota, Tabla

LETRAS_DE_UN_MARCADOR = 40


def por_orientacion(bloques: Sequence[Bloque], hoja: Hoja) -> Iterator[tuple[bool, list[Bloque]]]:
    """Los bloques seguidos que van en hojas derechas o apaisadas; una tabla se lleva lo que la anuncia."""
    derechos: list[Bloque] = []
    for bloque in bloques:
        if not (isinstance(bloque, Tabla) and repartir(bloque, hoja).apaisada):
            derechos.append(bloque)
            continue
        anuncio: list[Bloque] = []
        while derechos and isinstance(derechos[-1], Encabezado | Nota):
            anuncio.insert(0, derechos.pop())
        if derechos:
            yield False, derechos
        yield True, [*anuncio, bloque]
        derechos = []
    if derechos:
        yield False, derechos


class Cuerpo:
    """Escribe los bloques; cada sección va entre las dos puntas de un marcador.

    Así, lo que alguien corrija en Word se puede leer de vuelta sin adivinar dónde empieza.
    """

    def __init__(self, hoja: Hoja, partes: Partes) -> None:
        self._hoja, self._partes = hoja, partes
        self._abierto: str | None = None
        self._firmado = False
        self._titulos = count()

    def elementos(self, bloques: Sequence[Bloque]) -> Iterator[BaseOxmlElement]:
        anterior: Bloque | None = None
        for posicion, bloque in enumerate(bloques):
            propios = list(bloque_de_word(bloque, self._hoja, self._partes))
            if antecede_a_la_firma(bloques, posicion):
                _juntar_con_lo_que_sigue(propios)
            if isinstance(bloque, Encabezado):
                self._marcar_titulo(propios[0])
            if isinstance(bloque, Encabezado) and bloque.nivel == 2:
                yield from self.cerrar()
                if self._firmado:
                    _agregar(propios[0], "w:pageBreakBefore")
                yield from propios
                yield self._abrir(bloque)
                self._firmado = False
            else:
                if isinstance(bloque, Nota) and isinstance(anterior, Encabezado):
                    _agregar(propios[0], "w:keepNext")  # la nota de alcance anuncia lo que sigue
                yield from propios
            self._firmado = self._firmado or isinstance(bloque, Firma)
            anterior = bloque

    def cerrar(self) -> Iterator[BaseOxmlElement]:
        """La punta final del marcador que esté abierto."""
        if self._abierto is not None:
            yield elemento("w:bookmarkEnd", {"w:id": self._abierto})
            self._abierto = None

    def _marcar_titulo(self, titulo: BaseOxmlElement) -> None:
        """Un marcador alrededor del texto del título, para que el índice llegue a él."""
        numero = str(self._partes.identificador())
        nombre = marcador_de_titulo(next(self._titulos))
        titulo.insert(1, elemento("w:bookmarkStart", {"w:id": numero, "w:name": nombre}))
        titulo.append(elemento("w:bookmarkEnd", {"w:id": numero}))

    def _abrir(self, encabezado: Encabezado) -> BaseOxmlElement:
        self._abierto = str(self._partes.identificador())
        return elemento("w:bookmarkStart", {"w:id": self._abierto, "w:name": _marcador(encabezado)})


def _juntar_con_lo_que_sigue(elementos: Sequence[BaseOxmlElement]) -> None:
    """Cada párrafo, también los de una tabla: la firma no queda sola en una hoja."""
    for uno in elementos:
        for parrafo in uno.iter(qn("w:p")):
            _agregar(parrafo, "w:keepNext")


def _marcador(encabezado: Encabezado) -> str:
    letras = "".join(letra if letra.isalnum() else "_" for letra in encabezado.clave)
    return f"seccion_{letras}"[:LETRAS_DE_UN_MARCADOR]


def _agregar(parrafo: BaseOxmlElement, propiedad: str) -> None:
    """La propiedad va después del estilo y una sola vez: Word exige el orden de la norma."""
    if parrafo.find(f"{qn('w:pPr')}/{qn(propiedad)}") is None:
        parrafo.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").addnext(elemento(propiedad))
