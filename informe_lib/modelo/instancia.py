"""La instancia de coordinación: su nombre, su norma, su reglamento y sus funciones, con vigencias."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia
from informe_lib.modelo.quorum import ReglaDeQuorum


class EstadoDeInstancia(StrEnum):
    ACTIVA = "activa"
    INACTIVA = "inactiva"
    SUPRIMIDA = "suprimida"


@dataclass(frozen=True, slots=True)
class Instancia:
    """El cuerpo colegiado que debe el informe; `nombre` y `estado` son los de hoy en sus datos.

    Los que tuvo antes están en `nombres_anteriores` y `estados_anteriores` del expediente.
    `sin_presidencia` dice por qué nadie la preside: es distinto de no saber quién.
    """

    clave: str
    nombre: str
    entidad_de_la_secretaria: str | Ausencia = NO_REGISTRADO
    sector: str | Ausencia = NO_REGISTRADO
    ambito: str | Ausencia = NO_REGISTRADO
    localidad: str | Ausencia = NO_REGISTRADO
    estado: EstadoDeInstancia = EstadoDeInstancia.ACTIVA
    minimo_de_sesiones: int | Ausencia = NO_REGISTRADO
    instancia_madre: str | None = None
    sin_presidencia: str | None = None


@dataclass(frozen=True, slots=True)
class NombreAnterior:
    """Cómo se llamó la instancia hasta un día, y el acto que le cambió el nombre."""

    nombre: str
    hasta: date
    acto: str | Ausencia = NO_REGISTRADO


@dataclass(frozen=True, slots=True)
class EstadoAnterior:
    """En qué estado estuvo la instancia hasta un día, y por qué dejó de estarlo."""

    estado: EstadoDeInstancia
    hasta: date
    acto: str | Ausencia = NO_REGISTRADO


class ClaseDeSucesion(StrEnum):
    SUCEDE_A = "sucede a"
    FUSIONADA_EN = "fusionada en"


@dataclass(frozen=True, slots=True)
class Sucesion:
    """De qué instancia viene esta, o en cuál terminó; `instancia` es su clave, si tiene carpeta propia."""

    clase: ClaseDeSucesion
    nombre: str
    fecha: date | Ausencia = NO_REGISTRADO
    acto: str | Ausencia = NO_REGISTRADO
    instancia: str | None = None


@dataclass(frozen=True, slots=True)
class Organo:
    """Un subcomité o mesa técnica de la instancia: sus sesiones no cuentan como sesiones de ella."""

    clave: str
    nombre: str


@dataclass(frozen=True, slots=True)
class Norma:
    """Acto que crea o rige la instancia, con la vigencia que tuvo."""

    clave: str
    nombre: str
    emisor: str | Ausencia = NO_REGISTRADO
    vigente_desde: date | Ausencia = NO_REGISTRADO
    vigente_hasta: date | None = None
    derogada_por: str | None = None

    def rige(self, fecha: date) -> bool:
        """¿Estaba en vigor ese día? Sin fecha de inicio conocida se supone que ya regía."""
        empezo = isinstance(self.vigente_desde, Ausencia) or self.vigente_desde <= fecha
        return empezo and (self.vigente_hasta is None or fecha <= self.vigente_hasta)


class TipoDeReglamento(StrEnum):
    ADOPCION = "adopción"
    MODIFICACION = "modificación"


@dataclass(frozen=True, slots=True)
class Reglamento:
    """Un acuerdo, con número y fecha, que adopta el reglamento interno o modifica el que rige.

    `quorum` es la regla con que desde ese día se sesiona; una modificación que no la toca no la da.
    """

    fecha: date
    numero: str | Ausencia = NO_REGISTRADO
    tipo: TipoDeReglamento = TipoDeReglamento.ADOPCION
    quorum: ReglaDeQuorum | Ausencia = NO_REGISTRADO
    vigente_hasta: date | None = None

    def rige(self, fecha: date) -> bool:
        """¿Estaba en vigor ese día?"""
        return self.fecha <= fecha and (self.vigente_hasta is None or fecha <= self.vigente_hasta)


@dataclass(frozen=True, slots=True)
class Funcion:
    """Una función que la norma da a la instancia, dicha en breve."""

    clave: str
    numero: int
    texto: str
    norma: str
    especifica: bool = False
