"""Las celdas de la matriz de asistencia: una marca por sesión o, si son muchas, una cuenta por tanda."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from informe_lib.presentacion.bloques import Columna, Datos, TipoDeDato
from informe_lib.presentacion.graficas.lectura_de_asistencia import Lectura, Marca, Puestos, Silla
from informe_lib.presentacion.graficas.lectura_de_sesiones import Tanda, columnas_de, tanda_de

_COLUMNAS = (
    Columna("sector", "Sector"),
    Columna("integrante", "Integrante"),
    Columna("cargo", "Cargo"),
    Columna("tanda", "Mes o año"),
    Columna("asistieron", "Asistieron", TipoDeDato.ENTERO, "puestos"),
    Columna("convocados", "Convocados", TipoDeDato.ENTERO, "puestos"),
    Columna("sin_dato", "Sin dato", TipoDeDato.ENTERO, "marcas"),
)


@dataclass(frozen=True, slots=True)
class Cuenta:
    """Lo que pasó en varias sesiones: puestos que asistieron, convocados y marcas que faltan."""

    asistieron: int
    convocados: int
    sin_dato: int = 0


Celda = Marca | Cuenta | None  # None: la silla no existía


@dataclass(frozen=True, slots=True)
class Fila:
    silla: Silla
    celdas: tuple[Celda, ...]


@dataclass(frozen=True, slots=True)
class Matriz:
    """Una celda por silla y columna; cada columna es una sesión o la suma de una tanda."""

    lectura: Lectura
    fechas: tuple[date, ...]
    filas: tuple[Fila, ...]
    totales: tuple[Cuenta, ...]
    tanda: Tanda


def matriz_de(lectura: Lectura) -> Matriz:
    """La matriz con sus filas por sector, sumada por mes o por año si las sesiones no caben una por una."""
    tanda, columnas = tanda_de(lectura.sesiones), columnas_de(lectura.sesiones)
    claves = [sesion.clave for sesion in lectura.sesiones]
    filas = []
    for silla in _por_sector(lectura.sillas):
        marcas = ([silla.marcas.get(claves[lugar]) for lugar in columna] for columna in columnas)
        celdas = (_sumada(una) if tanda.es_suma() else una[0] for una in marcas)
        filas.append(Fila(silla, tuple(celdas)))
    fechas = tuple(lectura.sesiones[columna[-1]].fecha for columna in columnas)
    totales = (_total(lectura.por_sesion[lugar] for lugar in columna) for columna in columnas)
    return Matriz(lectura, fechas, tuple(filas), tuple(totales), tanda)


def datos_sumados(matriz: Matriz) -> Datos:
    """Una fila por silla y mes, o por silla y año."""
    return Datos(
        _COLUMNAS,
        tuple(
            (
                *(fila.silla.sector, fila.silla.nombre, fila.silla.cargo, matriz.tanda.nombre(fecha)),
                *(celda.asistieron, celda.convocados, celda.sin_dato),
            )
            for fila in matriz.filas
            for fecha, celda in zip(matriz.fechas, fila.celdas, strict=True)
            if isinstance(celda, Cuenta)
        ),
    )


def _por_sector(sillas: Iterable[Silla]) -> list[Silla]:
    """Las sillas de un sector, juntas, en el orden en que aparece el primero."""
    por_sector: dict[str, list[Silla]] = {}
    for silla in sillas:
        por_sector.setdefault(silla.sector, []).append(silla)
    return [silla for propias in por_sector.values() for silla in propias]


def _sumada(marcas: list[Marca | None]) -> Cuenta | None:
    conocidas = [marca for marca in marcas if marca is not None]
    if not conocidas:
        return None
    return Cuenta(
        sum(marca.asistieron for marca in conocidas),
        sum(marca.convocados for marca in conocidas),
        sum(not marca.se_conoce() for marca in conocidas),
    )


def _total(puestos: Iterable[Puestos]) -> Cuenta:
    cuentas = list(puestos)
    return Cuenta(sum(una.asistieron for una in cuentas), sum(una.convocados for una in cuentas))
