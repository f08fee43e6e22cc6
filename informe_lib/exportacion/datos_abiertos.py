"""Los datos abiertos de un documento: un CSV por tabla o gráfica y un diccionario de columnas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from informe_lib.exportacion.documento import Documento
from informe_lib.presentacion.bloques import Control, Datos, Escalar, Figura, Tabla

DICCIONARIO = "diccionario"
MARCA_DE_ORDEN = b"\xef\xbb\xbf"  # Excel solo reconoce las tildes de un CSV en UTF-8 si empieza así
# Una celda que empieza así sería una fórmula para la hoja de cálculo que la abra.
INICIOS_DE_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def escribir_datos_abiertos(documento: Documento) -> Mapping[str, bytes]:
    """Nombre de archivo -> CSV en UTF-8 con BOM, separado por comas y con fechas ISO."""
    conjuntos = dict(_conjuntos(documento))
    archivos = {f"{clave}.csv": _csv(_filas(datos)) for clave, (_, datos) in conjuntos.items()}
    if archivos:
        archivos[f"{DICCIONARIO}.csv"] = _csv(_diccionario(conjuntos))
    return archivos


def _conjuntos(documento: Documento) -> Iterator[tuple[str, tuple[str, Datos]]]:
    for bloque in documento.bloques:
        if isinstance(bloque, Tabla | Figura | Control) and bloque.datos.columnas:
            yield bloque.clave, (bloque.titulo, bloque.datos)


def _filas(datos: Datos) -> Iterator[Iterable[Escalar]]:
    yield (columna.clave for columna in datos.columnas)
    yield from datos.filas


def _diccionario(conjuntos: Mapping[str, tuple[str, Datos]]) -> Iterator[Iterable[Escalar]]:
    yield ("archivo", "contenido", "columna", "rotulo", "tipo", "unidad")
    for clave, (titulo, datos) in conjuntos.items():
        for columna in datos.columnas:
            unidad = columna.unidad
            yield (f"{clave}.csv", titulo, columna.clave, columna.rotulo, columna.tipo.value, unidad)


def _csv(filas: Iterable[Iterable[Escalar]]) -> bytes:
    salida = io.StringIO(newline="")
    escritor = csv.writer(salida, lineterminator="\r\n")
    for fila in filas:
        escritor.writerow([_neutral(valor) for valor in fila])
    return MARCA_DE_ORDEN + salida.getvalue().encode()


def _neutral(valor: Escalar) -> Escalar:
    if isinstance(valor, bool):
        return "Sí" if valor else "No"
    if isinstance(valor, str) and valor.startswith(INICIOS_DE_FORMULA):
        return f"'{valor}"
    return valor
