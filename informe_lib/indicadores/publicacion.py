"""Qué documentos estaban en la página web a la fecha de corte: la respuesta que el formato pide por clase."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from pandas import DataFrame

from informe_lib.indicadores.ficha import Ficha, Unidad
from informe_lib.indicadores.tabla_de_datos import Tipo, tabla_de_datos
from informe_lib.modelo.ausencia import Ausencia, ClaseDeAusencia, sin_dato
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.instancia import Norma, Reglamento
from informe_lib.modelo.periodo import ErrorPeriodo, Periodo
from informe_lib.modelo.publicacion import Publicacion, TipoDePublicacion
from informe_lib.modelo.sesion import EstadoDeSesion, Sesion

PUBLICACION_AL_CORTE = Ficha(
    clave="publicacion_al_corte",
    nombre="Publicación en la página web",
    unidad=Unidad.DOCUMENTOS,
    definicion="De cada clase de documento, entre los que existían al corte: «no» si de alguno consta que no "
    "estaba publicado ese día, «sin dato» si de alguno no se sabe, «no aplica» si ninguno tiene que "
    "publicarse y «sí» si lo estaban todos. Existían las normas y los acuerdos del reglamento en vigor, las "
    "actas con número de las sesiones realizadas o fallidas y los informes de periodos anteriores desde que "
    "se elaboraron: de los que no tienen registro no se sabe. Lo que se publicó después del corte ese día no "
    "estaba publicado",
    fuente="publicaciones, sesiones, normas, reglamentos, periodos",
)

_COLUMNAS = {"documento": Tipo.TEXTO, "respuesta": Tipo.TEXTO, "motivo": Tipo.TEXTO}

SIN_REGISTRO = sin_dato("no hay registro de su publicación")
DOCUMENTOS_QUE_SE_NOMBRAN = 12  # una respuesta con más no se lee; los demás se cuentan


@dataclass(frozen=True, slots=True)
class _Documento:
    """Un documento que los datos conocen: por qué referencias, y el día desde el que existe."""

    tipo: TipoDePublicacion
    referencias: tuple[str, ...]
    desde: date = date.min


class RespuestaDePublicacion(StrEnum):
    SI = "sí"
    NO = "no"
    SIN_DATO = "sin dato"
    NO_APLICA = "no aplica"


def publicacion_al_corte(expediente: Expediente) -> DataFrame:
    """Una fila por clase de documento, en el orden del formato.

    Devuelve  documento (la clase), respuesta («sí», «no», «sin dato» o «no aplica») y motivo de que no
              sea «sí», NA si lo es; nombra los documentos que existían y de los que no hay registro.
    Errores   ninguno: sin registros la respuesta es «sin dato» y el motivo lo dice.
    Fuente    tablas publicaciones, sesiones, normas, reglamentos y periodos, corte al último día del periodo.
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

    El acta de una sesión posterior, la norma que aún no regía o el informe que no se había elaborado no
    se podían publicar: no están. Lo que se publicó después del corte está sin publicar, y de lo que
    existía y nadie registró no se sabe: está, con esa razón.
    """
    corte = expediente.corte
    conocidos = [uno for uno in _documentos(expediente) if uno.desde <= corte]
    actas = _fechas_de_las_actas(expediente)
    return (
        *(
            _como_estaba(una, corte)
            for una in expediente.publicaciones
            if _nacio(expediente, una, actas) <= corte
        ),
        *_sin_registro(conocidos, expediente.publicaciones),
    )


def _documentos(expediente: Expediente) -> Iterator[_Documento]:
    """Los que la página debería tener: lo que rige al corte y lo que la instancia ha producido."""
    for norma in expediente.normas:
        if norma.rige(expediente.corte):
            yield _Documento(TipoDePublicacion.NORMAS, _de_la_norma(norma))
    # El reglamento que la página muestra existe para ella, aunque se haya adoptado después del corte.
    vigente = expediente.reglamento_vigente()
    for reglamento in (*filter(None, (vigente,)), *expediente.modificaciones_del_reglamento()):
        yield _Documento(TipoDePublicacion.REGLAMENTO, _del_reglamento(reglamento))
    for sesion in sorted(expediente.sesiones, key=lambda una: (una.fecha, una.clave)):
        se_instalo = sesion.estado in (EstadoDeSesion.REALIZADA, EstadoDeSesion.FALLIDA)
        if sesion.es_de_la_instancia() and se_instalo and isinstance(sesion.acta, str):
            yield _Documento(TipoDePublicacion.ACTA, _del_acta(sesion), sesion.fecha)
    for periodo in sorted(registro.periodo for registro in expediente.periodos):
        yield _Documento(TipoDePublicacion.INFORME, (periodo.clave,), _elaborado(expediente, periodo))


def _sin_registro(
    conocidos: Iterable[_Documento], publicaciones: Iterable[Publicacion]
) -> Iterator[Publicacion]:
    """Los conocidos que ningún registro nombra; un registro responde por un solo documento."""
    quedan = Counter((una.documento, _referencia(una)) for una in publicaciones)
    for documento in conocidos:
        propias = ((documento.tipo, referencia) for referencia in documento.referencias)
        propia = next((una for una in propias if quedan[una]), None)
        if propia is None:
            yield Publicacion(documento.tipo, documento.referencias[0], SIN_REGISTRO)
        else:
            quedan[propia] -= 1


def _nacio(expediente: Expediente, una: Publicacion, actas: Mapping[str, date]) -> date:
    """Desde cuándo existe el documento de un registro; si los datos no lo conocen, desde siempre."""
    if una.documento is TipoDePublicacion.INFORME:
        periodo = _periodo(una.referencia)
        return _elaborado(expediente, periodo) if periodo else date.min
    if una.documento is TipoDePublicacion.ACTA:
        return actas.get(una.referencia, date.min)
    if una.documento is TipoDePublicacion.NORMAS:
        desde = (norma.vigente_desde for norma in expediente.normas if una.referencia in _de_la_norma(norma))
        fechas = [dia for dia in desde if isinstance(dia, date)]
    else:
        propios = [uno for uno in expediente.reglamentos if una.referencia in _del_reglamento(uno)]
        es_el_vigente = expediente.reglamento_vigente() in propios
        fechas = [] if es_el_vigente else [uno.fecha for uno in propios]
    return min(fechas, default=date.min)


def _fechas_de_las_actas(expediente: Expediente) -> Mapping[str, date]:
    """Por cada referencia de un acta, su día; de las que la comparten (la 1 de cada año), el primero."""
    fechas: dict[str, date] = {}
    for sesion in expediente.sesiones:
        for referencia in _del_acta(sesion):
            fechas[referencia] = min(sesion.fecha, fechas.get(referencia, date.max))
    return fechas


def _de_la_norma(norma: Norma) -> tuple[str, ...]:
    return norma.nombre, norma.clave


def _del_reglamento(reglamento: Reglamento) -> tuple[str, ...]:
    dia = reglamento.fecha.isoformat()
    return (reglamento.numero, dia) if isinstance(reglamento.numero, str) else (dia,)


def _del_acta(sesion: Sesion) -> tuple[str, ...]:
    return (sesion.acta, sesion.clave) if isinstance(sesion.acta, str) else (sesion.clave,)


def _elaborado(expediente: Expediente, periodo: Periodo) -> date:
    """Desde cuándo existe el informe de un periodo: desde que se elabora, y nunca antes de que termine."""
    declarados = (uno.elaborado for uno in expediente.periodos if uno.periodo == periodo)
    elaborado = next(declarados, None)
    terminado = periodo.fin + timedelta(days=1)
    return max(elaborado, terminado) if isinstance(elaborado, date) else terminado


def _referencia(una: Publicacion) -> str:
    """La de un informe es su periodo, se escriba como se escriba: «III trimestre 2024» es 2024-T3."""
    periodo = _periodo(una.referencia) if una.documento is TipoDePublicacion.INFORME else None
    return periodo.clave if periodo else una.referencia


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
        return RespuestaDePublicacion.SIN_DATO.value, f"{SIN_REGISTRO.motivo}{posterior}"
    desconocidas = [una for una in ausencias if una.clase is ClaseDeAusencia.SIN_DATO]
    if False in respuestas:
        pendientes = _nombrados("sin publicar", (una for una in publicaciones if una.publicado is False))
        return RespuestaDePublicacion.NO.value, "; ".join((*pendientes, *_faltantes(publicaciones)))
    if desconocidas:
        motivos = (*_motivos(desconocidas), *_faltantes(publicaciones))
        return RespuestaDePublicacion.SIN_DATO.value, "; ".join(motivos)
    if len(ausencias) == len(respuestas):
        return RespuestaDePublicacion.NO_APLICA.value, "; ".join(_motivos(ausencias))
    return RespuestaDePublicacion.SI.value, None


def _motivos(ausencias: Iterable[Ausencia]) -> Iterable[str]:
    return dict.fromkeys(una.motivo for una in ausencias if una != SIN_REGISTRO)


def _faltantes(publicaciones: Iterable[Publicacion]) -> Iterator[str]:
    """«no hay registro de: acta 5»."""
    faltan = (una for una in publicaciones if una.publicado == SIN_REGISTRO)
    return _nombrados("no hay registro de", faltan)


def _nombrados(comienzo: str, publicaciones: Iterable[Publicacion]) -> Iterator[str]:
    nombres = [_nombre(una) for una in publicaciones]
    sobran = len(nombres) - DOCUMENTOS_QUE_SE_NOMBRAN
    resto = (f"y {sobran} más",) if sobran > 0 else ()
    if nombres:
        yield f"{comienzo}: {', '.join((*nombres[:DOCUMENTOS_QUE_SE_NOMBRAN], *resto))}"


def _nombre(una: Publicacion) -> str:
    """«acta 5», «informe 2024-S1»; una norma o un acuerdo ya dicen qué son."""
    es_numero = una.documento in (TipoDePublicacion.ACTA, TipoDePublicacion.INFORME)
    return f"{una.documento.value} {una.referencia}" if es_numero else una.referencia
