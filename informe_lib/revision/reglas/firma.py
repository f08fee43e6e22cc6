"""La firma: que la ponga quien ejercía el rol, uno solo, y que se sepa quién es."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia, ClaseDeAusencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import FirmanteDelFormato
from informe_lib.modelo.integrante import CalidadDeDesignacion, Designacion, Integrante
from informe_lib.modelo.revision import Severidad
from informe_lib.revision.filas import con_su_fila
from informe_lib.revision.palabras import en_palabras
from informe_lib.revision.regla import Dato, Duda, Regla

Designaciones = list[tuple[str, Designacion]]


def firma_de_quien_ejercia(expediente: Expediente) -> Iterator[Duda]:
    """Por cada firma que el formato pide: quién la pone el día de la elaboración."""
    dia = expediente.corte if isinstance(expediente.elaborado, Ausencia) else expediente.elaborado
    propias: dict[str, Designaciones] = {}
    for fila, una in con_su_fila("designaciones", expediente.designaciones):
        propias.setdefault(una.integrante, []).append((fila, una))
    for clave, suyas in propias.items():
        yield from _a_la_vez(clave, suyas)
    for firmante in expediente.formato.firmantes:
        for silla in expediente.integrantes:
            if silla.rol == firmante.rol and silla.ocupa(dia):
                yield from _de_la_silla(expediente, firmante, silla, propias.get(silla.clave, []))


def _a_la_vez(silla: str, suyas: Designaciones) -> Iterator[Duda]:
    """Dos titulares, o dos encargados, en la misma silla los mismos días: cada uno con el que seguía ahí."""
    quedan: dict[CalidadDeDesignacion, Designacion] = {}
    for fila, otra in sorted(suyas, key=lambda suya: suya[1].desde or date.min):
        una = quedan.setdefault(otra.calidad, otra)
        desde, hasta = otra.desde or date.min, min(_final(una), _final(otra))
        if una is not otra and otra.calidad is not CalidadDeDesignacion.DELEGADO and desde <= hasta:
            yield Duda(
                f"La silla «{silla}» tiene dos designaciones como {otra.calidad.value} "
                f"{_entre(desde, hasta)}.",
                Dato("designaciones", fila, "desde"),
                remedio="Escriba «hasta» en la que terminó primero.",
            )
        quedan[otra.calidad] = max(una, otra, key=_final)


def _final(una: Designacion) -> date:
    return una.hasta or date.max


def _entre(desde: date, hasta: date) -> str:
    if desde == date.min and hasta == date.max:
        return "sin fechas que las separen"
    comienzo = "" if desde == date.min else f"desde el {en_palabras(desde)}"
    final = "" if hasta == date.max else f"hasta el {en_palabras(hasta)}"
    return " ".join(parte for parte in (comienzo, final) if parte)


def _de_la_silla(
    expediente: Expediente, firmante: FirmanteDelFormato, silla: Integrante, suyas: Designaciones
) -> Iterator[Duda]:
    elaborado = expediente.elaborado
    dia = expediente.corte if isinstance(elaborado, Ausencia) else elaborado
    vigentes = [(fila, una) for fila, una in suyas if una.rige(dia)]
    if not vigentes:
        fechas = "; sus designaciones son de otras fechas" if suyas else ""
        yield Duda(
            f"{firmante.rotulo}: no consta quién ocupaba «{silla.nombre}» el {en_palabras(dia)}{fechas}.",
            Dato("integrantes", silla.clave),
        )
    calidades = {una.calidad for _, una in vigentes}
    if len(vigentes) > 1 and len(calidades) > 1:
        yield Duda(
            f"{firmante.rotulo}: el {en_palabras(dia)} «{silla.nombre}» tenía {len(vigentes)} personas, y "
            "saldrán otros tantos espacios de firma.",
            Dato("designaciones", vigentes[1][0], "desde"),
            remedio="Escriba «hasta» en la de quien no firma.",
        )
    for fila, una in vigentes:
        yield from _de_quien_firma(expediente, silla, fila, una)


def _de_quien_firma(expediente: Expediente, silla: Integrante, fila: str, una: Designacion) -> Iterator[Duda]:
    if isinstance(una.nombre, Ausencia) and una.nombre.clase is ClaseDeAusencia.SIN_DATO:
        yield Duda(
            f"La firma de «{silla.nombre}» saldrá sin nombre: {una.nombre.motivo}.",
            Dato("designaciones", fila, "nombre"),
            remedio="Escriba el nombre de quien firma.",
        )
    if una.desde is not None and una.desde > expediente.corte:
        yield Duda(
            f"Quien firma por «{silla.nombre}» ocupa la silla desde el {en_palabras(una.desde)}, después de "
            f"la fecha de corte ({en_palabras(expediente.corte)}): no la ejercía en el periodo.",
            Dato("designaciones", fila, "desde"),
            remedio="Confirme que firma quien ejerce el rol al elaborar el informe.",
            severidad=Severidad.SUGERENCIA,
        )
    es_titular = una.calidad is CalidadDeDesignacion.TITULAR
    if es_titular and isinstance(una.cargo, str) and _raiz(silla.cargo) != _raiz(una.cargo):
        yield Duda(
            f"Firma «{una.cargo}» y la silla de «{silla.nombre}» es de «{silla.cargo}».",
            Dato("designaciones", fila, "cargo"),
            remedio="Escriba el mismo cargo en los dos, o la calidad en que firma: encargo o delegado.",
        )


def _raiz(cargo: str) -> str:
    """«directora» y «director» son el mismo cargo."""
    primera = (cargo.lower().split() or [""])[0]
    return primera.rstrip("aoe.,") if len(primera) > 3 else primera


def firmante_delegado_sin_acto(expediente: Expediente) -> Iterator[Duda]:
    """Quien firma en encargo o por delegación dice con qué acto."""
    dia = expediente.corte if isinstance(expediente.elaborado, Ausencia) else expediente.elaborado
    roles = {firmante.rol for firmante in expediente.formato.firmantes}
    firmantes = {una.clave: una for una in expediente.integrantes if una.rol in roles and una.ocupa(dia)}
    for fila, una in con_su_fila("designaciones", expediente.designaciones):
        if (
            una.integrante in firmantes
            and una.rige(dia)
            and una.calidad is not CalidadDeDesignacion.TITULAR
            and una.acto == NO_REGISTRADO
        ):
            yield Duda(
                f"Quien firma por «{firmantes[una.integrante].nombre}» lo hace como {una.calidad.value} y no "
                "consta el acto.",
                Dato("designaciones", fila, "acto"),
            )


REGLAS = (
    Regla(
        codigo="V22",
        nombre="Firma quien ejercía el rol el día en que se elaboró el informe, y uno solo",
        severidad=Severidad.REVISAR,
        por_que="Una firma de quien no ejercía el rol quita validez al informe.",
        remedio="Registre en «designaciones» quién la ocupaba y desde cuándo.",
        dudas=firma_de_quien_ejercia,
    ),
    Regla(
        codigo="V43",
        nombre="Quien firma sin ser titular dice con qué acto",
        severidad=Severidad.REVISAR,
        por_que="El acto de encargo o de delegación es lo que le permite firmar.",
        remedio="Escriba en «acto» la resolución del encargo o de la delegación.",
        dudas=firmante_delegado_sin_acto,
    ),
)
