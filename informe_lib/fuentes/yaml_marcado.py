"""YAML leído como texto con su línea: el tipo de cada campo lo decide el esquema, no la escritura.

Se trabaja con los eventos del analizador y no con su árbol, porque el árbol ya resolvió los alias
(con los que diez renglones pueden valer por millones) y ya descartó las claves repetidas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeGuard

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

PROFUNDIDAD_MAXIMA = 20
_NULOS = ("", "~", "null", "Null", "NULL")
_CON_TABULADOR = re.compile(r"[ -]*\t")
# «modalidad:presencial»; después de «https:» va una barra, y eso no es una clave.
_SIN_ESPACIO = re.compile(r" *(?:- +)?(?P<clave>[\w-]+):(?P<valor>[^\s/:].*)")


@dataclass(frozen=True, slots=True)
class Escalar:
    """Lo escrito en un campo, tal cual; None si se dejó vacío a propósito."""

    texto: str | None
    linea: int


@dataclass(frozen=True, slots=True)
class Lista:
    elementos: tuple[Nodo, ...]
    linea: int


@dataclass(frozen=True, slots=True)
class Mapa:
    """Campos con su valor; la línea de cada valor es la de su clave, que es donde se busca."""

    entradas: dict[str, Nodo]
    linea: int


Nodo = Escalar | Lista | Mapa


def esta_escrito(nodo: Nodo | None) -> TypeGuard[Nodo]:
    """¿Hay algo después de los dos puntos?"""
    return nodo is not None and not (isinstance(nodo, Escalar) and nodo.texto is None)


@dataclass(frozen=True, slots=True)
class Tropiezo:
    """Algo que este YAML no puede decir: línea, qué pasó y qué hacer."""

    linea: int
    que: str
    remedio: str


class Ilegible(Exception):
    """El archivo no se puede seguir leyendo desde ese tropiezo."""

    def __init__(self, tropiezo: Tropiezo) -> None:
        super().__init__(tropiezo)
        self.tropiezo = tropiezo


def leer_nodos(texto: str) -> tuple[Nodo | None, tuple[Tropiezo, ...]]:
    """El árbol de lo escrito y sus tropiezos; None si el archivo está vacío o no se puede seguir."""
    lectura = _Lectura(texto)
    try:
        return lectura.documento(), tuple(lectura.tropiezos)
    except Ilegible as ilegible:
        return None, (*lectura.tropiezos, ilegible.tropiezo)


class _Lectura:
    """Un paso por los eventos de un archivo, que junta tropiezos mientras puede seguir."""

    def __init__(self, texto: str) -> None:
        self.eventos = _eventos(texto)
        self.tropiezos: list[Tropiezo] = []

    def documento(self) -> Nodo | None:
        raiz: Nodo | None = None
        for evento in self.eventos:
            if isinstance(evento, DocumentStartEvent) and raiz is not None:
                self._tropezar(evento, "empieza un segundo documento («---»)", "Deje uno solo por archivo.")
            elif isinstance(evento, NodeEvent):
                nodo = self._nodo(evento, 1)
                raiz = raiz or nodo
        return raiz

    def _nodo(self, evento: Event, profundidad: int, linea: int = 0) -> Nodo:
        linea = linea or _linea(evento)
        if profundidad > PROFUNDIDAD_MAXIMA:
            que = f"hay más de {PROFUNDIDAD_MAXIMA} niveles, uno dentro de otro"
            raise Ilegible(Tropiezo(linea, que, "Revise la sangría y los corchetes."))
        if isinstance(evento, AliasEvent):
            que = f"el alias «*{evento.anchor}» no se admite"
            self._tropezar(evento, que, "Escriba el valor completo o, si empieza por «*», entre comillas.")
            return Escalar(None, linea)
        self._rechazar_etiqueta(evento)
        if isinstance(evento, SequenceStartEvent):
            return self._lista(profundidad, linea)
        if isinstance(evento, MappingStartEvent):
            return self._mapa(profundidad, linea)
        return _escalar(evento, linea)

    def _rechazar_etiqueta(self, evento: Event) -> None:
        etiqueta = getattr(evento, "tag", None)
        if etiqueta is not None:
            remedio = "Quítela o, si el valor empieza por «!», escríbalo entre comillas."
            self._tropezar(evento, f"la etiqueta «{etiqueta}» no se admite", remedio)

    def _lista(self, profundidad: int, linea: int) -> Lista:
        elementos = []
        while not isinstance(evento := next(self.eventos), CollectionEndEvent):
            elementos.append(self._nodo(evento, profundidad + 1))
        return Lista(tuple(elementos), linea)

    def _mapa(self, profundidad: int, linea: int) -> Mapa:
        entradas: dict[str, Nodo] = {}
        while not isinstance(evento := next(self.eventos), CollectionEndEvent):
            clave = self._nodo(evento, profundidad + 1)
            valor = self._nodo(next(self.eventos), profundidad + 1, clave.linea)
            if not isinstance(clave, Escalar):
                self._tropezar(evento, "una clave debe ser una palabra", "Escriba «clave: valor».")
                continue
            nombre = clave.texto or ""
            if nombre in entradas:
                que = f"la clave «{nombre}» está repetida: ya está en la línea {entradas[nombre].linea}"
                self._tropezar(evento, que, "Deje una sola.")
                continue
            entradas[nombre] = valor
        return Mapa(entradas, linea)

    def _tropezar(self, evento: Event, que: str, remedio: str) -> None:
        self.tropiezos.append(Tropiezo(_linea(evento), que, remedio))


def _escalar(evento: Event, linea: int) -> Escalar:
    if not isinstance(evento, ScalarEvent):
        raise Ilegible(Tropiezo(linea, "falta un valor", "Escriba «clave: valor»."))
    # Entre comillas nada es nulo: `"~"` es una tilde y `""` un texto vacío.
    es_nulo = evento.implicit[0] and evento.value in _NULOS
    return Escalar(None if es_nulo else evento.value, linea)


def _linea(evento: Event) -> int:
    return evento.start_mark.line + 1 if evento.start_mark else 1


def _eventos(texto: str) -> Iterator[Event]:
    try:
        yield from yaml.parse(texto, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        raise Ilegible(_tropiezo_de_sintaxis(error, texto)) from None


def _tropiezo_de_sintaxis(error: yaml.MarkedYAMLError, texto: str) -> Tropiezo:
    """El primer problema de escritura, en su renglón y con la causa que suele tener."""
    renglones = texto.splitlines() or [""]
    problema = error.problem or ""
    marca = error.problem_mark or error.context_mark
    if _SIN_DOS_PUNTOS in problema and error.context_mark:
        marca = error.context_mark  # el problema se nota en el renglón siguiente
    linea = min(marca.line + 1 if marca else 1, len(renglones))
    if _CON_TABULADOR.match(renglones[linea - 1]):
        return Tropiezo(linea, "hay un tabulador en la sangría", "Use espacios: YAML no admite tabuladores.")
    if _SIN_DOS_PUNTOS in problema or _DOS_PUNTOS_DE_MAS in problema:
        pegado = _valor_pegado(renglones, linea)
        if pegado is not None:
            return pegado
    for fragmento, que, remedio in _PROBLEMAS:
        if fragmento in problema:
            return Tropiezo(linea, que, remedio)
    return Tropiezo(linea, "no se entiende como YAML", "Revise la sangría, los dos puntos y las comillas.")


def _valor_pegado(renglones: list[str], linea: int) -> Tropiezo | None:
    """Si en ese renglón, o en el escrito antes, el valor va pegado a los dos puntos."""
    hasta_alli = [numero for numero in range(1, linea + 1) if renglones[numero - 1].strip()]
    for numero in reversed(hasta_alli[-2:]):
        if hallado := _SIN_ESPACIO.fullmatch(renglones[numero - 1]):
            clave, valor = hallado["clave"], hallado["valor"]
            que = f"después de «{clave}:» falta un espacio"
            return Tropiezo(numero, que, f"Escriba «{clave}: {valor}».")
    return None


_SIN_DOS_PUNTOS, _DOS_PUNTOS_DE_MAS = "could not find expected ':'", "mapping values are not allowed"
_SANGRIA = "Alinee cada clave con sus hermanas."
_PROBLEMAS = (
    (
        _DOS_PUNTOS_DE_MAS,
        "hay un «: » donde no puede ir, o un renglón mal alineado",
        "Si es parte del texto, escríbalo entre comillas; si no, revise la sangría.",
    ),
    ("cannot start any token", "un valor empieza con un signo reservado", "Escríbalo entre comillas."),
    ("did not find expected ',' or ']'", "falta una coma, o un «[» que no se cierra", "Ciérrelo con «]»."),
    ("did not find expected ',' or '}'", "falta una coma, o un «{» que no se cierra", "Ciérrelo con «}»."),
    (
        "unexpected end of stream",
        "hay unas comillas que no se cierran",
        "Ciérrelas, o dóblelas dentro del texto.",
    ),
    ("unknown escape character", "hay una «\\» entre comillas dobles", "Use comillas sencillas."),
    ("did not find expected key", "la sangría no coincide, o falta cerrar unas comillas", _SANGRIA),
    ("did not find expected '-'", "se esperaba otro renglón con «-», o la sangría no coincide", _SANGRIA),
    (_SIN_DOS_PUNTOS, "a una clave le falta «:»", "Escriba «clave: valor»."),
)
