"""Las reglas de la casa: un módulo por asunto, cada uno con sus REGLAS."""

from types import ModuleType

from informe_lib.revision.reglas import (
    actas,
    asistencia,
    cifras,
    citas,
    cuentas,
    datos_personales,
    decisiones,
    fechas,
    firma,
    funciones,
    inversion_de_fechas,
    normas,
    orden_de_fechas,
    publicacion,
    redaccion,
    referencias,
    roles,
    sesiones,
    siglas,
    sillas,
)

MODULOS: tuple[ModuleType, ...] = (
    actas,
    asistencia,
    cifras,
    citas,
    cuentas,
    datos_personales,
    decisiones,
    fechas,
    firma,
    funciones,
    inversion_de_fechas,
    normas,
    orden_de_fechas,
    publicacion,
    redaccion,
    referencias,
    roles,
    sesiones,
    siglas,
    sillas,
)
