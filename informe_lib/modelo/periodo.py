"""El periodo de un informe: `2024-T3`, «III trimestre 2024», «Tercer trimestre 2024»."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import total_ordering
from typing import Self

from informe_lib.modelo.errores import ErrorInforme


class TipoDePeriodo(StrEnum):
    MES = "M"
    BIMESTRE = "B"
    TRIMESTRE = "T"
    CUATRIMESTRE = "C"
    SEMESTRE = "S"
    ANUAL = "A"

    @property
    def meses(self) -> int:
        """Cuántos meses dura."""
        return {"M": 1, "B": 2, "T": 3, "C": 4, "S": 6, "A": 12}[self.value]

    @property
    def nombre(self) -> str:
        return {"A": "año"}.get(self.value, self.name.lower())

    @property
    def por_vigencia(self) -> int:
        """Cuántos caben en una vigencia."""
        return 12 // self.meses


class ErrorPeriodo(ErrorInforme):
    def __init__(self, texto: str) -> None:
        super().__init__(texto)
        self.texto = texto

    def __str__(self) -> str:
        return (
            f"«{self.texto}» no es un periodo. Escríbalo como 2024-T3 (o M07, B4, C2, S1, A) "
            "o en palabras: «III trimestre 2024»."
        )


@total_ordering
@dataclass(frozen=True, slots=True)
class Periodo:
    """Una porción de la vigencia; se ordena por fin y luego por inicio."""

    vigencia: int
    tipo: TipoDePeriodo
    numero: int = 1

    def __post_init__(self) -> None:
        if not (1900 <= self.vigencia <= 2999 and 1 <= self.numero <= self.tipo.por_vigencia):
            raise ErrorPeriodo(f"{self.vigencia}-{self.tipo}{self.numero}")

    @classmethod
    def desde_texto(cls, texto: str) -> Self:
        """Lee `2024-T3`, `2024-t3`, `2024-A`, «III trimestre 2024» o «Tercer trimestre de 2024»."""
        clave = re.fullmatch(r"\s*([0-9]{4})-([MBTCSAmbtcsa])([0-9]{1,2})?\s*", texto)
        if clave:
            vigencia, tipo, numero = clave.groups()
            if (numero is None) != (tipo in "Aa"):
                raise ErrorPeriodo(texto)
            return cls(int(vigencia), TipoDePeriodo(tipo.upper()), int(numero or 1))
        return cls._desde_palabras(texto)

    @classmethod
    def _desde_palabras(cls, texto: str) -> Self:
        plano = _sin_tildes(texto)
        frase = re.fullmatch(r"(\w+) (bimestre|trimestre|cuatrimestre|semestre)(?: de)? ([0-9]{4})", plano)
        if frase and frase[1] in _ORDINALES:
            return cls(int(frase[3]), TipoDePeriodo[frase[2].upper()], _ORDINALES[frase[1]])
        mes = re.fullmatch(r"(\w+)(?: de)? ([0-9]{4})", plano)
        if mes and mes[1] in MESES:
            return cls(int(mes[2]), TipoDePeriodo.MES, MESES.index(mes[1]) + 1)
        anual = re.fullmatch(r"(?:ano|vigencia) ([0-9]{4})", plano)
        if anual:
            return cls(int(anual[1]), TipoDePeriodo.ANUAL)
        raise ErrorPeriodo(texto)

    @property
    def clave(self) -> str:
        if self.tipo is TipoDePeriodo.ANUAL:
            return f"{self.vigencia}-A"
        ancho = 2 if self.tipo is TipoDePeriodo.MES else 1
        return f"{self.vigencia}-{self.tipo}{self.numero:0{ancho}d}"

    @property
    def nombre(self) -> str:
        """Como lo escribe el formato oficial: «Tercer trimestre 2024»."""
        if self.tipo is TipoDePeriodo.ANUAL:
            return f"Vigencia {self.vigencia}"
        if self.tipo is TipoDePeriodo.MES:
            return f"{MESES[self.numero - 1].capitalize()} {self.vigencia}"
        return f"{_NOMBRES_ORDINALES[self.numero - 1]} {self.tipo.nombre} {self.vigencia}"

    @property
    def inicio(self) -> date:
        return date(self.vigencia, (self.numero - 1) * self.tipo.meses + 1, 1)

    @property
    def fin(self) -> date:
        mes = self.numero * self.tipo.meses
        return date(self.vigencia, mes, monthrange(self.vigencia, mes)[1])

    def contiene(self, fecha: date) -> bool:
        return self.inicio <= fecha <= self.fin

    def anterior(self) -> Self:
        if self.numero > 1:
            return type(self)(self.vigencia, self.tipo, self.numero - 1)
        return type(self)(self.vigencia - 1, self.tipo, self.tipo.por_vigencia)

    def siguiente(self) -> Self:
        if self.numero < self.tipo.por_vigencia:
            return type(self)(self.vigencia, self.tipo, self.numero + 1)
        return type(self)(self.vigencia + 1, self.tipo)

    def __lt__(self, otro: Periodo) -> bool:
        return (self.fin, self.inicio) < (otro.fin, otro.inicio)

    def __str__(self) -> str:
        return self.clave


MESES = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip
_NOMBRES_ORDINALES = ("Primer", "Segundo", "Tercer", "Cuarto", "Quinto", "Sexto")
_ORDINALES = {
    palabra: numero
    for numero, palabras in enumerate(
        ("i primer 1", "ii segundo 2", "iii tercer 3", "iv cuarto 4", "v quinto 5", "vi sexto 6"), start=1
    )
    for palabra in palabras.split()
}


def _sin_tildes(texto: str) -> str:
    descompuesto = unicodedata.normalize("NFD", " ".join(texto.lower().split()))
    return "".join(letra for letra in descompuesto if not unicodedata.combining(letra))
