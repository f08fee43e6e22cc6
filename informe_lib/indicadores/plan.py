"""El avance de cada actividad del plan frente a lo que se esperaba a la fecha de corte."""

from __future__ import annotations

from decimal import Decimal

from pandas import DataFrame

from informe_lib.indicadores import medidas_del_plan as medidas
from informe_lib.indicadores.cifras import valor_vigente
from informe_lib.indicadores.ficha import Ficha, Unidad
from informe_lib.indicadores.tabla_de_datos import Tipo, tabla_de_datos
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import Ausencia, ClaseDeAusencia, sin_dato
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.plan import Actividad

AVANCE_DEL_PLAN = Ficha(
    clave="avance_del_plan",
    nombre="Avance del plan de acción",
    unidad=Unidad.PROPORCION,
    definicion="Ejecutado ÷ programado para la vigencia. Lo esperado es lo programado hasta el corte ÷ lo "
    "programado para la vigencia y, si no consta lo programado por periodo, los meses transcurridos ÷ 12",
    fuente="plan, avances, cifras",
)

_COLUMNAS = {
    "actividad": Tipo.TEXTO, "orden": Tipo.ENTERO, "texto": Tipo.TEXTO, "unidad": Tipo.TEXTO,
    "tipo_de_meta": Tipo.TEXTO, "programado": Tipo.DECIMAL, "no_se_programa": Tipo.LOGICO,
    "ejecutado": Tipo.DECIMAL, "registrado": Tipo.DECIMAL, "alcance_registrado": Tipo.TEXTO,
    "avance": Tipo.DECIMAL, "esperado": Tipo.DECIMAL, "base": Tipo.TEXTO, "brecha": Tipo.DECIMAL,
    "supuesto": Tipo.TEXTO, "motivo": Tipo.TEXTO,
}  # fmt: skip

_QUE_PASA = {ClaseDeAusencia.SIN_DATO: "falta", ClaseDeAusencia.NO_APLICA: "no aplica"}


def avance_del_plan(expediente: Expediente, alcance: Alcance) -> DataFrame:
    """Avance físico de cada actividad del plan.

    Recibe    el expediente de una instancia y el alcance (periodo o acumulado; al corte es acumulado).
    Devuelve  una fila por actividad de la vigencia, en orden: programado para la vigencia, ejecutado en
              el alcance y registrado (la cifra tal como se registró, aunque su alcance no sea el pedido),
              en su unidad; no_se_programa (los datos dicen que no le aplica una cantidad programada, que
              no es lo mismo que no conocerla); alcance_registrado (NA si la cifra no lo declara); avance,
              esperado y brecha (avance − esperado), proporciones; base de lo esperado; supuesto que se
              tuvo que hacer; motivo de lo que falta. Lo que falta es NA.
    Errores   ninguno: sin plan devuelve cero filas.
    Fuente    tablas plan, avances y cifras, corte al último día del periodo.
    """
    propias = (uno for uno in expediente.actividades if uno.vigencia == expediente.periodo.vigencia)
    en_orden = sorted(propias, key=lambda actividad: actividad.orden)
    return tabla_de_datos(_COLUMNAS, (_fila(expediente, actividad, alcance) for actividad in en_orden))


def _fila(expediente: Expediente, actividad: Actividad, alcance: Alcance) -> tuple[object, ...]:
    anual = medidas.programado(expediente, actividad)
    hecho = medidas.ejecutado(expediente, actividad, alcance)
    avance, esperado, base = _avance_y_esperado(expediente, actividad, alcance, (anual, hecho))
    unidad = None if isinstance(actividad.unidad, Ausencia) else actividad.unidad
    no_se_programa = isinstance(anual, Ausencia) and anual.clase is ClaseDeAusencia.NO_APLICA
    brecha = None if isinstance(avance, Ausencia) or isinstance(esperado, Ausencia) else avance - esperado
    return (
        *(actividad.clave, actividad.orden, actividad.texto, unidad, actividad.tipo_de_meta.value),
        *(_valor(anual), no_se_programa, _valor(hecho), *_registrado(expediente, actividad)),
        *(_valor(avance), _valor(esperado), base, None if brecha is None else float(brecha)),
        _supuesto(expediente, actividad),
        _motivo(
            {"lo programado": anual, "lo ejecutado": hecho, "el avance": avance, "lo esperado": esperado}
        ),
    )


def _avance_y_esperado(
    expediente: Expediente,
    actividad: Actividad,
    alcance: Alcance,
    medido: tuple[medidas.Medida, medidas.Medida],
) -> tuple[medidas.Medida, medidas.Medida, str | None]:
    """Las dos proporciones y la base de la segunda; ninguna existe sin una cantidad programada."""
    anual, hecho = medido
    if isinstance(anual, Ausencia):
        return anual, anual, None
    if anual <= 0:
        nula = sin_dato("la cantidad programada es cero")
        return nula, nula, None
    avance = hecho if isinstance(hecho, Ausencia) else medidas.avance(actividad, anual, hecho)
    if actividad.tipo_de_meta in medidas.METAS_DE_NIVEL:
        return avance, sin_dato(f"lo esperado de una meta {actividad.tipo_de_meta} no se prorratea"), None
    return (avance, *medidas.esperado(expediente, actividad, alcance, anual))


def _registrado(expediente: Expediente, actividad: Actividad) -> tuple[float | None, str | None]:
    """La cifra de lo ejecutado tal como está en los datos, y el alcance que declara."""
    if actividad.cifra_ejecutada is None:
        return None, None
    registrado = valor_vigente(expediente, actividad.cifra_ejecutada)
    if registrado is None:
        return None, None
    alcance = None if isinstance(registrado.alcance, Ausencia) else registrado.alcance.value
    return _valor(registrado.valor), alcance


def _supuesto(expediente: Expediente, actividad: Actividad) -> str | None:
    """Lo que se da por cierto sin que los datos lo digan: que una cifra sin plazo programa el año."""
    if actividad.cifra_programada is None or isinstance(actividad.programado_anual, Decimal):
        return None
    cifra = valor_vigente(expediente, actividad.cifra_programada)
    if cifra is None or not isinstance(cifra.alcance, Ausencia):
        return None
    return f"lo programado se toma como anual: {cifra.alcance.motivo}"


def _motivo(faltantes: dict[str, medidas.Medida]) -> str | None:
    """Qué falta o no aplica, y por qué; una misma razón se dice una vez, donde empieza."""
    razones: dict[Ausencia, str] = {}
    for nombre, medida in faltantes.items():
        if isinstance(medida, Ausencia):
            razones.setdefault(medida, nombre)
    return (
        "; ".join(f"{_QUE_PASA[una.clase]} {nombre} ({una.motivo})" for una, nombre in razones.items())
        or None
    )


def _valor(medida: medidas.Medida) -> float | None:
    return None if isinstance(medida, Ausencia) else float(medida)
