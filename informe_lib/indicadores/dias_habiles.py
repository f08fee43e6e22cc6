"""Los días hábiles en Colombia: de lunes a viernes, salvo los festivos. La única puerta a holidays."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import holidays

_TRASLADADO = " (observado)"  # el lunes a que la ley lo corre es el festivo


def es_dia_habil(fecha: date) -> bool:
    """¿Se trabaja ese día? De los años que la biblioteca no conoce solo se sabe si es fin de semana."""
    return fecha.weekday() < 5 and nombre_del_festivo(fecha) is None


def nombre_del_festivo(fecha: date) -> str | None:
    """Cómo se llama el festivo de ese día, o None si no lo es: «Día del Trabajo»."""
    nombre = _festivos(fecha.year).get(fecha)
    return None if nombre is None else nombre.replace(_TRASLADADO, "").replace("; ", " y ")


def sumar_dias_habiles(fecha: date, dias: int) -> date:
    """El día hábil que está a ese número de días hábiles después de la fecha, que no se cuenta.

    Recibe    una fecha y los días, 0 o más; con 0 es la misma fecha.
    Errores   OverflowError si pasa del año 9999.
    """
    for _ in range(dias):
        fecha += timedelta(days=1)
        while not es_dia_habil(fecha):
            fecha += timedelta(days=1)
    return fecha


@cache
def _festivos(vigencia: int) -> dict[date, str]:
    return dict(holidays.country_holidays("CO", years=vigencia, language="es"))
