"""El error de un bloque al que le falta lo que la accesibilidad necesita."""

from __future__ import annotations

import re

from informe_lib.modelo.errores import ErrorInforme

CLAVE = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")


class ErrorBloque(ErrorInforme):
    def __init__(self, bloque: str, falta: str) -> None:
        super().__init__(bloque, falta)
        self.bloque, self.falta = bloque, falta

    def __str__(self) -> str:
        return f"El bloque «{self.bloque}» no se puede publicar: {self.falta}."


def exigir_clave(clave: str) -> None:
    """La clave nombra un archivo de datos abiertos: ni rutas, ni espacios, ni nada que escapar."""
    if not CLAVE.fullmatch(clave):
        raise ErrorBloque(clave[:60], "su clave debe ser de letras sin tilde, cifras, guiones o subrayas")
