"""Cómo se escribe una cifra, una fecha o un conteo: una sola vez, aquí, y en el español de Colombia.

Es la única puerta a babel y a num2words. Esta última no conoce el género («una sesión»), ni la
apócope («veintiún talleres»), de modo que esa capa es de la casa.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby

from babel.dates import format_date
from babel.numbers import format_decimal
from num2words import num2words  # type: ignore[import-untyped]  # no publica sus tipos

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.periodo import MESES, Periodo, TipoDePeriodo
from informe_lib.presentacion.genero import es_femenino, pide_un

LOCALIDAD = "es_CO"
ESPACIO_FIJO = "\u00a0"  # que un renglón no separe la cifra de su signo
ULTIMO_EN_UNA_PALABRA = 29  # «veintinueve» es una palabra; desde 31 son tres y se lee mejor la cifra
LETRAS_QUE_SE_OYEN = 400

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


def fechas(dias: Iterable[date]) -> str:
    """Varios días; el mes y el año se dicen una vez mientras no cambien: «18 y 19 de abril de 2024»."""
    por_mes = [
        list(del_mes) for _, del_mes in groupby(sorted(set(dias)), key=lambda dia: (dia.year, dia.month))
    ]
    siguientes = (*(del_mes[0] for del_mes in por_mes[1:]), None)
    return lista(
        f"{lista(f'{dia.day}' for dia in del_mes)} {_mes_y_ano(del_mes[-1], otro)}"
        for del_mes, otro in zip(por_mes, siguientes, strict=True)
    )


def rango(desde: date, hasta: date) -> str:
    """«del 18 al 19 de abril de 2024», «del 1 de enero al 30 de septiembre de 2024»."""
    if desde == hasta:
        return f"el {fecha_larga(desde)}"
    mes = "" if (desde.year, desde.month) == (hasta.year, hasta.month) else f" {_mes_y_ano(desde, hasta)}"
    return f"del {desde.day}{mes} al {fecha_larga(hasta)}"


def _mes_y_ano(dia: date, otro: date | None) -> str:
    """«de abril de 2024»; el año se calla si la fecha que sigue es del mismo y va a decirlo."""
    ano = "" if otro is not None and otro.year == dia.year else f" de {dia.year}"
    return f"de {MESES[dia.month - 1]}{ano}"


def dias(n: int) -> str:
    """Una duración: «un día», «41 días»."""
    return conteo(n, "día", "días")


def alcance_y_corte(alcance: Alcance, periodo: Periodo) -> str:
    """El tiempo que cubre una cifra, como se imprime junto a ella."""
    corte = f"corte: {fecha_larga(periodo.fin)}"
    if alcance is Alcance.PERIODO:
        return f"{periodo.nombre.lower()}, {corte}"
    if alcance is Alcance.ACUMULADO:
        return f"acumulado de {periodo.vigencia}, {corte}"
    return f"a la fecha de {corte}"


def en_el_alcance(alcance: Alcance, periodo: Periodo) -> str:
    """El tiempo que cubre una frase: «en el tercer trimestre de 2024», «del 1 de enero al 30 de junio…»."""
    if alcance is Alcance.CORTE:
        return f"hasta el {fecha_larga(periodo.fin)}"
    if alcance is Alcance.PERIODO:
        return f"en {_con_articulo(periodo)}"
    return rango(alcance.inicio(periodo), periodo.fin)


def _con_articulo(periodo: Periodo) -> str:
    """«el tercer trimestre de 2024», «julio de 2024», «la vigencia 2024»."""
    if periodo.tipo is TipoDePeriodo.ANUAL:
        return f"la {periodo.nombre.lower()}"
    nombre, _, vigencia = periodo.nombre.lower().rpartition(" ")
    return f"{'' if periodo.tipo is TipoDePeriodo.MES else 'el '}{nombre} de {vigencia}"


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


def en_palabras_de(n: int, nombre: str) -> str:
    """Un entero en letras que concuerda con lo que cuenta: «veintiuna» inspecciones, «un» acta."""
    if n == 1 and pide_un(nombre):
        return "un"
    return en_palabras(n, femenino=es_femenino(nombre), ante_nombre=True)


def conteo(n: int, singular: str, en_plural: str) -> str:
    """Un conteo dentro de una frase, con el género de lo que cuenta: «una sesión», «40 sesiones»."""
    cuantos = en_palabras_de(n, singular) if 0 <= n <= ULTIMO_EN_UNA_PALABRA else numero(n)
    return f"{cuantos} {_enlace(n)}{plural(n, singular, en_plural)}"


def ordinal(n: int, *, femenino: bool = False) -> str:
    """«2.ª» sesión, «3.er» trimestre, «4.º» punto."""
    if femenino:
        return f"{n}.ª"
    return f"{n}.er" if n % 10 in (1, 3) and n % 100 not in (11, 13) else f"{n}.º"


def plural(n: int, singular: str, en_plural: str) -> str:
    """La forma del nombre que concuerda con `n`: una sesión, cero sesiones."""
    return singular if n == 1 else en_plural


def cantidad(n: int, singular: str, en_plural: str, *, femenino: bool = False) -> str:
    """Un conteo como lo pide el formato oficial: «Dos (2) sesiones», «Una (1) sesión»."""
    letras = en_palabras(n, femenino=femenino, ante_nombre=True)
    return f"{letras[0].upper()}{letras[1:]} ({numero(n)}) {_enlace(n)}{plural(n, singular, en_plural)}"


def _enlace(n: int) -> str:
    """Los millones cerrados cuentan con «de»: «un millón de sesiones»."""
    return "de " if n and n % 1_000_000 == 0 else ""


def lista(elementos: Iterable[str]) -> str:
    """Una enumeración: «a, b y c»; la «y» se vuelve «e» ante el sonido i: «madres e hijas»."""
    return _enumeracion(elementos, "y", "e", re.compile(r"[ií]|h[ií](?![aeo])", re.IGNORECASE))


def opciones(elementos: Iterable[str]) -> str:
    """Una disyuntiva: «a, b o c»; la «o» se vuelve «u» ante el sonido o: «siete u ocho», «7 u 8»."""
    return _enumeracion(elementos, "o", "u", re.compile(r"h?[oó]|8|11\b", re.IGNORECASE))


def _enumeracion(
    elementos: Iterable[str], conjuncion: str, ante_su_sonido: str, sonido: re.Pattern[str]
) -> str:
    *primeros, ultimo = tuple(elementos) or ("",)
    if not primeros:
        return ultimo
    choca = sonido.match(ultimo.lstrip("«“\"'(¿¡"))
    return f"{', '.join(primeros)} {ante_su_sonido if choca else conjuncion} {ultimo}"


def con_preposicion(preposicion: str, nombre: str) -> str:
    """«de» o «a» ante un nombre con su artículo: «del Comité», «al cierre»; «de El Dorado» no se contrae."""
    if preposicion in ("a", "de") and nombre.startswith("el "):
        return f"{preposicion}l {nombre.removeprefix('el ')}"
    return f"{preposicion} {nombre}"


def en_un_renglon(texto: str) -> str:
    """Lo que alguien escribió, para seguir después con la frase: sin saltos de línea ni su punto final."""
    renglon = re.sub(r"[ \t\r\n\f\v]+", " ", texto).strip()
    return renglon if renglon.endswith("..") else renglon.removesuffix(".")


def en_breve(texto: str) -> str:
    """El comienzo de un texto que, completo, no se alcanza a oír; lo demás está donde se lee."""
    if len(texto) <= LETRAS_QUE_SE_OYEN:
        return texto
    comienzo = texto[: LETRAS_QUE_SE_OYEN + 1].rpartition(" ")[0] or texto[:LETRAS_QUE_SE_OYEN]
    return comienzo.rstrip(" ,;.:") + "…"


def entre_comillas(texto: str) -> str:
    """Lo que alguien escribió, citado dentro de una frase."""
    return f"«{en_un_renglon(texto).replace('«', '“').replace('»', '”')}»"
