"""El plan de acción de una vigencia: actividades, metas y lo programado y ejecutado por periodo."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia
from informe_lib.modelo.periodo import Periodo


class TipoDeMeta(StrEnum):
    """Cómo se junta lo ejecutado: se suma, o es un nivel que se sostiene, sube o baja."""

    SUMA = "suma"
    CONSTANTE = "constante"
    CRECIENTE = "creciente"
    DECRECIENTE = "decreciente"
    SI_NO = "sí/no"

    def es_de_nivel(self) -> bool:
        """¿Vale el último nivel alcanzado, y no la suma?"""
        return self in (self.CONSTANTE, self.CRECIENTE, self.DECRECIENTE)


@dataclass(frozen=True, slots=True)
class VersionDelPlan:
    """Una versión del plan, la sesión que la aprobó y de dónde se tomaron sus actividades."""

    vigencia: int
    numero: int
    aprobada_en: str | Ausencia = NO_REGISTRADO
    soporte: str | Ausencia = NO_REGISTRADO


@dataclass(frozen=True, slots=True)
class Actividad:
    """Un renglón del plan.

    Lo programado y lo ejecutado vienen de sus avances por periodo o, para que un valor esté una
    sola vez en los datos, de la cifra que `cifra_programada` y `cifra_ejecutada` nombran. De una
    meta de nivel, `programado_anual` es el nivel por alcanzar y `linea_base`, el de partida.
    `desde_version` y `hasta_version` dicen en qué versiones del plan estuvo.
    """

    clave: str
    vigencia: int
    orden: int
    texto: str
    unidad: str | Ausencia = NO_REGISTRADO
    tipo_de_meta: TipoDeMeta = TipoDeMeta.SUMA
    funcion: str | Ausencia = NO_REGISTRADO
    meta: str | Ausencia = NO_REGISTRADO
    programado_anual: Decimal | Ausencia = NO_REGISTRADO
    cifra_programada: str | None = None
    cifra_ejecutada: str | None = None
    soporte: str | Ausencia = NO_REGISTRADO
    linea_base: Decimal | Ausencia = NO_REGISTRADO
    desde_version: int = 1
    hasta_version: int | None = None

    def esta_en(self, version: int) -> bool:
        """¿Hace parte de esa versión del plan?"""
        return self.desde_version <= version and (self.hasta_version is None or version <= self.hasta_version)


@dataclass(frozen=True, slots=True)
class AjusteDeMeta:
    """La cantidad que una versión posterior del plan le puso a una actividad."""

    actividad: str
    vigencia: int
    version: int
    programado_anual: Decimal
    motivo: str | Ausencia = NO_REGISTRADO


@dataclass(frozen=True, slots=True)
class Avance:
    """Lo programado y lo ejecutado de una actividad en un periodo: flujos, o niveles si la meta lo es."""

    actividad: str
    periodo: Periodo
    programado: Decimal | Ausencia = NO_REGISTRADO
    ejecutado: Decimal | Ausencia = NO_REGISTRADO
    soporte: str | Ausencia = NO_REGISTRADO
