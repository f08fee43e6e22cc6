"""Lo que se lee en un bloque que llegó sin decirlo: así sale, se reconoce, y a su autor se le avisa."""

from __future__ import annotations

SIN_TITULO = "Tabla sin título"
FIGURA_SIN_TITULO = "Figura sin título"
SIN_DESCRIPCION = "Figura sin descripción"
