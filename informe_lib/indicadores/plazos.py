"""Hasta cuándo hay para elaborar el informe: lo dice el formato, en días hábiles desde el corte."""

from __future__ import annotations

from datetime import date

from informe_lib.indicadores.dias_habiles import sumar_dias_habiles
from informe_lib.modelo.ausencia import Ausencia, sin_dato
from informe_lib.modelo.expediente import Expediente

SIN_PLAZO = sin_dato("el formato no dice en cuántos días hábiles se elabora el informe")


def fecha_limite_del_informe(expediente: Expediente) -> date | Ausencia:
    """El último día para elaborar el informe de este periodo.

    Recibe    el expediente; el plazo es `plazo_en_dias_habiles` de su formato.
    Devuelve  el día, que siempre es hábil, o una ausencia si el formato no da un plazo: ninguno se supone.
    Errores   ninguno.
    Fuente    formato y periodo, con los festivos de Colombia.
    """
    dias = expediente.formato.plazo_en_dias_habiles
    return SIN_PLAZO if dias is None else sumar_dias_habiles(expediente.corte, dias)
