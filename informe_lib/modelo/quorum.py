"""Con cuántos se puede sesionar y decidir: la regla que el reglamento da, en palabras."""

from __future__ import annotations

from enum import StrEnum


class ReglaDeQuorum(StrEnum):
    """La parte de los integrantes que debe estar; se redondea siempre hacia arriba."""

    UN_TERCIO = "un tercio"
    LA_MITAD = "la mitad"
    MITAD_MAS_UNO = "mitad más uno"
    DOS_TERCIOS = "dos tercios"
    TODOS = "todos"

    def minimo(self, integrantes: int) -> int:
        """Cuántos deben estar de ese número de integrantes; «mitad más uno» de 7 son 4."""
        if self is ReglaDeQuorum.MITAD_MAS_UNO:
            return integrantes // 2 + 1
        numerador, denominador = {
            ReglaDeQuorum.UN_TERCIO: (1, 3),
            ReglaDeQuorum.LA_MITAD: (1, 2),
            ReglaDeQuorum.DOS_TERCIOS: (2, 3),
            ReglaDeQuorum.TODOS: (1, 1),
        }[self]
        return -(-integrantes * numerador // denominador)
