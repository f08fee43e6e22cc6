"""Todas las reglas, en el orden de su código: las de la casa y las que otro paquete agregue.

Un paquete agrega las suyas con el punto de entrada `informe.reglas`, que nombra una tupla de reglas.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points
from itertools import pairwise

from informe_lib.modelo.errores import ErrorInforme
from informe_lib.revision.regla import Regla

PUNTO_DE_ENTRADA = "informe.reglas"


class ErrorReglaRepetida(ErrorInforme):
    def __init__(self, codigo: str) -> None:
        super().__init__(codigo)
        self.codigo = codigo

    def __str__(self) -> str:
        return f"Dos reglas de revisión se llaman «{self.codigo}». Póngale otro código a la que agregó."


@cache
def reglas() -> tuple[Regla, ...]:
    """Las reglas que una revisión corre.

    Errores   ErrorReglaRepetida si dos comparten código.
    """
    ajenas = (una for punto in entry_points(group=PUNTO_DE_ENTRADA) for una in punto.load())
    todas = sorted((*de_la_casa(), *ajenas), key=lambda regla: regla.codigo)
    for anterior, siguiente in pairwise(todas):
        if anterior.codigo == siguiente.codigo:
            raise ErrorReglaRepetida(siguiente.codigo)
    return tuple(todas)


def de_la_casa() -> tuple[Regla, ...]:
    """Las que vienen con la biblioteca; cada módulo de `reglas` declara las suyas en REGLAS."""
    from informe_lib.revision.reglas import MODULOS

    return tuple(regla for modulo in MODULOS for regla in modulo.REGLAS)
