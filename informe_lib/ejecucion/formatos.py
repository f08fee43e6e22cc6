"""Los formatos en que se puede pedir un informe."""

from __future__ import annotations

from enum import StrEnum


class Formato(StrEnum):
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"

    def archivo(self, instancia: str, periodo: str) -> str:
        """El nombre del archivo; el del libro dice que trae datos, y no el informe."""
        clase = "datos" if self is Formato.XLSX else "informe"
        return f"{clase}_{instancia}_{periodo}.{self.value}"
