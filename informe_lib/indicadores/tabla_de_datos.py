"""Tablas de pandas con sus tipos puestos, también cuando no tienen filas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

import pandas
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
    # Cada columna nace con su tipo: pasarlas de «object» al suyo tarda cuatro veces más, y una revisión hace
    # varias tablas pequeñas.
    por_columna = list(zip(*filas, strict=True)) or [()] * len(columnas)
    return DataFrame(
        {
            columna: pandas.array(list(valores), dtype=tipo.value)
            for (columna, tipo), valores in zip(columnas.items(), por_columna, strict=True)
        }
    )
