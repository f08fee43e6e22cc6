"""El resumen de la asistencia por sector, para el anexo."""

from __future__ import annotations

from informe_lib.indicadores.asistencia import asistencia_por_sector
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion.bloques import Columna, Tabla, TipoDeDato
from informe_lib.presentacion.tabulacion import escalar, tabla_plana


def tabla_de_sectores(expediente: Expediente, alcance: Alcance) -> Tabla | None:
    """Puestos convocados y asistentes de cada sector, con su tasa; None si no hubo sesiones."""
    columnas = (
        Columna("sector", "Sector"),
        Columna("convocados", "Convocados", TipoDeDato.ENTERO, "puestos por sesión"),
        Columna("asistieron", "Asistieron", TipoDeDato.ENTERO, "puestos por sesión"),
        Columna("sin_dato", "Sin dato", TipoDeDato.ENTERO, "marcas"),
        Columna("tasa", "Asistencia", TipoDeDato.PROPORCION),
    )
    if not expediente.sesiones_realizadas_en(alcance):
        return None
    filas = (
        (str(fila.sector), *map(escalar, (fila.convocados, fila.asistieron, fila.sin_dato, fila.tasa)))
        for fila in asistencia_por_sector(expediente, alcance).itertuples()
    )
    return tabla_plana(
        "asistencia_por_sector",
        "Asistencia por sector",
        columnas,
        filas,
        anchos=(8, 4, 4, 3, 4),
        notas=("Se cuentan los puestos convocados de los roles que cuentan para el quórum.",),
    )
