"""Lo que rodea a un número en su oración: su inciso, lo que se dice cerca y de qué se venía hablando."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from informe_lib.revision.texto.oraciones import TAPADO, Oracion
from informe_lib.revision.texto.palabras import VACIAS, Palabra, juego, lema, raiz

CORTE = re.compile(rf"[,;:.()—–!?{TAPADO}]")
_INFINITIVO = re.compile(r"[aei]r(?:se|l[aeo]s?)?$")
_NO_SON_VERBOS = juego("circular lugar hogar mar par taller mujer titular militar celular escolar particular")
_PENDIENTE = raiz("pendiente")
GRUPOS = juego(
    "total numero conjunto grupo serie par suma cantidad conteo mayoria meta totalidad programacion "
    "avance ejecucion "
    "cumplimiento"
)
_PREPOSICIONES = juego("de del con sin en por para sobre a al")
_ARTICULOS = juego("las los la el")
CERCA = 200  # letras en que se busca dónde empieza y termina un inciso
ATRAS = 40  # palabras que se miran hacia atrás para saber de qué se venía hablando


def lema_de(palabra: Palabra) -> str:
    """El de un sustantivo; una sigla no tiene plural."""
    return palabra.plana if palabra.es_sigla else lema(palabra.plana)


def raices_de_palabras(palabras: Sequence[Palabra]) -> frozenset[str]:
    """Las raíces, sin su orden."""
    return frozenset(_raices_en_orden(palabras))


def _raices_en_orden(palabras: Iterable[Palabra]) -> Iterator[str]:
    """Las raíces de lo que significa algo; «por enviar» es pendiente, y «no asistió», lo contrario."""
    previa, niega = "", 0
    for una in palabras:
        if previa == "por" and _INFINITIVO.search(una.plana) and una.plana not in _NO_SON_VERBOS:
            yield _PENDIENTE
        elif una.plana == "no":
            niega = 3
            yield "no"
        elif una.plana not in VACIAS:
            yield f"no {raiz(una.plana)}" if niega > 0 else raiz(una.plana)
        niega -= 1
        previa = una.plana


def raices_entre(oracion: Oracion, desde: int, hasta: int) -> list[str]:
    """Las raíces de las palabras con significado entre dos lugares de la oración, en orden."""
    return list(_raices_en_orden(palabras_entre(oracion, desde, hasta)))


def palabras_entre(oracion: Oracion, desde: int, hasta: int) -> Sequence[Palabra]:
    """Las palabras que empiezan entre dos lugares."""
    lugar = bisect_left(oracion.palabras, desde, key=lambda una: una.desde)
    return oracion.palabras[lugar : bisect_left(oracion.palabras, hasta, key=lambda una: una.desde)]


def inciso(oracion: Oracion, desde: int, hasta: int) -> tuple[int, int]:
    """Dónde empieza y termina, entre comas o puntos, la parte de la oración en que está un lugar."""
    comienzo, fin = max(0, desde - CERCA), min(len(oracion.plano), hasta + CERCA)
    for corte in CORTE.finditer(oracion.plano, comienzo, desde):
        comienzo = corte.end()
    siguiente = CORTE.search(oracion.plano, hasta, fin)
    return comienzo, siguiente.start() if siguiente else fin


def lo_que_se_venia_contando(
    oracion: Oracion, desde: int, tope: int, conocidos: frozenset[str]
) -> frozenset[str]:
    """El sustantivo conocido más cercano antes de un lugar, sin pasar del `tope`.

    El que va detrás de una preposición es complemento de otro («inspecciones de faros»): cede ante
    el que lo lleva.
    """
    lugar = bisect_left(oracion.palabras, desde, key=lambda una: una.desde)
    complemento = frozenset[str]()
    for i in range(lugar - 1, max(-1, lugar - ATRAS), -1):
        una = oracion.palabras[i]
        if una.desde < tope:
            break
        if una.plana in GRUPOS and complemento:
            return complemento  # «la meta de inspecciones» es de inspecciones
        if una.plana in GRUPOS or lema_de(una) not in conocidos:
            continue
        if not _va_detras_de_preposicion(oracion.palabras, i):
            return frozenset((lema_de(una),))
        complemento = complemento or frozenset((lema_de(una),))
    return complemento


def _va_detras_de_preposicion(palabras: Sequence[Palabra], i: int) -> bool:
    previas = [una.plana for una in palabras[max(0, i - 2) : i]]
    if previas[-1:] and previas[-1] in _ARTICULOS:
        previas = previas[:-1]
    return bool(previas) and previas[-1] in _PREPOSICIONES


def lo_primero_que_se_cuenta(oracion: Oracion, conocidos: frozenset[str]) -> frozenset[str]:
    """El primer sustantivo conocido de la oración: casi siempre, su sujeto."""
    for una in oracion.palabras[:ATRAS]:
        if una.plana not in GRUPOS and lema_de(una) in conocidos:
            return frozenset((lema_de(una),))
    return frozenset()
