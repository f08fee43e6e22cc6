"""Tablas de pandas con sus tipos puestos, también cuando no tienen filas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from pandas import DataFrame


class Tipo(StrEnum):
    """Los tipos que admiten ausencia: un dato que falta es NA, jamás cero."""

    TEXTO = "string"
    ENTERO = "Int64"
    DECIMAL = "Float64"
    LOGICO = "boolean"
    FECHA = "object"


Valor = str | int | float | bool | object | None


def tabla_de_datos(columnas: Mapping[str, Tipo], filas: Iterable[tuple[Valor, ...]]) -> DataFrame:
    """Una tabla con esas columnas, en ese orden y con esos tipos; None se vuelve NA."""
    tabla = DataFrame(list(filas), columns=list(columnas), dtype="object")
    return tabla.astype({columna: tipo.value for columna, tipo in columnas.items()})
