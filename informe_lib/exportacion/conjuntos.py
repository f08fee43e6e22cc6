"""Los conjuntos de datos de un documento, y el diccionario que dice qué trae cada columna."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from informe_lib.exportacion.documento import Documento
from informe_lib.presentacion.bloques import Columna, Control, Datos, Figura, Tabla, TipoDeDato

DICCIONARIO = "diccionario"
# Una celda que empieza así sería una fórmula para la hoja de cálculo que la abra.
INICIOS_DE_FORMULA = ("=", "+", "-", "@", "\t", "\r")


SIN_ALCANCE = "No lo declara"
SE_EXPLICA_APARTE = "No se conoce o no aplica: «{}» dice por qué"
NADA_FALTA = "En esa fila el dato consta"
NADA_QUE_DECIR = "En esa fila no hay nada que decir"


@dataclass(frozen=True, slots=True)
class Conjunto:
    """Los datos de una tabla, una gráfica o una lista, con la clave que nombra su archivo o su hoja."""

    clave: str
    titulo: str
    datos: Datos
    alcance: str = ""


def conjuntos_de(documento: Documento) -> Iterator[Conjunto]:
    """Un conjunto por bloque con datos, en el orden del documento."""
    for bloque in documento.bloques:
        if isinstance(bloque, Tabla | Figura | Control) and bloque.datos.columnas:
            alcance = bloque.subtitulo if isinstance(bloque, Figura) else bloque.datos.alcance
            yield Conjunto(bloque.clave, bloque.titulo, bloque.datos, alcance or SIN_ALCANCE)


def diccionario_de(documento: Documento) -> Conjunto:
    """Una fila por columna de cada conjunto: qué es, de qué tipo, en qué unidad y qué dice un vacío."""
    columnas = tuple(
        Columna(clave, rotulo)
        for clave, rotulo in (
            ("conjunto", "Conjunto"), ("contenido", "Contenido"), ("alcance", "Alcance"),
            ("columna", "Columna"), ("rotulo", "Rótulo"), ("tipo", "Tipo"), ("unidad", "Unidad"),
            ("vacio", "Qué dice una celda vacía"),
        )
    )  # fmt: skip
    filas = tuple(
        (uno.clave, uno.titulo, uno.alcance, columna.clave, columna.rotulo, columna.tipo.value,
         columna.unidad, _vacio(uno.datos, lugar))
        for uno in conjuntos_de(documento)
        for lugar, columna in enumerate(uno.datos.columnas)
    )  # fmt: skip
    return Conjunto(DICCIONARIO, "Qué trae cada columna de los datos", Datos(columnas, filas))


def _vacio(datos: Datos, lugar: int) -> str | None:
    """Lo que hay que entender donde la columna no trae nada; ella misma no dice nada si siempre lo trae."""
    columna = datos.columnas[lugar]
    if all(fila[lugar] is not None for fila in datos.filas):
        return None
    if columna.motivo_de:
        return NADA_FALTA
    motivos = (otra.clave for otra in datos.columnas if otra.motivo_de == columna.clave)
    motivo = next(motivos, None)
    es_de_texto = columna.tipo is TipoDeDato.TEXTO
    return NADA_QUE_DECIR if motivo is None or es_de_texto else SE_EXPLICA_APARTE.format(motivo)
