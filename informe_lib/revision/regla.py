"""La regla: de qué duda, cuánto pesa, por qué importa y qué se hace; y la duda, lo que encontró."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.revision import Severidad


@dataclass(frozen=True, slots=True)
class Dato:
    """Un dato del Expediente: su tabla, la clave de su fila y el campo. Sin campo, la fila entera."""

    tabla: str
    fila: str = ""
    campo: str = ""

    def __str__(self) -> str:
        """El camino estable: «sesiones/2024-09-03/fecha»."""
        return "/".join(parte for parte in (self.tabla, self.fila, self.campo) if parte)


@dataclass(frozen=True, slots=True)
class Duda:
    """Lo que una regla encontró: una frase que dice qué pasa, y en qué dato.

    `renglon` cuenta desde cero dentro de un texto de varios. Lo que no se diga aquí lo dice la regla.
    """

    mensaje: str
    dato: Dato
    remedio: str | None = None
    severidad: Severidad | None = None
    renglon: int = 0


@dataclass(frozen=True, slots=True)
class Regla:
    """Una regla con su código («V02») y una frase que dice lo que exige, como «La sesión cae en el periodo».

    `dudas` recibe el expediente entero, sin recortar, y no lo cambia. La que `no_se_salva` no admite
    salvedad: nadie puede cerrar un informe con ella.
    """

    codigo: str
    nombre: str
    severidad: Severidad
    por_que: str
    remedio: str
    dudas: Callable[[Expediente], Iterable[Duda]]
    no_se_salva: bool = False
