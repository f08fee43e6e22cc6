"""Por qué falta cada dato de cada actividad del plan, para que los datos abiertos lo digan donde falta."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pandas import DataFrame, isna

from informe_lib.indicadores.cifras import valor_vigente
from informe_lib.indicadores.plan import AVANCE, EJECUTADO, ESPERADO, PROGRAMADO, lo_que_falta_del_plan
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia, ClaseDeAusencia, sin_dato
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.plan import Actividad, TipoDeMeta

# Lo que de una medida no se dice aparte falta por lo mismo que la primera de estas que falte.
DE_DONDE_SALE = {
    "programado": (PROGRAMADO,),
    "ejecutado": (EJECUTADO,),
    "avance": (AVANCE, PROGRAMADO, EJECUTADO),
    "esperado": (ESPERADO, PROGRAMADO, AVANCE, EJECUTADO),
}
CON_LINEA_BASE = (TipoDeMeta.CRECIENTE, TipoDeMeta.DECRECIENTE)
SIN_SOPORTE = sin_dato("ningún registro de lo ejecutado dice su soporte")

Ausencias = Mapping[tuple[str, str], Ausencia]


def ausencias_del_plan(expediente: Expediente, alcance: Alcance, avance: DataFrame) -> Ausencias:
    """La razón de cada dato que falta y debería estar, o que no aplica.

    Recibe    el expediente, el alcance y la tabla de `avance_del_plan` de los dos.
    Devuelve  (clave de la actividad, columna de esa tabla) -> ausencia. La columna vacía que no está
              aquí no dice nada de esa actividad: una meta que se suma no tiene línea base.
    Fuente    la misma de `avance_del_plan`.
    """
    actividades = {una.clave: una for una in expediente.actividades_del_plan()}
    faltas = {
        (str(falta.actividad), str(falta.medida)): Ausencia(
            ClaseDeAusencia(str(falta.clase)), str(falta.razon)
        )
        for falta in lo_que_falta_del_plan(expediente, alcance).itertuples()
    }
    posibles = {
        (clave, columna): razon
        for clave, actividad in actividades.items()
        for columna, razon in (*_de_las_medidas(clave, faltas), *_de_los_campos(expediente, actividad))
    }
    vacias = {
        (str(fila["actividad"]), str(columna))
        for fila in avance.to_dict("records")
        for columna, valor in fila.items()
        if isna(valor)
    }
    sin_hacer = {
        clave for clave, columna in vacias if {(clave, "ejecutado"), (clave, "registrado")} <= vacias
    }
    sin_soporte = {
        cruce: SIN_SOPORTE for cruce in vacias if cruce[1] == "soporte" and cruce[0] not in sin_hacer
    }
    return {cruce: razon for cruce, razon in posibles.items() if cruce in vacias} | sin_soporte


def _de_las_medidas(clave: str, faltas: Ausencias) -> Iterator[tuple[str, Ausencia]]:
    for columna, medidas in DE_DONDE_SALE.items():
        razones = (faltas[clave, medida] for medida in medidas if (clave, medida) in faltas)
        yield from ((columna, razon) for razon in [next(razones, None)] if razon)


def _de_los_campos(expediente: Expediente, actividad: Actividad) -> Iterator[tuple[str, Ausencia]]:
    """Lo que la actividad debería decir de sí misma: lo que se hace o no se hace no tiene unidad."""
    sin_unidad = actividad.tipo_de_meta is TipoDeMeta.SI_NO and actividad.unidad == NO_REGISTRADO
    if isinstance(actividad.unidad, Ausencia) and not sin_unidad:
        yield "unidad", actividad.unidad
    if isinstance(actividad.linea_base, Ausencia) and actividad.tipo_de_meta in CON_LINEA_BASE:
        yield "linea_base", actividad.linea_base
    registrado = actividad.cifra_ejecutada and valor_vigente(expediente, actividad.cifra_ejecutada)
    if registrado and isinstance(registrado.alcance, Ausencia):
        yield "alcance_registrado", registrado.alcance
