"""Sesiones: cuántas se realizaron y cuántas se programaron, en palabras y en cifras."""

from __future__ import annotations

from collections.abc import Iterator

from informe_lib.indicadores.ficha import Resultado
from informe_lib.indicadores.sesiones import sesiones_programadas, sesiones_realizadas
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import SeccionDelFormato
from informe_lib.modelo.sesion import TipoDeSesion
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import Bloque, Campos, campo

ROTULOS = {
    "ordinarias": "Sesiones ordinarias realizadas / Sesiones ordinarias programadas",
    "extraordinarias": "Sesiones extraordinarias realizadas / Sesiones extraordinarias programadas",
}


def sesiones(expediente: Expediente, seccion: SeccionDelFormato) -> Iterator[Bloque]:
    """«Dos (2) sesiones / Dos (2) sesiones», por cada tipo de sesión."""
    alcance = seccion.alcance or Alcance.PERIODO
    rotulos = {**ROTULOS, **seccion.rotulos}
    yield Campos(
        tuple(
            campo(rotulos[clave], _realizadas_y_programadas(expediente, alcance, tipo))
            for clave, tipo in (
                ("ordinarias", TipoDeSesion.ORDINARIA),
                ("extraordinarias", TipoDeSesion.EXTRAORDINARIA),
            )
        )
    )


def _realizadas_y_programadas(expediente: Expediente, alcance: Alcance, tipo: TipoDeSesion) -> str:
    conteos = (
        sesiones_realizadas(expediente, alcance, tipo),
        sesiones_programadas(expediente, alcance, tipo),
    )
    return " / ".join(map(_escrito, conteos))


def _escrito(conteo: Resultado) -> str:
    if conteo.valor is None:
        return "Sin dato"
    return formato.cantidad(int(conteo.valor), "sesión", "sesiones", femenino=True)
