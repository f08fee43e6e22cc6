"""Los bloques que componen un documento y el texto que una persona lee en cada uno."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from informe_lib.modelo.formato_oficial import Papel
from informe_lib.presentacion.bloques.datos import Datos
from informe_lib.presentacion.bloques.error import ErrorBloque, exigir_clave
from informe_lib.presentacion.bloques.lista import Lista
from informe_lib.presentacion.bloques.tabla import Tabla
from informe_lib.presentacion.bloques.tramos import Texto, Tramos, corrido


@dataclass(frozen=True, slots=True)
class Portada:
    """El título del informe y los metadatos del documento; de aquí salen idioma, autor y asunto."""

    titulo: str
    periodo: str
    instancia: str
    entidad: str | None
    clave_instancia: str
    clave_periodo: str
    corte: str
    fecha: str
    norma: str
    papel: Papel
    secciones: tuple[str, ...]
    tipo: Literal["portada"] = "portada"


@dataclass(frozen=True, slots=True)
class Encabezado:
    """`nivel` 2 para una sección, 3 para lo que va dentro; el 1 es el título del informe.

    `de_texto`, aquí y en los demás bloques de un texto humano, es la clave de ese texto.
    """

    texto: str
    nivel: int
    clave: str
    de_texto: str | None = None
    tipo: Literal["encabezado"] = "encabezado"

    def __post_init__(self) -> None:
        if not 2 <= self.nivel <= 6:
            raise ErrorBloque(self.clave, "el nivel del encabezado va de 2 a 6")


@dataclass(frozen=True, slots=True)
class Parrafo:
    """Un párrafo; `generado` si lo escribió una regla y no una persona: el cuaderno lo señala.

    `reemplazo` dice dónde se escribe el texto que lo reemplaza: «## plan» en textos/2024-S1.md.
    """

    tramos: Tramos
    generado: bool = False
    reemplazo: str | None = None
    de_texto: str | None = None
    tipo: Literal["parrafo"] = "parrafo"


@dataclass(frozen=True, slots=True)
class Campo:
    rotulo: str
    tramos: tuple[Tramos, ...]


@dataclass(frozen=True, slots=True)
class Campos:
    """Pares de rótulo y valor; un valor con varios renglones lleva varios tramos."""

    campos: tuple[Campo, ...]
    tipo: Literal["campos"] = "campos"


class Respuesta(StrEnum):
    SI = "Sí"
    NO = "No"
    SIN_DATO = "Sin dato"
    NO_APLICA = "No aplica"


@dataclass(frozen=True, slots=True)
class Comprobacion:
    rotulo: str
    respuesta: Respuesta
    detalle: str | None = None


@dataclass(frozen=True, slots=True)
class Control:
    """Una lista de comprobación cuya respuesta siempre va en palabras."""

    titulo: str
    comprobaciones: tuple[Comprobacion, ...]
    datos: Datos
    clave: str
    tipo: Literal["control"] = "control"

    def __post_init__(self) -> None:
        exigir_clave(self.clave)


@dataclass(frozen=True, slots=True)
class Figura:
    """Una gráfica: su título es el titular; el texto alternativo y los datos nacen con ella.

    Si no cabe en una hoja, `continuacion` trae las partes que siguen a `svg`. `angosta` es el mismo
    dibujo, entero, para una pantalla de teléfono; sin él, la gráfica se desplaza a lo ancho.
    """

    clave: str
    titulo: str
    subtitulo: str
    svg: str
    alternativa: str
    fuente: str
    datos: Datos
    numero: int | None = None
    continuacion: tuple[str, ...] = ()
    angosta: str | None = None
    tipo: Literal["figura"] = "figura"

    def __post_init__(self) -> None:
        exigir_clave(self.clave)
        if not self.titulo.strip():
            raise ErrorBloque(self.clave, "la gráfica necesita un título")
        if not self.alternativa.strip():
            raise ErrorBloque(self.clave, "la gráfica necesita un texto alternativo que diga lo que muestra")
        if not all(parte.lstrip().startswith(("<svg", "<?xml")) for parte in self.dibujos()):
            raise ErrorBloque(self.clave, "la gráfica no es un SVG")

    def partes(self) -> tuple[tuple[str, str], ...]:
        """Cada parte del dibujo con su texto alternativo: el de la primera las describe a todas."""
        todas = (self.svg, *self.continuacion)
        return tuple(
            (svg, self.alternativa if numero == 1 else f"Continúa la gráfica: parte {numero} de {len(todas)}")
            for numero, svg in enumerate(todas, 1)
        )

    def dibujos(self) -> tuple[str, ...]:
        """Todo lo que se dibujó, para hoja y para teléfono."""
        return (self.svg, *self.continuacion, *((self.angosta,) if self.angosta else ()))


@dataclass(frozen=True, slots=True)
class Firma:
    rotulo: str
    campos: tuple[Campo, ...]
    tipo: Literal["firma"] = "firma"


@dataclass(frozen=True, slots=True)
class Nota:
    tramos: Tramos
    tipo: Literal["nota"] = "nota"


# Lo que sale de un texto humano; `de_texto` dice de cuál.
BloqueDeTexto = Encabezado | Parrafo | Lista | Tabla
Bloque = (
    Portada | Encabezado | Parrafo | Lista | Tabla | Figura | Campos | Control | Firma | Nota
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SeccionDeBloques:
    """Lo que una celda del cuaderno deja escrito: la clave de su sección y sus bloques."""

    seccion: str
    bloques: tuple[Bloque, ...]
    esquema: Literal[1] = 1


def parrafo(texto: str) -> Parrafo:
    """Un párrafo literal: el texto sale tal como está escrito."""
    return Parrafo((Texto(texto),))


def con_su_texto(bloques: Iterable[BloqueDeTexto], clave: str) -> Iterator[BloqueDeTexto]:
    """Los mismos bloques, marcados con el texto humano del que salen: así se puede leer de vuelta."""
    return (replace(bloque, de_texto=clave) for bloque in bloques)


def campo(rotulo: str, *renglones: str) -> Campo:
    """Un campo literal de uno o varios renglones."""
    return Campo(rotulo, tuple((Texto(renglon),) for renglon in renglones))


def textos_de(bloque: Bloque) -> Iterator[str]:  # noqa: C901 (una rama por bloque es toda su complejidad)
    """Todo lo que una persona lee en un bloque, en orden: debe estar en cada formato de salida."""
    match bloque:
        case Portada():
            renglones = (bloque.entidad, bloque.titulo, bloque.periodo, bloque.instancia)
            yield from (renglon for renglon in renglones if renglon)
        case Encabezado():
            yield bloque.texto
        case Parrafo() | Nota():
            yield corrido(bloque.tramos)
        case Lista():
            yield from bloque.textos()
        case Campos():
            yield from _textos_de_campos(bloque.campos)
        case Firma():
            yield bloque.rotulo
            yield from _textos_de_campos(bloque.campos)
        case Tabla():
            yield bloque.titulo
            yield from (
                celda.texto for fila in bloque.encabezado + bloque.cuerpo for celda in fila if celda.texto
            )
            yield from bloque.notas
        case Figura():
            yield from (bloque.titulo, bloque.subtitulo, bloque.fuente)
        case Control():
            yield bloque.titulo
            for comprobacion in bloque.comprobaciones:
                yield from (comprobacion.rotulo, comprobacion.respuesta.value)
                yield from (comprobacion.detalle,) if comprobacion.detalle else ()


def _textos_de_campos(campos: tuple[Campo, ...]) -> Iterator[str]:
    for uno in campos:
        yield uno.rotulo
        yield from map(corrido, uno.tramos)
