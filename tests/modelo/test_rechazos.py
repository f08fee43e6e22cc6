"""Lo que no puede existir no se construye, venga de donde venga; y el error dice qué hacer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from informe_lib.modelo.ausencia import NO_REGISTRADO
from informe_lib.modelo.formato_oficial import (
    ErrorPlazoDelInforme,
    ErrorSeccionDelFormato,
    SeccionDelFormato,
)
from informe_lib.modelo.integrante import ErrorTamanoDeLaSilla, Integrante
from tests.indicadores.expedientes import FORMATO


@pytest.mark.parametrize("tamano", [0, -3])
def test_una_silla_no_reune_menos_de_una_entidad(tamano: int) -> None:
    with pytest.raises(ErrorTamanoDeLaSilla, match=f"«alcaldias» no puede reunir {tamano} entidades"):
        Integrante("alcaldias", 1, "Localidades", "Alcaldes", "I", tamano=tamano)
    assert Integrante("alcaldias", 1, "Localidades", "Alcaldes", "I", tamano=NO_REGISTRADO).es_colectivo()


def test_la_clave_de_la_portada_no_es_de_ninguna_seccion() -> None:
    with pytest.raises(ErrorSeccionDelFormato, match="«portada» lleva la clave de la portada: use otra"):
        SeccionDelFormato("portada", "Presentación")


def test_una_columna_se_pide_una_sola_vez() -> None:
    with pytest.raises(ErrorSeccionDelFormato, match="pide más de una vez la columna «rol»"):
        SeccionDelFormato("asistentes", "Asistentes", columnas=("rol", "cargo", "rol"))


def test_el_plazo_del_informe_es_de_un_dia_habil_o_mas() -> None:
    with pytest.raises(ErrorPlazoDelInforme, match="no puede ser de 0 días hábiles"):
        replace(FORMATO, plazo_en_dias_habiles=0)
