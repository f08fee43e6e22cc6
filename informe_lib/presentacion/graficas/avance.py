"""Avance frente a lo esperado: una barra por actividad programada y la lista de las demás."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion import tema
from informe_lib.presentacion.bloques import Figura
from informe_lib.presentacion.graficas import plan_en_palabras as en_palabras
from informe_lib.presentacion.graficas.anchos import Dibujos, en_hojas, paginas
from informe_lib.presentacion.graficas.lectura_del_plan import LecturaDelPlan, datos, leer_plan
from informe_lib.presentacion.graficas.lienzo import Lienzo, medir
from informe_lib.presentacion.graficas.rejilla import FILETE_SUAVE, MENUDA, dibujar_notas
from informe_lib.presentacion.graficas.renglon_del_plan import (
    RUBRO,
    Columnas,
    alto_de_barra,
    alto_de_cifra,
    trazar_barra,
    trazar_cifra,
    trazar_clave,
)

CLAVE = "avance_frente_a_lo_esperado"
ALTO_DE_RUBRO = 0.95
ESCALA_MAXIMA = 2.0  # quien ejecutó diez veces lo programado no deja ver a los demás: su barra se corta
PIE = 2.0  # lo que se reserva para la clave y las notas


@dataclass(frozen=True, slots=True)
class Pieza:
    """Un renglón de la gráfica: cuánto ocupa y cómo se traza a una altura."""

    alto: float
    trazar: Callable[[Lienzo, float], None]
    es_barra: bool


def avance_frente_a_lo_esperado(expediente: Expediente, alcance: Alcance) -> Figura | None:
    """Lo ejecutado del plan frente a lo esperado al corte.

    Recibe    el expediente y el alcance (a la fecha de corte, el acumulado).
    Devuelve  la figura, en varias hojas si una no basta; None si el plan no
              trae ni una cantidad programada ni una cifra.
    Errores   ninguno.
    Fuente    tablas plan, ajustes, avances y cifras, corte al último día del periodo.
    """
    lectura = leer_plan(expediente, alcance)
    if lectura.no_hay_cifras():
        return None
    return Figura(
        clave=CLAVE,
        titulo=en_palabras.titulo(lectura),
        subtitulo=en_palabras.medida(lectura, expediente),
        alternativa=en_palabras.alternativa(lectura),
        fuente=en_palabras.fuente(lectura, expediente),
        datos=datos(lectura),
        **_dibujos(lectura),
    )


def _dibujos(lectura: LecturaDelPlan) -> Dibujos:
    piezas = list(_piezas(lectura, Columnas(tema.ANCHO_DE_FIGURA)))
    grupos = paginas([pieza.alto for pieza in piezas], tema.ALTO_DE_FIGURA - PIE)
    hojas = tuple(
        partial(_trazar, lectura, [piezas[lugar] for lugar in grupo], es_ultima=grupo is grupos[-1])
        for grupo in grupos
    )
    angostas = list(_piezas(lectura, Columnas(tema.ANCHO_ANGOSTO)))
    return en_hojas(hojas, partial(_trazar, lectura, angostas, es_ultima=True))


def _trazar(lectura: LecturaDelPlan, piezas: list[Pieza], lienzo: Lienzo, *, es_ultima: bool) -> float:
    """Los renglones de una hoja, bajo la clave si hay barras; las notas van en la última."""
    y = trazar_clave(lienzo, lectura.esperado) if any(pieza.es_barra for pieza in piezas) else 0.0
    for pieza in piezas:
        pieza.trazar(lienzo, y)
        y += pieza.alto
    if not es_ultima:
        return y
    return dibujar_notas(lienzo, [*en_palabras.notas(lectura), *en_palabras.motivos(lectura)], y)


def _piezas(lectura: LecturaDelPlan, columnas: Columnas) -> Iterator[Pieza]:
    """Las barras, de la más atrasada a la menos, y luego lo que no hay con qué comparar."""
    mayor = max((max(uno.avance or 0, uno.esperado or 0) for uno in lectura.programadas), default=1.0)
    escala = min(max(1.0, mayor), ESCALA_MAXIMA)
    for uno in lectura.programadas:
        yield Pieza(alto_de_barra(uno, columnas), partial(trazar_barra, uno, columnas, escala), es_barra=True)
    for rubro, renglones in (
        (en_palabras.NO_SE_CONOCE, lectura.por_conocer),
        (en_palabras.NO_TIENEN, lectura.sin_programar),
    ):
        hay_cifras = any(uno.valor is not None for uno in renglones)
        for lugar, uno in enumerate(renglones):
            cifra = Pieza(alto_de_cifra(uno, columnas), partial(trazar_cifra, uno, columnas), es_barra=False)
            yield cifra if lugar else _con_rubro(cifra, rubro, hay_cifras=hay_cifras)


def _con_rubro(pieza: Pieza, rubro: str, *, hay_cifras: bool) -> Pieza:
    """El primer renglón de una lista lleva encima su rubro, para que nunca se separen."""

    def trazar(lienzo: Lienzo, y: float) -> None:
        lienzo.texto((0, y + 0.6), rubro, RUBRO)
        aclaracion, x = "se muestra la cifra registrada", medir(rubro, RUBRO) + 0.25
        if hay_cifras and x + medir(aclaracion, MENUDA) < lienzo.ancho:
            lienzo.texto((x, y + 0.6), aclaracion, MENUDA)
        lienzo.linea((0, y + 0.1), (lienzo.ancho, y + 0.1), FILETE_SUAVE)
        pieza.trazar(lienzo, y + ALTO_DE_RUBRO)

    return Pieza(pieza.alto + ALTO_DE_RUBRO, trazar, es_barra=False)
