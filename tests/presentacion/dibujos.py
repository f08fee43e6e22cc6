"""Lo que se mide de un dibujo: sus lados y el cuerpo de sus letras."""

from __future__ import annotations

import re

PUNTOS_POR_CENTIMETRO = 72 / 2.54


def lados(svg: str) -> tuple[float, float]:
    """Ancho y alto, en puntos."""
    hallados = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    assert hallados is not None
    return float(hallados[1]), float(hallados[2])


def alto_en_centimetros(svg: str) -> float:
    return lados(svg)[1] / PUNTOS_POR_CENTIMETRO


def cuerpos_de_letra(svg: str) -> set[float]:
    """Los cuerpos de letra que aparecen, en puntos: cada renglón dice la escala de sus letras."""
    return {round(float(escala) * 100, 1) for escala in re.findall(r"scale\(([\d.]+) -", svg)}
