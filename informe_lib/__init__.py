"""informe: del dato de la secretaría técnica al informe de gestión de la instancia.

En un cuaderno: `import informe_lib as informe` y luego `informe.preparar()`, `informe.abrir(…)`,
`informe.seccion(…)`. La fachada se carga al usarla, para que el comando responda al instante.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from informe_lib.cuaderno import (
        abrir,
        cifra,
        grafica,
        preparar,
        revisar,
        seccion,
        secciones_propias,
        tabla,
        texto,
    )

__version__ = "0.1.0"
__all__ = [
    "abrir",
    "cifra",
    "grafica",
    "preparar",
    "revisar",
    "seccion",
    "secciones_propias",
    "tabla",
    "texto",
]


def __getattr__(nombre: str) -> object:
    if nombre not in __all__:
        mensaje = f"informe no tiene «{nombre}»; tiene: {', '.join(__all__)}."
        raise AttributeError(mensaje)
    return getattr(import_module("informe_lib.cuaderno"), nombre)


def __dir__() -> list[str]:
    return sorted(__all__)
