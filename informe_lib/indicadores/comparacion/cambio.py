"""Una medida en dos periodos, y su diferencia cuando restarlas dice algo."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from informe_lib.indicadores.metas_de_nivel import Medida
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import Ausencia


class Escala(StrEnum):
    """En qué se dice: la diferencia de una proporción o de un porcentaje son puntos porcentuales."""

    CANTIDAD = "cantidad"
    PROPORCION = "proporción de 0 a 1"
    PORCENTAJE = "porcentaje"


@dataclass(frozen=True, slots=True)
class Cambio:
    """Lo que una medida valía en el periodo de antes y lo que vale ahora.

    `no_se_resta` dice por qué los dos valores no son comparables; `es_imposible`, que lo acumulado bajó.
    """

    clave: str
    nombre: str
    unidad: str
    alcance: Alcance | Ausencia
    antes: Medida
    ahora: Medida
    escala: Escala = Escala.CANTIDAD
    no_se_resta: str | None = None
    es_imposible: bool = False

    @property
    def diferencia(self) -> Decimal | None:
        """Lo de ahora menos lo de antes, en su unidad o en puntos; None si no se sabe o no se resta."""
        if isinstance(self.antes, Ausencia) or isinstance(self.ahora, Ausencia) or self.no_se_resta:
            return None
        resta = self.ahora - self.antes
        return resta * 100 if self.escala is Escala.PROPORCION else resta

    @property
    def se_conoce(self) -> bool:
        """¿Hay un valor en los dos periodos?"""
        return not (isinstance(self.antes, Ausencia) or isinstance(self.ahora, Ausencia))

    @property
    def hay_cambio(self) -> bool:
        """¿Dice algo distinto? Lo que no se conocía ni se conoce no cambió, aunque cambie el motivo."""
        if isinstance(self.antes, Ausencia) and isinstance(self.ahora, Ausencia):
            return False
        return self.antes != self.ahora
