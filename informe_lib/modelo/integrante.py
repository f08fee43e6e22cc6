"""La silla y quien la ocupa: el informe imprime sillas y cargos, nunca personas."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia
from informe_lib.modelo.errores import ErrorInforme


class ErrorTamanoDeLaSilla(ErrorInforme):
    def __init__(self, silla: str, tamano: int) -> None:
        super().__init__(silla, tamano)
        self.silla, self.tamano = silla, tamano

    def __str__(self) -> str:
        return (
            f"La silla «{self.silla}» no puede reunir {self.tamano} entidades: su «tamano» es 1 o más. "
            "Si no se sabe de cuántas es, escriba {sin_dato: por qué}."
        )


@dataclass(frozen=True, slots=True)
class Integrante:
    """Una silla de la instancia, en el orden de la norma.

    `tamano` es cuántas entidades reúne una fila colectiva («20 alcaldías»); 1 si es una sola,
    o una ausencia si se sabe colectiva y nadie ha dicho de cuántas.
    """

    clave: str
    orden: int
    sector: str
    cargo: str
    rol: str
    entidad: str | Ausencia = NO_REGISTRADO
    dependencia: str | Ausencia = NO_REGISTRADO
    numero_de_sector: int | None = None
    tamano: int | Ausencia = 1
    desde: date | None = None
    hasta: date | None = None

    def __post_init__(self) -> None:
        if isinstance(self.tamano, int) and self.tamano < 1:
            raise ErrorTamanoDeLaSilla(self.clave, self.tamano)

    @property
    def nombre(self) -> str:
        """Como lo nombra la columna «Entidad u organismo»: la dependencia y, si no hay, la entidad."""
        return str(self.entidad if isinstance(self.dependencia, Ausencia) else self.dependencia)

    @property
    def nombre_de_sector(self) -> str:
        return f"{self.numero_de_sector}. {self.sector}" if self.numero_de_sector else self.sector

    def es_colectivo(self) -> bool:
        return self.tamano != 1

    def ocupa(self, fecha: date) -> bool:
        """¿La silla existía ese día?"""
        return (self.desde is None or self.desde <= fecha) and (self.hasta is None or fecha <= self.hasta)


class CalidadDeDesignacion(StrEnum):
    TITULAR = "titular"
    ENCARGO = "encargo"
    DELEGADO = "delegado"


@dataclass(frozen=True, slots=True)
class Designacion:
    """Quién ocupó una silla y con qué acto; el nombre y el cargo así dicho solo se imprimen en la firma."""

    integrante: str
    desde: date | None = None
    hasta: date | None = None
    calidad: CalidadDeDesignacion = CalidadDeDesignacion.TITULAR
    nombre: str | Ausencia = NO_REGISTRADO
    cargo: str | Ausencia = NO_REGISTRADO
    acto: str | Ausencia = NO_REGISTRADO

    def rige(self, fecha: date) -> bool:
        """¿Ocupaba la silla ese día? Sin fechas conocidas se supone que sí."""
        return (self.desde is None or self.desde <= fecha) and (self.hasta is None or fecha <= self.hasta)
