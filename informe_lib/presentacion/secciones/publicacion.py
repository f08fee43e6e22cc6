"""Publicación en la página web: cuatro respuestas que se calculan documento por documento."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from informe_lib.modelo.ausencia import Ausencia, ClaseDeAusencia
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


def publicacion(expediente: Expediente, seccion: SeccionDelFormato) -> Iterator[Bloque]:
    """Las cuatro comprobaciones del formato; lo que no se sabe es «Sin dato», nunca «No»."""
    al_corte = [_al_corte(una, expediente.corte) for una in expediente.publicaciones]
    propias = {tipo: [una for una in al_corte if una.documento is tipo] for tipo in TipoDePublicacion}
    yield Control(
        clave="publicacion",
        titulo=seccion.rotulos.get("titulo", "Documentos publicados"),
        comprobaciones=tuple(
            Comprobacion(seccion.rotulos.get(tipo.value, tipo.value.capitalize()), *_respuesta(propias[tipo]))
            for tipo in TipoDePublicacion
        ),
        datos=_datos(expediente),
    )


def _al_corte(una: Publicacion, corte: date) -> Publicacion:
    """Lo que se publicó después del corte, ese día no estaba publicado: no se olvida, cuenta como «No»."""
    es_posterior = isinstance(una.fecha, date) and una.fecha > corte
    return replace(una, publicado=False) if una.publicado is True and es_posterior else una


def _respuesta(publicaciones: list[Publicacion]) -> tuple[Respuesta, str | None]:
    respuestas = [una.publicado for una in publicaciones]
    ausencias = [respuesta for respuesta in respuestas if isinstance(respuesta, Ausencia)]
    motivos = "; ".join(dict.fromkeys(ausencia.motivo for ausencia in ausencias)) or None
    if not respuestas:
        return Respuesta.SIN_DATO, "no hay registro de su publicación"
    if False in respuestas:
        pendientes = "; ".join(una.referencia for una in publicaciones if una.publicado is False)
        return Respuesta.NO, f"sin publicar: {pendientes}"
    if any(ausencia.clase is ClaseDeAusencia.SIN_DATO for ausencia in ausencias):
        return Respuesta.SIN_DATO, motivos
    if len(ausencias) == len(respuestas):
        return Respuesta.NO_APLICA, motivos
    return Respuesta.SI, None


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
        for una in expediente.publicaciones
    )
    return Datos(columnas, filas)


def _si_o_no(publicado: bool | Ausencia) -> str:
    if isinstance(publicado, Ausencia):
        return str(publicado)
    return "Sí" if publicado else "No"
