"""Las palabras con que una alerta nombra una fecha, una sesión o un conteo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from informe_lib.modelo.periodo import MESES
from informe_lib.modelo.sesion import Sesion

DIAS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")


def en_palabras(fecha: date) -> str:
    """«16 de abril de 2024»."""
    return f"{fecha.day} de {MESES[fecha.month - 1]} de {fecha.year}"


def dia_de_la_semana(fecha: date) -> str:
    """«martes»."""
    return DIAS[fecha.weekday()]


def la_sesion(sesion: Sesion) -> str:
    """«la sesión ordinaria del 16 de abril de 2024»."""
    return f"la sesión {sesion.tipo.value} del {en_palabras(sesion.fecha)}"


def con_mayuscula(frase: str) -> str:
    """La misma frase, para empezar una oración."""
    return frase[:1].upper() + frase[1:]


def contados(cuantos: int, singular: str, plural: str) -> str:
    """«1 sesión», «2 sesiones»."""
    return f"{cuantos} {singular if cuantos == 1 else plural}"


def enumerados(partes: Sequence[str], hasta: int = 5) -> str:
    """«a, b y c»; de una lista larga, las primeras y cuántas más hay."""
    if len(partes) > hasta:
        return f"{', '.join(partes[:hasta])} y {len(partes) - hasta} más"
    return " y ".join((", ".join(partes[:-1]), partes[-1])) if len(partes) > 1 else "".join(partes)


def recortado(texto: str, letras: int = 80) -> str:
    """Un texto entre comillas y en un renglón; si es largo, solo su comienzo."""
    seguido = " ".join(texto[: 4 * letras].split())
    return f"«{seguido}»" if len(seguido) <= letras else f"«{seguido[:letras].rsplit(' ', 1)[0]}…»"


def numero(valor: Decimal) -> str:
    """«1.122», «33,3»: como se escribe en Colombia, con todos sus decimales y sin ceros de relleno."""
    entero, _, decimales = f"{valor:,f}".partition(".")
    decimales = decimales.rstrip("0")
    return entero.replace(",", ".") + (f",{decimales}" if decimales else "")
