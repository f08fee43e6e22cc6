"""Qué documentos estaban en la página web a la fecha de corte: la respuesta que el formato pide por clase."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum

from pandas import DataFrame

from informe_lib.indicadores.ficha import Ficha, Unidad
from informe_lib.indicadores.tabla_de_datos import Tipo, tabla_de_datos
from informe_lib.modelo.ausencia import Ausencia, ClaseDeAusencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.periodo import ErrorPeriodo, Periodo
from informe_lib.modelo.publicacion import Publicacion, TipoDePublicacion

PUBLICACION_AL_CORTE = Ficha(
    clave="publicacion_al_corte",
    nombre="Publicación en la página web",
    unidad=Unidad.DOCUMENTOS,
    definicion="De cada clase de documento, entre los que existían al corte: «no» si de alguno consta que no "
    "estaba publicado ese día, «sin dato» si de alguno no se sabe, «no aplica» si ninguno tiene que "
    "publicarse y «sí» si lo estaban todos. Lo que se publicó después del corte ese día no estaba publicado",
    fuente="publicaciones, sesiones, normas, reglamentos",
)

_COLUMNAS = {"documento": Tipo.TEXTO, "respuesta": Tipo.TEXTO, "motivo": Tipo.TEXTO}

# La clase y la referencia de un documento, y el día desde el que existe.
Nacimiento = tuple[tuple[TipoDePublicacion, str], date]


class RespuestaDePublicacion(StrEnum):
    SI = "sí"
    NO = "no"
    SIN_DATO = "sin dato"
    NO_APLICA = "no aplica"


def publicacion_al_corte(expediente: Expediente) -> DataFrame:
    """Una fila por clase de documento, en el orden del formato.

    Devuelve  documento (la clase), respuesta («sí», «no», «sin dato» o «no aplica») y motivo de que no
              sea «sí», NA si lo es.
    Errores   ninguno: sin registros la respuesta es «sin dato» y el motivo lo dice.
    Fuente    tablas publicaciones, sesiones, normas y reglamentos, corte al último día del periodo.
    """
    existentes = documentos_al_corte(expediente)
    registrados = {una.documento for una in expediente.publicaciones}
    return tabla_de_datos(
        _COLUMNAS,
        (
            (
                tipo.value,
                *_respuesta(
                    [una for una in existentes if una.documento is tipo], hay_registro=tipo in registrados
                ),
            )
            for tipo in TipoDePublicacion
        ),
    )


def documentos_al_corte(expediente: Expediente) -> tuple[Publicacion, ...]:
    """Los documentos que existían al corte, cada uno como estaba ese día.

    El acta de una sesión posterior, la norma que aún no regía o el informe de un periodo que no había
    terminado no se podían publicar: no están. Lo que se publicó después del corte está sin publicar.
    """
    nacimientos = dict(_nacimientos(expediente))
    return tuple(
        _como_estaba(una, expediente.corte)
        for una in expediente.publicaciones
        if nacimientos.get((una.documento, una.referencia), expediente.corte) <= expediente.corte
    )


def _nacimientos(expediente: Expediente) -> Iterator[Nacimiento]:
    """Desde cuándo existe cada documento que los datos conocen por esa referencia.

    De los que comparten número (el acta 1 de cada año) manda el primero: por eso van del último al primero.
    """
    for sesion in sorted(expediente.sesiones, key=lambda una: una.fecha, reverse=True):
        yield from _con_fecha(TipoDePublicacion.ACTA, sesion.fecha, sesion.clave, sesion.acta)
    for norma in expediente.normas:
        if isinstance(norma.vigente_desde, date):
            yield from _con_fecha(TipoDePublicacion.NORMAS, norma.vigente_desde, norma.clave, norma.nombre)
    # El que la página muestra como vigente existe para ella, aunque se haya adoptado después del corte.
    otros = [uno for uno in expediente.reglamentos if uno != expediente.reglamento_vigente()]
    for reglamento in sorted(otros, key=lambda uno: uno.fecha, reverse=True):
        dia = reglamento.fecha
        yield from _con_fecha(TipoDePublicacion.REGLAMENTO, dia, reglamento.numero, dia.isoformat())
    for una in expediente.publicaciones:
        if una.documento is TipoDePublicacion.INFORME and (periodo := _periodo(una.referencia)):
            yield (una.documento, una.referencia), periodo.fin


def _con_fecha(tipo: TipoDePublicacion, dia: date, *referencias: str | Ausencia) -> Iterator[Nacimiento]:
    yield from (((tipo, referencia), dia) for referencia in referencias if isinstance(referencia, str))


def _periodo(referencia: str) -> Periodo | None:
    try:
        return Periodo.desde_texto(referencia)
    except (
        ErrorPeriodo
    ):  # la referencia de un informe es libre: si no nombra un periodo, se supone que existía
        return None


def _como_estaba(una: Publicacion, corte: date) -> Publicacion:
    es_posterior = isinstance(una.fecha, date) and una.fecha > corte
    return replace(una, publicado=False) if una.publicado is True and es_posterior else una


def _respuesta(publicaciones: list[Publicacion], *, hay_registro: bool) -> tuple[str, str | None]:
    respuestas = [una.publicado for una in publicaciones]
    ausencias = [respuesta for respuesta in respuestas if isinstance(respuesta, Ausencia)]
    if not respuestas:
        posterior = "; los documentos registrados son posteriores al corte" if hay_registro else ""
        return RespuestaDePublicacion.SIN_DATO.value, f"no hay registro de su publicación{posterior}"
    if False in respuestas:
        pendientes = "; ".join(una.referencia for una in publicaciones if una.publicado is False)
        return RespuestaDePublicacion.NO.value, f"sin publicar: {pendientes}"
    desconocidas = [una for una in ausencias if una.clase is ClaseDeAusencia.SIN_DATO]
    if desconocidas:
        return RespuestaDePublicacion.SIN_DATO.value, _motivos(desconocidas)
    if len(ausencias) == len(respuestas):
        return RespuestaDePublicacion.NO_APLICA.value, _motivos(ausencias)
    return RespuestaDePublicacion.SI.value, None


def _motivos(ausencias: list[Ausencia]) -> str:
    return "; ".join(dict.fromkeys(ausencia.motivo for ausencia in ausencias))
