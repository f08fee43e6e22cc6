"""El periodo siguiente de una instancia: de qué expediente sale y qué le deja el anterior."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from informe_lib.fuentes.carpeta import leer_para_declarar, periodos_de
from informe_lib.fuentes.creacion.periodo import (
    Herencia,
    PeriodoAgregado,
    agregar_periodo,
    periodo_siguiente,
)
from informe_lib.fuentes.creacion.plan_siguiente import CierreDeActividad
from informe_lib.indicadores.continuidad import decisiones_pendientes
from informe_lib.indicadores.medidas_del_plan import ejecutado, programado
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.decision import Decision
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.periodo import Periodo


def agregar_el_siguiente(
    datos: Path, instancia: str, pedido: Periodo | None
) -> tuple[PeriodoAgregado, tuple[Decision, ...]]:
    """Declara el periodo pedido o el que sigue; devuelve lo escrito y las decisiones que siguen abiertas.

    Errores   los de lectura de la instancia y `ErrorDeCreacion`.
    """
    declarados = [uno.periodo for uno in periodos_de(datos, instancia, pedido)]
    periodo = periodo_siguiente(instancia, declarados, pedido)
    expediente = leer_para_declarar(datos, instancia, periodo, _el_mas_cercano(declarados, periodo))
    herencia = Herencia(decisiones_pendientes(expediente, periodo), _cierres(expediente))
    return agregar_periodo(datos, expediente, periodo, herencia), herencia.pendientes


def _el_mas_cercano(declarados: Sequence[Periodo], periodo: Periodo) -> Periodo | None:
    """El último declarado antes de ese o, si todos son posteriores, el primero."""
    previos = [uno for uno in declarados if uno < periodo]
    return max(previos) if previos else min(declarados, default=None)


def _cierres(expediente: Expediente) -> tuple[CierreDeActividad, ...]:
    return tuple(
        CierreDeActividad(una, programado(expediente, una), ejecutado(expediente, una, Alcance.ACUMULADO))
        for una in expediente.actividades_del_plan()
    )
