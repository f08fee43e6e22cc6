"""El JSON Schema con que un editor ayuda acepta lo que se puede leer y avisa de lo demás."""

from __future__ import annotations

import copy
import json

import pytest
import yaml
from jsonschema import Draft202012Validator

from informe_lib.fuentes.esquema_de_archivo import esquema_de_archivo
from tests.fuentes.conftest import FORMATO, INSTANCIA, REPOSITORIO, VIGENCIA

ARCHIVOS = {"instancia": INSTANCIA, "vigencia": VIGENCIA, "formato": FORMATO}


class LectorDeEditor(yaml.SafeLoader):
    """YAML como lo leen los editores: una fecha es un texto."""

    yaml_implicit_resolvers = {
        letra: [(etiqueta, patron) for etiqueta, patron in reglas if "timestamp" not in etiqueta]
        for letra, reglas in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def _leer(clase: str) -> dict:
    texto = (REPOSITORIO / ARCHIVOS[clase]).read_text(encoding="utf-8")
    return yaml.load(texto, LectorDeEditor)  # noqa: S506 (hereda de SafeLoader)


def _avisos(clase: str, datos: dict) -> set[str]:
    return {error.json_path for error in Draft202012Validator(esquema_de_archivo(clase)).iter_errors(datos)}


@pytest.mark.parametrize("clase", ARCHIVOS)
def test_el_esquema_es_valido_y_acepta_la_muestra(clase: str):
    Draft202012Validator.check_schema(esquema_de_archivo(clase))
    assert _avisos(clase, _leer(clase)) == set()


def test_el_editor_avisa_de_lo_que_la_lectura_rechaza():
    datos = _leer("vigencia")
    sano = copy.deepcopy(datos)
    datos["sesiones"][0]["fecha"] = "31/02/2024"
    datos["sesiones"][1]["asistencia"]["idpac"] = "asistio"
    datos["decisiones"][0]["clave"] = "../x"
    datos["publicasiones"] = []
    del datos["decisiones"][1]["texto"]
    datos["publicaciones"][0]["publicado"] = {"sin_dato": ""}
    datos["esquema"] = 2
    assert _avisos("vigencia", sano) == set()
    assert _avisos("vigencia", datos) == {
        "$",
        "$.esquema",
        "$.sesiones",
        "$.decisiones",
        "$.publicaciones",
    }


def test_el_editor_acepta_numeros_y_respuestas_sin_comillas_donde_la_lectura_los_acepta():
    datos = _leer("vigencia")
    datos["sesiones"][0]["acta"] = 1
    datos["publicaciones"][0]["publicado"] = True
    datos["sesiones"][0]["asistencia"]["alcaldias-locales"] = {"estado": "asistió", "asistieron": 14}
    datos["decisiones"] = None
    assert _avisos("vigencia", datos) == set()


def test_cada_objeto_dice_lo_que_es_en_espanol():
    sesiones = esquema_de_archivo("vigencia")["properties"]["sesiones"]["anyOf"][0]
    assert sesiones["items"]["description"].startswith("Una sesión se nombra por su clave")
    assert sesiones["items"]["properties"]["acta"]["default"] == {
        "sin_dato": "no está registrado en los datos de la instancia"
    }


@pytest.mark.parametrize("clase", ["instancia", "vigencia", "formato"])
def test_el_esquema_guardado_es_el_que_hoy_se_lee(clase: str):
    guardado = json.loads(
        (REPOSITORIO / "parametros" / "esquemas" / f"{clase}.json").read_text(encoding="utf-8")
    )
    assert guardado == esquema_de_archivo(clase), "Repita «make esquemas»."


def test_cada_yaml_de_la_muestra_senala_su_esquema():
    for ruta in (
        *REPOSITORIO.glob("parametros/formatos/*.yaml"),
        *REPOSITORIO.glob("parametros/instancias/*/*.yaml"),
    ):
        primero = ruta.read_text(encoding="utf-8").splitlines()[0]
        senalado = primero.removeprefix("# yaml-language-server: $schema=")
        assert (ruta.parent / senalado).resolve().parent == REPOSITORIO / "parametros" / "esquemas"
