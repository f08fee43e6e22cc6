"""Anexo de soporte: las gráficas y las tablas que sustentan el informe y que el formato no lista."""

from __future__ import annotations

from collections.abc import Iterator

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import Extras, SeccionDelFormato
from informe_lib.presentacion.bloques import Bloque, Encabezado, Figura, Tabla
from informe_lib.presentacion.graficas import (
    avance_frente_a_lo_esperado,
    funciones_por_sesion,
    matriz_de_asistencia,
)
from informe_lib.presentacion.secciones.tabla_de_cifras import tabla_de_cifras
from informe_lib.presentacion.secciones.tabla_del_plan import tabla_del_plan
from informe_lib.presentacion.secciones.tablas_de_resumen import (
    tabla_de_decisiones_por_estado,
    tabla_de_sectores,
)


def anexo(expediente: Expediente, seccion: SeccionDelFormato) -> Iterator[Bloque]:
    """Asistencia, avance del plan y funciones en gráficas, y de dónde sale cada cifra citada."""
    if expediente.formato.extras is Extras.NINGUNO:
        return
    alcance = seccion.alcance or Alcance.ACUMULADO
    asistencia = (matriz_de_asistencia(expediente, alcance), tabla_de_sectores(expediente, alcance))
    decisiones = (tabla_de_decisiones_por_estado(expediente, alcance),)
    plan = (avance_frente_a_lo_esperado(expediente, alcance), tabla_del_plan(expediente, alcance))
    partes: tuple[tuple[str, str, tuple[Figura | Tabla | None, ...]], ...] = (
        ("anexo-asistencia", "Asistencia", asistencia),
        ("anexo-plan", "Avance del plan de acción", plan),
        ("anexo-funciones", "Funciones y sesiones", (funciones_por_sesion(expediente, alcance),)),
        ("anexo-decisiones", "Decisiones", decisiones),
        ("anexo-cifras", "Cifras citadas en los textos", (tabla_de_cifras(expediente),)),
    )
    for clave, titulo, bloques in partes:
        presentes = [bloque for bloque in bloques if bloque is not None]
        if presentes:
            yield Encabezado(titulo, 3, clave)
            yield from presentes
