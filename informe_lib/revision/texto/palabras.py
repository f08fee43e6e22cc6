"""Las palabras de un texto, sin tildes ni mayúsculas y del mismo largo: un lugar en ellas lo es en el texto.

No hay un diccionario del español: el `lema` junta el singular y el plural de un sustantivo, y la `raiz`,
además, las formas de un verbo («enviados», «envió», «por enviar»).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

_PALABRA = re.compile(r"[^\W\d_]+")
_SUFIJOS = (
    "amiento", "imiento", "acion", "icion", "iendo", "ieron", "aron", "ando", "aban", "ada", "ado", "ida",
    "ido", "aba", "ante", "ente", "iera", "ian", "cion", "ar", "er", "ir", "an", "en", "on", "ia", "io", "a",
    "o", "e", "i",
)  # fmt: skip
_RAIZ_MINIMA = 4


def juego(palabras: str) -> frozenset[str]:
    """Unas palabras separadas por espacios, sin repetir."""
    return frozenset(palabras.split())


VACIAS = juego(
    "a al algo ante antes asi aun aunque bajo cabe cada casi como con cual cuales cuando cuanto cuyo "
    "cuya cuyos cuyas de del desde despues donde durante e el ella ellas ellos en entre era eran es "
    "esa esas ese eso esos esta estas este esto estos fue fueron ha habia habian haber han hasta hay "
    "hubo la las le les lo los mas mediante menos mientras muy ni no nos o otra otras otro otros para "
    "pero por porque pues que se segun ser si sin sino sobre solo son su sus tal tales tambien tan "
    "tanto toda todas todo todos tras u un una unas uno unos y ya"
)


@dataclass(frozen=True, slots=True)
class Palabra:
    """Una palabra y su lugar; `es_nombre` si va en mayúscula inicial, `es_sigla` si toda ella."""

    plana: str
    desde: int
    hasta: int
    es_nombre: bool
    es_sigla: bool


def plano(texto: str) -> str:
    """El texto en minúsculas y sin tildes, carácter por carácter: el mismo largo siempre."""
    return texto.translate(_PLANAS)


def palabras_de(texto: str, texto_plano: str) -> list[Palabra]:
    """Las palabras en orden; los números y los signos no lo son."""
    return [
        Palabra(
            texto_plano[desde:hasta],
            desde,
            hasta,
            texto[desde].isupper(),
            hasta - desde > 1 and texto[desde:hasta].isupper(),
        )
        for desde, hasta in (hallada.span() for hallada in _PALABRA.finditer(texto_plano))
    ]


def raices_de(*textos: object) -> frozenset[str]:
    """Las raíces de las palabras con significado de unos textos."""
    sueltas = (una for texto in textos for una in _PALABRA.findall(plano(str(texto))))
    return frozenset(raiz(una) for una in sueltas if una not in VACIAS)


def lemas_de(textos: Iterable[str]) -> frozenset[str]:
    """Los lemas de todas las palabras de unos textos."""
    return frozenset(lema(una) for texto in textos for una in _PALABRA.findall(plano(texto)))


def sueltas(texto: str) -> Iterator[str]:
    """Las palabras con significado de un texto, planas y en orden."""
    return (una for una in _PALABRA.findall(plano(texto)) if una not in VACIAS)


@lru_cache(maxsize=8192)
def lema(palabra: str) -> str:
    """El sustantivo en singular: «sesiones» es «sesion» y «talleres», «taller»."""
    if len(palabra) <= 3:
        return palabra
    if palabra.endswith("ces"):
        return palabra[:-3] + "z"
    singular = palabra.removesuffix("s")
    # «Taller» y «muelle» terminan igual en plural: la «e» final no distingue.
    return singular[:-1] if singular.endswith("e") and singular[-2] in "dlnrsyj" else singular


@lru_cache(maxsize=8192)
def raiz(palabra: str) -> str:
    """Lo que comparten las formas de una palabra: «realizadas», «realizaron» y «realizar» son «realiz»."""
    palabra = lema(palabra)
    for sufijo in _SUFIJOS:
        if palabra.endswith(sufijo) and len(palabra) - len(sufijo) >= _RAIZ_MINIMA:
            return palabra[: -len(sufijo)]
    return palabra


class _Planas(dict[int, str]):
    """Cada letra, sin tilde y en minúscula; se calcula la primera vez que aparece."""

    def __missing__(self, punto: int) -> str:
        letra = chr(punto)
        base = unicodedata.normalize("NFD", letra)[:1].lower()
        self[punto] = base if len(base) == 1 else letra
        return self[punto]


_PLANAS = _Planas()
