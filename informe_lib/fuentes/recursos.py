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
    INSTANCIAS = PurePosixPath("parametros/instancias")  # las de ejemplo
    GUIA = PurePosixPath("docs")  # solo la de quien lleva los datos
    SALIDAS = PurePosixPath("salidas")  # solo la página que dice qué hay en ella


def carpeta_incluida(recurso: Recurso) -> Path:
    """La del paquete; instalada desde su repositorio no hay copia empacada y es la del repositorio mismo."""
    empacada = PAQUETE / "recursos" / recurso.value.name
    return empacada if empacada.is_dir() else CASA / recurso.value


def carpetas_de(datos: Path, recurso: Recurso) -> tuple[Path, ...]:
    """Dónde buscar un recurso, en orden: la copia del proyecto manda sobre la de la biblioteca.

    Recibe    la carpeta que contiene `parametros/` y la clase de recurso.
    Devuelve  la carpeta del proyecto y la incluida, existan o no; una sola si son la misma.
    """
    return tuple(dict.fromkeys((datos / recurso.value, carpeta_incluida(recurso))))
