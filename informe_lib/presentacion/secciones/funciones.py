"""Funciones: en qué sesiones se abordó cada una o, si fueron demasiadas, en cuántas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from pandas import NA

from informe_lib.indicadores.funciones import (
    SIN_REGISTRO,
    funciones_abordadas,
    funciones_en_orden,
    funciones_por_sesion,
)
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import SeccionDelFormato
from informe_lib.modelo.instancia import Funcion
from informe_lib.modelo.sesion import Sesion
from informe_lib.presentacion import formato
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
from informe_lib.presentacion.nombres_de_sesion import fechas_de_sesion
from informe_lib.presentacion.secciones.escritura import (
    SESIONES_EN_COLUMNAS,
    SinContenidoQueMostrar,
    fechas_o_cuantas,
    nota_de_muchas_sesiones,
)
from informe_lib.presentacion.tabulacion import datos_con_motivos

COLUMNAS_DE_DATOS = (
    Columna("numero", "Número", TipoDeDato.ENTERO),
    Columna("funcion", "Función"),
    Columna("sesion", "Sesión"),
    Columna("fecha", "Fecha de la sesión", TipoDeDato.FECHA),
    Columna("abordada", "Se abordó"),
)


@dataclass(frozen=True, slots=True)
class _Registro:
    """Las funciones de una clase, las sesiones del alcance y si en cada una se abordó cada función."""

    funciones: tuple[Funcion, ...]
    sesiones: tuple[Sesion, ...]
    fechas: Mapping[str, str]
    abordada: Mapping[tuple[str, str], Respuesta]
    se_abordo: Mapping[str, Respuesta]

    def es_de_muchas(self) -> bool:
        return len(self.sesiones) > SESIONES_EN_COLUMNAS


def _funciones(expediente: Expediente, seccion: SeccionDelFormato, *, especificas: bool) -> Iterator[Bloque]:
    registro = _leer(expediente, seccion.alcance or Alcance.PERIODO, especificas=especificas)
    if not registro.funciones:
        clase = "específicas" if especificas else "generales"
        raise SinContenidoQueMostrar(f"la instancia no tiene registradas funciones {clase}")
    columnas = 1 if registro.es_de_muchas() else len(registro.sesiones)
    yield Tabla(
        clave=seccion.clave,
        titulo=seccion.rotulos.get("sesiones", "Sesiones en las que se abordaron"),
        encabezado=(_encabezado(registro, seccion),),
        cuerpo=tuple(_fila(registro, funcion) for funcion in registro.funciones),
        datos=_datos(registro),
        anchos=(18, *(5 for _ in range(columnas)), 4),
        notas=tuple(_notas(registro)),
    )
    yield Nota((Texto(_fuente(expediente, registro.funciones)),))


funciones_generales = partial(_funciones, especificas=False)
funciones_especificas = partial(_funciones, especificas=True)


def _leer(expediente: Expediente, alcance: Alcance, *, especificas: bool) -> _Registro:
    sesiones = expediente.sesiones_realizadas_en(alcance)
    marcas = funciones_por_sesion(expediente, alcance).itertuples()
    resumen = funciones_abordadas(expediente, alcance).itertuples()
    return _Registro(
        funciones=tuple(una for una in funciones_en_orden(expediente) if una.especifica is especificas),
        sesiones=sesiones,
        fechas=fechas_de_sesion(expediente),
        abordada={(str(marca.funcion), str(marca.sesion)): _respuesta(marca.abordada) for marca in marcas},
        se_abordo={str(funcion.funcion): _respuesta(funcion.se_abordo) for funcion in resumen},
    )


def _respuesta(abordada: object) -> Respuesta:
    """Lo que nadie registró es «Sin dato», nunca «No»."""
    return Respuesta.SIN_DATO if abordada is NA else Respuesta.SI if abordada else Respuesta.NO


def _encabezado(registro: _Registro, seccion: SeccionDelFormato) -> tuple[Celda, ...]:
    fechas = [registro.fechas[sesion.clave] for sesion in registro.sesiones]
    medio = ["Sesiones en que se abordó"] if registro.es_de_muchas() else fechas
    funcion, abordo = (
        seccion.rotulos.get(clave, rotulo)
        for clave, rotulo in (("funcion", "Función"), ("se_abordo", "Se abordó"))
    )
    return (
        Celda(funcion, es_encabezado=True),
        *(Celda(titulo, es_encabezado=True, alineacion=Alineacion.CENTRO) for titulo in (*medio, abordo)),
    )


def _fila(registro: _Registro, funcion: Funcion) -> tuple[Celda, ...]:
    respuestas = [registro.abordada[funcion.clave, sesion.clave] for sesion in registro.sesiones]
    veces = respuestas.count(Respuesta.SI)
    contadas = (Celda(formato.numero(veces), veces, alineacion=Alineacion.CENTRO),)
    return (
        Celda(f"{funcion.numero}. {funcion.texto}", funcion.texto, es_encabezado=True),
        *(contadas if registro.es_de_muchas() else map(_celda, respuestas)),
        _celda(registro.se_abordo[funcion.clave]),
    )


def _celda(respuesta: Respuesta) -> Celda:
    return Celda(respuesta.value, respuesta.value, alineacion=Alineacion.CENTRO)


def _notas(registro: _Registro) -> Iterator[str]:
    """Si no hubo sesiones, o fueron demasiadas, y por qué en alguna no se abordó ninguna función."""
    if not registro.sesiones:
        yield "No hubo sesiones realizadas en el alcance de esta sección."
    if registro.es_de_muchas():
        yield nota_de_muchas_sesiones(len(registro.sesiones))
    con_alguna = {sesion for (_, sesion), respuesta in registro.abordada.items() if respuesta is Respuesta.SI}
    por_motivo: dict[str, list[str]] = {}
    for sesion in registro.sesiones:
        if sesion.sin_funciones and sesion.clave not in con_alguna:
            por_motivo.setdefault(sesion.sin_funciones, []).append(registro.fechas[sesion.clave])
    for motivo, fechas in por_motivo.items():
        yield f"{fechas_o_cuantas(fechas)}: no se abordó ninguna función; {motivo}."


def _fuente(expediente: Expediente, funciones: tuple[Funcion, ...]) -> str:
    nombres = {norma.clave: norma.nombre for norma in expediente.normas}
    normas = dict.fromkeys(nombres.get(funcion.norma, funcion.norma) for funcion in funciones)
    de_la_norma = f"{formato.plural(len(normas), 'la norma', 'las normas')}: {formato.lista(normas)}"
    return f"Las funciones se enuncian en breve; el texto que obliga es el de {de_la_norma}."


def _datos(registro: _Registro) -> Datos:
    respuestas = (
        (funcion, sesion, registro.abordada[funcion.clave, sesion.clave])
        for funcion in registro.funciones
        for sesion in registro.sesiones
    )
    return datos_con_motivos(
        COLUMNAS_DE_DATOS,
        (
            (funcion.numero, funcion.texto, sesion.clave, sesion.fecha,
             SIN_REGISTRO if abordada is Respuesta.SIN_DATO else abordada.value)
            for funcion, sesion, abordada in respuestas
        ),
    )  # fmt: skip
