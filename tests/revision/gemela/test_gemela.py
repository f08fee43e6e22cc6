"""La gemela de la muestra: los mismos hechos, con cada trampa corregida, no despiertan dudas de peso."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from informe_lib.ejecucion.versiones import Cierre, cerrar
from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.fuentes.identidad import claves_de
from informe_lib.fuentes.tablas import clases_de_tabla
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.revision import Severidad
from informe_lib.revision.revisar import revisar
from tests.conftest import INSTANCIA, TRIMESTRE, copiar_proyecto, pedido, programa

DIFERENCIA = Path(__file__).with_name("gemela.diff")
CAMBIOS = re.findall(r"^@@ [^@]+ @@(.*)$", DIFERENCIA.read_text("utf-8"), re.MULTILINE)
# Lo que la muestra decía y la gemela ya no, con la trampa que lo corrige. Lo que faltaba no era un hecho.
CORREGIDO = {
    ("decisiones", "seguimiento-plan-2024", "texto"): "T19",
    ("integrantes", "idpac", "entidad"): "T10",
    ("funciones_abordadas", "2024-04-16/f7", "sesion"): "T14",
    ("funciones_abordadas", "2024-04-16/f7", "funcion"): "T14",
    ("valores", "plan_funciones/2024-T3", "valor"): "T21",
    ("valores", "plan_funciones/2024-T3", "soporte"): "T21",
    ("valores", "plan_metas/2024-T3", "valor"): "T21",
    ("valores", "plan_metas/2024-T3", "soporte"): "T21",
}
QUE_TEXTOS_PIERDEN = {"una": 1, "efectiva": 1}  # T23: el adjetivo que la cifra no sostiene
# Las sugerencias que se quedan: para callarlas habría que inventar un hecho, o negar uno.
SE_QUEDAN = {
    ("V01", "sesiones/2024-04-16/fecha"): "el formato declara acumuladas esas tablas",
    ("V15", "cifras/funciones_del_decreto/definicion"): "el informe publicado no define sus cifras",
    ("V15", "cifras/sesiones_colmyeg_clm/nombre"): "el informe publicado no separa los dos cuerpos",
    ("V24", "sesiones/2024-04-16/acta"): "el informe publicado no trae el número del acta",
    ("V24", "sesiones/2024-09-03/acta"): "el informe publicado no trae el número del acta",
    ("V33", "asistencias/2024-09-03/gestion-desarrollo-local/estado"): "es un hecho: no asistió",
}


@pytest.fixture(scope="module")
def carpeta(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Una copia del proyecto con la diferencia aplicada."""
    destino = copiar_proyecto(tmp_path_factory.mktemp("gemela"))
    subprocess.run([programa("git"), "apply", str(DIFERENCIA)], cwd=destino, check=True)
    return destino


@pytest.fixture(scope="module")
def gemela(carpeta: Path) -> Expediente:
    return leer_carpeta(carpeta, INSTANCIA, TRIMESTRE)


@pytest.mark.parametrize("cambio", CAMBIOS)
def test_cada_cambio_dice_que_trampa_corrige_y_como(cambio: str) -> None:
    una = r"T\d\d(, T\d\d)*: [^;]{15,}"
    assert re.fullmatch(rf" {una}(; {una})*", cambio)


def hechos(expediente: Expediente) -> Iterator[tuple[tuple[str, str, str], object]]:
    """Cada dato conocido con su camino; los textos van aparte, palabra por palabra."""
    for tabla in clases_de_tabla():
        contenido = getattr(expediente, tabla)
        registros = contenido if isinstance(contenido, tuple) else (contenido,)
        if tabla in ("formato", "textos"):
            continue
        for fila, registro in zip(claves_de(tabla, registros), registros, strict=True):
            for campo in fields(registro):
                valor = getattr(registro, campo.name)
                if valor is not None and not isinstance(valor, Ausencia):
                    yield (tabla, fila, campo.name), valor


def test_la_gemela_no_quita_ningun_hecho_salvo_el_que_una_trampa_corrige(
    muestra: Expediente, gemela: Expediente
) -> None:
    suyos = dict(hechos(gemela))
    perdidos = {donde for donde, valor in hechos(muestra) if suyos.get(donde) != valor}
    assert perdidos == set(CORREGIDO)
    assert set(CORREGIDO.values()) <= set(re.findall(r"T\d\d", " ".join(CAMBIOS)))


def test_los_textos_de_la_gemela_dicen_todo_lo_que_los_de_la_muestra_decian(
    muestra: Expediente, gemela: Expediente
) -> None:
    assert palabras(muestra) - palabras(gemela) == QUE_TEXTOS_PIERDEN


def palabras(expediente: Expediente) -> Counter[str]:
    return Counter(
        una for texto in expediente.textos for una in re.findall(r"[^\s().,:;*«»]+", texto.contenido)
    )


def test_en_la_gemela_ninguna_alerta_impide_ni_queda_por_revisar(gemela: Expediente) -> None:
    pesan = [
        f"{una.codigo} {una.donde}: {una.mensaje}"
        for una in revisar(gemela)
        if una.severidad is not Severidad.SUGERENCIA
    ]
    assert pesan == []


def test_de_cada_sugerencia_que_queda_se_sabe_por_que(gemela: Expediente) -> None:
    assert {(una.codigo, una.donde.dato) for una in revisar(gemela)} == set(SE_QUEDAN)


def test_la_gemela_se_cierra_sin_salvedades_y_en_los_cuatro_formatos(carpeta: Path, tmp_path: Path) -> None:
    version = cerrar(pedido(carpeta, tmp_path), Cierre(date(2024, 10, 25)))
    escritos = {ruta.suffix for ruta in version.carpeta.iterdir() if ruta.is_file()}
    assert (version.nombre, version.salvedades) == ("v1", 0)
    assert {".html", ".pdf", ".docx", ".xlsx"} <= escritos
