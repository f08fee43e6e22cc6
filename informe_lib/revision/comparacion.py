"""Las alertas de dos informes frente a frente: las nuevas, las que se fueron y las que siguen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from informe_lib.revision.alerta import Alerta


@dataclass(frozen=True, slots=True)
class AlertasComparadas:
    """Las del informe de ahora que el de antes no tenía, las que tenía y ya no, y las que siguen."""

    nuevas: tuple[Alerta, ...]
    resueltas: tuple[Alerta, ...]
    siguen: tuple[Alerta, ...]


def comparar_alertas(antes: Sequence[Alerta], ahora: Sequence[Alerta]) -> AlertasComparadas:
    """Cruza las alertas de dos revisiones de la misma instancia.

    Recibe    las alertas del periodo de antes y las del de ahora.
    Devuelve  cada una una vez, en su orden; es la misma si lo son su regla y el camino de su dato, aunque
              cambien el renglón o las palabras. Las que siguen, como se dicen ahora.
    """
    previas, actuales = {_identidad(una) for una in antes}, {_identidad(una) for una in ahora}
    return AlertasComparadas(
        nuevas=tuple(una for una in ahora if _identidad(una) not in previas),
        resueltas=tuple(una for una in antes if _identidad(una) not in actuales),
        siguen=tuple(una for una in ahora if _identidad(una) in previas),
    )


def _identidad(alerta: Alerta) -> tuple[str, str | None]:
    return alerta.codigo, alerta.donde.dato
