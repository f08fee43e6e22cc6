"""Si un porcentaje sale de los números que lo rodean."""

from __future__ import annotations

import re
from itertools import permutations

from informe_lib.revision.texto.comparacion import dicho_con_un_decimal, se_parece
from informe_lib.revision.texto.cuadre import Aritmetica

_ES_DECIR = re.compile(
    r"es decir|esto es|o sea|vale decir|equival|represent|lo que|lo cual|\bque es\b|signific"
)
_SE_SIGUE = re.compile(
    r"^[\s,;:(]*(?:el|un|del|de|o|al)?\s*$|para una?\b|avance|cumpli|ejecuci|proporci|porcentaje|tasa|"
    r"asistencia|"
    r"correspond|[(]|un [a-z]* ?(?:del )?$|\bo (?:el|un) $|participaci|cobertura|alcanz|logr|dej[oa]|da |"
    r"arroj"
)
_ABRE = re.compile(r"\s*[(,:]?\s*(?:(?:es decir|esto es|o sea|vale decir|equivalente a|que son),?\s*)?")
_ES_LO_MISMO = re.compile(r"\s*,?\s*(?:es decir|esto es|o sea|vale decir),?\s*(?:el|un)?\s*")
_DEL_QUE_SIGUE = re.compile(r"\s+(?:de|sobre)\s+(?:las|los|un total de)?\s*")
_NIEGA = re.compile(
    r"\bdej[oa]\b|\bdejaron\b|\bno\b|\bfalt|\brestante|\bpendiente|\bausen|\binasist|\bsin\b|\bexcus|\botro\b"
)
_CAMBIO = re.compile(
    r"\b(?:aumento|incremento|crecimiento|reduccion|disminucion|alza|baja|caida|variacion) (?:de |del )?"
    r"(?:un |el )?$"
)
LEJOS, MUY_LEJOS = 80, 160  # letras entre un par y el porcentaje que se dice de él


def revisar_porcentaje(cuentas: Aritmetica, n: int) -> None:
    """Si es la proporción de dos números de la oración, o lo que le falta a otro para el todo, sale."""
    una = cuentas.menciones[n]
    valores = [cuentas.menciones[i].valor for i in cuentas.vecinas(n)]
    for parte, todo in permutations(valores, 2):
        if todo and any(se_parece(una, valor) for valor in (parte / todo, abs(1 - parte / todo))):
            cuentas.cuadre.salen.add(n)
            return
    if _complementa(cuentas, n) or _cambia(cuentas, n):
        return
    par = _par_de(cuentas, n)
    if par:
        parte, todo = (cuentas.menciones[i].valor for i in par)
        razon = f"sale el {dicho_con_un_decimal(parte / (todo or 1) * 100)} %"
        otro = max(par) if min(par) > n else min(par)
        cuentas.cuadre.no_cuadran[n] = otro, razon


def _par_de(cuentas: Aritmetica, n: int) -> tuple[int, int] | None:
    """El par del que se dice: el de antes («14 de 20, el 70 %») o el que sigue («30, el 33 % de las 90»)."""
    if n + 1 < len(cuentas.menciones) and not cuentas.menciones[n + 1].es_parte():
        previa = cuentas.menciones[max(0, n - 1)]
        es_una_parte = (
            n > 0 and not previa.es_parte() and not previa.flojo and len(cuentas.entre(n - 1, n)) < LEJOS
        )
        if es_una_parte and _DEL_QUE_SIGUE.fullmatch(cuentas.entre(n, n + 1)):
            return n - 1, n + 1
        if cuentas.cuadre.pares.get(n + 1) == n + 2 and _ABRE.fullmatch(cuentas.entre(n, n + 1)):
            return n + 1, n + 2
    ultimo = cuentas.ultimo_par_antes_de(n)
    return ultimo if ultimo and _se_sigue(cuentas, n, ultimo) else None


def _se_sigue(cuentas: Aritmetica, n: int, par: tuple[int, int]) -> bool:
    """¿Está el porcentaje dicho como consecuencia de ese par, y no de otra cosa?"""
    ultimo = max(par)
    desde = max(cuentas.menciones[ultimo].hasta, cuentas.sintagmas[ultimo].hasta)
    enlace = cuentas.texto[desde : cuentas.menciones[n].desde]
    hay_otros = any(not cuentas.menciones[i].flojo for i in range(ultimo + 1, n))
    if hay_otros or _ES_DECIR.search(enlace):
        return len(enlace) < MUY_LEJOS and bool(_ES_DECIR.search(enlace))
    if len(enlace) > MUY_LEJOS or not _SE_SIGUE.search(enlace):
        return False
    suyo = cuentas.sintagmas[n]
    del_par = cuentas.sintagmas[par[0]].nombres | cuentas.sintagmas[par[1]].nombres
    return not suyo.es_propio or not del_par or bool(suyo.nombres & del_par) or "(" in enlace


def _cambia(cuentas: Aritmetica, n: int) -> bool:
    """«Frente a las 9 de antes, las 15 de ahora son un aumento del 66,7 %»: no da con ninguna de las dos."""
    previas = [i for i in cuentas.vecinas(n) if i < n and not cuentas.menciones[i].flojo]
    if len(previas) != 2 or not _CAMBIO.search(cuentas.antes_de(n)):
        return False
    una, otra = (cuentas.menciones[i].valor for i in previas)
    if not una:
        return False
    cambio = dicho_con_un_decimal(abs(otra - una) / una * 100)
    cuentas.anotar(n, previas[0], f"el cambio es del {cambio} %", sale=False)
    return True


def _complementa(cuentas: Aritmetica, n: int) -> bool:
    """«Asistió el 75 % y dejó de asistir el 30 %»: juntos son el todo."""
    una = cuentas.menciones[n]
    for i in range(max(0, n - 2), n):
        otra = cuentas.menciones[i]
        if not otra.es_parte() or i in cuentas.cuadre.no_cuadran:
            continue
        if _ES_LO_MISMO.fullmatch(cuentas.entre(i, n)):
            sale = se_parece(una, otra.valor) or se_parece(otra, una.valor)
            cuentas.anotar(n, i, f"es el {dicho_con_un_decimal(otra.valor * 100)} %", sale=sale)
            return True
        despues = cuentas.texto[una.hasta : una.hasta + 30]
        se_opone = _NIEGA.search(cuentas.entre(i, n) + despues) and not _NIEGA.search(cuentas.antes_de(i))
        sale = se_parece(una, 1 - otra.valor)
        if sale or (se_opone and not cuentas.sintagmas[n].es_propio):
            cuentas.anotar(n, i, f"queda el {dicho_con_un_decimal((1 - otra.valor) * 100)} %", sale=sale)
            return True
    return False
