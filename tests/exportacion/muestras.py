"""Los cuatro informes de muestra como Documentos: lo que cada formato promete se comprueba en todos."""

from __future__ import annotations

from functools import cache

from informe_lib.exportacion.documento import Documento
from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.modelo.periodo import Periodo
from tests.conftest import RAIZ
from tests.documento_de import documento_de

INFORMES = (
    ("mesa-territorializacion", "2024-T2"),
    ("mesa-territorializacion", "2024-T3"),
    ("comite-faros-mareas", "2024-S1"),
    ("comite-faros-mareas", "2024-S2"),
)


@cache
def documento_de_muestra(instancia: str, periodo: str) -> Documento:
    return documento_de(leer_carpeta(RAIZ, instancia, Periodo.desde_texto(periodo)))
