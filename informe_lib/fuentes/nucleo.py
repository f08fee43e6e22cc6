"""De un tipo de la casa al esquema de pydantic que lo valida, lo escribe y lo describe.

Se construye aquí, y no con lo que pydantic deduce, por tres razones: quien lee un error necesita
la escritura esperada en español; una unión debe decidirse por lo escrito y no por ensayo; y los
mensajes llevan la ruta del dato sin los nombres internos de cada rama.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from functools import partial, reduce
from operator import or_
from types import GenericAlias, NoneType, UnionType
from typing import ForwardRef, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic_core import CoreSchema, core_schema

from informe_lib.fuentes import escalares
from informe_lib.fuentes.claves import exige_clave_segura
from informe_lib.modelo.ausencia import Ausencia, ClaseDeAusencia
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.expediente import Texto
from informe_lib.modelo.periodo import Periodo

Resultado = TypeVar("Resultado")
_AUSENCIA, _VALOR, _SIN_TIPO = "‹ausencia›", "‹valor›", "‹sin tipo›"
_VARIOS, _UNO = "‹varios›", "‹uno›"


class Dialecto(StrEnum):
    """Cómo vienen los datos: escritos por una persona, o ya con su tipo."""

    TEXTO = "texto"
    JSON = "json"


def es_marca(paso: str | int) -> bool:
    """¿Es el nombre interno de una rama o de una llave, que no pertenece a la ruta del dato?"""
    return isinstance(paso, str) and (paso.startswith("‹") or paso == "[key]")


def nucleo(tipo: object, dialecto: Dialecto) -> CoreSchema:
    """El esquema de un tipo: escalares, fechas, periodos, ausencias, opciones, tuplas, uniones y clases."""
    origen = get_origin(tipo)
    if origen is tuple:
        return core_schema.tuple_variable_schema(nucleo(get_args(tipo)[0], dialecto))
    if origen in (UnionType, Union):
        return _union(get_args(tipo), dialecto)
    if origen is Literal:
        return core_schema.literal_schema(list(get_args(tipo)))
    if isinstance(origen, type) and issubclass(origen, Mapping):
        llaves, valores = get_args(tipo)
        return core_schema.dict_schema(nucleo(llaves, dialecto), nucleo(valores, dialecto))
    if isinstance(tipo, ForwardRef):
        return core_schema.definition_reference_schema(tipo.__forward_arg__)
    if isinstance(tipo, type):
        return _de_clase(tipo, dialecto)
    raise TypeError(tipo)


def _de_clase(clase: type, dialecto: Dialecto) -> CoreSchema:
    if clase is Periodo:
        return _funcion(
            escalares.periodo,
            core_schema.str_schema(pattern=r"^\d{4}-([MBTCS]\d{1,2}|A)$"),
            _clave_de_periodo,
        )
    if clase is Ausencia:
        return _funcion(escalares.ausencia, _forma_de_ausencia(), _ausencia_escrita)
    if issubclass(clase, Enum):
        valores = [miembro.value for miembro in clase]
        return _funcion(partial(escalares.opcion, clase), core_schema.literal_schema(valores))
    if is_dataclass(clase):
        return _de_registro(clase, dialecto)
    return _de_escalar(clase, dialecto)


def _de_escalar(clase: type, dialecto: Dialecto) -> CoreSchema:
    if clase is date:
        return _funcion(escalares.fecha, core_schema.str_schema(pattern=r"^\d{4}-\d{2}-\d{2}$"))
    if clase is Decimal:
        if dialecto is Dialecto.TEXTO:
            return _funcion(escalares.decimal, core_schema.float_schema())
        return _funcion(escalares.numero, core_schema.str_schema())
    return (_ESCRITOS if dialecto is Dialecto.TEXTO else _ESTRICTOS)[clase]()


def _funcion(
    convertir: Callable[[object], object],
    forma: CoreSchema,
    escribir: Callable[[Resultado], object] | None = None,
) -> CoreSchema:
    """Una conversión propia; `forma` la describe en el JSON Schema."""
    escritura = core_schema.plain_serializer_function_ser_schema(escribir) if escribir else None
    return core_schema.no_info_plain_validator_function(
        convertir, json_schema_input_schema=forma, serialization=escritura
    )


# Quien escribe `001` o `2024` en un campo de texto no tiene por qué saber que el editor lo llama número.
_TEXTO_DE_YAML = core_schema.union_schema(
    [core_schema.str_schema(), core_schema.float_schema(), core_schema.bool_schema()]
)
_ESCRITOS: Mapping[type, Callable[[], CoreSchema]] = {
    str: lambda: _funcion(escalares.texto, _TEXTO_DE_YAML),
    int: lambda: _funcion(escalares.entero, core_schema.int_schema()),
    bool: lambda: _funcion(
        escalares.si_o_no, core_schema.literal_schema([True, False, "sí", "si", "no", "true", "false"])
    ),
}
_ESTRICTOS: Mapping[type, Callable[[], CoreSchema]] = {
    str: lambda: core_schema.str_schema(strict=True),
    int: lambda: core_schema.int_schema(strict=True),
    float: lambda: core_schema.float_schema(strict=True),
    bool: lambda: core_schema.bool_schema(strict=True),
}


def _union(ramas: tuple[object, ...], dialecto: Dialecto) -> CoreSchema:
    if NoneType in ramas:
        resto = tuple(rama for rama in ramas if rama is not NoneType)
        return core_schema.nullable_schema(_union(resto, dialecto))
    if len(ramas) == 1:
        return nucleo(ramas[0], dialecto)
    if Ausencia in ramas:
        resto = tuple(rama for rama in ramas if rama is not Ausencia)
        opciones = {_VALOR: _union(resto, dialecto), _AUSENCIA: nucleo(Ausencia, dialecto)}
        union = core_schema.tagged_union_schema(opciones, _rama_de_ausencia)
        return core_schema.no_info_before_validator_function(escalares.presente, union)
    if all(is_dataclass(rama) for rama in ramas):
        opciones = {_etiqueta(_tipo_declarado(rama)): nucleo(rama, dialecto) for rama in ramas}
        return core_schema.tagged_union_schema(opciones, _rama_por_tipo)
    if tuplas := tuple(rama for rama in ramas if get_origin(rama) is tuple):
        resto = tuple(rama for rama in ramas if rama not in tuplas)
        opciones = {_VARIOS: nucleo(tuplas[0], dialecto), _UNO: _union(resto, dialecto)}
        return core_schema.tagged_union_schema(opciones, _rama_de_tupla)
    return core_schema.union_schema(
        [nucleo(rama, dialecto) for rama in ramas],
        custom_error_type="escalar",
        custom_error_message="escalar",
    )


def _rama_de_ausencia(dato: object) -> str:
    return _AUSENCIA if isinstance(dato, Mapping | Ausencia) else _VALOR


def _rama_de_tupla(dato: object) -> str:
    return _UNO if isinstance(dato, Mapping) or is_dataclass(dato) else _VARIOS


def _rama_por_tipo(dato: object) -> str:
    tipo = dato.get("tipo") if isinstance(dato, Mapping) else getattr(dato, "tipo", None)
    return _etiqueta(tipo) if isinstance(tipo, str) else _SIN_TIPO


def _etiqueta(tipo: str) -> str:
    return f"‹{tipo}›"


def _tipo_declarado(clase: object) -> str:
    """El valor del campo `tipo: Literal["…"]`, que distingue a cada clase de una unión."""
    return str(get_args(get_type_hints(clase)["tipo"])[0])


def _de_registro(clase: type, dialecto: Dialecto) -> CoreSchema:
    tipos = get_type_hints(clase)
    por_nombre = {nombre: _con_referencia(tipo, clase) for nombre, tipo in tipos.items()}
    if por_nombre == tipos:
        return _con_campos(clase, tipos, dialecto)
    definicion = _con_campos(clase, por_nombre, dialecto, clase.__name__)
    return core_schema.definitions_schema(nucleo(ForwardRef(clase.__name__), dialecto), [definicion])


def _con_referencia(tipo: object, clase: type) -> object:
    """Una clase que se contiene a sí misma (una lista dentro de otra) se nombra allí donde se repite."""
    if tipo is clase:
        return ForwardRef(clase.__name__)
    partes = tuple(_con_referencia(parte, clase) for parte in get_args(tipo))
    if partes == get_args(tipo):
        return tipo
    return GenericAlias(tuple, partes) if get_origin(tipo) is tuple else reduce(or_, partes)


def _con_campos(
    clase: type, tipos: Mapping[str, object], dialecto: Dialecto, nombre: str | None = None
) -> CoreSchema:
    campos = [
        core_schema.dataclass_field(campo.name, _de_campo(clase, campo, tipos[campo.name], dialecto))
        for campo in fields(clase)
    ]
    return core_schema.no_info_wrap_validator_function(
        _con_sus_reglas,
        core_schema.dataclass_schema(
            clase,
            core_schema.dataclass_args_schema(clase.__name__, campos, extra_behavior="forbid"),
            [campo.name for campo in fields(clase)],
            post_init=hasattr(clase, "__post_init__"),
            slots=True,
            config=core_schema.CoreConfig(extra_fields_behavior="forbid"),
        ),
        ref=nombre,
    )


def _con_sus_reglas(dato: object, validar: core_schema.ValidatorFunctionWrapHandler) -> object:
    """Lo que la clase misma rechaza es un fallo más, con su ruta, y no una excepción suelta."""
    try:
        return validar(dato)
    except ErrorInforme as error:
        dicho = str(error).rstrip(".")  # va después de «en …,»: no empieza una frase
        raise escalares.ValorRechazado(dicho[:1].lower() + dicho[1:], None, "") from error


def _de_campo(clase: type, campo: Field[object], tipo: object, dialecto: Dialecto) -> CoreSchema:
    esquema = nucleo(tipo, dialecto)
    if dialecto is Dialecto.TEXTO and campo.name == "clave" and exige_clave_segura(clase):
        esquema = _funcion(escalares.clave, core_schema.str_schema(pattern=r"^[a-z0-9][a-z0-9_-]{0,59}$"))
    elif dialecto is Dialecto.TEXTO and clase is Texto and campo.name == "contenido":
        esquema = _funcion(partial(escalares.texto, salvo="\n\t"), core_schema.str_schema())
    if campo.default is not MISSING:
        return core_schema.with_default_schema(esquema, default=campo.default)
    if campo.default_factory is not MISSING:
        return core_schema.with_default_schema(esquema, default_factory=campo.default_factory)
    return esquema


def _forma_de_ausencia() -> CoreSchema:
    return core_schema.union_schema(
        [
            core_schema.typed_dict_schema(
                {clase.value: core_schema.typed_dict_field(core_schema.str_schema(min_length=1))},
                extra_behavior="forbid",
            )
            for clase in ClaseDeAusencia
        ]
    )


def _ausencia_escrita(ausencia: Ausencia) -> dict[str, str]:
    return {ausencia.clase.value: ausencia.motivo}


def _clave_de_periodo(periodo: Periodo) -> str:
    return periodo.clave
