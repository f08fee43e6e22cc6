"""Una salvedad responde por lo que nombra, en su periodo, y nunca por cifras que se contradicen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.periodo import Periodo
from informe_lib.modelo.revision import Salvedad, Severidad
from informe_lib.revision.alerta import Alerta, Lugar
from informe_lib.revision.salvedades import salvedad_de, sin_salvedad
from tests.conftest import TRIMESTRE

DATO = "sesiones/2024-04-16/sin_decisiones"


def alerta(codigo: str, dato: str | None = DATO) -> Alerta:
    return Alerta(codigo, Severidad.IMPIDE, "Algo pasa.", Lugar(dato=dato), "Importa.", "Corrija.")


def por(dato: str | None, regla: str = "V07", periodo: Periodo = TRIMESTRE) -> Salvedad:
    return Salvedad(periodo, regla, "Consta en un acta perdida", "Secretaría Técnica", dato)


def con(expediente: Expediente, *salvedades: Salvedad) -> Expediente:
    return replace(expediente, salvedades=salvedades)


@pytest.mark.parametrize("dato", [None, DATO, "sesiones/2024-04-16"])
def test_vale_la_que_nombra_el_dato_la_fila_en_que_esta_o_ninguno(
    muestra: Expediente, dato: str | None
) -> None:
    assert sin_salvedad([alerta("V07")], con(muestra, por(dato))) == ()


@pytest.mark.parametrize(
    "otra",
    [
        por("sesiones"),
        por("sesiones/2024-04-1"),
        por("sesiones/2024-04-16/fecha"),
        por(DATO, regla="V08"),
        por(DATO, periodo=Periodo.desde_texto("2024-T2")),
    ],
)
def test_no_vale_la_de_otro_dato_otra_regla_u_otro_periodo(muestra: Expediente, otra: Salvedad) -> None:
    assert sin_salvedad([alerta("V07")], con(muestra, otra)) == (alerta("V07"),)


def test_de_varias_responde_la_que_nombra_el_dato_mas_de_cerca(muestra: Expediente) -> None:
    expediente = con(muestra, por(None), por(DATO), por("sesiones/2024-04-16"))
    assert salvedad_de(alerta("V07"), expediente) == por(DATO)


@pytest.mark.parametrize("codigo", ["V16", "V44"])
def test_por_cifras_que_se_contradicen_no_responde_nadie(muestra: Expediente, codigo: str) -> None:
    expediente = con(muestra, por(None, regla=codigo), por(DATO, regla=codigo))
    assert sin_salvedad([alerta(codigo)], expediente) == (alerta(codigo),)


def test_una_alerta_del_documento_tambien_admite_salvedad(muestra: Expediente) -> None:
    assert sin_salvedad([alerta("D06", None)], con(muestra, por(None, regla="D06"))) == ()
