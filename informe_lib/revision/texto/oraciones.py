"""El texto en Markdown, oración por oración: lo que no son palabras suyas queda tapado, en su sitio.

Nada cambia de lugar: la posición en una oración, más su comienzo, es la posición en el texto.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from informe_lib.revision.texto.palabras import Palabra, palabras_de, plano

TAPADO = "\ue000"  # de uso privado: ni letra ni espacio
CITA = re.compile(
    r"\{\{\s*cifra\.(?P<clave>[^{}|.\n]{1,200}?)\s*(?:\.(?P<alcance>[^{}|\n]{0,40}?))?\s*"
    r"(?:\|[^{}\n]{0,40})?\}\}"
)
_TAPAR = re.compile(
    r"^[ ]{0,3}(`{3,}|~{3,})[^\n]*\n.*?(?:^[ ]{0,3}\1[^\n]*$|\Z)"  # código con cerca
    r"|`[^`\n]+`"
    r"|^[ ]{0,3}\#{1,6}[ ][^\n]*$"  # un subtítulo nombra, no cuenta
    r"|\]\([^()\n]*\)|https?://[^\s<>]+|www\.[^\s<>]+|<[^<>\n]{1,200}>|"
    r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}"
    r"|\{\{[^{}\n]*\}\}",
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)
_MARCA_DE_LISTA = re.compile(
    r"^[ \t>]*(?:[-*+•]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)]|[ivxIVX]{1,5}[.)])[ \t]+", re.MULTILINE
)
_ENFASIS = re.compile(r"[*_~]{1,3}")
# Un punto termina la oración si después empieza otra; el de una abreviatura («n.º», «a. m.») no.
_FIN = re.compile(
    rf"\n[ \t]*\n|\n(?=[ \t]*{TAPADO}|[ \t]*\|)"
    r"|(?<!\b[a-zA-Z])(?<!\bart)(?<!\bnum)(?<!\bpág)(?<!\bno)(?<!\bnro)"
    r"[.!?…][\"»”)]*\s+(?=[\"«“(¿¡]*[A-ZÁÉÍÓÚÑ\d{])"
)
LARGO_MAXIMO = (
    2_000  # nadie lee una oración más larga: se corta para que el trabajo no crezca con su cuadrado
)


@dataclass(frozen=True, slots=True)
class Oracion:
    """Una oración como está escrita y, en `texto`, con lo que no se lee tapado; y dónde empieza.

    `hereda` si la anterior la introduce con dos puntos: habla del mismo tiempo.
    """

    escrito: str
    texto: str
    plano: str
    palabras: tuple[Palabra, ...]
    desde: int
    citas: tuple[re.Match[str], ...]
    hereda: bool = False


def oraciones_de(contenido: str) -> Iterator[Oracion]:
    """Las oraciones de un texto en Markdown, con las citas, el código y las direcciones tapados."""
    citas = list(CITA.finditer(contenido))
    tapado = _ENFASIS.sub(_aclara, _MARCA_DE_LISTA.sub(_tapa, _TAPAR.sub(_tapa, contenido)))
    introduce = False
    for desde, hasta in _tramos(tapado):
        texto = tapado[desde:hasta]
        if not texto.strip(f" \n\t{TAPADO}") and not any(desde <= una.start() < hasta for una in citas):
            continue
        suyas = tuple(una for una in citas if desde <= una.start() < hasta) if citas else ()
        bajo = plano(texto)
        es_elemento = contenido[desde:hasta].lstrip()[:1] in ("-", "*", "+", "•")
        yield Oracion(
            contenido[desde:hasta],
            texto,
            bajo,
            tuple(palabras_de(texto, bajo)),
            desde,
            suyas,
            introduce and es_elemento,
        )
        introduce = texto.rstrip().endswith(":") or (introduce and es_elemento)


def _tapa(hallado: re.Match[str]) -> str:
    """Del mismo largo; un salto de renglón lo sigue siendo."""
    return re.sub(r"[^\n]", TAPADO, hallado[0])


def _aclara(hallado: re.Match[str]) -> str:
    """Una marca de énfasis no separa las palabras: es un espacio más."""
    return " " * len(hallado[0])


def _tramos(texto: str) -> Iterator[tuple[int, int]]:
    desde = 0
    for fin in _FIN.finditer(texto):
        yield from _cortado(desde, fin.end())
        desde = fin.end()
    yield from _cortado(desde, len(texto))


def _cortado(desde: int, hasta: int) -> Iterator[tuple[int, int]]:
    for comienzo in range(desde, hasta, LARGO_MAXIMO):
        yield comienzo, min(comienzo + LARGO_MAXIMO, hasta)
