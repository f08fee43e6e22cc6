"""Qué claves salen de los datos hacia carpetas, celdas y direcciones, y por eso deben ser seguras."""

from __future__ import annotations

from informe_lib.modelo.cifra import Cifra
from informe_lib.modelo.decision import Decision
from informe_lib.modelo.formato_oficial import FormatoOficial, SeccionDelFormato
from informe_lib.modelo.instancia import Funcion, Instancia, Organo
from informe_lib.modelo.integrante import Integrante
from informe_lib.modelo.plan import Actividad
from informe_lib.modelo.sesion import Sesion

_CON_CLAVE_SEGURA = frozenset(
    {
        Instancia, Organo, Integrante, Sesion, Funcion, Decision, Actividad, Cifra,
        FormatoOficial, SeccionDelFormato,
    }
)  # fmt: skip


def exige_clave_segura(clase: type) -> bool:
    """¿El campo `clave` de esta clase debe servir en cualquier sistema? Un rol (`IP`) o un icono no."""
    return clase in _CON_CLAVE_SEGURA
