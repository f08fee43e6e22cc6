"""Del cuaderno ejecutado al Documento: los bloques de cada celda, en el orden del formato oficial."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, count

from nbformat import NotebookNode

from informe_lib.exportacion.conjuntos import DICCIONARIO
from informe_lib.exportacion.documento import MIME_DE_BLOQUES, Documento, Metadatos
from informe_lib.exportacion.lectura.celdas import bloques_de_salida
from informe_lib.fuentes.esquema import ErrorDeForma, validar
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.presentacion.bloques import (
    Bloque,
    Control,
    Figura,
    Portada,
    SeccionDeBloques,
    Tabla,
)
from informe_lib.presentacion.textos import bloques_de_texto

SECCION_DE_PORTADA = "portada"


class ErrorCuaderno(ErrorInforme):
    def __init__(self, celda: str, problema: str, remedio: str) -> None:
        super().__init__(celda, problema, remedio)
        self.celda, self.problema, self.remedio = celda, problema, remedio

    def __str__(self) -> str:
        return f"Celda «{self.celda}»: {self.problema}. {self.remedio}"


def construir(cuaderno: NotebookNode) -> Documento:
    """Reúne lo que dejaron las celdas; la que agrega un analista se queda con la sección de arriba.

    El orden y las secciones que quedan los dice la portada, que los tomó del formato oficial.
    """
    contenidos = [
        contenido
        for numero, celda in enumerate(cuaderno.cells, start=1)
        for contenido in _contenidos(celda, numero)
    ]
    portada = _portada(contenidos)
    grupos: dict[str, list[Bloque]] = {clave: [] for clave in portada.secciones}
    actual = SECCION_DE_PORTADA
    for contenido in contenidos:
        if contenido.seccion and contenido.seccion not in grupos:
            continue  # el formato no lista esa sección, y lo que sigue es de la que sí
        actual = contenido.seccion or actual
        grupos[actual].extend(contenido.bloques)
    bloques = (bloque for grupo in grupos.values() for bloque in grupo if not isinstance(bloque, Portada))
    return Documento(_metadatos(portada), portada, tuple(con_claves_y_numeros(bloques)))


def trae_portada(cuaderno: NotebookNode) -> bool:
    """¿Alguna celda dejó la portada de un informe? Si ninguna, el cuaderno no es de los nuestros."""
    datos = (
        salida.get("data", {}).get(MIME_DE_BLOQUES)
        for celda in cuaderno.cells
        for salida in celda.get("outputs", ())
    )
    return any(isinstance(uno, dict) and uno.get("seccion") == SECCION_DE_PORTADA for uno in datos)


def con_claves_y_numeros(bloques: Iterable[Bloque]) -> Iterator[Bloque]:
    """Los bloques con sus gráficas numeradas y sin dos claves iguales."""
    return _con_clave_unica(_numerar(bloques))


def _contenidos(celda: NotebookNode, numero: int) -> Iterator[SeccionDeBloques]:
    if celda.cell_type == "markdown":
        yield SeccionDeBloques("", tuple(bloques_de_texto(celda.source)))
    for salida in celda.get("outputs", ()):
        if salida.output_type == "error":
            raise ErrorCuaderno(
                celda.id, f"terminó en error ({salida.ename}: {salida.evalue})", "Corríjala y repita."
            )
        if MIME_DE_BLOQUES in salida.get("data", {}):
            yield seccion_en(celda.id, salida.data[MIME_DE_BLOQUES])
        else:
            yield SeccionDeBloques("", tuple(bloques_de_salida(salida, numero)))


def seccion_en(celda: str, datos: object) -> SeccionDeBloques:
    """Los bloques que una celda dejó en su salida.

    Errores   ErrorCuaderno, con el nombre de la celda, si no son los de esta versión.
    """
    try:
        return validar(SeccionDeBloques, datos)
    except ErrorDeForma as error:
        raise ErrorCuaderno(
            celda,
            f"sus bloques no se pueden leer ({error})",
            "Ejecute de nuevo el cuaderno con esta versión.",
        ) from error


def _portada(contenidos: Sequence[SeccionDeBloques]) -> Portada:
    portadas = [
        bloque for contenido in contenidos for bloque in contenido.bloques if isinstance(bloque, Portada)
    ]
    if len(portadas) != 1:
        problema = "no está" if not portadas else f"aparece {len(portadas)} veces"
        raise ErrorCuaderno(
            "portada",
            f"la portada del informe {problema} entre las salidas",
            'Ejecute todas las celdas; una sola debe decir informe.seccion("portada", expediente).',
        )
    return portadas[0]


def _metadatos(portada: Portada) -> Metadatos:
    return Metadatos(
        titulo=f"{portada.titulo}: {portada.instancia}, {portada.periodo.lower()}",
        asunto=f"{portada.instancia}, {portada.periodo.lower()} ({portada.norma})",
        autor=portada.entidad or portada.instancia,
        palabras_clave=("informe de gestión", portada.instancia, portada.clave_periodo),
        fecha=portada.fecha,
        papel=portada.papel,
    )


def _numerar(bloques: Iterable[Bloque]) -> Iterator[Bloque]:
    numeros = count(1)
    for bloque in bloques:
        yield replace(bloque, numero=next(numeros)) if isinstance(bloque, Figura) else bloque


def _con_clave_unica(bloques: Iterator[Bloque]) -> Iterator[Bloque]:
    """La clave nombra el archivo de datos abiertos: dos bloques con datos no pueden compartirla."""
    usadas = {DICCIONARIO}
    for bloque in bloques:
        if not isinstance(bloque, Tabla | Figura | Control):
            yield bloque
            continue
        propuestas = chain((bloque.clave,), (f"{bloque.clave}-{numero}" for numero in count(2)))
        libre = next(clave for clave in propuestas if clave not in usadas)
        usadas.add(libre)
        yield bloque if libre == bloque.clave else replace(bloque, clave=libre)
