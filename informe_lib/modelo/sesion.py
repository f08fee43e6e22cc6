"""Las sesiones: programadas, celebradas o no, en una o varias jornadas, y quién estuvo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia


class TipoDeSesion(StrEnum):
    ORDINARIA = "ordinaria"
    EXTRAORDINARIA = "extraordinaria"


class EstadoDeSesion(StrEnum):
    PROGRAMADA = "programada"
    REALIZADA = "realizada"
    APLAZADA = "aplazada"
    CANCELADA = "cancelada"
    FALLIDA = "fallida"


class EstadoDeAsistencia(StrEnum):
    TITULAR = "asistió"
    DELEGADO = "asistió delegado"
    ENCARGADO = "asistió encargado"
    EXCUSA = "excusa"
    NO_ASISTIO = "no asistió"
    NO_CONVOCADO = "no convocado"
    SIN_DATO = "sin dato"

    def es_presencia(self) -> bool:
        return self in (self.TITULAR, self.DELEGADO, self.ENCARGADO)

    def es_convocatoria(self) -> bool:
        """¿Cuenta en el denominador de la asistencia? Lo desconocido no cuenta ni a favor ni en contra."""
        return self not in (self.NO_CONVOCADO, self.SIN_DATO)


@dataclass(frozen=True, slots=True)
class Sesion:
    """Una sesión se nombra por su clave (su fecha, si nada lo impide), jamás por la fecha.

    `sin_funciones` y `sin_decisiones` dicen por qué no hubo ninguna: es distinto de no saberlo.
    """

    clave: str
    fecha: date
    tipo: TipoDeSesion = TipoDeSesion.ORDINARIA
    estado: EstadoDeSesion = EstadoDeSesion.REALIZADA
    programada_para: date | None = None
    reprogramada_a: str | None = None
    motivo: str | Ausencia = NO_REGISTRADO
    modalidad: str | Ausencia = NO_REGISTRADO
    acta: str | Ausencia = NO_REGISTRADO
    organo: str | None = None
    sin_funciones: str | None = None
    sin_decisiones: str | None = None

    @property
    def fecha_programada(self) -> date:
        return self.programada_para or self.fecha

    def es_de_la_instancia(self) -> bool:
        """Las de una submesa o comité no cuentan para la instancia madre."""
        return self.organo is None

    def es_realizada(self) -> bool:
        return self.estado is EstadoDeSesion.REALIZADA


@dataclass(frozen=True, slots=True)
class Jornada:
    """Un día más de una sesión que duró varios; el primero es la fecha de la sesión."""

    sesion: str
    fecha: date


@dataclass(frozen=True, slots=True)
class Asistencia:
    """La marca de una silla en una sesión; una fila colectiva dice cuántas de cuántas."""

    sesion: str
    integrante: str
    estado: EstadoDeAsistencia
    asistieron: int | None = None
    convocados: int | None = None
    rol: str | None = None
    motivo: str | Ausencia = NO_REGISTRADO


@dataclass(frozen=True, slots=True)
class Invitado:
    """Quien asistió a una sesión sin tener silla: no cuenta para la asistencia ni para el quórum."""

    sesion: str
    entidad: str
    cargo: str | Ausencia = NO_REGISTRADO
    asunto: str | Ausencia = NO_REGISTRADO


@dataclass(frozen=True, slots=True)
class FuncionAbordada:
    """Una función que se trató en una sesión."""

    sesion: str
    funcion: str
