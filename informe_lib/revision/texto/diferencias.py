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
    r"(?:\s+[^\W\d]+)?\s+(?:restantes?|pendientes?|faltantes?|por [a-z]+[aei]r\b|menos\b|no\b|que faltan|aun)"
)
_CAMBIA_ANTES = re.compile(
    r"\b(?:reduc|disminu|aument|increment|creci|diferencia|ahorr|baj[oa]|sub[ei]|mejor|caida|descen)[a-z]*\s+"
    r"(?:de\s+|en\s+|del\s+)?(?:un\s+)?$"
)
_CAMBIA_DESPUES = re.compile(r"(?:\s+[^\W\d]+)?\s+(?:mas|menos)\b")
_DESDE = re.compile(r"\bde\s+$")
_A_OTRO = re.compile(r"(?:\s+[^\W\d]+){0,3}\s+(?:a|hasta)\s+")
LEJOS = 60


def revisar_cambio(cuentas: Aritmetica, n: int) -> bool:
    """«pasó de 12 a 7, una reducción de cuatro», «de 6 a 9, esto es, cuatro más»."""
    una = cuentas.menciones[n]
    if not _CAMBIA_ANTES.search(cuentas.antes_de(n)) and not _CAMBIA_DESPUES.match(cuentas.texto, una.hasta):
        return False
    for i in range(n - 2, max(-1, n - VENTANA), -1):
        desde, hasta = cuentas.menciones[i], cuentas.menciones[i + 1]
        es_de_a = _A_OTRO.fullmatch(cuentas.entre(i, i + 1)) and _DESDE.search(cuentas.antes_de(i))
        if es_de_a and not desde.flojo and not hasta.flojo:
            cambio = abs(desde.valor - hasta.valor)
            razon = f"la diferencia es {dicho_con_un_decimal(cambio)}"
            cuentas.anotar(n, i, razon, sale=una.valor == cambio)
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
