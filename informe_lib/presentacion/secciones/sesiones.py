"""Sesiones: cuántas se realizaron y cuántas se programaron, en palabras y en cifras."""

from __future__ import annotations

from collections.abc import Iterator

from informe_lib.indicadores.ficha import Resultado
from informe_lib.indicadores.sesiones import (
    estado_al_corte,
    sesiones_del_calendario,
    sesiones_programadas,
    sesiones_realizadas,
)
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import SeccionDelFormato
from informe_lib.modelo.sesion import EstadoDeSesion, TipoDeSesion
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import (
    Bloque,
    Campo,
    Campos,
    CifraCitada,
    Nota,
    Texto,
    Tramo,
    Tramos,
    campo,
)
from informe_lib.presentacion.secciones.escritura import FECHAS_EN_UNA_NOTA

ROTULOS = {
    "ordinarias": "Sesiones ordinarias realizadas / Sesiones ordinarias programadas",
    "extraordinarias": "Sesiones extraordinarias realizadas / Sesiones extraordinarias programadas",
}
# Los renglones que un formato pide al rotularlos: las que no se celebraron como estaban programadas.
NO_CELEBRADAS = {
    "fallidas": EstadoDeSesion.FALLIDA,
    "aplazadas": EstadoDeSesion.APLAZADA,
    "canceladas": EstadoDeSesion.CANCELADA,
}

# Un cero puede ser que no hubo o que nadie las ha capturado: quien lee debe poder preguntarlo.
SIN_REGISTRO = "En los datos no hay ninguna sesión, ni realizada ni programada, en este alcance."


def sesiones(expediente: Expediente, seccion: SeccionDelFormato) -> Iterator[Bloque]:
    """«Dos (2) sesiones / Dos (2) sesiones» por cada tipo, y lo que el formato pida de las no celebradas."""
    alcance = seccion.alcance or Alcance.PERIODO
    rotulos = {**ROTULOS, **seccion.rotulos}
    tipos = (("ordinarias", TipoDeSesion.ORDINARIA), ("extraordinarias", TipoDeSesion.EXTRAORDINARIA))
    yield Campos(
        (
            *(
                Campo(rotulos[clave], (_realizadas_y_programadas(expediente, alcance, tipo),))
                for clave, tipo in tipos
            ),
            *_no_celebradas(expediente, seccion, alcance),
        )
    )
    if not sesiones_del_calendario(expediente, alcance):
        yield Nota((Texto(SIN_REGISTRO),))
    corridas = list(_corridas(expediente, alcance))
    if len(corridas) <= FECHAS_EN_UNA_NOTA:
        yield from (Nota((Texto(corrida),)) for corrida in corridas)


def _realizadas_y_programadas(expediente: Expediente, alcance: Alcance, tipo: TipoDeSesion) -> Tramos:
    """Los dos conteos, cada uno atado a su hoja de vida."""
    conteos = (
        sesiones_realizadas(expediente, alcance, tipo),
        sesiones_programadas(expediente, alcance, tipo),
    )
    realizadas, programadas = (_escrito(conteo, tipo) for conteo in conteos)
    return realizadas, Texto(" / "), programadas


def _escrito(conteo: Resultado, tipo: TipoDeSesion) -> Tramo:
    if conteo.valor is None:
        return Texto("Sin dato")
    cuantas = int(conteo.valor)
    return CifraCitada(_contadas(cuantas), f"{conteo.ficha.clave}/{tipo}", str(cuantas))


def _contadas(cuantas: int) -> str:
    return formato.cantidad(cuantas, "sesión", "sesiones", femenino=True)


def _no_celebradas(expediente: Expediente, seccion: SeccionDelFormato, alcance: Alcance) -> Iterator[Campo]:
    propias = sesiones_del_calendario(expediente, alcance)
    for clave, estado in NO_CELEBRADAS.items():
        if clave in seccion.rotulos:
            cuantas = sum(estado_al_corte(sesion, expediente.corte) is estado for sesion in propias)
            yield campo(seccion.rotulos[clave], _contadas(cuantas))


def _corridas(expediente: Expediente, alcance: Alcance) -> Iterator[str]:
    """Las celebradas en el alcance que se habían programado para otro día: sin decirlo, no cuadran."""
    for sesion in expediente.sesiones_realizadas_en(alcance):
        if not alcance.contiene(sesion.fecha_programada, expediente.periodo):
            fecha, programada = map(formato.fecha_larga, (sesion.fecha, sesion.fecha_programada))
            yield f"La sesión del {fecha} estaba programada para el {programada}: aquí cuenta como realizada."
