"""Una tabla de HTML mientras se lee, y la del informe que resulta."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from informe_lib.exportacion.alertas_del_documento import COMBINADAS_SEPARADAS, rotulo_de_columna
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import Celda, Columna, Datos, ErrorBloque, Tabla
from informe_lib.presentacion.bloques.incompletos import SIN_TITULO
from informe_lib.presentacion.claves import claves_de_columna

FILAS_DE_UNA_TABLA = 5_000


@dataclass(frozen=True, slots=True)
class CeldaLeida:
    """Una celda tal como la dice su etiqueta."""

    es_encabezado: bool
    filas: int = 1
    columnas: int = 1
    texto: str = ""


@dataclass(slots=True)
class TablaLeida:
    """Las filas que se van leyendo; las del comienzo que solo encabezan son el encabezado."""

    titulo: str = ""
    en_encabezado: bool = False
    celda_abierta: CeldaLeida | None = None
    filas: list[list[CeldaLeida]] = field(default_factory=list)
    del_encabezado: int = 0

    def abrir_fila(self) -> None:
        self.filas.append([])
        if self.en_encabezado:
            self.del_encabezado = len(self.filas)

    def cerrar_celda(self, texto: str) -> None:
        if self.celda_abierta is not None and self.filas:
            self.filas[-1].append(replace(self.celda_abierta, texto=texto))
        self.celda_abierta = None

    def bloques(self) -> Iterator[Tabla]:
        """La tabla; ninguna si no trae celdas."""
        filas = [fila for fila in self.filas if fila]
        if not filas:
            return
        encabezadas = self.del_encabezado or int(all(celda.es_encabezado for celda in filas[0]))
        encabezadas = min(encabezadas, len(filas))
        filas = _sin_columnas_de_nadie(filas)
        encabezado, cuerpo = filas[:encabezadas], filas[encabezadas:]
        try:
            yield _tabla(self.titulo, encabezado, cuerpo)
        except ErrorBloque:
            # Sus celdas combinadas no encajan: se deshacen, y no se pierde ningún texto.
            tabla = _tabla(self.titulo, *_sin_combinar(encabezado, cuerpo))
            yield replace(tabla, notas=(*tabla.notas, COMBINADAS_SEPARADAS))


def _tabla(
    titulo: str, encabezado: Sequence[Sequence[CeldaLeida]], cuerpo: Sequence[Sequence[CeldaLeida]]
) -> Tabla:
    ancho = sum(celda.columnas for celda in (encabezado or cuerpo)[0])
    rotulos = _rotulos(encabezado, ancho)
    columnas = tuple(map(Columna, claves_de_columna(rotulos), rotulos))
    visibles = tuple(tuple(_celda(celda, posicion) for posicion, celda in enumerate(fila)) for fila in cuerpo)
    propio = tuple(
        tuple(_de_encabezado(celda, posicion) for posicion, celda in enumerate(fila)) for fila in encabezado
    )
    numerado = (tuple(Celda(rotulo, es_encabezado=True) for rotulo in rotulos),)
    sobran = len(cuerpo) - FILAS_DE_UNA_TABLA
    notas = (f"Se muestran las primeras {formato.numero(FILAS_DE_UNA_TABLA)} filas.",) if sobran > 0 else ()
    planas = tuple(tuple(celda.texto for celda in fila) for fila in cuerpo if len(fila) == ancho)
    return Tabla(
        clave="tabla", titulo=titulo or SIN_TITULO, encabezado=propio or numerado,
        cuerpo=visibles[:FILAS_DE_UNA_TABLA], datos=Datos(columnas, planas), notas=notas,
    )  # fmt: skip


def _sin_columnas_de_nadie(filas: list[list[CeldaLeida]]) -> list[list[CeldaLeida]]:
    """Las mismas celdas sin las columnas en que ninguna empieza: «colspan=999» es «de lado a lado»."""
    if all(celda.columnas == 1 for fila in filas for celda in fila):
        return filas
    comienzos = list(_comienzos(filas))
    reales = sorted({uno for fila in comienzos for uno in fila})

    def ajustada(celda: CeldaLeida, inicio: int) -> CeldaLeida:
        final = inicio + celda.columnas
        return replace(celda, columnas=max(1, bisect_left(reales, final) - bisect_left(reales, inicio)))

    return [list(map(ajustada, fila, suyos)) for fila, suyos in zip(filas, comienzos, strict=True)]


def _comienzos(filas: Sequence[Sequence[CeldaLeida]]) -> Iterator[list[int]]:
    """De cada fila, la columna en que empieza cada celda, saltando las que bajan de las de arriba."""
    ocupadas_hasta: dict[int, int] = {}
    for numero, fila in enumerate(filas):
        columna, comienzos = 0, []
        for celda in fila:
            while ocupadas_hasta.get(columna, 0) > numero:
                columna += 1
            comienzos.append(columna)
            siguiente = columna + celda.columnas
            if celda.filas > 1:
                ocupadas_hasta.update(dict.fromkeys(range(columna, siguiente), numero + celda.filas))
            columna = siguiente
        yield comienzos


def _rotulos(encabezado: Sequence[Sequence[CeldaLeida]], ancho: int) -> list[str]:
    """Los de la última fila que tiene uno por columna; la columna sin rótulo se llama por su número."""
    completas = [fila for fila in encabezado if len(fila) == ancho]
    escritos = [celda.texto for celda in completas[-1]] if completas else [""] * ancho
    return [escrito or rotulo_de_columna(posicion) for posicion, escrito in enumerate(escritos)]


def _de_encabezado(celda: CeldaLeida, posicion: int) -> Celda:
    rotulo = celda.texto or rotulo_de_columna(posicion)
    return Celda(rotulo, filas=celda.filas, columnas=celda.columnas, es_encabezado=True)


def _celda(celda: CeldaLeida, posicion: int) -> Celda:
    es_rotulo = celda.es_encabezado or posicion == 0
    return Celda(celda.texto, celda.texto, celda.filas, celda.columnas, es_encabezado=es_rotulo)


def _sin_combinar(
    encabezado: Sequence[Sequence[CeldaLeida]], cuerpo: Sequence[Sequence[CeldaLeida]]
) -> tuple[list[list[CeldaLeida]], list[list[CeldaLeida]]]:
    ancho = max(len(fila) for fila in (*encabezado, *cuerpo))
    vacia = CeldaLeida(es_encabezado=False)

    def sueltas(filas: Sequence[Sequence[CeldaLeida]]) -> list[list[CeldaLeida]]:
        return [
            [replace(celda, filas=1, columnas=1) for celda in fila] + [vacia] * (ancho - len(fila))
            for fila in filas
        ]

    return sueltas(encabezado), sueltas(cuerpo)
