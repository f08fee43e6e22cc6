"""Qué va en las hojas apaisadas: la tabla que no cabe derecha, con lo que la anuncia y lo que la sigue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import TypeAlias

from informe_lib.exportacion.pdf_tablas import Json

Dibujados: TypeAlias = "Sequence[Mapping[str, Json]]"


def con_hojas_apaisadas(bloques: Dibujados) -> Dibujados:
    """Los bloques, con los de cada hoja apaisada agrupados.

    Recibe    los bloques ya dibujados, en orden.
    Devuelve  los mismos; los que van apaisados, dentro de un `hoja_horizontal`, con los encabezados que
              los anuncian, las notas que los siguen y, si lo que sigue es la firma, también ella: en hoja
              aparte quedaría sola. Dos tablas apaisadas seguidas comparten hoja si caben.
    Errores   ninguno.
    """
    agrupados: list[Mapping[str, Json]] = []
    hojas: list[Dibujados] = []
    restantes = list(bloques)
    while restantes:
        bloque = restantes.pop(0)
        if not bloque.get("apaisada"):
            agrupados.append(bloque)
            continue
        propios = [bloque, *restantes[: _que_la_siguen(restantes)]]
        del restantes[: len(propios) - 1]
        while agrupados and agrupados[-1]["anuncia"]:
            propios.insert(0, agrupados.pop())
        if agrupados and agrupados[-1]["tipo"] == "hoja_horizontal":
            propios = [*hojas.pop(), *propios]
            agrupados.pop()
        hojas.append(propios)
        agrupados.append({"tipo": "hoja_horizontal", "bloques": propios, "corto": False, "anuncia": False})
    return agrupados


def _que_la_siguen(bloques: Dibujados) -> int:
    """Cuántos de los que vienen después van en su hoja: sus notas y las firmas con sus encabezados."""
    tipos = [str(bloque["tipo"]) for bloque in bloques]
    notas = len(list(takewhile(lambda tipo: tipo == "nota", tipos)))
    encabezados = len(list(takewhile(lambda tipo: tipo == "encabezado", tipos[notas:])))
    firmas = len(list(takewhile(lambda tipo: tipo == "firma", tipos[notas + encabezados :])))
    return notas + (encabezados + firmas if firmas else 0)
