"""Las reglas de la casa: un módulo por asunto, cada uno con sus REGLAS."""

from types import ModuleType

from informe_lib.revision.reglas import asistencia, decisiones, fechas, funciones

MODULOS: tuple[ModuleType, ...] = (asistencia, decisiones, fechas, funciones)
