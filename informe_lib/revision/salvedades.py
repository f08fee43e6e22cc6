"""Las salvedades: con qué alertas se puede cerrar un informe porque alguien respondió por ellas."""

from __future__ import annotations

from collections.abc import Iterable

from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.revision import Salvedad, Severidad
from informe_lib.revision.alerta import Alerta
from informe_lib.revision.catalogo import reglas


def salvedad_de(alerta: Alerta, expediente: Expediente) -> Salvedad | None:
    """La salvedad que responde por una alerta, si la hay en los datos de este periodo.

    Recibe    una alerta de la revisión de ese expediente.
    Devuelve  la que nombra su regla y su dato o, si ninguna, la que nombra solo su regla. Ninguna si la
              regla no admite salvedad.
    """
    if any(regla.no_se_salva for regla in reglas() if regla.codigo == alerta.codigo):
        return None
    propias = [
        una
        for una in expediente.salvedades
        if (una.periodo, una.regla) == (expediente.periodo, alerta.codigo)
        and una.dato in (None, alerta.donde.dato)
    ]
    return next((una for una in propias if una.dato), next(iter(propias), None))


def sin_salvedad(alertas: Iterable[Alerta], expediente: Expediente) -> tuple[Alerta, ...]:
    """Las que impiden cerrar y nadie ha respondido por ellas."""
    return tuple(
        alerta
        for alerta in alertas
        if alerta.severidad is Severidad.IMPIDE and salvedad_de(alerta, expediente) is None
    )
