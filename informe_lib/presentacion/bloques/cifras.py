"""La ficha de cada cifra que un documento explica: lo que se lee al preguntar por ella desde el texto."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from informe_lib.presentacion.bloques.tabla import Tabla

# Lo que la ficha agrega a las celdas de la fila: las columnas que los datos de su tabla deben traer.
RENGLONES = ("definicion", "corte")


@dataclass(frozen=True, slots=True)
class FichaDeCifra:
    """Una cifra con su nombre y sus renglones: cada uno, un rótulo y lo que dice."""

    cifra: str
    nombre: str
    renglones: tuple[tuple[str, str], ...]


def fichas_de_cifras(bloques: Iterable[object]) -> tuple[FichaDeCifra, ...]:
    """Las fichas de las cifras que las tablas de esos bloques explican, una por cifra y en su orden.

    Devuelve  la ficha de cada fila con `cifra`: lo que dice cada celda y, de los datos, su definición y su
              corte; la de una tabla que no los trae no tiene renglones.
    """
    fichas: dict[str, FichaDeCifra] = {}
    for tabla in (bloque for bloque in bloques if isinstance(bloque, Tabla)):
        for posicion, fila in enumerate(tabla.cuerpo):
            for celda in fila:
                if celda.cifra and celda.cifra not in fichas:
                    renglones = tuple(_renglones(tabla, posicion))
                    fichas[celda.cifra] = FichaDeCifra(celda.cifra, celda.texto, renglones)
    return tuple(fichas.values())


def _renglones(tabla: Tabla, posicion: int) -> Iterator[tuple[str, str]]:
    datos = tabla.datos
    lugares = {columna.clave: lugar for lugar, columna in enumerate(datos.columnas)}
    if not lugares.keys() >= set(RENGLONES) or posicion >= len(datos.filas):
        return
    for rotulo, celda in zip(tabla.encabezado[-1][1:], tabla.cuerpo[posicion][1:], strict=False):
        yield rotulo.texto, celda.texto
    for clave in RENGLONES:
        dicho = datos.filas[posicion][lugares[clave]]
        if dicho is not None:
            yield datos.columnas[lugares[clave]].rotulo, str(dicho)
