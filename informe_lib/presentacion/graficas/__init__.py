"""Las gráficas de la casa: cada una dice su hallazgo, su fuente, su corte y lo que muestra en palabras."""

from informe_lib.presentacion.graficas.asistencia import matriz_de_asistencia
from informe_lib.presentacion.graficas.avance import avance_frente_a_lo_esperado
from informe_lib.presentacion.graficas.funciones import funciones_por_sesion

__all__ = ["avance_frente_a_lo_esperado", "funciones_por_sesion", "matriz_de_asistencia"]
