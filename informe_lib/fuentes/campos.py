"""Qué campos tiene una clase de datos y de qué tipo es lo que hay dentro de ella."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import get_args, get_origin, get_type_hints

from informe_lib.fuentes.errores import Ruta
from informe_lib.modelo.ausencia import Ausencia


def campos_en(tipo: object, ruta: Ruta) -> tuple[str, ...]:
    """Los campos que se pueden escribir en ese lugar; ninguno si allí no hay una sola clase posible."""
    for paso in ruta:
        tipo = _dentro(tipo, paso)
    clase = _unica_clase(tipo)
    return tuple(campo.name for campo in fields(clase)) if clase is not None and is_dataclass(clase) else ()


def _dentro(tipo: object, paso: str | int) -> object:
    origen = get_origin(tipo)
    if isinstance(paso, int) and origen is tuple:
        return get_args(tipo)[0]
    if isinstance(origen, type) and issubclass(origen, Mapping):
        return get_args(tipo)[1]
    clase = _unica_clase(tipo)
    return get_type_hints(clase).get(str(paso)) if clase is not None else None


def _unica_clase(tipo: object) -> type | None:
    """La clase de datos que el tipo nombra, mirando dentro de una unión; None si hay varias o ninguna."""
    candidatas = [
        rama
        for rama in (get_args(tipo) or (tipo,))
        if isinstance(rama, type) and is_dataclass(rama) and rama is not Ausencia
    ]
    return candidatas[0] if len(candidatas) == 1 else None
