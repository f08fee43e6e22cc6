"""Los números escritos en letras: de «cero» a «novecientos noventa y nueve millones…»."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

_SIMPLES = {
    palabra: valor
    for palabras, valor in (
        ("cero", 0), ("un uno una", 1), ("dos", 2), ("tres", 3), ("cuatro", 4), ("cinco", 5), ("seis", 6),
        ("siete", 7), ("ocho", 8), ("nueve", 9), ("diez", 10), ("once", 11), ("doce", 12), ("trece", 13),
        ("catorce", 14), ("quince", 15), ("dieciseis", 16), ("diecisiete", 17), ("dieciocho", 18),
        ("diecinueve", 19), ("veinte", 20), ("veintiun veintiuno veintiuna", 21), ("veintidos", 22),
        ("veintitres", 23), ("veinticuatro", 24), ("veinticinco", 25), ("veintiseis", 26),
        ("veintisiete", 27),
        ("veintiocho", 28), ("veintinueve", 29),
    )
    for palabra in palabras.split()
}  # fmt: skip
_DECENAS = {
    palabra: 10 * numero
    for numero, palabra in enumerate(
        ("treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"), start=3
    )
}
_CENTENAS = {"cien": 100, "ciento": 100} | {
    f"{comienzo}ient{genero}s": 100 * valor
    for comienzo, valor in (
        ("dosc", 2), ("tresc", 3), ("cuatroc", 4), ("seisc", 6), ("setec", 7), ("ochoc", 8), ("novec", 9),
    )
    for genero in "oa"
} | {"quinientos": 500, "quinientas": 500}  # fmt: skip
_MILLON = ("millon", "millones")
COLECTIVOS = {
    "decena": 10, "docena": 12, "quincena": 15, "veintena": 20, "treintena": 30, "cuarentena": 40,
    "cincuentena": 50, "centena": 100, "centenar": 100, "millar": 1000,
}  # fmt: skip
PALABRAS = frozenset((*_SIMPLES, *_DECENAS, *_CENTENAS, "mil", *_MILLON))


def leer_numeral(palabras: Sequence[str]) -> tuple[Decimal, int] | None:
    """El número con que empiezan unas palabras planas, y cuántas ocupa; None si no empiezan por uno."""
    total, i = 0, 0
    while i < len(palabras):
        grupo, ocupa = _hasta_novecientos(palabras, i)
        siguiente = palabras[i + ocupa] if i + ocupa < len(palabras) else ""
        if siguiente == "mil" and (ocupa or total % 1_000_000 == 0):
            resto, ocupa_resto = _hasta_novecientos(palabras, i + ocupa + 1)
            grupo, ocupa = (grupo or 1) * 1000 + resto, ocupa + 1 + ocupa_resto
            siguiente = palabras[i + ocupa] if i + ocupa < len(palabras) else ""
        if not ocupa:
            break
        i += ocupa
        if siguiente in _MILLON and total == 0:
            total, i = grupo * 1_000_000, i + 1
            continue
        total += grupo
        break
    return (Decimal(total), i) if i else None


def _hasta_novecientos(palabras: Sequence[str], i: int) -> tuple[int, int]:
    """El número de tres cifras que empieza en `i`, y cuántas palabras ocupa."""
    inicio, total = i, 0
    if i < len(palabras) and palabras[i] in _CENTENAS:
        total, i = _CENTENAS[palabras[i]], i + 1
    if i < len(palabras) and palabras[i] in _DECENAS:
        total, i = total + _DECENAS[palabras[i]], i + 1
        unidades = _SIMPLES.get(palabras[i + 1], 10) if i + 1 < len(palabras) and palabras[i] == "y" else 10
        if unidades < 10:
            total, i = total + unidades, i + 2
    elif i < len(palabras) and palabras[i] in _SIMPLES:
        total, i = total + _SIMPLES[palabras[i]], i + 1
    return total, i - inicio
