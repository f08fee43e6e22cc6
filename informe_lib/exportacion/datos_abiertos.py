"""Los datos abiertos de un documento: un CSV por tabla o gráfica y un diccionario de columnas."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from informe_lib.exportacion.conjuntos import INICIOS_DE_FORMULA, Conjunto, conjuntos_de, diccionario_de
from informe_lib.exportacion.documento import Documento
from informe_lib.fuentes.caracteres import sin_mitades
from informe_lib.presentacion.bloques import Escalar

MARCA_DE_ORDEN = b"\xef\xbb\xbf"  # Excel solo reconoce las tildes de un CSV en UTF-8 si empieza así


def escribir_datos_abiertos(documento: Documento) -> Mapping[str, bytes]:
    """Nombre de archivo -> CSV en UTF-8 con BOM, separado por comas y con fechas ISO."""
    conjuntos = tuple(conjuntos_de(documento))
    if not conjuntos:
        return {}
    return {f"{uno.clave}.csv": _csv(uno) for uno in (*conjuntos, diccionario_de(documento))}


def _csv(conjunto: Conjunto) -> bytes:
    salida = io.StringIO(newline="")
    escritor = csv.writer(salida, lineterminator="\r\n")
    escritor.writerow(columna.clave for columna in conjunto.datos.columnas)
    for fila in conjunto.datos.filas:
        escritor.writerow([_neutral(valor) for valor in fila])
    return MARCA_DE_ORDEN + sin_mitades(salida.getvalue()).encode()


def _neutral(valor: Escalar) -> Escalar:
    if isinstance(valor, bool):
        return "Sí" if valor else "No"
    if isinstance(valor, str) and valor.startswith(INICIOS_DE_FORMULA):
        return f"'{valor}"
    return valor
