"""Publicación: cuáles de los documentos de la instancia estaban en la página web a la fecha de corte."""

from __future__ import annotations

from collections.abc import Iterator

from pandas import NA

from informe_lib.indicadores.publicacion import (
    RespuestaDePublicacion,
    documentos_al_corte,
    publicacion_al_corte,
)
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import SeccionDelFormato
from informe_lib.presentacion.bloques import (
    Bloque,
    Columna,
    Comprobacion,
    Control,
    Datos,
    Respuesta,
    TipoDeDato,
)

RESPUESTAS = {
    RespuestaDePublicacion.SI: Respuesta.SI,
    RespuestaDePublicacion.NO: Respuesta.NO,
    RespuestaDePublicacion.SIN_DATO: Respuesta.SIN_DATO,
    RespuestaDePublicacion.NO_APLICA: Respuesta.NO_APLICA,
}


def publicacion(expediente: Expediente, seccion: SeccionDelFormato) -> Iterator[Bloque]:
    """Las cuatro comprobaciones del formato; lo que no se sabe es «Sin dato», nunca «No»."""
    respuestas = publicacion_al_corte(expediente).itertuples()
    yield Control(
        clave=seccion.clave,
        titulo=seccion.rotulos.get("titulo", "Documentos publicados"),
        comprobaciones=tuple(
            Comprobacion(
                seccion.rotulos.get(str(una.documento), str(una.documento).capitalize()),
                RESPUESTAS[RespuestaDePublicacion(str(una.respuesta))],
                None if una.motivo is NA else str(una.motivo),
            )
            for una in respuestas
        ),
        datos=_datos(expediente),
    )


def _datos(expediente: Expediente) -> Datos:
    columnas = (
        Columna("documento", "Documento"),
        Columna("referencia", "Referencia"),
        Columna("publicado", "Publicado"),
        Columna("direccion", "Dirección web"),
        Columna("fecha", "Fecha de publicación", TipoDeDato.FECHA),
    )
    filas = tuple(
        (
            una.documento.value,
            una.referencia,
            _si_o_no(una.publicado),
            None if isinstance(una.direccion, Ausencia) else una.direccion,
            None if isinstance(una.fecha, Ausencia) else una.fecha.isoformat(),
        )
        for una in documentos_al_corte(expediente)
    )
    return Datos(columnas, filas)


def _si_o_no(publicado: bool | Ausencia) -> str:
    if isinstance(publicado, Ausencia):
        return str(publicado)
    return "Sí" if publicado else "No"
