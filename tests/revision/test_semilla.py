"""Las trampas del informe publicado que sirve de muestra: cuáles ve la revisión y cuáles solo una persona.

La lista está en tests/revision/trampas.yaml; esta prueba comprueba que sea cierta.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.revision import Severidad
from informe_lib.revision.alerta import Alerta
from informe_lib.revision.catalogo import reglas
from informe_lib.revision.revisar import revisar

Trampa = dict[str, Any]
TRAMPAS: list[Trampa] = yaml.safe_load(Path(__file__).with_name("trampas.yaml").read_text("utf-8"))
ESPERADAS = [
    pytest.param(una, id=f"{trampa['trampa']}-{una['codigo']}-{lugar}")
    for trampa in TRAMPAS
    for lugar, una in enumerate(trampa.get("alertas", ()), start=1)
]
CALLADAS = [pytest.param(una, id=una["trampa"]) for una in TRAMPAS if "calla" in una]
EXPLICADAS = [
    pytest.param(una[clave], id=una["trampa"])
    for una in TRAMPAS
    for clave in ("persona", "datos")
    if clave in una
]


@pytest.fixture(scope="module")
def alertas(muestra: Expediente) -> tuple[Alerta, ...]:
    return revisar(muestra)


def es_de(alerta: Alerta, esperada: Trampa) -> bool:
    return (
        (alerta.codigo, alerta.severidad.value) == (esperada["codigo"], esperada["severidad"])
        and alerta.donde.dato == esperada["dato"]
        and esperada["dice"] in alerta.mensaje
    )


def test_estan_las_32_trampas_y_de_cada_una_se_sabe_quien_la_ve() -> None:
    assert [una["trampa"] for una in TRAMPAS] == [f"T{numero:02}" for numero in range(1, 33)]
    assert all({"alertas", "calla", "persona", "datos"} & una.keys() for una in TRAMPAS)


@pytest.mark.parametrize("esperada", ESPERADAS)
def test_la_revision_encuentra_la_trampa(esperada: Trampa, alertas: tuple[Alerta, ...]) -> None:
    halladas = [alerta for alerta in alertas if es_de(alerta, esperada)]
    hay = "\n".join(f"{una.donde.dato}: {una.mensaje}" for una in alertas if una.codigo == esperada["codigo"])
    assert len(halladas) == 1, f"Se esperaba {esperada} y de esa regla hay:\n{hay}"


@pytest.mark.parametrize("trampa", CALLADAS)
def test_nadie_acusa_lo_que_si_cuadra(trampa: Trampa, alertas: tuple[Alerta, ...]) -> None:
    calla = trampa["calla"]
    acusan = [
        f"{alerta.codigo}: {alerta.mensaje}"
        for alerta in alertas
        if alerta.codigo not in calla["salvo"]
        and any(f"{alerta.donde.dato}/".startswith(f"{dato}/") for dato in calla["datos"])
    ]
    assert acusan == []


def test_los_totales_de_asistencia_son_los_del_informe_publicado(muestra: Expediente) -> None:
    presentes = [marca for marca in muestra.asistencias if marca.estado.es_presencia()]
    por_silla = Counter(marca.integrante for marca in presentes)
    assert [por_silla[silla.clave] for silla in muestra.integrantes] == [1, 2, 2, 2, 2, 2]
    assert Counter(marca.sesion for marca in presentes) == {"2024-04-16": 6, "2024-09-03": 5}


@pytest.mark.parametrize("razon", EXPLICADAS)
def test_la_razon_de_que_no_haya_alerta_nombra_reglas_que_existen(razon: str) -> None:
    assert len(razon.split()) > 5
    assert set(re.findall(r"\bV\d{2}\b", razon)) <= {regla.codigo for regla in reglas()}


def test_toda_alerta_que_pesa_responde_por_una_trampa(alertas: tuple[Alerta, ...]) -> None:
    de_las_trampas = [una for trampa in TRAMPAS for una in trampa.get("alertas", ())]
    sobran = [
        f"{alerta.codigo} {alerta.donde.dato}: {alerta.mensaje}"
        for alerta in alertas
        if alerta.severidad is not Severidad.SUGERENCIA
        and not any(es_de(alerta, esperada) for esperada in de_las_trampas)
    ]
    assert sobran == [], "La revisión acusa a la muestra de algo que ninguna trampa trae."
