"""La hoja de vida de las decisiones: las que se siguen a la fecha de corte, y en qué va cada una."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from informe_lib.fuentes.identidad import claves_de
from informe_lib.indicadores.decisiones import (
    DECISIONES_EN_SEGUIMIENTO,
    SIN_DATO,
    decisiones_del_alcance,
    seguimientos_al_corte,
)
from informe_lib.indicadores.hoja_de_vida import Eslabon, HojaDeVida, contar
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import sin_dato
from informe_lib.modelo.decision import Decision, EstadoDeDecision, Seguimiento
from informe_lib.modelo.expediente import Expediente

CERRADA_ANTES = "se cerró antes de que el periodo empezara"
FUERA = "se tomó fuera del alcance"


@dataclass(frozen=True, slots=True)
class _Seguida:
    """Una decisión con el último seguimiento que dice en qué va, y la fila en que está."""

    decision: Decision
    ultimo: Seguimiento | None
    fila: str

    @property
    def estado(self) -> str:
        return SIN_DATO if self.ultimo is None else str(self.ultimo.estado)


def hojas_de_decisiones(expediente: Expediente, alcance: Alcance) -> Iterator[HojaDeVida]:
    """Cuántas decisiones y compromisos trae el alcance y, de cada estado en que haya alguna, cuántas."""
    propias = decisiones_del_alcance(expediente, alcance)
    if not propias:
        return
    seguidas = _seguidas(expediente, propias)
    yield _hoja("", alcance, tuple(_en_la_lista(expediente, propias, alcance)))
    for estado in (*(uno.value for uno in EstadoDeDecision), SIN_DATO):
        en_el = [una for una in seguidas if una.estado == estado]
        if en_el:
            yield _hoja(estado, alcance, tuple(_en_el_estado(seguidas, estado)), en_el)


def _seguidas(expediente: Expediente, propias: Sequence[Decision]) -> list[_Seguida]:
    claves = claves_de("seguimientos", expediente.seguimientos)
    filas = dict(zip(map(id, expediente.seguimientos), claves, strict=True))
    seguidas = []
    for una in propias:
        historia = seguimientos_al_corte(expediente, una)
        dichos = [uno for uno in historia if isinstance(uno.estado, EstadoDeDecision)]
        ultimo = dichos[-1] if dichos else None
        seguidas.append(_Seguida(una, ultimo, filas.get(id(ultimo), "")))
    return seguidas


def _hoja(
    estado: str, alcance: Alcance, filas: tuple[Eslabon, ...], contadas: Sequence[_Seguida] = ()
) -> HojaDeVida:
    ficha = DECISIONES_EN_SEGUIMIENTO
    nombre = f"{ficha.nombre}: {estado}" if estado else ficha.nombre
    insumo = contar(nombre.lower(), filas)
    dichos = (una.ultimo.soporte for una in contadas if una.ultimo is not None)
    return HojaDeVida(
        clave=f"{ficha.clave}/{estado.replace(' ', '_').replace('ó', 'o')}" if estado else ficha.clave,
        nombre=nombre,
        valor=insumo.valor,
        unidad=ficha.unidad,
        cuenta="{0}",
        insumos=(insumo,),
        concepto=ficha.nombre,
        definicion=ficha.definicion,
        alcance=alcance,
        soportes=tuple(dict.fromkeys(uno for uno in dichos if isinstance(uno, str))),
        sin_soporte=sin_dato("ningún seguimiento dice su soporte") if estado else None,
    )


def _en_la_lista(expediente: Expediente, propias: Sequence[Decision], alcance: Alcance) -> Iterator[Eslabon]:
    cuentan = {una.clave for una in propias}
    for una in expediente.decisiones_en(Alcance.CORTE):
        dice = f"{una.tipo}, {una.fecha}"
        if una.clave in cuentan:
            yield Eslabon("decisiones", una.clave, "texto", dice, 1)
        else:
            razon = CERRADA_ANTES if alcance is Alcance.CORTE else FUERA
            yield Eslabon("decisiones", una.clave, "texto", dice, razon=razon)


def _en_el_estado(seguidas: Sequence[_Seguida], estado: str) -> Iterator[Eslabon]:
    """Cada decisión con el seguimiento que dice en qué va; sin ninguno, ella misma."""
    for una in seguidas:
        cuenta = una.estado == estado
        aporta, razon = (1, "") if cuenta else (None, f"va en «{una.estado}»")
        if una.ultimo is None:
            dice = f"{una.decision.clave}: ningún seguimiento dice en qué va"
            yield Eslabon("decisiones", una.decision.clave, "texto", dice, aporta, razon)
        else:
            dice = f"{una.decision.clave}: {una.estado}"
            yield Eslabon("seguimientos", una.fila, "estado", dice, aporta, razon)
