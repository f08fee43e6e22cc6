"""Los conjuntos de datos de un documento, y el diccionario que dice qué trae cada columna."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from informe_lib.exportacion.documento import Documento
from informe_lib.presentacion.bloques import Columna, Control, Datos, Figura, Tabla

DICCIONARIO = "diccionario"
# Una celda que empieza así sería una fórmula para la hoja de cálculo que la abra.
INICIOS_DE_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Conjunto:
    """Los datos de una tabla, una gráfica o una lista, con la clave que nombra su archivo o su hoja."""

    clave: str
    titulo: str
    datos: Datos


def conjuntos_de(documento: Documento) -> Iterator[Conjunto]:
    """Un conjunto por bloque con datos, en el orden del documento."""
    for bloque in documento.bloques:
        if isinstance(bloque, Tabla | Figura | Control) and bloque.datos.columnas:
            yield Conjunto(bloque.clave, bloque.titulo, bloque.datos)


def diccionario_de(documento: Documento) -> Conjunto:
    """Una fila por columna de cada conjunto: qué es, de qué tipo y en qué unidad."""
    columnas = tuple(
        Columna(clave, rotulo)
        for clave, rotulo in (
            ("conjunto", "Conjunto"), ("contenido", "Contenido"), ("columna", "Columna"),
            ("rotulo", "Rótulo"), ("tipo", "Tipo"), ("unidad", "Unidad"),
        )
    )  # fmt: skip
    filas = tuple(
        (uno.clave, uno.titulo, columna.clave, columna.rotulo, columna.tipo.value, columna.unidad)
        for uno in conjuntos_de(documento)
        for columna in uno.datos.columnas
    )
    return Conjunto(DICCIONARIO, "Qué trae cada columna de los datos", Datos(columnas, filas))
