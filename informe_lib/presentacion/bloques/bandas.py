"""Una tabla que no cabe a lo ancho, partida en bandas de columnas que se leen una tras otra."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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
    Devuelve  una tabla por banda, con el encabezado en todas y las notas en la última; de las columnas
              fijas, en todas las que hacen falta para distinguir sus filas, y las demás en la primera.
              La misma tabla, sola, si cabe o si ni sus columnas fijas con otra caben.
    Errores   ninguno.
    """
    medidas = medir(tabla)
    if sum(medidas) <= caja:
        return (tabla,)
    fijas = _fijas_que_bastan(tabla)
    for propuestas in (medidas, medir(_sin_combinar(tabla))):
        cortes = _cortes(propuestas, fijas, caja)
        bandas = _bandas(tabla, fijas, cortes) if cortes else ()
        if bandas and all(sum(medir(banda)) <= caja for banda in bandas):
            return tuple(_numeradas(tabla, bandas))
    return (tabla,)


def _numeradas(tabla: Tabla, bandas: Sequence[Tabla]) -> Iterator[Tabla]:
    for numero, banda in enumerate(bandas, start=1):
        notas = tabla.notas if numero == len(bandas) else ()
        yield replace(banda, titulo=f"{tabla.titulo} ({numero} de {len(bandas)})", notas=notas)


def _sin_combinar(tabla: Tabla) -> Tabla:
    """La misma tabla con cada celda que abarca varias columnas repetida en todas.

    Así se mide lo que esa celda pediría si en su banda le quedara una sola columna.
    """
    return replace(tabla, encabezado=_repetidas(tabla.encabezado), cuerpo=_repetidas(tabla.cuerpo))


def _repetidas(filas: Filas) -> Filas:
    return tuple(
        tuple(replace(celda, columnas=1) for celda in fila for _ in range(celda.columnas)) for fila in filas
    )


def _fijas_que_bastan(tabla: Tabla) -> int:
    """Cuántas columnas del comienzo distinguen cada fila; las que son rótulo, siempre."""
    textos: list[dict[int, str]] = [{} for _ in tabla.cuerpo]
    rotulos: set[int] = set()
    ubicacion = iter(ubicadas(tabla.cuerpo, tabla.ancho))
    for posicion, fila in enumerate(tabla.cuerpo):
        for columna, celda in islice(ubicacion, len(fila)):
            if celda.es_encabezado and celda.columnas == 1:
                rotulos.add(columna)
            ocupadas = range(columna, min(columna + celda.columnas, tabla.fijas))
            for ocupada in textos[posicion : posicion + celda.filas]:
                ocupada.update(dict.fromkeys(ocupadas, celda.texto))
    for fijas in range(1, tabla.fijas):
        distintas = {tuple(fila[columna] for columna in range(fijas)) for fila in textos}
        if len(distintas) == len(textos) and fijas not in rotulos:
            return fijas
    return tabla.fijas


def _cortes(medidas: Sequence[float], fijas: int, caja: float) -> Sequence[int]:
    """La columna en que empieza cada banda y donde acaba la última; sin bandas si una no cabe en ninguna."""
    propias = medidas[fijas:]
    libre = caja - sum(medidas[:fijas])
    if not propias or max(propias) > libre:
        return ()
    llenas = _cortes_llenos(propias, libre)
    base, sobra = divmod(len(propias), len(llenas) - 1)
    parejas = [0, *accumulate(base + (numero < sobra) for numero in range(len(llenas) - 1))]
    caben = all(sum(propias[desde:hasta]) <= libre for desde, hasta in pairwise(parejas))
    return [fijas + corte for corte in (parejas if caben else llenas)]


def _cortes_llenos(medidas: Sequence[float], caja: float) -> Sequence[int]:
    """Cada banda con cuantas columnas le quepan: así se sabe cuántas bandas hacen falta."""
    cortes, ocupado = [0], 0.0
    for columna, medida in enumerate(medidas):
        if ocupado + medida > caja:
            cortes.append(columna)
            ocupado = 0.0
        ocupado += medida
    return [*cortes, len(medidas)]


def _bandas(tabla: Tabla, fijas: int, cortes: Sequence[int]) -> Sequence[Tabla]:
    """Una tabla por banda, con las columnas fijas y las suyas."""
    encabezados = _repartidas(tabla.encabezado, tabla.ancho, fijas, cortes)
    cuerpos = _repartidas(tabla.cuerpo, tabla.ancho, fijas, cortes)
    return [
        replace(
            tabla,
            encabezado=_sin_vacias(encabezado),
            cuerpo=_sin_vacias(cuerpo),
            anchos=tabla.anchos[:fijas] + tabla.anchos[desde:hasta],
            totales=sum(map(bool, cuerpo[len(cuerpo) - tabla.totales :])),
            fijas=fijas,
        )
        for encabezado, cuerpo, (desde, hasta) in zip(encabezados, cuerpos, pairwise(cortes), strict=True)
    ]


def _repartidas(filas: Filas, ancho: int, fijas: int, cortes: Sequence[int]) -> Sequence[Filas]:
    """Las filas de cada banda; una celda que abarca varias columnas se queda con las que le toquen."""
    bandas = list(pairwise(cortes))
    repartidas: list[list[tuple[Celda, ...]]] = [[] for _ in bandas]
    ubicacion = iter(ubicadas(filas, ancho))
    for fila in filas:
        celdas: list[list[Celda]] = [[] for _ in bandas]
        for columna, celda in islice(ubicacion, len(fila)):
            fin = columna + celda.columnas
            de_fijas = max(0, min(fin, fijas) - columna)
            primera = 0 if de_fijas else bisect_right(cortes, columna) - 1
            ultima = len(bandas) if de_fijas else bisect_left(cortes, fin)
            for numero in range(primera, ultima):
                desde, hasta = bandas[numero]
                propias = de_fijas + max(0, min(fin, hasta) - max(columna, desde))
                celdas[numero].append(replace(celda, columnas=propias))
        for numero, propias_de_la_banda in enumerate(celdas):
            repartidas[numero].append(tuple(propias_de_la_banda))
    return [tuple(filas_de_la_banda) for filas_de_la_banda in repartidas]


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
