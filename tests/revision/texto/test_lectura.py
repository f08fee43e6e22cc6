"""Lo que el detector promete con cualquier texto, y las cifras que propone enlazar."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from informe_lib.modelo.expediente import Expediente, Texto
from informe_lib.revision.texto.cuentas import Catalogo
from informe_lib.revision.texto.detector import leer
from informe_lib.revision.texto.enlaces import aplicar, propuestas
from tests.conftest import TRIMESTRE
from tests.generadores import HOSTILES

MILES = 10_000
ENORMES = {
    "letras": "a" * 40_000,
    "numeros": " ".join(str(numero) for numero in range(MILES)),
    "letras que son numeros": "ciento veintiún mil " * 2_000,
    "porcentajes": "14 de 20, el 70 %; " * 2_000,
    "parentesis": "dos (3) " * 5_000,
    "oraciones": "Se enviaron 14 PLT. " * 2_000,
    "puntos": "." * 40_000,
    "llaves": "{{ cifra." * 5_000,
    "nulos": "14\x00PLT " * 5_000,
    "dibujos": "14 😀 PLT 👩‍👩‍👧 " * 2_000,
    "fechas": "1, 2, 3, 4 y " * 3_000,
    "espacios": " " * 40_000 + "14 PLT",
    "comillas": "«" * 20_000 + "14 PLT",
}


@pytest.mark.parametrize("texto", ENORMES.values(), ids=ENORMES)
def test_un_texto_enorme_u_hostil_se_lee_hasta_el_final(texto: str, catalogo: Catalogo) -> None:
    lectura = leer(texto, catalogo, {})
    assert all(0 <= uno.desde < uno.hasta <= len(texto) for uno in (*lectura.reparos, *lectura.sostenidos))


@pytest.fixture(scope="module")
def catalogo(muestra: Expediente) -> Catalogo:
    return Catalogo(muestra)


@given(
    partes=st.lists(
        st.one_of(st.sampled_from((*HOSTILES, "14 PLT", "el 70 %", "dos (3)", "de 20")), st.text(max_size=20))
    )
)
def test_cualquier_mezcla_se_lee(partes: list[str], catalogo: Catalogo) -> None:
    texto = " ".join(partes)
    for reparo in leer(texto, catalogo, {}).reparos:
        assert texto[reparo.desde : reparo.hasta].strip()


def con_texto(muestra: Expediente, contenido: str) -> Expediente:
    return replace(muestra, textos=(Texto(TRIMESTRE, "plan", contenido),))


def test_se_propone_enlazar_la_cifra_que_el_texto_trae_a_mano_y_solo_ahi_cambia(muestra: Expediente) -> None:
    contenido = "A la fecha se enviaron **14** PLT.\n\n- Hubo setenta reuniones de seguimiento en 2024.\n"
    hay = propuestas(con_texto(muestra, contenido))
    assert [(una.dice, una.cita) for una in hay] == [
        ("14", "{{ cifra.plt_enviados }}"),
        ("setenta", "{{ cifra.reuniones_de_seguimiento | palabras }}"),
    ]
    assert aplicar(contenido, hay) == (
        "A la fecha se enviaron **{{ cifra.plt_enviados }}** PLT.\n\n"
        "- Hubo {{ cifra.reuniones_de_seguimiento | palabras }} reuniones de seguimiento en 2024.\n"
    )


@pytest.mark.parametrize(
    "contenido",
    [
        "Se enviaron {{ cifra.plt_enviados }} PLT.",
        "Se enviaron 16 PLT.",
        "Se celebraron dos sesiones ordinarias en el año.",
        "Se enviaron catorce (14) PLT.",
        "Se enviaron cerca de 15 PLT.",
    ],
)
def test_no_se_propone_enlazar_lo_ya_enlazado_lo_dudoso_ni_lo_que_no_es_una_cifra(
    contenido: str, muestra: Expediente
) -> None:
    assert propuestas(con_texto(muestra, contenido)) == ()


def test_una_propuesta_que_ya_no_dice_lo_mismo_no_se_aplica(muestra: Expediente) -> None:
    hay = propuestas(con_texto(muestra, "Se enviaron 14 PLT."))
    assert len(hay) == 1
    assert aplicar("Se enviaron 15 PLT.", hay) == "Se enviaron 15 PLT."
