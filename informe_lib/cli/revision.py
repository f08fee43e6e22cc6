"""Lo que hace `informe revisar`: dice las alertas de cada informe, o vigila los datos y las va diciendo."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import sleep

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from informe_lib.cli.seleccion import Eleccion, LecturaFallida, PeriodoPedido, elegir
from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.periodo import Periodo
from informe_lib.modelo.revision import Severidad
from informe_lib.presentacion.alertas import SIN_ALERTAS, TITULOS, en_cuentas
from informe_lib.revision.alerta import Alerta
from informe_lib.revision.revisar import revisar
from informe_lib.revision.salvedades import con_salvedad

ESQUEMA = 1
COLORES = {Severidad.IMPIDE: "red", Severidad.REVISAR: "yellow", Severidad.SUGERENCIA: "cyan"}
SEGUNDOS_ENTRE_MIRADAS = 1.0
ANCHO_DE_CODIGO = 5


@dataclass(frozen=True, slots=True)
class Revisado:
    """La revisión de un informe; `salvadas` dice, de cada alerta por la que alguien responde, el motivo."""

    instancia: str
    periodo: Periodo
    alertas: tuple[Alerta, ...]
    salvadas: dict[Alerta, str]

    def impide(self) -> bool:
        """¿Alguna alerta, sin nadie que responda por ella, impide cerrar?"""
        return any(una.severidad is Severidad.IMPIDE for una in self.alertas if una not in self.salvadas)


def revisar_informes(
    datos: Path, instancias: Sequence[str], pedido: PeriodoPedido, hoy: date, *, en_json: bool
) -> bool:
    """Dice las alertas de los informes elegidos; devuelve si ninguno tiene una que impida cerrarlo.

    Errores   los de elegir; los de lectura de una instancia se dicen y no detienen a las demás.
    """
    revisados: list[Revisado] = []
    fallidas: list[tuple[str, str]] = []
    for eleccion in elegir(datos, instancias, pedido, hoy):
        if isinstance(eleccion, LecturaFallida):
            fallidas.append((eleccion.instancia, str(eleccion.error)))
            continue
        try:
            revisado = _revisado(datos, eleccion)
        except ErrorInforme as error:
            fallidas.append((eleccion.instancia, str(error)))
            continue
        if revisado is not None:
            revisados.append(revisado)
        if not en_json:
            _decir(eleccion, revisado)
    if en_json:
        sys.stdout.write(_json(revisados, fallidas))
    for instancia, motivo in fallidas if not en_json else ():
        Console(stderr=True, highlight=False).print(
            f"\n{instancia}: sus datos no se pueden leer.\n{motivo}", markup=False, soft_wrap=True
        )
    return not fallidas and not any(una.impide() for una in revisados)


def vigilar(datos: Path, mirar: Callable[[], object]) -> None:
    """Revisa, y vuelve a hacerlo cada vez que cambie un archivo de los datos, hasta que se interrumpa."""
    consola = Console(stderr=True, highlight=False)
    visto: object = None
    try:
        while True:
            if (actual := tuple(_momentos(datos))) != visto:
                visto = actual
                consola.clear()
                mirar()
                consola.print("\nVigilando los datos; para terminar, Ctrl+C.")
            sleep(SEGUNDOS_ENTRE_MIRADAS)
    except KeyboardInterrupt:
        return


def _momentos(datos: Path) -> Iterator[tuple[str, int]]:
    """Cuándo cambió cada archivo de los datos; el que se está guardando en este instante, después."""
    for ruta in sorted((datos / "parametros").rglob("*")):
        try:
            yield str(ruta), ruta.stat().st_mtime_ns
        except OSError:
            continue


def _revisado(datos: Path, eleccion: Eleccion) -> Revisado | None:
    """La revisión del informe elegido; ninguna si la instancia se salta."""
    if eleccion.periodo is None:
        return None
    expediente = leer_carpeta(datos, eleccion.instancia, eleccion.periodo)
    alertas = revisar(expediente)
    salvadas = {alerta: f"{una.motivo} ({una.quien})" for alerta, una in con_salvedad(alertas, expediente)}
    return Revisado(eleccion.instancia, eleccion.periodo, alertas, salvadas)


def _decir(eleccion: Eleccion, revisado: Revisado | None) -> None:
    consola = Console(highlight=False)
    if revisado is None:
        consola.print(f"{escape(eleccion.instancia)}: se salta, {escape(eleccion.razon)}.")
        return
    consola.print(f"\n[bold]{escape(revisado.instancia)}[/], {revisado.periodo} ({escape(eleccion.razon)})")
    cuentas = en_cuentas([una.severidad for una in revisado.alertas])
    consola.print(f"{cuentas}." if cuentas else SIN_ALERTAS)
    for severidad in Severidad:
        if propias := [una for una in revisado.alertas if una.severidad is severidad]:
            consola.print(f"\n[bold {COLORES[severidad]}]{TITULOS[severidad]}[/]")
            for alerta in propias:
                consola.print(ficha_de(alerta, revisado.salvadas.get(alerta)))


def ficha_de(alerta: Alerta, salvada: str | None = None) -> Table:
    """El código a la izquierda y, a su lado, todo lo que hay que saber para atenderla."""
    ficha = Table.grid(padding=(0, 2))
    ficha.add_column(width=ANCHO_DE_CODIGO, justify="right", no_wrap=True, style="bold")
    ficha.add_column(overflow="fold")
    ficha.add_row(escape(alerta.codigo), escape(alerta.mensaje))
    renglones = {
        "Dónde": str(alerta.donde),
        "Por qué importa": alerta.por_que,
        "Qué hacer": alerta.remedio,
        "Con salvedad": salvada or "",
    }
    for rotulo, dicho in renglones.items():
        if dicho:
            ficha.add_row("", f"[dim]{rotulo}:[/] {escape(dicho)}")
    return ficha


def _json(revisados: Sequence[Revisado], fallidas: Sequence[tuple[str, str]]) -> str:
    alertas = [alerta.como_json() for uno in revisados for alerta in uno.alertas]
    errores = [{"instancia": instancia, "mensaje": mensaje} for instancia, mensaje in fallidas]
    # Solo ASCII (`\\u00e1`): el mismo dato, sea cual sea la codificación de quien lo lee.
    return json.dumps({"esquema": ESQUEMA, "alertas": alertas, "errores": errores}) + "\n"
