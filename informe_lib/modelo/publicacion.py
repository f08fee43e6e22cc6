"""Qué documentos de la instancia están en la página web, uno por uno."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia


class TipoDePublicacion(StrEnum):
    NORMAS = "normas de creación"
    REGLAMENTO = "reglamento"
    ACTA = "acta"
    INFORME = "informe"


@dataclass(frozen=True, slots=True)
class Publicacion:
    """Si un documento está en la página web; la respuesta del formato se calcula con todas."""

    documento: TipoDePublicacion
    referencia: str
    publicado: bool | Ausencia = NO_REGISTRADO
    direccion: str | Ausencia = NO_REGISTRADO
    fecha: date | Ausencia = NO_REGISTRADO
