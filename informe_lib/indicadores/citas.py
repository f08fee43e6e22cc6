"""La cita de una cifra en un texto humano: su gramática, propia y pequeña, en la que nada se evalúa.

`{{ cifra.CLAVE[.acumulado|.periodo] [| palabras|porcentaje] }}`. La leen quien escribe la página y quien
la revisa, y así ninguno entiende lo que el otro no.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from informe_lib.fuentes.sugerencia import enumeracion
from informe_lib.indicadores.cifras import valor_vigente
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.cifra import ValorDeCifra
from informe_lib.modelo.expediente import Expediente

# Todo lo que empieza por `{{ cifra.` es una cita, aunque esté mal escrita: así no llega cruda a la página.
CITA = re.compile(
    r"\{\{\s*cifra\.(?P<clave>[^{}|.]*)(?P<alcance>\.[^{}|]*)?(?P<manera>\|[^{}]*)?\}\}(?P<signo>\s?%)?"
)
MANERAS = ("", "palabras", "porcentaje")
ALCANCES: Mapping[str, Alcance | None] = {
    "": None,
    "acumulado": Alcance.ACUMULADO,
    "periodo": Alcance.PERIODO,
}


@dataclass(frozen=True, slots=True)
class Cita:
    """Una cita como se escribió, con el signo «%» que la sigue, si lo hay, y dónde empieza."""

    escrita: str
    clave: str
    alcance: str
    manera: str
    signo: str
    desde: int

    @property
    def alcance_pedido(self) -> Alcance | None:
        """El alcance que pide; ninguno si no lo dice o si no se entiende."""
        return ALCANCES.get(self.alcance)

    def reparo(self) -> str:
        """Qué hay que corregir para que se entienda; vacío si nada. Una cifra no es nunca una fecha."""
        if self.alcance not in ALCANCES:
            return f"después del punto va {_opciones(ALCANCES)}"
        return "" if self.manera in MANERAS else f"después de «|» va {_opciones(MANERAS)}"


def citas_en(texto: str) -> Iterator[Cita]:
    """Las citas de un texto, en orden, también las que están mal escritas."""
    return map(_leida, CITA.finditer(texto))


def cifras_citadas(contenido: str) -> tuple[tuple[str, Alcance | None], ...]:
    """Las cifras que un texto cita, cada una con el alcance en que la pide, en orden y sin repetir."""
    return tuple(dict.fromkeys((cita.clave, cita.alcance_pedido) for cita in citas_en(contenido)))


def cifra_citada(
    expediente: Expediente, clave: str, alcance: Alcance | None
) -> tuple[str, ValorDeCifra | None]:
    """El valor que responde a una cita, y con qué nombre se explica: si se acumuló, es otro dato."""
    valor = valor_vigente(expediente, clave, alcance)
    if valor is None or valor == valor_vigente(expediente, clave):
        return clave, valor
    return f"{clave}.{valor.alcance}", valor


def _leida(hallada: re.Match[str]) -> Cita:
    signo = hallada["signo"] or ""
    return Cita(
        escrita=hallada[0].removesuffix(signo),
        clave=hallada["clave"].strip(),
        alcance=(hallada["alcance"] or "").removeprefix(".").strip(),
        manera=(hallada["manera"] or "").removeprefix("|").strip(),
        signo=signo,
        desde=hallada.start(),
    )


def _opciones(palabras: Iterable[str]) -> str:
    return enumeracion([palabra for palabra in palabras if palabra])
