"""Si los datos sostienen un número de una oración y, si no, por qué se duda de él."""

from __future__ import annotations

import re
from collections.abc import Sequence

from informe_lib.revision.texto.comparacion import compara, se_acerca, se_parece
from informe_lib.revision.texto.cuenta import AVANCE, Cuenta
from informe_lib.revision.texto.entorno import GRUPOS
from informe_lib.revision.texto.leida import OracionLeida
from informe_lib.revision.texto.mencion import Magnitud, Manera, Mencion
from informe_lib.revision.texto.motivos import duda_con_otro_valor, duda_sin_cuentas, es_de_otro_plazo
from informe_lib.revision.texto.palabras import lema, raices_de, raiz
from informe_lib.revision.texto.posibles import posibles
from informe_lib.revision.texto.proporciones import (
    es_un_promedio,
    es_una_diferencia,
    es_una_proporcion,
    es_una_suma,
)
from informe_lib.revision.texto.reparos import Clase, Duda

_SE_CUMPLE = raices_de("cumplimiento cumplieron cumplida avance avanzó ejecución ejecutó ejecutada")
_DE_PARTIDA = re.compile(
    r"\b(?:pas|baj|sub|aument|disminuy|creci|reduj|increment|duplic|triplic)[a-z]*\s+(?:[^\W\d]+:?\s+){0,5}?de\s+$"
)
_A_OTRO = re.compile(r"(?:\s+[^\W\d]+){0,2}?\s+(?:a|hasta)\s")
_ESCOGE_DESPUES = re.compile(
    r"\s+(?:primer|ultim|siguient|proxim|anterior|mism|mejor|mayor|principal)[a-z]*\b"
)
_ESCOGE_ANTES = re.compile(
    r"\b(?:(?:primer|ultim|proxim|siguient)[a-z]+|est[oa]s|es[oa]s|dich[oa]s|aquell[oa]s)\s+$"
)
_NINGUNA = re.compile(r"\b(?:ningun[ao]?|nunca|jamas)\b")
Juicio = Duda | tuple[Cuenta, ...]


def juzgar(leida: OracionLeida, n: int) -> Juicio:
    """Las cuentas que sostienen un número (ninguna, si se sostiene de otro modo) o la duda que deja."""
    mencion = leida.menciones[n]
    if mencion.manera is Manera.CITA:
        return _juzgar_la_cita(leida, mencion)
    if mencion.magnitud is Magnitud.DINERO:
        return Duda(Clase.SIN_RESPALDO)
    iguales = leida.catalogo.de(leida.nombres[n][0], es_parte=mencion.es_parte())
    de_eso = posibles(leida, n, iguales)
    for candidatas in (de_eso, _de_lo_que_rodea(leida, n), _que_tambien_se_llaman_asi(leida, n)):
        if sostienen := _que_sostienen(leida, n, candidatas):
            return sostienen
    if _sale_de_lo_dicho(leida, n, iguales) or (not iguales and _no_se_puede_saber(leida, n)):
        return ()
    return duda_con_otro_valor(leida, n, de_eso) if iguales else duda_sin_cuentas(leida, n)


def _sale_de_lo_dicho(leida: OracionLeida, n: int, iguales: Sequence[Cuenta]) -> bool:
    """¿Se sigue de otros números, está escrito en los datos, o no dice cuántas hay?"""
    return (
        n in leida.cuadre.salen
        or _se_calcula(leida, n, iguales)
        or _esta_escrito(leida, n, hay_cuentas=bool(iguales))
        or _escoge_algunos(leida, n)
        or _depende_de_otro_numero(leida, n)
    )


def _no_se_puede_saber(leida: OracionLeida, n: int) -> bool:
    """Un numeral suelto, o «seis localidades no tienen aún su PLT»: cuenta unas y dice lo de los otros."""
    nombres = leida.nombres[n][0]
    if not nombres:
        return leida.menciones[n].manera is Manera.LETRAS
    nombradas = {lema(una.plana) for una in leida.oracion.palabras} & leida.catalogo.nombres
    return leida.catalogo.literales.nombra(nombres) and bool(
        _que_sostienen(leida, n, leida.catalogo.de(nombradas, es_parte=False))
    )


def _escoge_algunos(leida: OracionLeida, n: int) -> bool:
    """«Las dos primeras», «las tres últimas sesiones», «esas dos»: no dice cuántas hay."""
    mencion, plano = leida.menciones[n], leida.oracion.plano
    antes = plano[max(0, mencion.desde - 20) : mencion.desde]
    return bool(_ESCOGE_DESPUES.match(plano, mencion.hasta) or _ESCOGE_ANTES.search(antes))


def _depende_de_otro_numero(leida: OracionLeida, n: int) -> bool:
    """«En dos de las tres sesiones hubo nueve puestos o más»: pasó algo que los datos no cuentan así."""
    es_parte_de_sesiones = n in leida.cuadre.pares and "sesion" in leida.nombres[n][0]
    return es_parte_de_sesiones and any(
        "puesto" in nombres or "integrante" in nombres for nombres, _ in leida.nombres
    )


def _que_tambien_se_llaman_asi(leida: OracionLeida, n: int) -> list[Cuenta]:
    """Por su complemento («actas de inspección») o porque se habla de su asunto («catorce alcaldías»)."""
    nombres, auxiliares = leida.nombres[n]
    es_parte = leida.menciones[n].es_parte()
    sin_lo_suyo = not leida.catalogo.de(nombres, es_parte=es_parte)
    if es_parte and sin_lo_suyo and _SE_CUMPLE.intersection(leida.raices):
        auxiliares |= AVANCE
    cercanas = [
        una
        for una in leida.catalogo.cercanas(nombres | auxiliares, es_parte=es_parte)
        if not una.cercanos & nombres or (una.cercanos >= nombres and _habla_de(leida, una, nombres))
    ]
    return posibles(leida, n, cercanas)


