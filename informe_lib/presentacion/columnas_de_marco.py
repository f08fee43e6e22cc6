"""Qué hay en cada columna de un marco suelto: su rótulo, sus valores, su tipo y cómo se escribe."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

from pandas import RangeIndex

from informe_lib.presentacion.bloques import Columna, Escalar, TipoDeDato
from informe_lib.presentacion.tabulacion import (
    DECIMALES_DE_UN_DATO,
    escalar,
    escrito,
    exacto,
    valor_de_python,
)

if TYPE_CHECKING:
    from pandas import DataFrame

ROTULO_DE_FILA = "Fila"
UNION_DE_NIVELES = " – "
UNIDAD_DE_ANO = "año"
ANOS = range(1900, 2101)
DECIMALES = 4


@dataclass(frozen=True, slots=True)
class ColumnaLeida:
    """Los valores abiertos de una columna y lo que se deduce de ellos."""

    rotulo: str
    valores: tuple[Escalar, ...]
    tipo: TipoDeDato
    unidad: str | None = None


def columnas_de(marco: DataFrame) -> Iterator[ColumnaLeida]:
    """Las del índice, si dice algo más que el número de la fila, y las del marco."""
    indice = marco.index
    solo_numera = isinstance(indice, RangeIndex) and indice.name is None
    if not solo_numera or not len(marco.columns):
        for nivel, nombre in enumerate(indice.names):
            rotulo = ROTULO_DE_FILA if nombre is None else _rotulo(nombre)
            yield _leida(rotulo, indice.get_level_values(nivel))
    for posicion, nombre in enumerate(marco.columns):
        yield _leida(_rotulo(nombre), marco.iloc[:, posicion])


def escrito_suelto(valor: Escalar, columna: Columna) -> str:
    """El valor como se lee: un año sin punto de miles y un decimal con cuatro cifras a lo sumo.

    En un marco suelto, lo vacío es un dato que falta: pandas no conoce otra razón.
    """
    if valor is None:
        return "Sin dato"
    if columna.unidad == UNIDAD_DE_ANO:
        return str(valor)
    return exacto(valor, _decimales(valor)) if isinstance(valor, float) else escrito(valor, columna.tipo)


def escalar_escrito(valor: object) -> str:
    """Un valor suelto de pandas o de numpy, como la casa lo escribe: «1.253», «Sí», «03/09/2024»."""
    leida = _leida("", (valor,))
    return escrito_suelto(leida.valores[0], Columna("", "", leida.tipo, leida.unidad))


def se_redondea(valor: Escalar) -> bool:
    """¿La página muestra menos decimales de los que el valor trae?"""
    if not isinstance(valor, float):
        return False
    return round(valor, _decimales(valor)) != round(valor, DECIMALES_DE_UN_DATO)


def _decimales(valor: float) -> int:
    """Los de la casa; a lo muy pequeño, los que hagan falta para que no se lea cero."""
    return max(DECIMALES, -Decimal(str(valor)).adjusted())


def _rotulo(nombre: Hashable) -> str:
    """Los niveles de un encabezado, unidos; lo que no es texto se escribe como un valor."""
    niveles = nombre if isinstance(nombre, tuple) else (nombre,)
    return UNION_DE_NIVELES.join(filter(None, map(escalar_escrito, niveles)))


def _leida(rotulo: str, crudos: Iterable[object]) -> ColumnaLeida:
    pares = [(crudo, escalar(crudo)) for crudo in map(valor_de_python, crudos)]
    valores = tuple(abierto for _, abierto in pares)
    fechas = [crudo for crudo, abierto in pares if abierto is not None and isinstance(crudo, date)]
    presentes = [abierto for abierto in valores if abierto is not None]
    if fechas and len(fechas) == len(presentes):
        return ColumnaLeida(rotulo, _sin_hora_de_mas(valores, fechas), TipoDeDato.FECHA)
    if presentes and all(_es_numero(valor) for valor in presentes):
        return _numerica(rotulo, valores)
    return ColumnaLeida(rotulo, valores, TipoDeDato.TEXTO)


def _numerica(rotulo: str, valores: tuple[Escalar, ...]) -> ColumnaLeida:
    presentes = [valor for valor in valores if valor is not None]
    if any(isinstance(valor, float) for valor in presentes):
        return ColumnaLeida(rotulo, valores, TipoDeDato.DECIMAL)
    son_anos = all(valor in ANOS for valor in presentes)
    return ColumnaLeida(rotulo, valores, TipoDeDato.ENTERO, UNIDAD_DE_ANO if son_anos else None)


def _es_numero(valor: Escalar) -> bool:
    return isinstance(valor, int | float) and not isinstance(valor, bool)


def _sin_hora_de_mas(valores: tuple[Escalar, ...], fechas: Iterable[date]) -> tuple[Escalar, ...]:
    """pandas guarda un día como su medianoche: la hora solo se dice si alguna fecha la tiene."""
    if any(isinstance(fecha, datetime) and fecha.time() != time.min for fecha in fechas):
        return valores
    return tuple(None if valor is None else str(valor)[:10] for valor in valores)
