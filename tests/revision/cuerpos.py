"""El cuerpo de un caso de revisión: lo poco que dice, en archivos de verdad, leído como cualquiera."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.fuentes.disposicion import INSTANCIA
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import FormatoOficial
from informe_lib.modelo.periodo import Periodo
from tests.conftest import RAIZ
from tests.generadores import Cuerpo

CLAVE = "mesa-inventada"
DEL_CASO = ("periodo", "textos", "alcances", "plazo_en_dias_habiles")
Datos = Mapping[str, Any]


def expediente_del_caso(cuerpo: Datos, carpeta: Path) -> Expediente:
    """El Expediente de un cuerpo escrito con las palabras de los archivos de datos.

    De `instancia.yaml` y `2024.yaml` dice solo lo que importa; lo demás queda en lo mínimo. `textos` son
    los humanos del periodo, por su clave; `alcances`, el de cada sección si no es el del formato.
    """
    periodo = Periodo.desde_texto(cuerpo["periodo"])
    if not (carpeta / "parametros" / "formatos").exists():
        shutil.copytree(RAIZ / "parametros" / "formatos", carpeta / "parametros" / "formatos")
    Cuerpo(_instancia(cuerpo), _vigencia(cuerpo, periodo), periodo, _textos(cuerpo)).escribir(carpeta)
    expediente = leer_carpeta(carpeta, CLAVE, periodo)
    return replace(expediente, formato=_formato(expediente.formato, cuerpo))


def _instancia(cuerpo: Datos) -> dict[str, Any]:
    propios = {clave: valor for clave, valor in cuerpo.items() if clave in INSTANCIA.ramas}
    # «cifras» está en los dos archivos: en este se definen, que es una lista.
    if isinstance(propios.get("cifras"), dict):
        del propios["cifras"]
    instancia = {"clave": CLAVE, "nombre": "Mesa inventada"} | propios.pop("instancia", {})
    if definidas := cuerpo.get("definiciones"):
        propios["cifras"] = definidas
    return {"esquema": 1, "instancia": instancia} | propios


def _vigencia(cuerpo: Datos, periodo: Periodo) -> dict[str, Any]:
    ajenos = {*INSTANCIA.ramas, *DEL_CASO, "definiciones"} - {"cifras"}
    propios = {clave: valor for clave, valor in cuerpo.items() if clave not in ajenos}
    supuestos = {"vigencia": periodo.vigencia, "formato": "bogota_233_2018"}
    return {"esquema": 1} | supuestos | {"periodos": [{"periodo": periodo.clave}]} | propios


def _textos(cuerpo: Datos) -> str:
    return "\n\n".join(f"## {clave}\n\n{texto}" for clave, texto in cuerpo.get("textos", {}).items())


def _formato(formato: FormatoOficial, cuerpo: Datos) -> FormatoOficial:
    alcances = {clave: Alcance(alcance) for clave, alcance in cuerpo.get("alcances", {}).items()}
    secciones = tuple(
        replace(seccion, alcance=alcances.get(seccion.clave, seccion.alcance))
        for seccion in formato.secciones
    )
    plazo = cuerpo.get("plazo_en_dias_habiles")
    return replace(formato, secciones=secciones, plazo_en_dias_habiles=plazo)
