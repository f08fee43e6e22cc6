"""Los textos que se escriben solos: qué familias de frases lleva cada uno, y en qué orden."""

from __future__ import annotations

from collections.abc import Iterable

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion.bloques import Parrafo, Texto
from informe_lib.presentacion.narrativa.asistencia import frases_de_asistencia, frases_de_quorum
from informe_lib.presentacion.narrativa.decisiones import (
    frases_de_anteriores,
    frases_de_decisiones,
    frases_de_vencidas,
)
from informe_lib.presentacion.narrativa.funciones import frases_de_funciones
from informe_lib.presentacion.narrativa.plan import frases_de_lo_que_falta, frases_del_plan
from informe_lib.presentacion.narrativa.sesiones import frases_de_sesiones, frases_del_minimo
from informe_lib.presentacion.narrativa.tropiezos import frases_de_tropiezos

Frases = Iterable[str]


def narrar(clave: str, expediente: Expediente, alcance: Alcance) -> tuple[Parrafo, ...]:
    """Los párrafos que las reglas escriben para una sección de texto.

    Recibe    «plan», «analisis» o «sintesis», el expediente y el alcance de la sección.
    Devuelve  párrafos marcados como generados, sin citas de cifras: cada número sale de un indicador.
              Ninguno si la clave es otra o si las reglas no tienen qué decir.
    Fuente    los indicadores de sesiones, asistencia, quórum, funciones, plan y decisiones.
    """
    textos = {"plan": _plan, "analisis": _analisis, "sintesis": _sintesis}
    if clave not in textos:
        return ()
    parrafos = (" ".join(frases) for frases in textos[clave](expediente, alcance))
    lugar = lugar_del_texto(clave, expediente)
    return tuple(
        Parrafo((Texto(parrafo),), generado=True, reemplazo=lugar) for parrafo in parrafos if parrafo
    )


def lugar_del_texto(clave: str, expediente: Expediente) -> str:
    """Dónde escribe una persona el texto de una sección: ««## plan» en textos/2024-S1.md»."""
    return f"«## {clave}» en textos/{expediente.periodo.clave}.md"


def _plan(expediente: Expediente, alcance: Alcance) -> tuple[Frases, ...]:
    """Cómo va el plan y, aparte, por qué no se sabe de lo demás."""
    return frases_del_plan(expediente, alcance), frases_de_lo_que_falta(expediente, alcance)


def _analisis(expediente: Expediente, alcance: Alcance) -> tuple[Frases, ...]:
    """Cómo funcionó la instancia: si sesionó, quién fue, qué funciones ejerció y qué decidió."""
    return (
        (
            *frases_de_sesiones(expediente, alcance),
            *frases_de_tropiezos(expediente, alcance),
            *frases_del_minimo(expediente),
            *frases_de_asistencia(expediente, alcance),
            *frases_de_quorum(expediente, alcance),
        ),
        (
            *frases_de_funciones(expediente, alcance),
            *frases_de_decisiones(expediente, _de_lo_decidido(alcance)),
            *frases_de_anteriores(expediente, _de_lo_decidido(alcance)),
            *frases_de_vencidas(expediente),
        ),
    )


def _sintesis(expediente: Expediente, alcance: Alcance) -> tuple[Frases, ...]:
    """Un solo párrafo: de cada familia, lo primero que dice; y todo lo que venció."""
    familias = (
        frases_de_sesiones(expediente, alcance),
        frases_de_asistencia(expediente, alcance),
        frases_de_funciones(expediente, alcance),
        frases_del_plan(expediente, Alcance.ACUMULADO),
        frases_de_decisiones(expediente, _de_lo_decidido(alcance), con_alcance=False),
        frases_de_anteriores(expediente, _de_lo_decidido(alcance)),
        frases_de_vencidas(expediente),
    )
    return (tuple(frase for familia in familias for frase in familia[:1]),)


def _de_lo_decidido(alcance: Alcance) -> Alcance:
    """«A la fecha de corte» son las que se siguen, también de antes: lo que se tomó es del periodo."""
    return Alcance.PERIODO if alcance is Alcance.CORTE else alcance