def _habla_de(leida: OracionLeida, una: Cuenta, nombres: frozenset[str]) -> bool:
    """¿Dice la oración algo más del asunto, además de ese nombre que no es el suyo?"""
    return bool((una.raices - {raiz(uno) for uno in nombres}) & set(leida.raices))


def _de_lo_que_rodea(leida: OracionLeida, n: int) -> list[Cuenta]:
    """Un número sin sustantivo puede ser de cualquiera de los de la oración, o de lo que dice su verbo."""
    pares = leida.cuadre.pares
    pareja = pares.get(n, next((parte for parte, todo in pares.items() if todo == n), n))
    if leida.sintagmas[n].es_propio or leida.sintagmas[pareja].es_propio:
        return []
    plano = leida.oracion.plano
    palabras = (una.plana for una in leida.oracion.palabras if una.plana not in GRUPOS)
    nombradas = set(map(lema, palabras)) & leida.catalogo.nombres
    habla_de_puestos = "presencia" in leida.rasgos or "quorum" in leida.raices or "mitad mas un" in plano
    del_verbo = {"puesto"} if habla_de_puestos else set()
    candidatas = leida.catalogo.de(nombradas | del_verbo, es_parte=leida.menciones[n].es_parte())
    return posibles(leida, n, candidatas)


def _se_calcula(leida: OracionLeida, n: int, iguales: Sequence[Cuenta]) -> bool:
    """¿Sale de otras cuentas: una proporción, una diferencia, la suma de lo que la oración junta?"""
    if leida.menciones[n].es_parte():
        return es_una_proporcion(leida, n)
    formas = (es_una_diferencia, es_una_suma, es_un_promedio)
    return any(forma(leida, n, iguales) for forma in formas)


def se_sostiene(leida: OracionLeida, n: int) -> bool:
    """¿Lo dicen los datos, y no solo la aritmética de la oración?"""
    iguales = leida.catalogo.de(leida.nombres[n][0], es_parte=leida.menciones[n].es_parte())
    dicho = _que_sostienen(leida, n, posibles(leida, n, iguales))
    return bool(dicho) or _esta_escrito(leida, n, hay_cuentas=bool(iguales))


def _juzgar_la_cita(leida: OracionLeida, mencion: Mencion) -> Juicio:
    """Una cita tiene su valor; lo que puede no ser suyo es el plazo para el que la oración lo da."""
    suyas = [una for una in leida.catalogo.de_la_cifra(mencion.cifra) if se_parece(mencion, una.valor)]
    de_otro = tuple(una for una in suyas if es_de_otro_plazo(leida, mencion, una))
    if de_otro and not any(una.vale_en(leida.plazos) for una in suyas):
        return Duda(Clase.CAMBIA_ALCANCE, de_otro)
    return ()


def _que_sostienen(leida: OracionLeida, n: int, candidatas: Sequence[Cuenta]) -> tuple[Cuenta, ...]:
    mencion, plano = leida.menciones[n], leida.oracion.plano
    antes = plano[max(0, mencion.desde - 40) : mencion.desde]
    # De «pasó de 12 a 7», el 12 es de un plazo anterior, y no hace falta decir cuál.
    es_de_partida = bool(_DE_PARTIDA.search(antes) and _A_OTRO.match(plano, mencion.hasta))
    valen = [una for una in candidatas if es_de_partida or una.vale_en(leida.plazos)]
    exactas = tuple(una for una in valen if se_parece(mencion, una.valor))
    if n in leida.cuadre.rangos or n in leida.cuadre.rangos.values():
        exactas = _extremas(exactas, valen)
    se_niega = bool(_NINGUNA.search(plano[max(0, mencion.desde - 200) : mencion.desde]))
    if exactas and not (se_niega and compara(antes)):
        return exactas
    comparadas = (_de_cada_sesion(valen) or valen) if se_niega else valen
    valores = [una.valor for una in comparadas]
    return tuple(
        una for una in comparadas if se_acerca(antes, mencion.valor, una.valor, valores, se_niega=se_niega)
    )


def _de_cada_sesion(cuentas: Sequence[Cuenta]) -> list[Cuenta]:
    return [una for una in cuentas if una.principal and una.plazo and una.plazo.es_breve()]


def _extremas(exactas: tuple[Cuenta, ...], valen: Sequence[Cuenta]) -> tuple[Cuenta, ...]:
    """De lo que varía de una sesión a otra, el intervalo va del menor valor al mayor."""
    extremas = []
    for una in exactas:
        serie = [otra.valor for otra in _de_cada_sesion(valen) if otra.rasgos == una.rasgos]
        if una.valor in (min(serie), max(serie)) if serie else not _de_cada_sesion(valen):
            extremas.append(una)
    return tuple(extremas)


def _esta_escrito(leida: OracionLeida, n: int, *, hay_cuentas: bool) -> bool:
    nombres = leida.nombres[n][0]
    raices = frozenset(leida.raices) - {raiz(uno) for uno in nombres}
    return leida.catalogo.literales.sostienen(
        leida.menciones[n].valor, nombres, raices, hay_cuentas=hay_cuentas
    )
