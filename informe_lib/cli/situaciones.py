"""Lo que muestra `informe estado`."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from informe_lib.cli.corrida import Corrida
from informe_lib.cli.seleccion import Declarada, LecturaFallida, declaradas
from informe_lib.ejecucion.cuadernos import hallar_cuaderno
from informe_lib.ejecucion.manifiesto import huellas_de
from informe_lib.ejecucion.salidas import EstadoDeSalida, Situacion, situacion
from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.fuentes.documento_base import documento_base
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.periodo import Periodo

COLORES = {
    EstadoDeSalida.VIGENTE: "green",
    EstadoDeSalida.DESACTUALIZADO: "yellow",
    EstadoDeSalida.INCOMPLETO: "red",
    EstadoDeSalida.FALLIDO: "red",
    EstadoDeSalida.FALTA: "dim",
    EstadoDeSalida.CERRADO: "green",
    EstadoDeSalida.ALTERADO: "bold red",
}


def mostrar_estado(
    corrida: Corrida, instancias: Sequence[str], periodo: Periodo | None, *, en_json: bool
) -> bool:
    """Imprime la situación de cada informe declarado; devuelve si se pudieron leer todos los datos."""
    cuaderno = hallar_cuaderno(corrida.cuaderno, corrida.datos)
    situaciones: list[Situacion] = []
    ilegibles: list[tuple[str, str]] = []
    for una in declaradas(corrida.datos, instancias, periodo):
        try:
            if isinstance(una, LecturaFallida):
                raise una.error
            situaciones += _situaciones(corrida, cuaderno, una, periodo)
        except ErrorInforme as error:
            ilegibles.append((una.instancia, str(error)))
    if en_json:
        sys.stdout.write(_json(situaciones, ilegibles))
    else:
        _imprimir(situaciones, ilegibles)
    return not ilegibles


def _situaciones(
    corrida: Corrida, cuaderno: Path, declarada: Declarada, periodo: Periodo | None
) -> list[Situacion]:
    situaciones = []
    for uno in declarada.periodos:
        if periodo in (None, uno.periodo):
            expediente = leer_carpeta(corrida.datos, declarada.instancia, uno.periodo)
            base = documento_base(corrida.datos, expediente.formato)
            actuales = huellas_de(expediente, cuaderno, base)
            situaciones.append(situacion(corrida.salidas, declarada.instancia, uno.periodo, actuales))
    return situaciones


def _imprimir(situaciones: Sequence[Situacion], ilegibles: Sequence[tuple[str, str]]) -> None:
    consola = Console(highlight=False)
    tabla = Table("Instancia", "Periodo", "Estado", box=None, pad_edge=False)
    tabla.add_column("Por qué", overflow="fold")
    for una in situaciones:
        es_cerrado = una.estado is EstadoDeSalida.CERRADO
        estado = f"{una.estado} ({una.version})" if es_cerrado else una.estado
        tabla.add_row(una.instancia, una.periodo.clave, f"[{COLORES[una.estado]}]{estado}[/]", una.razon)
    consola.print(tabla)
    for instancia, error in ilegibles:
        consola.print(f"\n{instancia}: sus datos no se pueden leer.\n{error}", markup=False, soft_wrap=True)


def _json(situaciones: Sequence[Situacion], ilegibles: Sequence[tuple[str, str]]) -> str:
    informes = [
        {"instancia": una.instancia, "periodo": una.periodo.clave, "estado": una.estado, "razon": una.razon}
        | ({"version": una.version} if una.version else {})
        for una in situaciones
    ]
    errores = [{"instancia": instancia, "mensaje": mensaje} for instancia, mensaje in ilegibles]
    # Solo ASCII (`\\u00e1`): el mismo dato, sea cual sea la codificación de quien lo lee.
    return json.dumps({"esquema": 1, "informes": informes, "errores": errores}) + "\n"
