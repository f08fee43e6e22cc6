"""El cuerpo del archivo de Word: qué va en cada hoja, y los marcadores de secciones y textos."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from informe_lib.exportacion.pdf_anchos import Hoja, repartir
from informe_lib.exportacion.pdf_apaisadas import tramos_apaisados
from informe_lib.exportacion.pdf_firma import antecede_a_la_firma
from informe_lib.exportacion.word.bloques import bloque_de_word
from informe_lib.exportacion.word.elementos import agregar_a_parrafo
from informe_lib.exportacion.word.indice import marcador_de_titulo
from informe_lib.exportacion.word.marcadores import (
    Marca,
    nombre_de_marcador,
    punta_final,
    punta_inicial,
)
from informe_lib.exportacion.word.partes import Partes
from informe_lib.presentacion.bloques import Bloque, BloqueDeTexto, Encabezado, Firma, Lista, Nota, Tabla

OTRO_GROSOR = "15"  # octavos de punto: uno menos que la de las demás notas, y no se nota


def por_orientacion(bloques: Sequence[Bloque], hoja: Hoja) -> Iterator[tuple[bool, Sequence[Bloque]]]:
    """Los bloques seguidos que van en hojas derechas o apaisadas: los mismos que en el PDF."""
    son_apaisadas = [isinstance(uno, Tabla) and repartir(uno, hoja).apaisada for uno in bloques]
    anterior = 0
    for tramo in tramos_apaisados([uno.tipo for uno in bloques], son_apaisadas):
        if tramo.start > anterior:
            yield False, bloques[anterior : tramo.start]
        yield True, bloques[tramo]
        anterior = tramo.stop
    if anterior < len(bloques):
        yield False, bloques[anterior:]


class Cuerpo:
    """Escribe los bloques; cada sección y cada texto humano van entre las dos puntas de un marcador.

    Así, lo que alguien corrija en Word se puede leer de vuelta sin adivinar dónde empieza.
    """

    def __init__(self, hoja: Hoja, partes: Partes) -> None:
        self._hoja, self._partes = hoja, partes
        self._abiertos: dict[Marca, tuple[str, int]] = {}
        self._firmado = False
        self._titulos = count()
        self._seccion = ""
        self._notas_seguidas = 0

    def elementos(self, bloques: Sequence[Bloque]) -> Iterator[BaseOxmlElement]:
        anterior: Bloque | None = None
        for posicion, bloque in enumerate(bloques):
            if isinstance(bloque, Encabezado):
                self._seccion = bloque.texto
            propios = list(bloque_de_word(bloque, self._hoja, self._partes, self._seccion))
            if antecede_a_la_firma(bloques, posicion):
                # De una lista basta el último elemento: entera saltaría de hoja y dejaría un hueco.
                _juntar_con_lo_que_sigue(propios[-1:] if isinstance(bloque, Lista) else propios)
            if isinstance(bloque, Encabezado):
                self._marcar_titulo(propios[0])
            if isinstance(bloque, Encabezado) and bloque.nivel == 2:
                yield from self._empezar_seccion(bloque, propios)
            else:
                if isinstance(bloque, Nota):
                    self._distinguir_nota(propios[0], anterior)
                yield from self._marcar(Marca.TEXTO, _texto_de(bloque))
                yield from propios
            self._firmado = self._firmado or isinstance(bloque, Firma)
            anterior = bloque

    def cerrar(self) -> Iterator[BaseOxmlElement]:
        """La punta final de los marcadores que estén abiertos, de adentro hacia afuera."""
        yield from self._marcar(Marca.TEXTO, None)
        yield from self._marcar(Marca.SECCION, None)

    def _empezar_seccion(
        self, titulo: Encabezado, propios: Sequence[BaseOxmlElement]
    ) -> Iterator[BaseOxmlElement]:
        """El título queda fuera del marcador: lo pone el formato y no se corrige."""
        yield from self.cerrar()
        if self._firmado:
            agregar_a_parrafo(propios[0], "w:pageBreakBefore")
        yield from propios
        yield from self._marcar(Marca.SECCION, titulo.clave)
        self._firmado = False

    def _distinguir_nota(self, nota: BaseOxmlElement, anterior: Bloque | None) -> None:
        """La de alcance tiene su estilo; la raya de una nota tras otra, un grosor que Word no le une."""
        self._notas_seguidas = self._notas_seguidas + 1 if isinstance(anterior, Nota) else 0
        if isinstance(anterior, Encabezado):
            nota.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").set(qn("w:val"), "NotaDeAlcance")
        if self._notas_seguidas % 2:
            nota.find(f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:left')}").set(qn("w:sz"), OTRO_GROSOR)

    def _marcar(self, marca: Marca, clave: str | None) -> Iterator[BaseOxmlElement]:
        """Pasa a lo de esa clave: cierra lo que fuera de otra y abre lo suyo, si no lo estaba ya."""
        abierta, numero = self._abiertos.get(marca, (None, 0))
        if abierta == clave:
            return
        if abierta is not None:
            yield punta_final(numero)
            del self._abiertos[marca]
        if clave is not None:
            numero = self._partes.identificador()
            self._abiertos[marca] = (clave, numero)
            yield punta_inicial(numero, nombre_de_marcador(marca, clave))

    def _marcar_titulo(self, titulo: BaseOxmlElement) -> None:
        """Un marcador alrededor del texto del título, para que el índice llegue a él."""
        numero = self._partes.identificador()
        titulo.insert(1, punta_inicial(numero, marcador_de_titulo(next(self._titulos))))
        titulo.append(punta_final(numero))


def _texto_de(bloque: Bloque) -> str | None:
    """La clave del texto humano del que sale el bloque, si sale de uno."""
    return bloque.de_texto if isinstance(bloque, BloqueDeTexto) else None


def _juntar_con_lo_que_sigue(elementos: Sequence[BaseOxmlElement]) -> None:
    """Cada párrafo, también los de una tabla: la firma no queda sola en una hoja."""
    for uno in elementos:
        for parrafo in uno.iter(qn("w:p")):
            agregar_a_parrafo(parrafo, "w:keepNext")
