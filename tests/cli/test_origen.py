"""`informe origen`: de un número impreso a las filas de los datos, y si cambiaron después."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from informe_lib.cli.ordenes import informe
from informe_lib.ejecucion.manifiesto import RUTA, leer_manifiesto
from informe_lib.ejecucion.salidas import carpeta_de_borrador
from informe_lib.modelo.periodo import Periodo
from tests.conftest import RAIZ

CASOS = yaml.safe_load((Path(__file__).parent / "casos" / "origen.yaml").read_text("utf-8"))
COMITE = ("--instancia", "comite-faros-mareas", "--periodo", "2024-S2")


def pedir(*orden: str | Path) -> Result:
    return CliRunner().invoke(informe, ["origen", *map(str, orden)])


def en_json(*orden: str | Path) -> dict:
    return json.loads(pedir(*orden, "--json").output)


@pytest.fixture(scope="module", params=CASOS, ids=[caso["caso"] for caso in CASOS])
def caso(request: pytest.FixtureRequest) -> dict:
    pedido = request.param["orden"]
    orden = (pedido["cifra"], "--instancia", pedido["instancia"], "--periodo", pedido["periodo"])
    return request.param | {"salida": en_json(*orden, "--datos", RAIZ)}


def filas_de(salida: dict, *, cuentan: bool) -> list[dict]:
    """Las filas del primer insumo o, de una suma, las de todos."""
    insumos = salida["insumos"] if " + " in salida["cifra"]["calculo"] else salida["insumos"][:1]
    return [fila for insumo in insumos for fila in insumo["filas"] if fila["cuenta"] is cuentan]


def camino(fila: dict) -> str:
    return fila["dato"].rpartition("/")[0]


def test_dice_el_numero_como_se_imprime_y_su_cuenta(caso: dict) -> None:
    cifra = caso["salida"]["cifra"]
    assert cifra["impreso"].replace("\xa0", " ") == caso["impreso"]
    assert cifra["calculo"] == caso["calculo"]


def test_las_filas_que_cuentan_son_las_que_el_analista_cuenta(caso: dict) -> None:
    filas = {camino(fila): int(fila["aporta"]) for fila in filas_de(caso["salida"], cuentan=True)}
    assert filas == caso["filas"]


def test_las_que_no_cuentan_dicen_por_que(caso: dict) -> None:
    fuera = {camino(fila): fila["razon"] for fila in filas_de(caso["salida"], cuentan=False)}
    assert fuera == caso.get("fuera", {})


def test_el_archivo_y_la_linea_son_los_del_dato(caso: dict) -> None:
    for fila, esperado in zip(
        filas_de(caso["salida"], cuentan=True), caso.get("renglones", ()), strict=False
    ):
        renglones = (RAIZ / fila["donde"]["archivo"]).read_text("utf-8").splitlines()
        assert renglones[fila["donde"]["linea"] - 1].strip() == esperado


def test_en_la_consola_va_del_numero_al_renglon() -> None:
    salida = pedir("inspecciones.acumulado", *COMITE, "--datos", RAIZ).output
    assert "Inspecciones de faros: 24 inspecciones" in salida
    assert (
        "9  valores/inspecciones/2024-S1: 9\n        parametros/instancias/comite-faros-mareas/2024.yaml"
        in salida
    )


def test_una_cifra_que_no_existe_es_una_orden_mal_dicha() -> None:
    resultado = pedir("inspeciones", *COMITE, "--datos", RAIZ)
    assert resultado.exit_code == 2
    assert "¿Quiso decir «inspecciones»?" in resultado.output


@pytest.fixture
def proyecto(tmp_path: Path) -> Path:
    """Un proyecto con el informe de la muestra ya generado."""
    shutil.copytree(RAIZ / "parametros", tmp_path / "parametros")
    orden = ["generar", *COMITE, "--datos", str(tmp_path), "--formatos", "html"]
    assert CliRunner().invoke(informe, orden).exit_code == 0
    return tmp_path


def test_dice_si_el_archivo_cambio_despues_de_generar_el_informe(proyecto: Path) -> None:
    orden = ("faros_en_servicio", *COMITE, "--datos", proyecto)
    assert "no han cambiado desde que se generó el borrador" in pedir(*orden).output
    vigencia = proyecto / "parametros" / "instancias" / "comite-faros-mareas" / "2024.yaml"
    vigencia.write_text(vigencia.read_text("utf-8") + "# otra cosa\n", "utf-8")
    assert "2024.yaml cambió después de generar el informe" in pedir(*orden).output
    assert [fila["cambio"] for insumo in en_json(*orden)["insumos"] for fila in insumo["filas"]] == [True]


def test_un_manifiesto_de_antes_se_lee_y_dice_que_no_lo_sabe(proyecto: Path) -> None:
    carpeta = carpeta_de_borrador(
        proyecto / "salidas", "comite-faros-mareas", Periodo.desde_texto("2024-S2")
    )  # fmt: skip
    ruta = carpeta / RUTA
    datos = json.loads(ruta.read_text("utf-8"))
    assert sorted(datos.pop("fuentes"))[-1].endswith("textos/2024-S2.md")
    ruta.write_text(json.dumps(datos), "utf-8")
    manifiesto = leer_manifiesto(carpeta)
    assert manifiesto is not None
    assert manifiesto.fuentes == {}
    salida = pedir("faros_en_servicio", *COMITE, "--datos", proyecto).output
    assert "antes de que se guardara la huella de cada archivo: genérelo de nuevo" in salida
