"""Los cuadernos y los formatos: los del proyecto y, donde no los tenga, los que trae la biblioteca."""

from __future__ import annotations

from enum import Enum
from pathlib import Path, PurePosixPath

PAQUETE = Path(__file__).parents[1]
CASA = PAQUETE.parent  # desde aquí se nombra lo que trae la biblioteca


class Recurso(Enum):
    """Una clase de recurso y su lugar dentro de un proyecto."""

    CUADERNOS = PurePosixPath("notebooks")
    FORMATOS = PurePosixPath("parametros/formatos")


def carpetas_de(datos: Path, recurso: Recurso) -> tuple[Path, ...]:
    """Dónde buscar un recurso, en orden: la copia del proyecto manda sobre la de la biblioteca.

    Recibe    la carpeta que contiene `parametros/` y la clase de recurso.
    Devuelve  la carpeta del proyecto y la incluida, existan o no; una sola si son la misma.
    """
    empacada = PAQUETE / "recursos" / recurso.value.name
    # Instalada desde su repositorio no hay copia empacada: el recurso es el del repositorio mismo.
    incluida = empacada if empacada.is_dir() else CASA / recurso.value
    return tuple(dict.fromkeys((datos / recurso.value, incluida)))
