"""Lo que se dice de los números de un texto: un reparo de los que se duda, un sostén de los que no."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from informe_lib.revision.texto.cuenta import Cuenta
from informe_lib.revision.texto.mencion import Mencion


class Clase(StrEnum):
    """Por qué se duda de un número; la primera que se cumple es la que se dice."""

    NO_CUADRA = "no_cuadra"
    CAMBIA_ALCANCE = "cambia_alcance"
    OTRA_UNIDAD = "otra_unidad"
    CONTRADICE = "contradice"
    SIN_RESPALDO = "sin_respaldo"


@dataclass(frozen=True, slots=True)
class Duda:
    """Por qué se duda de un número y las cuentas con que se lo comparó."""

    clase: Clase
    cuentas: tuple[Cuenta, ...] = ()


@dataclass(frozen=True, slots=True)
class Reparo:
    """Un número que se pone en duda, y entre qué lugares del texto están sus palabras.

    `cuentas` son las de los datos con que se comparó; `detalle`, lo que la aritmética da.
    """

    clase: Clase
    desde: int
    hasta: int
    palabras: str
    en_letras: bool
    cuentas: tuple[Cuenta, ...] = ()
    detalle: str = ""


@dataclass(frozen=True, slots=True)
class Sosten:
    """Un número que los datos sostienen, y las cuentas que lo dicen."""

    desde: int
    hasta: int
    mencion: Mencion
    cuentas: tuple[Cuenta, ...]
