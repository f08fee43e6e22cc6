"""`informe nuevo`, como lo usa quien empieza: de una carpeta vacía a un informe."""

from __future__ import annotations

from datetime import date

import pytest

from informe_lib.cli import nuevo
from informe_lib.cli.nuevo import PERIODICIDADES, primer_periodo
from tests.cli.test_ordenes import Corrida, seguidas

CREAR = ("nuevo", "instancia", "mesa-de-nubes", "--nombre", "Mesa de Nubes")


@pytest.fixture(scope="module")
def corridas(tmp_path_factory: pytest.TempPathFactory) -> list[Corrida]:
    """De la carpeta vacía al segundo periodo, en una carpeta con espacios y ñ."""
    raiz = tmp_path_factory.mktemp("raíz")
    proyecto = raiz / "Mis informes ñandú"
    (primera,) = seguidas((raiz, ("nuevo", "proyecto", proyecto.name)))
    return [
        primera,
        *seguidas(
            (proyecto, ("generar",)),
            (proyecto, (*CREAR, "--vigencia", "2025", "--periodicidad", "semestral")),
            (proyecto, ("generar",)),
            (proyecto, ("nuevo", "periodo", "--instancia", "mesa-de-nubes")),
            (proyecto, ("generar", "--periodo", "todos")),
            (proyecto, ("estado",)),
        ),
    ]


def test_cada_orden_termina_bien_y_dice_la_siguiente(corridas: list[Corrida]) -> None:
    assert [corrida.returncode for corrida in corridas] == [0, 2, 0, 0, 0, 0, 0]
    proyecto, sin_instancias, instancia, generado, periodo, todos, estado = corridas
    assert 'informe nuevo instancia mi-mesa --nombre "Mi Mesa de Trabajo"' in proyecto.stdout
    assert "No hay instancias" in sin_instancias.stderr
    assert "informe nuevo instancia" in sin_instancias.stderr
    assert "Primer periodo abierto: 2025-S1, el primero de 2025." in instancia.stdout
    assert "informe generar --instancia mesa-de-nubes --periodo 2025-S1" in instancia.stdout
    assert "Un informe escrito" in generado.stderr
    assert "mesa-de-nubes ya declara 2025-S2." in periodo.stdout
    assert "2 informes escritos" in todos.stderr
    assert estado.stdout.count("vigente") == 2


@pytest.mark.parametrize(
    ("periodicidad", "esperado"),
    [("mensual", "2026-M05"), ("bimestral", "2026-B3"), ("trimestral", "2026-T2"),
     ("cuatrimestral", "2026-C2"), ("semestral", "2026-S1"), ("anual", "2026-A")],
)  # fmt: skip
def test_sin_vigencia_el_primer_periodo_es_el_que_esta_en_curso(periodicidad: str, esperado: str) -> None:
    tipo = PERIODICIDADES[periodicidad]
    assert str(primer_periodo(tipo, None, date(2026, 5, 31))) == esperado
    assert primer_periodo(tipo, 2025, date(2026, 5, 31)).inicio == date(2025, 1, 1)


def test_hay_una_periodicidad_por_clase_de_periodo() -> None:
    assert set(nuevo.PERIODICIDADES.values()) == set(nuevo.TipoDePeriodo)
