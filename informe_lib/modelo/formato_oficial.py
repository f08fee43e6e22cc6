"""El formato que la norma impone al informe, como datos: secciones, rótulos, alcances y catálogos."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia


class Papel(StrEnum):
    CARTA = "carta"
    OFICIO = "oficio"
    A4 = "a4"

    @property
    def centimetros(self) -> tuple[float, float]:
        """Ancho y alto de la hoja."""
        return {"carta": (21.59, 27.94), "oficio": (21.59, 33.02), "a4": (21.0, 29.7)}[self.value]


class Extras(StrEnum):
    """Dónde van las gráficas y lo que el formato oficial no lista."""

    NINGUNO = "ninguno"
    ANEXO = "anexo"
    CUERPO = "cuerpo"


@dataclass(frozen=True, slots=True)
class SeccionDelFormato:
    """Una sección: su clave es la de la celda del cuaderno; `rotulos` dice sus palabras propias.

    Sin alcance no mide un tiempo (la identificación, la firma) y la página no imprime ninguno.
    """

    clave: str
    rotulo: str
    alcance: Alcance | None = None
    rotulos: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RolDelFormato:
    clave: str
    nombre: str
    cuenta_para_quorum: bool = True


@dataclass(frozen=True, slots=True)
class IconoDelFormato:
    """El significado de un icono va siempre en palabras; la imagen, si la hay, es lo de menos."""

    clave: str
    nombre: str


@dataclass(frozen=True, slots=True)
class FirmanteDelFormato:
    rol: str
    rotulo: str


@dataclass(frozen=True, slots=True)
class FormatoOficial:
    """El documento controlado que la instancia diligencia; rige desde `vigente_desde`."""

    clave: str
    titulo: str
    norma: str
    vigente_desde: date
    secciones: tuple[SeccionDelFormato, ...]
    roles: tuple[RolDelFormato, ...]
    firmantes: tuple[FirmanteDelFormato, ...]
    iconos: tuple[IconoDelFormato, ...] = ()
    codigo: str | Ausencia = NO_REGISTRADO
    version: str | Ausencia = NO_REGISTRADO
    papel: Papel = Papel.CARTA
    extras: Extras = Extras.ANEXO

    def seccion(self, clave: str) -> SeccionDelFormato | None:
        return next((seccion for seccion in self.secciones if seccion.clave == clave), None)

    def rol(self, clave: str) -> RolDelFormato | None:
        return next((rol for rol in self.roles if rol.clave == clave), None)
