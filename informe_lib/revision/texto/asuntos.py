"""De qué habla cada cifra y cada actividad del plan: las que hablan de lo mismo son un solo asunto."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.cifra import Cifra, TipoDeCifra
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.plan import Actividad
from informe_lib.revision.texto.cuenta import PALABRAS_DE_RASGOS, distintivas
from informe_lib.revision.texto.palabras import lema, raices_de, sueltas
from informe_lib.revision.texto.sustantivos import es_adjetivo

_SIGLA = re.compile(r"\b[A-ZÁÉÍÓÚÑ]{2,8}\b")
_MAYUSCULAS = re.compile(r"\b([A-ZÁÉÍÓÚÑ])[a-záéíóúñ]+")
_DEL_TIEMPO = raices_de("año vigencia trimestre semestre periodo mes corte fecha anual total")
_DE_MEDIDA = frozenset().union(*PALABRAS_DE_RASGOS["medida"].values())
PORCENTAJE = "%"


@dataclass(frozen=True, slots=True)
class Asunto:
    """Lo que se mide: los lemas con que se nombra (y los de su definición) y las raíces que lo describen."""

    clave: str
    nombres: frozenset[str]
    raices: frozenset[str]
    cercanos: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Asuntos:
    """El asunto de cada cifra y de cada actividad, y las palabras que distinguen a uno de otro."""

    de_cifra: dict[str, Asunto]
    de_actividad: dict[str, Asunto]
    distintivas: dict[str, frozenset[str]]


def asuntos_de(expediente: Expediente) -> Asuntos:
    """Los asuntos, con lo que comparten nombre y dicen lo mismo ya juntos."""
    de_cifra: dict[str, Asunto] = {}
    de_actividad: dict[str, Asunto] = {}
    vistos: list[Asunto] = []
    for actividad in expediente.actividades_del_plan():
        suyo = _reunido(_de_la_actividad(actividad), vistos)
        de_actividad[actividad.clave] = suyo
        for clave in filter(None, (actividad.cifra_programada, actividad.cifra_ejecutada)):
            de_cifra.setdefault(clave, suyo)
    for cifra in expediente.cifras:
        propio = _de_la_cifra(cifra)
        ligado = de_cifra.get(cifra.clave)
        if ligado is None:
            ligado = _reunido(propio, vistos)
        de_cifra[cifra.clave] = Asunto(
            ligado.clave, ligado.nombres | propio.nombres, ligado.raices | propio.raices, propio.cercanos
        )
    todos = {uno.clave: set[str]() for uno in (*de_cifra.values(), *de_actividad.values())}
    for uno in (*de_cifra.values(), *de_actividad.values()):
        todos[uno.clave] |= uno.raices
    return Asuntos(
        de_cifra, de_actividad, _que_distinguen(todos, [*de_cifra.values(), *de_actividad.values()])
    )


def _reunido(nuevo: Asunto, vistos: list[Asunto]) -> Asunto:
    """El que ya estaba, si se llama igual y uno de los dos no dice nada que el otro no diga."""
    for visto in vistos:
        if visto.nombres & nuevo.nombres and (nuevo.raices <= visto.raices or visto.raices <= nuevo.raices):
            return Asunto(visto.clave, visto.nombres | nuevo.nombres, visto.raices | nuevo.raices)
    vistos.append(nuevo)
    return nuevo


def _que_distinguen(todos: dict[str, set[str]], asuntos: list[Asunto]) -> dict[str, frozenset[str]]:
    """Las raíces que un asunto no comparte con los otros que se nombran como él."""
    distinguen: dict[str, frozenset[str]] = {}
    for uno in asuntos:
        rivales = {otro.clave for otro in asuntos if otro.nombres & uno.nombres} | {uno.clave}
        propias = distintivas({clave: todos[clave] for clave in rivales})[uno.clave]
        distinguen[uno.clave] = distinguen.get(uno.clave, propias) & propias
    return distinguen


def _de_la_actividad(actividad: Actividad) -> Asunto:
    unidad = "" if isinstance(actividad.unidad, Ausencia) else actividad.unidad
    return Asunto(
        f"actividad {actividad.clave}",
        frozenset((*_cabezas(unidad, actividad.texto), *_siglas(actividad.texto))),
        raices_de(actividad.texto, unidad, actividad.clave.replace("-", " ")) - _DEL_TIEMPO,
    )


def _de_la_cifra(cifra: Cifra) -> Asunto:
    """Una meta, o la parte que falta, es del mismo asunto de lo que se ejecuta: solo cambia la medida."""
    unidad = "" if cifra.unidad.strip() == PORCENTAJE else cifra.unidad
    definicion = "" if isinstance(cifra.definicion, Ausencia) else cifra.definicion
    claves = cifra.clave.replace("_", " ") if cifra.tipo is TipoDeCifra.PORCENTAJE else ""
    nombres = frozenset(
        (*_cabezas(unidad, cifra.nombre), *_siglas(cifra.nombre), *map(lema, sueltas(claves)))
    )
    raices = raices_de(cifra.nombre, unidad) - _DEL_TIEMPO - _DE_MEDIDA
    return Asunto(f"cifra {cifra.clave}", nombres, raices, _de_paso(cifra.nombre, definicion))


def _cabezas(*textos: str) -> Iterator[str]:
    """El sustantivo de cada texto: su primera palabra con significado."""
    for texto in textos:
        primera = next(sueltas(texto), "")
        if primera and not primera.isdecimal():
            yield lema(primera)


def _de_paso(nombre: str, definicion: str) -> frozenset[str]:
    """Lo que nombra sin ser lo que cuenta: «las alcaldías» que remiten reportes, las «visitas» con acta."""
    largas = (una for una in sueltas(nombre) if len(una) > 4 and not es_adjetivo(una))
    plurales = (una for una in largas if una.endswith("s"))
    return frozenset((*map(lema, plurales), *_cabezas(definicion)))


def _siglas(texto: str) -> Iterator[str]:
    """Las que el texto trae entre paréntesis y la que forman sus mayúsculas: «Planes Locales de T…», PLT."""
    iniciales = "".join(_MAYUSCULAS.findall(texto)).lower()
    if len(iniciales) >= 3:
        yield iniciales
    for entre in re.findall(r"\(([^()]{2,10})\)", texto):
        if _SIGLA.fullmatch(entre):
            yield entre.lower()


def medida_de(cifra: Cifra) -> str:
    """Qué mide de su asunto: lo ejecutado, si su nombre o su tipo no dicen otra cosa."""
    raices = raices_de(cifra.nombre)
    for medida in ("pendiente", "base"):
        if raices & PALABRAS_DE_RASGOS["medida"][medida]:
            return medida
    es_meta = cifra.tipo is TipoDeCifra.META or raices & raices_de(
        "proyectadas programadas previstas planeadas"
    )
    return "programado" if es_meta else "ejecutado"
