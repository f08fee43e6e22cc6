"""El repaso que hace accesible el PDF: encabezados de fila, y los bytes que el archivo exige.

El compositor solo sabe marcar encabezados de columna. Aquí se recorren las tablas del PDF en
el orden del Documento y se marca cada rótulo de fila; si no se corresponden, no hay PDF: un
archivo que se dice accesible sin serlo es peor que ninguno.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, Stream

from informe_lib.exportacion.documento import Documento
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.presentacion.bloques import Campos, Control, Tabla

_CELDAS = (Name.TH, Name.TD)
NUMERADAS = (Name.Decimal, Name.LowerAlpha, Name.LowerRoman)  # las de cada nivel
_TITULOS = (Name.H1, Name.H2, Name.H3, Name.H4, Name.H5, Name.H6)
_PIEZAS = (Name.Table, Name.P, Name.Span, Name.L, Name.Figure, *_TITULOS)


class ErrorEstructuraPdf(ErrorInforme):
    """Las tablas del PDF no son las del documento."""

    def __init__(self, tabla: str, esperado: str, hallado: str) -> None:
        super().__init__(tabla, esperado, hallado)
        self.tabla, self.esperado, self.hallado = tabla, esperado, hallado

    def __str__(self) -> str:
        return (
            f"El PDF no quedó accesible: en «{self.tabla}» se esperaba {self.esperado} y salió "
            f"{self.hallado}. Es un defecto de informe, no de sus datos: repórtelo con este mensaje."
        )


@dataclass(frozen=True, slots=True)
class EstructuraDeTabla:
    """Una tabla como debe leerse: celdas por fila de encabezado, y cuáles del cuerpo rotulan su fila."""

    titulo: str
    encabezado: tuple[int, ...]
    cuerpo: tuple[tuple[bool, ...], ...]


def tablas_de(documento: Documento) -> Iterator[EstructuraDeTabla]:
    """Las tablas que el PDF del documento debe tener, en orden."""
    for bloque in documento.bloques:
        match bloque:
            case Tabla():
                encabezado = tuple(len(fila) for fila in bloque.encabezado)
                cuerpo = tuple(tuple(celda.es_encabezado for celda in fila) for fila in bloque.cuerpo)
                yield EstructuraDeTabla(bloque.titulo, encabezado, cuerpo)
            case Control() if bloque.comprobaciones:
                filas = ((True, False),) * len(bloque.comprobaciones)
                yield EstructuraDeTabla(bloque.titulo, (), filas)
            case Campos() if bloque.campos:
                rotulo = bloque.campos[0].rotulo
                yield EstructuraDeTabla(rotulo, (), ((True, False),) * len(bloque.campos))
            case _:
                pass


def acabar(compuesto: bytes, tablas: Sequence[EstructuraDeTabla]) -> bytes:
    """El PDF con sus rótulos de fila marcados y con bytes que no dependen de cuándo ni dónde se hizo."""
    with Pdf.open(BytesIO(compuesto)) as pdf:
        _marcar(pdf, tablas)
        # En una celda no hay listas: recorrer por dentro una tabla larga tarda tanto como marcarla.
        for uno in _elementos(pdf.Root.StructTreeRoot, (Name.L, Name.Table)):
            if Name.L == uno.S:
                _colgar(uno)
        _guardar_sin_comprimir_lo_ambiguo(pdf)
        salida = BytesIO()
        pdf.save(
            salida,
            compress_streams=False,
            object_stream_mode=ObjectStreamMode.preserve,
            fix_metadata_version=False,
            deterministic_id=True,
        )
    return salida.getvalue()


def primera_suelta(compuesto: bytes, vigiladas: Collection[int]) -> int | None:
    """La primera de las tablas vigiladas cuya última fila no está en la hoja de lo que la sigue.

    Recibe    el PDF compuesto y los números de las tablas, desde 0, en orden de lectura.
    Devuelve  el número de la tabla, o ninguno. Un título no es compañía: se mira lo que va tras él.
    Errores   ninguno.
    """
    with Pdf.open(BytesIO(compuesto)) as pdf:
        hojas = {hoja.obj.objgen: numero for numero, hoja in enumerate(pdf.pages)}
        piezas = [uno for uno in _elementos(pdf.Root.StructTreeRoot, _PIEZAS) if uno.S not in _TITULOS]
        tablas = [posicion for posicion, uno in enumerate(piezas) if Name.Table == uno.S]
        for numero in sorted(vigiladas):
            *_, ultima = _elementos(piezas[tablas[numero]], (Name.TR,))
            siguiente = piezas[tablas[numero] + 1 : tablas[numero] + 2]
            comienzo = min((hoja for uno in siguiente for hoja in _hojas_de(uno, hojas)), default=0)
            if comienzo > max(_hojas_de(ultima, hojas), default=comienzo):
                return numero
    return None


def _hojas_de(elemento: Object, hojas: Mapping[tuple[int, int], int]) -> Iterator[int]:
    """La hoja de cada trozo de contenido de un elemento."""
    for hijo in _lista(elemento.get(Name.K, Array())):
        if isinstance(hijo, Dictionary) and Name.S in hijo:
            yield from _hojas_de(hijo, hojas)
        else:
            propia = hijo.get(Name.Pg) if isinstance(hijo, Dictionary) else None
            yield hojas[(propia or elemento.Pg).objgen]


def _marcar(pdf: Pdf, tablas: Sequence[EstructuraDeTabla]) -> None:
    halladas = list(_elementos(pdf.Root.StructTreeRoot, (Name.Table,)))
    if len(halladas) != len(tablas):
        raise ErrorEstructuraPdf("documento", f"{len(tablas)} tablas", str(len(halladas)))
    for hallada, tabla in zip(halladas, tablas, strict=True):
        _marcar_tabla(hallada, tabla)


def _marcar_tabla(hallada: Object, tabla: EstructuraDeTabla) -> None:
    filas = list(_elementos(hallada, (Name.TR,)))
    esperadas = len(tabla.encabezado) + len(tabla.cuerpo)
    if len(filas) != esperadas:
        raise ErrorEstructuraPdf(tabla.titulo, f"{esperadas} filas", str(len(filas)))
    rotulos = (*((True,) * celdas for celdas in tabla.encabezado), *tabla.cuerpo)
    for posicion, (fila, son_rotulo) in enumerate(zip(filas, rotulos, strict=True)):
        celdas = list(_elementos(fila, _CELDAS))
        if len(celdas) != len(son_rotulo):
            esperado = f"{len(son_rotulo)} celdas en la fila {posicion + 1}"
            raise ErrorEstructuraPdf(tabla.titulo, esperado, str(len(celdas)))
        alcance = Name.Column if posicion < len(tabla.encabezado) else Name.Row
        for celda, es_rotulo in zip(celdas, son_rotulo, strict=True):
            _marcar_celda(celda, alcance if es_rotulo else None)


def _marcar_celda(celda: Object, alcance: Name | None) -> None:
    """Pone tipo y alcance; quita `Headers`, que solo nombra columnas y taparía los rótulos de fila."""
    celda.S = Name.TH if alcance is not None else Name.TD
    atributos = next(uno for uno in _lista(celda.A) if Name.Table == uno.O)
    if Name.Headers in atributos:
        del atributos[Name.Headers]
    if alcance is not None:
        atributos.Scope = alcance


def _colgar(lista: Object, nivel: int = 0) -> None:
    """Cada lista de adentro pasa al elemento del que cuelga: a veces el compositor la deja al lado de él."""
    hijos: list[Object] = []
    for hijo in _lista(lista.K):
        if hijo.S != Name.L:
            hijos.append(hijo)
            continue
        cuerpo = next(_elementos(hijos[-1], (Name.LBody,)), hijos[-1])
        cuerpo.K, hijo.P = Array([*_lista(cuerpo.K), hijo]), cuerpo
    lista.K = Array(hijos)
    for hijo in hijos:
        for colgada in _elementos(hijo, (Name.L,)):
            _colgar(colgada, nivel + 1)
    atributos = next(uno for uno in _lista(lista.A) if Name.List == uno.O)
    numerada = Name.Decimal == atributos.ListNumbering
    atributos.ListNumbering = NUMERADAS[nivel % len(NUMERADAS)] if numerada else Name.Disc


def _elementos(padre: Object, tipos: tuple[Name, ...]) -> Iterator[Object]:
    """Los elementos de esos tipos bajo el padre, en orden de lectura, sin entrar en los hallados."""
    for hijo in _lista(padre.get(Name.K, Array())):
        if not isinstance(hijo, Dictionary) or Name.S not in hijo:
            continue
        if hijo.S in tipos:
            yield hijo
        else:
            yield from _elementos(hijo, tipos)


def _lista(objeto: Object) -> list[Object]:
    """Donde PDF admite uno o varios, siempre varios."""
    return list(objeto.as_list()) if isinstance(objeto, Array) else [objeto]


def _guardar_sin_comprimir_lo_ambiguo(pdf: Pdf) -> None:
    """Un flujo comprimido que acaba en retorno de carro parece más corto de lo que dice ser."""
    for objeto in pdf.objects:
        if isinstance(objeto, Stream) and objeto.read_raw_bytes().endswith(b"\r"):
            objeto.write(objeto.read_bytes())
