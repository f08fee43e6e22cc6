"""La tabla: título, encabezado, cuerpo y sus datos; las celdas combinadas se escriben una vez."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from informe_lib.presentacion.bloques.celda import Celda
from informe_lib.presentacion.bloques.datos import Datos
from informe_lib.presentacion.bloques.error import ErrorBloque, exigir_clave
from informe_lib.presentacion.bloques.rejilla import cabe


@dataclass(frozen=True, slots=True)
class Tabla:
    """Una tabla con título, filas de encabezado y cuerpo; las celdas combinadas se escriben una vez.

    `anchos` reparte el ancho entre columnas (partes, como 3 y 1); `totales` marca las últimas
    filas del cuerpo que van en negrita; `fijas`, cuántas columnas del comienzo dicen de qué fila se
    trata: si la tabla no cabe a lo ancho y se parte en bandas, se repiten en cada una.
    """

    clave: str
    titulo: str
    encabezado: tuple[tuple[Celda, ...], ...]
    cuerpo: tuple[tuple[Celda, ...], ...]
    datos: Datos
    anchos: tuple[int, ...] = ()
    totales: int = 0
    fijas: int = 1
    notas: tuple[str, ...] = ()
    de_texto: str | None = None
    tipo: Literal["tabla"] = "tabla"

    def __post_init__(self) -> None:
        exigir_clave(self.clave)
        if not self.titulo.strip():
            raise ErrorBloque(self.clave, "la tabla necesita un título")
        if not self.encabezado:
            raise ErrorBloque(self.clave, "la tabla necesita una fila de encabezado")
        ancho = sum(celda.columnas for celda in self.encabezado[0])
        if not (cabe(self.encabezado, ancho) and cabe(self.cuerpo, ancho)):
            raise ErrorBloque(self.clave, f"sus celdas combinadas no caben en {ancho} columnas")
        if self.anchos and len(self.anchos) != ancho:
            raise ErrorBloque(self.clave, f"trae {len(self.anchos)} anchos para {ancho} columnas")

    @property
    def ancho(self) -> int:
        """Cuántas columnas tiene la rejilla."""
        return sum(celda.columnas for celda in self.encabezado[0])
