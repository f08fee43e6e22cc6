"""Cómo se reparte una tabla entre hojas: en bandas de columnas y en grupos de filas que quepan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import ceil

from informe_lib.exportacion.documento import Documento
from informe_lib.exportacion.pdf_anchos import Hoja, altos_de, hoja_de, minimos_de, repartir
from informe_lib.presentacion.bloques import Bloque, Celda, Tabla, en_bandas

# En partes de la altura de la hoja. Si todas las bandas caben en este alto, se ven juntas en la misma
# hoja derecha: mejor que voltear la hoja y dejarla casi vacía.
BANDAS_QUE_SE_VEN_JUNTAS = 0.6
# Un grupo más alto no cabría entero al pie de una hoja, y partido dejaría filas sin su rótulo.
GRUPO_QUE_NO_SE_PARTE = 0.7
TROZO_DE_GRUPO = 0.25

Filas = tuple[tuple[Celda, ...], ...]


def en_hojas(documento: Documento, hoja: Hoja | None = None) -> Documento:
    """El mismo Documento con cada tabla como se imprime.

    Recibe    un Documento cualquiera y la hoja en que va; si no se dice, la de su papel.
    Devuelve  otro igual, salvo que una tabla que no cabe a lo ancho se vuelve varias, una por banda; y
              que el rótulo de un grupo muy alto se repite cada tanto.
    Errores   ninguno: la tabla que tampoco en bandas cabe queda como estaba y se imprime apretada.
    """
    propia = hoja or hoja_de(documento.metadatos.papel)
    bloques = (impreso for bloque in documento.bloques for impreso in _impresos(bloque, propia))
    return replace(documento, bloques=tuple(bloques))


def _impresos(bloque: Bloque, hoja: Hoja) -> Iterator[Bloque]:
    if isinstance(bloque, Tabla):
        yield from (_con_grupos_cortos(banda, hoja) for banda in _bandas(bloque, hoja))
    else:
        yield bloque


def _bandas(tabla: Tabla, hoja: Hoja) -> tuple[Tabla, ...]:
    """Derecha si cabe; si no, en bandas que se vean juntas; si no, apaisada; si ni así, en bandas."""
    reparto = repartir(tabla, hoja)
    if not (reparto.apaisada or reparto.apretada):
        return (tabla,)
    bandas = en_bandas(tabla, minimos_de, hoja.caja)
    if not reparto.apretada and _altura(bandas, hoja) > BANDAS_QUE_SE_VEN_JUNTAS * hoja.altura(
        apaisada=False
    ):
        return (tabla,)
    return bandas if len(bandas) > 1 else en_bandas(tabla, minimos_de, hoja.caja_apaisada)


def _altura(tablas: Sequence[Tabla], hoja: Hoja) -> float:
    return sum(sum(altos_de(tabla, repartir(tabla, hoja).anchos)) for tabla in tablas)


def _con_grupos_cortos(tabla: Tabla, hoja: Hoja) -> Tabla:
    """Un grupo que no cabe en una hoja va en trozos, cada uno con su rótulo: ninguna fila lo pierde."""
    reparto = repartir(tabla, hoja)
    altura = hoja.altura(apaisada=reparto.apaisada)
    altos = altos_de(tabla, reparto.anchos)
    cuerpo = list(tabla.cuerpo)
    for fila, (rotulo, *celdas) in enumerate(tabla.cuerpo):
        filas = range(fila, fila + rotulo.filas)
        if sum(altos[fila : filas.stop]) > GRUPO_QUE_NO_SE_PARTE * altura and _es_grupo(tabla, fila):
            cortes = [*_cortes(tabla.cuerpo, filas, altos, TROZO_DE_GRUPO * altura), filas.stop]
            cuerpo[fila] = (replace(rotulo, filas=cortes[0] - fila), *celdas)
            for desde, hasta in pairwise(cortes):
                continuacion = replace(rotulo, texto=f"{rotulo.texto} (sigue)", filas=hasta - desde)
                cuerpo[desde] = (continuacion, *cuerpo[desde])
    return replace(tabla, cuerpo=tuple(cuerpo))


def _es_grupo(tabla: Tabla, fila: int) -> bool:
    return tabla.cuerpo[fila][0].es_encabezado and tabla.cuerpo[fila][0].filas > 1


def _cortes(cuerpo: Filas, grupo: range, altos: Sequence[float], tope: float) -> Iterator[int]:
    """Las filas en que empieza otro trozo, parejos todos; lo que está combinado no se corta."""
    total = sum(altos[grupo.start : grupo.stop])
    parte = total / ceil(total / tope)
    libre_desde = grupo.start
    ocupado = 0.0
    for fila in grupo:
        if fila > grupo.start and fila >= libre_desde and ocupado + altos[fila] / 2 > parte:
            yield fila
            ocupado = 0.0
        ocupado += altos[fila]
        propias = cuerpo[fila][1:] if fila == grupo.start else cuerpo[fila]
        libre_desde = max([libre_desde, *(fila + celda.filas for celda in propias)])
