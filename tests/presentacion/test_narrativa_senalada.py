"""Quien trabaja en el cuaderno ve qué escribieron las reglas; quien lee el informe publicado, no."""

from __future__ import annotations

import pytest

import informe_lib as informe
from informe_lib.exportacion.html import escribir_vista
from informe_lib.presentacion.bloques import Parrafo, Texto, parrafo
from informe_lib.presentacion.secciones import hacer_seccion
from tests.conftest import RAIZ
from tests.exportacion.pagina_leida import Leida

AVISO = "Texto escrito por reglas; para reemplazarlo, escriba «## plan» en textos/2024-S1.md"


@pytest.fixture(scope="module")
def plan_del_comite() -> Leida:
    comite = informe.abrir("comite-faros-mareas", "2024-S1", datos=RAIZ)
    return Leida(str(informe.seccion("plan", comite)._repr_mimebundle_()["text/html"]))


def test_en_el_cuaderno_un_aviso_dice_que_lo_escribieron_las_reglas_y_donde_reemplazarlo(
    plan_del_comite: Leida,
) -> None:
    textos = [uno.texto for uno in plan_del_comite.de("p")]
    assert textos.count(AVISO) == 1
    (generado,) = [uno for uno in plan_del_comite.de("p") if "data-generado" in uno.atributos]
    assert textos.index(AVISO) == textos.index(generado.texto) - 1


def test_el_aviso_no_llega_a_los_bloques_del_documento() -> None:
    comite = informe.abrir("comite-faros-mareas", "2024-S1", datos=RAIZ)
    paquete = informe.seccion("plan", comite)._repr_mimebundle_()
    assert AVISO not in str(paquete["text/plain"])
    assert all(AVISO not in str(bloque) for bloque in hacer_seccion("plan", comite).bloques)


def test_varios_parrafos_seguidos_se_avisan_una_vez_y_los_de_una_persona_ninguna() -> None:
    uno, otro = (Parrafo((Texto(texto),), generado=True, reemplazo="«## a»") for texto in ("Uno.", "Otro."))
    vista = Leida(escribir_vista((parrafo("Humano."), uno, otro)))
    assert [parte.texto for parte in vista.de("p")] == [
        "Humano.", "Texto escrito por reglas; para reemplazarlo, escriba «## a»", "Uno.", "Otro.",
    ]  # fmt: skip
    assert ["data-generado" in parte.atributos for parte in vista.de("p")] == [False, False, True, True]
