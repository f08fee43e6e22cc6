"""El plan de acción, actividad por actividad, con la razón de lo que no se puede medir."""

from __future__ import annotations

from collections.abc import Iterator

from pandas import DataFrame

from informe_lib.indicadores.plan import avance_del_plan
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import Columna, Tabla, TipoDeDato
from informe_lib.presentacion.secciones.escritura import razones
from informe_lib.presentacion.tabulacion import escalar, tabla_plana


def tabla_del_plan(expediente: Expediente, alcance: Alcance) -> Tabla | None:
    """Lo programado y lo registrado de cada actividad; la nota dice la razón de lo que no se puede medir."""
    columnas = (
        Columna("actividad", "Actividad"),
        Columna("unidad", "Unidad"),
        Columna("programado", "Programado en la vigencia", TipoDeDato.DECIMAL),
        Columna("registrado", "Ejecución registrada", TipoDeDato.DECIMAL),
        Columna("avance", "Avance", TipoDeDato.PROPORCION),
        Columna("esperado", "Esperado", TipoDeDato.PROPORCION),
    )
    avance = avance_del_plan(expediente, alcance)
    if avance.empty:
        return None
    filas = (
        (f"{fila.orden}. {fila.texto}", *map(escalar, (fila.unidad, fila.programado, fila.registrado)),
         *map(escalar, (fila.avance, fila.esperado)))
        for fila in avance.itertuples()
    )  # fmt: skip
    return tabla_plana(
        "avance_del_plan",
        "Lo programado y lo ejecutado de cada actividad",
        columnas,
        filas,
        anchos=(12, 6, 5, 5, 4, 4),
        notas=(*_soportes(expediente), *_razones(avance)),
    )


def _soportes(expediente: Expediente) -> Iterator[str]:
    """De dónde se tomó el plan y lo que cada actividad dice de sí, en la vigencia del informe."""
    vigencia = expediente.periodo.vigencia
    versiones = [version for version in expediente.versiones_del_plan if version.vigencia == vigencia]
    ultima = max(versiones, key=lambda version: version.numero, default=None)
    if ultima is not None and isinstance(ultima.soporte, str):
        yield f"Soporte: {ultima.soporte}."
    if ultima is not None and isinstance(ultima.aprobada_en, Ausencia):
        yield from razones([("Sesión que aprobó el plan", ultima.aprobada_en)])
    for actividad in expediente.actividades:
        if actividad.vigencia == vigencia and isinstance(actividad.soporte, str):
            yield f"Actividad {actividad.orden}: {actividad.soporte}."


def _razones(avance: DataFrame) -> Iterator[str]:
    """Cada base, supuesto o motivo, una vez, con los números de las actividades a que se refiere."""
    for columna, comienzo in (
        ("base", "Lo esperado se mide por "),
        ("supuesto", "Supuesto: "),
        ("motivo", "Sin medir: "),
    ):
        por_razon = avance.dropna(subset=[columna]).groupby(columna, sort=False)["orden"]
        for razon, ordenes in por_razon:
            numeros = formato.lista(str(orden) for orden in ordenes)
            actividades = formato.plural(len(ordenes), "actividad", "actividades")
            yield f"{comienzo}{razon} ({actividades} {numeros})."
