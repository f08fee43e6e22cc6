"""Lo mismo medido periodo tras periodo: para ver si la instancia se reúne y asiste más o menos."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pandas import DataFrame

from informe_lib.indicadores.asistencia import tasa_de_asistencia
from informe_lib.indicadores.decisiones import sesiones_calladas
from informe_lib.indicadores.ficha import Ficha, Unidad
from informe_lib.indicadores.sesiones import sesiones_programadas, sesiones_realizadas
from informe_lib.indicadores.tabla_de_datos import Tipo, tabla_de_datos
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente

SERIE_POR_PERIODO = Ficha(
    clave="serie_por_periodo",
    nombre="Tendencia por periodo",
    unidad=Unidad.LA_DE_CADA_COLUMNA,
    definicion="Sesiones realizadas y programadas, de los dos tipos; proporción de asistencia; decisiones y "
    "compromisos tomados: cada uno dentro de su periodo, en los periodos que la instancia informa. Si no "
    "consta ninguna decisión y de alguna sesión realizada no se sabe si las hubo, es «sin dato» y no cero",
    fuente="periodos, sesiones, integrantes, asistencias, decisiones",
)

_COLUMNAS = {
    "periodo": Tipo.TEXTO, "nombre": Tipo.TEXTO, "fin": Tipo.FECHA, "sesiones_realizadas": Tipo.ENTERO,
    "sesiones_programadas": Tipo.ENTERO, "tasa_de_asistencia": Tipo.DECIMAL, "decisiones": Tipo.ENTERO,
    "motivo": Tipo.TEXTO,
}  # fmt: skip


def serie_por_periodo(expediente: Expediente) -> DataFrame:
    """Una fila por periodo declarado de la misma clase hasta el que se informa, y este, en orden.

    Devuelve  periodo (clave), nombre, fin; sesiones_realizadas, sesiones_programadas y decisiones,
              contadas dentro del periodo, las últimas NA si no se sabe si las hubo; tasa_de_asistencia de
              0 a 1, o NA si no se conoce; motivo de lo que no se sabe, NA si nada falta.
    Fuente    tablas periodos, sesiones, integrantes, asistencias y decisiones.
    """
    return tabla_de_datos(_COLUMNAS, (_fila(uno) for uno in _hasta_el_actual(expediente)))


def _hasta_el_actual(expediente: Expediente) -> Iterator[Expediente]:
    """El expediente puesto en cada uno de los periodos de la serie."""
    actual = expediente.periodo
    declarados = {registro.periodo for registro in expediente.periodos}
    de_la_serie = {uno for uno in declarados if uno.tipo is actual.tipo and uno <= actual}
    for periodo in sorted(de_la_serie | {actual}):
        yield replace(expediente, periodo=periodo)


def _fila(expediente: Expediente) -> tuple[object, ...]:
    periodo, alcance = expediente.periodo, Alcance.PERIODO
    asistencia = tasa_de_asistencia(expediente, alcance)
    tasa = asistencia.valor
    decisiones, duda = _decisiones(expediente, alcance)
    motivos = (("asistencia", asistencia.motivo), ("decisiones", duda))
    return (
        *(periodo.clave, periodo.nombre, periodo.fin),
        sesiones_realizadas(expediente, alcance).valor,
        sesiones_programadas(expediente, alcance).valor,
        None if tasa is None else float(tasa),
        decisiones,
        "; ".join(f"{que}: {motivo}" for que, motivo in motivos if motivo) or None,
    )


def _decisiones(expediente: Expediente, alcance: Alcance) -> tuple[int | None, str | None]:
    """Cuántas se tomaron o, si no consta ninguna y puede haberlas, por qué no se sabe."""
    tomadas = len(expediente.decisiones_en(alcance))
    mudas = sum(sesion.sin_decisiones is None for sesion in sesiones_calladas(expediente, alcance))
    if tomadas or not mudas:
        return tomadas, None
    de_cuales = "una sesión realizada" if mudas == 1 else f"{mudas} sesiones realizadas"
    return None, f"de {de_cuales} no consta si las hubo"
