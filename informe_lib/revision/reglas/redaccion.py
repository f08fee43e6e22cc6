"""La redacción: que lo mismo se llame siempre igual, y unos pocos tropiezos. Se señala, no se corrige."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.revision import Severidad
from informe_lib.revision.filas import con_su_fila, duda_del_texto, textos_del_periodo
from informe_lib.revision.regla import Dato, Duda, Regla

_PALABRA = re.compile(r"[^\W\d_]+")
_CONECTOR = r"(?:de|del|la|las|los|el|y|e|para|en)"
_ES_CONECTOR = re.compile(_CONECTOR, re.IGNORECASE)
_FINAL = re.compile(rf"(?:\s+{_CONECTOR})+$")
LARGO_DE_UN_NOMBRE = 12  # palabras; con más no es un nombre

TROPIEZOS = tuple(
    (re.compile(patron, re.IGNORECASE), mejor)
    for patron, mejor in (
        (r"\bse cuentan con\b", "«se cuenta con»"),
        (r"\bfue(?:ron)? abordad[oa]s? quienes\b", "«fue abordado por quienes»"),
        (r"\b(?:hubieron|habrán|habían) (?:\w+ ){0,2}(?=\w+s\b)", "«hubo», «habrá», «había»"),
        (r"\ben base a\b", "«con base en»"),
        (r"\bde acuerdo a\b", "«de acuerdo con»"),
        (r"\ba nivel de\b", "«en», o decir en qué"),
        (r"\bal interior de\b", "«en» o «dentro de»"),
        (r"\ben relación a\b", "«en relación con»"),
        (r"\bbajo (?:esta|la) premisa\b", "«con esa premisa»"),
        (r"\b(de|la|el|los|las|en|que|y|con|por|para|se) \1\b", "la palabra una sola vez"),
    )
)


def nombres_distintos(expediente: Expediente) -> Iterator[Duda]:
    """Lo que en los textos se parece al nombre de la instancia o de una silla y no lo es."""
    nombres = _nombres(expediente)
    cargos = {silla.cargo for silla in expediente.integrantes}
    for fila, texto in textos_del_periodo(expediente):
        dichas: set[str] = set()
        contenido = texto.contenido.lower()
        for nombre in (uno for uno in nombres if uno.split()[0].lower() in contenido):
            for hallada in _parecidos(nombre, es_cargo=nombre in cargos).finditer(texto.contenido):
                dicho = _FINAL.sub("", " ".join(hallada[0].split()))
                es_conocido = texto.contenido.startswith(nombres, hallada.start())
                if dicho in dichas or es_conocido or not _es_otro_nombre(dicho, nombre, nombres):
                    continue
                dichas.add(dicho)
                que = f"El texto dice «{dicho}» y en los datos es «{nombre}»."
                yield duda_del_texto(fila, texto, hallada.start(), que)


def _nombres(expediente: Expediente) -> tuple[str, ...]:
    """Los nombres de dos o más palabras con que los datos llaman a la instancia y a sus sillas."""
    sillas = (
        uno
        for silla in expediente.integrantes
        for uno in (silla.entidad, silla.dependencia, silla.cargo)
        if isinstance(uno, str)
    )
    organos = (uno.nombre for uno in expediente.organos)
    previos = (uno.nombre for uno in expediente.nombres_anteriores)
    todos = dict.fromkeys((expediente.nombre, expediente.instancia.nombre, *previos, *organos, *sillas))
    return tuple(uno for uno in todos if 2 <= len(_propias(uno)) <= LARGO_DE_UN_NOMBRE)


@lru_cache(maxsize=1024)
def _parecidos(nombre: str, *, es_cargo: bool) -> re.Pattern[str]:
    """Lo que empieza por la misma palabra y sigue solo con las del nombre, o con las que las unen.

    Un cargo va también en minúscula; «una mesa de trabajo» no es la Mesa de Trabajo de Territorialización.
    """
    palabras = sorted({re.escape(una) for una in _PALABRA.findall(nombre)}, key=len, reverse=True)
    primera, *_ = _PALABRA.findall(nombre)
    patron = rf"\b{re.escape(primera)}(?:\s+(?:{'|'.join(palabras)}|{_CONECTOR})\b)+"
    return re.compile(patron, re.IGNORECASE if es_cargo else 0)


def _es_otro_nombre(dicho: str, nombre: str, nombres: tuple[str, ...]) -> bool:
    """¿Le faltan palabras propias al nombre, sin que sea otro de los que los datos conocen?"""
    suyas, propias = _propias(dicho), _propias(nombre)
    exactas = [_propias(otro) for otro in nombres]
    return 1 < len(suyas) < len(propias) and suyas not in exactas


def _propias(nombre: str) -> tuple[str, ...]:
    return tuple(una.lower() for una in _PALABRA.findall(nombre) if not _ES_CONECTOR.fullmatch(una))


def tropiezos_de_lengua(expediente: Expediente) -> Iterator[Duda]:
    """Los de una lista corta en los textos, y el punto que sobra al final de un nombre."""
    for fila, texto in textos_del_periodo(expediente):
        for patron, mejor in TROPIEZOS:
            for hallada in patron.finditer(texto.contenido):
                que = f"El texto dice «{' '.join(hallada[0].split())}»; suele escribirse {mejor}."
                yield duda_del_texto(fila, texto, hallada.start(), que)
    for fila, silla in con_su_fila("integrantes", expediente.integrantes):
        for campo in ("entidad", "dependencia", "cargo", "sector"):
            nombre = getattr(silla, campo)
            if isinstance(nombre, str) and re.search(r"[^\W\d_]{4,}\.$", nombre):
                que = f"«{nombre}» termina en punto, y es un nombre."
                yield Duda(que, Dato("integrantes", fila, campo), "Quítele el punto.")


REGLAS = (
    Regla(
        codigo="V47",
        nombre="La instancia y sus sillas se llaman siempre igual",
        severidad=Severidad.SUGERENCIA,
        por_que="Con dos nombres, quien lee cree que son dos cosas.",
        remedio="Use el nombre completo, o uno corto que no se confunda.",
        dudas=nombres_distintos,
    ),
    Regla(
        codigo="V48",
        nombre="El texto no tropieza en lo que ya se sabe que tropieza",
        severidad=Severidad.SUGERENCIA,
        por_que="Un descuido de lengua hace dudar del cuidado con las cifras.",
        remedio="Reescriba la frase, si está de acuerdo.",
        dudas=tropiezos_de_lengua,
    ),
)
