"""Las reglas de la casa: un módulo por asunto, cada uno con sus REGLAS."""

from types import ModuleType

MODULOS: tuple[ModuleType, ...] = ()
