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


@pytest.fixture(scope="module")
def de_un_ano(tmp_path_factory: pytest.TempPathFactory) -> list[Corrida]:
    """Una instancia anual y sin plan que pasa a su segundo año, y lo que falla después."""
    raiz = tmp_path_factory.mktemp("anual")
    proyecto = raiz / "proyecto"
    vigencia = proyecto / "parametros" / "instancias" / "mesa-de-nubes" / "2026.yaml"
    creadas = seguidas(
        (raiz, ("nuevo", "proyecto", "proyecto")),
        (raiz, (*CREAR, "--vigencia", "2025", "--periodicidad", "anual", "--datos", "proyecto")),
        (raiz, ("nuevo", "periodo", "--instancia", "mesa-de-nubes", "--datos", "proyecto")),
    )
    texto = vigencia.read_text(encoding="utf-8")
    vigencia.write_text(texto.replace("estado: abierto}", "estado: abierta}"), encoding="utf-8")
    (con_error,) = seguidas((proyecto, ("nuevo", "periodo", "--instancia", "mesa-de-nubes")))
    vigencia.write_text(texto.replace("periodos:\n  - {periodo: 2026-A", "periodos: []  #"), encoding="utf-8")
    vigencia.with_name("2025.yaml").unlink()
    for sobra in vigencia.parent.glob("textos/*"):
        sobra.unlink()
    sin_periodos = seguidas(
        (proyecto, ("nuevo", "periodo", "--instancia", "mesa-de-nubes")),
        (proyecto, ("nuevo", "periodo", "--instancia", "mesa-de-nubes", "--periodo", "2026-A")),
        (proyecto, ("generar",)),
        (proyecto, ("generar", "--periodo", "todos")),
    )
    return [*creadas[1:], con_error, *sin_periodos]


def test_un_periodo_de_un_ano_no_es_el_primero_de_nada(de_un_ano: list[Corrida]) -> None:
    assert "Primer periodo abierto: 2025-A, el año completo." in de_un_ano[0].stdout


def test_sin_plan_no_se_dice_que_el_plan_paso(de_un_ano: list[Corrida]) -> None:
    assert "mesa-de-nubes ya declara 2026-A." in de_un_ano[1].stdout
    assert "No había un plan que pasar" in de_un_ano[1].stdout
    assert "Las actividades del plan pasaron" not in de_un_ano[1].stdout


def test_unos_datos_que_no_se_leen_no_son_una_orden_mal_dada(de_un_ano: list[Corrida]) -> None:
    """Lo que está mal en un archivo termina en 1, sin la ayuda de la orden; lo mal pedido, en 2."""
    mal_leido, sin_decir_cual, mal_escrito = de_un_ano[2:5]
    assert (mal_leido.returncode, mal_escrito.returncode, sin_decir_cual.returncode) == (1, 1, 2)
    assert "¿Quiso decir «abierto»?" in mal_leido.stderr
    assert "Agréguele a mano" in mal_escrito.stderr
    assert "Uso:" not in mal_leido.stderr + mal_escrito.stderr
    assert "Diga cuál es el primero" in sin_decir_cual.stderr


def test_una_instancia_sin_periodos_se_salta_diciendolo(de_un_ano: list[Corrida]) -> None:
    for corrida in de_un_ano[5:]:
        assert corrida.returncode == 0
        assert "mesa-de-nubes: se salta, no declara periodos." in corrida.stderr


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
