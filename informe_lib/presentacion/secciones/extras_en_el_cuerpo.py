"""Los extras que un formato pide en el cuerpo: cada gráfica va en seguida de la sección que ilustra."""

from __future__ import annotations

from collections.abc import Iterator

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import ContenidoDeSeccion, SeccionDelFormato
from informe_lib.presentacion.bloques import Bloque, Figura, Tabla
from informe_lib.presentacion.graficas import (
    avance_frente_a_lo_esperado,
    decisiones_y_su_antiguedad,
    funciones_por_sesion,
    matriz_de_asistencia,
    tendencia_de_la_instancia,
)
from informe_lib.presentacion.secciones.comparacion import frente_al_anterior
from informe_lib.presentacion.secciones.hoja_de_vida import tabla_de_hojas_de_vida
from informe_lib.presentacion.secciones.tabla_del_plan import tabla_del_plan

SECCION_DEL_PLAN = "plan"
FUNCIONES = {
    ContenidoDeSeccion.FUNCIONES_GENERALES: False,
    ContenidoDeSeccion.FUNCIONES_ESPECIFICAS: True,
}


def extras_de_la_seccion(expediente: Expediente, seccion: SeccionDelFormato) -> Iterator[Bloque]:
    """Lo que ilustra la sección, con el alcance que ella tiene; nada si no hay qué dibujar."""
    alcance = seccion.alcance or Alcance.ACUMULADO
    yield from (extra for extra in _extras(expediente, seccion, alcance) if extra is not None)


def _extras(
    expediente: Expediente, seccion: SeccionDelFormato, alcance: Alcance
) -> Iterator[Figura | Tabla | None]:
    if seccion.clave == SECCION_DEL_PLAN:
        yield avance_frente_a_lo_esperado(expediente, alcance)
        yield tabla_del_plan(expediente, alcance)
    elif seccion.pone is ContenidoDeSeccion.SESIONES:
        yield tendencia_de_la_instancia(expediente)
    elif seccion.pone is ContenidoDeSeccion.ASISTENTES:
        yield matriz_de_asistencia(expediente, alcance)
    elif seccion.pone is ContenidoDeSeccion.DECISIONES:
        yield decisiones_y_su_antiguedad(expediente, alcance)
    elif seccion.clave == _ultima_de_funciones(expediente):
        yield funciones_por_sesion(expediente, alcance)


def _ultima_de_funciones(expediente: Expediente) -> str | None:
    """La gráfica trae las generales y las específicas juntas: va una vez, tras la última que se imprime."""
    clases = {funcion.especifica for funcion in expediente.funciones}
    impresas = [
        seccion.clave for seccion in expediente.formato.secciones if FUNCIONES.get(seccion.pone) in clases
    ]
    return impresas[-1] if impresas else None


def cifras_del_anexo(expediente: Expediente) -> Iterator[Bloque]:
    """Lo que le queda al anexo: qué cambió frente al periodo anterior y de dónde sale cada cifra."""
    yield from frente_al_anterior(expediente)
    tabla = tabla_de_hojas_de_vida(expediente)
    if tabla is not None:
        yield tabla
