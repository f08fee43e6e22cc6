"""Lo que se dice del plan: cuántas actividades van como se programó, cuáles no y de cuáles no se sabe."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from informe_lib.indicadores.plan import EJECUTADO, PROGRAMADO
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.plan import TipoDeMeta
from informe_lib.presentacion import formato
from informe_lib.presentacion.narrativa.lectura_del_plan import (
    SIN_CANTIDAD,
    LecturaDelPlan,
    Renglon,
    leer_plan,
)
from informe_lib.presentacion.reglas import Regla, algunos, dicho, frases, oracion

RAZONES_EN_UNA_FRASE = 2  # las demás se cuentan: cada una está en la tabla del plan

# Cómo va una actividad que lleva menos de lo que debía; manda la primera que se cumple.
REGLAS_DE_ATRASO: tuple[Regla[Renglon], ...] = (
    Regla(lambda h: h.tipo_de_meta is TipoDeMeta.SI_NO, "{h.nombre} (sin cumplir)"),
    Regla(
        lambda h: h.tipo_de_meta.es_de_nivel(),
        "{h.nombre} ({h.lo_hecho_con_unidad}, frente a {h.lo_previsto_sin_unidad})",
    ),
    Regla(
        lambda h: h.por_meses, "{h.nombre} ({h.lo_hecho} de {h.lo_del_ano}; se esperaba el {h.parte_del_ano})"
    ),
    Regla(lambda _: True, "{h.nombre} ({h.lo_hecho} de {h.lo_previsto})"),
)


@dataclass(frozen=True, slots=True)
class HechosDeLoQueFalta:
    """Lo que falta para medir, de cuántas actividades y por qué: cada razón, una vez."""

    que: str
    cuantas: int
    sin_medir: int
    todas: int
    razones: str

    @property
    def n(self) -> str:
        cuantas = formato.en_texto(self.cuantas, femenino=True)
        return f"las {cuantas}" if 1 < self.cuantas == self.sin_medir else cuantas


SIN_CONOCER = (EJECUTADO, PROGRAMADO)
# Qué falta para medir; manda la primera que se cumple.
REGLAS_DE_LO_QUE_FALTA: tuple[Regla[HechosDeLoQueFalta], ...] = (
    Regla(lambda h: h.que in SIN_CONOCER and h.todas == 1, "no se conoce {h.que} ({h.razones})"),
    Regla(
        lambda h: h.que in SIN_CONOCER and h.cuantas == h.todas,
        "de ninguna se conoce {h.que} ({h.razones})",
    ),
    Regla(lambda h: h.que in SIN_CONOCER, "de {h.n} no se conoce {h.que} ({h.razones})"),
    Regla(lambda h: h.que == SIN_CANTIDAD and h.todas == 1, "no le aplica {h.que} ({h.razones})"),
    Regla(
        lambda h: h.que == SIN_CANTIDAD and h.cuantas == h.todas, "a ninguna le aplica {h.que} ({h.razones})"
    ),
    Regla(lambda h: h.que == SIN_CANTIDAD and h.cuantas == 1, "a {h.n} no le aplica {h.que} ({h.razones})"),
    Regla(lambda h: h.que == SIN_CANTIDAD, "a {h.n} no les aplica {h.que} ({h.razones})"),
    Regla(lambda h: h.todas == 1, "no se puede comparar con lo programado ({h.razones})"),
    Regla(lambda h: h.cuantas == h.todas, "ninguna se puede comparar con lo programado ({h.razones})"),
    Regla(lambda h: h.cuantas == 1, "{h.n} no se puede comparar con lo programado ({h.razones})"),
    Regla(lambda _: True, "{h.n} no se pueden comparar con lo programado ({h.razones})"),
)


@dataclass(frozen=True, slots=True)
class HechosDelPlan:
    """La lectura del plan y el tiempo de que se habla."""

    lectura: LecturaDelPlan
    cuando: str
    plazo: str

    @property
    def medidas(self) -> int:
        return len(self.lectura.medidas)

    @property
    def las_actividades(self) -> str:
        todas = self.lectura.todas
        varias = f"las {formato.en_texto(todas, femenino=True)} actividades del plan"
        return formato.plural(todas, "la única actividad del plan", varias)

    @property
    def ninguna(self) -> str:
        return self.las_actividades if self.lectura.todas == 1 else f"ninguna de {self.las_actividades}"

    @property
    def medida(self) -> str:
        """Se compara con lo programado; si nadie lo repartió por periodos, con lo que toca por meses."""
        return "lo esperado" if any(uno.por_meses for uno in self.lectura.medidas) else "lo programado"

    @property
    def referencia(self) -> str:
        return f"{self.medida} {self.plazo}"

    @property
    def grupos(self) -> tuple[tuple[int, str, str], ...]:
        """Cuántas actividades van de cada manera, y cómo se dice de una y de varias."""
        bajo = (
            "por debajo"
            if self.lectura.al_dia
            else f"por debajo {formato.con_preposicion('de', self.referencia)}"
        )
        grupos = (
            (len(self.lectura.al_dia), f"alcanza {self.referencia}", f"alcanzan {self.referencia}"),
            (len(self.lectura.atrasadas), f"va {bajo}", f"van {bajo}"),
            (len(self.lectura.sin_nada_programado), "no tenía nada programado", "no tenían nada programado"),
            (self.lectura.sin_medir, "no se puede medir", "no se pueden medir"),
        )
        return tuple(grupo for grupo in grupos if grupo[0])

    @property
    def reparto(self) -> str:
        return formato.lista(
            f"{formato.en_texto(n, femenino=True)} {formato.plural(n, una, varias)}"
            for n, una, varias in self.grupos
        )

    @property
    def como_van(self) -> str:
        n, una, varias = self.grupos[0]
        return formato.plural(n, una, varias)

    @property
    def las_atrasadas(self) -> str:
        nombres = [dicho(REGLAS_DE_ATRASO, uno) for uno in self.lectura.atrasadas]
        return f"{formato.plural(len(nombres), 'va', 'van')} por debajo {algunos(nombres, femenino=True)}"

    @property
    def las_que_van_al_dia(self) -> str:
        nombres = [uno.nombre for uno in self.lectura.al_dia]
        verbo = formato.plural(len(nombres), "alcanza", "alcanzan")
        return f"{verbo} {self.medida} {algunos(nombres, femenino=True)}"


REGLAS_DEL_PLAN: tuple[Regla[HechosDelPlan], ...] = (
    Regla(lambda h: h.lectura.todas == 0, ""),
    Regla(lambda h: h.medidas == 0, "{h.cuando} no se puede medir el avance de {h.ninguna}"),
    Regla(lambda h: len(h.grupos) == 1, "{h.cuando} {h.las_actividades} {h.como_van}"),
    Regla(lambda _: True, "{h.cuando}, de {h.las_actividades}, {h.reparto}"),
)
REGLAS_DE_ATRASADAS: tuple[Regla[HechosDelPlan], ...] = (
    Regla(lambda h: len(h.lectura.atrasadas) > 0, "{h.las_atrasadas}"),
)
REGLAS_DE_LAS_QUE_VAN_AL_DIA: tuple[Regla[HechosDelPlan], ...] = (
    Regla(lambda h: 0 < len(h.lectura.al_dia) < h.lectura.todas, "{h.las_que_van_al_dia}"),
)


def frases_del_plan(expediente: Expediente, alcance: Alcance) -> tuple[str, ...]:
    """Cuántas actividades van como se programó, y cuáles sí y cuáles no; ninguna frase si no hay plan."""
    hechos = _hechos(expediente, alcance)
    return (
        *frases(REGLAS_DEL_PLAN, hechos),
        *frases(REGLAS_DE_ATRASADAS, hechos),
        *frases(REGLAS_DE_LAS_QUE_VAN_AL_DIA, hechos),
    )


def frases_de_lo_que_falta(expediente: Expediente, alcance: Alcance) -> tuple[str, ...]:
    """Por qué no se puede medir el avance de las demás, con cada razón una sola vez."""
    lectura = leer_plan(expediente, alcance)
    hechos = [
        HechosDeLoQueFalta(que, razones.total(), lectura.sin_medir, lectura.todas, _razones(razones))
        for que, razones in lectura.razones.items()
    ]
    if [uno.que for uno in hechos] == list(SIN_CONOCER) and all(uno.cuantas == uno.todas for uno in hechos):
        return (_ni_lo_uno_ni_lo_otro(*hechos),)
    return tuple(frase for uno in hechos for frase in frases(REGLAS_DE_LO_QUE_FALTA, uno))


def _ni_lo_uno_ni_lo_otro(ejecutado: HechosDeLoQueFalta, programado: HechosDeLoQueFalta) -> str:
    """«De ninguna se conoce lo ejecutado (no se reportó) ni lo programado (el acta no lo dice).»"""
    comienzo = "no" if ejecutado.todas == 1 else "de ninguna"
    la_razon = "" if ejecutado.razones == programado.razones else f" ({ejecutado.razones})"
    return oracion(
        f"{comienzo} se conoce {ejecutado.que}{la_razon} ni {programado.que} ({programado.razones})"
    )


def _hechos(expediente: Expediente, alcance: Alcance) -> HechosDelPlan:
    lectura = leer_plan(expediente, alcance)
    if alcance is Alcance.PERIODO:
        return HechosDelPlan(lectura, formato.en_el_alcance(alcance, expediente.periodo), "para ese tiempo")
    return HechosDelPlan(lectura, f"al {formato.fecha_larga(expediente.corte)}", "a esa fecha")


def _razones(razones: Counter[str]) -> str:
    """La razón o, si son varias, las más repetidas: «en ocho, no consta; en dos, por otras razones»."""
    limpias = [(formato.en_un_renglon(razon), n) for razon, n in razones.most_common()]
    if len(limpias) == 1:
        return limpias[0][0]
    dichas = [
        f"en {formato.en_texto(n, femenino=True)}, {razon}" for razon, n in limpias[:RAZONES_EN_UNA_FRASE]
    ]
    if otras := sum(n for _, n in limpias[RAZONES_EN_UNA_FRASE:]):
        por = formato.plural(len(limpias) - RAZONES_EN_UNA_FRASE, "por otra razón", "por otras razones")
        dichas.append(f"en {formato.en_texto(otras, femenino=True)}, {por}")
    return "; ".join(dichas)
