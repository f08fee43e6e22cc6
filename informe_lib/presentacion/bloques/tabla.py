"""La tabla: título, encabezado, cuerpo y sus datos; las celdas combinadas se escriben una vez."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from informe_lib.presentacion.bloques.datos import Datos, Escalar
from informe_lib.presentacion.bloques.error import ErrorBloque


class Alineacion(StrEnum):
    IZQUIERDA = "izquierda"
    CENTRO = "centro"
    DERECHA = "derecha"


@dataclass(frozen=True, slots=True)
class Celda:
    """Lo que se lee (`texto`) y lo que vale (`valor`); `filas` y `columnas` dicen cuánto ocupa."""

    texto: str
    valor: Escalar = None
    filas: int = 1
    columnas: int = 1
    es_encabezado: bool = False
    alineacion: Alineacion = Alineacion.IZQUIERDA


@dataclass(frozen=True, slots=True)
class Tabla:
    """Una tabla con título, filas de encabezado y cuerpo; las celdas combinadas se escriben una vez.

    `anchos` reparte el ancho entre columnas (partes, como 3 y 1); `totales` marca las últimas
    filas del cuerpo que van en negrita.
    """

    clave: str
    titulo: str
    encabezado: tuple[tuple[Celda, ...], ...]
    cuerpo: tuple[tuple[Celda, ...], ...]
    datos: Datos
    anchos: tuple[int, ...] = ()
    totales: int = 0
    nota: str | None = None
    tipo: Literal["tabla"] = "tabla"

    def __post_init__(self) -> None:
        if not self.titulo.strip():
            raise ErrorBloque(self.clave, "la tabla necesita un título")
        if not self.encabezado:
            raise ErrorBloque(self.clave, "la tabla necesita una fila de encabezado")
        ancho = sum(celda.columnas for celda in self.encabezado[0])
        if not (_cabe(self.encabezado, ancho) and _cabe(self.cuerpo, ancho)):
            raise ErrorBloque(self.clave, f"sus celdas combinadas no caben en {ancho} columnas")
        if self.anchos and len(self.anchos) != ancho:
            raise ErrorBloque(self.clave, f"trae {len(self.anchos)} anchos para {ancho} columnas")

    @property
    def ancho(self) -> int:
        """Cuántas columnas tiene la rejilla."""
        return sum(celda.columnas for celda in self.encabezado[0])


def _cabe(filas: tuple[tuple[Celda, ...], ...], ancho: int) -> bool:
    """¿Las celdas, con lo que ocupan, llenan exactamente la rejilla?"""
    pendientes = [0] * ancho
    for fila in filas:
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
