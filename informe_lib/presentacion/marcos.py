"""Un DataFrame que un analista deja suelto en una celda, hecho tabla del informe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pandas import RangeIndex
from pandas.api.types import is_bool_dtype, is_numeric_dtype

from informe_lib.presentacion.bloques import Columna, Tabla, TipoDeDato
from informe_lib.presentacion.tabulacion import escalar, tabla_plana

if TYPE_CHECKING:
    from pandas import DataFrame, Series

FILAS_DE_UN_MARCO = 5_000


def tabla_de_marco(marco: DataFrame, titulo: str = "Tabla sin título") -> Tabla:
    """La tabla entera hasta 5.000 filas; si hay más, la nota lo dice.

    Un índice con nombres va en la primera columna, que encabeza cada fila; uno que solo numera
    no se imprime. Lo que falta es «Sin dato».
    """
    entero = marco.head(FILAS_DE_UN_MARCO)
    if not isinstance(entero.index, RangeIndex) or not len(entero.columns):
        entero = entero.reset_index()
    columnas = tuple(
        Columna(f"columna_{numero}", str(nombre), _tipo_de(entero.iloc[:, numero - 1]))
        for numero, nombre in enumerate(entero.columns, start=1)
    )
    filas = [tuple(map(escalar, fila)) for fila in entero.itertuples(index=False, name=None)]
    sobran = len(marco) > len(entero)
    nota = f"Se muestran las primeras {len(entero)} filas de {len(marco)}." if sobran else None
    return tabla_plana("tabla-suelta", titulo, columnas, filas, nota=nota)


def _tipo_de(columna: Series[Any]) -> TipoDeDato:
    es_numero = is_numeric_dtype(columna) and not is_bool_dtype(columna)
    return TipoDeDato.DECIMAL if es_numero else TipoDeDato.TEXTO
