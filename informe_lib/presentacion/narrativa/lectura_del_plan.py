"""Las actividades del plan, según cómo van frente a lo que debían llevar a la fecha de corte."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pandas import isna

from informe_lib.indicadores.metas_de_nivel import BASE_MESES
from informe_lib.indicadores.plan import EJECUTADO, PROGRAMADO, avance_del_plan, lo_que_falta_del_plan
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import Ausencia, ClaseDeAusencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.plan import Actividad, TipoDeMeta
from informe_lib.presentacion import formato
from informe_lib.presentacion.genero import es_femenino
from informe_lib.presentacion.tabulacion import exacto

Fila = Mapping[Hashable, Any]

SIN_CANTIDAD, SIN_COMPARAR = "una cantidad programada", "con qué comparar"
DECIMALES = 2  # lo previsto sale de una proporción: más decimales serían ruido de la división


@dataclass(frozen=True, slots=True)
class Renglon:
    """Una actividad que se puede medir: lo hecho y lo que debía llevar, en su unidad."""

    texto: str
    tipo_de_meta: TipoDeMeta
    hecho: float
    previsto: float
    programado: float
    brecha: float
    esperado: float
    por_meses: bool
    unidad: str

    @property
    def nombre(self) -> str:
        return formato.entre_comillas(self.texto)

    @property
    def lo_hecho(self) -> str:
        return exacto(self.hecho, DECIMALES)

    @property
    def lo_hecho_con_unidad(self) -> str:
        return f"{self.lo_hecho} {self.unidad}" if self.unidad and self.hecho != 1 else self.lo_hecho

    @property
    def lo_previsto(self) -> str:
        """«12 inspecciones programadas»; de una sola no se dice la unidad, que viene en plural."""
        cantidad = exacto(self.previsto, DECIMALES)
        if not self.unidad or self.previsto == 1:
            return cantidad
        return f"{cantidad} {self.unidad} {self._programados}"

    @property
    def lo_previsto_sin_unidad(self) -> str:
        return f"{exacto(self.previsto, DECIMALES)} {self._programados}"

    @property
    def lo_del_ano(self) -> str:
        cantidad = exacto(self.programado, DECIMALES)
        return (
            f"{cantidad} {self.unidad} del año"
            if self.unidad and self.programado != 1
            else f"{cantidad} del año"
        )

    @property
    def parte_del_ano(self) -> str:
        return formato.porcentaje(self.esperado)

    @property
    def _programados(self) -> str:
        raiz = "programada" if es_femenino(self.unidad) else "programado"
        return formato.plural(int(self.previsto), raiz, f"{raiz}s") if self.previsto == 1 else f"{raiz}s"


@dataclass(frozen=True, slots=True)
class LecturaDelPlan:
    """Las actividades medidas, en orden del plan, y por qué no se puede medir cada una de las demás."""

    medidas: tuple[Renglon, ...]
    sin_medir: int
    razones: Mapping[str, Counter[str]]  # qué falta -> cuántas actividades por cada razón

    @property
    def todas(self) -> int:
        return len(self.medidas) + self.sin_medir

    @property
    def atrasadas(self) -> tuple[Renglon, ...]:
        """De la que más se aparta de lo programado a la que menos."""
        return tuple(sorted((uno for uno in self.medidas if uno.brecha < 0), key=lambda uno: uno.brecha))

    @property
    def sin_nada_programado(self) -> tuple[Renglon, ...]:
        return tuple(uno for uno in self.medidas if uno.esperado == 0 and uno.brecha == 0)

    @property
    def al_dia(self) -> tuple[Renglon, ...]:
        return tuple(uno for uno in self.medidas if uno.brecha >= 0 and uno not in self.sin_nada_programado)


def leer_plan(expediente: Expediente, alcance: Alcance) -> LecturaDelPlan:
    """Las actividades de la versión del plan que rige al corte.

    Recibe    el expediente y el alcance (periodo o acumulado; al corte es acumulado).
    Devuelve  las que se pueden comparar con lo programado y, de las demás, qué les falta y por qué.
    Errores   ninguno: sin plan no hay actividades.
    Fuente    indicadores avance_del_plan y lo_que_falta_del_plan.
    """
    actividades = {actividad.clave: actividad for actividad in expediente.actividades_del_plan()}
    renglones, sin_medir = [], 0
    faltantes: dict[str, list[Fila]] = {}
    for falta in lo_que_falta_del_plan(expediente, alcance).to_dict("records"):
        faltantes.setdefault(str(falta["actividad"]), []).append(falta)
    razones: dict[str, Counter[str]] = {}
    for fila in avance_del_plan(expediente, alcance).to_dict("records"):
        actividad = actividades[fila["actividad"]]
        if isna(fila["brecha"]):
            sin_medir += 1
            for que, razon in _lo_que_falta(faltantes[actividad.clave]):
                razones.setdefault(que, Counter())[razon] += 1
        else:
            renglones.append(_renglon(actividad, fila))
    return LecturaDelPlan(tuple(renglones), sin_medir, razones)


def _renglon(actividad: Actividad, fila: Fila) -> Renglon:
    return Renglon(
        texto=actividad.texto,
        tipo_de_meta=actividad.tipo_de_meta,
        hecho=float(fila["ejecutado"]),
        previsto=_previsto(actividad, float(fila["programado"]), float(fila["esperado"])),
        programado=float(fila["programado"]),
        # Redondeada a lo que se imprime: nadie va atrasado por un decimal oculto.
        brecha=round(float(fila["brecha"]), 3),
        esperado=float(fila["esperado"]),
        por_meses=fila["base"] == BASE_MESES,
        unidad="" if isinstance(actividad.unidad, Ausencia) else actividad.unidad,
    )


def _previsto(actividad: Actividad, programado: float, esperado: float) -> float:
    """Lo que se esperaba, en la unidad de la actividad; un nivel se cuenta desde su línea base."""
    partida = 0.0
    if actividad.tipo_de_meta.es_de_nivel() and not isinstance(actividad.linea_base, Ausencia):
        constante = actividad.tipo_de_meta is TipoDeMeta.CONSTANTE
        partida = 0.0 if constante else float(actividad.linea_base)
    return round(partida + esperado * (programado - partida), DECIMALES)


def _lo_que_falta(faltantes: Sequence[Fila]) -> Iterator[tuple[str, str]]:
    """Qué le falta a una actividad para medirse, y la razón que dan los datos.

    Si no se conoce lo ejecutado o lo programado, lo demás es su consecuencia y no se dice.
    """
    propias = [uno for uno in faltantes if uno["medida"] in (EJECUTADO, PROGRAMADO)]
    for una in sorted(propias, key=lambda uno: uno["medida"] == PROGRAMADO):
        no_se_programa = una["medida"] == PROGRAMADO and una["clase"] == ClaseDeAusencia.NO_APLICA.value
        yield SIN_CANTIDAD if no_se_programa else una["medida"], una["razon"]
    if not propias:
        yield SIN_COMPARAR, "; ".join(uno["razon"] for uno in faltantes)
