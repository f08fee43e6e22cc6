"""Las opciones que comparten las órdenes, y las carpetas y la fecha que de ellas resultan."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

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


class PeriodoOTodos(click.ParamType["Periodo | Literal['todos']"]):
    """Un periodo, o «todos» los que declara cada instancia."""

    name = "periodo"

    def convert(
        self, value: str | Periodo, param: click.Parameter | None, ctx: click.Context | None
    ) -> Periodo | Literal["todos"]:
        if isinstance(value, str) and value.strip().lower() == "todos":
            return "todos"
        if isinstance(value, str) and (sugerida := _pregunta(value)):
            self.fail(sugerida, param, ctx)
        return TipoPeriodo().convert(value, param, ctx)


def _pregunta(escrito: str) -> str:
    from informe_lib.fuentes.sugerencia import pregunta

    return pregunta(escrito.strip(), ("todos",))


class TipoVigencia(click.ParamType[int]):
    """Un año."""

    name = "año"

    def convert(self, value: str | int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        escrito = str(value).strip()
        if not (escrito.isascii() and escrito.isdigit()):
            self.fail(f"«{value}» no es un año, como 2025.", param, ctx)
        if not 1900 <= int(escrito) <= 2999:
            self.fail(f"«{value}» no está entre 1900 y 2999.", param, ctx)
        return int(escrito)


INSTANCIAS = click.option(
    "--instancia", "instancias", multiple=True, metavar="CLAVE", help="Solo esta; se puede repetir."
)
PERIODO_O_TODOS = click.option(
    "--periodo",
    type=PeriodoOTodos(),
    metavar="PERIODO",
    help="Uno, como 2024-T3, o «todos» los declarados. Por defecto, el abierto más reciente que ya terminó.",
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


def formatos_pedidos(contexto: click.Context, opcion: click.Parameter, valor: str) -> tuple[Formato, ...]:
    """De «html,pdf» a los formatos, sin uno que no exista."""
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


def carpeta_de_salidas(salida: Path | None, datos: Path) -> Path:
    """La pedida o `salidas/`; dentro de los datos no, porque se leería como una instancia más."""
    elegida = (salida or datos / "salidas").resolve()
    for propia in ("parametros", "notebooks"):
        if elegida.is_relative_to(datos / propia):
            mensaje = f"«{salida}» está dentro de {propia}/, que son los datos. Elija otra carpeta."
            raise click.BadParameter(mensaje, param_hint="--salida")
    return elegida


def hoy() -> date:
    """La fecha de quien da la orden, en su huso horario."""
    return date.today()  # noqa: DTZ011 (eso es justo lo que se quiere: la fecha local)


def carpeta_de_la_orden(datos: Path | None) -> Path:
    """La de `--datos`, la de INFORME_DATOS o la más cercana hacia arriba."""
    from informe_lib.fuentes.carpeta import carpeta_de_datos, hallar_datos

    senalada = datos or os.environ.get("INFORME_DATOS")
    try:
        return (carpeta_de_datos(Path(senalada)) if senalada else hallar_datos(Path.cwd())).resolve()
    except ErrorInforme as error:
        raise click.UsageError(str(error)) from error


def corta(ruta: Path, datos: Path) -> str:
    """La ruta desde donde se trabaja, si cae dentro; si no, completa."""
    for raiz in (Path.cwd(), datos):
        if ruta.is_relative_to(raiz):
            return ruta.relative_to(raiz).as_posix()
    return str(ruta)
