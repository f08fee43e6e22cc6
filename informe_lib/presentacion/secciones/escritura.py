"""Cómo se escribe en la página lo que varias secciones dicen: la ausencia, el alcance, una sesión."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import Nota, Texto

# Con más, una columna por sesión no se lee: la tabla dice lo que suman y los datos traen cada una.
SESIONES_EN_COLUMNAS = 60
FECHAS_EN_UNA_NOTA = 12


class SinContenidoQueMostrar(Exception):
    """De una sección no hay nada que imprimir; el formato decide si la página lo dice o la omite.

    No es un error de nadie: `motivo` llega a la página como «Sin contenido: motivo».
    """

    def __init__(self, motivo: str) -> None:
        super().__init__(motivo)
        self.motivo = motivo


def con_motivo(ausencia: Ausencia) -> str:
    """«Sin dato: el informe publicado no lo dice»: el motivo llega a la página."""
    return f"{ausencia}: {ausencia.motivo}"


def o_su_motivo(valor: str | Ausencia) -> str:
    """El valor o, si falta, su ausencia con la razón."""
    return con_motivo(valor) if isinstance(valor, Ausencia) else str(valor)


def razones(ausencias: Iterable[tuple[str, object]]) -> tuple[str, ...]:
    """Por qué falta cada cosa, con cada razón una sola vez: «Icono: sin dato; la columna viene vacía.»"""
    por_razon: dict[Ausencia, list[str]] = {}
    for que, valor in ausencias:
        if isinstance(valor, Ausencia):
            por_razon.setdefault(valor, []).append(que)
    return tuple(
        f"{formato.lista(dict.fromkeys(que))}: {str(ausencia).lower()}; {ausencia.motivo}."
        for ausencia, que in por_razon.items()
    )


def nota_de_alcance(expediente: Expediente, alcance: Alcance) -> Nota:
    """De qué tiempo habla una sección."""
    return Nota((Texto(frase_de_alcance(expediente, alcance)),))


def frase_de_alcance(expediente: Expediente, alcance: Alcance) -> str:
    """«Alcance: acumulado de la vigencia, del 1 de enero al 30 de septiembre de 2024.»"""
    return f"Alcance: {que_cubre(expediente, alcance)}."


def que_cubre(expediente: Expediente, alcance: Alcance) -> str:
    """«acumulado de la vigencia, del 1 de enero al 30 de septiembre de 2024»."""
    if alcance is Alcance.CORTE:
        return f"a la fecha de corte, {formato.fecha_larga(expediente.corte)}"
    cubre = "acumulado de la vigencia" if alcance is Alcance.ACUMULADO else "el periodo"
    return f"{cubre}, {formato.rango(alcance.inicio(expediente.periodo), expediente.corte)}"


def nota_de_muchas_sesiones(cuantas: int) -> str:
    """Por qué no hay una columna por sesión, y dónde está cada una."""
    return (
        f"Hubo {formato.numero(cuantas)} sesiones realizadas: la tabla dice lo que suman, "
        "y cada una está en los datos abiertos."
    )


def fechas_o_cuantas(fechas: Sequence[str]) -> str:
    """«15/02/2024 y 18/04/2024»; si son tantas que no se leen, cuántas."""
    if len(fechas) <= FECHAS_EN_UNA_NOTA:
        return formato.lista(fechas)
    return f"{formato.numero(len(fechas))} sesiones"
