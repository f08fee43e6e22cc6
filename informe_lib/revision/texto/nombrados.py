"""Qué cuenta cada número de una oración, también el que no lleva su sustantivo."""

from __future__ import annotations

import re
from collections.abc import Sequence

from informe_lib.revision.texto.cuadre import Cuadre
from informe_lib.revision.texto.cuentas import Catalogo
from informe_lib.revision.texto.entorno import ATRAS, lo_primero_que_se_cuenta, lo_que_se_venia_contando
from informe_lib.revision.texto.mencion import Mencion
from informe_lib.revision.texto.oraciones import Oracion
from informe_lib.revision.texto.sustantivos import Sintagma

_DE_ELLOS = re.compile(r"\s+de\s+(?:ell[oa]s|est[oa]s|los cuales|las cuales)\b")
VECES = frozenset(("oportunidad", "ocasion", "vez"))
# Los nombres de lo contado y los otros con que también se lo podría llamar.
Nombres = tuple[frozenset[str], frozenset[str]]


def nombres_de(
    oracion: Oracion,
    menciones: Sequence[Mencion],
    sintagmas: Sequence[Sintagma],
    cuadre: Cuadre,
    catalogo: Catalogo,
) -> list[Nombres]:
    """Los de cada número: su sustantivo, el de su pareja, el del que sigue o el que se venía contando."""
    nombres: list[Nombres] = []
    for n in range(len(menciones)):
        ligadas = _ligadas(n, oracion, menciones, cuadre)
        de_quien = next((i for i in ligadas if sintagmas[i].es_propio), None)
        if de_quien is not None:
            suyo = sintagmas[de_quien]
            nombres.append(
                (_de_que_veces(suyo.nombres, oracion), suyo.auxiliares - catalogo.de_asuntos(suyo.nombres))
            )
        else:
            mencion = menciones[n]
            conocidos = catalogo.que_se_miden if mencion.es_parte() else catalogo.nombres_y_cercanos
            tope = max(menciones[n - 1].hasta, sintagmas[n - 1].fin) if n else 0
            nuevo = lo_que_se_venia_contando(oracion, mencion.desde, tope, conocidos)
            if not nuevo and mencion.es_parte() and _DE_ELLOS.match(oracion.plano, mencion.hasta):
                nuevo = lo_que_se_venia_contando(oracion, mencion.desde, 0, catalogo.nombres)
            heredados = (nuevo, frozenset[str]()) if nuevo else _los_de_antes(n, menciones, nombres)
            nombres.append(heredados or (lo_primero_que_se_cuenta(oracion, conocidos), frozenset()))
    return nombres


def _de_que_veces(nombres: frozenset[str], oracion: Oracion) -> frozenset[str]:
    """«Sesionó en cinco oportunidades»: lo que se cuenta lo dice el verbo."""
    verbos = ("sesion", "reuni", "asisti", "abord", "trat", "deleg", "excus", "falt")
    if nombres <= VECES and any(una.plana.startswith(verbos) for una in oracion.palabras):
        return frozenset(("sesion",))
    return nombres


def _ligadas(n: int, oracion: Oracion, menciones: Sequence[Mencion], cuadre: Cuadre) -> list[int]:
    """Él mismo, la parte o el todo de su par, y el número que le sigue si se dicen juntos."""
    de_todo = {todo: parte for parte, todo in cuadre.pares.items()}
    siguiente = _el_que_sigue(n, oracion, menciones)
    ligadas = [n, cuadre.pares.get(n), de_todo.get(n), siguiente]
    if siguiente is not None:
        ligadas.append(cuadre.pares.get(siguiente))
    return [una for una in ligadas if una is not None]


def _el_que_sigue(n: int, oracion: Oracion, menciones: Sequence[Mencion]) -> int | None:
    """En «de doce a siete días» y «entre 4 y 7 puestos», lo contado va después del segundo."""
    if n + 1 < len(menciones):
        enlace = oracion.plano[menciones[n].hasta : menciones[n + 1].desde]
        es_de_ese_todo = menciones[n].es_parte() and re.fullmatch(r"\s+de\s+(?:(?:las|los)\s+)?", enlace)
        if es_de_ese_todo or re.fullmatch(r"\s+(?:a|y|o|u|hasta)\s+", enlace):
            return n + 1
    return None


def _los_de_antes(n: int, menciones: Sequence[Mencion], anteriores: Sequence[Nombres]) -> Nombres | None:
    """Los del número anterior de su misma clase: el de un porcentaje no es el de una cuenta."""
    for i in range(n - 1, max(-1, n - ATRAS), -1):
        if not menciones[i].flojo and menciones[i].es_parte() == menciones[n].es_parte():
            return anteriores[i]
    return None
