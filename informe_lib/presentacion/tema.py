"""El aspecto de la casa: colores con su contraste medido, cuerpos de letra y tipografía."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Color:
    """Un papel del color, en fondo claro y en fondo oscuro."""

    claro: str
    oscuro: str


FONDO = Color("#FFFFFF", "#12171C")
TINTA = Color("#1B1F24", "#E6EDF3")
APAGADO = Color("#57606A", "#9AA7B4")
ACENTO = Color("#0B4F6C", "#7CC4E0")
LINEA = Color("#8A94A0", "#5B6773")
SUAVE = Color("#F1F5F8", "#1B2229")
META = Color("#DCE4EA", "#2A343E")
ALTO = Color("#B42318", "#FF8A7A")
OJO = Color("#8A5A00", "#E3B341")
AVISO = Color("#FDF3DC", "#2A2312")

# Cuerpos de letra, en puntos.
CUERPO, TABLA, LEYENDA, TITULO, SECCION, MINIMO = 10.5, 9.0, 9.0, 20.0, 14.0, 8.0

# Medidas de una gráfica, en centímetros.
ANCHO_DE_FIGURA = 17.59  # lo que deja libre una carta con márgenes de 2
ALTO_DE_FIGURA = 19.0  # lo que deja libre esa hoja bajo un título de dos renglones y sobre la fuente
ANCHO_ANGOSTO = 8.0  # en una pantalla de 320 puntos, la letra más pequeña queda de 9,6

CARPETA_DE_TIPOGRAFIA = Path(__file__).parent / "tipografia"  # viene en el paquete: nunca falta


def archivo_de_letra(*, fuerte: bool = False) -> Path:
    """El archivo de la letra de la casa."""
    return CARPETA_DE_TIPOGRAFIA / f"LiberationSans-{'Bold' if fuerte else 'Regular'}.ttf"
