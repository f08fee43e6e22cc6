"""Lo que muestra `informe estado`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.table import Table

from informe_lib.cli.corrida import Corrida
from informe_lib.ejecucion.cuadernos import hallar_cuaderno
from informe_lib.ejecucion.manifiesto import huellas_de
from informe_lib.ejecucion.salidas import EstadoDeSalida, Situacion, situacion
from informe_lib.fuentes.carpeta import instancias_de, leer_carpeta, periodos_de
from informe_lib.fuentes.errores import ErrorInstanciaDesconocida
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.periodo import Periodo

COLORES = {
    EstadoDeSalida.VIGENTE: "green",
    EstadoDeSalida.DESACTUALIZADO: "yellow",
    EstadoDeSalida.INCOMPLETO: "red",
    EstadoDeSalida.FALLIDO: "red",
    EstadoDeSalida.FALTA: "dim",
}


def mostrar_estado(
    corrida: Corrida, instancias: Sequence[str], periodo: Periodo | None, *, en_json: bool
) -> bool:
    """Imprime la situación de cada informe declarado; devuelve si se pudieron leer todos los datos."""
    conocidas = instancias_de(corrida.datos)
    for nombrada in instancias:
        if nombrada not in conocidas:
            raise ErrorInstanciaDesconocida(nombrada, conocidas)
    ilegibles: list[tuple[str, str]] = []
    situaciones = [
        una
        for instancia in dict.fromkeys(instancias) or conocidas
        for una in _situaciones(corrida, instancia, periodo, ilegibles)
    ]
    if en_json:
        sys.stdout.write(_json(situaciones, ilegibles))
    else:
        _imprimir(situaciones, ilegibles)
    return not ilegibles


def _situaciones(
    corrida: Corrida, instancia: str, periodo: Periodo | None, ilegibles: list[tuple[str, str]]
) -> Iterator[Situacion]:
    cuaderno = hallar_cuaderno(corrida.cuaderno, corrida.datos)
    try:
        for declarado in periodos_de(corrida.datos, instancia):
            if periodo in (None, declarado.periodo):
                expediente = leer_carpeta(corrida.datos, instancia, declarado.periodo)
                actuales = huellas_de(expediente, cuaderno)
                yield situacion(corrida.salidas, instancia, declarado.periodo, actuales)
    except ErrorInforme as error:
        ilegibles.append((instancia, str(error)))


def _imprimir(situaciones: Sequence[Situacion], ilegibles: Sequence[tuple[str, str]]) -> None:
    consola = Console(highlight=False)
    tabla = Table("Instancia", "Periodo", "Estado", "Por qué", box=None, pad_edge=False)
    for una in situaciones:
        tabla.add_row(una.instancia, una.periodo.clave, f"[{COLORES[una.estado]}]{una.estado}[/]", una.razon)
    consola.print(tabla)
    for instancia, error in ilegibles:
        consola.print(f"\n{instancia}: sus datos no se pueden leer.\n{error}", markup=False)


def _json(situaciones: Sequence[Situacion], ilegibles: Sequence[tuple[str, str]]) -> str:
    informes = [
        {"instancia": una.instancia, "periodo": una.periodo.clave, "estado": una.estado, "razon": una.razon}
        for una in situaciones
    ]
    errores = [{"instancia": instancia, "mensaje": mensaje} for instancia, mensaje in ilegibles]
    return json.dumps({"esquema": 1, "informes": informes, "errores": errores}, ensure_ascii=False) + "\n"
