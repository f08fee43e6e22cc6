"""La única puerta a pydantic: de datos planos a los tipos de la casa, y de vuelta.

Dos escrituras de lo mismo. `JSON` es la de la propia casa (lo que un cuaderno guarda y otro piso
lee): cada valor ya tiene su tipo. `TEXTO` es la de una persona: todo llega escrito y el tipo del
campo decide cómo se lee, de modo que `001`, `No` y `16:04` sobreviven.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache
from typing import TypeVar, cast

from pydantic import ValidationError
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import CoreSchema, ErrorDetails, SchemaSerializer, SchemaValidator

from informe_lib.fuentes.campos import campos_en
from informe_lib.fuentes.errores import ErrorDeForma, Fallo, Ruta
from informe_lib.fuentes.escalares import ValorRechazado
from informe_lib.fuentes.nucleo import Dialecto, es_marca, nucleo
from informe_lib.fuentes.sugerencia import enumeracion, sugerencia
from informe_lib.modelo.ausencia import Ausencia

__all__ = ["Dialecto", "ErrorDeForma", "Fallo", "a_datos", "esquema_json", "validar"]

Valor = TypeVar("Valor")


def validar(tipo: type[Valor], datos: object, *, dialecto: Dialecto = Dialecto.JSON) -> Valor:
    """El valor de ese tipo que los datos describen.

    Recibe    el tipo (una clase de datos, una tupla, una unión…) y datos planos: los de un JSON o,
              con `Dialecto.TEXTO`, los que escribió una persona.
    Devuelve  el valor, con todas sus partes ya tipadas.
    Errores   `ErrorDeForma`, con todos los fallos a la vez y la ruta de cada uno.
    """
    try:
        return cast("Valor", _validador(cast("Hashable", tipo), dialecto).validate_python(datos))
    except ValidationError as error:
        detalles = error.errors(include_url=False, include_input=False)
        raise ErrorDeForma(tuple(_fallo(tipo, detalle) for detalle in detalles)) from None


def a_datos(tipo: type[Valor], valor: Valor) -> object:
    """El valor como datos planos que caben en un JSON; `validar` los devuelve al mismo valor."""
    return _escritor(cast("Hashable", tipo)).to_python(valor, mode="json", warnings="error")


def esquema_json(tipo: type, *, dialecto: Dialecto = Dialecto.JSON) -> dict[str, object]:
    """El JSON Schema de un tipo; con `Dialecto.TEXTO`, el de lo que escribe una persona."""
    return _Descriptor().generate(_nucleo(tipo, dialecto))


class _Descriptor(GenerateJsonSchema):
    """Sin los títulos que pydantic deduce en inglés, y con las ausencias como se escriben."""

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002 (lo pide pydantic)
        return False

    def encode_default(self, dft: object) -> object:
        return a_datos(type(dft), dft) if isinstance(dft, Ausencia) else super().encode_default(dft)


@cache
def _nucleo(tipo: object, dialecto: Dialecto) -> CoreSchema:
    return nucleo(tipo, dialecto)


# Sin `TypeAdapter`: no admite que una clase se contenga a sí misma sino en lo más alto del esquema.
@cache
def _validador(tipo: object, dialecto: Dialecto) -> SchemaValidator:
    return SchemaValidator(_nucleo(tipo, dialecto))


@cache
def _escritor(tipo: object) -> SchemaSerializer:
    return SchemaSerializer(_nucleo(tipo, Dialecto.JSON))


def _fallo(tipo: type, detalle: ErrorDetails) -> Fallo:
    ruta = tuple(paso for paso in detalle["loc"] if not es_marca(paso))
    contexto = detalle.get("ctx", {})
    rechazo = contexto.get("error")
    if isinstance(rechazo, ValorRechazado):
        return Fallo(ruta, rechazo.que, rechazo.esperado, rechazo.remedio)
    ultimo = str(ruta[-1]) if ruta else ""
    match detalle["type"]:
        case "missing":
            return Fallo(ruta[:-1], f"falta «{ultimo}»", None, f"Agregue «{ultimo}: …».")
        case "unexpected_keyword_argument":
            return Fallo(
                ruta, f"no se conoce «{ultimo}»", None, sugerencia(ultimo, campos_en(tipo, ruta[:-1]))
            )
        case "union_tag_invalid":
            return _fallo_de_rama(ruta, str(contexto["expected_tags"]))
        case "literal_error":
            return Fallo(ruta, "no es el valor debido", str(contexto["expected"]), "Escríbalo así.")
        case clase:
            return Fallo(ruta, "no tiene la forma debida", _FORMAS.get(clase), "Revise lo escrito.")


def _fallo_de_rama(ruta: Ruta, esperadas: str) -> Fallo:
    conocidas = [marca.strip("'‹›") for marca in esperadas.split(", ")]
    return Fallo(
        ruta, "no dice de qué tipo es, o es de uno desconocido", enumeracion(conocidas), "Revise «tipo»."
    )


_FORMAS = {
    "dataclass_type": "un grupo de campos (con «clave: valor»)",
    "dict_type": "un grupo de campos (con «clave: valor»)",
    "tuple_type": "una lista",
    "string_type": "un texto",
    "int_type": "un número entero",
    "float_type": "un número",
    "bool_type": "verdadero o falso",
    "escalar": "un texto, un número, verdadero o falso",
}
