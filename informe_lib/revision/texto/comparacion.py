"""Cuándo el valor que una oración dice es el de los datos: igual, redondeado o «cerca de»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from informe_lib.revision.texto.mencion import Mencion

_COMPARA = re.compile(
    r"\b(?:(?P<mas>mas del?|por encima de|superior a|al menos|por lo menos|como minimo|no menos del?)|"
    r"(?P<menos>menos del?|casi|por debajo de|inferior a|a lo sumo|como maximo|no mas del?|menor a)|"
    r"(?:cerca del?|alrededor del?|aproximadamente|unos|unas|en torno a|del orden del?))"
    r"(?:\s+(?:las|los|el|un|una))?\s+$"
)
GRANDE = 10


def se_parece(dicho: Mencion, valor: Decimal) -> bool:
    """¿Es ese el valor, con los decimales con que se escribió? Redondeado o cortado, da lo mismo."""
    if dicho.precision is None:
        return dicho.valor == valor
    diferencia = abs((valor - dicho.valor) * 100)
    unidad = Decimal(1).scaleb(-min(dicho.precision, 6))
    se_corto = valor > dicho.valor and diferencia < unidad
    return diferencia <= unidad / 2 + Decimal("0.0000001") or se_corto


def compara(antes: str) -> bool:
    """¿Va el número detrás de «más de», «casi», «cerca de»?"""
    return bool(_COMPARA.search(antes))


def se_acerca(
    antes: str, dicho: Decimal, valor: Decimal, todos: Sequence[Decimal], *, se_niega: bool
) -> bool:
    """«cerca de 90», «más de ochenta», «en ninguna hubo menos de ocho»: ¿es verdad de ese valor?"""
    comparado = _COMPARA.search(antes)
    if comparado is None:
        return False
    if comparado["mas"] and se_niega:
        return max(todos) <= dicho
    if comparado["menos"] and se_niega:
        return min(todos) >= dicho
    holgura = max(abs(valor) / 10, Decimal(1) if valor > GRANDE else Decimal(0))
    if comparado["mas"]:
        return dicho < valor and (valor <= 1 or dicho >= valor / 2)
    if comparado["menos"]:
        return dicho - 2 * holgura <= valor < dicho
    return abs(valor - dicho) <= holgura


def dicho_con_un_decimal(valor: Decimal) -> str:
    """Con un decimal a lo sumo y la coma nuestra."""
    redondo = valor.quantize(Decimal("0.1")) if valor != int(valor) else Decimal(int(valor))
    return f"{redondo:,}".replace(",", " ").replace(".", ",").replace(" ", ".")
