"""Si una oración se contradice sola: las letras y el número, las partes y el total, el porcentaje."""

from __future__ import annotations

from collections.abc import Sequence

from informe_lib.revision.texto.cuadre import Aritmetica, Cuadre
from informe_lib.revision.texto.diferencias import (
    revisar_cambio,
    revisar_exceso,
    revisar_falta,
    revisar_parte_de,
    revisar_veces,
)
from informe_lib.revision.texto.mencion import Mencion
from informe_lib.revision.texto.oraciones import Oracion
from informe_lib.revision.texto.porcentajes import revisar_porcentaje
from informe_lib.revision.texto.sumas import revisar_reparto, revisar_total
from informe_lib.revision.texto.sustantivos import Sintagma

EN_ORDEN = (
    revisar_parte_de,
    revisar_cambio,
    revisar_exceso,
    revisar_veces,
    revisar_total,
    revisar_reparto,
    revisar_falta,
)  # la primera que responde, manda


def cuadre_de(oracion: Oracion, menciones: Sequence[Mencion], sintagmas: Sequence[Sintagma]) -> Cuadre:
    """Compara cada número con los otros de su oración."""
    cuentas = Aritmetica(oracion, menciones, sintagmas)
    for n, una in enumerate(menciones):
        if una.otro is not None:
            cuentas.cuadre.no_cuadran[n] = n, "las letras y el número no dicen lo mismo"
        elif una.es_parte():
            revisar_porcentaje(cuentas, n)
        elif not una.flojo:
            any(revisar(cuentas, n) for revisar in EN_ORDEN)
    return cuentas.cuadre
