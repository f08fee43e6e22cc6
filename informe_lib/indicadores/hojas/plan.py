"""La hoja de vida del plan: de dónde sale el avance de cada actividad, y lo que se esperaba de ella."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pandas import isna

from informe_lib.indicadores import medidas_del_plan as medidas
from informe_lib.indicadores.hoja_de_vida import POR_CIEN, Eslabon, HojaDeVida, Insumo, Valor, dicho
from informe_lib.indicadores.hojas.cifras import hoja_de_la_cifra
from informe_lib.indicadores.metas_de_nivel import BASE_MESES, BASE_PROGRAMADO, ultimo_nivel
from informe_lib.indicadores.plan import AVANCE_DEL_PLAN, DEFINICIONES, avance_del_plan
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia, sin_dato
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.plan import Actividad, Avance, TipoDeMeta

ESPERADO = "esperado_del_plan"
UN_ANO = Insumo("meses del año", 12)
DIVISION = "{0} ÷ {1}" + POR_CIEN
CAMINO = "({0} − {2}) ÷ ({1} − {2})" + POR_CIEN
SI_O_NO = "100 si {0} llega a {1}; si no, 0"

CLASES = {TipoDeMeta.SUMA: "que se suma", TipoDeMeta.SI_NO: "de sí o no"}


@dataclass(frozen=True, slots=True)
class _DelPlan:
    """Una actividad en un alcance, con su renglón ya medido."""

    expediente: Expediente
    actividad: Actividad
    alcance: Alcance
    medido: Mapping[str, Any]

    def proporcion(self, columna: str) -> Valor:
        """El avance o lo esperado, con la razón de que falte."""
        valor = self.medido[columna]
        return sin_dato(str(self.medido["motivo"])) if isna(valor) else Decimal(str(valor))


def hojas_del_plan(expediente: Expediente, alcance: Alcance) -> Iterator[HojaDeVida]:
    """El avance de cada actividad del plan que rige al corte y lo que se esperaba de ella, en orden."""
    actividades = expediente.actividades_del_plan()
    medido = avance_del_plan(expediente, alcance).to_dict("records")
    for actividad, fila in zip(actividades, medido, strict=True):
        renglon = {str(columna): valor for columna, valor in fila.items()}
        yield from _de_la_actividad(_DelPlan(expediente, actividad, alcance, renglon))


def _de_la_actividad(uno: _DelPlan) -> Iterator[HojaDeVida]:
    programado, ejecutado = _programado(uno), _ejecutado(uno)
    yield _hoja(uno, (AVANCE_DEL_PLAN.clave, "Avance", "avance"), _cuenta(uno), (ejecutado, programado))
    cuenta, insumos = _esperado(uno, programado)
    yield _hoja(uno, (ESPERADO, "Lo esperado", "esperado"), cuenta, insumos)


def _cuenta(uno: _DelPlan) -> str:
    tipo = uno.actividad.tipo_de_meta
    if tipo is TipoDeMeta.SI_NO:
        return SI_O_NO
    return CAMINO if tipo in (TipoDeMeta.CRECIENTE, TipoDeMeta.DECRECIENTE) else DIVISION


def _hoja(uno: _DelPlan, quien: tuple[str, str, str], cuenta: str, insumos: tuple[Insumo, ...]) -> HojaDeVida:
    """`quien` es la clave, el nombre y la columna de la medida."""
    clave, nombre, columna = quien
    cuenta_meses = columna == "esperado" and uno.medido["base"] == BASE_MESES
    soportes = medidas.soportes_de_lo_ejecutado(uno.expediente, uno.actividad, uno.alcance)
    return HojaDeVida(
        clave=f"{clave}/{uno.actividad.clave}",
        nombre=f"{nombre} de la actividad {uno.actividad.orden}, {uno.actividad.texto}",
        valor=uno.proporcion(columna),
        unidad=AVANCE_DEL_PLAN.unidad,
        cuenta=cuenta,
        insumos=(*insumos, *(_linea_base(uno) if cuenta == CAMINO else ())),
        concepto=f"Avance y esperado de una meta {_clase(uno)}",
        definicion=DEFINICIONES[uno.actividad.tipo_de_meta],
        alcance=uno.alcance,
        soportes=soportes if columna == "avance" else _soporte_del_plan(uno),
        sin_soporte=None if cuenta_meses else NO_REGISTRADO,
    )


def _clase(uno: _DelPlan) -> str:
    tipo = uno.actividad.tipo_de_meta
    return CLASES.get(tipo, tipo.value)


def _soporte_del_plan(uno: _DelPlan) -> tuple[str, ...]:
    if uno.medido["base"] == BASE_MESES:
        return ()
    version = uno.expediente.version_del_plan()
    return () if version is None or isinstance(version.soporte, Ausencia) else (version.soporte,)


def _linea_base(uno: _DelPlan) -> tuple[Insumo, ...]:
    return (_de_la_fila(uno, "línea base", "linea_base", uno.actividad.linea_base),)


def _de_la_fila(uno: _DelPlan, nombre: str, campo: str, valor: Valor) -> Insumo:
    """Un insumo escrito en el renglón de la actividad."""
    fila = f"{uno.actividad.vigencia}/{uno.actividad.clave}"
    return Insumo(nombre, valor, (Eslabon("actividades", fila, campo, dicho(valor), valor),))


def _programado(uno: _DelPlan) -> Insumo:
    """Lo programado para la vigencia: el ajuste que rige, lo anual, su cifra o la suma de sus periodos."""
    valor, nombre = medidas.programado(uno.expediente, uno.actividad), "programado"
    ajuste = medidas.ajuste_vigente(uno.expediente, uno.actividad)
    if ajuste is not None:
        fila = f"{ajuste.vigencia}/{ajuste.actividad}/{ajuste.version}"
        eslabon = Eslabon("ajustes", fila, "programado_anual", dicho(valor), valor)
        return Insumo(nombre, valor, (_inicial(uno), eslabon))
    if isinstance(uno.actividad.programado_anual, Ausencia):
        if uno.actividad.cifra_programada:
            return Insumo(nombre, valor, _de_la_cifra(uno.expediente, uno.actividad.cifra_programada, None))
        if not isinstance(valor, Ausencia):
            return Insumo(nombre, valor, tuple(_de_los_avances(_del_ano(uno), "programado")))
    return _de_la_fila(uno, nombre, "programado_anual", valor)


def _del_ano(uno: _DelPlan) -> Iterator[Avance]:
    actividad = uno.actividad
    for avance in uno.expediente.avances:
        if (avance.actividad, avance.periodo.vigencia) == (actividad.clave, actividad.vigencia):
            yield avance


def _inicial(uno: _DelPlan) -> Eslabon:
    fila, valor = f"{uno.actividad.vigencia}/{uno.actividad.clave}", uno.actividad.programado_anual
    return Eslabon("actividades", fila, "programado_anual", dicho(valor), razon="lo cambió un ajuste")


def _ejecutado(uno: _DelPlan) -> Insumo:
    """Lo ejecutado en el alcance: su cifra, la suma de sus periodos o el último nivel."""
    actividad, es_nivel = uno.actividad, uno.actividad.tipo_de_meta.es_de_nivel()
    valor = medidas.ejecutado(uno.expediente, actividad, uno.alcance)
    nombre = "último nivel" if es_nivel else "ejecutado"
    if actividad.cifra_ejecutada:
        pedido = None if es_nivel else _anual(uno.alcance)
        return Insumo(nombre, valor, _de_la_cifra(uno.expediente, actividad.cifra_ejecutada, pedido))
    avances = medidas.avances_del_alcance(uno.expediente, actividad, uno.alcance)
    ultimo = ultimo_nivel(avances)

    def sobra(avance: Avance) -> str:
        return "un nivel no se suma: vale el último" if es_nivel and avance is not ultimo else ""

    return Insumo(nombre, valor, tuple(_de_los_avances(avances, "ejecutado", sobra)))


def _anual(alcance: Alcance) -> Alcance:
    """Un plan es anual: «al corte» es su acumulado."""
    return Alcance.ACUMULADO if alcance is Alcance.CORTE else alcance


def _de_la_cifra(expediente: Expediente, clave: str, alcance: Alcance | None) -> tuple[Eslabon, ...]:
    hoja = hoja_de_la_cifra(expediente, clave, alcance)
    return () if hoja is None else tuple(fila for insumo in hoja.insumos for fila in insumo.filas)


def _de_los_avances(
    avances: Iterable[Avance], campo: str, sobra: Callable[[Avance], str] = lambda _: ""
) -> Iterator[Eslabon]:
    for avance in avances:
        valor: Valor = avance.programado if campo == "programado" else avance.ejecutado
        razon = sobra(avance)
        fila = f"{avance.actividad}/{avance.periodo.clave}"
        yield Eslabon("avances", fila, campo, dicho(valor), None if razon else valor, razon)


def _esperado(uno: _DelPlan, programado: Insumo) -> tuple[str, tuple[Insumo, ...]]:
    """Con qué se mide lo esperado: los meses, lo programado hasta el corte o el nivel de siempre."""
    base, es_nivel = uno.medido["base"], uno.actividad.tipo_de_meta.es_de_nivel()
    corte = uno.expediente.periodo
    if base == BASE_MESES:
        meses = corte.fin.month if es_nivel else len(medidas.meses_del_alcance(corte, uno.alcance))
        return DIVISION, (Insumo("meses transcurridos", meses), UN_ANO)
    if base != BASE_PROGRAMADO:
        return DIVISION, (programado, programado)
    avances = medidas.avances_del_alcance(uno.expediente, uno.actividad, uno.alcance)
    if es_nivel:
        al_corte = (una for una in avances if una.periodo.fin == corte.fin)
        avances = [una for una in al_corte if not isinstance(una.programado, Ausencia)][:1]
    filas = tuple(_de_los_avances(avances, "programado"))
    total = sum((fila.aporta for fila in filas if isinstance(fila.aporta, Decimal)), Decimal(0))
    cuenta = CAMINO if _cuenta(uno) == CAMINO else DIVISION
    return cuenta, (Insumo("programado al corte", total, filas), programado)
