"""El día y el mes al revés: 03/09 leído como 9 de marzo."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.revision import Severidad
from informe_lib.revision.filas import con_su_fila
from informe_lib.revision.palabras import en_palabras, enumerados
from informe_lib.revision.regla import Dato, Duda, Regla

FECHAS_QUE_YA_SON_VARIAS = 2
Fechada = tuple[str, date]


def posible_inversion(expediente: Expediente) -> Iterator[Duda]:
    """Por tabla: si como están quedan fuera del periodo y al revés caerían todas en él."""
    tablas: dict[str, tuple[str, Iterable[Fechada]]] = {
        "sesiones": ("Las fechas de las sesiones", ((una.clave, una.fecha) for una in expediente.sesiones)),
        "decisiones": (
            "Las fechas de las decisiones",
            ((una.clave, una.fecha) for una in expediente.decisiones),
        ),
        "seguimientos": ("Las fechas de los seguimientos", _fechados(expediente)),
    }
    for tabla, (cuales, todas) in tablas.items():
        propias = [una for una in todas if not _es_de_otro_informe(expediente, una[1])]
        if _se_invirtieron(expediente, propias):
            escritas = enumerados([en_palabras(fecha) for _, fecha in propias])
            leidas = enumerados([en_palabras(al_reves(fecha)) for _, fecha in propias])
            yield Duda(
                f"Posible inversión de día y mes. {cuales} que no son de otro informe quedan fuera del "
                f"periodo ({escritas}) y al revés caerían en él ({leidas}).",
                Dato(tabla, propias[0][0], "fecha"),
            )


def al_reves(fecha: date) -> date:
    """El 3 de septiembre si se escribió 9 de marzo; solo de un día que también puede ser un mes."""
    return fecha.replace(month=fecha.day, day=fecha.month)


def _se_invirtieron(expediente: Expediente, propias: Sequence[Fechada]) -> bool:
    return len({fecha for _, fecha in propias}) >= FECHAS_QUE_YA_SON_VARIAS and all(
        fecha.day <= 12
        and not expediente.periodo.contiene(fecha)
        and expediente.periodo.contiene(al_reves(fecha))
        for _, fecha in propias
    )


def _es_de_otro_informe(expediente: Expediente, fecha: date) -> bool:
    """¿Cae en otro periodo que la instancia informa, o en otra vigencia? Entonces está donde debe."""
    otros = (uno.periodo for uno in expediente.periodos if uno.periodo != expediente.periodo)
    return fecha.year != expediente.periodo.vigencia or any(uno.contiene(fecha) for uno in otros)


def _fechados(expediente: Expediente) -> Iterator[Fechada]:
    for fila, uno in con_su_fila("seguimientos", expediente.seguimientos):
        if not isinstance(uno.fecha, Ausencia):
            yield fila, uno.fecha


REGLAS = (
    Regla(
        codigo="V27",
        nombre="Las fechas no se escribieron con el día y el mes al revés",
        severidad=Severidad.REVISAR,
        por_que="Al revés, lo que pasó en el periodo no aparece en su informe.",
        remedio="Compruébelas en las actas. Se escriben con el año primero y el día al final: 2024-09-03 es "
        "el 3 de septiembre.",
        dudas=posible_inversion,
    ),
)
