"""Lo que hace `informe revisar --enlazar`: propone poner cada cifra donde su número está escrito a mano."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from informe_lib.cli.seleccion import Eleccion, PeriodoPedido, elegir
from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.fuentes.creacion.texto_corregido import corregir_texto
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion import formato
from informe_lib.revision.texto.enlaces import Propuesta, aplicar, propuestas

Confirmar = Callable[[str], bool]
LETRAS_ALREDEDOR = 60


def enlazar_informes(
    datos: Path, instancias: Sequence[str], pedido: PeriodoPedido, hoy: date, confirmar: Confirmar
) -> None:
    """Muestra, texto por texto, los números que se pueden enlazar a su cifra y los enlaza si se acepta.

    Recibe    la selección de informes y quien responde a cada pregunta.
    Errores   los de elegir, de lectura y `ErrorAlEscribir` si un archivo cambió entre tanto.
    """
    consola = Console(highlight=False)
    for eleccion in elegir(datos, instancias, pedido, hoy):
        if not isinstance(eleccion, Eleccion):
            raise eleccion.error
        if eleccion.periodo is None:
            consola.print(f"{escape(eleccion.instancia)}: se salta, {escape(eleccion.razon)}.")
            continue
        consola.print(f"\n[bold]{escape(eleccion.instancia)}[/], {eleccion.periodo}")
        expediente = leer_carpeta(datos, eleccion.instancia, eleccion.periodo)
        _enlazar(datos, expediente, consola, confirmar)


def _enlazar(datos: Path, expediente: Expediente, consola: Console, confirmar: Confirmar) -> None:
    todas = propuestas(expediente)
    if not todas:
        consola.print("No hay números que enlazar: cada uno está ya en su cifra o no es el de una sola.")
        return
    for clave in dict.fromkeys(una.texto for una in todas):
        propias = [una for una in todas if una.texto == clave]
        for una in propias:
            consola.print(f"  {escape(_alrededor(expediente, una))}")
            consola.print(f"    «{escape(una.dice)}» → {escape(una.cita)}")
        cuantas = formato.plural(len(propias), "este número", f"estos {len(propias)} números")
        if confirmar(f"¿Enlazar {cuantas} del texto «{clave}»?"):
            contenido = str(expediente.texto(clave))
            corregir_texto(datos / _archivo(expediente, clave), contenido, aplicar(contenido, propias))
            consola.print(f"Enlazados en {escape(_archivo(expediente, clave))}.")


def _alrededor(expediente: Expediente, propuesta: Propuesta) -> str:
    """Unas palabras antes y después, en su renglón, para reconocer el lugar."""
    contenido = str(expediente.texto(propuesta.texto))
    comienzo = contenido.rfind("\n", 0, propuesta.desde) + 1
    fin = contenido.find("\n", propuesta.hasta)
    desde = max(comienzo, propuesta.desde - LETRAS_ALREDEDOR)
    hasta = min(fin if fin >= 0 else len(contenido), propuesta.hasta + LETRAS_ALREDEDOR)
    antes, despues = "…" if desde > comienzo else "", "…" if hasta < fin else ""
    return f"{antes}{contenido[desde:hasta]}{despues}"


def _archivo(expediente: Expediente, clave: str) -> str:
    return expediente.procedencia["textos", f"{expediente.periodo.clave}/{clave}", "contenido"].archivo
