"""Lo que la revisión promete con cualquier cuerpo, también con uno contradictorio o enorme."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.modelo.decision import Decision, Seguimiento
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.periodo import Periodo
from informe_lib.modelo.sesion import Asistencia, EstadoDeAsistencia, Sesion
from informe_lib.revision.catalogo import reglas
from informe_lib.revision.regla import Regla
from informe_lib.revision.revisar import CODIGO_DE_REGLA_ROTA, revisar
from tests.conftest import RAIZ
from tests.exportacion.muestras import INFORMES
from tests.generadores import INSTANCIA, Cuerpo, cuerpos
from tests.revision.test_reglas import LEIDOS

MILES = 10_000


@given(cuerpo=cuerpos())
@settings(max_examples=60)
def test_ninguna_regla_se_rompe_con_un_cuerpo_que_se_puede_leer(
    cuerpo: Cuerpo, tmp_path_factory: pytest.TempPathFactory
) -> None:
    carpeta = cuerpo.escribir(tmp_path_factory.mktemp("cuerpo"))
    alertas = revisar(leer_carpeta(carpeta, INSTANCIA, cuerpo.periodo))
    assert [alerta.mensaje for alerta in alertas if alerta.codigo == CODIGO_DE_REGLA_ROTA] == []
    assert all(alerta.mensaje.strip() and alerta.remedio for alerta in alertas)


def enredado(muestra: Expediente) -> Expediente:
    """Diez mil decisiones, seguimientos y marcas, y mil sesiones que se corren en círculo."""
    dias = [date(2024, 1, 1) + timedelta(days=n % 300) for n in range(MILES)]
    return replace(
        muestra,
        sesiones=tuple(Sesion(f"s{n}", dias[n], reprogramada_a=f"s{(n + 1) % 1000}") for n in range(1000)),
        decisiones=tuple(
            Decision(f"d{n}", "Aprobar; " * 20, dias[n], f"s{n % 1000}", fecha_limite=dias[0])
            for n in range(MILES)
        ),
        seguimientos=tuple(Seguimiento(f"d{n}", "avance", dias[0]) for n in range(MILES)),
        asistencias=tuple(
            Asistencia(f"s{n % 1000}", f"i{n}", EstadoDeAsistencia.TITULAR, 25, 20) for n in range(MILES)
        ),
    )


@pytest.mark.parametrize("regla", reglas(), ids=lambda regla: regla.codigo)
def test_una_regla_no_se_rompe_con_diez_mil_decisiones_enredadas(regla: Regla, muestra: Expediente) -> None:
    alertas = revisar(enredado(muestra), (regla,))
    assert all(alerta.codigo == regla.codigo for alerta in alertas)


@pytest.mark.parametrize(("instancia", "periodo"), INFORMES)
def test_cada_alerta_de_las_muestras_dice_en_que_archivo_se_corrige(instancia: str, periodo: str) -> None:
    alertas = revisar(leer_carpeta(RAIZ, instancia, Periodo.desde_texto(periodo)))
    assert [alerta.mensaje for alerta in alertas if alerta.donde.archivo is None] == []


@pytest.mark.parametrize("regla", reglas(), ids=lambda regla: regla.codigo)
def test_una_regla_se_explica_con_frases_y_tiene_casos(regla: Regla) -> None:
    assert all(frase[0].isupper() for frase in (regla.nombre, regla.por_que, regla.remedio))
    assert not regla.nombre.endswith(".")
    assert regla.por_que.endswith(".")
    assert regla.remedio.endswith((".", "?"))
    assert any(caso["regla"] == regla.codigo for caso in LEIDOS)
