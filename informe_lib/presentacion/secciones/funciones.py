"""Funciones: en qué sesiones se abordó cada una."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from pandas import NA

from informe_lib.indicadores.funciones import funciones_abordadas, funciones_por_sesion
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import SeccionDelFormato
from informe_lib.modelo.instancia import Funcion
from informe_lib.modelo.sesion import Sesion
from informe_lib.presentacion.bloques import (
    Alineacion,
    Bloque,
    Celda,
    Columna,
    Datos,
    Nota,
    Respuesta,
    Tabla,
    Texto,
    TipoDeDato,
)
from informe_lib.presentacion.secciones.escritura import nombres_de_sesion

Abordada = Mapping[tuple[str, str], Respuesta]


def _funciones(expediente: Expediente, seccion: SeccionDelFormato, *, especificas: bool) -> Iterator[Bloque]:
    propias = [funcion for funcion in expediente.funciones if funcion.especifica is especificas]
    if not propias:
        yield Nota((Texto("Sin dato: la instancia no tiene registradas funciones de esta clase."),))
        return
    alcance = seccion.alcance or Alcance.PERIODO
    sesiones = expediente.sesiones_realizadas_en(alcance)
    marcas = funciones_por_sesion(expediente, alcance).itertuples()
    abordada = {(str(marca.funcion), str(marca.sesion)): _respuesta(marca.abordada) for marca in marcas}
    resumen = funciones_abordadas(expediente, alcance).itertuples()
    se_abordo = {str(funcion.funcion): _respuesta(funcion.se_abordo) for funcion in resumen}
    yield Tabla(
        clave=seccion.clave,
        titulo=seccion.rotulos.get("sesiones", "Sesiones en las que se abordaron"),
        encabezado=(_encabezado(expediente, sesiones),),
        cuerpo=tuple(
            (
                Celda(f"{funcion.numero}. {funcion.texto}", funcion.texto, es_encabezado=True),
                *(_celda(abordada[funcion.clave, sesion.clave]) for sesion in sesiones),
                _celda(se_abordo[funcion.clave]),
            )
            for funcion in propias
        ),
        datos=_datos(propias, sesiones, abordada),
        anchos=(18, *(5 for _ in sesiones), 4),
    )
    yield Nota((Texto(_fuente(expediente, propias)),))


funciones_generales = partial(_funciones, especificas=False)
funciones_especificas = partial(_funciones, especificas=True)


def _encabezado(expediente: Expediente, sesiones: tuple[Sesion, ...]) -> tuple[Celda, ...]:
    nombres = nombres_de_sesion(expediente, sesiones)
    titulos = ("Función", *(nombres[sesion.clave] for sesion in sesiones), "Se abordó")
    return tuple(
        Celda(titulo, es_encabezado=True, alineacion=Alineacion.CENTRO if indice else Alineacion.IZQUIERDA)
        for indice, titulo in enumerate(titulos)
    )


def _respuesta(abordada: object) -> Respuesta:
    """Lo que nadie registró es «Sin dato», nunca «No»."""
    return Respuesta.SIN_DATO if abordada is NA else Respuesta.SI if abordada else Respuesta.NO


def _celda(respuesta: Respuesta) -> Celda:
    return Celda(respuesta.value, respuesta.value, alineacion=Alineacion.CENTRO)


def _fuente(expediente: Expediente, funciones: list[Funcion]) -> str:
    nombres = {norma.clave: norma.nombre for norma in expediente.normas}
    normas = dict.fromkeys(nombres.get(funcion.norma, funcion.norma) for funcion in funciones)
    return f"Las funciones se enuncian en breve; el texto que obliga es el de la norma: {', '.join(normas)}."


def _datos(funciones: list[Funcion], sesiones: tuple[Sesion, ...], abordada: Abordada) -> Datos:
    columnas = (
        Columna("numero", "Número", TipoDeDato.ENTERO),
        Columna("funcion", "Función"),
        Columna("sesion", "Sesión"),
        Columna("fecha", "Fecha de la sesión", TipoDeDato.FECHA),
        Columna("abordada", "Se abordó"),
    )
    filas = tuple(
        (funcion.numero, funcion.texto, sesion.clave, sesion.fecha.isoformat(),
         abordada[funcion.clave, sesion.clave].value)
        for funcion in funciones
        for sesion in sesiones
    )  # fmt: skip
    return Datos(columnas, filas)
