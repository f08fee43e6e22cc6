"""Cuánto mide cada columna: el reparto que la tabla pide, sin partir nunca una fecha ni una palabra."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from math import ceil, sqrt
from unicodedata import normalize

from informe_lib.modelo.formato_oficial import Papel
from informe_lib.presentacion.bloques import Tabla, ubicadas

PUNTOS_POR_CENTIMETRO = 72 / 2.54
MARGEN_LATERAL = 2 * PUNTOS_POR_CENTIMETRO
MARGEN_VERTICAL = 2.5 * PUNTOS_POR_CENTIMETRO
CUERPO_DE_TABLA = 9.0
CUERPO_MENOR = 8.0
RENGLON_DE_TABLA = 11.5
AIRE_DE_CELDA = 11.5  # el relleno a los dos lados de la celda, y el filete
PALABRA_MAS_LARGA = 26  # más larga que esto se parte: no hay columna que la reciba
TEXTO_CORTO = 14  # un texto así de corto («4. Planeación») se lee en un solo renglón
TEXTO_QUE_PESA = 90  # a partir de aquí un texto más largo ya no pide más ancho

# Anchos de Liberation Sans en milésimas del cuerpo; lo que no está aquí mide como una «n» o una cifra.
_MILESIMAS = {
    letra: milesimas
    for letras, milesimas in (
        ("ijl'|", 222), (" .,:;/!Itf", 278), ("r()[]-", 333), ("ckszvxyJ", 500), ("FTZ", 611),
        ("ABEKPSVXY&", 667), ("CDHNRUw", 722), ("GOQ", 778), ("mM", 833), ("W@%—●◐○", 1000),
    )
    for letra in letras
}  # fmt: skip
_COMUN = 556
_IDEOGRAMAS = 0x2E80


@dataclass(frozen=True, slots=True)
class Hoja:
    """Una hoja, en puntos; cada margen es la suma de los dos de enfrente, que pueden ser distintos.

    La que ya es más ancha que alta no se voltea: no hay nada que ganar.
    """

    ancho: float
    alto: float
    margenes_laterales: float = 2 * MARGEN_LATERAL
    margenes_verticales: float = 2 * MARGEN_VERTICAL

    @property
    def se_voltea(self) -> bool:
        return self.alto > self.ancho

    @property
    def caja(self) -> float:
        """El ancho de lo escrito, entre los dos márgenes."""
        return self.ancho - self.margenes_laterales

    @property
    def caja_apaisada(self) -> float:
        return max(self.ancho, self.alto) - self.margenes_laterales

    def altura(self, *, apaisada: bool) -> float:
        """El alto de lo escrito."""
        return (self.ancho if apaisada else self.alto) - self.margenes_verticales


@dataclass(frozen=True, slots=True)
class Reparto:
    """El ancho de cada columna y el cuerpo de letra, en puntos.

    Si la tabla no cabe en la hoja, ni con letra menor, va `apaisada`; si ni así, apaisada y con letra
    menor; y si ni así, `apretada`: sus palabras se parten.
    """

    anchos: tuple[float, ...]
    cuerpo: float = CUERPO_DE_TABLA
    apaisada: bool = False
    apretada: bool = False


def hoja_de(papel: Papel) -> Hoja:
    """La hoja de un papel, en puntos."""
    ancho, alto = papel.centimetros
    return Hoja(ancho * PUNTOS_POR_CENTIMETRO, alto * PUNTOS_POR_CENTIMETRO)


@lru_cache(maxsize=64)
def repartir(tabla: Tabla, hoja: Hoja) -> Reparto:
    """Reparte el ancho de la hoja entre las columnas; se pregunta varias veces por la misma tabla."""
    minimos = minimos_de(tabla)
    menores = tuple(
        (minimo - AIRE_DE_CELDA) * CUERPO_MENOR / CUERPO_DE_TABLA + AIRE_DE_CELDA for minimo in minimos
    )
    partes = tabla.anchos or _partes_segun_el_texto(tabla)
    if sum(minimos) <= hoja.caja:
        return Reparto(_con_minimos(partes, minimos, hoja.caja))
    if sum(menores) <= hoja.caja:
        return Reparto(_con_minimos(partes, menores, hoja.caja), CUERPO_MENOR)
    if sum(minimos) <= hoja.caja_apaisada:
        return Reparto(_con_minimos(partes, minimos, hoja.caja_apaisada), apaisada=True)
    if sum(menores) <= hoja.caja_apaisada:
        return Reparto(_con_minimos(partes, menores, hoja.caja_apaisada), CUERPO_MENOR, apaisada=True)
    escala = hoja.caja_apaisada / sum(menores)
    anchos = tuple(minimo * escala for minimo in menores)
    return Reparto(anchos, CUERPO_MENOR, apaisada=hoja.se_voltea, apretada=True)


@lru_cache(maxsize=64)
def altos_de(tabla: Tabla, anchos: tuple[float, ...]) -> tuple[float, ...]:
    """Lo que mide cada fila del cuerpo, en puntos, más o menos: los renglones de su celda más alta."""
    altos = []
    ubicacion = iter(ubicadas(tabla.cuerpo, tabla.ancho))
    for fila in tabla.cuerpo:
        renglones = 1
        for columna, celda in islice(ubicacion, len(fila)):
            ancho = max(sum(anchos[columna : columna + celda.columnas]) - AIRE_DE_CELDA, CUERPO_MENOR)
            pedidos = ceil(ancho_de(celda.texto) / ancho) / celda.filas
            renglones = max(renglones, ceil(pedidos) + celda.texto.count("\n"))
        altos.append(renglones * RENGLON_DE_TABLA + AIRE_DE_CELDA)
    return tuple(altos)


def repartir_rotulos(rotulos: Iterable[str], caja: float) -> tuple[float, float]:
    """Dos columnas, rótulo y valor: la primera toma lo que pide su rótulo, hasta un tercio de la caja."""
    pedido = max((ancho_de(rotulo, negrita=True) for rotulo in rotulos), default=0.0) + AIRE_DE_CELDA
    primera = min(max(pedido, 0.22 * caja), 0.34 * caja)
    return primera, caja - primera


def ancho_de(texto: str, *, negrita: bool = False) -> float:
    """Lo que mide un texto en el cuerpo de las tablas, en puntos."""
    return sum(_milesimas(letra, negrita=negrita) for letra in texto) * CUERPO_DE_TABLA / 1000


@cache
def _milesimas(letra: str, *, negrita: bool) -> float:
    if ord(letra) >= _IDEOGRAMAS:
        return 1000
    milesimas = _MILESIMAS.get(normalize("NFD", letra)[0], _COMUN)
    return milesimas * 1.11 if negrita and letra.isalpha() else milesimas


def minimos_de(tabla: Tabla) -> tuple[float, ...]:
    """Por columna, lo que mide lo más largo que no se parte: una palabra, una fecha."""
    minimos = [AIRE_DE_CELDA + CUERPO_DE_TABLA] * tabla.ancho
    for filas, son_encabezado in ((tabla.encabezado, True), (tabla.cuerpo, False)):
        for columna, celda in ubicadas(filas, tabla.ancho):
            if celda.columnas == 1:
                negrita = son_encabezado or celda.es_encabezado
                pedido = max(
                    (ancho_de(trozo, negrita=negrita) for trozo in _trozos(celda.texto)), default=0.0
                )
                minimos[columna] = max(minimos[columna], pedido + AIRE_DE_CELDA)
    return tuple(minimos)


def _trozos(texto: str) -> list[str]:
    """Lo que no se parte entre renglones: un texto corto entero, y cada palabra de uno largo."""
    if len(texto) <= TEXTO_CORTO:
        return [texto]
    return [trozo[:PALABRA_MAS_LARGA] for palabra in texto.split() for trozo in _partida(palabra)]


def _partida(palabra: str) -> list[str]:
    """Una clave larga se parte después de una raya («_», «/»); otra palabra, donde se acabe el renglón."""
    return re.findall(r"[^_/]*[_/]+|[^_/]+", palabra) if len(palabra) > PALABRA_MAS_LARGA else [palabra]


def _partes_segun_el_texto(tabla: Tabla) -> tuple[float, ...]:
    """Sin anchos pedidos, cada columna pesa según su texto más largo, con mesura."""
    largos = [1] * tabla.ancho
    for columna, celda in ubicadas(tabla.encabezado + tabla.cuerpo, tabla.ancho):
        if celda.columnas == 1:
            largos[columna] = max(largos[columna], min(len(celda.texto), TEXTO_QUE_PESA))
    return tuple(sqrt(largo) for largo in largos)


def _con_minimos(partes: Sequence[float], minimos: Sequence[float], caja: float) -> tuple[float, ...]:
    """Reparte la caja en proporción a las partes; la columna que no llega a su mínimo lo recibe exacto."""
    fijas: set[int] = set()
    while True:
        libre = caja - sum(minimos[columna] for columna in fijas)
        total = sum(parte for columna, parte in enumerate(partes) if columna not in fijas)
        unidad = libre / total if total else 0.0
        cortas = {
            columna
            for columna, parte in enumerate(partes)
            if columna not in fijas and parte * unidad < minimos[columna]
        }
        if not cortas:
            break
        fijas |= cortas
    return tuple(
        minimos[columna] if columna in fijas else parte * unidad for columna, parte in enumerate(partes)
    )
