"""Si un total es la suma de sus partes, vayan antes o después."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from informe_lib.revision.texto.comparacion import dicho_con_un_decimal
from informe_lib.revision.texto.cuadre import Aritmetica

_AL_TOTAL = re.compile(
    r"(?:\btotal(?: general)? de|\btotal:?|\bsum(?:an?|aron|o|ando)|\bacumulado de|\bcompleta[a-z]*|"
    r"\btotaliz[a-z]+|"
    r"\barrojan?(?: un total de)?|\bpara(?: una?)?(?: gran)?(?: total| acumulado)?(?: de)?|\bes decir,?|"
    r"\besto es,?|"
    r"\bo sea,?|\bdan?|\ben total,?|\bconjunto,?|\bjunt[oa]s|=)\s*(?:de\s+|las\s+|los\s+|un total de\s+)*$"
)
_ES = re.compile(r"\b(?:son|hacen|dan)\s+$")
_EN_TOTAL = re.compile(r"(?:\s+[^\W\d]+){0,4}?,?\s+(?:en total|en conjunto|en suma)\b")
_EN_EL_PLAZO = re.compile(
    r"(?:\s+[^\W\d]+)?\s+en (?:el|la|todo el|toda la) (?:ano|vigencia|semestre|trimestre|periodo)\b"
)
_DETALLE = r"(?:\s+[^\W\d]+){0,6}?\s*(?::|\(|,?\s*a saber|,?\s*asi\b|,?\s*(?:distribuid|discriminad|repartid)"
_SE_DETALLA = re.compile(rf"{_DETALLE})")
_SE_REPARTE = re.compile(
    rf"{_DETALLE}|,(?=\s*(?:\d|[^\W\d]+\s+[^\W\d]+\b))|,?\s*de l[oa]s cuales|,?\s*de ell[oa]s|,?\s*entre)"
)


def revisar_total(cuentas: Aritmetica, n: int) -> bool:
    """«dos y dos, cinco en total»: la suma de las que van antes."""
    una = cuentas.menciones[n]
    tras_dos_puntos = cuentas.texto[: una.desde].rstrip().endswith(":")
    es_total = bool(_EN_TOTAL.match(cuentas.texto, una.hasta)) or (
        tras_dos_puntos and bool(_EN_EL_PLAZO.match(cuentas.texto, una.hasta))
    )
    es_una_adicion = (
        n > 1 and "mas" in cuentas.entre(n - 2, n - 1).split() and _ES.search(cuentas.antes_de(n))
    )
    if not es_total and not es_una_adicion and not _AL_TOTAL.search(cuentas.antes_de(n)):
        return False
    previas = [i for i in cuentas.vecinas(n) if i < n and i not in cuentas.todos]
    previas = [i for i in previas if not _es_su_articulo(cuentas, i, n)]
    if _suma_hasta(cuentas, reversed(previas), una.valor):
        cuentas.cuadre.salen.add(n)
        return True
    partes = [i for i in previas if not cuentas.menciones[i].flojo or (es_total and _nombra_algo(cuentas, i))]
    if len(partes) < 2 or any(cuentas.menciones[i].valor >= una.valor for i in partes):
        return False
    total = sum((cuentas.menciones[i].valor for i in partes), Decimal(0))
    cuentas.anotar(n, partes[0], f"las partes suman {dicho_con_un_decimal(total)}", sale=total == una.valor)
    return True


def revisar_reparto(cuentas: Aritmetica, n: int) -> bool:
    """«tres sesiones: dos ordinarias y una extraordinaria»: las partes van después."""
    una = cuentas.menciones[n]
    if not _SE_REPARTE.match(cuentas.texto, una.hasta):
        return False
    partes = [i for i in cuentas.vecinas(n) if i > n and i not in cuentas.todos]
    propias = []
    for i in partes:
        suyo = cuentas.sintagmas[i]
        if suyo.es_propio and not suyo.nombres & cuentas.sintagmas[n].nombres:
            break
        propias.append(i)
    sumandos = _suma_hasta(cuentas, propias, una.valor)
    if 0 < sumandos < len(propias) and _es_la_lista_entera(cuentas, n, partes):
        sumandos = 0
    if sumandos:
        cuentas.cuadre.salen.add(n)
        cuentas.cuadre.partes_de.update(dict.fromkeys(propias[:sumandos], n))
        return True
    return _reparto_que_no_suma(cuentas, n, partes)


def _suma_hasta(cuentas: Aritmetica, partes: Iterable[int], total: Decimal) -> int:
    """Cuántas de las primeras suman el total: dos o más, o cero si no dan."""
    suma = Decimal(0)
    for sumandos, i in enumerate(partes, start=1):
        suma += cuentas.menciones[i].valor
        if sumandos > 1 and suma == total:
            return sumandos
    return 0


def _reparto_que_no_suma(cuentas: Aritmetica, n: int, partes: list[int]) -> bool:
    """Solo si son claramente sus partes, y cada una menor que el todo."""
    una = cuentas.menciones[n]
    if not _es_la_lista_entera(cuentas, n, partes) or any(
        cuentas.menciones[i].valor >= una.valor for i in partes
    ):
        return False
    ultima = partes[-1]
    suma = sum((cuentas.menciones[i].valor for i in partes), Decimal(0))
    cuentas.cuadre.no_cuadran[n] = ultima, f"las partes suman {dicho_con_un_decimal(suma)}"
    cuentas.cuadre.partes_de.update(dict.fromkeys(partes, n))
    return True


def _es_la_lista_entera(cuentas: Aritmetica, n: int, partes: list[int]) -> bool:
    """¿Van hasta el final, sin sustantivo propio, y la última tras una «y»? Nada más se está sumando."""
    if len(partes) < 2 or partes != list(range(n + 1, len(cuentas.menciones))):
        return False
    if any(cuentas.sintagmas[i].es_propio for i in partes):
        return False
    se_detalla = bool(_SE_DETALLA.match(cuentas.texto, cuentas.menciones[n].hasta))
    if not se_detalla and not all(cuentas.sintagmas[i].califica for i in partes):
        return False
    return bool(re.search(r"\b[ye]\s+$", cuentas.entre(partes[-2], partes[-1])))


def _nombra_algo(cuentas: Aritmetica, i: int) -> bool:
    return cuentas.sintagmas[i].es_propio or cuentas.sintagmas[i].califica


def _es_su_articulo(cuentas: Aritmetica, i: int, n: int) -> bool:
    """El «un» de «un acumulado de 28» no es un sumando."""
    return cuentas.menciones[i].flojo and len(cuentas.entre(i, n).split()) <= 3
