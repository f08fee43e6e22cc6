"""Cómo se nombra cada sesión en todo el informe: por sus días y, si otra los comparte, por su número.

El número sale de todas las sesiones de la instancia, en orden de fecha y de clave: no depende de cuáles
muestre cada sección ni del orden en que están escritas.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion import formato

Dias = tuple[date, ...]


def fechas_de_sesion(expediente: Expediente) -> dict[str, str]:
    """El rótulo de cada sesión, para una tabla: «18–19/04/2024», «03/10/2024 (2.ª)»."""
    return {
        clave: f"{_en_corto(dias)}{'' if numero == 1 else f' ({formato.ordinal(numero, femenino=True)})'}"
        for clave, dias, numero in _numeradas(expediente)
    }


def nombres_de_sesion(expediente: Expediente) -> dict[str, str]:
    """Lo mismo para una frase: «la sesión del 13 de junio de 2024», «la 2.ª sesión del 3 de octubre…»."""
    return {
        clave: f"la {'' if numero == 1 else f'{formato.ordinal(numero, femenino=True)} '}sesión "
        f"del {formato.fechas(dias)}"
        for clave, dias, numero in _numeradas(expediente)
    }


def _numeradas(expediente: Expediente) -> Iterator[tuple[str, Dias, int]]:
    """Cada sesión de la instancia, no de sus submesas, con sus días y cuántas van con los mismos."""
    jornadas: dict[str, list[date]] = {}
    for jornada in expediente.jornadas:
        jornadas.setdefault(jornada.sesion, []).append(jornada.fecha)
    vistas = Counter[Dias]()
    propias = (sesion for sesion in expediente.sesiones if sesion.es_de_la_instancia())
    for sesion in sorted(propias, key=lambda una: (una.fecha, una.clave)):
        dias = tuple(sorted({sesion.fecha, *jornadas.get(sesion.clave, ())}))
        vistas[dias] += 1
        yield sesion.clave, dias, vistas[dias]


def _en_corto(dias: Sequence[date]) -> str:
    """«18–19/04/2024» o «(18 y 22/04/2024)»: una sola cosa también en medio de una lista de fechas."""
    *previos, ultimo = dias
    if not previos:
        return formato.fecha_corta(ultimo)
    es_un_mes = {(dia.year, dia.month) for dia in dias} == {(ultimo.year, ultimo.month)}
    dichos = [*(f"{dia.day:02}" if es_un_mes else formato.fecha_corta(dia) for dia in previos)]
    if (ultimo - dias[0]).days == len(previos):
        return f"{dichos[0]}–{formato.fecha_corta(ultimo)}"
    return f"({formato.lista([*dichos, formato.fecha_corta(ultimo)])})"
