"""Qué va entero en una hoja: lo que es tan corto que verlo partido sorprendería."""

from __future__ import annotations

from informe_lib.exportacion.pdf_anchos import Hoja, altos_de, repartir
from informe_lib.presentacion.bloques import Bloque, Campos, Control, Tabla, textos_de

# Cuánto de la altura de la hoja puede pedir una tabla que no se parte, sin dejar huecos que se noten.
TABLA_QUE_NO_SE_PARTE = 0.3
CAMPOS_QUE_NO_SE_PARTEN = 6
COMPROBACIONES_QUE_NO_SE_PARTEN = 8
LETRAS_DE_MEDIA_HOJA = 1600
FILAS_DE_MEDIA_HOJA = 16


def va_entero(bloque: Campos | Control | Tabla, hoja: Hoja) -> bool:
    """¿Pasa completo a la hoja siguiente antes que partirse?"""
    match bloque:
        case Campos():
            return len(bloque.campos) <= CAMPOS_QUE_NO_SE_PARTEN and es_corto(bloque)
        case Control():
            return len(bloque.comprobaciones) <= COMPROBACIONES_QUE_NO_SE_PARTEN
        case Tabla():
            reparto = repartir(bloque, hoja)
            altura = hoja.altura(apaisada=reparto.apaisada)
            return sum(altos_de(bloque, reparto.anchos)) <= TABLA_QUE_NO_SE_PARTE * altura


def es_corto(bloque: Bloque) -> bool:
    """¿Ocupa a lo sumo media hoja?"""
    letras = sum(map(len, textos_de(bloque)))
    filas = len(bloque.cuerpo) if isinstance(bloque, Tabla) else 0
    return letras <= LETRAS_DE_MEDIA_HOJA and filas <= FILAS_DE_MEDIA_HOJA
