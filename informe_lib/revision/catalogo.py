"""Todas las reglas, en el orden de su código: las de la casa y las que otro paquete agregue.

Un paquete agrega las suyas con el punto de entrada `informe.reglas`, que nombra una tupla de reglas.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from itertools import pairwise
from typing import NoReturn

from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.revision import Severidad
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
    """Las reglas que una revisión corre; de un paquete que no se deja cargar, la que lo dice.

    Errores   ErrorReglaRepetida si dos comparten código.
    """
    ajenas = (una for punto in entry_points(group=PUNTO_DE_ENTRADA) for una in _de_un_paquete(punto))
    todas = sorted((*de_la_casa(), *ajenas), key=lambda regla: regla.codigo)
    for anterior, siguiente in pairwise(todas):
        if anterior.codigo == siguiente.codigo:
            raise ErrorReglaRepetida(siguiente.codigo)
    return tuple(todas)


def _de_un_paquete(punto: EntryPoint) -> tuple[Regla, ...]:
    try:
        propias = tuple(punto.load())
    except Exception as error:  # noqa: BLE001 (un paquete mal instalado no puede llevarse la revisión)
        return (_que_no_cargo(punto, error),)
    ajena = next((una for una in propias if not isinstance(una, Regla)), None)
    return propias if ajena is None else (_que_no_cargo(punto, TypeError(f"{ajena!r} no es una Regla")),)


def _que_no_cargo(punto: EntryPoint, error: Exception) -> Regla:
    """Una regla que falla con ese error, para que la revisión lo diga como lo dice de cualquier otra."""

    def fallar(expediente: Expediente) -> NoReturn:  # noqa: ARG001 (la firma de toda regla)
        raise error

    return Regla(
        codigo=punto.name,
        nombre=f"Las reglas de {punto.value} se pueden cargar",
        severidad=Severidad.REVISAR,
        por_que="Lo que esas reglas miran quedó sin revisar.",
        remedio="Instale otra vez el paquete, o quítelo.",
        dudas=fallar,
    )


def de_la_casa() -> tuple[Regla, ...]:
    """Las que vienen con la biblioteca; cada módulo de `reglas` declara las suyas en REGLAS."""
    from informe_lib.revision.reglas import MODULOS

    return tuple(regla for modulo in MODULOS for regla in modulo.REGLAS)
