"""Cuántos puestos vale una silla en una sesión, y si su rol cuenta.

Una silla es un puesto, salvo la colectiva: entonces son los que la marca convoca o, sin ella, los
que la silla reúne.
"""

from __future__ import annotations

from dataclasses import dataclass

from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.integrante import Integrante
from informe_lib.modelo.sesion import Asistencia, EstadoDeAsistencia


@dataclass(frozen=True, slots=True)
class Puestos:
    """Los puestos de una silla en una sesión: todos, los que estuvieron y los que nadie registró."""

    todos: int = 0
    presentes: int = 0
    desconocidos: int = 0

    def __add__(self, otros: Puestos) -> Puestos:
        return Puestos(
            self.todos + otros.todos,
            self.presentes + otros.presentes,
            self.desconocidos + otros.desconocidos,
        )


def rol_en_la_sesion(silla: Integrante, marca: Asistencia | None) -> str:
    """El rol con que se asistió: el que la marca diga para esa sesión o el de la silla."""
    return (marca.rol if marca else None) or silla.rol


def rol_que_cuenta(expediente: Expediente, clave: str) -> bool:
    """¿Cuenta el formato a quien tiene ese rol? Uno desconocido lo acusa una regla: la cifra no lo calla."""
    rol = expediente.formato.rol(clave)
    return rol is None or rol.cuenta_para_quorum


def puestos_convocados(marca: Asistencia | None) -> tuple[int, int, bool]:
    """Cuántos asistieron de cuántos convocados, según una marca, y si es ella quien los cuenta.

    Para las tasas una fila colectiva sin cuentas vale un puesto: no se sabe a cuántos se convocó. De
    una marca imposible («25 de 20») no se sabe nada.
    """
    if marca is None or not marca.estado.es_convocatoria() or es_imposible(marca):
        return 0, 0, False
    if marca.asistieron is not None and marca.convocados is not None:
        return marca.asistieron, marca.convocados, True
    return int(marca.estado.es_presencia()), 1, False


def es_imposible(marca: Asistencia) -> bool:
    """¿Dice la marca que asistieron más de los convocados, o menos de ninguno?"""
    asistieron = marca.asistieron or 0
    convocados = asistieron if marca.convocados is None else marca.convocados
    return not 0 <= asistieron <= convocados


def puestos_de_la_silla(silla: Integrante, marca: Asistencia | None) -> Puestos:
    """Los puestos que la silla tiene ese día, se la haya convocado o no: la base del quórum.

    De una fila colectiva que asistió sin que nadie contara a los suyos se sabe que hubo uno.
    """
    todos = _cuantos(silla, marca)
    if marca is None or marca.estado is EstadoDeAsistencia.SIN_DATO or es_imposible(marca):
        return Puestos(todos, 0, todos)
    if marca.asistieron is not None:
        presentes = min(marca.asistieron, todos)
        return Puestos(todos, presentes, 0)
    if not marca.estado.es_presencia():
        return Puestos(todos, 0, 0)
    return Puestos(todos, 1, max(todos - 1, 0))


def _cuantos(silla: Integrante, marca: Asistencia | None) -> int:
    if marca is not None and marca.convocados is not None and not es_imposible(marca):
        return marca.convocados
    return silla.tamano if isinstance(silla.tamano, int) else 1
