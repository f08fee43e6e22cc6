"""Qué funciones se abordaron en un periodo y no en el otro: la misma cuenta puede ser de otras."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from informe_lib.indicadores.comparacion.intervalo import Intervalo
from informe_lib.indicadores.comparacion.novedades import ClaseDeNovedad, Novedad
from informe_lib.indicadores.funciones import funciones_abordadas, funciones_en_orden
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente

_CLASES: Mapping[tuple[bool | None, bool | None], ClaseDeNovedad] = {
    (False, True): ClaseDeNovedad.FUNCION_NUEVA,
    (True, False): ClaseDeNovedad.FUNCION_DEJADA,
}


def novedades_de_funciones(intervalo: Intervalo) -> Iterator[Novedad]:
    """Las que consta que se abordaron en uno de los dos periodos y que en el otro no.

    Devuelve  en el orden del formato; de la que en uno de los dos no se sabe, nada.
    Fuente    tablas funciones, sesiones y funciones_abordadas; alcance, el periodo.
    """
    antes, ahora = _respuestas(intervalo.antes), _respuestas(intervalo.ahora)
    for funcion in funciones_en_orden(intervalo.ahora):
        clase = _CLASES.get((antes.get(funcion.clave), ahora.get(funcion.clave)))
        if clase is not None:
            yield Novedad(clase, f"funciones/{funcion.clave}", funcion.texto)


def _respuestas(expediente: Expediente) -> dict[str, bool]:
    conocidas = funciones_abordadas(expediente, Alcance.PERIODO).dropna(subset="se_abordo")
    return {
        str(clave): bool(si) for clave, si in zip(conocidas["funcion"], conocidas["se_abordo"], strict=True)
    }
