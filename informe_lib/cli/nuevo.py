"""`informe nuevo`: un proyecto, una instancia, un periodo o un formato propio, sin pisar nada."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from informe_lib.cli.opciones import DATOS, TipoPeriodo, TipoVigencia, carpeta_de_la_orden, corta, hoy
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.periodo import Periodo, TipoDePeriodo

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from informe_lib.modelo.decision import Decision

PERIODICIDADES = {
    "mensual": TipoDePeriodo.MES,
    "bimestral": TipoDePeriodo.BIMESTRE,
    "trimestral": TipoDePeriodo.TRIMESTRE,
    "cuatrimestral": TipoDePeriodo.CUATRIMESTRE,
    "semestral": TipoDePeriodo.SEMESTRE,
    "anual": TipoDePeriodo.ANUAL,
}


@click.group(options_metavar="[OPCIONES]", subcommand_metavar="QUÉ [OPCIONES]")
def nuevo() -> None:
    """Empieza un proyecto, una instancia o un periodo.

    Nunca pisa un archivo que ya exista.
    """


@nuevo.command(options_metavar="[OPCIONES]")
@click.argument("carpeta", metavar="CARPETA", type=click.Path(path_type=Path))
@click.option("--ejemplo", is_flag=True, help="Con las instancias de muestra, para mirar y probar.")
def proyecto(carpeta: Path, *, ejemplo: bool) -> None:
    """Crea una carpeta de proyecto lista para trabajar."""
    from informe_lib.fuentes.creacion.proyecto import crear_proyecto

    with _errores_dichos():
        archivos = crear_proyecto(carpeta, con_ejemplo=ejemplo)
    click.echo(f"Proyecto creado en {carpeta}: {len(archivos)} archivos. Empiece por LEAME.md.")
    sigue = "informe generar" if ejemplo else 'informe nuevo instancia mi-mesa --nombre "Mi Mesa de Trabajo"'
    _decir_que_sigue(f'cd "{carpeta}"', sigue)


@nuevo.command(options_metavar="[OPCIONES]")
@click.argument("clave", metavar="CLAVE")
@click.option("--nombre", required=True, metavar="NOMBRE", help="El nombre completo, como lo da la norma.")
@click.option(
    "--formato", default="bogota_233_2018", show_default=True, metavar="CLAVE", help="El formato oficial."
)
@click.option(
    "--vigencia",
    type=TipoVigencia(),
    metavar="AÑO",
    help="Empieza en su primer periodo. Por defecto, el año y el periodo en curso hoy.",
)
@click.option(
    "--periodicidad", type=click.Choice(list(PERIODICIDADES)), default="trimestral", show_default=True,
    metavar="CADA_CUÁNTO", help=f"Cada cuánto informa: {', '.join(PERIODICIDADES)}.",
)  # fmt: skip
@DATOS
def instancia(
    clave: str, nombre: str, formato: str, vigencia: int | None, periodicidad: str, datos: Path | None
) -> None:
    """Crea los archivos de una instancia.

    Su informe se puede generar enseguida. CLAVE es el nombre de su carpeta: letras minúsculas sin tilde,
    cifras y guiones.
    """
    from informe_lib.fuentes.creacion.instancia import NuevaInstancia, crear_instancia

    carpeta = carpeta_de_la_orden(datos)
    periodo = primer_periodo(PERIODICIDADES[periodicidad], vigencia, hoy())
    with _errores_dichos():
        escritos = crear_instancia(carpeta, NuevaInstancia(clave, nombre, formato, periodo))
    razon = "el que está en curso hoy" if vigencia is None else f"el primero de {vigencia}"
    if periodo.tipo is TipoDePeriodo.ANUAL:
        razon = "el año completo"
    click.echo(f"Instancia {clave} creada. Primer periodo abierto: {periodo}, {razon}.")
    _listar(escritos, carpeta)
    _decir_que_sigue(f"informe generar --instancia {clave} --periodo {periodo}")


@nuevo.command(options_metavar="[OPCIONES]")
@click.option("--instancia", "clave", required=True, metavar="CLAVE", help="La instancia que lo informa.")
@click.option(
    "--periodo", type=TipoPeriodo(), metavar="PERIODO", help="Por defecto, el que sigue al último declarado."
)
@DATOS
def periodo(clave: str, periodo: Periodo | None, datos: Path | None) -> None:
    """Declara el periodo siguiente de una instancia.

    Si empieza un año, crea su vigencia con el plan que viene, sin lo ejecutado. Las sillas, las funciones
    y las decisiones pendientes siguen: no hay que copiarlas.
    """
    from informe_lib.cli.siguiente import agregar_el_siguiente

    carpeta = carpeta_de_la_orden(datos)
    with _errores_dichos():
        agregado, pendientes = agregar_el_siguiente(carpeta, clave, periodo)
    click.echo(f"{clave} ya declara {agregado.periodo}.")
    _listar(agregado.escritos, carpeta)
    if agregado.saltado:
        click.echo(f"No es el que seguía: {agregado.saltado} queda sin declarar.")
    if agregado.actividades:
        click.echo("Las actividades del plan pasaron sin lo ejecutado: falta fijar cuánto se programa.")
    elif agregado.es_vigencia_nueva:
        click.echo("No había un plan que pasar: cuando lo aprueben, escríbalo allí.")
    _contar_pendientes(pendientes)
    _decir_que_sigue(f"informe generar --instancia {clave} --periodo {agregado.periodo}")


@nuevo.command(options_metavar="[OPCIONES]")
@click.argument("clave", metavar="CLAVE")
@click.option(
    "--desde", default="bogota_233_2018", show_default=True, metavar="CLAVE", help="El que se copia."
)
@DATOS
def formato(clave: str, desde: str, datos: Path | None) -> None:
    """Copia un formato con otra clave, para cambiarlo."""
    from informe_lib.fuentes.creacion.proyecto import crear_formato

    carpeta = carpeta_de_la_orden(datos)
    with _errores_dichos():
        escrito = crear_formato(carpeta, clave, desde)
    click.echo(f"Formato {clave}, copia de {desde}.")
    _listar((escrito,), carpeta)
    click.echo(f"\nPara usarlo, escriba «formato: {clave}» en la vigencia de la instancia.")


def primer_periodo(tipo: TipoDePeriodo, vigencia: int | None, dia: date) -> Periodo:
    """El primero de la vigencia o, si no se dio, el que está en curso ese día."""
    if vigencia is not None:
        return Periodo(vigencia, tipo)
    return Periodo(dia.year, tipo, (dia.month - 1) // tipo.meses + 1)


@contextmanager
def _errores_dichos() -> Iterator[None]:
    """Una orden mal dada termina en 2; unos datos o un disco que no dejan cumplirla, en 1."""
    from informe_lib.fuentes.creacion.archivos import ErrorAlEscribir
    from informe_lib.fuentes.errores import ErrorDeLectura

    try:
        yield
    except (ErrorAlEscribir, ErrorDeLectura) as error:
        raise click.ClickException(str(error)) from error
    except ErrorInforme as error:
        raise click.UsageError(str(error)) from error


def _listar(escritos: Sequence[Path], carpeta: Path) -> None:
    for ruta in escritos:
        click.echo(f"  {corta(ruta, carpeta)}")


def _contar_pendientes(pendientes: Sequence[Decision]) -> None:
    from informe_lib.fuentes.creacion.textos_iniciales import renglones

    if pendientes:
        cuantos = "Una decisión sigue" if len(pendientes) == 1 else f"{len(pendientes)} decisiones siguen"
        click.echo(f"{cuantos} sin terminar, y el informe las sigue leyendo de donde están:")
        for renglon in renglones(pendientes):
            click.echo(f"  {renglon}")


def _decir_que_sigue(*ordenes: str) -> None:
    click.echo("\nAhora:")
    for orden in ordenes:
        click.echo(f"  {orden}")
