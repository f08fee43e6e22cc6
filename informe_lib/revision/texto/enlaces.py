"""Las cifras que un texto trae escritas a mano y se pueden enlazar, para que su valor esté una sola vez."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from informe_lib.indicadores.cifras import valor_vigente
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.revision.texto.lecturas import lecturas
from informe_lib.revision.texto.mencion import Manera
from informe_lib.revision.texto.reparos import Sosten

_ALCANCES = {"": None, ".periodo": Alcance.PERIODO, ".acumulado": Alcance.ACUMULADO}
_EN_PARENTESIS = re.compile(r"[^()\n]+\([^()\n]*\)")


@dataclass(frozen=True, slots=True)
class Propuesta:
    """Poner una cita donde dice un número: en qué texto, entre qué lugares y qué dice ahora."""

    texto: str
    desde: int
    hasta: int
    dice: str
    cita: str


def propuestas(expediente: Expediente) -> tuple[Propuesta, ...]:
    """Lo que se puede enlazar en los textos del periodo.

    Recibe    el expediente entero.
    Devuelve  una propuesta por número que es el valor exacto de una sola cifra, en el orden de los textos.
    Errores   ninguno.
    """
    return tuple(
        propuesta
        for _, texto, lectura in lecturas(expediente)
        for sosten in lectura.sostenidos
        for propuesta in _propuesta(expediente, texto.clave, texto.contenido, sosten)
    )


def aplicar(contenido: str, aceptadas: Iterable[Propuesta]) -> str:
    """El texto con las citas en su lugar; todo lo demás queda como estaba.

    Recibe    el contenido que se leyó y las propuestas que una persona aceptó, en cualquier orden.
    Devuelve  el contenido nuevo; la propuesta que ya no dice lo mismo en su lugar no se aplica.
    Errores   ninguno.
    """
    for una in sorted(aceptadas, key=lambda propuesta: propuesta.desde, reverse=True):
        if contenido[una.desde : una.hasta] == una.dice:
            contenido = contenido[: una.desde] + una.cita + contenido[una.hasta :]
    return contenido


def _propuesta(expediente: Expediente, clave: str, contenido: str, sosten: Sosten) -> Iterator[Propuesta]:
    """Ninguna si lo dicho no es un solo número llano, o si pudiera ser de dos cifras."""
    dice = contenido[sosten.desde : sosten.hasta]
    cifras = {una.cifra for una in sosten.cuentas if una.principal and una.cifra}
    es_llano = sosten.mencion.manera is not Manera.CITA and not _EN_PARENTESIS.search(dice)
    es_exacto = all(una.valor == sosten.mencion.valor for una in sosten.cuentas)
    if len(cifras) != 1 or not es_llano or not es_exacto:
        return
    cifra = cifras.pop() or ""
    alcance = _alcance(expediente, cifra, sosten)
    if alcance is not None:
        en_letras = sosten.mencion.manera is Manera.LETRAS and not sosten.mencion.es_parte()
        cita = f"{{{{ cifra.{cifra}{alcance}{' | palabras' if en_letras else ''} }}}}"
        signo = " %" if sosten.mencion.es_parte() and "%" in dice else ""
        yield Propuesta(clave, sosten.desde, sosten.hasta, dice, cita + signo)


def _alcance(expediente: Expediente, cifra: str, sosten: Sosten) -> str | None:
    """El que hace que la cita valga lo que el texto dice: el más corto de escribir."""
    centesimas = 100 if sosten.mencion.es_parte() else 1
    for escrito, alcance in _ALCANCES.items():
        valor = valor_vigente(expediente, cifra, alcance)
        if valor is not None and valor.valor == sosten.mencion.valor * centesimas:
            return escrito
    return None
