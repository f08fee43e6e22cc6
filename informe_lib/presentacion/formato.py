"""Cómo se escribe una cifra, una fecha o un conteo: una sola vez, aquí, y en el español de Colombia.

Es la única puerta a babel y a num2words. Esta última no conoce el género («una sesión»), ni la
apócope («veintiún talleres»), de modo que esa capa es de la casa.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from babel.dates import format_date
from babel.numbers import format_decimal
from num2words import num2words  # type: ignore[import-untyped]  # no publica sus tipos

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.periodo import Periodo

LOCALIDAD = "es_CO"
ESPACIO_FIJO = "\u00a0"  # que un renglón no separe la cifra de su signo
ULTIMO_EN_UNA_PALABRA = 29  # «veintinueve» es una palabra; desde 31 son tres y se lee mejor la cifra

Cantidad = int | float | Decimal


def numero(valor: Cantidad, decimales: int = 1) -> str:
    """Un número: «1.122», «33,3»; sin ceros de relleno y redondeado como en la escuela."""
    exacto = Decimal(str(valor)).quantize(Decimal(1).scaleb(-decimales), ROUND_HALF_UP)
    patron = "#,##0." + "#" * decimales if decimales else "#,##0"
    return str(format_decimal(exacto, format=patron, locale=LOCALIDAD)).replace("-0", "0", exacto == 0)


def porcentaje(proporcion: Cantidad, decimales: int = 1) -> str:
    """Una proporción de 0 a 1 como porcentaje: «33,3 %», con espacio que no se parte."""
    return f"{numero(Decimal(str(proporcion)) * 100, decimales)}{ESPACIO_FIJO}%"


def fecha_larga(fecha: date) -> str:
    """«3 de septiembre de 2024»."""
    return str(format_date(fecha, "d 'de' MMMM 'de' y", locale=LOCALIDAD))


def fecha_corta(fecha: date) -> str:
    """«03/09/2024»."""
    return str(format_date(fecha, "dd/MM/y", locale=LOCALIDAD))


def fecha_breve(fecha: date) -> str:
    """«3 sept»: para el encabezado de una columna angosta cuyo año se dice en otra parte."""
    return str(format_date(fecha, "d MMM", locale=LOCALIDAD)).rstrip(".")


def alcance_y_corte(alcance: Alcance, periodo: Periodo) -> str:
    """El tiempo que cubre una cifra, como se imprime junto a ella."""
    corte = f"corte: {fecha_larga(periodo.fin)}"
    if alcance is Alcance.PERIODO:
        return f"{periodo.nombre.lower()}, {corte}"
    if alcance is Alcance.ACUMULADO:
        return f"acumulado de {periodo.vigencia}, {corte}"
    return f"a la fecha de {corte}"


def en_palabras(n: int, *, femenino: bool = False, ante_nombre: bool = False) -> str:
    """Un entero en letras: «dos», «veintiuna»; `ante_nombre` lo apocopa: «veintiún» talleres."""
    palabras = str(num2words(n, lang=LOCALIDAD))
    palabras = re.sub(r"\bveintiuno(?= mil\b| millones\b)", "veintiún", palabras)
    palabras = re.sub(r"\buno(?= mil\b| millones\b)", "un", palabras)
    if femenino:
        return _en_femenino(palabras)
    if ante_nombre:
        palabras = re.sub(r"veintiuno$", "veintiún", palabras)
        palabras = re.sub(r"\buno$", "un", palabras)
    return palabras


def _en_femenino(palabras: str) -> str:
    """Concuerda lo que cuenta cosas; lo que cuenta millones («doscientos millones») sigue masculino."""
    millones, separador, resto = palabras.rpartition(" millones")
    if not separador:
        millones, separador, resto = palabras.rpartition(" millón")
    resto = re.sub(r"uno$", "una", resto)
    return millones + separador + re.sub(r"(?<=cient|nient)os\b", "as", resto)


def en_texto(n: int, *, femenino: bool = False) -> str:
    """Un conteo dentro de una frase: en letras mientras quepa en una palabra, y si no en cifras."""
    if 0 <= n <= ULTIMO_EN_UNA_PALABRA:
        return en_palabras(n, femenino=femenino, ante_nombre=True)
    return numero(n)


def plural(n: int, singular: str, en_plural: str) -> str:
    """La forma del nombre que concuerda con `n`: una sesión, cero sesiones."""
    return singular if n == 1 else en_plural


def cantidad(n: int, singular: str, en_plural: str, *, femenino: bool = False) -> str:
    """Un conteo como lo pide el formato oficial: «Dos (2) sesiones», «Una (1) sesión»."""
    letras = en_palabras(n, femenino=femenino, ante_nombre=True)
    enlace = "de " if n and n % 1_000_000 == 0 else ""
    return f"{letras[0].upper()}{letras[1:]} ({numero(n)}) {enlace}{plural(n, singular, en_plural)}"


def lista(elementos: Iterable[str]) -> str:
    """Una enumeración: «a, b y c»; la «y» se vuelve «e» ante el sonido i: «madres e hijas»."""
    *primeros, ultimo = tuple(elementos) or ("",)
    if not primeros:
        return ultimo
    conjuncion = "e" if re.match(r"[ií]|h[ií](?![aeo])", ultimo, re.IGNORECASE) else "y"
    return f"{', '.join(primeros)} {conjuncion} {ultimo}"
