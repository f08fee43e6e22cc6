"""Las órdenes que miran los datos sin escribir informes: dudar, comparar y volver al origen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from informe_lib.cli.opciones import (
    DATOS,
    INSTANCIAS,
    PERIODO_O_TODOS,
    SALIDA,
    TipoPeriodo,
    carpeta_de_la_orden,
    carpeta_de_salidas,
    hoy,
)
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.periodo import Periodo

if TYPE_CHECKING:
    from informe_lib.cli.seleccion import PeriodoPedido


@click.command(options_metavar="[OPCIONES]")
@INSTANCIAS
@PERIODO_O_TODOS
@DATOS
@click.option("--json", "en_json", is_flag=True, help="Solo JSON por la salida estándar.")
@click.option("--vigilar", "vigilando", is_flag=True, help="Vuelve a revisar cada vez que cambien los datos.")
@click.option(
    "--enlazar", "enlazando", is_flag=True, help="Pregunta si enlaza a su cifra cada número escrito a mano."
)
def revisar(
    instancias: tuple[str, ...],
    periodo: PeriodoPedido,
    datos: Path | None,
    *,
    en_json: bool,
    vigilando: bool,
    enlazando: bool,
) -> None:
    """Duda de los datos y de los textos antes de que otro lo haga.

    Dice cada alerta con su lugar, por qué importa y qué hacer. Termina en 1 si alguna impide cerrar el
    informe y nadie responde por ella con una salvedad.
    """
    from informe_lib.cli.enlaces import enlazar_informes
    from informe_lib.cli.revision import revisar_informes, vigilar

    if en_json + vigilando + enlazando > 1:
        mensaje = "«--json», «--vigilar» y «--enlazar» no van juntas: dé una sola."
        raise click.UsageError(mensaje)
    carpeta = carpeta_de_la_orden(datos)

    def mirar() -> bool:
        return revisar_informes(carpeta, instancias, periodo, hoy(), en_json=en_json)

    try:
        if enlazando:
            enlazar_informes(carpeta, instancias, periodo, hoy(), click.confirm)
            return
        if vigilando:
            vigilar(carpeta, mirar)
        raise SystemExit(0 if vigilando or mirar() else 1)
    except ErrorInforme as error:
        raise click.UsageError(str(error)) from error


@click.command(options_metavar="[OPCIONES]")
@click.argument("uno", type=TipoPeriodo(), metavar="PERIODO")
@click.argument("otro", type=TipoPeriodo(), metavar="OTRO")
@INSTANCIAS
@DATOS
@click.option("--json", "en_json", is_flag=True, help="Solo JSON por la salida estándar.")
def comparar(
    uno: Periodo, otro: Periodo, instancias: tuple[str, ...], datos: Path | None, *, en_json: bool
) -> None:
    """Dice qué cambió de un periodo a otro.

    Dos de la misma clase, como 2024-T2 y 2024-T3, en cualquier orden: indicadores, cifras, plan,
    decisiones, sillas, normas, textos y alertas. Termina en 1 si los datos de alguna instancia no se
    pueden leer.
    """
    from informe_lib.cli.comparar import comparar_periodos

    try:
        legible = comparar_periodos(carpeta_de_la_orden(datos), instancias, (uno, otro), en_json=en_json)
    except ErrorInforme as error:
        raise click.UsageError(str(error)) from error
    raise SystemExit(0 if legible else 1)


@click.command(options_metavar="[OPCIONES]")
@click.argument("cifra", metavar="CIFRA")
@click.option("--instancia", required=True, metavar="CLAVE", help="De cuál instancia.")
@click.option("--periodo", type=TipoPeriodo(), required=True, metavar="PERIODO", help="Como 2024-T3.")
@DATOS
@SALIDA
@click.option("--json", "en_json", is_flag=True, help="Solo JSON por la salida estándar.")
def origen(
    cifra: str, instancia: str, periodo: Periodo, datos: Path | None, salida: Path | None, *, en_json: bool
) -> None:
    """Dice de dónde sale una cifra, fila por fila.

    CIFRA es la clave de una cifra, la de un indicador («tasa_de_asistencia») o el camino de un dato, como
    los imprime la hoja de vida de las cifras. Cada fila trae lo que dice, su archivo y su línea, y si el
    archivo cambió después de generar el informe.
    """
    from informe_lib.cli.origen import decir_origen

    carpeta = carpeta_de_la_orden(datos)
    carpetas = carpeta, carpeta_de_salidas(salida, carpeta)
    try:
        decir_origen(carpetas, instancia, (cifra, periodo), en_json=en_json)
    except ErrorInforme as error:
        raise click.UsageError(str(error)) from error
