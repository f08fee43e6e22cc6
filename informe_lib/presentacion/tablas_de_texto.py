"""Una tabla escrita en Markdown (`| a | b |`), hecha tabla del informe."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from informe_lib.presentacion.bloques import Alineacion, Celda, Columna, Tabla
from informe_lib.presentacion.claves import claves_de_columna
from informe_lib.presentacion.tabulacion import tabla_plana

TITULO = "Tabla"


def tabla_de_texto(filas: Sequence[Sequence[str]], alineaciones: Sequence[Alineacion]) -> Tabla:
    """La primera fila son los rótulos; hay una alineación por columna. Una celda vacía queda vacía.

    Sus datos son el texto de cada celda: quien la escribió no dijo de qué tipo es.
    """
    rotulos, *cuerpo = filas
    columnas = tuple(map(Columna, claves_de_columna(rotulos), rotulos))
    tabla = tabla_plana("tabla", TITULO, columnas, cuerpo)
    return replace(
        tabla,
        encabezado=tuple(_alineada(fila, alineaciones) for fila in tabla.encabezado),
        cuerpo=tuple(_alineada(fila, alineaciones) for fila in tabla.cuerpo),
    )


def _alineada(fila: Sequence[Celda], alineaciones: Sequence[Alineacion]) -> tuple[Celda, ...]:
    return tuple(
        replace(celda, alineacion=alineacion) for celda, alineacion in zip(fila, alineaciones, strict=True)
    )
