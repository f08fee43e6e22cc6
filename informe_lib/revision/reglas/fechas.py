"""Las fechas: que caigan en el periodo, que vayan en orden y que no se hayan escrito al revés."""

from __future__ import annotations

from collections.abc import Iterator

from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.revision import Severidad
from informe_lib.revision.palabras import contados, en_palabras
from informe_lib.revision.regla import Dato, Duda, Regla


def reglamento_posterior_o_sin_numero(expediente: Expediente) -> Iterator[Duda]:
    """El reglamento que el informe nombra: su número y una fecha en que ya regía al corte."""
    reglamento, corte = expediente.reglamento_vigente(), expediente.corte
    if reglamento is None:
        return
    fila = str(reglamento.fecha)
    if reglamento.fecha > corte:
        dias = contados((reglamento.fecha - corte).days, "día", "días")
        yield Duda(
            f"El reglamento interno que el informe nombra es del {en_palabras(reglamento.fecha)}, {dias} "
            f"después de la fecha de corte ({en_palabras(corte)}): en el periodo todavía no regía.",
            Dato("reglamentos", fila, "fecha"),
        )
    if isinstance(reglamento.numero, Ausencia):
        yield Duda(
            f"Del reglamento interno del {en_palabras(reglamento.fecha)} no se conoce el número: "
            f"{reglamento.numero.motivo}.",
            Dato("reglamentos", fila, "numero"),
            remedio="Escriba en «numero» cómo se identifica el acto: «Acuerdo 001 de 2024».",
        )


REGLAS = (
    Regla(
        codigo="V12",
        nombre="El reglamento interno tiene número y ya regía a la fecha de corte",
        severidad=Severidad.REVISAR,
        por_que="El informe lo imprime como el reglamento del periodo.",
        remedio="Revise la fecha; si es correcta, registre también el reglamento que regía antes.",
        dudas=reglamento_posterior_o_sin_numero,
    ),
)
