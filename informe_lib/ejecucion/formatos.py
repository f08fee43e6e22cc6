"""Los formatos en que se puede pedir un informe."""

from __future__ import annotations

from enum import StrEnum


class Formato(StrEnum):
    HTML = "html"
    PDF = "pdf"
