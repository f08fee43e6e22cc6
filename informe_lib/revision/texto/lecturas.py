"""Los textos de un informe, leídos una sola vez para todas las reglas que dudan de sus números."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from informe_lib.fuentes.identidad import claves_de
from informe_lib.indicadores.cifras import valor_vigente
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.expediente import Expediente, Texto
from informe_lib.revision.texto.cuentas import Catalogo
from informe_lib.revision.texto.detector import Lectura, leer
from informe_lib.revision.texto.oraciones import CITA

_ALCANCES = {None: None, "": None, "acumulado": Alcance.ACUMULADO, "periodo": Alcance.PERIODO}


class _Mismo:
    """Un expediente, igual solo a sí mismo: compararlo entero costaría más que leer sus textos."""

    def __init__(self, expediente: Expediente) -> None:
        self.expediente = expediente

    def __eq__(self, otro: object) -> bool:
        return isinstance(otro, _Mismo) and otro.expediente is self.expediente

    def __hash__(self) -> int:
        return id(self.expediente)


def lecturas(expediente: Expediente) -> tuple[tuple[str, Texto, Lectura], ...]:
    """Los textos del periodo, cada uno con la clave de su fila y lo que se leyó de sus números.

    Recibe    el expediente entero.
    Devuelve  una terna por texto del periodo que se informa, en su orden.
    Errores   ninguno.
    """
    return _lecturas(_Mismo(expediente))


@lru_cache(maxsize=1)
def _lecturas(mismo: _Mismo) -> tuple[tuple[str, Texto, Lectura], ...]:
    expediente = mismo.expediente
    catalogo = Catalogo(expediente)
    filas = zip(claves_de("textos", expediente.textos), expediente.textos, strict=True)
    return tuple(
        (clave, texto, leer(texto.contenido, catalogo, _citadas(expediente, texto.contenido)))
        for clave, texto in filas
        if texto.periodo == expediente.periodo
    )


def _citadas(expediente: Expediente, contenido: str) -> dict[str, Decimal]:
    """El valor de cada cita, por como está escrita; sin las que no lo tienen."""
    citadas: dict[str, Decimal] = {}
    for cita in CITA.finditer(contenido):
        alcance = (cita["alcance"] or "").strip()
        if cita[0] in citadas or alcance not in _ALCANCES:
            continue
        valor = valor_vigente(expediente, cita["clave"].strip(), _ALCANCES[alcance])
        if valor is not None and not isinstance(valor.valor, Ausencia):
            citadas[cita[0]] = valor.valor
    return citadas
