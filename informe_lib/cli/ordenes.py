"""Las órdenes del comando; lo pesado se importa dentro de cada una, para que la ayuda sea instantánea."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from informe_lib import __version__
from informe_lib.cli.miradas import comparar, origen, revisar
from informe_lib.cli.nuevo import nuevo
from informe_lib.cli.opciones import (
    CUADERNO,
    DATOS,
    INSTANCIAS,
    PERIODO_O_TODOS,
    SALIDA,
    TipoPeriodo,
    carpeta_de_la_orden,
    carpeta_de_salidas,
    formatos_pedidos,
    hoy,
)
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.periodo import Periodo

if TYPE_CHECKING:
    from informe_lib.cli.seleccion import PeriodoPedido
    from informe_lib.ejecucion.formatos import Formato


@click.group(
    context_settings={"max_content_width": 100},
    options_metavar="[OPCIONES]",
    subcommand_metavar="ORDEN [OPCIONES DE LA ORDEN]",
)
@click.version_option(__version__, "--version", prog_name="informe")
def informe() -> None:
    """Del dato de la secretaría técnica al informe de gestión de la instancia.

    Empiece por «informe nuevo proyecto CARPETA» o, si ya lo tiene, por «informe generar»: escribe el
    informe de cada instancia en salidas/.
    """


for orden in (nuevo, revisar, comparar, origen):
    informe.add_command(orden)


@informe.command(options_metavar="[OPCIONES]")
@INSTANCIAS
@PERIODO_O_TODOS
@DATOS
@SALIDA
@click.option(
    "--formatos",
    default="html,pdf,docx,xlsx",
    show_default=True,
    metavar="LISTA",
    callback=formatos_pedidos,
    help="Separados por comas.",
)
@CUADERNO
@click.option(
    "--adjuntar-datos", is_flag=True, help="El PDF lleva adentro el libro de datos (PDF/A-3a en vez de A-2a)."
)
@click.option("--abrir", is_flag=True, help="Abre la página web de cada informe al terminar.")
def generar(
    instancias: tuple[str, ...],
    periodo: PeriodoPedido,
    datos: Path | None,
    salida: Path | None,
    formatos: tuple[Formato, ...],
    cuaderno: str,
    *,
    adjuntar_datos: bool,
    abrir: bool,
) -> None:
    """Escribe los informes de cada instancia.

    De cada uno deja la página web, el PDF, el Word, el libro de datos, el cuaderno ejecutado y los
    datos abiertos. Termina en 0 si quedaron todos, en 1 si alguno no se pudo escribir y en 2 si la
    orden está mal.
    """
    from informe_lib.cli.corrida import Corrida, correr

    carpeta = carpeta_de_la_orden(datos)
    salidas = carpeta_de_salidas(salida, carpeta)
    corrida = Corrida(carpeta, salidas, cuaderno, formatos, con_datos_adjuntos=adjuntar_datos)
    try:
        completo, paginas = correr(corrida, instancias, periodo, hoy())
    except ErrorInforme as error:
        raise click.UsageError(str(error)) from error
    if abrir:
        for pagina in paginas:
            click.launch(str(pagina))
    raise SystemExit(0 if completo else 1)


@informe.command(options_metavar="[OPCIONES]")
@click.option("--instancia", required=True, metavar="CLAVE", help="De cuál instancia.")
@click.option("--periodo", type=TipoPeriodo(), required=True, metavar="PERIODO", help="Como 2024-T3.")
@click.option("--motivo", metavar="TEXTO", help="Por qué se corrige un informe que ya está cerrado.")
@DATOS
@SALIDA
@CUADERNO
def cerrar(
    instancia: str,
    periodo: Periodo,
    motivo: str | None,
    datos: Path | None,
    salida: Path | None,
    cuaderno: str,
) -> None:
    """Cierra un informe: sin BORRADOR y de solo lectura.

    Lo genera con los datos de hoy y guarda con él la copia de todo lo que leyó. No cierra mientras una
    alerta lo impida y nadie responda por ella con una salvedad. Lo cerrado nunca cambia: una corrección es
    otra versión, con --motivo. Termina en 1 si no se pudo cerrar.
    """
    from informe_lib.cli.cerrar import cerrar_informe
    from informe_lib.cli.corrida import Corrida
    from informe_lib.ejecucion.versiones import Cierre

    carpeta = carpeta_de_la_orden(datos)
    corrida = Corrida(carpeta, carpeta_de_salidas(salida, carpeta), cuaderno)
    cierre = Cierre(hoy(), (motivo or "").strip() or None)
    try:
        cerrado = cerrar_informe(corrida, instancia, periodo, cierre)
    except ErrorInforme as error:
        raise click.UsageError(str(error)) from error
    raise SystemExit(0 if cerrado else 1)


@informe.command(options_metavar="[OPCIONES]")
@INSTANCIAS
@click.option(
    "--periodo", type=TipoPeriodo(), metavar="PERIODO", help="Solo este; por defecto, todos los declarados."
)
@DATOS
@SALIDA
@CUADERNO
@click.option("--json", "en_json", is_flag=True, help="Solo JSON por la salida estándar.")
def estado(
    instancias: tuple[str, ...],
    periodo: Periodo | None,
    datos: Path | None,
    salida: Path | None,
    cuaderno: str,
    *,
    en_json: bool,
) -> None:
    """Dice qué informes están al día y cuáles no.

    Un informe está vigente, desactualizado (y por qué), incompleto, fallido o falta; o cerrado, y si los
    datos de hoy ya dicen otra cosa. Alterado es el que alguien cambió después de cerrado.
    """
    from informe_lib.cli.corrida import Corrida
    from informe_lib.cli.situaciones import mostrar_estado

    carpeta = carpeta_de_la_orden(datos)
    corrida = Corrida(carpeta, carpeta_de_salidas(salida, carpeta), cuaderno)
    try:
        legible = mostrar_estado(corrida, instancias, periodo, en_json=en_json)
    except ErrorInforme as error:
        raise click.UsageError(str(error)) from error
    raise SystemExit(0 if legible else 1)
