"""Las reglas de la casa: un módulo por asunto, cada uno con sus REGLAS."""

from types import ModuleType

from informe_lib.revision.reglas import (
    actas,
    asistencia,
    cifras,
    citas,
    cuentas,
    decisiones,
    fechas,
    firma,
    funciones,
    normas,
    publicacion,
    roles,
    sillas,
)

MODULOS: tuple[ModuleType, ...] = (
    actas,
    asistencia,
    cifras,
    citas,
    cuentas,
    decisiones,
    fechas,
    firma,
    funciones,
    normas,
    publicacion,
    roles,
    sillas,
)
