"""Las órdenes del comando; lo pesado se importa dentro de cada una, para que la ayuda sea instantánea."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from informe_lib import __version__
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.periodo import ErrorPeriodo, Periodo

if TYPE_CHECKING:
    from informe_lib.ejecucion.formatos import Formato

CARPETA = click.Path(exists=True, file_okay=False, path_type=Path)


class TipoPeriodo(click.ParamType[Periodo]):
    """Un periodo en la línea de órdenes: `2024-T3` o «III trimestre 2024»."""

    name = "periodo"

    def convert(
        self, value: str | Periodo, param: click.Parameter | None, ctx: click.Context | None
    ) -> Periodo:
        if isinstance(value, Periodo):
            return value
        try:
            return Periodo.desde_texto(value)
        except ErrorPeriodo as error:
            self.fail(str(error), param, ctx)


INSTANCIA = click.option(
    "--instancia", "instancias", multiple=True, metavar="CLAVE", help="Solo esta; se puede repetir."
)
DATOS = click.option("--datos", type=CARPETA, metavar="RUTA", help="La carpeta que contiene parametros/.")
SALIDA = click.option(
    "--salida",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="RUTA",
    help="Por defecto, salidas/ junto a los datos.",
)
CUADERNO = click.option(
    "--cuaderno",
    default="informe_gestion",
    show_default=True,
    metavar="NOMBRE",
    help="El cuaderno de los informes.",
)


def _formatos(contexto: click.Context, opcion: click.Parameter, valor: str) -> tuple[Formato, ...]:
    from informe_lib.ejecucion.formatos import Formato

    conocidos = [formato.value for formato in Formato]
    pedidos = [parte.strip().lower() for parte in valor.split(",") if parte.strip()]
    for pedido in pedidos:
        if pedido not in conocidos:
            mensaje = f"«{pedido}» no es un formato; hay: {', '.join(conocidos)}."
            raise click.BadParameter(mensaje, contexto, opcion)
    if not pedidos:
        mensaje = f"la lista está vacía; hay: {', '.join(conocidos)}."
        raise click.BadParameter(mensaje, contexto, opcion)
    return tuple(Formato(pedido) for pedido in pedidos)


@click.group(
    context_settings={"max_content_width": 100},
    options_metavar="[OPCIONES]",
    subcommand_metavar="ORDEN [OPCIONES DE LA ORDEN]",
)
@click.version_option(__version__, "--version", prog_name="informe")
def informe() -> None:
    """Del dato de la secretaría técnica al informe de gestión de la instancia.

    Empiece por «informe generar»: escribe el informe de cada instancia en salidas/.
    """


@informe.command(options_metavar="[OPCIONES]")
@INSTANCIA
@click.option(
    "--periodo",
    type=TipoPeriodo(),
    metavar="PERIODO",
    help="Por defecto, el abierto más reciente que ya terminó.",
)
@DATOS
@SALIDA
@click.option(
    "--formatos",
    default="html,pdf",
    show_default=True,
    metavar="LISTA",
    callback=_formatos,
    help="Separados por comas.",
)
@CUADERNO
@click.option("--abrir", is_flag=True, help="Abre la página web de cada informe al terminar.")
def generar(
    instancias: tuple[str, ...],
    periodo: Periodo | None,
    datos: Path | None,
    salida: Path | None,
    formatos: tuple[Formato, ...],
    cuaderno: str,
    *,
    abrir: bool,
) -> None:
    """Escribe los informes de cada instancia.

    De cada uno deja la página web, el PDF, el cuaderno ejecutado y los datos abiertos. Termina en 0
    si quedaron todos, en 1 si alguno no se pudo escribir y en 2 si la orden está mal.
    """
    from informe_lib.cli.corrida import Corrida, correr

    carpeta = _carpeta_de_datos(datos)
    corrida = Corrida(carpeta, _carpeta_de_salidas(salida, carpeta), cuaderno, formatos)
    try:
        completo, paginas = correr(corrida, instancias, periodo, _hoy())
    except ErrorInforme as error:
        raise click.UsageError(str(error)) from error
    if abrir:
        for pagina in paginas:
            click.launch(str(pagina))
    raise SystemExit(0 if completo else 1)


@informe.command(options_metavar="[OPCIONES]")
@INSTANCIA
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

    Un informe está vigente, desactualizado (y por qué), incompleto, fallido o falta.
    """
    from informe_lib.cli.corrida import Corrida
    from informe_lib.cli.situaciones import mostrar_estado

    carpeta = _carpeta_de_datos(datos)
    corrida = Corrida(carpeta, _carpeta_de_salidas(salida, carpeta), cuaderno)
    try:
        legible = mostrar_estado(corrida, instancias, periodo, en_json=en_json)
    except ErrorInforme as error:
        raise click.UsageError(str(error)) from error
    raise SystemExit(0 if legible else 1)


def _carpeta_de_salidas(salida: Path | None, datos: Path) -> Path:
    """La pedida o `salidas/`; dentro de los datos no, porque se leería como una instancia más."""
    elegida = (salida or datos / "salidas").resolve()
    for propia in ("parametros", "notebooks"):
        if elegida.is_relative_to(datos / propia):
            mensaje = f"«{salida}» está dentro de {propia}/, que son los datos. Elija otra carpeta."
            raise click.BadParameter(mensaje, param_hint="--salida")
    return elegida


def _hoy() -> date:
    """La fecha de quien da la orden, en su huso horario."""
    return date.today()  # noqa: DTZ011 (eso es justo lo que se quiere: la fecha local)


def _carpeta_de_datos(datos: Path | None) -> Path:
    from informe_lib.fuentes.carpeta import carpeta_de_datos, hallar_datos

    senalada = datos or os.environ.get("INFORME_DATOS")
    try:
        return (carpeta_de_datos(Path(senalada)) if senalada else hallar_datos(Path.cwd())).resolve()
    except ErrorInforme as error:
        raise click.UsageError(str(error)) from error
