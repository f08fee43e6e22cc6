"""Los caracteres que no se ven y cambian lo que se lee: controles, órdenes de dirección y sobrantes."""

from __future__ import annotations

import re

# C0, C1, separadores de renglón, órdenes bidireccionales, mitades sueltas, BOM y los que no son carácter.
_INVISIBLES = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
EN_LUGAR_DE_UNA_MITAD = "\ufffd"
_MITADES = re.compile("[\ud800-\udfff]")
SIN_INVISIBLES = "Bórrelo, o copie el texto otra vez sin formato."


def invisible_en(texto: str, *, salvo: str = "") -> str | None:
    """El primer carácter que no se ve, de modo que se vea («\\x1b»); None si no hay."""
    hallados = (hallado[0] for hallado in _INVISIBLES.finditer(texto) if hallado[0] not in salvo)
    primero = next(hallados, None)
    return None if primero is None else visible(primero)


def sin_invisibles(texto: str, *, salvo: str) -> str:
    """El texto sin los caracteres que no se ven, salvo los que se admiten."""
    return _INVISIBLES.sub(lambda hallado: hallado[0] if hallado[0] in salvo else "", texto)


def visible(texto: str) -> str:
    """El texto con cada carácter que no se ve escrito como «\\x1b»: así puede ir en un mensaje."""
    return _INVISIBLES.sub(lambda hallado: hallado[0].encode("unicode_escape").decode(), texto)


def sin_mitades(texto: str) -> str:
    """El texto con «\ufffd» en lugar de cada mitad suelta de un carácter, que no cabe en UTF-8."""
    return _MITADES.sub(EN_LUGAR_DE_UNA_MITAD, texto)
