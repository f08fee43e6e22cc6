"""La rejilla de una tabla: dónde cae cada celda cuando hay celdas combinadas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from informe_lib.presentacion.bloques.celda import Celda


def cabe(filas: tuple[tuple[Celda, ...], ...], ancho: int) -> bool:
    """¿Las celdas llenan exactamente la rejilla, y cada fila tiene al menos una propia?"""
    pendientes = [0] * ancho
    for fila in filas:
        if not fila:
            return False
        celdas = iter(fila)
        columna = 0
        while columna < ancho:
            if pendientes[columna]:
                pendientes[columna] -= 1
                columna += 1
                continue
            celda = next(celdas, None)
            if celda is None or min(celda.filas, celda.columnas) < 1 or columna + celda.columnas > ancho:
                return False
            for ocupada in range(columna, columna + celda.columnas):
                if pendientes[ocupada]:
                    return False
                pendientes[ocupada] = celda.filas - 1
            columna += celda.columnas
        if next(celdas, None) is not None:
            return False
    return not any(pendientes)


def ubicadas(filas: Sequence[Sequence[Celda]], ancho: int) -> Iterator[tuple[int, Celda]]:
    """Cada celda con la columna de la rejilla en que empieza."""
    pendientes = [0] * ancho
    for fila in filas:
        columna = 0
        for celda in fila:
            while pendientes[columna]:
                pendientes[columna] -= 1
                columna += 1
            yield columna, celda
            for ocupada in range(columna, columna + celda.columnas):
                pendientes[ocupada] = celda.filas - 1
            columna += celda.columnas
        for restante in range(columna, ancho):
            pendientes[restante] -= 1
