"""Calendario: qué pasó con cada sesión celebrada o programada en el alcance, y con qué quórum."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pandas import NA

from informe_lib.indicadores.quorum import quorum_por_sesion
from informe_lib.indicadores.sesiones import sesiones_del_calendario
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia, no_aplica
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import SeccionDelFormato
from informe_lib.modelo.sesion import EstadoDeSesion, Sesion
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import Bloque, Celda, Columna, Datos, Escalar, Tabla, TipoDeDato
from informe_lib.presentacion.secciones.escritura import (
    SinContenidoQueMostrar,
    fechas_o_cuantas,
    nombres_de_sesion,
    razones,
)
from informe_lib.presentacion.tabulacion import escalar

TITULOS = {
    "sesion": "Sesión", "tipo": "Tipo", "estado": "Estado", "modalidad": "Modalidad", "acta": "Acta",
    "quorum": "Quórum",
}  # fmt: skip
COLUMNAS_DE_DATOS = (
    Columna("sesion", "Sesión"),
    Columna("fecha", "Fecha de la sesión", TipoDeDato.FECHA),
    Columna("programada_para", "Fecha programada", TipoDeDato.FECHA),
    Columna("tipo", "Tipo"),
    Columna("estado", "Estado"),
    Columna("reprogramada_a", "Sesión a la que se corrió"),
    Columna("modalidad", "Modalidad"),
    Columna("acta", "Acta"),
    Columna("motivo", "Motivo"),
    Columna("hay_quorum", "Hubo quórum"),
    Columna("presentes", "Presentes", TipoDeDato.ENTERO, "puestos"),
    Columna("integrantes", "Integrantes", TipoDeDato.ENTERO, "puestos"),
    Columna("minimo", "Mínimo", TipoDeDato.ENTERO, "puestos"),
    Columna("regla", "Regla de quórum"),
)

NO_SE_INSTALO = no_aplica("la sesión no se instaló")


@dataclass(frozen=True, slots=True)
class _Quorum:
    """Lo que se sabe del quórum de una sesión; `hay` es None si no se puede saber."""

    hay: bool | None
    presentes: Escalar
    integrantes: Escalar
    minimo: Escalar
    regla: str | None
    motivo: str | None

    def __str__(self) -> str:
        """«Sí: 4 de 5, mínimo 3»."""
        if self.hay is None:
            return "Sin dato"
        return f"{'Sí' if self.hay else 'No'}: {self.presentes} de {self.integrantes}, mínimo {self.minimo}"


@dataclass(frozen=True, slots=True)
class _Calendario:
    """Las sesiones del alcance, con la fecha escrita y el quórum de cada una."""

    expediente: Expediente
    sesiones: tuple[Sesion, ...]
    fechas: Mapping[str, str]
    quorum: Mapping[str, _Quorum]


def calendario(expediente: Expediente, seccion: SeccionDelFormato) -> Iterator[Bloque]:
    """Una fila por sesión, también la aplazada, la cancelada y la fallida, con la razón de cada una."""
    alcance = seccion.alcance or Alcance.PERIODO
    propio = _leer(expediente, alcance)
    if not propio.sesiones:
        raise SinContenidoQueMostrar("no hay sesiones celebradas ni programadas en el alcance")
    rotulos = {**TITULOS, **seccion.rotulos}
    yield Tabla(
        clave=seccion.clave,
        titulo=rotulos.get("titulo", "Sesiones celebradas y programadas"),
        encabezado=(tuple(Celda(rotulos[columna], es_encabezado=True) for columna in TITULOS),),
        cuerpo=tuple(_fila(propio, sesion) for sesion in propio.sesiones),
        datos=Datos(COLUMNAS_DE_DATOS, tuple(_datos(propio, sesion) for sesion in propio.sesiones)),
        anchos=(4, 4, 6, 4, 3, 6),
        notas=(*_notas_del_quorum(propio), *_motivos(propio), *razones(_ausencias(propio, rotulos))),
    )


def _leer(expediente: Expediente, alcance: Alcance) -> _Calendario:
    tocadas = sesiones_del_calendario(expediente, alcance)
    reemplazos = {sesion.reprogramada_a for sesion in tocadas}
    # La que se corrió más allá del corte ya está en la fila de la aplazada: ese día no se había celebrado.
    sesiones = tuple(
        sesion for sesion in tocadas if not (_es_posterior(sesion, expediente) and sesion.clave in reemplazos)
    )
    quorum = {
        str(fila.sesion): _Quorum(
            hay=None if fila.hay_quorum is NA else bool(fila.hay_quorum),
            presentes=escalar(fila.asistieron),
            integrantes=escalar(fila.integrantes),
            minimo=escalar(fila.minimo),
            regla=None if fila.regla is NA else str(fila.regla),
            motivo=None if fila.motivo is NA else str(fila.motivo),
        )
        for fila in quorum_por_sesion(expediente, alcance).itertuples()
    }
    return _Calendario(expediente, sesiones, nombres_de_sesion(expediente, sesiones), quorum)


def _es_posterior(sesion: Sesion, expediente: Expediente) -> bool:
    return sesion.fecha > expediente.corte


def _fila(propio: _Calendario, sesion: Sesion) -> tuple[Celda, ...]:
    es_posterior = _es_posterior(sesion, propio.expediente)
    fecha = formato.fecha_corta(sesion.fecha_programada) if es_posterior else propio.fechas[sesion.clave]
    return (
        Celda(fecha, sesion.clave, es_encabezado=True),
        Celda(sesion.tipo.value.capitalize(), sesion.tipo.value),
        Celda(_estado(propio, sesion), sesion.estado.value),
        Celda(str(_si_se_instalo(sesion, sesion.modalidad)).capitalize()),
        Celda(str(_si_se_instalo(sesion, sesion.acta))),
        Celda(str(propio.quorum.get(sesion.clave, "No aplica"))),
    )


def _estado(propio: _Calendario, sesion: Sesion) -> str:
    """«Aplazada: se corrió al 11/07/2024»; «Realizada; estaba programada para el 27/06/2024»."""
    if _es_posterior(sesion, propio.expediente):
        return f"Aplazada: se corrió al {formato.fecha_corta(sesion.fecha)}"
    estado = sesion.estado.value.capitalize()
    if sesion.reprogramada_a:
        fechas = {una.clave: formato.fecha_corta(una.fecha) for una in propio.expediente.sesiones}
        return f"{estado}: se corrió al {fechas.get(sesion.reprogramada_a, sesion.reprogramada_a)}"
    if sesion.fecha_programada != sesion.fecha:
        return f"{estado}; estaba programada para el {formato.fecha_corta(sesion.fecha_programada)}"
    return estado


def _notas_del_quorum(propio: _Calendario) -> Iterator[str]:
    por_regla: dict[str, list[str]] = {}
    for sesion in propio.sesiones:
        quorum = propio.quorum.get(sesion.clave)
        if quorum and quorum.regla:
            por_regla.setdefault(quorum.regla, []).append(propio.fechas[sesion.clave])
    if por_regla:
        yield "Quórum: puestos presentes de los que cuentan ese día, y el mínimo que pide la regla."
    for regla, fechas in por_regla.items():
        yield f"Regla de quórum: {regla} ({fechas_o_cuantas(fechas)})."


def _motivos(propio: _Calendario) -> Iterator[str]:
    """Por qué una sesión no se celebró cuando debía, y qué se sabe de su quórum."""
    for sesion in propio.sesiones:
        fecha = propio.fechas[sesion.clave]
        quorum = propio.quorum.get(sesion.clave)
        if quorum and quorum.motivo:
            yield f"{fecha}: {quorum.motivo}."
        elif isinstance(sesion.motivo, str):
            yield f"{fecha}, {sesion.estado.value}: {sesion.motivo}."


def _ausencias(propio: _Calendario, rotulos: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    for sesion in propio.sesiones:
        yield rotulos["modalidad"], _si_se_instalo(sesion, sesion.modalidad)
        yield rotulos["acta"], _si_se_instalo(sesion, sesion.acta)
        if sesion.estado in (EstadoDeSesion.APLAZADA, EstadoDeSesion.CANCELADA, EstadoDeSesion.FALLIDA):
            yield f"Motivo de que la sesión quedara {sesion.estado.value}", sesion.motivo


def _si_se_instalo(sesion: Sesion, valor: str | Ausencia) -> str | Ausencia:
    """Lo que nadie registró de una sesión que no se instaló no falta: no tiene por qué existir."""
    se_instalo = sesion.estado in (EstadoDeSesion.REALIZADA, EstadoDeSesion.FALLIDA)
    return valor if se_instalo or valor != NO_REGISTRADO else NO_SE_INSTALO


def _datos(propio: _Calendario, sesion: Sesion) -> tuple[Escalar, ...]:
    quorum = propio.quorum.get(sesion.clave)
    escritos = (sesion.modalidad, sesion.acta, sesion.motivo)
    return (
        *(sesion.clave, sesion.fecha.isoformat(), sesion.fecha_programada.isoformat()),
        *(sesion.tipo.value, sesion.estado.value, sesion.reprogramada_a),
        *(uno if isinstance(uno, str) else None for uno in escritos),
        *((None,) * 5 if quorum is None else _datos_del_quorum(quorum)),
    )


def _datos_del_quorum(quorum: _Quorum) -> tuple[Escalar, ...]:
    hay = "sin dato" if quorum.hay is None else "sí" if quorum.hay else "no"
    return (hay, quorum.presentes, quorum.integrantes, quorum.minimo, quorum.regla)
