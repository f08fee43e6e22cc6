"""Qué funciones de la instancia se abordaron, y en qué sesiones."""

from __future__ import annotations

from pandas import DataFrame

from informe_lib.indicadores.ficha import Ficha, Unidad
from informe_lib.indicadores.tabla_de_datos import Tipo, tabla_de_datos
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import sin_dato
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.instancia import Funcion

FUNCIONES_ABORDADAS = Ficha(
    clave="funciones_abordadas",
    nombre="Funciones abordadas",
    unidad=Unidad.FUNCIONES,
    definicion="Funciones que se trataron en al menos una sesión realizada del alcance. De una sesión que "
    "dice por qué no trató ninguna se sabe que no; de la que no registra nada, no se sabe",
    fuente="funciones, sesiones, funciones_abordadas",
)

# Por qué no se sabe si una función se abordó en una sesión.
SIN_REGISTRO = sin_dato("la sesión no registra qué funciones se abordaron")

_POR_SESION = {"funcion": Tipo.TEXTO, "sesion": Tipo.TEXTO, "abordada": Tipo.LOGICO}
_ABORDADAS = {
    "funcion": Tipo.TEXTO, "numero": Tipo.ENTERO, "texto": Tipo.TEXTO, "especifica": Tipo.LOGICO,
    "sesiones": Tipo.ENTERO, "se_abordo": Tipo.LOGICO,
}  # fmt: skip


def funciones_por_sesion(expediente: Expediente, alcance: Alcance) -> DataFrame:
    """Una fila por función y sesión realizada del alcance, en orden de función y de fecha.

    Devuelve  funcion, sesion (claves) y abordada: sí, no (también si la sesión dice por qué no trató
              ninguna), o NA si de esa sesión nadie registró nada.
    Fuente    tablas funciones, sesiones y funciones_abordadas.
    """
    tratadas = {(una.funcion, una.sesion) for una in expediente.funciones_abordadas}
    registradas = {sesion for _, sesion in tratadas}
    registradas.update(sesion.clave for sesion in expediente.sesiones if sesion.sin_funciones)
    realizadas = [sesion.clave for sesion in expediente.sesiones_realizadas_en(alcance)]
    return tabla_de_datos(
        _POR_SESION,
        (
            (funcion.clave, sesion, (funcion.clave, sesion) in tratadas if sesion in registradas else None)
            for funcion in funciones_en_orden(expediente)
            for sesion in realizadas
        ),
    )


def funciones_abordadas(expediente: Expediente, alcance: Alcance) -> DataFrame:
    """Una fila por función de la instancia: las generales por número y luego las específicas.

    Devuelve  funcion (clave), numero, texto, especifica, sesiones (en cuántas consta que se abordó) y
              se_abordo: sí, no, o NA si no consta y hay sesiones sin registro.
    Fuente    tablas funciones, sesiones y funciones_abordadas.
    """
    marcas = funciones_por_sesion(expediente, alcance)
    veces = marcas[marcas["abordada"].fillna(value=False)]["funcion"].value_counts().to_dict()
    dudosas = set(marcas[marcas["abordada"].isna()]["funcion"])
    return tabla_de_datos(
        _ABORDADAS,
        (
            (
                *(uno.clave, uno.numero, uno.texto, uno.especifica, veces.get(uno.clave, 0)),
                True if uno.clave in veces else None if uno.clave in dudosas else False,
            )
            for uno in funciones_en_orden(expediente)
        ),
    )


def funciones_en_orden(expediente: Expediente) -> list[Funcion]:
    """Las funciones como las lista el formato: generales por número y luego específicas."""
    return sorted(expediente.funciones, key=lambda funcion: (funcion.especifica, funcion.numero))
