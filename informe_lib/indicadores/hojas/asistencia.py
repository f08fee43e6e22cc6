"""La hoja de vida de la asistencia: qué marcas suman, en total, por sesión y por silla, y cuáles no."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from informe_lib.indicadores.asistencia import TASA_DE_ASISTENCIA, tasa_de_asistencia
from informe_lib.indicadores.hoja_de_vida import POR_CIEN, Eslabon, HojaDeVida, Insumo, actas_de, contar
from informe_lib.indicadores.puestos import (
    es_imposible,
    puestos_convocados,
    rol_en_la_sesion,
    rol_que_cuenta,
)
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import sin_dato
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.integrante import Integrante
from informe_lib.modelo.sesion import Asistencia, EstadoDeAsistencia, Sesion

TABLA = "asistencias"
TOTAL = "asistencias"
DEFINICION_DEL_TOTAL = (
    "Marcas que dicen que la silla asistió, en las sesiones realizadas del alcance; cuentan todos los roles, "
    "y una fila colectiva es una marca"
)
NADIE_LO_REGISTRO = "ninguna marca de asistencia es conocida"

Marca = tuple[Integrante, Sesion, Asistencia | None]


@dataclass(frozen=True, slots=True)
class _Ambito:
    """De qué expediente y alcance son las tasas, y por qué no la hay donde ninguna marca se conoce."""

    expediente: Expediente
    alcance: Alcance
    motivo: str


def hojas_de_asistencia(expediente: Expediente, alcance: Alcance) -> Iterator[HojaDeVida]:
    """El total de asistencias y la tasa; después, la tasa de cada sesión y la de cada silla."""
    marcas = list(_marcas(expediente, alcance))
    sesiones = expediente.sesiones_realizadas_en(alcance)
    de_sesion: dict[str, list[Marca]] = {}
    de_silla: dict[str, list[Marca]] = {}
    for marca in marcas:
        de_silla.setdefault(marca[0].clave, []).append(marca)
        de_sesion.setdefault(marca[1].clave, []).append(marca)
    yield _total(de_sesion, sesiones, alcance)
    motivo = tasa_de_asistencia(expediente, alcance).motivo or "ninguna de sus marcas es conocida"
    tasa = partial(_tasa, _Ambito(expediente, alcance, motivo))
    yield tasa(marcas, sesiones)
    for sesion in sesiones:
        propias = de_sesion.get(sesion.clave, [])
        yield tasa(propias, (sesion,), detalle=(sesion.clave, f"en la sesión {sesion.clave}"))
    for silla in expediente.integrantes:
        if propias := de_silla.get(silla.clave, []):
            yield tasa(propias, sesiones, detalle=(silla.clave, f"de {silla.nombre}"))


def _marcas(expediente: Expediente, alcance: Alcance) -> Iterator[Marca]:
    dichas = {(marca.sesion, marca.integrante): marca for marca in expediente.asistencias}
    for sesion in expediente.sesiones_realizadas_en(alcance):
        for silla in sorted(expediente.integrantes, key=lambda una: una.orden):
            yield silla, sesion, dichas.get((sesion.clave, silla.clave))


def _total(marcas: Mapping[str, Sequence[Marca]], sesiones: Sequence[Sesion], alcance: Alcance) -> HojaDeVida:
    """Un insumo por sesión: son los totales de columna de la tabla. `marcas` son las de cada sesión."""
    insumos = tuple(_de_la_sesion(sesion, marcas.get(sesion.clave, ())) for sesion in sesiones)
    conocidos = [insumo.valor for insumo in insumos if isinstance(insumo.valor, int)]
    desconocido = bool(insumos) and not conocidos
    soportes, ausencia = actas_de(sesiones)
    return HojaDeVida(
        clave=TOTAL,
        nombre="Total de asistencias",
        valor=sin_dato(NADIE_LO_REGISTRO) if desconocido else sum(conocidos),
        unidad="asistencias",
        cuenta=" + ".join(f"{{{lugar}}}" for lugar in range(len(insumos))) or "no hubo sesiones",
        insumos=insumos,
        concepto="Total de asistencias",
        definicion=DEFINICION_DEL_TOTAL,
        alcance=alcance,
        soportes=soportes,
        sin_soporte=ausencia,
    )


def _de_la_sesion(sesion: Sesion, marcas: Sequence[Marca]) -> Insumo:
    """De marcas que nadie conoce no sale un cero."""
    propias = [marca for marca in marcas if marca[0].ocupa(sesion.fecha)]
    insumo = contar(sesion.clave, map(_de_presencia, propias))
    if propias and all(_sin_dato(*marca) for marca in propias):
        return replace(insumo, valor=sin_dato(NADIE_LO_REGISTRO))
    return insumo


def _de_presencia(marca: Marca) -> Eslabon:
    silla, sesion, dicha = marca
    porque = _sin_dato(silla, sesion, dicha)
    if not porque and dicha is not None and not dicha.estado.es_presencia():
        porque = f"la marca dice «{dicha.estado}»"
    return eslabon_de_la_marca(marca, None if porque else 1, porque)


def _tasa(
    ambito: _Ambito,
    marcas: Sequence[Marca],
    sesiones: Sequence[Sesion],
    detalle: tuple[str, str] = ("", ""),
) -> HojaDeVida:
    """La tasa de unas marcas; `detalle` dice de qué sesión o de qué silla: su clave y sus palabras."""
    de_cual, en_palabras = detalle
    insumos = (
        contar("puestos que asistieron", (_puesto(ambito.expediente, marca, 0) for marca in marcas)),
        contar("puestos convocados", (_puesto(ambito.expediente, marca, 1) for marca in marcas)),
    )
    asistieron, convocados = (int(str(insumo.valor)) for insumo in insumos)
    soportes, ausencia = actas_de(sesiones)
    ficha = TASA_DE_ASISTENCIA
    return HojaDeVida(
        clave=f"{ficha.clave}/{de_cual}" if de_cual else ficha.clave,
        nombre=f"{ficha.nombre} {en_palabras}".rstrip(),
        valor=Decimal(asistieron) / Decimal(convocados) if convocados else sin_dato(ambito.motivo),
        unidad=ficha.unidad,
        cuenta="{0} ÷ {1}" + POR_CIEN,
        insumos=insumos,
        concepto=ficha.nombre,
        definicion=ficha.definicion,
        alcance=ambito.alcance,
        soportes=soportes,
        sin_soporte=ausencia,
        se_imprime=not de_cual,
    )


def _puesto(expediente: Expediente, marca: Marca, lugar: int) -> Eslabon:
    """Lo que una marca suma a los que asistieron (lugar 0) o a los convocados (lugar 1)."""
    silla, sesion, dicha = marca
    rol = rol_en_la_sesion(silla, dicha)
    porque = _sin_dato(silla, sesion, dicha)
    if not porque and dicha is not None and not dicha.estado.es_convocatoria():
        porque = "no se le convocó"
    if not porque and not rol_que_cuenta(expediente, rol):
        porque = f"el formato no cuenta a quien tiene el rol {rol}"
    return eslabon_de_la_marca(marca, None if porque else puestos_convocados(dicha)[lugar], porque)


def _sin_dato(silla: Integrante, sesion: Sesion, marca: Asistencia | None) -> str:
    """Por qué de esa silla no se sabe nada ese día; nada, si se sabe."""
    if not silla.ocupa(sesion.fecha):
        return "la silla no existía ese día"
    if marca is None:
        return "no hay marca"
    if marca.estado is EstadoDeAsistencia.SIN_DATO:
        return "sin dato"
    return "sus cantidades no cuadran" if es_imposible(marca) else ""


def eslabon_de_la_marca(marca: Marca, aporta: int | None, porque: str) -> Eslabon:
    """La marca de una silla en una sesión, con lo que suma o por qué no suma."""
    silla, sesion, dicha = marca
    dice = "no hay marca" if dicha is None else _dicho(dicha)
    return Eslabon(TABLA, f"{sesion.clave}/{silla.clave}", "estado", dice, aporta, porque)


def _dicho(marca: Asistencia) -> str:
    """«asistió, 5 de 8»."""
    cuantos = f", {marca.asistieron} de {marca.convocados}" if marca.convocados is not None else ""
    rol = f", con rol {marca.rol}" if marca.rol else ""
    return f"{marca.estado}{cuantos}{rol}"
