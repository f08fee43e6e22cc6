"""Un valor como se escribe en los YAML de la casa, de modo que leerlo devuelva el mismo."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from informe_lib.modelo.ausencia import Ausencia

# Lo que YAML no puede leer de otra manera; ante la duda, comillas.
_LLANO = re.compile(r"[^\W_][\w ().;/%+«»–-]*(?<! )")
_CON_OTRO_SENTIDO = ("null", "Null", "NULL")


def escrito(valor: object) -> str:
    """Un campo de un renglón: texto, número, fecha, opción o ausencia con su motivo."""
    if isinstance(valor, Ausencia):
        return f"{{{valor.clase.value}: {escrito(valor.motivo)}}}"
    texto = str(valor)
    if _LLANO.fullmatch(texto) and texto not in _CON_OTRO_SENTIDO:
        return texto
    return json.dumps(texto, ensure_ascii=False)


def en_linea(campos: Mapping[str, object]) -> str:
    """`{clave: valor, clave: valor}`."""
    return "{" + ", ".join(f"{clave}: {escrito(valor)}" for clave, valor in campos.items()) + "}"


def en_lista(campos: Mapping[str, object], sangria: str) -> Iterable[str]:
    """Los renglones de un elemento de una lista, un campo por renglón."""
    for posicion, (clave, valor) in enumerate(campos.items()):
        yield f"{sangria}{'  ' if posicion else '- '}{clave}: {escrito(valor)}"
