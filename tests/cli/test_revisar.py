"""`informe revisar`: dice qué está mal, dónde y qué hacer, y termina en 1 si algo impide cerrar."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from threading import Timer

import pytest

from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.modelo.periodo import Periodo
from informe_lib.modelo.revision import Severidad
from informe_lib.revision.revisar import revisar
from informe_lib.revision.salvedades import salvedad_de, sin_salvedad
from tests.cli.test_ordenes import entorno_con, informe
from tests.conftest import INSTANCIA, RAIZ

VIGENCIA = Path("parametros") / "instancias" / INSTANCIA / "2024.yaml"
PERIODO = Periodo.desde_texto("2024-T3")
SALVEDAD = """
salvedades:
  - periodo: 2024-T3
    regla: V07
    dato: sesiones/2024-04-16
    motivo: el acta de esa sesión está en custodia y no se ha podido leer
    quien: Secretaría Técnica
"""


def agregar(ruta: Path, texto: str) -> None:
    ruta.write_text(ruta.read_text(encoding="utf-8") + texto, encoding="utf-8")


def test_dice_cada_alerta_con_su_lugar_su_razon_y_su_remedio_y_termina_en_uno(proyecto: Path) -> None:
    corrida = informe("revisar", "--periodo", "2024-T3", en=proyecto, COLUMNS="200")
    assert corrida.returncode == 1
    assert "V07  De la sesión ordinaria del 16 de abril de 2024 no hay ninguna decisión" in corrida.stdout
    for rotulo in (
        "Impiden cerrar",
        "Por revisar",
        "Dónde: parametros/instancias/",
        "Por qué importa:",
        "Qué hacer:",
    ):
        assert rotulo in corrida.stdout


def test_json_trae_las_mismas_alertas_que_la_biblioteca_y_nada_mas(proyecto: Path) -> None:
    corrida = informe("revisar", "--periodo", "2024-T3", "--json", en=proyecto)
    dicho = json.loads(corrida.stdout)
    alertas = revisar(leer_carpeta(proyecto, INSTANCIA, PERIODO))
    assert dicho == {
        "esquema": 1,
        "alertas": json.loads(json.dumps([una.como_json() for una in alertas])),
        "errores": [],
    }
    assert set(dicho["alertas"][0]) == {
        "codigo", "severidad", "instancia", "periodo", "mensaje", "donde", "por_que", "remedio",
    }  # fmt: skip


def test_una_instancia_que_no_se_puede_leer_no_calla_a_las_demas(proyecto: Path) -> None:
    otra = proyecto / "parametros" / "instancias" / "rota"
    otra.mkdir()
    (otra / "instancia.yaml").write_text("esquema: 1\ninstancia: {clave: [}\n", encoding="utf-8")
    corrida = informe("revisar", en=proyecto)
    assert corrida.returncode == 1
    assert "rota: sus datos no se pueden leer." in corrida.stderr
    assert "V07" in corrida.stdout


def test_con_salvedad_la_alerta_sigue_a_la_vista_y_deja_de_impedir(proyecto: Path) -> None:
    agregar(proyecto / VIGENCIA, SALVEDAD)
    expediente = leer_carpeta(proyecto, INSTANCIA, PERIODO)
    alertas = revisar(expediente)
    (salvada,) = [una for una in alertas if una.codigo == "V07"]
    salvedad = salvedad_de(salvada, expediente)
    assert salvedad is not None
    assert salvedad.quien == "Secretaría Técnica"
    assert salvada not in sin_salvedad(alertas, expediente)
    corrida = informe("revisar", "--periodo", "2024-T3", en=proyecto, COLUMNS="200")
    assert "Con salvedad: el acta de esa sesión está en custodia" in corrida.stdout


def test_una_salvedad_vale_solo_para_su_periodo_y_su_dato(proyecto: Path) -> None:
    agregar(proyecto / VIGENCIA, SALVEDAD.replace("sesiones/2024-04-16", "sesiones/2024-09-03"))
    expediente = leer_carpeta(proyecto, INSTANCIA, PERIODO)
    (sigue,) = [una for una in revisar(expediente) if una.codigo == "V07"]
    assert salvedad_de(sigue, expediente) is None
    del_segundo = leer_carpeta(proyecto, INSTANCIA, Periodo.desde_texto("2024-T2"))
    assert not [una for una in revisar(del_segundo) if salvedad_de(una, del_segundo)]


def test_el_formato_puede_darle_otro_peso_a_una_regla(proyecto: Path) -> None:
    formato = proyecto / "parametros" / "formatos" / "bogota_233_2018.yaml"
    agregar(
        formato,
        "\nseveridades:\n  - {regla: V07, severidad: sugerencia, motivo: la instancia solo asesora}\n",
    )
    alertas = revisar(leer_carpeta(proyecto, INSTANCIA, PERIODO))
    assert {una.severidad for una in alertas if una.codigo == "V07"} == {Severidad.SUGERENCIA}


def test_al_generar_las_alertas_quedan_junto_al_informe_como_pagina_y_como_datos(proyecto: Path) -> None:
    corrida = informe("generar", "--periodo", "2024-T3", "--formatos", "html", en=proyecto, COLUMNS="200")
    assert corrida.returncode == 0
    assert "impiden cerrar" in corrida.stderr
    interno = proyecto / "salidas" / "2024-T3" / INSTANCIA / "borrador" / "interno"
    escritas = json.loads((interno / "alertas.json").read_text(encoding="utf-8"))["alertas"]
    pagina = (interno / "alertas.html").read_text(encoding="utf-8")
    assert {una["codigo"] for una in escritas} >= {"V07", "V14"}
    assert all(una["mensaje"].split("«")[0][:40] in pagina for una in escritas)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGINT no se le puede mandar a otro proceso")
def test_vigilar_vuelve_a_revisar_cuando_cambian_los_datos_y_se_deja_interrumpir(proyecto: Path) -> None:
    from signal import SIGINT

    orden = "from informe_lib.cli import principal; principal()"
    proceso = subprocess.Popen(
        [sys.executable, "-c", orden, "revisar", "--vigilar", "--periodo", "2024-T3"],
        cwd=proyecto, env=entorno_con(COLUMNS="200"), text=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    plazo = Timer(60, proceso.kill)
    plazo.start()
    assert proceso.stderr
    assert proceso.stdout
    _hasta(proceso.stderr, "Vigilando")
    agregar(proyecto / VIGENCIA, SALVEDAD)
    _hasta(proceso.stderr, "Vigilando")
    proceso.send_signal(SIGINT)
    salida, _ = proceso.communicate()
    plazo.cancel()
    assert proceso.returncode == 0
    assert salida.count("Con salvedad:") == 1
    assert salida.count("V07  ") == 2


def _hasta(flujo: object, palabra: str) -> None:
    assert any(palabra in renglon for renglon in iter(flujo.readline, "")), palabra  # type: ignore[attr-defined]


def test_todas_las_muestras_se_revisan_y_cada_alerta_dice_donde() -> None:
    corrida = informe("revisar", "--periodo", "todos", "--json", en=RAIZ)
    alertas = json.loads(corrida.stdout)["alertas"]
    assert {una["periodo"] for una in alertas} == {"2024-T2", "2024-T3", "2024-S1", "2024-S2"}
    assert all(una["donde"].get("archivo") for una in alertas)
    assert not [una for una in alertas if una["codigo"] == "V00"]
