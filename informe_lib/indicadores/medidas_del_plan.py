"""Lo programado, lo ejecutado y lo esperado de una actividad: un número o la razón de que falte."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from informe_lib.indicadores.cifras import valor_vigente
from informe_lib.indicadores.metas_de_nivel import (
    BASE_MESES,
    BASE_PROGRAMADO,
    Medida,
    nivel_alcanzado,
    ultimo_nivel,
)
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia, sin_dato
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.periodo import Periodo
from informe_lib.modelo.plan import Actividad, AjusteDeMeta, Avance, TipoDeMeta

_TODO_EL_ANO = range(1, 13)


def meses_del_alcance(periodo: Periodo, alcance: Alcance) -> range:
    """Los meses de la vigencia que cubre el alcance; un plan es anual: «al corte» es su acumulado."""
    primero = periodo.inicio.month if alcance is Alcance.PERIODO else 1
    return range(primero, periodo.fin.month + 1)


def programado(expediente: Expediente, actividad: Actividad) -> Medida:
    """La cantidad programada para la vigencia, con el ajuste que le hizo la versión del plan que rige."""
    ajuste = ajuste_vigente(expediente, actividad)
    return programado_inicial(expediente, actividad) if ajuste is None else ajuste.programado_anual


def programado_inicial(expediente: Expediente, actividad: Actividad) -> Medida:
    """La cantidad programada sin ajustes: la anual, la de su cifra o la suma de sus periodos."""
    if not isinstance(actividad.programado_anual, Ausencia):
        return actividad.programado_anual
    if actividad.cifra_programada:
        return _valor_de_cifra(expediente, actividad.cifra_programada)
    avances = _avances(expediente, actividad, _TODO_EL_ANO)
    por_periodo = [avance for avance in avances if not isinstance(avance.programado, Ausencia)]
    if not por_periodo or actividad.tipo_de_meta.es_de_nivel():
        return actividad.programado_anual
    return _suma(((avance, avance.programado) for avance in avances), _TODO_EL_ANO)


def ajuste_vigente(expediente: Expediente, actividad: Actividad) -> AjusteDeMeta | None:
    """El ajuste más reciente de su meta entre las versiones del plan que ya rigen al corte."""
    version = expediente.version_del_plan()
    if version is None:
        return None
    propios = (
        ajuste
        for ajuste in expediente.ajustes
        if (ajuste.actividad, ajuste.vigencia) == (actividad.clave, actividad.vigencia)
        and ajuste.version <= version.numero
    )
    return max(propios, key=lambda ajuste: ajuste.version, default=None)


def ejecutado(expediente: Expediente, actividad: Actividad, alcance: Alcance) -> Medida:
    """La cantidad ejecutada en el alcance: la de su cifra, la suma de sus periodos o el último nivel."""
    if actividad.cifra_ejecutada:
        pedido = None if actividad.tipo_de_meta.es_de_nivel() else alcance
        return _valor_de_cifra(expediente, actividad.cifra_ejecutada, pedido)
    avances = avances_del_alcance(expediente, actividad, alcance)
    if actividad.tipo_de_meta.es_de_nivel():
        return nivel_alcanzado(avances)
    hecho = _suma(
        ((avance, avance.ejecutado) for avance in avances), meses_del_alcance(expediente.periodo, alcance)
    )
    if isinstance(hecho, Ausencia) and actividad.tipo_de_meta is TipoDeMeta.SI_NO:
        return _hecho_una_vez(avances) or hecho
    return hecho


def soportes_de_lo_ejecutado(
    expediente: Expediente, actividad: Actividad, alcance: Alcance
) -> tuple[str, ...]:
    """De dónde sale lo ejecutado: el soporte de su cifra, el del último nivel o el de cada avance sumado."""
    if actividad.cifra_ejecutada:
        pedido = None if actividad.tipo_de_meta.es_de_nivel() else _alcance_del_plan(alcance)
        valor = valor_vigente(expediente, actividad.cifra_ejecutada, pedido)
        valor = valor or valor_vigente(expediente, actividad.cifra_ejecutada)
        soportes = [] if valor is None else [valor.soporte]
    else:
        avances = avances_del_alcance(expediente, actividad, alcance)
        if actividad.tipo_de_meta.es_de_nivel():
            ultimo = ultimo_nivel(avances)
            avances = [] if ultimo is None else [ultimo]
        soportes = [uno.soporte for uno in avances if not isinstance(uno.ejecutado, Ausencia)]
    return tuple(dict.fromkeys(uno for uno in soportes if not isinstance(uno, Ausencia)))


def esperado(
    expediente: Expediente, actividad: Actividad, alcance: Alcance, anual: Decimal
) -> tuple[Medida, str | None]:
    """La parte de la meta que debería estar ejecutada en el alcance, de 0 a 1, y con qué base se dice."""
    meses = meses_del_alcance(expediente.periodo, alcance)
    avances = avances_del_alcance(expediente, actividad, alcance)
    hasta_el_corte = _suma(((avance, avance.programado) for avance in avances), meses)
    if not isinstance(hasta_el_corte, Ausencia):
        return hasta_el_corte / anual, BASE_PROGRAMADO
    if actividad.tipo_de_meta is TipoDeMeta.SI_NO and meses.stop <= 12:
        return sin_dato(
            "una meta de sí o no, sin programación por periodo, se espera al cierre del año"
        ), None
    return Decimal(len(meses)) / 12, BASE_MESES


def avance(actividad: Actividad, anual: Decimal, hecho: Decimal) -> Medida:
    """La parte de la meta que se ejecutó, de 0 en adelante."""
    if actividad.tipo_de_meta is TipoDeMeta.SI_NO:
        return Decimal(hecho >= anual)
    return hecho / anual


def _valor_de_cifra(expediente: Expediente, clave: str, alcance: Alcance | None = None) -> Medida:
    """El valor en el alcance pedido."""
    valor = valor_vigente(expediente, clave, alcance and _alcance_del_plan(alcance))
    if valor is not None:
        return valor.valor
    registrado = valor_vigente(expediente, clave)
    if registrado is None:
        return NO_REGISTRADO
    if isinstance(registrado.alcance, Ausencia):
        return sin_dato(f"la cifra no declara su alcance: {registrado.alcance.motivo}")
    return sin_dato(f"la cifra está registrada con otro alcance: {registrado.alcance}")


def _alcance_del_plan(alcance: Alcance) -> Alcance:
    """Un plan es anual, de modo que «al corte» pide el acumulado."""
    return Alcance.ACUMULADO if alcance is Alcance.CORTE else alcance


def avances_del_alcance(expediente: Expediente, actividad: Actividad, alcance: Alcance) -> list[Avance]:
    """Los avances de la actividad que caben en los meses del alcance."""
    return _avances(expediente, actividad, meses_del_alcance(expediente.periodo, alcance))


def _hecho_una_vez(avances: Iterable[Avance]) -> Decimal | None:
    """Lo que se hizo, si algún periodo lo registra: de un sí o no basta saberlo de uno."""
    conocidos = [avance.ejecutado for avance in avances if not isinstance(avance.ejecutado, Ausencia)]
    return sum(conocidos, Decimal(0)) or None


def _avances(expediente: Expediente, actividad: Actividad, meses: range) -> list[Avance]:
    """Los avances de la actividad que caben en esos meses de su vigencia."""
    return [
        avance
        for avance in expediente.avances
        if avance.actividad == actividad.clave
        and avance.periodo.vigencia == actividad.vigencia
        and set(_meses(avance.periodo)) <= set(meses)
    ]


def _suma(partes: Iterable[tuple[Avance, Medida]], meses: range) -> Medida:
    """La suma, si las partes cubren todos los meses una sola vez; si no, qué le falta."""
    total, cubiertos = Decimal(0), list[int]()
    for parte, valor in partes:
        if isinstance(valor, Ausencia):
            return sin_dato(f"{parte.periodo.nombre}: {valor.motivo}")
        total += valor
        cubiertos.extend(_meses(parte.periodo))
    if not cubiertos:
        return NO_REGISTRADO
    if sorted(cubiertos) != list(meses):
        return sin_dato("los avances registrados no cubren cada mes una sola vez")
    return total


def _meses(periodo: Periodo) -> range:
    return range(periodo.inicio.month, periodo.fin.month + 1)
