"""El expediente: todo lo que se sabe de una instancia, sin recortar, y el periodo que se pide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia
from informe_lib.modelo.cifra import Cifra, ValorDeCifra
from informe_lib.modelo.decision import Decision, Seguimiento
from informe_lib.modelo.formato_oficial import FormatoOficial
from informe_lib.modelo.instancia import (
    EstadoAnterior,
    EstadoDeInstancia,
    Funcion,
    Instancia,
    NombreAnterior,
    Norma,
    Organo,
    Reglamento,
    Sucesion,
    TipoDeReglamento,
)
from informe_lib.modelo.integrante import Designacion, Integrante
from informe_lib.modelo.periodo import Periodo
from informe_lib.modelo.plan import Actividad, AjusteDeMeta, Avance, VersionDelPlan
from informe_lib.modelo.publicacion import Publicacion
from informe_lib.modelo.revision import Salvedad
from informe_lib.modelo.sesion import Asistencia, FuncionAbordada, Invitado, Jornada, Sesion


class EstadoDePeriodo(StrEnum):
    ABIERTO = "abierto"
    CERRADO = "cerrado"


@dataclass(frozen=True, slots=True)
class PeriodoDeInforme:
    """Un periodo que la instancia informa: con qué formato, y cuándo se elaboró el informe."""

    periodo: Periodo
    formato: str
    estado: EstadoDePeriodo = EstadoDePeriodo.ABIERTO
    elaborado: date | Ausencia = NO_REGISTRADO


@dataclass(frozen=True, slots=True)
class Texto:
    """Un texto humano en CommonMark, con sus cifras enlazadas: `{{ cifra.CLAVE }}`."""

    periodo: Periodo
    clave: str
    contenido: str


@dataclass(frozen=True, slots=True)
class Origen:
    """Dónde está escrito un dato, relativo a la carpeta de datos."""

    archivo: str
    linea: int | None = None
    hoja: str | None = None
    celda: str | None = None

    def __str__(self) -> str:
        if self.hoja:
            return f"{self.archivo}, {self.hoja}!{self.celda}"
        return f"{self.archivo}, línea {self.linea}" if self.linea else self.archivo


# (tabla, clave de la fila, campo) -> dónde está escrito.
Procedencia = Mapping[tuple[str, str, str], Origen]


@dataclass(frozen=True, slots=True)
class Expediente:
    """Una tupla por tabla; las referencias entre ellas son claves.

    Los indicadores filtran por alcance y las reglas lo ven todo: aquí no se corta nada por
    fecha. La procedencia queda fuera de la igualdad: dos fuentes con lo mismo dan lo mismo.
    """

    instancia: Instancia
    periodo: Periodo
    formato: FormatoOficial
    periodos: tuple[PeriodoDeInforme, ...] = ()
    nombres_anteriores: tuple[NombreAnterior, ...] = ()
    estados_anteriores: tuple[EstadoAnterior, ...] = ()
    sucesiones: tuple[Sucesion, ...] = ()
    organos: tuple[Organo, ...] = ()
    normas: tuple[Norma, ...] = ()
    reglamentos: tuple[Reglamento, ...] = ()
    integrantes: tuple[Integrante, ...] = ()
    designaciones: tuple[Designacion, ...] = ()
    funciones: tuple[Funcion, ...] = ()
    sesiones: tuple[Sesion, ...] = ()
    jornadas: tuple[Jornada, ...] = ()
    asistencias: tuple[Asistencia, ...] = ()
    invitados: tuple[Invitado, ...] = ()
    funciones_abordadas: tuple[FuncionAbordada, ...] = ()
    decisiones: tuple[Decision, ...] = ()
    seguimientos: tuple[Seguimiento, ...] = ()
    versiones_del_plan: tuple[VersionDelPlan, ...] = ()
    actividades: tuple[Actividad, ...] = ()
    ajustes: tuple[AjusteDeMeta, ...] = ()
    avances: tuple[Avance, ...] = ()
    cifras: tuple[Cifra, ...] = ()
    valores: tuple[ValorDeCifra, ...] = ()
    publicaciones: tuple[Publicacion, ...] = ()
    textos: tuple[Texto, ...] = ()
    salvedades: tuple[Salvedad, ...] = ()
    procedencia: Procedencia = field(default_factory=dict, compare=False, repr=False)

    @property
    def corte(self) -> date:
        """La fecha de corte: el último día del periodo."""
        return self.periodo.fin

    @property
    def elaborado(self) -> date | Ausencia:
        """La fecha de elaboración del informe de este periodo."""
        propios = (registro.elaborado for registro in self.periodos if registro.periodo == self.periodo)
        return next(propios, NO_REGISTRADO)

    @property
    def nombre(self) -> str:
        """El nombre de la instancia a la fecha de corte."""
        previos = sorted((uno for uno in self.nombres_anteriores if uno.hasta >= self.corte), key=_hasta)
        return previos[0].nombre if previos else self.instancia.nombre

    @property
    def estado(self) -> EstadoDeInstancia:
        """El estado de la instancia a la fecha de corte."""
        previos = sorted((uno for uno in self.estados_anteriores if uno.hasta >= self.corte), key=_hasta)
        return previos[0].estado if previos else self.instancia.estado

    def texto(self, clave: str) -> str | None:
        """El texto humano de este periodo con esa clave, o None si nadie lo ha escrito."""
        propios = (
            texto.contenido for texto in self.textos if (texto.periodo, texto.clave) == (self.periodo, clave)
        )
        return next(propios, None)

    def sesiones_en(self, alcance: Alcance) -> tuple[Sesion, ...]:
        """Las sesiones de la instancia (no de sus submesas) que el alcance cubre, en orden de fecha."""
        cubiertas = (
            sesion
            for sesion in self.sesiones
            if sesion.es_de_la_instancia() and alcance.contiene(sesion.fecha, self.periodo)
        )
        return tuple(sorted(cubiertas, key=lambda sesion: (sesion.fecha, sesion.clave)))

    def sesiones_realizadas_en(self, alcance: Alcance) -> tuple[Sesion, ...]:
        """De las sesiones que el alcance cubre, las que se celebraron."""
        return tuple(sesion for sesion in self.sesiones_en(alcance) if sesion.es_realizada())

    def decisiones_en(self, alcance: Alcance) -> tuple[Decision, ...]:
        """Las decisiones de la instancia (no de sus submesas) que el alcance cubre, en orden de fecha."""
        de_submesas = {sesion.clave for sesion in self.sesiones if not sesion.es_de_la_instancia()}
        cubiertas = (
            decision
            for decision in self.decisiones
            if alcance.contiene(decision.fecha, self.periodo) and decision.sesion not in de_submesas
        )
        return tuple(sorted(cubiertas, key=lambda decision: decision.fecha))

    def reglamento_vigente(self) -> Reglamento | None:
        """El último reglamento adoptado hasta el corte; si no hay, el primero que vino después.

        Que sea posterior al corte es algo que la página dice y que una regla pone en duda.
        """
        adoptados = sorted(
            (uno for uno in self.reglamentos if uno.tipo is TipoDeReglamento.ADOPCION), key=_fecha
        )
        al_corte = [uno for uno in adoptados if uno.rige(self.corte)]
        return al_corte[-1] if al_corte else next(iter(adoptados), None)

    def modificaciones_del_reglamento(self) -> tuple[Reglamento, ...]:
        """Los acuerdos que hasta el corte modificaron el reglamento vigente, en orden de fecha."""
        vigente = self.reglamento_vigente()
        posteriores = (
            uno
            for uno in self.reglamentos
            if uno.tipo is TipoDeReglamento.MODIFICACION
            and uno.rige(self.corte)
            and (vigente is None or uno.fecha >= vigente.fecha)
        )
        return tuple(sorted(posteriores, key=_fecha))

    def version_del_plan(self) -> VersionDelPlan | None:
        """La versión del plan de la vigencia que rige al corte.

        Una versión aprobada en una sesión rige desde el día de esa sesión, si se celebró; si no consta en
        cuál se aprobó, desde siempre.
        """
        sin_aprobar = {
            sesion.clave for sesion in self.sesiones if not sesion.es_realizada() or sesion.fecha > self.corte
        }
        propias = (uno for uno in self._versiones_propias() if str(uno.aprobada_en) not in sin_aprobar)
        return max(propias, key=lambda version: version.numero, default=None)

    def primera_version_por_regir(self) -> VersionDelPlan | None:
        """La primera versión del plan de la vigencia, si al corte todavía no regía ninguna."""
        if self.version_del_plan() is not None:
            return None
        return min(self._versiones_propias(), key=lambda version: version.numero, default=None)

    def _versiones_propias(self) -> tuple[VersionDelPlan, ...]:
        return tuple(uno for uno in self.versiones_del_plan if uno.vigencia == self.periodo.vigencia)

    def actividades_del_plan(self) -> tuple[Actividad, ...]:
        """Las actividades de la vigencia que están en la versión del plan que rige al corte, en orden.

        Si todavía no rige ninguna, las de la primera; y si no se registraron versiones, todas.
        """
        version = self.version_del_plan() or self.primera_version_por_regir()
        propias = (
            actividad
            for actividad in self.actividades
            if actividad.vigencia == self.periodo.vigencia
            and (version is None or actividad.esta_en(version.numero))
        )
        return tuple(sorted(propias, key=lambda actividad: actividad.orden))


def _hasta(anterior: NombreAnterior | EstadoAnterior) -> date:
    return anterior.hasta


def _fecha(reglamento: Reglamento) -> date:
    return reglamento.fecha
