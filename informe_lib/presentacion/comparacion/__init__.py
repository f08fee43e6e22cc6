"""Dos periodos frente a frente, en palabras: las mismas para el comando y para el anexo."""

from informe_lib.presentacion.comparacion.apartados import (
    Apartado,
    apartado_de_alertas,
    apartados,
    sin_cambios,
)
from informe_lib.presentacion.comparacion.cambios_escritos import (
    diferencia_escrita,
    notas_de_cambios,
    valor_escrito,
)
from informe_lib.presentacion.comparacion.frases import Grupo, frases_de_cierres, frases_de_novedades

__all__ = [
    "Apartado",
    "Grupo",
    "apartado_de_alertas",
    "apartados",
    "diferencia_escrita",
    "frases_de_cierres",
    "frases_de_novedades",
    "notas_de_cambios",
    "sin_cambios",
    "valor_escrito",
]
