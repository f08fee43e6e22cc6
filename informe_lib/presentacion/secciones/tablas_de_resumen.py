"""El resumen de la asistencia por sector, para el anexo."""

from __future__ import annotations

from collections.abc import Iterator

from informe_lib.indicadores.asistencia import asistencia_por_sector, colectivas_sin_contar
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import sin_dato
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import Columna, Tabla, TipoDeDato
from informe_lib.presentacion.tabulacion import escalar, tabla_plana

SIN_TASA = sin_dato("ninguna marca de asistencia es conocida")


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
    sectores = asistencia_por_sector(expediente, alcance)
    tiene_puestos = (sectores["convocados"] > 0) | (sectores["sin_dato"] > 0)
    sin_puestos = [str(sector) for sector in sectores[~tiene_puestos]["sector"]]
    nombres = {silla.sector: silla.nombre_de_sector for silla in expediente.integrantes}
    filas = (
        (
            nombres[str(fila.sector)],
            *map(escalar, (fila.convocados, fila.asistieron, fila.sin_dato)),
            SIN_TASA if (tasa := escalar(fila.tasa)) is None else tasa,
        )
        for fila in sectores[tiene_puestos].itertuples()
    )
    return tabla_plana(
        "asistencia_por_sector",
        "Asistencia por sector",
        columnas,
        filas,
        anchos=(8, 4, 4, 3, 4),
        notas=(*_notas(sin_puestos), *_de_colectivas(expediente, alcance)),
    )


def _de_colectivas(expediente: Expediente, alcance: Alcance) -> Iterator[str]:
    """Qué filas pesan un puesto sin que se sepa cuántas entidades asistieron ni de cuántas."""
    nombres = [silla.nombre for silla in colectivas_sin_contar(expediente, alcance)]
    if nombres:
        es = formato.plural(
            len(nombres), "reúne varias entidades y cuenta", "reúnen varias entidades y cuentan"
        )
        yield f"{formato.lista(nombres)}: {es} como un puesto; no consta cuántas asistieron ni de cuántas."


def _notas(sin_puestos: list[str]) -> Iterator[str]:
    yield "Se cuentan los puestos convocados de los roles que cuentan para el quórum."
    if sin_puestos:
        verbo = formato.plural(len(sin_puestos), "no tiene", "no tienen")
        yield f"{formato.lista(sin_puestos)}: {verbo} ninguno en las sesiones del alcance."
