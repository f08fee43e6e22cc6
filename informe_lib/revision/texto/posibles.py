"""De las cuentas de algo, aquellas de las que un número de la oración puede estar hablando."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from informe_lib.revision.texto.cuenta import CUALQUIERA, DE_SIEMPRE, Cuenta
from informe_lib.revision.texto.entorno import inciso, raices_entre
from informe_lib.revision.texto.leida import OracionLeida, Rasgos
from informe_lib.revision.texto.palabras import raiz

NO_EXCLUYEN = ("silla", "de")  # aunque se nombre a una silla, también se puede estar hablando del total
ADMITEN_LO_DEMAS = ("medida", "estado", "situacion")  # hay cuentas a las que esta distinción no les toca
OBLIGAN = (
    "medida",
    "estado",
    "presencia",
    "publicacion",
    "abordada",
    "situacion",
)  # lo que el verbo del inciso dice de ellos manda, si dice una sola cosa
DE_LA_PROPORCION = ("silla", "asunto")  # una proporción es de quien se nombra, y de nadie más
DE_SU_NOMBRE = (
    "tipo",
    "clase",
    "presencia",
    "calidad",
)  # «asistentes» lo dice; «81 proyectos» no habla de lo proyectado
# Un total que se da por sabido («los 10 muelles», «frente a 14») puede ser lo programado o la línea base.
_SE_DA_POR_SABIDO = re.compile(
    r"\b(?:las|los|sus|frente a|contra|sobre|base de|de|entre|linea base|prevee?)(?:\s+(?:las|los))?\s+$"
)


def posibles(leida: OracionLeida, n: int, cuentas: Sequence[Cuenta]) -> list[Cuenta]:
    """Las que tienen los rasgos que la oración dice del número, o los que se entienden si no los dice."""
    dichos = _dichos(leida, n)
    admitidos: dict[str, set[str | None]] = {}
    for dimension, valores in _rasgos_de(cuentas).items():
        if len(valores) > 1:
            admitidos[dimension] = _admitidos(leida, n, dimension, valores, dichos)
    # Si lo que se dice cerca no deja ninguna, era de otra cosa: «nueve asistieron a las dos sesiones».
    return _con_rasgos(cuentas, admitidos) or _con_rasgos(
        cuentas, {dimension: valores | {None} for dimension, valores in admitidos.items()}
    )


def _con_rasgos(cuentas: Sequence[Cuenta], admitidos: Mapping[str, set[str | None]]) -> list[Cuenta]:
    return [
        una
        for una in cuentas
        if all(
            CUALQUIERA in valores or una.rasgos.get(dimension) in valores
            for dimension, valores in admitidos.items()
        )
    ]


def _rasgos_de(cuentas: Sequence[Cuenta]) -> dict[str, set[str | None]]:
    hay: dict[str, set[str | None]] = defaultdict(set)
    for dimension in {dimension for una in cuentas for dimension in una.rasgos}:
        hay[dimension] = {una.rasgos.get(dimension) for una in cuentas}
    return hay


def _dichos(leida: OracionLeida, n: int) -> tuple[Rasgos, Rasgos, Rasgos]:
    """Los rasgos que se dicen junto al número, en su inciso y en toda la oración."""
    mencion, suyo = leida.menciones[n], leida.sintagmas[n]
    del_nombre = {raiz(uno) for uno in suyo.nombres}
    es_todo = n in leida.cuadre.pares.values() and suyo.es_propio
    junto = suyo.estrechas if es_todo else suyo.raices
    cerca = leida.catalogo.rasgos_en(junto - del_nombre)
    for dimension, valores in leida.catalogo.rasgos_en(del_nombre).items():
        if dimension in DE_SU_NOMBRE:
            cerca[dimension] = cerca.get(dimension, set()) | valores
    desde, hasta = inciso(leida.oracion, mencion.desde, mencion.hasta)
    alrededor = [una for una in raices_entre(leida.oracion, desde, hasta) if una not in del_nombre]
    return cerca, leida.catalogo.rasgos_en(alrededor), leida.rasgos


def _admitidos(
    leida: OracionLeida, n: int, dimension: str, hay: set[str | None], dichos: tuple[Rasgos, Rasgos, Rasgos]
) -> set[str | None]:
    """Los valores de un rasgo que la oración deja; lo dicho junto al número manda sobre lo de más lejos."""
    cerca, del_inciso, de_la_oracion = (uno.get(dimension, set()) & hay for uno in dichos)
    es_todo, es_parte = n in leida.cuadre.pares.values(), leida.menciones[n].es_parte()
    es_medida_de_una_parte = es_parte and dimension == "medida"
    if es_medida_de_una_parte or (not cerca and _se_da_por_sabido(leida, n, dimension)):
        return {CUALQUIERA}
    if cerca and dimension not in NO_EXCLUYEN:
        return _lo_dicho_junto(dimension, cerca)
    if dimension in DE_LA_PROPORCION and es_parte and del_inciso:
        return {*del_inciso}
    obliga = dimension in OBLIGAN and len(del_inciso) == 1 and not es_todo and _esta_solo(leida, n)
    if obliga and not (dimension == "presencia" and "calidad" in leida.rasgos):
        return {*del_inciso, *((None,) if dimension in ADMITEN_LO_DEMAS else ())}
    if DE_SIEMPRE.get(dimension) == CUALQUIERA:
        return {CUALQUIERA} if es_todo else {*(del_inciso or de_la_oracion or {CUALQUIERA}), None}
    return {*del_inciso, *de_la_oracion, DE_SIEMPRE.get(dimension), None}


def _lo_dicho_junto(dimension: str, cerca: set[str]) -> set[str | None]:
    if dimension == "clase" and len(cerca) > 1:
        return {None}  # «decisiones y compromisos» son unas y otros
    admite_lo_demas = dimension in ADMITEN_LO_DEMAS or len(cerca) > 1 or cerca == {"decision"}
    return {*cerca, *((None,) if admite_lo_demas else ())}


def _esta_solo(leida: OracionLeida, n: int) -> bool:
    """¿Es el único número de su inciso? Entonces el verbo habla de él."""
    menciones = leida.menciones
    desde, hasta = inciso(leida.oracion, menciones[n].desde, menciones[n].hasta)
    vecinas = menciones[max(0, n - 1) : n] + menciones[n + 1 : n + 2]
    return not any(desde <= una.desde < hasta for una in vecinas if not una.flojo)


def _se_da_por_sabido(leida: OracionLeida, n: int, dimension: str) -> bool:
    """El todo de un par, o lo que lleva artículo: «los 10 muelles»; «sus dos sillas», estuvieran o no."""
    antes = leida.oracion.plano[max(0, leida.menciones[n].desde - 30) : leida.menciones[n].desde]
    if dimension == "presencia":
        return antes.endswith("sus ")
    es_todo = n in leida.cuadre.pares.values()
    return dimension == "medida" and (es_todo or bool(_SE_DA_POR_SABIDO.search(antes)))
