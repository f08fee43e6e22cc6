"""De qué sesiones celebradas no consta ninguna decisión, y si se sabe que no la hubo."""

from __future__ import annotations

from collections.abc import Iterator

from informe_lib.indicadores.decisiones import sesiones_calladas
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion import formato
from informe_lib.presentacion.nombres_de_sesion import fechas_de_sesion
from informe_lib.presentacion.secciones.escritura import (
    FECHAS_EN_UNA_NOTA,
    fechas_o_cuantas,
)


def sesiones_sin_decisiones(expediente: Expediente, alcance: Alcance) -> Iterator[str]:
    """«16/04/2024: no hubo decisiones; se instaló la instancia.» No saberlo es otra cosa, y se dice aparte.

    Recibe    el expediente y el alcance; a la fecha de corte se miran las sesiones del periodo.
    Devuelve  una frase por motivo y otra con las sesiones de que no consta.
    Fuente    tablas sesiones y decisiones.
    """
    propio = Alcance.PERIODO if alcance is Alcance.CORTE else alcance
    calladas = sesiones_calladas(expediente, propio)
    fechas = fechas_de_sesion(expediente)
    por_motivo: dict[str | None, list[str]] = {}
    for sesion in calladas:
        por_motivo.setdefault(sesion.sin_decisiones, []).append(fechas[sesion.clave])
    for motivo, propias in por_motivo.items():
        dichas = fechas_o_cuantas(propias)
        if motivo is not None:
            yield f"{dichas}: no hubo decisiones; {motivo}."
        elif len(propias) > FECHAS_EN_UNA_NOTA:
            yield f"De {dichas} no consta si hubo decisiones."
        else:
            sesiones = formato.plural(len(propias), "la sesión", "las sesiones")
            yield f"De {sesiones} del {dichas} no consta si hubo decisiones."
