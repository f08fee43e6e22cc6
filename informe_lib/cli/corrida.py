"""Una corrida de `informe generar`: informe por informe, con su avance y su resumen."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from time import monotonic

from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from informe_lib.cli.opciones import corta
from informe_lib.cli.seleccion import Eleccion, LecturaFallida, PeriodoPedido, elegir
from informe_lib.ejecucion.alertas import RUTA as RUTA_DE_ALERTAS
from informe_lib.ejecucion.alertas import cuenta_de_alertas
from informe_lib.ejecucion.cuadernos import ErrorDeEjecucion, hallar_cuaderno
from informe_lib.ejecucion.formatos import Formato
from informe_lib.ejecucion.generacion import Avisar, Pedido, generar
from informe_lib.ejecucion.largo_de_rutas import MAXIMO_EN_WINDOWS, exigir_rutas_cortas, ruta_mas_larga
from informe_lib.ejecucion.salidas import versiones_de
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.periodo import Periodo
from informe_lib.presentacion.alertas import en_cuentas


@dataclass(frozen=True, slots=True)
class Corrida:
    """De dónde salen los datos, dónde quedan los informes y con qué cuaderno y formatos."""

    datos: Path
    salidas: Path
    cuaderno: str
    formatos: tuple[Formato, ...] = tuple(Formato)
    con_datos_adjuntos: bool = False
    largo_de_ruta: int | None = MAXIMO_EN_WINDOWS if sys.platform == "win32" else None

    def esta_cerrado(self, instancia: str, periodo: Periodo) -> bool:
        """¿Hay en las salidas una versión cerrada de ese informe?"""
        return bool(versiones_de(self.salidas, instancia, periodo))


@dataclass(slots=True)
class Resumen:
    escritos: list[Path] = field(default_factory=list)
    fallidos: list[tuple[str, ErrorInforme]] = field(default_factory=list)


def correr(
    corrida: Corrida, instancias: Sequence[str], pedido: PeriodoPedido, hoy: date
) -> tuple[bool, list[Path]]:
    """Genera los informes elegidos. Devuelve si quedaron todos y las páginas web escritas."""
    consola = Console(stderr=True, highlight=False, soft_wrap=True)
    comienzo = monotonic()
    cuaderno = hallar_cuaderno(corrida.cuaderno, corrida.datos)
    elecciones = elegir(corrida.datos, instancias, pedido, hoy, corrida.esta_cerrado)
    if corrida.largo_de_ruta is not None:
        rutas = (ruta_mas_larga(corrida.salidas, *informe) for informe in _informes(elecciones))
        exigir_rutas_cortas(rutas, corrida.largo_de_ruta)
    resumen = Resumen()
    for eleccion in elecciones:
        _atender(corrida, cuaderno, eleccion, resumen, consola)
    _despedir(corrida, resumen, monotonic() - comienzo, consola)
    paginas = [pagina for carpeta in resumen.escritos for pagina in carpeta.glob("*.html")]
    return not resumen.fallidos, paginas


def _informes(elecciones: Sequence[Eleccion | LecturaFallida]) -> Iterator[tuple[str, Periodo]]:
    for una in elecciones:
        if isinstance(una, Eleccion) and una.periodo is not None:
            yield una.instancia, una.periodo


def _atender(
    corrida: Corrida, cuaderno: Path, eleccion: Eleccion | LecturaFallida, resumen: Resumen, consola: Console
) -> None:
    nombre = eleccion.instancia
    if isinstance(eleccion, LecturaFallida):
        resumen.fallidos.append((nombre, eleccion.error))
        return
    if eleccion.periodo is None:
        consola.print(f"{escape(nombre)}: se salta, {escape(eleccion.razon)}.")
        return
    consola.print(f"[bold]{escape(nombre)}[/], {eleccion.periodo} ({escape(eleccion.razon)})")
    if versiones := versiones_de(corrida.salidas, nombre, eleccion.periodo):
        consola.print(
            f"Ya está cerrado ({versiones[-1]}): esto es otro borrador, y lo cerrado queda como está."
        )
    pedido = Pedido(
        nombre, eleccion.periodo, cuaderno, corrida.datos, corrida.salidas, corrida.formatos,
        con_datos_adjuntos=corrida.con_datos_adjuntos,
    )  # fmt: skip
    try:
        with avance_en(consola) as avisar:
            resumen.escritos.append(generar(pedido, avisar))
    except ErrorInforme as error:
        resumen.fallidos.append((f"{nombre}, {eleccion.periodo}", error))


@contextmanager
def avance_en(consola: Console) -> Iterator[Avisar]:
    """Muestra, mientras dura, el paso en que va un informe; en un archivo o una tubería, nada."""
    columnas = (SpinnerColumn("line"), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columnas, console=consola, transient=True, disable=not consola.is_terminal) as avance:
        tarea = avance.add_task("Empezando", total=None)
        yield lambda paso: avance.update(tarea, description=paso)


def _despedir(corrida: Corrida, resumen: Resumen, segundos: float, consola: Console) -> None:
    _contar_lo_escrito(corrida, resumen.escritos, consola)
    for nombre, error in resumen.fallidos:
        consola.print(f"\n[bold red]No se pudo escribir {escape(nombre)}[/]\n{escape(str(error))}")
        if isinstance(error, ErrorDeEjecucion) and error.carpeta:
            consola.print(f"Hasta dónde llegó y el detalle: {escape(corta(error.carpeta, corrida.datos))}")
    tiempo = f"{segundos:.1f}".replace(".", ",")
    consola.print(f"\n{_cuenta(len(resumen.escritos))} en {tiempo} s.")
    if len(resumen.escritos) == 1:
        paginas = sorted(resumen.escritos[0].glob("*.html"))
        if paginas:
            consola.print(f"Ábralo: {escape(corta(paginas[0], corrida.datos))}")


def _contar_lo_escrito(corrida: Corrida, carpetas: Sequence[Path], consola: Console) -> None:
    """De un informe, cada archivo; de varios, un renglón por informe."""
    for carpeta in carpetas:
        archivos = sorted(ruta for ruta in carpeta.rglob("*") if ruta.is_file())
        nombrada = escape(corta(carpeta, corrida.datos))
        alertas = en_cuentas(list(cuenta_de_alertas(carpeta).elements()))
        if len(carpetas) > 1:
            peso = sum(map(_kilobytes, archivos))
            contadas = f"  {alertas}" if alertas else ""
            consola.print(f"  {nombrada:<64} {len(archivos):>3} archivos {peso:>6} kB{contadas}")
            continue
        consola.print(f"\nEscrito en {nombrada}")
        for archivo in archivos:
            nombre = escape(archivo.relative_to(carpeta).as_posix())
            consola.print(f"  {nombre:<54} {_kilobytes(archivo):>6} kB")
        if alertas:
            consola.print(f"  {alertas}; cuáles y qué hacer, en {RUTA_DE_ALERTAS.as_posix()}")


def _kilobytes(archivo: Path) -> int:
    return max(1, round(archivo.stat().st_size / 1000))


def _cuenta(escritos: int) -> str:
    return "Un informe escrito" if escritos == 1 else f"{escritos} informes escritos"
