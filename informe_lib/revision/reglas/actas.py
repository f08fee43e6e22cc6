"""Las actas: que cada sesión tenga la suya, numeradas de corrido y en una sola serie."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.revision import Severidad
from informe_lib.modelo.sesion import EstadoDeSesion, Sesion
from informe_lib.revision.palabras import con_mayuscula, la_sesion
from informe_lib.revision.regla import Dato, Duda, Regla

_RELLENO = re.compile(
    r"\b(actas?|n[oº°]|nro|n[uú]m(ero)?|de(l)?|a[nñ]o|vigencia)\b|[.\s:°º#,/-]+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Acta:
    """El número de un acta, su serie (lo que queda si se le quitan número y año) y su lugar en el año."""

    sesion: Sesion
    numero: int
    serie: str
    lugar: int


def actas_de_corrido(expediente: Expediente) -> Iterator[Duda]:
    """Las de las sesiones de la instancia que se instalaron en el año, hasta el corte."""
    instaladas = [
        sesion
        for sesion in expediente.sesiones_en(Alcance.ACUMULADO)
        if sesion.estado in (EstadoDeSesion.REALIZADA, EstadoDeSesion.FALLIDA)
    ]
    yield from _sin_acta(instaladas)
    leidas = (_leida(sesion, lugar) for lugar, sesion in enumerate(instaladas))
    actas = [acta for acta in leidas if acta is not None]
    primera = actas[0] if actas else None
    if primera is not None and primera.numero > 1 and len(actas) == len(instaladas):
        yield _duda(
            primera.sesion,
            f"El acta de {la_sesion(primera.sesion)}, la primera del año, es la {primera.numero}.",
            Severidad.SUGERENCIA,
        )
    for anterior, acta in pairwise(actas):
        yield from _entre_dos(anterior, acta)


def _entre_dos(anterior: _Acta, acta: _Acta) -> Iterator[Duda]:
    """De la una a la otra se pasa al número que sigue, sin contar las que no tienen número."""
    sesiones_sin_numero = acta.lugar - anterior.lugar - 1
    cual = f"El acta de {la_sesion(acta.sesion)}"
    otra = f"la de {la_sesion(anterior.sesion)}"
    if acta.serie != anterior.serie:
        que = f"{cual} («{acta.sesion.acta}») y {otra} («{anterior.sesion.acta}») son de series distintas."
        yield _duda(acta.sesion, que)
    elif acta.numero == anterior.numero:
        yield _duda(acta.sesion, f"{cual} repite el número {acta.numero} de {otra}.")
    elif acta.numero < anterior.numero:
        yield _duda(acta.sesion, f"{cual} es la {acta.numero} y {otra}, anterior, es la {anterior.numero}.")
    elif acta.numero > anterior.numero + 1 + sesiones_sin_numero:
        saltadas = _saltadas(anterior.numero + 1, acta.numero - 1)
        yield _duda(
            acta.sesion,
            f"Entre {otra} (acta {anterior.numero}) y la que sigue (acta {acta.numero}) falta {saltadas}.",
        )


def _saltadas(desde: int, hasta: int) -> str:
    return f"el acta {desde}" if desde == hasta else f"de la {desde} a la {hasta}"


def _sin_acta(instaladas: list[Sesion]) -> Iterator[Duda]:
    for sesion in instaladas:
        if sesion.acta == NO_REGISTRADO:
            yield _duda(sesion, f"{con_mayuscula(la_sesion(sesion))} no tiene acta registrada.")
        elif isinstance(sesion.acta, Ausencia):
            que = f"De {la_sesion(sesion)} no se conoce el acta: {sesion.acta.motivo}."
            yield _duda(sesion, que, Severidad.SUGERENCIA)


def _duda(sesion: Sesion, mensaje: str, severidad: Severidad | None = None) -> Duda:
    return Duda(mensaje, Dato("sesiones", sesion.clave, "acta"), severidad=severidad)


def _leida(sesion: Sesion, lugar: int) -> _Acta | None:
    """«Acta 003 de 2024» es la 3 de la serie sin nombre; «CIG-2024-003», la 3 de la serie «cig»."""
    if not isinstance(sesion.acta, str):
        return None
    sin_ano = re.sub(rf"(?<!\d){sesion.fecha.year}(?!\d)", " ", sesion.acta, count=1)
    numeros = re.findall(r"\d{1,9}", sin_ano)
    if not numeros:
        return None
    serie = _RELLENO.sub("", re.sub(r"\d+", "", sin_ano)).lower()
    return _Acta(sesion, int(numeros[-1]), serie, lugar)


REGLAS = (
    Regla(
        codigo="V24",
        nombre="Las actas del año se numeran de corrido y en una sola serie",
        severidad=Severidad.REVISAR,
        por_que="Un número que falta o se repite hace pensar en un acta perdida.",
        remedio="Revise el número en el acta firmada y escríbalo igual en «acta».",
        dudas=actas_de_corrido,
    ),
)
