"""Qué decir de una fecha que no se puede leer: cuál se quiso decir, o por qué ese día no existe."""

from __future__ import annotations

import re
from calendar import monthrange

from informe_lib.modelo.periodo import MESES

# El año va con cuatro cifras: en `16/04/24` no se sabe cuál de las tres partes es.
_DEL_ANO_AL_DIA = re.compile(r"(?P<ano>[1-9]\d{3})[-/. ](?P<mes>\d{1,2})[-/. ](?P<dia>\d{1,2})", re.ASCII)
_DEL_DIA_AL_ANO = re.compile(r"(?P<dia>\d{1,2})[-/. ](?P<mes>\d{1,2})[-/. ](?P<ano>[1-9]\d{3})", re.ASCII)
_EN_PALABRAS = re.compile(
    rf"(?P<dia>\d{{1,2}}) (de )?(?P<mes>{'|'.join(MESES)}) (del? )?(?P<ano>[1-9]\d{{3}})", re.ASCII
)


def reparo(escrita: str) -> tuple[str, str]:
    """Qué pasa con la fecha escrita y qué hacer; nunca propone un día que no esté en lo escrito."""
    partes = _partes(escrita)
    if partes is None:
        return f"«{escrita}» no es una fecha", "Escriba el año con cuatro cifras, y el mes y el día con dos."
    vigencia, mes, dia = partes
    if not 1 <= mes <= 12:
        return (
            f"«{escrita}» no existe: no hay mes {mes}",
            "Corrija el mes; primero va el año y al final el día.",
        )
    if not 1 <= dia <= monthrange(vigencia, mes)[1]:
        return f"«{escrita}» no existe: {MESES[mes - 1]} de {vigencia} no tiene día {dia}", "Corrija el día."
    return f"«{escrita}» no sirve como fecha", f"¿Quiso decir {vigencia}-{mes:02}-{dia:02}?"


def _partes(escrita: str) -> tuple[int, int, int] | None:
    """El año, el mes y el día de lo escrito; en Colombia el día va antes que el mes."""
    normal = " ".join(escrita.lower().split())
    for patron in (_DEL_ANO_AL_DIA, _DEL_DIA_AL_ANO, _EN_PALABRAS):
        if hallada := patron.fullmatch(normal):
            mes = hallada["mes"]
            numero = MESES.index(mes) + 1 if mes in MESES else int(mes)
            return int(hallada["ano"]), numero, int(hallada["dia"])
    return None
