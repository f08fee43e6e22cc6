"""Los textos humanos de un periodo: un archivo Markdown con un «## clave» por texto."""

from __future__ import annotations

import re

from informe_lib.fuentes.errores import FalloDeLectura
from informe_lib.fuentes.tablas import Fila
from informe_lib.modelo.expediente import Origen

_TITULO = re.compile(r"## +(.+?)[ \t]*#*")
_CERCA = re.compile(r" {0,3}(```|~~~)")


def filas_de_textos(texto: str, archivo: str, periodo: str) -> tuple[list[Fila], list[FalloDeLectura]]:
    """Una fila por título; lo que va antes del primero es para quien abre el archivo y no se lee."""
    partes = _partes(texto)
    primeras: dict[str, int] = {}
    filas, fallos = [], []
    for clave, linea, renglones in partes:
        contenido = "\n".join(renglones).strip("\n")
        if clave in primeras:
            que = f"el texto «{clave}» está repetido: ya está en la línea {primeras[clave]}"
            fallos.append(FalloDeLectura(Origen(archivo, linea), que, None, "Únalos bajo un solo título."))
        elif contenido.strip():
            filas.append(_fila(Origen(archivo, linea), periodo, clave, contenido))
        primeras.setdefault(clave, linea)
    return filas, fallos


def _fila(origen: Origen, periodo: str, clave: str, contenido: str) -> Fila:
    valores = {"periodo": periodo, "clave": clave, "contenido": contenido}
    return Fila(valores, origen, {(campo,): origen for campo in valores})


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
