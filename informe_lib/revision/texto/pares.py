"""Los números que van de dos en dos: la parte y el todo («14 de 20»), y de dónde a dónde («entre 4 y 7»)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from informe_lib.revision.texto.mencion import Mencion
from informe_lib.revision.texto.oraciones import TAPADO, Oracion
from informe_lib.revision.texto.sustantivos import Sintagma

_DE_CUANTOS = re.compile(
    r"\s+(?P<cosa>(?:[^\W\d]+\s+){0,4}?)(?:de|del|sobre|frente a|contra|de entre|"
    r"por cada)(?P<articulo>\s+(?:las|los|sus|un total de))?\s+"
)
_DE_ENTRADA = re.compile(
    rf"(?:^|[,;:.({TAPADO}]\s*|\by\s+|\bpues\s+)(?:del?|entre)"
    r"(?:\s+(?:un\s+)?(?:las|los|sus|total de|total))*\s+$"
)


def rangos_en(oracion: Oracion, menciones: Sequence[Mencion]) -> Iterator[tuple[int, int]]:
    """«entre 4 y 7»."""
    for n in range(len(menciones) - 1):
        uno, otro = menciones[n], menciones[n + 1]
        if re.fullmatch(r"\s+y\s+", oracion.plano[uno.hasta : otro.desde]) and re.search(
            r"(?<!diferencia )\bentre\s+$", oracion.plano[max(0, uno.desde - 20) : uno.desde]
        ):
            yield n, n + 1


def pares_en(
    oracion: Oracion, menciones: Sequence[Mencion], sintagmas: Sequence[Sintagma]
) -> Iterator[tuple[int, int]]:
    """«14 de 20», «9 inspecciones sobre 12»; y al revés: «de las 90 proyectadas van 30»."""
    for n in range(len(menciones) - 1):
        parte, todo = menciones[n], menciones[n + 1]
        es_cada_una = oracion.plano[: parte.desde].endswith("cada ")
        if parte.es_parte() or todo.es_parte() or todo.flojo or es_cada_una:
            continue
        if _es_de_tantos(oracion, parte, todo, sigue_propio=sintagmas[n + 1].es_propio):
            yield n, n + 1
        elif _es_de_entrada(oracion, parte, todo) and not sintagmas[n + 1].es_propio:
            yield n + 1, n


def _es_de_tantos(oracion: Oracion, parte: Mencion, todo: Mencion, *, sigue_propio: bool) -> bool:
    """«14 de 20»; con la cosa en medio («9 inspecciones de las 12»), el segundo no lleva otra cosa."""
    enlace = _DE_CUANTOS.fullmatch(oracion.plano, parte.hasta, todo.desde)
    if enlace is None:
        return False
    if not enlace["cosa"].strip():
        return True
    return not parte.flojo and (bool(enlace["articulo"]) or not sigue_propio)


def _es_de_entrada(oracion: Oracion, todo: Mencion, parte: Mencion) -> bool:
    """«De las 90 sensibilizaciones proyectadas van 30»."""
    abre = _DE_ENTRADA.search(oracion.plano, max(0, todo.desde - 30), todo.desde)
    return bool(abre) and not todo.flojo and parte.valor <= todo.valor
