"""Del cuaderno ejecutado al Documento: los bloques de cada celda, en el orden del formato oficial."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, count

from nbformat import NotebookNode

from informe_lib.exportacion.alertas_del_documento import alertas_de_bloques, alertas_de_secciones
from informe_lib.exportacion.conjuntos import DICCIONARIO
from informe_lib.exportacion.documento import MIME_DE_BLOQUES, Documento, Metadatos
from informe_lib.exportacion.lectura.celda_de_cuaderno import (
    CeldaDeCuaderno,
    celda_limpia,
    nombre_de,
    presentada,
)
from informe_lib.exportacion.lectura.celdas import (
    hallados_en_salida,
    hallados_en_texto,
    lo_que_se_pueda,
)
from informe_lib.exportacion.lectura.html_con_figuras import Hallado
from informe_lib.exportacion.niveles import Pieza, sin_saltos
from informe_lib.fuentes.esquema import ErrorDeForma, validar
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.presentacion.bloques import (
    Bloque,
    Control,
    Encabezado,
    Figura,
    Portada,
    SeccionDeBloques,
    Tabla,
)
from informe_lib.revision.alerta import Alerta, Lugar

SECCION_DE_PORTADA = "portada"
NIVEL_DE_LO_AGREGADO = 3


class ErrorCuaderno(ErrorInforme):
    def __init__(self, celda: str, problema: str, remedio: str) -> None:
        super().__init__(celda, problema, remedio)
        self.celda, self.problema, self.remedio = celda, problema, remedio

    def __str__(self) -> str:
        return f"Celda «{self.celda}»: {self.problema}. {self.remedio}"


@dataclass(frozen=True, slots=True)
class _Contenido:
    """Lo que dejó una salida o un texto, con el lugar de su celda; sin sección, es de la de arriba."""

    donde: Lugar
    bloques: tuple[Bloque, ...]
    alertas: tuple[Alerta, ...] = ()
    seccion: str = ""


def construir(cuaderno: NotebookNode) -> Documento:
    """Reúne lo que dejaron las celdas; la que agrega un analista se queda con la sección de arriba.

    El orden y las secciones que quedan los dice la portada, que los tomó del formato oficial.
    """
    contenidos = [uno for numero, celda in _propias(cuaderno) for uno in _contenidos(celda, numero)]
    portada = _portada(contenidos)
    grupos: dict[str, list[Pieza]] = {clave: [] for clave in portada.secciones}
    alertas: list[Alerta] = list(_de_secciones(portada, contenidos, cuaderno))
    actual = SECCION_DE_PORTADA
    for contenido in contenidos:
        if contenido.seccion and contenido.seccion not in grupos:
            continue  # el formato no lista esa sección, y lo que sigue es de la que sí
        actual = contenido.seccion or actual
        grupos[actual].extend(Pieza(bloque, contenido.donde) for bloque in contenido.bloques)
        alertas += (*contenido.alertas, *alertas_de_bloques(contenido.bloques, contenido.donde))
    piezas = (pieza for grupo in grupos.values() for pieza in grupo if not isinstance(pieza.bloque, Portada))
    bloques, saltos = sin_saltos(piezas)
    return Documento(_metadatos(portada), portada, tuple(con_claves_y_numeros(bloques)), (*alertas, *saltos))


def _de_secciones(
    portada: Portada, contenidos: Sequence[_Contenido], cuaderno: NotebookNode
) -> Iterator[Alerta]:
    halladas = [(uno.seccion, uno.donde) for uno in contenidos if uno.seccion in portada.secciones]
    celdas = {
        nombre_de(celda, numero): presentada(celda, numero).donde for numero, celda in _propias(cuaderno)
    }
    return alertas_de_secciones(portada.secciones, halladas, celdas)


def _propias(cuaderno: NotebookNode) -> Iterator[tuple[int, NotebookNode]]:
    """Las celdas con el número que tienen en el cuaderno que se edita, sin la que agrega papermill."""
    agregada = "injected-parameters"
    propias = (celda for celda in cuaderno.cells if agregada not in _rotulos(celda))
    return enumerate(propias, start=1)


def _rotulos(celda: NotebookNode) -> Sequence[str]:
    return (celda.get("metadata") or {}).get("tags") or ()


def trae_portada(cuaderno: NotebookNode) -> bool:
    """¿Alguna celda dejó la portada de un informe? Si ninguna, el cuaderno no es de los nuestros."""
    datos = (
        (salida.get("data") or {}).get(MIME_DE_BLOQUES)
        for celda in cuaderno.cells
        for salida in celda.get("outputs") or ()
    )
    return any(isinstance(uno, dict) and uno.get("seccion") == SECCION_DE_PORTADA for uno in datos)


def con_claves_y_numeros(bloques: Iterable[Bloque]) -> Iterator[Bloque]:
    """Los bloques con sus gráficas numeradas y sin dos claves iguales."""
    return _con_clave_unica(_numerar(bloques))


def _contenidos(celda: NotebookNode, numero: int) -> Iterator[_Contenido]:
    propia = presentada(celda, numero)
    celda, alertas = celda_limpia(celda, propia.donde)
    yield _Contenido(propia.donde, (), alertas)
    if celda.get("cell_type") == "markdown":
        yield _agregado(lo_que_se_pueda(partial(hallados_en_texto, celda, propia), propia), propia)
    nombre = nombre_de(celda, numero)
    for salida in celda.get("outputs") or ():
        if salida.get("output_type") == "error":
            dicho = f"{salida.get('ename', 'Error')}: {salida.get('evalue', '')}"
            raise ErrorCuaderno(nombre, f"terminó en error ({dicho})", "Corríjala y repita.")
        if MIME_DE_BLOQUES in (salida.get("data") or {}):
            seccion = seccion_en(nombre, salida.data[MIME_DE_BLOQUES])
            yield _Contenido(
                propia.donde, tuple(map(propia.vestir, seccion.bloques)), seccion=seccion.seccion
            )
        else:
            yield _agregado(lo_que_se_pueda(partial(hallados_en_salida, salida, propia), propia), propia)


def _agregado(hallados: tuple[Hallado, ...], propia: CeldaDeCuaderno) -> _Contenido:
    """Lo que un analista agrega va dentro de una sección: sus títulos, por debajo del de ella."""
    bloques = (propia.vestir(uno) for uno in hallados if not isinstance(uno, Alerta))
    return _Contenido(
        propia.donde,
        tuple(map(_por_debajo, bloques)),
        tuple(uno for uno in hallados if isinstance(uno, Alerta)),
    )


def _por_debajo(bloque: Bloque) -> Bloque:
    if isinstance(bloque, Encabezado):
        return replace(bloque, nivel=max(bloque.nivel, NIVEL_DE_LO_AGREGADO))
    return bloque


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


def _portada(contenidos: Sequence[_Contenido]) -> Portada:
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
