"""El quórum de una sesión, como se lee en su fila del calendario y como queda en los datos abiertos."""

from __future__ import annotations

from dataclasses import dataclass

from pandas import NA

from informe_lib.indicadores.quorum import quorum_por_sesion
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import sin_dato
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion.bloques import Columna, Dato, Escalar, TipoDeDato
from informe_lib.presentacion.tabulacion import escalar

COLUMNAS_DEL_QUORUM = (
    Columna("hay_quorum", "Hubo quórum"),
    Columna("presentes", "Presentes", TipoDeDato.ENTERO, "puestos"),
    Columna("integrantes", "Integrantes", TipoDeDato.ENTERO, "puestos"),
    Columna("minimo", "Mínimo", TipoDeDato.ENTERO, "puestos"),
    Columna("regla", "Regla de quórum"),
)


@dataclass(frozen=True, slots=True)
class Quorum:
    """Lo que se sabe del quórum de una sesión; `hay` es None si no se puede saber."""

    hay: bool | None
    presentes: Escalar
    integrantes: Escalar
    minimo: Escalar
    regla: str | None
    duda: str | None
    supuesto: str | None

    def __str__(self) -> str:
        """«Sí: 4 de 5, mínimo 3»."""
        if self.hay is None:
            return "Sin dato"
        return f"{'Sí' if self.hay else 'No'}: {self.presentes} de {self.integrantes}, mínimo {self.minimo}"

    def datos(self) -> tuple[Dato, ...]:
        """Un valor por cada una de las columnas del quórum; si no se sabe si lo hubo, con la razón."""
        duda = sin_dato(self.duda or "no se conoce")
        hay = duda if self.hay is None else "sí" if self.hay else "no"
        return (hay, self.presentes, self.integrantes, self.minimo, self.regla)


def quorum_de_cada_sesion(expediente: Expediente, alcance: Alcance) -> dict[str, Quorum]:
    """El quórum de las sesiones realizadas y fallidas del alcance, por su clave."""
    return {
        str(fila.sesion): Quorum(
            hay=None if fila.hay_quorum is NA else bool(fila.hay_quorum),
            presentes=escalar(fila.asistieron),
            integrantes=escalar(fila.integrantes),
            minimo=escalar(fila.minimo),
            regla=None if fila.regla is NA else str(fila.regla),
            duda=None if fila.duda is NA else str(fila.duda),
            supuesto=None if fila.supuesto is NA else str(fila.supuesto),
        )
        for fila in quorum_por_sesion(expediente, alcance).itertuples()
    }
