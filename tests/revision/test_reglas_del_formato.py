"""Lo que un formato puede tener mal, y que un cuerpo escrito para un caso no puede decir."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.revision import Severidad, SeveridadDeRegla
from informe_lib.revision.alerta import Alerta
from informe_lib.revision.catalogo import reglas
from informe_lib.revision.revisar import revisar


def alertas_de(codigo: str, expediente: Expediente) -> list[Alerta]:
    return [alerta for alerta in revisar(expediente) if alerta.codigo == codigo]


@pytest.mark.parametrize(
    "cambio", [{"vigente_hasta": date(2024, 6, 30)}, {"vigente_desde": date(2024, 10, 1)}]
)
def test_el_formato_que_no_regia_en_el_periodo_se_revisa(
    muestra: Expediente, cambio: dict[str, date]
) -> None:
    (alerta,) = alertas_de("V13", replace(muestra, formato=replace(muestra.formato, **cambio)))
    assert alerta.severidad is Severidad.REVISAR
    assert "no regía en el periodo (tercer trimestre 2024)" in alerta.mensaje
    assert alertas_de("V13", muestra) == []


def test_un_formato_no_cambia_el_peso_de_una_regla_que_no_existe(muestra: Expediente) -> None:
    pesos = (
        SeveridadDeRegla("V99", Severidad.REVISAR, "no hay tal"),
        SeveridadDeRegla(reglas()[0].codigo, Severidad.REVISAR, "esta sí"),
    )
    (alerta,) = alertas_de("V45", replace(muestra, formato=replace(muestra.formato, severidades=pesos)))
    assert "«V99», que no existe" in alerta.mensaje


def test_un_formato_sin_presidencia_ni_secretaria_no_las_exige(muestra: Expediente) -> None:
    otros = tuple(rol for rol in muestra.formato.roles if rol.clave not in ("P", "S"))
    sin_ellas = replace(muestra, formato=replace(muestra.formato, roles=otros))
    assert alertas_de("V09", sin_ellas) == []
    assert [alerta.donde.dato for alerta in alertas_de("V10", sin_ellas)] == [
        "integrantes/territorializacion-derechos/rol"
    ]
