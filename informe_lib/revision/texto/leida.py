"""Una oración con todo lo que de ella se entendió, lista para compararla con los datos."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from informe_lib.revision.texto.aritmetica import cuadre_de
from informe_lib.revision.texto.cuadre import Cuadre
from informe_lib.revision.texto.cuentas import Catalogo
from informe_lib.revision.texto.entorno import raices_entre
from informe_lib.revision.texto.mencion import Mencion
from informe_lib.revision.texto.nombrados import Nombres, nombres_de
from informe_lib.revision.texto.numeros import menciones_en
from informe_lib.revision.texto.oraciones import Oracion
from informe_lib.revision.texto.plazos import Plazo
from informe_lib.revision.texto.sustantivos import Sintagma, sintagma

Rasgos = dict[str, set[str]]


@dataclass(frozen=True, slots=True)
class OracionLeida:
    """Los números de una oración, qué cuenta cada uno, cómo cuadran y de qué plazos se habla."""

    oracion: Oracion
    catalogo: Catalogo
    plazos: frozenset[Plazo]
    menciones: list[Mencion]
    sintagmas: list[Sintagma]
    cuadre: Cuadre
    nombres: list[Nombres]
    raices: list[str]
    rasgos: Rasgos


def leer_oracion(
    oracion: Oracion, catalogo: Catalogo, plazos: frozenset[Plazo], citadas: Mapping[str, Decimal]
) -> OracionLeida | None:
    """La oración leída, o None si no tiene números."""
    menciones = menciones_en(oracion, citadas)
    if not menciones:
        return None
    sintagmas = [sintagma(oracion, menciones, n, catalogo.nombres) for n in range(len(menciones))]
    cuadre = cuadre_de(oracion, menciones, sintagmas)
    nombres = nombres_de(oracion, menciones, sintagmas, cuadre, catalogo)
    raices = raices_entre(oracion, 0, len(oracion.plano))
    rasgos = catalogo.rasgos_en(raices)
    return OracionLeida(oracion, catalogo, plazos, menciones, sintagmas, cuadre, nombres, raices, rasgos)
