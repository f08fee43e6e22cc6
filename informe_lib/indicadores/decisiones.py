"""En qué van las decisiones y los compromisos a la fecha de corte, y desde cuándo."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import takewhile

from pandas import DataFrame

from informe_lib.indicadores.ficha import Ficha, Unidad
from informe_lib.indicadores.tabla_de_datos import Tipo, tabla_de_datos
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.decision import Decision, EstadoDeDecision, Seguimiento
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.sesion import Sesion

SIN_DATO = "sin dato"
ANTIGUEDAD_DE_DECISIONES = Ficha(
    clave="antiguedad_de_decisiones",
    nombre="Antigüedad de las decisiones",
    unidad=Unidad.DIAS,
    definicion="Días de calendario desde que se tomó la decisión hasta el seguimiento que la cerró o, si "
    "sigue abierta o no se sabe, hasta el corte. Vencida: los días que el corte pasa de la fecha límite "
    "sin que conste que se cerró. Su estado es el del último seguimiento hasta el corte que lo dice: uno "
    "que no lo dice no la reabre ni la cierra, y el que no tiene fecha vale como el más reciente; si ninguno "
    "lo dice es «sin dato». A la fecha de corte son las tomadas en el periodo y las anteriores que no se "
    "habían cerrado cuando empezó",
    fuente="decisiones, seguimientos",
)
DECISIONES_EN_SEGUIMIENTO = Ficha(
    clave="decisiones_en_seguimiento",
    nombre="Decisiones y compromisos",
    unidad=Unidad.DECISIONES,
    definicion="Las tomadas en el periodo y las anteriores que no se habían cerrado cuando empezó. Su estado "
    "es el del último seguimiento hasta el corte que lo dice; si ninguno lo dice, es «sin dato»",
    fuente="decisiones, seguimientos",
)

_ANTIGUEDAD = {
    "decision": Tipo.TEXTO, "tipo": Tipo.TEXTO, "texto": Tipo.TEXTO, "responsable": Tipo.TEXTO,
    "fecha": Tipo.FECHA, "fecha_limite": Tipo.FECHA, "estado": Tipo.TEXTO, "dias": Tipo.ENTERO,
    "dias_de_vencida": Tipo.ENTERO,
}  # fmt: skip


def antiguedad_de_decisiones(expediente: Expediente, alcance: Alcance) -> DataFrame:
    """Una fila por decisión del alcance, en orden de fecha, con los días que lleva o que tardó.

    Devuelve  decision (clave), tipo, texto, responsable, fecha, fecha_limite, estado (en palabras; «sin
              dato» si no se conoce); dias, NA si se cerró y no se sabe cuándo; dias_de_vencida, NA si se
              cerró, si no ha vencido o si no tiene fecha límite.
    Fuente    tablas decisiones y seguimientos, corte al último día del periodo.
    """
    return antiguedad_de(expediente, decisiones_del_alcance(expediente, alcance))


def antiguedad_de(expediente: Expediente, propias: Iterable[Decision]) -> DataFrame:
    """Lo mismo de `antiguedad_de_decisiones`, de las decisiones que se pasan."""
    return tabla_de_datos(_ANTIGUEDAD, (_antiguedad(expediente, decision) for decision in propias))


def decisiones_del_alcance(expediente: Expediente, alcance: Alcance) -> tuple[Decision, ...]:
    """Las decisiones que una sección con ese alcance muestra: a la fecha de corte, las que se siguen."""
    if alcance is Alcance.CORTE:
        return decisiones_en_seguimiento(expediente)
    return expediente.decisiones_en(alcance)


def decisiones_en_seguimiento(expediente: Expediente) -> tuple[Decision, ...]:
    """Las que se tomaron en el periodo y las anteriores que no se habían cerrado cuando empezó.

    Un cierre sin fecha no consta que sea anterior: la decisión sigue en la lista, con su estado.
    """
    inicio = expediente.periodo.inicio
    return tuple(
        decision
        for decision in expediente.decisiones_en(Alcance.CORTE)
        if decision.fecha >= inicio or not estaba_cerrada(expediente, decision, inicio)
    )


def anteriores_en_seguimiento(expediente: Expediente, alcance: Alcance) -> tuple[Decision, ...]:
    """De las que se siguen, las que el alcance no cubre: se tomaron antes y en él seguían abiertas."""
    propias = set(decisiones_del_alcance(expediente, alcance))
    return tuple(una for una in decisiones_en_seguimiento(expediente) if una not in propias)


def sesiones_calladas(expediente: Expediente, alcance: Alcance) -> tuple[Sesion, ...]:
    """Las sesiones realizadas de que no consta ninguna decisión; la que dice por qué no la hubo lo trae."""
    con_decisiones = {decision.sesion for decision in expediente.decisiones}
    realizadas = expediente.sesiones_realizadas_en(alcance)
    return tuple(sesion for sesion in realizadas if sesion.clave not in con_decisiones)


def cerradas_antes(expediente: Expediente) -> tuple[Decision, ...]:
    """Las que ya no se siguen, porque constaba su cierre cuando empezó el periodo."""
    seguidas = set(decisiones_en_seguimiento(expediente))
    return tuple(una for una in expediente.decisiones_en(Alcance.CORTE) if una not in seguidas)


def estado_al_corte(expediente: Expediente, decision: Decision) -> EstadoDeDecision | None:
    """El último estado que se le conoce; el seguimiento que no lo dice no lo cambia."""
    conocidos = [uno.estado for uno in _con_estado(expediente, decision)]
    ultimo = conocidos[-1] if conocidos else None
    return ultimo if isinstance(ultimo, EstadoDeDecision) else None


def ultimo_seguimiento(expediente: Expediente, decision: Decision) -> Seguimiento | None:
    """Lo último que se sabe de una decisión al corte; un seguimiento sin fecha vale como lo más reciente."""
    historia = seguimientos_al_corte(expediente, decision)
    return historia[-1] if historia else None


def seguimientos_al_corte(expediente: Expediente, decision: Decision) -> tuple[Seguimiento, ...]:
    """La historia de una decisión hasta el corte, en orden: lo posterior aún no se sabía.

    Los que no tienen fecha van al final: valen como lo último que se sabe.
    """
    propios = (uno for uno in expediente.seguimientos if uno.decision == decision.clave)
    vigentes = (uno for uno in propios if _fecha(uno, expediente.corte) <= expediente.corte)
    return tuple(sorted(vigentes, key=lambda uno: (isinstance(uno.fecha, Ausencia), _fecha(uno, date.max))))


def _con_estado(expediente: Expediente, decision: Decision) -> tuple[Seguimiento, ...]:
    """De la historia, lo que dice en qué iba: lo demás cuenta qué pasó y no la cierra ni la reabre."""
    historia = seguimientos_al_corte(expediente, decision)
    return tuple(uno for uno in historia if isinstance(uno.estado, EstadoDeDecision))


def _fecha(seguimiento: Seguimiento, sin_fecha: date) -> date:
    return sin_fecha if isinstance(seguimiento.fecha, Ausencia) else seguimiento.fecha


def estaba_cerrada(expediente: Expediente, decision: Decision, dia: date) -> bool:
    """¿Constaba antes de ese día que ya no había nada que seguirle?"""
    anteriores = [uno for uno in _con_estado(expediente, decision) if _fecha(uno, date.max) < dia]
    return bool(anteriores) and _es_cierre(anteriores[-1])


def _es_cierre(seguimiento: Seguimiento) -> bool:
    return isinstance(seguimiento.estado, EstadoDeDecision) and seguimiento.estado.es_final()


def _antiguedad(expediente: Expediente, decision: Decision) -> tuple[object, ...]:
    estado = estado_al_corte(expediente, decision)
    final = cierre(expediente, decision)
    hasta = expediente.corte if final is None else final.fecha
    limite = None if isinstance(decision.fecha_limite, Ausencia) else decision.fecha_limite
    vencio = final is None and limite is not None and limite < expediente.corte
    return (
        *(decision.clave, decision.tipo.value, decision.texto),
        *(None if isinstance(decision.responsable, Ausencia) else decision.responsable,),
        *(decision.fecha, limite, estado.value if estado else SIN_DATO),
        None if isinstance(hasta, Ausencia) else (hasta - decision.fecha).days,
        (expediente.corte - limite).days if vencio and limite else None,
    )


def cierre(expediente: Expediente, decision: Decision) -> Seguimiento | None:
    """El seguimiento que la cerró: el primero de los últimos que la dan por cerrada."""
    finales = list(takewhile(_es_cierre, reversed(_con_estado(expediente, decision))))
    return finales[-1] if finales else None
