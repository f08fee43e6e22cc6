"""El error de un bloque al que le falta lo que la accesibilidad necesita."""

from __future__ import annotations

from informe_lib.modelo.errores import ErrorInforme


class ErrorBloque(ErrorInforme):
    def __init__(self, bloque: str, falta: str) -> None:
        super().__init__(bloque, falta)
        self.bloque, self.falta = bloque, falta

    def __str__(self) -> str:
        return f"El bloque «{self.bloque}» no se puede publicar: {self.falta}."
