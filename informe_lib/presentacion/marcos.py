"""Un DataFrame o una Series que un analista deja sueltos en una celda, hechos tabla del informe."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import Columna, Escalar, Tabla
from informe_lib.presentacion.bloques.incompletos import SIN_TITULO
from informe_lib.presentacion.claves import claves_de_columna
from informe_lib.presentacion.columnas_de_marco import (
    DECIMALES,
    columnas_de,
    escrito_suelto,
    se_redondea,
)
from informe_lib.presentacion.tabulacion import tabla_plana

if TYPE_CHECKING:
    from pandas import DataFrame, Series

FILAS_DE_UN_MARCO = 5_000
NOMBRE_DE_UNA_SERIE = "Valor"


def tabla_de_marco(marco: DataFrame, titulo: str = SIN_TITULO) -> Tabla:
    """La tabla entera hasta 5.000 filas; si hay más, la nota lo dice.

    Un índice con nombres va en la primera columna, que encabeza cada fila; uno que solo numera
    no se imprime. Lo que falta es «Sin dato».
    """
    leidas = tuple(columnas_de(marco.head(FILAS_DE_UN_MARCO)))
    claves = claves_de_columna(leida.rotulo for leida in leidas)
    columnas = tuple(
        Columna(clave, leida.rotulo, leida.tipo, leida.unidad)
        for clave, leida in zip(claves, leidas, strict=True)
    )
    filas = tuple(zip(*(leida.valores for leida in leidas), strict=True))
    notas = tuple(_notas(len(marco), filas))
    return tabla_plana("tabla-suelta", titulo, columnas, filas, notas=notas, escribir=escrito_suelto)


def tabla_de_serie(serie: Series) -> Tabla:
    """Una tabla de una columna que lleva el nombre de la serie."""
    return tabla_de_marco(serie.to_frame(NOMBRE_DE_UNA_SERIE if serie.name is None else serie.name))


def _notas(total: int, filas: tuple[tuple[Escalar, ...], ...]) -> Iterator[str]:
    """Lo que la página no muestra de los datos: filas que no caben y decimales."""
    if total > len(filas):
        yield f"Se muestran las primeras {formato.numero(len(filas))} filas de {formato.numero(total)}."
    if any(se_redondea(valor) for fila in filas for valor in fila):
        yield f"Se muestran hasta {formato.en_palabras(DECIMALES)} decimales."
