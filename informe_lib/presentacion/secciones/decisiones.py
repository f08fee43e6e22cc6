"""Seguimiento a las decisiones: cada decisión con lo último que se sabe de ella."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from informe_lib.indicadores.decisiones import ultimo_seguimiento
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia
from informe_lib.modelo.decision import Decision
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import SeccionDelFormato
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import Bloque, Celda, Columna, Datos, Nota, Tabla, Texto, TipoDeDato
from informe_lib.presentacion.secciones.escritura import razones

TITULOS = ("Fecha de la sesión", "Icono", "Decisión", "Seguimiento")


def decisiones(expediente: Expediente, seccion: SeccionDelFormato) -> Iterator[Bloque]:
    """Una fila por decisión del alcance, con su seguimiento y la razón de lo que falte."""
    alcance = seccion.alcance or Alcance.PERIODO
    propias = expediente.decisiones_en(alcance)
    if not propias:
        yield Nota((Texto("No hay decisiones registradas en el alcance de esta sección."),))
        return
    yield Tabla(
        clave="decisiones",
        titulo="Decisiones y su seguimiento",
        encabezado=(tuple(Celda(titulo, es_encabezado=True) for titulo in TITULOS),),
        cuerpo=tuple(_fila(expediente, decision) for decision in propias),
        datos=_datos(expediente, propias),
        anchos=(4, 3, 8, 8),
        notas=razones(_ausencias(expediente, propias)),
    )


def _ausencias(expediente: Expediente, decisiones: Sequence[Decision]) -> Iterator[tuple[str, object]]:
    for decision in decisiones:
        ultimo = ultimo_seguimiento(expediente, decision)
        yield "Icono", decision.icono
        yield "Seguimiento", NO_REGISTRADO if ultimo is None else ultimo.texto
        if ultimo is not None:
            yield "Fecha del seguimiento", ultimo.fecha


def _fila(expediente: Expediente, decision: Decision) -> tuple[Celda, ...]:
    ultimo = ultimo_seguimiento(expediente, decision)
    return (
        Celda(formato.fecha_corta(decision.fecha), decision.fecha.isoformat(), es_encabezado=True),
        Celda(_icono(expediente, decision)),
        Celda(decision.texto, decision.texto),
        Celda(ultimo.texto if ultimo else "Sin dato", ultimo.texto if ultimo else None),
    )


def _icono(expediente: Expediente, decision: Decision) -> str:
    """El icono va en palabras: el catálogo del formato dice cuáles."""
    nombres = {icono.clave: icono.nombre for icono in expediente.formato.iconos}
    icono = decision.icono
    return str(icono) if isinstance(icono, Ausencia) else nombres.get(icono, icono)


def _datos(expediente: Expediente, decisiones: Sequence[Decision]) -> Datos:
    columnas = (
        Columna("fecha", "Fecha de la sesión", TipoDeDato.FECHA),
        Columna("tipo", "Tipo"),
        Columna("decision", "Decisión"),
        Columna("seguimiento", "Seguimiento"),
        Columna("estado", "Estado"),
    )
    filas = []
    for decision in decisiones:
        ultimo = ultimo_seguimiento(expediente, decision)
        estado = "sin dato" if ultimo is None else str(ultimo.estado).lower()
        filas.append(
            (decision.fecha.isoformat(), decision.tipo.value, decision.texto,
             ultimo.texto if ultimo else None, estado)
        )  # fmt: skip
    return Datos(columnas, tuple(filas))
