"""Todo lo que cambió de un periodo a otro, junto."""

from __future__ import annotations

from dataclasses import dataclass

from informe_lib.indicadores.comparacion.cambio import Cambio
from informe_lib.indicadores.comparacion.cifras import cambios_de_cifras
from informe_lib.indicadores.comparacion.decisiones import DecisionComparada, decisiones_comparadas
from informe_lib.indicadores.comparacion.funciones import novedades_de_funciones
from informe_lib.indicadores.comparacion.intervalo import Intervalo
from informe_lib.indicadores.comparacion.medidas import cambios_de_indicadores, cambios_del_plan
from informe_lib.indicadores.comparacion.novedades import (
    Novedad,
    novedades_de_designaciones,
    novedades_de_identidad,
    novedades_de_normas,
    novedades_de_sillas,
    novedades_de_textos,
    novedades_del_reglamento,
)
from informe_lib.modelo.expediente import Expediente


@dataclass(frozen=True, slots=True)
class Comparacion:
    """Dos periodos de una instancia: cada medida en los dos, y lo que pasó entre sus cortes.

    De cada actividad, `plan` trae el avance y `metas`, la cantidad programada.
    """

    intervalo: Intervalo
    identidad: tuple[Novedad, ...]
    indicadores: tuple[Cambio, ...]
    cifras: tuple[Cambio, ...]
    plan: tuple[Cambio, ...]
    metas: tuple[Cambio, ...]
    funciones: tuple[Novedad, ...]
    decisiones: tuple[DecisionComparada, ...]
    sillas: tuple[Novedad, ...]
    designaciones: tuple[Novedad, ...]
    normas: tuple[Novedad, ...]
    reglamento: tuple[Novedad, ...]
    textos: tuple[Novedad, ...]


def comparar(antes: Expediente, ahora: Expediente) -> Comparacion:
    """Lo que cambió entre dos periodos de una instancia.

    Recibe    el expediente de la instancia puesto en cada periodo, el más viejo primero.
    Devuelve  cada indicador, cada cifra y cada actividad del plan con su valor en los dos, también lo que no
              cambió; y de decisiones, sillas, designaciones, normas, reglamento y textos, lo que es nuevo.
    Errores   ErrorMismoPeriodo, y ErrorPeriodosDeOtraClase si no duran lo mismo.
    Fuente    todas las tablas, cortes al último día de cada periodo.
    """
    intervalo = Intervalo(antes, ahora)
    plan, metas = cambios_del_plan(intervalo)
    return Comparacion(
        intervalo=intervalo,
        identidad=tuple(novedades_de_identidad(intervalo)),
        indicadores=tuple(cambios_de_indicadores(intervalo)),
        cifras=tuple(cambios_de_cifras(intervalo)),
        plan=plan,
        metas=metas,
        funciones=tuple(novedades_de_funciones(intervalo)),
        decisiones=tuple(decisiones_comparadas(intervalo)),
        sillas=tuple(novedades_de_sillas(intervalo)),
        designaciones=tuple(novedades_de_designaciones(intervalo)),
        normas=tuple(novedades_de_normas(intervalo)),
        reglamento=tuple(novedades_del_reglamento(intervalo)),
        textos=tuple(novedades_de_textos(intervalo)),
    )
