"""`informe comparar`: lo que dice, lo que rechaza y lo que otro programa lee."""

from __future__ import annotations

import json

import pytest

from tests.cli.test_ordenes import Corrida, seguidas
from tests.conftest import RAIZ

COMITE = ("comparar", "2024-S1", "2024-S2", "--instancia", "comite-faros-mareas")
MESA = ("comparar", "2024-T2", "2024-T3", "--instancia", "mesa-territorializacion")
AL_REVES = ("comparar", "2024-S2", "2024-S1", "--instancia", "comite-faros-mareas")
RECHAZADAS = {
    ("comparar", "2024-T3", "2024-T3"): "Los dos periodos son el mismo, 2024-T3",
    ("comparar", "2024-T2", "2024-S1"): "no duran lo mismo",
    ("comparar", "2024-T1", "2024-T3"): "Ninguna instancia declara el periodo 2024-T1",
    ("comparar", "2024-T2", "2024-T3", "--instancia", "comite-faros-mareas"): "2024-S1",
    ("comparar", "2024-T2"): "Falta el argumento",
    ("comparar", "2024-T2", "el anterior"): "«el anterior» no es un periodo",
}


@pytest.fixture(scope="module")
def corridas() -> dict[tuple[str, ...], Corrida]:
    """Todas las órdenes de estas pruebas, en un solo proceso."""
    ordenes = (COMITE, MESA, AL_REVES, (*COMITE, "--json"), (*AL_REVES, "--json"), *RECHAZADAS)
    return dict(zip(ordenes, seguidas(*((RAIZ, orden) for orden in ordenes)), strict=True))


def renglones(corrida: Corrida) -> set[str]:
    assert corrida.returncode == 0, corrida.stderr
    return {" ".join(renglon.split()) for renglon in corrida.stdout.splitlines()}


def test_dice_las_cifras_las_decisiones_y_las_novedades_del_comite(corridas) -> None:
    assert {
        "Sesiones realizadas 2 3 +1 periodo",
        "Sesiones con quórum Sin dato 3 dato nuevo periodo",
        "Inspecciones de faros 9 15 +6 periodo",
        "Inspecciones de faros 37,5 % 92,3 % +54,8 puntos acumulado",
        "Inspecciones de faros 24 26 +2 a la fecha de corte",
        "Se tomaron dos decisiones y un compromiso.",
        "De antes, se cerró un compromiso.",
        "Decreto 112 de 2024 rige desde el 15 de agosto de 2024.",
        "No se abordó la función «Recomendar qué faros se reparan primero», y antes sí.",
    } <= renglones(corridas[COMITE])
    assert "está en ejecución y lleva 320 días; su plazo venció el 31 de mayo de 2024, hace 214 días." in (
        " ".join(corridas[COMITE].stdout.split())
    )


def test_lo_que_no_cambio_se_dice_en_una_sola_frase(corridas) -> None:
    assert "las sillas, las designaciones, las normas ni el reglamento interno." in (
        " ".join(corridas[MESA].stdout.split())
    )
    assert "Sillas" not in renglones(corridas[MESA])
    assert "Asistencia 100 % 83,3 % −16,7 puntos periodo" in renglones(corridas[MESA])


def test_el_orden_en_que_se_nombran_los_periodos_no_importa(corridas) -> None:
    assert corridas[AL_REVES].stdout == corridas[COMITE].stdout
    assert corridas[(*AL_REVES, "--json")].stdout == corridas[(*COMITE, "--json")].stdout


def test_el_json_trae_todo_tambien_lo_que_no_cambio(corridas) -> None:
    salida = json.loads(corridas[(*COMITE, "--json")].stdout)
    assert (salida["esquema"], salida["errores"]) == (1, [])
    (una,) = salida["comparaciones"]
    assert una["ahora"] == {"periodo": "2024-S2", "corte": "2024-12-31"}
    cifras = {cifra["clave"]: cifra for cifra in una["cifras"]}
    assert (cifras["inspecciones"]["antes"], cifras["inspecciones"]["diferencia"]) == (9, 6)
    assert cifras["meta_de_muelles"]["diferencia"] == 0
    assert cifras["cobertura_de_avisos"]["antes"] == {"no_aplica": "la red de avisos aún no enviaba avisos"}
    assert [norma["fecha"] for norma in una["normas"]] == ["2024-08-14", "2024-08-15"]
    vencidas = [uno["decision"] for uno in una["decisiones"] if uno["dias_de_vencida"]]
    assert vencidas == ["inventario-de-luces"]
    assert set(una["alertas"]) == {"nuevas", "resueltas", "siguen"}


@pytest.mark.parametrize("orden", RECHAZADAS, ids=" ".join)
def test_lo_que_no_se_puede_comparar_se_rechaza_diciendo_por_que(corridas, orden) -> None:
    corrida = corridas[orden]
    assert (corrida.returncode, corrida.stdout) == (2, "")
    assert RECHAZADAS[orden] in " ".join(corrida.stderr.split())
