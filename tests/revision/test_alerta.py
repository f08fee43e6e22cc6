"""La alerta: lo que dice y la forma en que la leen otros programas."""

from __future__ import annotations

import json

import pytest

from informe_lib.modelo.revision import Severidad
from informe_lib.revision.alerta import Alerta, Lugar


def alerta(donde: Lugar) -> Alerta:
    return Alerta(
        "V08", Severidad.REVISAR, "La función 3 está en «Sí» y ninguna sesión la abordó.", donde,
        "La respuesta se publica.", "Marque la sesión o cambie la respuesta.", "mesa", "2024-T3",
    )  # fmt: skip


def test_en_json_trae_lo_que_otro_programa_necesita_y_del_lugar_solo_lo_que_se_sabe() -> None:
    escrita = json.loads(json.dumps(alerta(Lugar("2024.yaml", linea=14)).como_json()))
    assert escrita == {
        "codigo": "V08",
        "severidad": "revisar",
        "instancia": "mesa",
        "periodo": "2024-T3",
        "mensaje": "La función 3 está en «Sí» y ninguna sesión la abordó.",
        "donde": {"archivo": "2024.yaml", "linea": 14},
        "por_que": "La respuesta se publica.",
        "remedio": "Marque la sesión o cambie la respuesta.",
    }


@pytest.mark.parametrize(
    ("donde", "comienzo"),
    [
        (Lugar("2024.yaml", linea=14), "2024.yaml, línea 14: La función 3"),
        (Lugar("datos.xlsx", hoja="Plan", celda="B7"), "datos.xlsx, hoja «Plan», B7: La función 3"),
        (Lugar(celda="celda 3 (asistentes)"), "celda 3 (asistentes): La función 3"),
        (Lugar(), "La función 3"),
    ],
)
def test_en_una_linea_dice_donde_que_y_que_hacer(donde: Lugar, comienzo: str) -> None:
    linea = str(alerta(donde))
    assert linea.startswith(comienzo)
    assert linea.endswith("Marque la sesión o cambie la respuesta.")
