"""La publicación en la página web: cada respuesta del formato, y la dirección y la fecha de cada «Sí»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from informe_lib.indicadores.publicacion import (
    RespuestaDePublicacion,
    documentos_al_corte,
    publicacion_al_corte,
)
from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia, ClaseDeAusencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import ContenidoDeSeccion
from informe_lib.modelo.publicacion import Publicacion
from informe_lib.modelo.revision import Severidad
from informe_lib.revision.filas import con_su_fila
from informe_lib.revision.palabras import con_mayuscula
from informe_lib.revision.regla import Dato, Duda, Regla

_DOMINIO = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?")


def publicaciones_sin_respuesta(expediente: Expediente) -> Iterator[Duda]:
    """Las respuestas del formato que saldrían «Sin dato», y los «Sí» sin dirección o sin fecha."""
    secciones = expediente.formato.secciones
    if any(seccion.pone is ContenidoDeSeccion.PUBLICACION for seccion in secciones):
        yield from _respuestas(expediente)
    for fila, una in con_su_fila("publicaciones", expediente.publicaciones):
        if una.publicado is True:
            yield from _direccion(fila, una)
            yield from _fecha(fila, una)
        elif una.publicado is False and isinstance(una.direccion, str):
            yield Duda(
                f"{_nombre(una)} figura sin publicar y tiene dirección: {una.direccion}.",
                Dato("publicaciones", fila, "publicado"),
                remedio="Responda «sí», o quite la dirección.",
                severidad=Severidad.REVISAR,
            )


def _respuestas(expediente: Expediente) -> Iterator[Duda]:
    filas: dict[str, str] = {}
    existentes = {(una.documento, una.referencia) for una in documentos_al_corte(expediente)}
    for fila, una in con_su_fila("publicaciones", expediente.publicaciones):
        if (una.documento, una.referencia) not in existentes:
            continue
        if isinstance(una.publicado, Ausencia) and una.publicado.clase is ClaseDeAusencia.SIN_DATO:
            filas.setdefault(una.documento.value, fila)
    for respuesta in publicacion_al_corte(expediente).itertuples():
        if respuesta.respuesta == RespuestaDePublicacion.SIN_DATO.value:
            clase = str(respuesta.documento)
            campo = "publicado" if clase in filas else ""
            yield Duda(
                f"No se sabe si está en la página web: {clase} ({respuesta.motivo}).",
                Dato("publicaciones", filas.get(clase, ""), campo),
            )


def _direccion(fila: str, una: Publicacion) -> Iterator[Duda]:
    dato = Dato("publicaciones", fila, "direccion")
    if isinstance(una.direccion, Ausencia):
        que = f"{_nombre(una)} figura publicado y falta su dirección: {una.direccion.motivo}."
        yield Duda(que, dato, "Escriba la dirección completa, desde https://.", _peso(una.direccion))
    elif reparo := _reparo(una.direccion):
        que = f"La dirección de {_nombre(una, en_frase=True)} {reparo}: «{una.direccion}»."
        yield Duda(
            que,
            dato,
            "Cópiela del navegador, completa, desde https://.",
            Severidad.REVISAR if una.direccion.startswith("http://") else None,
        )


def _reparo(direccion: str) -> str:
    """Qué le pasa a una dirección; vacío si es https con su dominio y sin espacios."""
    try:
        partes = urlsplit(direccion)
    except ValueError:
        return "no se entiende"
    if partes.scheme == "http":
        return "no es segura (http)"
    es_valida = (
        partes.scheme == "https" and _DOMINIO.fullmatch(partes.netloc) and not re.search(r"\s", direccion)
    )
    return "" if es_valida else "no es una dirección https"


def _fecha(fila: str, una: Publicacion) -> Iterator[Duda]:
    if isinstance(una.fecha, Ausencia) and una.fecha.clase is ClaseDeAusencia.SIN_DATO:
        que = f"{_nombre(una)} figura publicado y no se sabe desde cuándo: {una.fecha.motivo}."
        yield Duda(
            que,
            Dato("publicaciones", fila, "fecha"),
            "Escriba en «fecha» el día en que se publicó.",
            Severidad.REVISAR,
        )


def _peso(ausencia: Ausencia) -> Severidad | None:
    """Lo que alguien explicó se revisa; lo que nadie miró pesa lo de siempre."""
    return None if ausencia == NO_REGISTRADO else Severidad.REVISAR


def _nombre(una: Publicacion, *, en_frase: bool = False) -> str:
    nombre = f"{una.documento.value} «{una.referencia}»"
    return nombre if en_frase else con_mayuscula(nombre)


REGLAS = (
    Regla(
        codigo="V14",
        nombre="Cada respuesta sobre la página web está dada, y cada «Sí» dice dónde y desde cuándo",
        severidad=Severidad.IMPIDE,
        por_que="La Ley 1712 de 2014 manda publicar esos documentos, y quien audita abre el enlace.",
        remedio="Mire en la página web si está y responda «sí» o «no» en «publicado».",
        dudas=publicaciones_sin_respuesta,
    ),
)
