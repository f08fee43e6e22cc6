"""Las tablas de un Expediente como DataFrames, para explorar en un cuaderno."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, get_args, get_type_hints

from informe_lib.fuentes.tablas import clases_de_tabla, registros_de
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.periodo import Periodo

if TYPE_CHECKING:
    from pandas import DataFrame

# El tipo de cada columna depende del modelo y no de lo que traiga: una tabla vacía también lo tiene.
_TIPOS = {str: "string", int: "Int64", bool: "boolean", Decimal: "Float64", date: "datetime64[s]"}


def marcos_de(expediente: Expediente) -> dict[str, DataFrame]:
    """Cada tabla del expediente, ordenada: una fila por registro, una columna por campo.

    Recibe    el expediente de una instancia.
    Devuelve  por nombre de tabla, su DataFrame. Una ausencia es un valor nulo, y su razón está en
              la columna `<campo>_ausencia` («Sin dato: …»), que solo aparece si hace falta.
    Errores   ninguno: una tabla sin filas conserva sus columnas y sus tipos.
    Fuente    todas las tablas del expediente, sin recortar por fecha.
    """
    from pandas import DataFrame

    return {
        tabla: DataFrame(_columnas(clase, registros_de(expediente, tabla)))
        for tabla, clase in clases_de_tabla().items()
        if tabla != "formato"
    }


def _columnas(clase: type, registros: Sequence[object]) -> dict[str, object]:
    from pandas import Series

    tipos = get_type_hints(clase)
    columnas: dict[str, object] = {}
    for campo in fields(clase):
        valores = [getattr(registro, campo.name) for registro in registros]
        columnas[campo.name] = Series([_llano(valor) for valor in valores], dtype=_tipo(tipos[campo.name]))
        razones = [f"{valor}: {valor.motivo}" if isinstance(valor, Ausencia) else None for valor in valores]
        if any(razones):
            columnas[f"{campo.name}_ausencia"] = Series(razones, dtype="string")
    return columnas


def _tipo(tipo: object) -> str:
    """El tipo de pandas del primer tipo llano del campo; opciones y periodos se ven por su clave."""
    candidatos = get_args(tipo) or (tipo,)
    return next((_TIPOS[candidato] for candidato in candidatos if candidato in _TIPOS), "string")


def _llano(valor: object) -> object:
    match valor:
        case Ausencia():
            return None
        case Periodo():
            return valor.clave
        case Enum():
            return valor.value
        case Decimal():
            return float(valor)
        case _:
            return valor
