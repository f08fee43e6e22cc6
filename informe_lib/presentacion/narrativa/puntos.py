"""Lo principal del informe en tres frases: primero lo que pide atención y al final lo que se logró.

Cada punto es una frase que las reglas ya dicen en su familia, con su cifra; un punto calla si no hay de
qué. El orden es el de `ORDEN` y se puede discutir renglón por renglón.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion.bloques import Lista, Texto
from informe_lib.presentacion.narrativa.asistencia import (
    frases_de_asistencia,
    frases_de_ausentes,
    frases_sin_quorum,
)
from informe_lib.presentacion.narrativa.decisiones import frases_de_vencidas
from informe_lib.presentacion.narrativa.funciones import frases_de_funciones, frases_de_funciones_sin_abordar
from informe_lib.presentacion.narrativa.lectura_del_plan import leer_plan
from informe_lib.presentacion.narrativa.plan import frases_del_plan
from informe_lib.presentacion.narrativa.sesiones import faltaron_sesiones, frases_de_sesiones

PUNTOS = 3

Punto = Callable[[Expediente, Alcance], tuple[str, ...]]


def _vencidas(expediente: Expediente, _: Alcance) -> tuple[str, ...]:
    return frases_de_vencidas(expediente)


def _plan_atrasado(expediente: Expediente, _: Alcance) -> tuple[str, ...]:
    atrasadas = leer_plan(expediente, Alcance.ACUMULADO).atrasadas
    return frases_del_plan(expediente, Alcance.ACUMULADO)[:1] if atrasadas else ()


def _plan_sin_medir(expediente: Expediente, _: Alcance) -> tuple[str, ...]:
    lectura = leer_plan(expediente, Alcance.ACUMULADO)
    return () if lectura.medidas else frases_del_plan(expediente, Alcance.ACUMULADO)[:1]


def _plan(expediente: Expediente, _: Alcance) -> tuple[str, ...]:
    return frases_del_plan(expediente, Alcance.ACUMULADO)[:1]


def _sesiones_que_faltaron(expediente: Expediente, alcance: Alcance) -> tuple[str, ...]:
    return frases_de_sesiones(expediente, alcance)[:1] if faltaron_sesiones(expediente, alcance) else ()


def _sesiones(expediente: Expediente, alcance: Alcance) -> tuple[str, ...]:
    return frases_de_sesiones(expediente, alcance)[:1]


def _asistencia(expediente: Expediente, alcance: Alcance) -> tuple[str, ...]:
    return frases_de_asistencia(expediente, alcance)[:1]


def _funciones(expediente: Expediente, alcance: Alcance) -> tuple[str, ...]:
    """Si alguna falta, ya se dijo cuál."""
    faltan = frases_de_funciones_sin_abordar(expediente, alcance)
    return () if faltan else frases_de_funciones(expediente, alcance)[:1]


ORDEN: tuple[Punto, ...] = (
    _vencidas,  # lo que se prometió y no consta que se hiciera
    _plan_atrasado,
    frases_sin_quorum,
    frases_de_ausentes,
    _sesiones_que_faltaron,
    frases_de_funciones_sin_abordar,
    _plan_sin_medir,  # no saber también es de lo principal
    _plan,
    _sesiones,
    _funciones,
    _asistencia,
)


def puntos_principales(expediente: Expediente, alcance: Alcance) -> Lista | None:
    """Los tres puntos principales del informe, para el comienzo del anexo.

    Recibe    el expediente y el alcance del anexo; el plan se lee acumulado y los plazos, al corte.
    Devuelve  una lista de una a tres frases, en el orden de importancia de `ORDEN`, o None si no hay nada
              que afirmar: sin sesiones, sin plan y sin decisiones en los datos.
    Fuente    los mismos indicadores de la narrativa.
    """
    if not (expediente.sesiones or expediente.actividades_del_plan() or expediente.decisiones):
        return None
    frases = _distintas(frase for punto in ORDEN for frase in punto(expediente, alcance))
    return Lista(tuple((Texto(frase),) for frase in islice(frases, PUNTOS)), ordenada=True)


def _distintas(frases: Iterable[str]) -> Iterator[str]:
    """Una por una y sin repetir: los puntos que no caben no se calculan."""
    dichas = set[str]()
    for frase in frases:
        if frase not in dichas:
            dichas.add(frase)
            yield frase
