"""Los números que nadie registró y salen de otros: proporciones, diferencias y sumas."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from informe_lib.revision.texto.comparacion import compara, se_acerca, se_parece
from informe_lib.revision.texto.cuenta import DE_SIEMPRE, Cuenta
from informe_lib.revision.texto.leida import OracionLeida
from informe_lib.revision.texto.palabras import raiz
from informe_lib.revision.texto.plazos import Plazo

_CAMBIA = re.compile(
    r"\b(?:aument|increment|crec|creci|disminu|reduj|reduc|baj|sub|descen|mas|menos)[a-z]*\b"
)
_SE_COMPARA_ANTES = re.compile(
    r"\b(?:super[a-z]+ en|avanz[a-z]+(?: en)?|gan[a-z]+|mejor[a-z]+ en|exced[a-z]+ en|aument[a-z]+(?: en)?|"
    r"crec[a-z]+ en|"
    r"baj[a-z]+(?: en)?|"
    r"sub[a-z]+(?: en)?|reduj[a-z]+ en|"
    r"disminuy[a-z]+ en|diferencia de|otr[oa]s)\s+$"
)
_SE_COMPARA_DESPUES = re.compile(r"(?:\s+[^\W\d]+){0,2}?\s+(?:mas|menos|adicionales|nuev[oa]s)\b")
_UNO_U_OTRO = re.compile(r"\b(?P<uno>[^\W\d]+)\s+(?:o|u|y|e)\s+(?:en\s+)?(?P<otro>[^\W\d]+)\b")
_NO = re.compile(r"\b(?:no|sin|ni|dejo|dejaron|falto|faltaron|falta)\b")
_PROMEDIO = re.compile(
    r"\bpromedi|\bmensual|\bpor (?:mes|sesion)\b|\bal mes\b|\bcada (?:mes|sesion)\b|\bmedia\b"
)
TOPE = 60  # cuentas de un mismo plazo que se dividen entre sí


def es_una_proporcion(leida: OracionLeida, n: int) -> bool:
    """¿Sale ese porcentaje de dos cuentas de lo mismo en un plazo del que se habla?"""
    mencion, nombres = leida.menciones[n], leida.nombres[n][0]
    cuentas = leida.catalogo.de(nombres, es_parte=False)
    antes = leida.oracion.plano[max(0, mencion.desde - 40) : mencion.desde]
    contrarias = _contrarias(leida, n, nombres)
    for valor in (
        *contrarias,
        *_partes(leida, cuentas),
        *(_cambios(cuentas) if _CAMBIA.search(antes) else ()),
    ):
        if se_parece(mencion, valor) or (
            compara(antes) and se_acerca(antes, mencion.valor, valor, (), se_niega=False)
        ):
            return True
    return False


def _contrarias(leida: OracionLeida, n: int, nombres: frozenset[str]) -> Iterator[Decimal]:
    """Si se dice de cuántos no («el 12,5 % no confirmó»), lo que le falta a cada proporción para el todo."""
    mencion = leida.menciones[n]
    despues = leida.oracion.plano[mencion.hasta : mencion.hasta + 60]
    if _NO.search(despues):
        for una in leida.catalogo.de(nombres, es_parte=True):
            if una.vale_en(leida.plazos):
                yield 1 - una.valor


def _partes(leida: OracionLeida, cuentas: Sequence[Cuenta]) -> set[Decimal]:
    """Lo que una cuenta con rasgos que la oración nombra es del total de su plazo."""
    por_plazo: dict[Plazo | None, list[Cuenta]] = defaultdict(list)
    for una in cuentas:
        es_de_un_dia = una.plazo is not None and una.plazo.es_breve()
        se_nombra_el_dia = any(plazo.es_breve() for plazo in leida.plazos)
        es_de_eso = una.vale_en(leida.plazos) and _se_dice(leida, una.rasgos)
        if es_de_eso and es_de_un_dia <= se_nombra_el_dia and len(por_plazo[una.plazo]) < TOPE:
            por_plazo[una.plazo].append(una)
    return {
        parte.valor / todo.valor
        for suyas in por_plazo.values()
        for parte in suyas
        for todo in suyas
        if todo.valor > 0
        and len(parte.rasgos) > len(todo.rasgos)
        and parte.rasgos.items() >= todo.rasgos.items()
    }


def _cambios(cuentas: Sequence[Cuenta]) -> set[Decimal]:
    """De un valor registrado al siguiente, cuánto creció o bajó."""
    registradas = [una for una in cuentas if una.principal and una.rasgos.get("medida") == "ejecutado"][:TOPE]
    return {
        abs(hoy.valor - antes.valor) / antes.valor
        for antes in registradas
        for hoy in registradas
        if antes.valor > 0 and antes.rasgos == hoy.rasgos
    }


def es_una_diferencia(leida: OracionLeida, n: int, cuentas: Sequence[Cuenta]) -> bool:
    """«Tres muelles más», «superó en una la meta»: lo que va de un valor registrado a otro de lo mismo."""
    mencion, plano = leida.menciones[n], leida.oracion.plano
    antes, despues = (
        plano[max(0, mencion.desde - 40) : mencion.desde],
        plano[mencion.hasta : mencion.hasta + 30],
    )
    if not (_SE_COMPARA_ANTES.search(antes) or _SE_COMPARA_DESPUES.match(despues)):
        return False
    por_asunto: dict[str | None, set[Decimal]] = defaultdict(set)
    for una in cuentas:
        if una.principal:
            por_asunto[una.rasgos.get("asunto")].add(una.valor)
    return any(mencion.valor + valor in valores for valores in por_asunto.values() for valor in valores)


def es_un_promedio(leida: OracionLeida, n: int, cuentas: Sequence[Cuenta]) -> bool:
    """«Dos inspecciones mensuales», «nueve puestos por sesión»: lo de un plazo, repartido."""
    mencion, periodo = leida.menciones[n], leida.catalogo.expediente.periodo
    if not _PROMEDIO.search(leida.oracion.plano):
        return False
    sesiones = {
        una.valor for una in leida.catalogo.de(("sesion",), es_parte=False) if una.vale_en(leida.plazos)
    }
    entre = {Decimal(periodo.tipo.meses), Decimal(periodo.fin.month)} | {
        veces for veces in sesiones if 0 < veces < 60
    }
    return any(
        una.vale_en(leida.plazos) and abs(una.valor / veces - mencion.valor) <= Decimal("0.05")
        for una in cuentas
        if una.principal or una.rasgos.get("presencia") == "presente"
        for veces in entre
    )


def es_una_suma(leida: OracionLeida, n: int, cuentas: Sequence[Cuenta]) -> bool:
    """«Presenciales o mixtas», «cumplidas o en ejecución»: la suma de lo que la oración junta."""
    despues = leida.oracion.plano[leida.menciones[n].hasta : leida.menciones[n].hasta + 80]
    for juntas in _UNO_U_OTRO.finditer(despues):
        uno, otro = (leida.catalogo.rasgos_en((raiz(juntas[lado]),)) for lado in ("uno", "otro"))
        for dimension in uno.keys() & otro.keys():
            if leida.menciones[n].valor in _sumas(
                leida, cuentas, dimension, uno[dimension] | otro[dimension]
            ):
                return True
    return False


def _sumas(leida: OracionLeida, cuentas: Sequence[Cuenta], dimension: str, valores: set[str]) -> set[Decimal]:
    sumas: dict[object, Decimal] = defaultdict(Decimal)
    for una in cuentas:
        resto = {clave: valor for clave, valor in una.rasgos.items() if clave != dimension}
        es_de_eso = una.rasgos.get(dimension) in valores and _se_dice(leida, resto)
        if es_de_eso and una.vale_en(leida.plazos) and not una.principal:
            sumas[frozenset(resto.items()), una.plazo] += una.valor
    return set(sumas.values())


def _se_dice(leida: OracionLeida, rasgos: Mapping[str, str]) -> bool:
    """¿Nombra la oración todos esos rasgos, o son los que se entienden?"""
    return all(
        valor in (*leida.rasgos.get(dimension, ()), DE_SIEMPRE.get(dimension))
        for dimension, valor in rasgos.items()
    )
