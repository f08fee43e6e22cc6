"""El archivo de textos con que empieza un periodo: los títulos de su formato y lo que viene de antes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.decision import Decision
from informe_lib.modelo.formato_oficial import ContenidoDeSeccion, FormatoOficial
from informe_lib.modelo.periodo import Periodo

_EXPLICACION = """\
Nada de lo que está antes del primer título («## …») se imprime: son notas para usted. Escriba debajo de
cada título; el que quede vacío no cuenta como escrito. Una cifra de los datos se cita por su clave, con
dos llaves a cada lado: cifra.CLAVE."""


def textos_iniciales(periodo: Periodo, formato: FormatoOficial, pendientes: Sequence[Decision] = ()) -> str:
    """El contenido de `textos/<periodo>.md`.

    Recibe    el periodo, el formato que lo rige y las decisiones que siguen abiertas.
    """
    secciones = [una for una in formato.secciones if una.pone is ContenidoDeSeccion.TEXTO]
    rotulos = [f"- {una.clave}: {una.rotulo}" for una in secciones]
    titulos = [f"## {una.clave}\n" for una in secciones]
    partes = [f"# Textos: {periodo.nombre.lower()}", _EXPLICACION, "\n".join(rotulos)]
    if pendientes:
        partes.append("\n".join(["Siguen pendientes de periodos anteriores:", "", *renglones(pendientes)]))
    return "\n\n".join([*partes, "\n".join(titulos)])


def renglones(pendientes: Iterable[Decision]) -> Iterable[str]:
    """Un renglón por decisión: fecha, qué, quién y para cuándo."""
    for una in pendientes:
        responsable = "sin responsable" if isinstance(una.responsable, Ausencia) else una.responsable
        plazo = "sin plazo" if isinstance(una.fecha_limite, Ausencia) else f"plazo {una.fecha_limite}"
        yield f"- {una.fecha} · {una.texto} ({responsable}; {plazo})"
