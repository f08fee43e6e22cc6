"""Se invente la instancia que se invente: o se dice qué está mal, o sale el informe en todos sus formatos."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from informe_lib.exportacion.datos_abiertos import escribir_datos_abiertos
from informe_lib.exportacion.html import escribir_html
from informe_lib.exportacion.pdf import escribir_pdf
from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.fuentes.tablas import campos_de_tabla, clases_de_tabla
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.expediente import Expediente
from tests.documento_de import documento_de
from tests.estropeados import cuerpos_estropeados
from tests.generadores import INSTANCIA, Cuerpo, cuerpos

# Una instancia entera es un ejemplo grande, y leerla o dibujarla tarda lo que tarda.
SIN_PRISA = {
    "suppress_health_check": [
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
    ],
}


@pytest.fixture(scope="module")
def raiz(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("inventadas")


def leer(cuerpo: Cuerpo, raiz: Path) -> Expediente:
    return leer_carpeta(cuerpo.escribir(raiz), INSTANCIA, cuerpo.periodo)


def leer_si_se_puede(cuerpo: Cuerpo, raiz: Path) -> Expediente | str:
    """El expediente, o lo que el error de la casa dice; cualquier otro error se escapa."""
    try:
        return leer(cuerpo, raiz)
    except ErrorInforme as error:
        return str(error)


@settings(max_examples=25, **SIN_PRISA)
@given(cuerpo=cuerpos())
def test_una_instancia_que_se_puede_leer_sale_en_todos_los_formatos(raiz: Path, cuerpo: Cuerpo) -> None:
    documento = documento_de(leer(cuerpo, raiz))
    assert escribir_html(documento).endswith("</html>\n")
    assert escribir_pdf(documento).startswith(b"%PDF-1.7")
    assert all(archivo.startswith(b"\xef\xbb\xbf") for archivo in escribir_datos_abiertos(documento).values())


@settings(max_examples=60, **SIN_PRISA)
@given(cuerpo=cuerpos_estropeados())
def test_una_instancia_estropeada_da_un_error_de_la_casa_o_un_informe(raiz: Path, cuerpo: Cuerpo) -> None:
    """Nunca un rastro de Python: lo que se lee sale, y lo que no, dice qué pasó y dónde."""
    leido = leer_si_se_puede(cuerpo, raiz)
    if isinstance(leido, str):
        assert leido.strip()
    else:
        assert escribir_html(documento_de(leido)).endswith("</html>\n")


@settings(max_examples=120, phases=[Phase.generate], derandomize=True, **SIN_PRISA)
@given(cuerpo=cuerpos())
def _anotar_lo_inventado(vistos: set[tuple[str, str]], raiz: Path, cuerpo: Cuerpo) -> None:
    expediente = leer(cuerpo, raiz)
    for tabla, clase in clases_de_tabla().items():
        registros = getattr(expediente, tabla)
        for registro in registros if isinstance(registros, tuple) else (registros,):
            vistos |= {
                (tabla, campo.name)
                for campo in fields(clase)
                if getattr(registro, campo.name) != campo.default
            }


def test_cada_campo_del_modelo_se_inventa(raiz: Path) -> None:
    """Un campo nuevo que no se inventa aquí es un campo que nadie ha visto salir raro."""
    vistos: set[tuple[str, str]] = set()
    _anotar_lo_inventado(vistos, raiz)
    del_modelo = {(tabla, campo) for tabla in clases_de_tabla() for campo in campos_de_tabla(tabla)}
    assert {par for par in del_modelo - vistos if par[0] != "formato"} == set()
