"""Las gráficas de la casa: cada una dice su titular, su fuente, su corte y lo que muestra en palabras."""

from informe_lib.presentacion.graficas.asistencia import matriz_de_asistencia
from informe_lib.presentacion.graficas.avance import avance_frente_a_lo_esperado
from informe_lib.presentacion.graficas.decisiones import decisiones_y_su_antiguedad
from informe_lib.presentacion.graficas.funciones import funciones_por_sesion
from informe_lib.presentacion.graficas.tendencia import tendencia_de_la_instancia

__all__ = [
    "avance_frente_a_lo_esperado",
    "decisiones_y_su_antiguedad",
    "funciones_por_sesion",
    "matriz_de_asistencia",
    "tendencia_de_la_instancia",
]
