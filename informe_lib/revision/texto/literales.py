"""Los números que están escritos en los datos: «los doce muelles» de un compromiso, «las 20 localidades»."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from itertools import islice

from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.revision.texto.numeral import PALABRAS
from informe_lib.revision.texto.numeros import menciones_en
from informe_lib.revision.texto.oraciones import oraciones_de
from informe_lib.revision.texto.palabras import raices_de, raiz
from informe_lib.revision.texto.sustantivos import sintagma

_TABLAS: Mapping[str, tuple[str, ...]] = {
    "decisiones": ("texto",),
    "seguimientos": ("texto",),
    "funciones": ("texto",),
    "actividades": ("texto", "programado_anual", "soporte"),
    "cifras": ("nombre", "definicion", "unidad"),
    "valores": ("alcance",),
    "ajustes": ("motivo",),
    "sesiones": ("motivo", "sin_funciones", "sin_decisiones"),
    "integrantes": ("entidad", "dependencia", "cargo", "sector"),
    "normas": ("nombre",),
}
_CON_NUMERO = re.compile(rf"\d|\b(?:{'|'.join(sorted(PALABRAS - {'un', 'una', 'uno'}))})\b", re.IGNORECASE)
_NUMERALES = frozenset(map(raiz, PALABRAS))
DE_TODO_INFORME = (
    "instancia plan secretaría técnica año vigencia semestre trimestre periodo corte seguimiento"
)
TOPE = 3_000  # más textos con números no los lee nadie; el resto no sostiene nada
# Cada localidad tiene su alcaldía: quien cuenta unas cuenta las otras.
_LO_MISMO = {"localidad": "alcaldia", "alcaldia": "localidad"}


class Literales:
    """Los números de los textos de los datos, con lo que cuentan y las palabras que los acompañan."""

    def __init__(self, expediente: Expediente) -> None:
        self._expediente = expediente

    def sostienen(
        self, valor: Decimal, nombres: frozenset[str], raices: frozenset[str], *, hay_cuentas: bool
    ) -> bool:
        """¿Está escrito ese número de eso? Si los datos también lo cuentan, tiene que hablar de lo mismo."""
        for nombre in nombres:
            for otro, dichas in self._por_nombre.get(nombre, ()):
                if otro == valor and (not hay_cuentas or dichas & raices):
                    return True
        return False

    def nombra(self, nombres: frozenset[str]) -> bool:
        """¿Hay escrito algún número de eso?"""
        return any(nombre in self._por_nombre for nombre in nombres)

    @cached_property
    def _por_nombre(self) -> Mapping[str, list[tuple[Decimal, frozenset[str]]]]:
        indice: dict[str, list[tuple[Decimal, frozenset[str]]]] = defaultdict(list)
        con_numero = (texto for texto in textos_de(self._expediente) if _CON_NUMERO.search(texto))
        for texto in islice(con_numero, TOPE):
            for oracion in oraciones_de(texto[:1000]):
                menciones = menciones_en(oracion, {})
                for n, mencion in enumerate(menciones):
                    suyo = sintagma(oracion, menciones, n, frozenset())
                    dichas = raices_de(oracion.texto)
                    for nombre in suyo.nombres:
                        for uno in filter(None, (nombre, _LO_MISMO.get(nombre))):
                            indice[uno].append((mencion.valor, dichas - raices_de(uno) - _NUMERALES))
        return indice


def textos_de(expediente: Expediente) -> Iterator[str]:
    """Lo que los datos dicen con palabras, también por qué falta algo; no los textos de los informes."""
    for tabla, campos in _TABLAS.items():
        for registro in getattr(expediente, tabla):
            for campo in campos:
                valor = getattr(registro, campo)
                if isinstance(valor, Ausencia):
                    yield valor.motivo
                elif isinstance(valor, str):
                    yield valor
    yield from (expediente.instancia.nombre, *(uno.nombre for uno in expediente.nombres_anteriores))
    yield from (uno.nombre for uno in expediente.organos)
    yield from (una.nombre for una in expediente.sucesiones)
    yield DE_TODO_INFORME
    for ausente in (expediente.instancia.localidad, expediente.instancia.ambito):
        if isinstance(ausente, Ausencia):
            yield ausente.motivo
