"""Una tabla que no cabe a lo ancho, partida en bandas de columnas que se leen una tras otra."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, islice, pairwise

from informe_lib.presentacion.bloques.celda import Celda
from informe_lib.presentacion.bloques.rejilla import ubicadas
from informe_lib.presentacion.bloques.tabla import Tabla

Filas = tuple[tuple[Celda, ...], ...]
Medir = Callable[[Tabla], Sequence[float]]


def en_bandas(tabla: Tabla, medir: Medir, caja: float) -> tuple[Tabla, ...]:
    """La tabla en tantas bandas de columnas como pida la caja, parejas y en su orden.

    Recibe    la tabla, quien mide cada columna de la rejilla de una tabla, y lo que mide la caja.
    Devuelve  una tabla por banda, con las columnas fijas y el encabezado en todas y las notas en la
              última; la misma tabla, sola, si cabe o si ni sus columnas fijas con otra caben.
    Errores   ninguno.
    """
    if sum(medir(tabla)) <= caja:
        return (tabla,)
    cortes = pairwise(_cortes(tabla, medir, caja))
    bandas = [_banda(tabla, tabla.fijas + desde, tabla.fijas + hasta) for desde, hasta in cortes]
    if len(bandas) < 2:
        return (tabla,)
    return tuple(
        replace(
            banda,
            titulo=f"{tabla.titulo} ({numero} de {len(bandas)})",
            notas=tabla.notas if numero == len(bandas) else (),
        )
        for numero, banda in enumerate(bandas, start=1)
    )


def _cortes(tabla: Tabla, medir: Medir, caja: float) -> Sequence[int]:
    """Dónde empieza cada banda y dónde acaba la última; vacío si alguna columna no cabe en ninguna.

    Cada columna se mide sola con las fijas: un rótulo que abarcaba varias puede quedar en una.
    """
    solas = [medir(_banda(tabla, columna, columna + 1)) for columna in range(tabla.fijas, tabla.ancho)]
    libre = caja - max((sum(medidas[:-1]) for medidas in solas), default=0.0)
    propias = [medidas[-1] for medidas in solas]
    if not propias or max(propias) > libre:
        return ()
    llenas = _cortes_llenos(propias, libre)
    base, sobra = divmod(len(propias), len(llenas) - 1)
    parejas = [0, *accumulate(base + (numero < sobra) for numero in range(len(llenas) - 1))]
    caben = all(sum(propias[desde:hasta]) <= libre for desde, hasta in pairwise(parejas))
    return parejas if caben else llenas


def _cortes_llenos(medidas: Sequence[float], caja: float) -> Sequence[int]:
    """Cada banda con cuantas columnas le quepan: así se sabe cuántas bandas hacen falta."""
    cortes, ocupado = [0], 0.0
    for columna, medida in enumerate(medidas):
        if ocupado + medida > caja:
            cortes.append(columna)
            ocupado = 0.0
        ocupado += medida
    return [*cortes, len(medidas)]


def _banda(tabla: Tabla, desde: int, hasta: int) -> Tabla:
    """Las columnas fijas y las de la banda."""
    cuerpo = _recortadas(tabla.cuerpo, tabla, desde, hasta)
    return replace(
        tabla,
        encabezado=_sin_vacias(_recortadas(tabla.encabezado, tabla, desde, hasta)),
        cuerpo=_sin_vacias(cuerpo),
        anchos=tabla.anchos[: tabla.fijas] + tabla.anchos[desde:hasta],
        totales=sum(map(bool, cuerpo[len(cuerpo) - tabla.totales :])),
    )


def _recortadas(filas: Filas, tabla: Tabla, desde: int, hasta: int) -> Filas:
    """Cada fila con sus celdas de aquí; la que abarca otras columnas se queda con estas."""
    ubicacion = iter(ubicadas(filas, tabla.ancho))

    def de_la_banda(cuantas: int) -> Iterator[Celda]:
        for columna, celda in islice(ubicacion, cuantas):
            ocupadas = range(columna, columna + celda.columnas)
            propias = sum(ocupada < tabla.fijas or desde <= ocupada < hasta for ocupada in ocupadas)
            if propias:
                yield replace(celda, columnas=propias)

    return tuple(tuple(de_la_banda(len(fila))) for fila in filas)


def _sin_vacias(filas: Filas) -> Filas:
    """Una fila que aquí no tiene celda propia sobra: las que la abarcaban ocupan una menos."""
    vacias = [not fila for fila in filas]
    return tuple(
        tuple(
            replace(celda, filas=celda.filas - sum(vacias[posicion : posicion + celda.filas]))
            for celda in fila
        )
        for posicion, fila in enumerate(filas)
        if fila
    )
