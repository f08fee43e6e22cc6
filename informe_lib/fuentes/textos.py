"""Los textos humanos de un periodo: un archivo Markdown con un «## clave» por texto."""

from __future__ import annotations

import re
from dataclasses import dataclass

from informe_lib.fuentes.errores import FalloDeLectura, Ruta
from informe_lib.fuentes.tablas import Fila
from informe_lib.modelo.expediente import Origen

_TITULO = re.compile(r"## +(.+?)[ \t]*#*")
_CERCA = re.compile(r" {0,3}(```|~~~)")


@dataclass(frozen=True, slots=True)
class ArchivoDeTextos:
    """Lo que trae el archivo de un periodo: una fila por texto."""

    archivo: str
    filas: tuple[Fila, ...]
    fallos: tuple[FalloDeLectura, ...]


def textos_en(texto: str, archivo: str, periodo: str) -> ArchivoDeTextos:
    """Los textos, por su título; lo que va antes del primero es para quien abre el archivo y no se lee."""
    primeras: dict[str, int] = {}
    filas, fallos = [], []
    for clave, linea, renglones in _partes(texto):
        contenido = "\n".join(renglones).strip("\n")
        vacios = next((n for n, renglon in enumerate(renglones) if renglon), 0)
        if clave in primeras:
            que = f"el texto «{clave}» está repetido: ya está en la línea {primeras[clave]}"
            fallos.append(FalloDeLectura(Origen(archivo, linea), que, None, "Únalos bajo un solo título."))
        elif contenido.strip():
            propio = Origen(archivo, linea + 1 + vacios)
            filas.append(_fila(Origen(archivo, linea), propio, (periodo, clave, contenido)))
        primeras.setdefault(clave, linea)
    return ArchivoDeTextos(archivo, tuple(filas), tuple(fallos))


def _fila(titulo: Origen, primero: Origen, valores: tuple[str, str, str]) -> Fila:
    """El periodo y la clave están en el título; el contenido, desde su primer renglón."""
    campos = dict(zip(("periodo", "clave", "contenido"), valores, strict=True))
    origenes: dict[Ruta, Origen] = {(campo,): primero if campo == "contenido" else titulo for campo in campos}
    return Fila(campos, titulo, origenes)


def _partes(texto: str) -> list[tuple[str, int, list[str]]]:
    """Cada título con su línea y sus renglones; un «##» dentro de un bloque de código no es título."""
    partes: list[tuple[str, int, list[str]]] = []
    cerca = ""
    for numero, renglon in enumerate(texto.split("\n"), start=1):
        marca = _CERCA.match(renglon)
        if marca and cerca in ("", marca[1]):
            cerca = "" if cerca else marca[1]
        titulo = None if cerca else _TITULO.fullmatch(renglon)
        if titulo:
            partes.append((titulo[1], numero, []))
        elif partes:
            partes[-1][2].append(renglon)
    return partes
