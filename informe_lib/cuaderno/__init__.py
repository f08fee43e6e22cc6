"""Piso 8. La fachada que un cuaderno importa: `import informe_lib as informe`."""

from informe_lib.cuaderno.fachada import (
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
