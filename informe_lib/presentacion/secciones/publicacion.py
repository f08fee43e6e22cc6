"""Publicación: cuáles de los documentos de la instancia estaban en la página web a la fecha de corte."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pandas import NA

from informe_lib.indicadores.publicacion import (
    RespuestaDePublicacion,
    documentos_al_corte,
    publicacion_al_corte,
)
from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia, no_aplica, sin_dato
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import SeccionDelFormato
from informe_lib.modelo.publicacion import Publicacion, TipoDePublicacion
from informe_lib.presentacion.bloques import (
    Bloque,
    Columna,
    Comprobacion,
    Control,
    Datos,
    Respuesta,
    TipoDeDato,
)
from informe_lib.presentacion.tabulacion import datos_con_motivos

RESPUESTAS = {
    RespuestaDePublicacion.SI: Respuesta.SI,
    RespuestaDePublicacion.NO: Respuesta.NO,
    RespuestaDePublicacion.SIN_DATO: Respuesta.SIN_DATO,
    RespuestaDePublicacion.NO_APLICA: Respuesta.NO_APLICA,
}

COLUMNAS_DE_DATOS = (
    Columna("documento", "Documento"),
    Columna("referencia", "Referencia"),
    Columna("publicado", "Publicado"),
    Columna("direccion", "Dirección web"),
    Columna("fecha", "Fecha de publicación", TipoDeDato.FECHA),
)


def publicacion(expediente: Expediente, seccion: SeccionDelFormato) -> Iterator[Bloque]:
    """Las cuatro comprobaciones del formato; lo que no se sabe es «Sin dato», nunca «No»."""
    respuestas = list(publicacion_al_corte(expediente).itertuples())
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
        datos=_datos(
            expediente,
            {str(una.documento): _ausencia(str(una.respuesta), str(una.motivo)) for una in respuestas},
        ),
    )


def _ausencia(respuesta: str, motivo: str) -> Ausencia:
    """La razón con que se responde por una clase de documentos de la que ninguno se conoce."""
    return no_aplica(motivo) if respuesta == RespuestaDePublicacion.NO_APLICA else sin_dato(motivo)


def _datos(expediente: Expediente, ausencias: Mapping[str, Ausencia]) -> Datos:
    """Una fila por documento; la clase de la que no se conoce ninguno trae la suya, con la razón."""
    documentos = documentos_al_corte(expediente)
    return datos_con_motivos(
        COLUMNAS_DE_DATOS,
        (
            fila
            for tipo in TipoDePublicacion
            for fila in [_fila(una) for una in documentos if una.documento is tipo]
            or [(tipo.value, None, ausencias[tipo.value], None, None)]
        ),
    )


def _fila(una: Publicacion) -> tuple[object, ...]:
    """De lo que no se publicó, o no se sabe si se publicó, no faltan la dirección ni la fecha."""
    donde_y_cuando = (
        None if una.publicado is not True and uno == NO_REGISTRADO else uno
        for uno in (una.direccion, una.fecha)
    )
    publicado = una.publicado if isinstance(una.publicado, Ausencia) else "Sí" if una.publicado else "No"
    return (una.documento.value, una.referencia, publicado, *donde_y_cuando)
