"""El cuello por el que pasan todas las fuentes: filas planas con su origen ↔ Expediente.

Una tabla se llama como su campo del Expediente y su fila tiene los campos de la clase que lo
llena. A este módulo le da igual si la fila salió de un YAML, de una hoja o de una base de datos.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from typing import cast, get_args, get_origin, get_type_hints

from informe_lib.fuentes.errores import ErrorDeForma, ErrorDeLectura, FalloDeLectura, Ruta, con_lugar
from informe_lib.fuentes.esquema import Dialecto, a_datos, validar
from informe_lib.fuentes.identidad import claves_de, identidad_de
from informe_lib.fuentes.sugerencia import sugerencia
from informe_lib.modelo.expediente import Expediente, Origen, Procedencia
from informe_lib.modelo.periodo import Periodo

UNICAS = ("instancia", "formato")  # tablas de una sola fila


@dataclass(frozen=True, slots=True)
class Fila:
    """Los valores de una fila, como se escribieron, y dónde: `origen` es el de la fila entera.

    `nombres` dice cómo llamar en un mensaje a los campos que se escribieron sin su palabra.
    """

    valores: Mapping[str, object]
    origen: Origen
    origenes: Mapping[Ruta, Origen] = field(default_factory=dict)
    nombres: Mapping[Ruta, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TablasTipadas:
    """Cada tabla ya con sus clases, de dónde salió cada campo, y lo que no se pudo representar."""

    registros: Mapping[str, tuple[object, ...]]
    procedencia: Procedencia
    fallos: tuple[FalloDeLectura, ...]


@cache
def clases_de_tabla() -> Mapping[str, type]:
    """La clase de la fila de cada tabla, según el Expediente."""
    tipos = get_type_hints(Expediente)
    clases = {nombre: get_args(tipo)[0] for nombre, tipo in tipos.items() if get_origin(tipo) is tuple}
    return {unica: tipos[unica] for unica in UNICAS} | clases


def campos_de_tabla(tabla: str) -> tuple[str, ...]:
    """Los campos de una fila, en el orden en que el modelo los declara."""
    return tuple(campo.name for campo in fields(clases_de_tabla()[tabla]))


def tipar(tablas: Mapping[str, Sequence[Fila]], *, dialecto: Dialecto = Dialecto.TEXTO) -> TablasTipadas:
    """Da su tipo a cada fila y junta todos los fallos, sin detenerse en el primero.

    Recibe    las filas de cada tabla; una tabla ausente queda vacía.
    Devuelve  los registros de las filas buenas, su procedencia y los fallos de las demás.
    """
    registros: dict[str, tuple[object, ...]] = {}
    procedencia: dict[tuple[str, str, str], Origen] = {}
    fallos: list[FalloDeLectura] = []
    for tabla, filas in tablas.items():
        if tabla not in clases_de_tabla():
            consejo = sugerencia(tabla, clases_de_tabla())
            fallos.append(FalloDeLectura(Origen(tabla), "no se conoce esa tabla", None, consejo))
            continue
        buenas, registros[tabla], propios = _tipar_tabla(clases_de_tabla()[tabla], filas, dialecto)
        fallos.extend((*propios, *repetidas(tabla, buenas, registros[tabla])))
        for clave, fila in zip(claves_de(tabla, registros[tabla]), buenas, strict=True):
            procedencia |= {
                (tabla, clave, str(ruta[0])): origen
                for ruta, origen in fila.origenes.items()
                if len(ruta) == 1
            }
    return TablasTipadas(registros, procedencia, tuple(fallos))


def _tipar_tabla(
    clase: type, filas: Sequence[Fila], dialecto: Dialecto
) -> tuple[list[Fila], tuple[object, ...], list[FalloDeLectura]]:
    tipo = cast("type[tuple[object, ...]]", tuple[clase, ...])  # type: ignore[valid-type]  # la clase se conoce al leer
    try:
        return list(filas), validar(tipo, [fila.valores for fila in filas], dialecto=dialecto), []
    except ErrorDeForma as error:
        origenes: dict[Ruta, Origen] = {}
        nombres: dict[Ruta, str] = {}
        for posicion, fila in enumerate(filas):
            origenes[(posicion,)] = fila.origen
            origenes |= {(posicion, *ruta): origen for ruta, origen in fila.origenes.items()}
            nombres |= {(posicion, *ruta): nombre for ruta, nombre in fila.nombres.items()}
        malas = {fallo.ruta[0] for fallo in error.fallos}
        buenas = [fila for posicion, fila in enumerate(filas) if posicion not in malas]
        registros = validar(tipo, [fila.valores for fila in buenas], dialecto=dialecto)
        return buenas, registros, [con_lugar(fallo, origenes, nombres) for fallo in error.fallos]


def repetidas(tabla: str, filas: Sequence[Fila], registros: Sequence[object]) -> Iterable[FalloDeLectura]:
    """Un fallo por cada fila que repite la identidad de otra."""
    primeras: dict[tuple[str, ...], Origen] = {}
    for fila, registro in zip(filas, registros, strict=True):
        identidad = identidad_de(tabla, registro)
        if identidad is None:
            continue
        if identidad in primeras:
            que = f"«{'/'.join(identidad)}» está repetida en «{tabla}»: ya está en {primeras[identidad]}"
            remedio = (
                "Deje una sola o póngale otra «clave»." if hasattr(registro, "clave") else "Deje una sola."
            )
            yield FalloDeLectura(fila.origen, que, None, remedio)
        primeras.setdefault(identidad, fila.origen)


def expediente_de(
    tablas: Mapping[str, Sequence[Fila]], periodo: Periodo, *, dialecto: Dialecto = Dialecto.TEXTO
) -> Expediente:
    """El Expediente que unas tablas describen, para el informe de un periodo.

    Recibe    las filas de cada tabla; «instancia» y «formato» traen exactamente una. Las que dio
              `tablas_de` se leen con `Dialecto.JSON`: nadie escribió a mano esos números.
    Errores   `ErrorDeLectura`, con todos los fallos a la vez.
    """
    tipadas = tipar(tablas, dialecto=dialecto)
    faltan = tuple(
        FalloDeLectura(Origen(unica), "debe traer una fila", None, "Agréguela.")
        for unica in UNICAS
        if len(tablas.get(unica, ())) != 1
    )
    if tipadas.fallos or faltan:
        raise ErrorDeLectura((*tipadas.fallos, *faltan))
    return armar(tipadas, periodo)


def armar(tipadas: TablasTipadas, periodo: Periodo) -> Expediente:
    """El Expediente de unas tablas sin fallos."""
    unicas = {unica: tipadas.registros[unica][0] for unica in UNICAS}
    varias = {tabla: registros for tabla, registros in tipadas.registros.items() if tabla not in UNICAS}
    crear = cast("type[object]", Expediente)
    return cast("Expediente", crear(periodo=periodo, procedencia=tipadas.procedencia, **unicas, **varias))  # type: ignore[call-arg]


def tablas_de(expediente: Expediente) -> dict[str, list[dict[str, object]]]:
    """Las tablas de un Expediente como filas planas, listas para un JSON, una hoja o una base de datos.

    Devuelve  por tabla, una fila por registro con todos sus campos; leerlas otra vez da el mismo
              Expediente. El periodo pedido no es una tabla.
    """
    return {
        tabla: [
            cast("dict[str, object]", a_datos(clase, registro)) for registro in _registros(expediente, tabla)
        ]
        for tabla, clase in clases_de_tabla().items()
    }


def _registros(expediente: Expediente, tabla: str) -> tuple[object, ...]:
    """Los registros de una tabla, aunque sea de una sola fila."""
    contenido = getattr(expediente, tabla)
    return (contenido,) if tabla in UNICAS else cast("tuple[object, ...]", contenido)
