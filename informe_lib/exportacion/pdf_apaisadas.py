"""Qué va en las hojas apaisadas: la tabla que no cabe derecha, con lo que la anuncia y lo que la sigue.

Lo mismo en el PDF y en Word, o el mismo informe dejaría la firma sola en uno y acompañada en el otro.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import TypeAlias

from informe_lib.exportacion.pdf_tablas import Json

Dibujados: TypeAlias = "Sequence[Mapping[str, Json]]"


def tramos_apaisados(tipos: Sequence[str], son_apaisadas: Sequence[bool]) -> list[slice]:
    """Los bloques seguidos que van en cada grupo de hojas apaisadas.

    Recibe    el tipo de cada bloque, en orden, y si es una tabla que no cabe derecha.
    Devuelve  los tramos, en orden: cada tabla con los encabezados y la nota de alcance que la anuncian, las
              notas que la siguen y, si lo que sigue es la firma, también ella: en hoja aparte quedaría
              sola. Dos tablas apaisadas seguidas comparten hoja si caben.
    Errores   ninguno.
    """
    tramos: list[slice] = []
    final = 0
    for posicion, es_apaisada in enumerate(son_apaisadas):
        if not es_apaisada or posicion < final:
            continue
        comienzo = posicion
        while comienzo > final and _anuncia(tipos, comienzo - 1):
            comienzo -= 1
        if tramos and comienzo == final:
            comienzo = tramos.pop().start
        final = posicion + 1 + _que_la_siguen(tipos[posicion + 1 :])
        tramos.append(slice(comienzo, final))
    return tramos


def con_hojas_apaisadas(bloques: Dibujados) -> Dibujados:
    """Los bloques ya dibujados, en orden; los que van apaisados, dentro de un `hoja_horizontal`."""
    agrupados: list[Mapping[str, Json]] = []
    anterior = 0
    tipos = [str(bloque["tipo"]) for bloque in bloques]
    for tramo in tramos_apaisados(tipos, [bool(bloque.get("apaisada")) for bloque in bloques]):
        agrupados += bloques[anterior : tramo.start]
        propios = bloques[tramo]
        agrupados.append({"tipo": "hoja_horizontal", "bloques": propios, "corto": False, "anuncia": False})
        anterior = tramo.stop
    return [*agrupados, *bloques[anterior:]]


def _anuncia(tipos: Sequence[str], posicion: int) -> bool:
    """Un encabezado, o la nota de alcance que va bajo él."""
    bajo_un_encabezado = posicion > 0 and tipos[posicion - 1] == "encabezado"
    return tipos[posicion] == "encabezado" or (tipos[posicion] == "nota" and bajo_un_encabezado)


def _que_la_siguen(tipos: Sequence[str]) -> int:
    """Cuántos de los que vienen después van en su hoja: sus notas y las firmas con sus encabezados."""
    notas = len(list(takewhile(lambda tipo: tipo == "nota", tipos)))
    encabezados = len(list(takewhile(lambda tipo: tipo == "encabezado", tipos[notas:])))
    firmas = len(list(takewhile(lambda tipo: tipo == "firma", tipos[notas + encabezados :])))
    return notas + (encabezados + firmas if firmas else 0)
