"""El avance de cada actividad del plan frente a lo que se esperaba a la fecha de corte."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pandas import DataFrame

from informe_lib.indicadores import medidas_del_plan as medidas
from informe_lib.indicadores.cifras import valor_vigente
from informe_lib.indicadores.ficha import Ficha, Unidad
from informe_lib.indicadores.metas_de_nivel import (
    Medida,
    avance_del_nivel,
    esperado_del_nivel,
    sin_cantidad,
    ultimo_nivel,
)
from informe_lib.indicadores.tabla_de_datos import Tipo, tabla_de_datos
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import Ausencia, ClaseDeAusencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.plan import Actividad, TipoDeMeta

_DE_UN_CAMINO = (
    "(Último nivel registrado − línea base) ÷ (meta − línea base); se espera lo mismo con el nivel "
    "programado para el corte y, si no consta, los meses ÷ 12; sin línea base no se miden"
)
DEFINICIONES = {
    TipoDeMeta.SUMA: "Ejecutado ÷ programado para la vigencia, con sus ajustes; se espera lo programado "
    "hasta el corte ÷ lo de la vigencia y, si no consta por periodo, los meses transcurridos ÷ 12",
    TipoDeMeta.SI_NO: "1 si se hizo y 0 si no; sin programación por periodo se espera al cierre del año",
    TipoDeMeta.CONSTANTE: "Último nivel registrado ÷ nivel programado; se espera 1 o el nivel programado "
    "para el corte ÷ el de la vigencia",
    TipoDeMeta.CRECIENTE: _DE_UN_CAMINO,
    TipoDeMeta.DECRECIENTE: _DE_UN_CAMINO,
}
AVANCE_DEL_PLAN = Ficha(
    clave="avance_del_plan",
    nombre="Avance del plan de acción",
    unidad=Unidad.PROPORCION,
    definicion="De las actividades de la versión del plan que rige al corte, según su tipo de meta. "
    + " ".join(f"Meta {tipo.value}: {definicion}." for tipo, definicion in DEFINICIONES.items()),
    fuente="plan, ajustes, avances, cifras",
)

_COLUMNAS = {
    "actividad": Tipo.TEXTO, "orden": Tipo.ENTERO, "texto": Tipo.TEXTO, "unidad": Tipo.TEXTO,
    "tipo_de_meta": Tipo.TEXTO, "programado": Tipo.DECIMAL, "no_se_programa": Tipo.LOGICO,
    "linea_base": Tipo.DECIMAL,
    "programado_inicial": Tipo.DECIMAL, "ajuste": Tipo.TEXTO,
    "ejecutado": Tipo.DECIMAL, "registrado": Tipo.DECIMAL, "alcance_registrado": Tipo.TEXTO,
    "avance": Tipo.DECIMAL, "esperado": Tipo.DECIMAL, "base": Tipo.TEXTO, "brecha": Tipo.DECIMAL,
    "supuesto": Tipo.TEXTO, "motivo": Tipo.TEXTO, "soporte": Tipo.TEXTO,
}  # fmt: skip
_FALTANTES = {
    "actividad": Tipo.TEXTO, "orden": Tipo.ENTERO, "medida": Tipo.TEXTO, "clase": Tipo.TEXTO,
    "razon": Tipo.TEXTO, "motivo": Tipo.TEXTO,
}  # fmt: skip
PROGRAMADO, EJECUTADO, AVANCE, ESPERADO = "lo programado", "lo ejecutado", "el avance", "lo esperado"

_QUE_PASA = {ClaseDeAusencia.SIN_DATO: "falta", ClaseDeAusencia.NO_APLICA: "no aplica"}


@dataclass(frozen=True, slots=True)
class _Medicion:
    """Lo que de una actividad se mide: cada medida es un número o la razón de que falte."""

    programado: Medida
    ejecutado: Medida
    avance: Medida
    esperado: Medida
    base: str | None

    @property
    def brecha(self) -> float | None:
        if isinstance(self.avance, Ausencia) or isinstance(self.esperado, Ausencia):
            return None
        return float(self.avance - self.esperado)

    def faltantes(self) -> Iterator[tuple[str, Ausencia]]:
        """Lo que falta; el avance y lo esperado, solo si no es por lo mismo que ya se dijo."""
        dichas: set[Ausencia] = set()
        for nombre, medida in ((PROGRAMADO, self.programado), (EJECUTADO, self.ejecutado)):
            if isinstance(medida, Ausencia):
                dichas.add(medida)
                yield nombre, medida
        for nombre, medida in ((AVANCE, self.avance), (ESPERADO, self.esperado)):
            if isinstance(medida, Ausencia) and medida not in dichas:
                dichas.add(medida)
                yield nombre, medida


def avance_del_plan(expediente: Expediente, alcance: Alcance) -> DataFrame:
    """Avance físico de cada actividad del plan.

    Recibe    el expediente de una instancia y el alcance (periodo o acumulado; al corte es acumulado).
    Devuelve  una fila por actividad de la versión del plan que rige al corte, en orden: programado para
              la vigencia, ejecutado en el alcance (de una meta de nivel, el último) y registrado (la cifra
              tal como se registró, aunque su alcance no sea el pedido), en su unidad; no_se_programa (los
              datos dicen que no le aplica una cantidad programada, que no es lo mismo que no conocerla);
              linea_base de una meta de nivel; programado_inicial y ajuste (qué versión lo cambió y por
              qué), NA si no ha cambiado; alcance_registrado (NA si la cifra no lo declara); avance, esperado
              y brecha (avance − esperado), proporciones; base de lo esperado; supuesto que se tuvo que
              hacer; motivo de lo que falta; soporte de lo ejecutado. Lo que falta es NA.
    Errores   ninguno: sin plan devuelve cero filas.
    Fuente    tablas plan, ajustes, avances y cifras, corte al último día del periodo.
    """
    propias = expediente.actividades_del_plan()
    return tabla_de_datos(_COLUMNAS, (_fila(expediente, actividad, alcance) for actividad in propias))


def lo_que_falta_del_plan(expediente: Expediente, alcance: Alcance) -> DataFrame:
    """Qué no se conoce de cada actividad, y por qué.

    Devuelve  una fila por medida que falta: actividad, orden, medida («lo programado», «lo ejecutado», «el
              avance» o «lo esperado»), clase («sin dato» o «no aplica»), razon, y motivo, que lo dice todo.
    Errores   ninguno: sin plan devuelve cero filas.
    Fuente    la misma de `avance_del_plan`.
    """
    return tabla_de_datos(
        _FALTANTES,
        (
            (actividad.clave, actividad.orden, medida, una.clase.value, una.motivo, _motivo(medida, una))
            for actividad in expediente.actividades_del_plan()
            for medida, una in _medir(expediente, actividad, alcance).faltantes()
        ),
    )


def _motivo(medida: str, ausencia: Ausencia) -> str:
    return f"{_QUE_PASA[ausencia.clase]} {medida} ({ausencia.motivo})"


def _medir(expediente: Expediente, actividad: Actividad, alcance: Alcance) -> _Medicion:
    anual = medidas.programado(expediente, actividad)
    hecho = medidas.ejecutado(expediente, actividad, alcance)
    return _Medicion(anual, hecho, *_avance_y_esperado(expediente, actividad, alcance, (anual, hecho)))


def _fila(expediente: Expediente, actividad: Actividad, alcance: Alcance) -> tuple[object, ...]:
    medido = _medir(expediente, actividad, alcance)
    anual = medido.programado
    unidad = None if isinstance(actividad.unidad, Ausencia) else actividad.unidad
    no_se_programa = isinstance(anual, Ausencia) and anual.clase is ClaseDeAusencia.NO_APLICA
    return (
        *(actividad.clave, actividad.orden, actividad.texto, unidad, actividad.tipo_de_meta.value),
        *(_valor(anual), no_se_programa, _valor(actividad.linea_base), *_ajuste(expediente, actividad)),
        *(_valor(medido.ejecutado), *_registrado(expediente, actividad)),
        *(_valor(medido.avance), _valor(medido.esperado), medido.base, medido.brecha),
        "; ".join(_supuestos(expediente, actividad, alcance)) or None,
        "; ".join(_motivo(medida, una) for medida, una in medido.faltantes()) or None,
        "; ".join(medidas.soportes_de_lo_ejecutado(expediente, actividad, alcance)) or None,
    )


def _avance_y_esperado(
    expediente: Expediente,
    actividad: Actividad,
    alcance: Alcance,
    medido: tuple[Medida, Medida],
) -> tuple[Medida, Medida, str | None]:
    """Las dos proporciones y la base de la segunda; ninguna existe sin una cantidad programada."""
    anual, hecho = medido
    if isinstance(anual, Ausencia):
        return anual, anual, None
    if actividad.tipo_de_meta.es_de_nivel():
        avances = medidas.avances_del_alcance(expediente, actividad, alcance)
        nivel = hecho if isinstance(hecho, Ausencia) else avance_del_nivel(actividad, anual, hecho)
        return (nivel, *esperado_del_nivel(actividad, anual, avances, expediente.periodo))
    if anual <= 0:
        nula = sin_cantidad(anual)
        return nula, nula, None
    avance = hecho if isinstance(hecho, Ausencia) else medidas.avance(actividad, anual, hecho)
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


def _ajuste(expediente: Expediente, actividad: Actividad) -> tuple[float | None, str | None]:
    """Cuánto se programó al comienzo, y qué versión del plan lo cambió y por qué."""
    ajuste = medidas.ajuste_vigente(expediente, actividad)
    if ajuste is None:
        return None, None
    motivo = "" if isinstance(ajuste.motivo, Ausencia) else f": {ajuste.motivo}"
    return _valor(
        medidas.programado_inicial(expediente, actividad)
    ), f"versión {ajuste.version} del plan{motivo}"


def _supuestos(expediente: Expediente, actividad: Actividad, alcance: Alcance) -> Iterator[str]:
    """Lo que se da por cierto sin que los datos lo digan: un año, o que un nivel anterior se mantiene."""
    ajuste = medidas.ajuste_vigente(expediente, actividad)
    if actividad.cifra_programada and isinstance(actividad.programado_anual, Ausencia) and ajuste is None:
        cifra = valor_vigente(expediente, actividad.cifra_programada)
        if cifra is not None and isinstance(cifra.alcance, Ausencia):
            yield f"lo programado se toma como anual: {cifra.alcance.motivo}"
    if actividad.tipo_de_meta.es_de_nivel() and actividad.cifra_ejecutada is None:
        ultimo = ultimo_nivel(medidas.avances_del_alcance(expediente, actividad, alcance))
        if ultimo is not None and ultimo.periodo.fin < expediente.corte:
            yield f"el nivel es el último que se conoce: {ultimo.periodo.nombre}"


def _valor(medida: Medida) -> float | None:
    return None if isinstance(medida, Ausencia) else float(medida)
