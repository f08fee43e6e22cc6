"""Las salvedades: con qué alertas se puede cerrar un informe porque alguien respondió por ellas."""

from __future__ import annotations

import re
from collections.abc import Iterable

from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.revision import Salvedad, Severidad
from informe_lib.revision.alerta import Alerta
from informe_lib.revision.catalogo import reglas

_DEL_DOCUMENTO = re.compile(r"D\d{2}")


def es_del_documento(codigo: str) -> bool:
    """¿Es el código de una alerta que nace al escribir el documento, y no de una regla sobre los datos?"""
    return _DEL_DOCUMENTO.fullmatch(codigo) is not None


def salvedad_de(alerta: Alerta, expediente: Expediente) -> Salvedad | None:
    """La salvedad que responde por una alerta, si la hay en los datos de este periodo.

    Recibe    una alerta de la revisión de ese expediente.
    Devuelve  de las que nombran su regla, la que nombra su dato (o la fila en que está) más de cerca; si
              ninguna, la que no nombra dato. Ninguna si la regla no admite salvedad.
    """
    if not admite_salvedad(alerta):
        return None
    propias = (
        una
        for una in expediente.salvedades
        if (una.periodo, una.regla) == (expediente.periodo, alerta.codigo)
        and _alcanza(una, alerta.donde.dato or "")
    )
    return max(propias, key=lambda una: len(una.dato or ""), default=None)


def _alcanza(salvedad: Salvedad, dato: str) -> bool:
    """La que nombra una fila vale para sus campos; la de una tabla, no: excusaría lo que nadie ha visto."""
    if salvedad.dato in (None, dato):
        return True
    return "/" in str(salvedad.dato) and dato.startswith(f"{salvedad.dato}/")


def admite_salvedad(alerta: Alerta) -> bool:
    """¿Puede alguien responder por ella? Por unas cifras que se contradicen, nadie."""
    return not any(regla.no_se_salva for regla in reglas() if regla.codigo == alerta.codigo)


def con_salvedad(alertas: Iterable[Alerta], expediente: Expediente) -> tuple[tuple[Alerta, Salvedad], ...]:
    """Las alertas por las que alguien responde, con su salvedad."""
    pares = ((alerta, salvedad_de(alerta, expediente)) for alerta in alertas)
    return tuple((alerta, salvedad) for alerta, salvedad in pares if salvedad is not None)


def sin_salvedad(alertas: Iterable[Alerta], expediente: Expediente) -> tuple[Alerta, ...]:
    """Las que impiden cerrar y nadie ha respondido por ellas."""
    return tuple(
        alerta
        for alerta in alertas
        if alerta.severidad is Severidad.IMPIDE and salvedad_de(alerta, expediente) is None
    )
