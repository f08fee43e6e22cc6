"""Lo que una revisión pesa y lo que una persona decide sobre ella: severidades y salvedades."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from informe_lib.modelo.periodo import Periodo


class Severidad(StrEnum):
    """Qué tanto pesa: la que impide no deja cerrar el informe; ninguna impide el borrador."""

    IMPIDE = "impide"
    REVISAR = "revisar"
    SUGERENCIA = "sugerencia"


@dataclass(frozen=True, slots=True)
class SeveridadDeRegla:
    """El peso que un formato le da a una regla, distinto del de siempre, y por qué."""

    regla: str
    severidad: Severidad
    motivo: str


@dataclass(frozen=True, slots=True)
class Salvedad:
    """Por qué un informe se cierra a pesar de una alerta, y quién lo decidió; vale solo para su periodo.

    Sin `dato` vale para todas las alertas de esa regla; con él, para la de ese dato.
    """

    periodo: Periodo
    regla: str
    motivo: str
    quien: str
    dato: str | None = None
