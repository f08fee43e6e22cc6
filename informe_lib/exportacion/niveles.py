"""Los niveles de los títulos de un documento: bajan de a uno, que es como se recorren."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from informe_lib.exportacion.alertas_del_documento import SALTO_DE_TITULOS
from informe_lib.presentacion.bloques import Bloque, Encabezado
from informe_lib.revision.alerta import Alerta, Lugar


@dataclass(frozen=True, slots=True)
class Pieza:
    """Un bloque y la celda de la que viene."""

    bloque: Bloque
    donde: Lugar


def sin_saltos(piezas: Iterable[Pieza]) -> tuple[tuple[Bloque, ...], tuple[Alerta, ...]]:
    """Los bloques con sus títulos del 2 en adelante y de a un nivel, y una alerta por cada salto."""
    bloques: list[Bloque] = []
    alertas: list[Alerta] = []
    nivel = 1
    for pieza in piezas:
        bloque = pieza.bloque
        if isinstance(bloque, Encabezado):
            if bloque.nivel > nivel + 1:
                mensaje = f"El título «{bloque.texto[:60]}» salta del nivel {nivel} al {bloque.nivel}."
                alertas.append(SALTO_DE_TITULOS.en(pieza.donde, mensaje))
            nivel = max(2, min(bloque.nivel, nivel + 1))
            bloque = replace(bloque, nivel=nivel)
        bloques.append(bloque)
    return tuple(bloques), tuple(alertas)
