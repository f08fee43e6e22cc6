"""Cada registro con la clave de su fila, que es la de la procedencia: así una duda encuentra su renglón."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from informe_lib.fuentes.identidad import claves_de
from informe_lib.modelo.expediente import Expediente, Texto
from informe_lib.revision.regla import Dato, Duda

Registro = TypeVar("Registro")


def con_su_fila(tabla: str, registros: Sequence[Registro]) -> Iterator[tuple[str, Registro]]:
    """Los registros de una tabla entera, cada uno con la clave de su fila."""
    return zip(claves_de(tabla, registros), registros, strict=True)


def textos_del_periodo(expediente: Expediente) -> Iterator[tuple[str, Texto]]:
    """Los textos humanos del informe que se revisa, cada uno con la clave de su fila."""
    for fila, texto in con_su_fila("textos", expediente.textos):
        if texto.periodo == expediente.periodo:
            yield fila, texto


def duda_del_texto(fila: str, texto: Texto, posicion: int, mensaje: str) -> Duda:
    """Una duda sobre lo que empieza en esa posición del texto, con su renglón."""
    renglon = texto.contenido.count("\n", 0, posicion)
    return Duda(mensaje, Dato("textos", fila, "contenido"), renglon=renglon)
