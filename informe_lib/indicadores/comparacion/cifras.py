"""Cada cifra en los dos periodos: solo se restan valores que cubren un tiempo comparable."""

from __future__ import annotations

from collections.abc import Iterator

from informe_lib.indicadores.cifras import valor_vigente
from informe_lib.indicadores.comparacion.cambio import Cambio, Escala
from informe_lib.indicadores.comparacion.intervalo import Intervalo
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia
from informe_lib.modelo.cifra import Cifra, TipoDeCifra, ValorDeCifra
from informe_lib.modelo.expediente import Expediente

Pareja = tuple[ValorDeCifra | None, ValorDeCifra | None]
OTRA_VIGENCIA = "el acumulado empieza de nuevo en cada vigencia"


def cambios_de_cifras(intervalo: Intervalo) -> Iterator[Cambio]:
    """Un cambio por cifra con algún valor registrado; más de uno si se registra en varios alcances.

    Devuelve  las cifras en el orden en que se definen. La del periodo y la acumulada no se mezclan: si de
              los dos periodos se sabe lo acumulado, se compara eso; si no, se dice por qué no se resta.
    Fuente    tablas cifras y valores.
    """
    definidas = {cifra.clave: cifra for cifra in (*intervalo.antes.cifras, *intervalo.ahora.cifras)}
    for cifra in definidas.values():
        for antes, ahora in _parejas(intervalo, cifra):
            yield _cambio(intervalo, cifra, antes, ahora)


def _parejas(intervalo: Intervalo, cifra: Cifra) -> list[Pareja]:
    """Los valores del mismo alcance o, si ninguno coincide, los acumulados o los primeros que haya."""
    antes, ahora = (_por_alcance(uno, cifra) for uno in (intervalo.antes, intervalo.ahora))
    comunes: list[Pareja] = [
        (antes[alcance], valor)
        for alcance, valor in ahora.items()
        if alcance in antes and isinstance(alcance, Alcance)
    ]
    if comunes or not (antes or ahora):
        return comunes
    acumulados = tuple(_acumulado(uno, cifra) for uno in (intervalo.antes, intervalo.ahora))
    if None not in acumulados:
        return [(acumulados[0], acumulados[1])]
    return [(next(iter(antes.values()), None), next(iter(ahora.values()), None))]


def _por_alcance(expediente: Expediente, cifra: Cifra) -> dict[Alcance | Ausencia, ValorDeCifra]:
    return {
        valor.alcance: valor
        for valor in expediente.valores
        if (valor.cifra, valor.periodo) == (cifra.clave, expediente.periodo)
    }


def _acumulado(expediente: Expediente, cifra: Cifra) -> ValorDeCifra | None:
    valor = valor_vigente(expediente, cifra.clave, Alcance.ACUMULADO)
    return valor if valor is not None and valor.alcance is Alcance.ACUMULADO else None


def _cambio(
    intervalo: Intervalo, cifra: Cifra, antes: ValorDeCifra | None, ahora: ValorDeCifra | None
) -> Cambio:
    presentes = [uno for uno in (ahora, antes) if uno is not None]
    alcance = presentes[0].alcance
    previo, actual = (NO_REGISTRADO if uno is None else uno.valor for uno in (antes, ahora))
    razon = _por_que_no_se_resta(intervalo, cifra, [uno.alcance for uno in reversed(presentes)])
    bajo = not isinstance(previo, Ausencia) and not isinstance(actual, Ausencia) and actual < previo
    return Cambio(
        *(cifra.clave, cifra.nombre, cifra.unidad, alcance, previo, actual),
        escala=Escala.PORCENTAJE if cifra.tipo is TipoDeCifra.PORCENTAJE else Escala.CANTIDAD,
        no_se_resta=razon,
        es_imposible=bajo and razon is None and _no_puede_bajar(intervalo, cifra, alcance),
    )


def _por_que_no_se_resta(
    intervalo: Intervalo, cifra: Cifra, alcances: list[Alcance | Ausencia]
) -> str | None:
    """La razón por la que los dos valores no cubren un tiempo comparable."""
    desconocido = next((uno for uno in alcances if isinstance(uno, Ausencia)), None)
    if desconocido is not None:
        return f"no se sabe qué tiempo cubre: {desconocido.motivo}"
    if len(set(alcances)) > 1:
        return f"cubren tiempos distintos: {alcances[0]} y {alcances[1]}"
    antes, ahora = intervalo.antes.periodo, intervalo.ahora.periodo
    es_flujo_acumulado = cifra.tipo is TipoDeCifra.FLUJO and alcances[0] is Alcance.ACUMULADO
    # El mismo trimestre de dos años sí se compara: cubre los mismos meses.
    if es_flujo_acumulado and antes.vigencia != ahora.vigencia and antes.numero != ahora.numero:
        return OTRA_VIGENCIA
    return None


def _no_puede_bajar(intervalo: Intervalo, cifra: Cifra, alcance: Alcance | Ausencia) -> bool:
    """De lo que se acumula solo puede haber más: en la misma vigencia, o desde siempre si es al corte."""
    if cifra.tipo is not TipoDeCifra.FLUJO:
        return False
    es_la_misma = intervalo.antes.periodo.vigencia == intervalo.ahora.periodo.vigencia
    return alcance is Alcance.CORTE or (alcance is Alcance.ACUMULADO and es_la_misma)
