"""Que las notas de una tabla, o la firma, no pasen solas a otra hoja: sus últimas filas van con ellas.

Solo quien compone sabe dónde acaba cada hoja. Se compone; si lo que sigue a una tabla quedó en otra
hoja que su última fila, se le manda pasar de hoja unas filas antes, y se compone otra vez.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from informe_lib.exportacion.documento import Documento
from informe_lib.exportacion.pdf_estructura import primera_suelta
from informe_lib.exportacion.pdf_firma import antecede_a_la_firma
from informe_lib.exportacion.pdf_tablas import Json
from informe_lib.presentacion.bloques import Bloque, Campos, Control, Nota, Tabla

VUELTAS = 8  # muy rara vez hay que componer más de una vez; ninguna repetición es infinita
FILAS_QUE_ACOMPANAN = 2

Componer = Callable[[Json], bytes]


@dataclass(frozen=True, slots=True)
class _Cola:
    """Ante qué filas puede una tabla pasar de hoja, de la preferida a la última; 0 si solo toda entera."""

    saltos: tuple[int, ...]
    salto: int | None = None

    def siguiente(self) -> _Cola:
        return replace(self, saltos=self.saltos[1:], salto=self.saltos[0])


def componer_en_compania(documento: Documento, bloques: Json, componer: Componer) -> bytes:
    """Lo compuesto, con las últimas filas de cada tabla en la hoja de sus notas o de la firma.

    Recibe    el Documento como se imprime, sus bloques ya dibujados y quien los compone.
    Devuelve  los bytes compuestos.
    Errores   los de componer: una tabla que no se deja acompañar queda como salió.
    """
    colas = list(_colas(documento.bloques))
    compuesto = componer(_con_saltos(bloques, colas))
    for _ in range(VUELTAS):
        movibles = [posicion for posicion, cola in enumerate(colas) if cola.saltos]
        suelta = primera_suelta(compuesto, movibles) if movibles else None
        if suelta is None:
            break
        colas[suelta] = colas[suelta].siguiente()
        compuesto = componer(_con_saltos(bloques, colas))
    return compuesto


def _con_saltos(bloques: Json, colas: Sequence[_Cola]) -> Json:
    """Los bloques con el salto de cada tabla, también los de una hoja apaisada."""
    saltos = (cola.salto for cola in colas)
    return list(_saltados(bloques, saltos))


def _saltados(bloques: Json, saltos: Iterator[int | None]) -> Iterator[Json]:
    for bloque in bloques if isinstance(bloques, list) else ():
        if "bloques" in bloque:
            yield {**bloque, "bloques": list(_saltados(bloque["bloques"], saltos))}
        elif bloque["tipo"] in ("tabla", "campos") or bloque.get("comprobaciones"):
            yield {**bloque, "salto": next(saltos)}
        else:
            yield bloque


def _colas(bloques: Sequence[Bloque]) -> Iterator[_Cola]:
    """Una por tabla del PDF, en su orden; sin saltos la que nada lleva detrás."""
    for posicion, bloque in enumerate(bloques):
        siguiente = bloques[posicion + 1] if posicion + 1 < len(bloques) else None
        acompana = isinstance(siguiente, Nota) or antecede_a_la_firma(bloques, posicion)
        match bloque:
            case Tabla():
                yield _Cola(_saltos(bloque) if acompana or bloque.notas else ())
            case Control() if bloque.comprobaciones:
                yield _Cola(_sin_combinar(len(bloque.comprobaciones)) if acompana else ())
            case Campos() if bloque.campos:
                yield _Cola(_sin_combinar(len(bloque.campos)) if acompana else ())
            case _:
                pass


def _saltos(tabla: Tabla) -> tuple[int, ...]:
    """Donde ninguna celda combinada se corta."""
    enteras: list[int] = []
    ocupada = 0
    for fila, celdas in enumerate(tabla.cuerpo):
        if fila and ocupada <= fila:
            enteras.append(fila)
        ocupada = max([ocupada, *(fila + celda.filas for celda in celdas)])
    return _preferidas(enteras, len(tabla.cuerpo))


def _sin_combinar(filas: int) -> tuple[int, ...]:
    return _preferidas(range(1, filas), filas)


def _preferidas(enteras: Sequence[int], filas: int) -> tuple[int, ...]:
    """Que acompañen dos filas, o las del último grupo; si con ellas no cabe, una sola."""
    varias = [fila for fila in enteras if filas - fila >= FILAS_QUE_ACOMPANAN]
    una = [fila for fila in enteras if filas - fila < FILAS_QUE_ACOMPANAN]
    return (*varias[-1:], *una) or (0,)
