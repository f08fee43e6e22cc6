"""Los extras que un formato pide en el cuerpo: cada gráfica va en seguida de la sección que ilustra."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import ContenidoDeSeccion, SeccionDelFormato
from informe_lib.presentacion.bloques import Bloque, Figura
from informe_lib.presentacion.graficas import (
    avance_frente_a_lo_esperado,
    funciones_por_sesion,
    matriz_de_asistencia,
)
from informe_lib.presentacion.secciones.tabla_de_cifras import tabla_de_cifras

HacerFigura = Callable[[Expediente, Alcance], Figura | None]

SECCION_DEL_PLAN = "plan"
FIGURAS: Mapping[ContenidoDeSeccion, HacerFigura] = {
    ContenidoDeSeccion.ASISTENTES: matriz_de_asistencia,
}
FUNCIONES = {
    ContenidoDeSeccion.FUNCIONES_GENERALES: False,
    ContenidoDeSeccion.FUNCIONES_ESPECIFICAS: True,
}


def figuras_de_la_seccion(expediente: Expediente, seccion: SeccionDelFormato) -> Iterator[Bloque]:
    """La gráfica de lo que la sección trata, con el alcance de la sección; ninguna si no tiene."""
    hacer = _hacer_figura(expediente, seccion)
    figura = hacer(expediente, seccion.alcance or Alcance.ACUMULADO) if hacer else None
    if figura is not None:
        yield figura


def _hacer_figura(expediente: Expediente, seccion: SeccionDelFormato) -> HacerFigura | None:
    if seccion.clave == SECCION_DEL_PLAN:
        return avance_frente_a_lo_esperado
    if seccion.pone in FUNCIONES:
        return funciones_por_sesion if seccion.clave == _ultima_de_funciones(expediente) else None
    return FIGURAS.get(seccion.pone)


def _ultima_de_funciones(expediente: Expediente) -> str | None:
    """La gráfica trae las generales y las específicas juntas: va una vez, tras la última que se imprime."""
    clases = {funcion.especifica for funcion in expediente.funciones}
    impresas = [
        seccion.clave for seccion in expediente.formato.secciones if FUNCIONES.get(seccion.pone) in clases
    ]
    return impresas[-1] if impresas else None


def cifras_del_anexo(expediente: Expediente) -> Iterator[Bloque]:
    """Lo único que le queda al anexo: de dónde sale cada cifra que los textos citan."""
    tabla = tabla_de_cifras(expediente)
    if tabla is not None:
        yield tabla
