"""`informe revisar --enlazar`: pone la cifra donde su número está escrito a mano, solo si se acepta."""

from __future__ import annotations

from pathlib import Path

import pytest

from informe_lib.cli.enlaces import enlazar_informes
from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.fuentes.creacion.archivos import ErrorAlEscribir
from informe_lib.fuentes.creacion.texto_corregido import corregir_texto
from informe_lib.modelo.periodo import Periodo
from informe_lib.presentacion.bloques import textos_de
from informe_lib.presentacion.textos import bloques_de_texto
from tests.cli.test_ordenes import informe
from tests.conftest import INSTANCIA

PERIODO = Periodo.desde_texto("2024-T3")
TEXTOS = Path("parametros") / "instancias" / INSTANCIA / "textos" / "2024-T3.md"
A_MANO = """# Textos del tercer trimestre

## plan

A la fecha se enviaron 14 Planes Locales de Transversalización y quedan 6 pendientes de envío.

## analisis

La Mesa sesionó con normalidad.
"""


@pytest.fixture
def con_texto(proyecto: Path) -> Path:
    (proyecto / TEXTOS).write_text(A_MANO, encoding="utf-8", newline="\n")
    return proyecto


def enlazar(proyecto: Path, *, se_acepta: bool) -> list[str]:
    preguntas: list[str] = []

    def responder(pregunta: str) -> bool:
        preguntas.append(pregunta)
        return se_acepta

    enlazar_informes(proyecto, (INSTANCIA,), PERIODO, PERIODO.fin, responder)
    return preguntas


def plan_impreso(proyecto: Path) -> list[str]:
    expediente = leer_carpeta(proyecto, INSTANCIA, PERIODO)
    bloques = bloques_de_texto(str(expediente.texto("plan")), expediente)
    return [texto for bloque in bloques for texto in textos_de(bloque)]


def test_si_se_acepta_el_numero_queda_enlazado_y_la_pagina_dice_lo_mismo(con_texto: Path) -> None:
    antes = plan_impreso(con_texto)
    assert enlazar(con_texto, se_acepta=True) == ["¿Enlazar estos 2 números del texto «plan»?"]
    escrito = (con_texto / TEXTOS).read_text(encoding="utf-8")
    assert "{{ cifra.plt_enviados }} Planes Locales" in escrito
    assert "{{ cifra.plt_pendientes }} pendientes" in escrito
    assert plan_impreso(con_texto) == antes
    assert enlazar(con_texto, se_acepta=True) == []


def test_si_no_se_acepta_no_cambia_ni_un_byte(con_texto: Path) -> None:
    antes = (con_texto / TEXTOS).read_bytes()
    assert enlazar(con_texto, se_acepta=False)
    assert (con_texto / TEXTOS).read_bytes() == antes


@pytest.mark.parametrize("fin", ["\n", "\r\n"])
@pytest.mark.parametrize("marca", ["", "\ufeff"])
def test_lo_demas_del_archivo_queda_byte_por_byte(con_texto: Path, fin: str, marca: str) -> None:
    ruta = con_texto / TEXTOS
    ruta.write_bytes((marca + A_MANO.replace("\n", fin)).encode())
    enlazar(con_texto, se_acepta=True)
    esperado = A_MANO.replace("enviaron 14", "enviaron {{ cifra.plt_enviados }}").replace(
        "quedan 6", "quedan {{ cifra.plt_pendientes }}"
    )
    assert ruta.read_bytes() == (marca + esperado.replace("\n", fin)).encode()


def test_si_el_texto_cambio_desde_que_se_leyo_no_se_toca(con_texto: Path) -> None:
    ruta = con_texto / TEXTOS
    with pytest.raises(ErrorAlEscribir, match="ya no está en él"):
        corregir_texto(ruta, "Un texto que alguien ya cambió.", "Otro.")
    assert ruta.read_text(encoding="utf-8") == A_MANO


def test_dos_maneras_de_revisar_a_la_vez_se_rechazan(con_texto: Path) -> None:
    corrida = informe("revisar", "--json", "--enlazar", en=con_texto)
    assert corrida.returncode == 2
    assert "no van juntas" in corrida.stderr
