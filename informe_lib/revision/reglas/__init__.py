"""Las reglas de la casa: un módulo por asunto, cada uno con sus REGLAS."""

from types import ModuleType

from informe_lib.revision.reglas import fechas

MODULOS: tuple[ModuleType, ...] = (fechas,)
