"""El periodo siguiente de una instancia: de qué expediente sale y qué decisiones siguen abiertas."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from informe_lib.fuentes.carpeta import leer_carpeta, periodos_de
from informe_lib.fuentes.creacion.periodo import PeriodoAgregado, agregar_periodo, periodo_siguiente
from informe_lib.indicadores.decisiones import decisiones_en_seguimiento, estado_al_corte
from informe_lib.modelo.decision import Decision
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.periodo import Periodo


def agregar_el_siguiente(
    datos: Path, instancia: str, pedido: Periodo | None
) -> tuple[PeriodoAgregado, tuple[Decision, ...]]:
    """Declara el periodo pedido o el que sigue; devuelve lo escrito y las decisiones que siguen abiertas.

    Errores   los de lectura de la instancia y `ErrorDeCreacion`.
    """
    declarados = [uno.periodo for uno in periodos_de(datos, instancia)]
    periodo = periodo_siguiente(instancia, declarados, pedido)
    previos = [uno for uno in declarados if uno < periodo]
    expediente = leer_carpeta(datos, instancia, max(previos) if previos else min(declarados))
    pendientes = _pendientes_al_empezar(expediente, periodo)
    return agregar_periodo(datos, expediente, periodo, pendientes), pendientes


def _pendientes_al_empezar(expediente: Expediente, periodo: Periodo) -> tuple[Decision, ...]:
    """Las de antes del periodo que, con lo que hoy se sabe, no están cumplidas ni descartadas."""
    nuevo = replace(expediente, periodo=periodo)
    estados = ((una, estado_al_corte(nuevo, una)) for una in decisiones_en_seguimiento(nuevo))
    return tuple(
        una
        for una, estado in estados
        if una.fecha < periodo.inicio and not (estado is not None and estado.es_final())
    )
