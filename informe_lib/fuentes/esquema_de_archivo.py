"""El JSON Schema de cada archivo de la carpeta, para que un editor complete y avise al escribir.

Sale de la misma disposición y de las mismas clases con que se lee: no hay una segunda verdad.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import cast, get_origin, get_type_hints

from informe_lib.fuentes.disposicion import INSTANCIA, VIGENCIA, ClaseDeArchivo, Forma, Grupo, Rama
from informe_lib.fuentes.esquema import Dialecto, esquema_json
from informe_lib.fuentes.tablas import clases_de_tabla
from informe_lib.modelo.formato_oficial import FormatoOficial

Esquema = dict[str, object]
DIALECTO_DE_JSON_SCHEMA = "https://json-schema.org/draft/2020-12/schema"


def esquema_de_archivo(nombre: str) -> Esquema:
    """El JSON Schema de una clase de archivo: «instancia», «vigencia» o «formato»."""
    return {"$schema": DIALECTO_DE_JSON_SCHEMA, **_CLASES[nombre]()}


def esquemas_escritos() -> Mapping[str, str]:
    """Por cada clase de archivo, el nombre y el contenido del JSON Schema que sus YAML señalan."""
    return {
        f"{nombre}.json": json.dumps(esquema_de_archivo(nombre), ensure_ascii=False, indent=1) + "\n"
        for nombre in _CLASES
    }


def escribir_esquemas(carpeta: str) -> None:
    """Deja los esquemas en una carpeta."""
    for nombre, contenido in esquemas_escritos().items():
        (Path(carpeta) / nombre).write_text(contenido, encoding="utf-8")


def _de_archivo(clase: ClaseDeArchivo) -> Esquema:
    propiedades = {campo: esquema_json(tipo, dialecto=Dialecto.TEXTO) for campo, tipo in clase.campos.items()}
    propiedades |= {clave: _opcional(_de_rama(rama)) for clave, rama in clase.ramas.items()}
    return _objeto(clase.titulo, {"esquema": {"const": 1}, **propiedades}, ("esquema", *clase.obligatorias))


def _de_rama(rama: Rama | Grupo) -> Esquema:
    if isinstance(rama, Grupo):
        return _objeto(None, {clave: _opcional(_de_rama(otra)) for clave, otra in rama.ramas.items()}, ())
    fila = _de_fila(rama)
    propiedades = cast("Mapping[str, Esquema]", fila["properties"])
    match rama.forma:
        case Forma.UNA:
            return fila
        case Forma.FILAS:
            return _lista(fila)
        case Forma.VALORES:
            return _lista(propiedades[str(rama.valor)])
        case Forma.POR_CLAVE:
            sin_dato = [_SIN_DATO] if rama.sin_dato else []
            return _por_clave({"anyOf": [propiedades[str(rama.valor)], *sin_dato, fila]})
        case Forma.LISTAS_POR_CLAVE:
            return _por_clave(_lista(fila))


def _de_fila(rama: Rama) -> Esquema:
    clase = clases_de_tabla()[rama.tabla]
    completa = esquema_json(clase, dialecto=Dialecto.TEXTO)
    propiedades = cast("Mapping[str, Esquema]", completa["properties"])
    escritas = {campo: forma for campo, forma in propiedades.items() if campo not in rama.pone()}
    escritas |= {clave: _opcional(_de_rama(otra)) for clave, otra in rama.ramas.items()}
    obligatorios = cast("list[str]", completa.get("required", []))
    ajenos = rama.pone() | frozenset(rama.suple)
    return _objeto(_frase(clase), escritas, tuple(campo for campo in obligatorios if campo not in ajenos))


def _de_formato() -> Esquema:
    """Los catálogos (secciones, roles…) van al lado del grupo «formato», donde se leen mejor."""
    completa = esquema_json(FormatoOficial, dialecto=Dialecto.TEXTO)
    propiedades = cast("Mapping[str, Esquema]", completa["properties"])
    obligatorios = cast("list[str]", completa["required"])
    tipos = get_type_hints(FormatoOficial)
    catalogos = [campo.name for campo in fields(FormatoOficial) if get_origin(tipos[campo.name]) is tuple]
    grupo = {campo: forma for campo, forma in propiedades.items() if campo not in catalogos}
    en_el_grupo = tuple(campo for campo in obligatorios if campo in grupo)
    return _objeto(
        _frase(FormatoOficial),
        {
            "esquema": {"const": 1},
            "formato": _objeto(None, grupo, en_el_grupo),
            **{campo: propiedades[campo] for campo in catalogos},
        },
        ("esquema", "formato", *(campo for campo in obligatorios if campo in catalogos)),
    )


def _objeto(
    descripcion: str | None, propiedades: Mapping[str, object], obligatorios: tuple[str, ...]
) -> Esquema:
    descrito: Esquema = {"description": descripcion} if descripcion else {}
    return descrito | {
        "type": "object",
        "properties": dict(propiedades),
        "required": list(obligatorios),
        "additionalProperties": False,
    }


def _lista(elemento: Esquema) -> Esquema:
    return {"type": "array", "items": elemento}


def _por_clave(valor: Esquema) -> Esquema:
    return {"type": "object", "additionalProperties": valor}


def _opcional(forma: Esquema) -> Esquema:
    """Una rama sin nada debajo («decisiones:») es una tabla vacía."""
    return {"anyOf": [forma, {"type": "null"}]}


def _frase(clase: type) -> str | None:
    """La primera frase de la docstring; una clase sin ella deja que hable su clave."""
    documentada = (clase.__doc__ or "").split("\n")[0]
    return None if documentada.startswith(f"{clase.__name__}(") else documentada or None


_SIN_DATO = _objeto(None, {"sin_dato": {"type": "string", "minLength": 1}}, ("sin_dato",))
_CLASES: Mapping[str, Callable[[], Esquema]] = {
    "instancia": lambda: _de_archivo(INSTANCIA),
    "vigencia": lambda: _de_archivo(VIGENCIA),
    "formato": _de_formato,
}
