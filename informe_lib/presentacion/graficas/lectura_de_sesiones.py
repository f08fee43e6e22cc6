"""Las sesiones de una gráfica dichas en voz alta: sus fechas y cuáles son del periodo del informe."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from informe_lib.modelo.periodo import Periodo
from informe_lib.modelo.sesion import Sesion
from informe_lib.presentacion import formato

SESIONES_QUE_CABEN = 60  # con más, cada columna de una gráfica es un mes
SESIONES_EN_UN_TELEFONO = 5  # con más, la gráfica se desplaza a lo ancho
SESIONES_CON_DETALLE = 6  # más fechas o marcas dichas una por una ya no se escuchan: van en los datos


def sesiones_en_palabras(sesiones: Sequence[Sesion], periodo: Periodo) -> str:
    """Las fechas y, si las hay de antes, cuáles son del periodo del informe."""
    de_antes = [sesion for sesion in sesiones if not periodo.contiene(sesion.fecha)]
    del_periodo = [sesion for sesion in sesiones if periodo.contiene(sesion.fecha)]
    if not de_antes:
        return f"{formato.plural(len(sesiones), 'Sesión', 'Sesiones')}: {fechas_en_palabras(sesiones)}"
    en_el_periodo = (
        f"en el periodo, {fechas_en_palabras(del_periodo)}" if del_periodo else "en el periodo, ninguna"
    )
    return f"Sesiones: antes del periodo, {fechas_en_palabras(de_antes)}; {en_el_periodo}"


def fechas_en_palabras(sesiones: Sequence[Sesion]) -> str:
    """«16 de abril de 2024 y 3 de septiembre de 2024»; si son muchas, cuántas y entre qué fechas."""
    fechas = [formato.fecha_larga(sesion.fecha) for sesion in sesiones]
    if len(fechas) > SESIONES_CON_DETALLE:
        return f"{formato.numero(len(fechas))} sesiones, del {fechas[0]} al {fechas[-1]}"
    return formato.lista(fechas)


def columnas_de(sesiones: Sequence[Sesion]) -> list[list[int]]:
    """Los lugares de las sesiones que van en cada columna: una sola o, si no caben, todas las de un mes."""
    lugares = range(len(sesiones))
    if len(sesiones) <= SESIONES_QUE_CABEN:
        return [[lugar] for lugar in lugares]
    meses = groupby(lugares, key=lambda lugar: sesiones[lugar].fecha.replace(day=1))
    return [list(del_mes) for _, del_mes in meses]


def van_por_mes(sesiones: Sequence[Sesion]) -> bool:
    """¿Son tantas que cada columna es un mes?"""
    return len(sesiones) > SESIONES_QUE_CABEN


def cuantas_se_suman(sesiones: Sequence[Sesion], cuenta: str) -> str:
    """Lo que el subtítulo advierte cuando cada columna es un mes; nada si cada una es una sesión."""
    if not van_por_mes(sesiones):
        return ""
    return f" (son {formato.numero(len(sesiones))}; cada columna suma las de un mes: {cuenta})"
