"""Lo que un periodo le deja al que sigue: las decisiones que todavía no terminan."""

from __future__ import annotations

from dataclasses import replace

from informe_lib.indicadores.decisiones import decisiones_en_seguimiento, estado_al_corte
from informe_lib.modelo.decision import Decision
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.periodo import Periodo


def decisiones_pendientes(expediente: Expediente, periodo: Periodo) -> tuple[Decision, ...]:
    """Las de antes de ese periodo que, con todo lo que se sabe de ellas, no han terminado.

    Recibe    un expediente de la instancia y el periodo que empieza.
    Fuente    tablas decisiones y seguimientos.
    """
    nuevo = replace(expediente, periodo=periodo)
    estados = ((una, estado_al_corte(nuevo, una)) for una in decisiones_en_seguimiento(nuevo))
    return tuple(
        una
        for una, estado in estados
        if una.fecha < periodo.inicio and not (estado is not None and estado.es_final())
    )
