"""Si lo que falta, o lo que cambió, es la diferencia de los números que lo rodean."""

from __future__ import annotations

import re
from itertools import permutations

from informe_lib.revision.texto.comparacion import dicho_con_un_decimal
from informe_lib.revision.texto.cuadre import VENTANA, Aritmetica

_PARA_LLEGAR = re.compile(
    r"(?:\s+[^\W\d]+){0,3}?\s+(?:meta|completar|llegar|alcanzar|total)(?:\s+[^\W\d]+){0,3}\s+$"
)
_FALTA_ANTES = re.compile(
    r"\b(?:falt[a-z]+|qued[a-z]+|rest[ao]n?|pendientes?|diferencia|dej[a-z]+|sobr[oa]n?|aun|todavia|otr[oa]s|"
    r"demas|restantes)(?:\s+[^\W\d]+){0,2}\s*(?:de\s+|los\s+|las\s+|por\s+)*$"
)
_FALTA_DESPUES = re.compile(
    r"(?:\s+[^\W\d]+)?\s+(?:contin[a-z]+|sig[uo]en|permanec[a-z]+|"
    r"restantes?|pendientes?|faltantes?|por [a-z]+[aei]r\b|menos\b|no\b|que faltan|aun)"
)
_CAMBIA_ANTES = re.compile(
    r"\b(?:reduc|disminu|aument|increment|creci|diferencia|ahorr|baj[oa]|sub[ei]|mejor|caida|descen)[a-z]*\s+"
    r"(?:de\s+|en\s+|del\s+)?(?:un\s+)?$"
)
_CAMBIA_DESPUES = re.compile(r"(?:\s+[^\W\d]+)?\s+(?:mas|menos)\b")
_EXCEDE = re.compile(r"\b(?:super|exced|aventaj|difer|distan)[a-z]*\s+(?:en|de|por)\s+$")
_ES_DECIR = re.compile(r"es decir|esto es|o sea|vale decir|que son|equivale")
_DE_LOS = re.compile(r"\s+de\s+(?:(?:las|los)\s+)?")
_VECES = re.compile(r"\s+veces\b")
_DESDE = re.compile(r"\bde\s+$")
_Y_OTRO = re.compile(r"\s+y\s+")
_A_OTRO = re.compile(r"(?:\s+[^\W\d]+){0,3}\s+(?:a|hasta)\s+")
LEJOS = 60


def revisar_cambio(cuentas: Aritmetica, n: int) -> bool:
    """«pasó de 12 a 7, una reducción de cuatro», «de 6 a 9, esto es, cuatro más»."""
    una = cuentas.menciones[n]
    dice_cambio = (
        _CAMBIA_ANTES.search(cuentas.antes_de(n)) or "diferencia entre" in cuentas.texto[: una.desde]
    )
    if not dice_cambio and not _CAMBIA_DESPUES.match(cuentas.texto, una.hasta):
        return False
    for i in range(n - 2, max(-1, n - VENTANA), -1):
        desde, hasta = cuentas.menciones[i], cuentas.menciones[i + 1]
        antes, enlace = cuentas.antes_de(i), cuentas.entre(i, i + 1)
        es_de_a = (_A_OTRO.fullmatch(enlace) and _DESDE.search(antes)) or (
            _Y_OTRO.fullmatch(enlace) and antes.endswith("diferencia entre ")
        )
        if es_de_a and not desde.flojo and not hasta.flojo:
            cambio = abs(desde.valor - hasta.valor)
            razon = f"la diferencia es {dicho_con_un_decimal(cambio)}"
            cuentas.anotar(n, i, razon, sale=una.valor == cambio)
            return True
    return False


def revisar_parte_de(cuentas: Aritmetica, n: int) -> bool:
    """«La mitad de las ocho, es decir, cuatro»: la parte que se dice y cuánto es."""
    if n < 2 or not _ES_DECIR.search(cuentas.entre(n - 1, n)) or not cuentas.menciones[n - 2].es_parte():
        return False
    parte, todo, dicho = (cuentas.menciones[i] for i in (n - 2, n - 1, n))
    if todo.es_parte() or not _DE_LOS.fullmatch(cuentas.entre(n - 2, n - 1)):
        return False
    valor = parte.valor * todo.valor
    sale = abs(valor - dicho.valor) < 1
    cuentas.anotar(n, n - 2, f"serían {dicho_con_un_decimal(valor)}", sale=sale)
    cuentas.cuadre.salen.add(n - 2)
    return True


def revisar_exceso(cuentas: Aritmetica, n: int) -> bool:
    """«Las 45 superan en 40 a las cinco»: lo que va de una a otra, esté antes o después."""
    una = cuentas.menciones[n]
    valores = [cuentas.menciones[i].valor for i in cuentas.vecinas(n)]
    es_diferencia = any(abs(uno - otro) == una.valor for uno, otro in permutations(valores, 2))
    if es_diferencia and _EXCEDE.search(cuentas.antes_de(n)):
        cuentas.cuadre.salen.add(n)
        return True
    return False


def revisar_veces(cuentas: Aritmetica, n: int) -> bool:
    """«Las 45 son nueve veces las 5»: cuántas veces cabe una en otra."""
    una = cuentas.menciones[n]
    valores = [cuentas.menciones[i].valor for i in cuentas.vecinas(n)]
    cabe = any(otro and uno / otro == una.valor for uno, otro in permutations(valores, 2))
    if cabe and _VECES.match(cuentas.texto, una.hasta):
        cuentas.cuadre.salen.add(n)
        return True
    return False


def revisar_falta(cuentas: Aritmetica, n: int) -> bool:
    """«9 de 12: faltaron tres»; sin un par delante, la diferencia de otros dos."""
    una = cuentas.menciones[n]
    if not _FALTA_ANTES.search(cuentas.antes_de(n)) and not _FALTA_DESPUES.match(cuentas.texto, una.hasta):
        return False
    previas = [cuentas.menciones[i].valor for i in cuentas.vecinas(n) if i < n]
    if any(abs(parte - todo) == una.valor for parte, todo in permutations(previas, 2)):
        cuentas.cuadre.salen.add(n)
        cuentas.cuadre.restan.update(
            {parte: n for parte, todo in cuentas.cuadre.pares.items() if max(parte, todo) < n}
        )
        return True
    par = _de_que_falta(cuentas, n)
    if par is None:
        return False
    parte, todo = par
    falta = abs(cuentas.menciones[todo].valor - cuentas.menciones[parte].valor)
    razon = f"la diferencia es {dicho_con_un_decimal(falta)}"
    cuentas.anotar(n, min(parte, todo), razon, sale=falta == una.valor)
    return True


def _de_que_falta(cuentas: Aritmetica, n: int) -> tuple[int, int] | None:
    """Lo hecho y lo que había que hacer: «faltan tres para la meta de diez», o el par anterior."""
    if n and n + 1 < len(cuentas.menciones) and _PARA_LLEGAR.fullmatch(cuentas.entre(n, n + 1)):
        return n - 1, n + 1
    par = cuentas.ultimo_par_antes_de(n)
    es_suyo = par is not None and len(cuentas.entre(max(par), n)) <= LEJOS
    return par if es_suyo and not cuentas.sintagmas[n].es_propio else None
