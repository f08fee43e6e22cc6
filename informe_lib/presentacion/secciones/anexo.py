"""Anexo de soporte: las gráficas y las tablas que sustentan el informe y que el formato no lista."""

from __future__ import annotations

from collections.abc import Iterator

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import Extras, SeccionDelFormato
from informe_lib.presentacion.bloques import Bloque, Encabezado
from informe_lib.presentacion.graficas import (
    avance_frente_a_lo_esperado,
    decisiones_y_su_antiguedad,
    funciones_por_sesion,
    matriz_de_asistencia,
    tendencia_de_la_instancia,
)
from informe_lib.presentacion.narrativa import puntos_principales
from informe_lib.presentacion.secciones.comparacion import frente_al_anterior
from informe_lib.presentacion.secciones.hoja_de_vida import TITULO, tabla_de_hojas_de_vida
from informe_lib.presentacion.secciones.tabla_del_plan import tabla_del_plan
from informe_lib.presentacion.secciones.tablas_de_resumen import tabla_de_sectores

Parte = tuple[str, str, tuple[Bloque | None, ...]]


def anexo(expediente: Expediente, seccion: SeccionDelFormato) -> Iterator[Bloque]:
    """Lo principal, las gráficas con sus tablas y de dónde sale cada cifra; vacío si no hay extras."""
    if expediente.formato.extras is Extras.NINGUNO:
        return
    for clave, titulo, bloques in _partes(expediente, seccion.alcance or Alcance.ACUMULADO):
        presentes = [bloque for bloque in bloques if bloque is not None]
        if presentes:
            yield Encabezado(titulo, 3, clave)
            yield from presentes


def _partes(expediente: Expediente, alcance: Alcance) -> Iterator[Parte]:
    """Cada parte con su clave y su título; las decisiones se miran al corte, las de antes también."""
    yield "anexo-principal", "Lo principal", (puntos_principales(expediente, alcance),)
    asistencia = (matriz_de_asistencia(expediente, alcance), tabla_de_sectores(expediente, alcance))
    plan = (avance_frente_a_lo_esperado(expediente, alcance), tabla_del_plan(expediente, alcance))
    yield "anexo-asistencia", "Asistencia", asistencia
    yield "anexo-tendencia", "Periodo a periodo", (tendencia_de_la_instancia(expediente),)
    yield "anexo-plan", "Avance del plan de acción", plan
    yield "anexo-funciones", "Funciones y sesiones", (funciones_por_sesion(expediente, alcance),)
    decisiones = (decisiones_y_su_antiguedad(expediente, Alcance.CORTE),)
    yield "anexo-decisiones", "Decisiones y compromisos", decisiones
    yield "anexo-comparacion", "Frente al periodo anterior", frente_al_anterior(expediente)
    yield "anexo-cifras", TITULO, (tabla_de_hojas_de_vida(expediente),)
