"""Lo que se cuenta de las sesiones: cuántas, de qué tipo, en qué quedaron, sus actas y sus invitados."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise, product

from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.publicacion import TipoDePublicacion
from informe_lib.modelo.sesion import EstadoDeSesion, Sesion, TipoDeSesion
from informe_lib.revision.texto.cuenta import Cuenta, cuenta
from informe_lib.revision.texto.palabras import plano
from informe_lib.revision.texto.plazos import Clase, Plazo, plazos_que_se_cuentan

SESIONES = "sesiones encuentros ordinaria extraordinaria"
CUMPLIMIENTO = f"{SESIONES} cumplimiento calendario"
INVITADOS = "invitados entidades organizaciones instituciones invitaciones"


def cuentas_de_sesiones(expediente: Expediente) -> Iterator[Cuenta]:
    """Las de la instancia, por plazo; las de sus órganos, aparte."""
    hay_otras = any("reunion" in plano(una.nombre) for una in expediente.cifras)
    se_llaman = SESIONES if hay_otras else f"{SESIONES} reuniones"
    propias = [una for una in expediente.sesiones if una.es_de_la_instancia()]
    for plazo, solo_nombrada in plazos_que_se_cuentan(expediente.periodo).items():
        suyas = [una for una in propias if plazo.cubre(una.fecha) and una.fecha <= expediente.corte]
        for valor, que, rasgos in (*_por_estado(suyas), *_programadas(propias, plazo)):
            yield cuenta(valor, se_llaman, que, rasgos, plazo=plazo, solo_nombrada=solo_nombrada)
        yield from _actas(expediente, suyas, plazo, solo_nombrada=solo_nombrada)
        yield from _invitados(expediente, suyas, plazo, solo_nombrada=solo_nombrada)
    yield from _de_cada_sesion(expediente, propias)
    yield from _de_los_organos(expediente)
    if not isinstance(minimo := expediente.instancia.minimo_de_sesiones, Ausencia):
        yield cuenta(minimo, se_llaman, "el mínimo anual de sesiones", {"estado": "minima"})


Conteo = tuple[int, str, dict[str, str]]


def _por_estado(sesiones: Sequence[Sesion]) -> Iterator[Conteo]:
    for estado, tipo in product(EstadoDeSesion, (None, *TipoDeSesion)):
        suyas = [una for una in sesiones if una.estado is estado and tipo in (None, una.tipo)]
        if estado is EstadoDeSesion.PROGRAMADA:
            continue
        rasgos = {"estado": estado.value} | ({"tipo": tipo.value} if tipo else {})
        yield len(suyas), f"sesiones {_plural(tipo)}{estado.value}s", rasgos
        if estado is EstadoDeSesion.FALLIDA:
            instaladas = sum(
                una.estado in (estado, EstadoDeSesion.REALIZADA) and tipo in (None, una.tipo)
                for una in sesiones
            )
            yield instaladas, f"sesiones {_plural(tipo)}instaladas", rasgos | {"estado": "instalada"}
        modalidades = {una.modalidad for una in suyas if isinstance(una.modalidad, str)}
        for modalidad in modalidades if estado is EstadoDeSesion.REALIZADA else ():
            cuantas = sum(una.modalidad == modalidad for una in suyas)
            yield (
                cuantas,
                f"sesiones {_plural(tipo)}en modalidad {modalidad}",
                rasgos | {"modalidad": modalidad},
            )


def _programadas(sesiones: Sequence[Sesion], plazo: Plazo) -> Iterator[Conteo]:
    """La que se corrió y su reemplazo son una, cuando se programó o cuando le tocó al final."""
    for tipo in (None, *TipoDeSesion):
        rasgos = {"estado": "programada"} | ({"tipo": tipo.value} if tipo else {})
        propias = [una for una in sesiones if tipo in (None, una.tipo)]
        por_programa = [una for una in propias if plazo.cubre(una.fecha_programada)]
        por_fecha = [una for una in propias if plazo.cubre(una.fecha)]
        for cuantas in {_distintas(por_programa), _distintas(por_fecha)}:
            yield cuantas, f"sesiones {_plural(tipo)}programadas", rasgos


def _distintas(sesiones: Sequence[Sesion]) -> int:
    claves = {una.clave for una in sesiones}
    return sum(una.reprogramada_a not in claves for una in sesiones)


def _plural(tipo: TipoDeSesion | None) -> str:
    return f"{tipo.value}s " if tipo else ""


def _actas(
    expediente: Expediente, sesiones: Sequence[Sesion], plazo: Plazo, *, solo_nombrada: bool
) -> Iterator[Cuenta]:
    con_acta = [una for una in sesiones if isinstance(una.acta, str) or una.es_realizada()]
    publicadas = {
        una.referencia
        for una in expediente.publicaciones
        if una.documento is TipoDePublicacion.ACTA
        and una.publicado is True
        and not (isinstance(una.fecha, date) and una.fecha > expediente.corte)
    }
    si = sum(str(una.acta) in publicadas or una.clave in publicadas for una in con_acta)
    for valor, que, rasgos in (
        (len(con_acta), "actas", {}),
        (si, "actas publicadas", {"publicacion": "si"}),
        (len(con_acta) - si, "actas sin publicar", {"publicacion": "no"}),
        (
            sum(una.es_realizada() for una in con_acta),
            "actas de sesiones realizadas",
            {"estado": "realizada"},
        ),
        (
            sum(not una.es_realizada() for una in con_acta),
            "actas de sesiones fallidas",
            {"estado": "fallida"},
        ),
    ):
        yield cuenta(valor, "actas", que, rasgos, plazo=plazo, solo_nombrada=solo_nombrada)


def _invitados(
    expediente: Expediente, sesiones: Sequence[Sesion], plazo: Plazo, *, solo_nombrada: bool
) -> Iterator[Cuenta]:
    claves = {una.clave for una in sesiones}
    entidades = {uno.entidad for uno in expediente.invitados if uno.sesion in claves}
    yield cuenta(
        len(entidades),
        INVITADOS,
        "entidades invitadas",
        {"calidad": "invitada"},
        plazo=plazo,
        solo_nombrada=solo_nombrada,
    )


def _de_cada_sesion(expediente: Expediente, sesiones: Sequence[Sesion]) -> Iterator[Cuenta]:
    """Sus jornadas, y los días de una a la siguiente."""
    for una in sesiones:
        dias = 1 + sum(jornada.sesion == una.clave for jornada in expediente.jornadas)
        if dias > 1:
            dia = Plazo(una.fecha, una.fecha, Clase.DIA)
            yield cuenta(dias, "jornadas dias", f"jornadas de la sesión {una.clave}", plazo=dia)
    fechas = sorted({una.fecha for una in sesiones if una.es_realizada() and una.fecha <= expediente.corte})
    for anterior, siguiente in pairwise(fechas):
        lapso = (siguiente - anterior).days
        yield cuenta(lapso, "dias", f"días entre el {anterior} y el {siguiente}", {"lapso": "entre sesiones"})


def _de_los_organos(expediente: Expediente) -> Iterator[Cuenta]:
    yield cuenta(len(expediente.organos), "organos submesas subcomites", "órganos de la instancia")
    for organo in expediente.organos:
        suyas = sum(
            una.organo == organo.clave and una.fecha <= expediente.corte for una in expediente.sesiones
        )
        yield cuenta(suyas, SESIONES, f"sesiones de {organo.nombre}", {"de": organo.clave})


def proporciones_de_sesiones(expediente: Expediente) -> Iterator[Cuenta]:
    """Qué parte de lo programado se realizó, por plazo y tipo."""
    propias = [una for una in expediente.sesiones if una.es_de_la_instancia()]
    for plazo, solo_nombrada in plazos_que_se_cuentan(expediente.periodo).items():
        for tipo in () if plazo.es_breve() else (None, *TipoDeSesion):
            suyas = [una for una in propias if tipo in (None, una.tipo) and una.fecha <= expediente.corte]
            hechas = sum(una.es_realizada() and plazo.cubre(una.fecha) for una in suyas)
            rasgos = {"tipo": tipo.value} if tipo else {}
            for todas, _, _ in _programadas(suyas, plazo):
                if todas:
                    yield cuenta(
                        Decimal(hechas) / todas, CUMPLIMIENTO,
                        "realizadas ÷ programadas", rasgos,
                        plazo=plazo, es_parte=True, solo_nombrada=solo_nombrada,
                    )  # fmt: skip
