"""Qué cuenta un número: el sustantivo que le sigue o, si no le sigue, el que se venía contando."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from informe_lib.revision.texto.entorno import CORTE, GRUPOS, lema_de, palabras_entre, raices_de_palabras
from informe_lib.revision.texto.mencion import Mencion
from informe_lib.revision.texto.oraciones import Oracion
from informe_lib.revision.texto.palabras import VACIAS, Palabra, juego, lema, raiz

_ALTO = juego(
    "en que se para durante frente entre desde hasta mientras donde cuando segun pero aunque fue "
    "fueron son es era eran esta estan estaba estaban ha han habia se quedo quedaron como lo cual "
    "cuales quienes sobre contra sino ante tras es decir mas menos e ni todos todas ambos ambas cada"
)
_CONTRASTE = juego("frente entre desde hasta mientras donde cuando aunque pero contra sino y e")
_ARTICULOS = juego("las los la el sus su estas estos esas esos dichas dichos")
# Van entre el número y lo contado, o en su lugar, y no son lo contado.
_ADJETIVOS = frozenset(
    raiz(una)
    for una in juego(
        "nuevos grandes primeras ultimas siguientes principales diferentes distintas diversas "
        "importantes mejores mayores propias mismas anuales mensuales trimestrales semestrales "
        "bimestrales presenciales virtuales mixtas oficiales restantes pendientes faltantes "
        "adicionales consecutivas completas efectivas ordinarias extraordinarias tecnicas generales "
        "especificas posibles otras demas anteriores previas totales parciales ausentes presentes "
        "vigentes nocturnas locales distritales previstas hechas dichas escritas inscritas suscritas "
        "abiertas cubiertas dispuestas resueltas expuestas impresas "
        "descritas devueltas rotas sueltas fallidas"
    )
)
_PARTICIPIO = re.compile(r".{2,}(?:ad|id)[oa]s?$")
# Terminan como participios y son cosas.
_COSAS = juego(
    "jornadas invitados invitadas delegados delegadas encargados llamadas medidas salidas entradas "
    "comunicados empleados abogados egresados graduados mercados estados resultados acuerdos "
    "encargadas contenidos partidos sonidos pedidos juzgados cuidados ciudadanos soldados afiliados "
    "asociados aliados asalariados licenciados certificados listados tratados trazados enlaces "
    "visitas consultas brigadas miradas temporadas paradas comunidades jornadas unidades entidades "
    "actividades localidades"
)
# «Figuran», «quedaron»: un plural que termina así es un verbo, salvo unos pocos nombres.
_VERBO = re.compile(
    r"(?<!^pl)(?<!ord)(?<!exam)(?<!imag)(?<!orig)(?<!volum)(?<!resum)(?<!regim)(?:an|en|ron)$"
)
_ES_EL_SUJETO = re.compile(r"\s+(?:fueron|son|eran|seran|suman|sumaron)\s+(?:las|los)\s+(?P<nombre>[^\W\d]+)")
MAXIMO_DE_PALABRAS = 8


@dataclass(frozen=True, slots=True)
class Sintagma:
    """Lo que acompaña a un número: los lemas de lo que cuenta y las raíces que lo describen.

    `es_propio` si el sustantivo le sigue; `califica`, si le sigue un adjetivo («dos ordinarias»). `hasta` es
    donde termina el sustantivo y `fin`, donde deja de hablarse de él.
    """

    nombres: frozenset[str]
    raices: frozenset[str]
    hasta: int
    es_propio: bool
    fin: int
    califica: bool = False
    auxiliares: frozenset[str] = frozenset()
    estrechas: frozenset[str] = frozenset()
    apellido: frozenset[str] = frozenset()


def sintagma(oracion: Oracion, menciones: Sequence[Mencion], n: int, conocidos: frozenset[str]) -> Sintagma:
    """El grupo de palabras que sigue a un número, hasta donde deja de hablar de lo que cuenta."""
    mencion = menciones[n]
    siguiente = menciones[n + 1].desde if n + 1 < len(menciones) else len(oracion.texto)
    palabras = _seguidas(oracion, mencion.hasta, siguiente)
    nucleo = _nucleo(palabras, mencion, conocidos)
    suyas = raices_de_palabras(palabras)
    sujeto = _ES_EL_SUJETO.match(oracion.plano, mencion.hasta)
    if nucleo is None and sujeto:
        fin = sujeto.end()
        return Sintagma(frozenset((lema(sujeto["nombre"]),)), frozenset(), fin, es_propio=True, fin=fin)
    if nucleo is None:
        hasta = palabras[0].hasta if palabras and palabras[0].plana not in VACIAS else mencion.hasta
        califica = bool(palabras) and _es_adjetivo(palabras[0])
        dichas = _predicado(oracion, mencion.hasta, siguiente)
        return Sintagma(frozenset(), dichas, hasta, es_propio=False, fin=hasta, califica=califica)
    lugar = palabras.index(nucleo)
    nombres = {lema_de(nucleo)} | _coordinados(palabras[lugar + 1 :], conocidos)
    auxiliares = _complemento(palabras[lugar + 1 :], conocidos)
    apellido = _apellido(palabras[lugar + 1 :])
    estrechas = raices_de_palabras([*palabras[: lugar + 1], *takewhile(_es_adjetivo, palabras[lugar + 1 :])])
    return Sintagma(
        frozenset(nombres), suyas, nucleo.hasta, es_propio=True, fin=palabras[-1].hasta,
        auxiliares=auxiliares, estrechas=estrechas, apellido=apellido,
    )  # fmt: skip


def _seguidas(oracion: Oracion, desde: int, hasta: int) -> list[Palabra]:
    """Las palabras desde un número hasta una coma, otro número o un verbo que se conoce."""
    corte = CORTE.search(oracion.plano, desde, hasta)
    hasta = min(hasta, corte.start() if corte else hasta)
    lugar = bisect_left(oracion.palabras, desde, key=lambda una: una.desde)
    seguidas: list[Palabra] = []
    for una in oracion.palabras[lugar : lugar + MAXIMO_DE_PALABRAS + 4]:
        es_verbo = bool(_VERBO.search(una.plana)) or oracion.texto[una.hasta - 1] == "ó"
        if una.hasta > hasta or (not una.es_sigla and (una.plana in _ALTO or es_verbo)):
            break
        seguidas.append(una)
    return seguidas[:MAXIMO_DE_PALABRAS]


def _predicado(oracion: Oracion, desde: int, hasta: int) -> frozenset[str]:
    """Lo que un verbo dice de un número sin sustantivo: «tres fueron ordinarias»."""
    corte = CORTE.search(oracion.plano, desde, hasta)
    palabras = palabras_entre(oracion, desde, corte.start() if corte else hasta)
    dicho = takewhile(lambda una: una.plana not in _CONTRASTE, palabras[:MAXIMO_DE_PALABRAS])
    return raices_de_palabras(list(dicho))


def _nucleo(palabras: list[Palabra], mencion: Mencion, conocidos: frozenset[str]) -> Palabra | None:
    """El sustantivo contado; None si sigue un complemento («con acciones»), un verbo o un adjetivo."""
    planas = [una.plana for una in palabras[:2]]
    lleva_de = planas[:1] in (["de"], ["del"])
    con_articulo = lleva_de and planas[1:] != [] and planas[1] in _ARTICULOS
    if lleva_de != mencion.es_parte() and not con_articulo:
        return (
            None  # un porcentaje pide «de», y una cuenta lo admite solo con artículo: «tres de las sesiones»
        )
    admite_singular = mencion.valor == 1 or mencion.es_parte() or mencion.valor != int(mencion.valor)
    for i in range(int(lleva_de) + int(con_articulo), len(palabras)):
        una = palabras[i]
        lleva_complemento = [otra.plana for otra in palabras[i + 1 : i + 2]] == ["de"]
        # «Llamadas de emergencia», «toneladas de residuos»: lo que lleva complemento es una cosa.
        es_cosa = lleva_complemento and bool(_PARTICIPIO.fullmatch(una.plana))
        if es_cosa or _es_sustantivo(una, conocidos, admite_singular=admite_singular):
            return None if una.plana in GRUPOS else una
        if not _es_adjetivo(una):
            return None
    return None


def _es_sustantivo(una: Palabra, conocidos: frozenset[str], *, admite_singular: bool) -> bool:
    if una.plana in VACIAS and not una.es_sigla:
        return False
    es_plural = una.plana.endswith("s") or una.es_sigla
    if lema_de(una) in conocidos:
        return es_plural or admite_singular
    return (es_plural or admite_singular) and len(una.plana) > 2 and not _es_adjetivo(una)


def _es_adjetivo(una: Palabra) -> bool:
    return es_adjetivo(una.plana)


def es_adjetivo(plana: str) -> bool:
    """¿Califica lo contado, y no es lo contado? Un participio, o uno de los de siempre."""
    if plana in _COSAS:
        return False
    return raiz(plana) in _ADJETIVOS or bool(_PARTICIPIO.fullmatch(plana))


def _coordinados(palabras: list[Palabra], conocidos: frozenset[str]) -> set[str]:
    """«siete decisiones y compromisos»: cuenta las dos cosas."""
    planas = [una.plana for una in palabras[:3]]
    if len(planas) >= 2 and planas[0] in ("y", "e") and lema(planas[1]) in conocidos:
        return {lema(planas[1])}
    return set()


def _apellido(palabras: list[Palabra]) -> frozenset[str]:
    """En «sesiones de capacitación» y «reuniones con la comunidad», lo que dice de cuáles se trata."""
    planas = [una.plana for una in palabras[:3]]
    if planas[:1] not in (["de"], ["del"], ["con"], ["sobre"]):
        return frozenset()
    cual = planas[2:3] if planas[1:2] and planas[1] in _ARTICULOS | {"la", "el"} else planas[1:2]
    return frozenset(map(raiz, cual))


def _complemento(palabras: list[Palabra], conocidos: frozenset[str]) -> frozenset[str]:
    """En «actas de inspección», la inspección: el «de» sin artículo dice de qué clase son."""
    planas = [una.plana for una in palabras[:2]]
    if len(planas) == 2 and planas[0] == "de" and lema(planas[1]) in conocidos:
        return frozenset((lema(planas[1]),))
    return frozenset()
