"""Las sesiones de una gráfica dichas en voz alta: sus fechas y cuáles son del periodo del informe."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from itertools import groupby

from informe_lib.modelo.periodo import Periodo
from informe_lib.modelo.sesion import Sesion
from informe_lib.presentacion import formato

SESIONES_QUE_CABEN = 60  # con más, cada columna de una gráfica es un mes
MESES_QUE_CABEN = 24  # y con más, un año
SESIONES_EN_UN_TELEFONO = 5  # con más, la gráfica se desplaza a lo ancho
SESIONES_CON_DETALLE = 6  # más fechas o marcas dichas una por una ya no se escuchan: van en los datos


class Tanda(StrEnum):
    """Lo que reúne cada columna de una gráfica por sesión."""

    SESION = "sesión"
    MES = "mes"
    ANO = "año"

    def es_suma(self) -> bool:
        """¿Cada columna reúne varias sesiones?"""
        return self is not Tanda.SESION

    def comienzo(self, fecha: date) -> date:
        """El primer día del mes o del año de una fecha."""
        return fecha.replace(day=1) if self is Tanda.MES else fecha.replace(month=1, day=1)

    def nombre(self, fecha: date) -> str:
        """«2024-09» o «2024»: como va en los datos."""
        return f"{fecha:%Y-%m}" if self is Tanda.MES else f"{fecha:%Y}"


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


def tanda_de(sesiones: Sequence[Sesion]) -> Tanda:
    """Lo menos que puede sumar cada columna para que todas quepan."""
    if len(sesiones) <= SESIONES_QUE_CABEN:
        return Tanda.SESION
    meses = {(sesion.fecha.year, sesion.fecha.month) for sesion in sesiones}
    return Tanda.MES if len(meses) <= MESES_QUE_CABEN else Tanda.ANO


def columnas_de(sesiones: Sequence[Sesion]) -> list[list[int]]:
    """Los lugares de las sesiones que van en cada columna: vienen en orden de fecha."""
    lugares, tanda = range(len(sesiones)), tanda_de(sesiones)
    if not tanda.es_suma():
        return [[lugar] for lugar in lugares]
    tandas = groupby(lugares, key=lambda lugar: tanda.comienzo(sesiones[lugar].fecha))
    return [list(de_la_tanda) for _, de_la_tanda in tandas]


def cuantas_se_suman(sesiones: Sequence[Sesion], cuenta: str) -> str:
    """Lo que el subtítulo advierte cuando cada columna suma varias; nada si cada una es una sesión."""
    tanda = tanda_de(sesiones)
    if not tanda.es_suma():
        return ""
    return f" (son {formato.numero(len(sesiones))}; cada columna suma las de un {tanda}: {cuenta})"
