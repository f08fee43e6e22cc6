"""Las cifras que un texto puede citar: cada una definida, con su unidad, su alcance y su soporte."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia
from informe_lib.modelo.periodo import Periodo


class TipoDeCifra(StrEnum):
    FLUJO = "flujo"
    EXISTENCIA = "existencia"
    PORCENTAJE = "porcentaje"
    META = "meta"


@dataclass(frozen=True, slots=True)
class Cifra:
    """Qué mide una cifra; su valor por periodo está en `ValorDeCifra`."""

    clave: str
    nombre: str
    unidad: str
    tipo: TipoDeCifra
    definicion: str | Ausencia = NO_REGISTRADO


@dataclass(frozen=True, slots=True)
class ValorDeCifra:
    """El valor de una cifra en un periodo, el tiempo que cubre y de dónde sale."""

    cifra: str
    periodo: Periodo
    valor: Decimal | Ausencia
    alcance: Alcance | Ausencia = NO_REGISTRADO
    soporte: str | Ausencia = NO_REGISTRADO
