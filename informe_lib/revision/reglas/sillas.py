"""Las sillas: cuántas entidades reúne cada fila, su sector, su entidad, y que nadie esté dos veces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import Ausencia, ClaseDeAusencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.integrante import CalidadDeDesignacion, Designacion, Integrante
from informe_lib.modelo.revision import Severidad
from informe_lib.modelo.sesion import EstadoDeAsistencia, Invitado, Sesion
from informe_lib.revision.filas import con_su_fila
from informe_lib.revision.palabras import contados, enumerados, la_sesion
from informe_lib.revision.regla import Dato, Duda, Regla

# Con lo que empieza el nombre de una fila que reúne a varias: «Alcaldías locales», «Representantes de…».
_DE_VARIAS = re.compile(
    r"(alcald[ií]as|asociaciones|organizaciones|universidades|secretar[ií]as|entidades|juntas|empresas|"
    r"representantes|delegad[oa]s|referentes|consejer[oa]s|alcaldes(as)?)\b",
    re.IGNORECASE,
)
_SIN_SECTOR = ("", "sin dato", "n/a", "na", "no aplica")
_QUIEN_ASISTE = {
    EstadoDeAsistencia.TITULAR: (CalidadDeDesignacion.TITULAR, CalidadDeDesignacion.ENCARGO),
    EstadoDeAsistencia.ENCARGADO: (CalidadDeDesignacion.ENCARGO,),
    EstadoDeAsistencia.DELEGADO: (CalidadDeDesignacion.DELEGADO,),
}
Presentes = Mapping[str, tuple[Integrante, EstadoDeAsistencia]]


def filas_colectivas_sin_contar(expediente: Expediente) -> Iterator[Duda]:
    """Las que no dicen cuántas entidades reúnen, las que parecen reunir varias y las marcas sin cuenta."""
    for silla in expediente.integrantes:
        dato = Dato("integrantes", silla.clave, "tamano")
        if isinstance(silla.tamano, Ausencia):
            que = f"La fila «{silla.nombre}» reúne a varias y no se sabe a cuántas: {silla.tamano.motivo}."
            yield Duda(que, dato)
        elif not silla.es_colectivo() and (_DE_VARIAS.match(silla.nombre) or _DE_VARIAS.match(silla.cargo)):
            que = f"La fila «{silla.nombre}» parece reunir a varias y cuenta como un solo puesto."
            yield Duda(que, dato)
        else:
            yield from _marcas_sin_cuenta(expediente, silla)


def _marcas_sin_cuenta(expediente: Expediente, silla: Integrante) -> Iterator[Duda]:
    celebradas = {una.clave: una for una in expediente.sesiones_realizadas_en(Alcance.ACUMULADO)}
    for marca in expediente.asistencias if silla.es_colectivo() else ():
        sin_cuenta = marca.asistieron is None and marca.estado.es_presencia()
        if marca.integrante == silla.clave and marca.sesion in celebradas and sin_cuenta:
            sesion = la_sesion(celebradas[marca.sesion])
            yield Duda(
                f"«{silla.nombre}» reúne a {silla.tamano} y su marca en {sesion} no dice cuántas asistieron.",
                Dato("asistencias", f"{marca.sesion}/{silla.clave}", "estado"),
                remedio="Escriba «asistieron» y «convocados» en la marca.",
            )


def sectores_y_entidades(expediente: Expediente) -> Iterator[Duda]:
    """El sector de cada silla, igual escrito y numerado en todas, y la entidad de las dependencias."""
    numeros: dict[str, int] = {}
    for silla in expediente.integrantes:
        sector = _sector(silla)
        dato = Dato("integrantes", silla.clave, "sector")
        if sector in _SIN_SECTOR:
            yield Duda(f"La silla «{silla.nombre}» no dice su sector: «{silla.sector}».", dato)
        numero = silla.numero_de_sector
        if numero is not None and numeros.setdefault(sector, numero) != numero:
            otro = f"{numeros[sector]} en otra silla y {numero} en «{silla.nombre}»"
            yield Duda(f"El sector «{silla.sector}» lleva dos números: {otro}.", dato)
    for silla in expediente.integrantes:
        if silla.numero_de_sector is None and _sector(silla) in numeros:
            que = f"El sector «{silla.sector}» va numerado en otras sillas y en «{silla.nombre}» no."
            yield Duda(que, Dato("integrantes", silla.clave, "sector"))
    yield from _sin_entidad(expediente)


def _sector(silla: Integrante) -> str:
    return silla.sector.strip(" -—.").lower()


def _sin_entidad(expediente: Expediente) -> Iterator[Duda]:
    """Una sola duda por todas: la columna es «Entidad u organismo»."""
    sin_ella = [
        una
        for una in expediente.integrantes
        if isinstance(una.entidad, Ausencia) and una.entidad.clase is ClaseDeAusencia.SIN_DATO
    ]
    if sin_ella:
        nombres = enumerados([f"«{una.nombre}»" for una in sin_ella])
        yield Duda(
            f"No está escrita la entidad de {contados(len(sin_ella), 'silla', 'sillas')}: {nombres}.",
            Dato("integrantes", sin_ella[0].clave, "entidad"),
            remedio="Escriba en «entidad» a cuál pertenece cada dependencia.",
            severidad=Severidad.SUGERENCIA,
        )


def repetidos_en_una_sesion(expediente: Expediente) -> Iterator[Duda]:
    """Una misma silla, persona o entidad invitada contada dos veces; el delegado es otra persona."""
    sesiones = expediente.sesiones_realizadas_en(Alcance.ACUMULADO)
    invitados: dict[str, list[tuple[str, Invitado]]] = {}
    for fila, invitado in con_su_fila("invitados", expediente.invitados):
        invitados.setdefault(invitado.sesion, []).append((fila, invitado))
    marcas: dict[str, dict[str, EstadoDeAsistencia]] = {}
    for marca in expediente.asistencias:
        marcas.setdefault(marca.sesion, {})[marca.integrante] = marca.estado
    dichas: set[tuple[str, str]] = set()
    for sesion in sesiones:
        estados = marcas.get(sesion.clave, {})
        presentes = {
            silla.clave: (silla, estados[silla.clave])
            for silla in expediente.integrantes
            if silla.clave in estados and estados[silla.clave].es_presencia()
        }
        for (una, otra), que in _parejas(expediente, sesion, presentes):
            if (una.clave, otra.clave) not in dichas:
                dichas.add((una.clave, otra.clave))
                yield Duda(que, Dato("asistencias", f"{sesion.clave}/{otra.clave}", "estado"))
        yield from _invitados_repetidos(sesion, invitados.get(sesion.clave, []), presentes)


def _parejas(
    expediente: Expediente, sesion: Sesion, presentes: Presentes
) -> Iterator[tuple[tuple[Integrante, Integrante], str]]:
    """Las sillas presentes que son la misma, y las que ocupó en persona la misma gente."""
    iguales: dict[tuple[str, ...], list[Integrante]] = {}
    personas: dict[str, list[Integrante]] = {}
    for silla, _ in presentes.values():
        if not silla.es_colectivo() and (identidad := _identidad(silla)):
            iguales.setdefault(identidad, []).append(silla)
    for designacion in expediente.designaciones:
        if designacion.integrante in presentes and designacion.rige(sesion.fecha):
            silla, estado = presentes[designacion.integrante]
            if _estuvo(designacion, estado):
                personas.setdefault(_plano(str(designacion.nombre)), []).append(silla)
    # Cada una con la primera: de cien iguales salen noventa y nueve dudas, y no cinco mil.
    for una, *otras in iguales.values():
        for otra in otras:
            que = f"«{otra.nombre}» ({otra.cargo}) cuenta dos veces como asistente a {la_sesion(sesion)}."
            yield (una, otra), que
    for ocupadas in personas.values():
        una, *otras = dict.fromkeys(ocupadas)
        for otra in otras:
            que = f"La misma persona asistió a {la_sesion(sesion)} por «{una.nombre}» y por «{otra.nombre}»."
            yield (una, otra), que


def _estuvo(designacion: Designacion, estado: EstadoDeAsistencia) -> bool:
    """¿Es el nombre de quien la marca dice que asistió?"""
    return isinstance(designacion.nombre, str) and designacion.calidad in _QUIEN_ASISTE.get(estado, ())


def _identidad(silla: Integrante) -> tuple[str, ...]:
    """Lo que hace que dos sillas sean la misma; nada si no se conoce ni la entidad ni la dependencia."""
    nombres = [_plano(uno) for uno in (silla.entidad, silla.dependencia) if isinstance(uno, str)]
    return (*nombres, "/", _plano(silla.cargo)) if nombres else ()


def _invitados_repetidos(
    sesion: Sesion,
    invitados: list[tuple[str, Invitado]],
    presentes: Presentes,
) -> Iterator[Duda]:
    """El mismo cargo de la misma entidad: dos veces como invitado, o como integrante y como invitado."""
    vistos = {
        (_plano(str(silla.entidad)), _plano(silla.cargo))
        for silla, estado in presentes.values()
        if estado is EstadoDeAsistencia.TITULAR and not silla.es_colectivo()
    }
    for fila, invitado in invitados:
        quien = (_plano(invitado.entidad), _plano(str(invitado.cargo)))
        if quien in vistos:
            yield Duda(
                f"«{invitado.entidad}» ({invitado.cargo}) está más de una vez entre quienes asistieron a "
                f"{la_sesion(sesion)}.",
                Dato("invitados", fila, "entidad"),
            )
        vistos.add(quien)


def _plano(texto: str) -> str:
    return " ".join(texto.lower().split()).rstrip(".")


REGLAS = (
    Regla(
        codigo="V19",
        nombre="Nadie está dos veces en una sesión",
        severidad=Severidad.IMPIDE,
        por_que="Contar dos veces a quien asistió cambia la asistencia y el quórum.",
        remedio="Quite la que sobra; si son personas distintas, que su cargo o su dependencia lo digan.",
        dudas=repetidos_en_una_sesion,
    ),
    Regla(
        codigo="V25",
        nombre="Una fila colectiva dice cuántas entidades reúne y cuántas asistieron",
        severidad=Severidad.SUGERENCIA,
        por_que="Sin esa cuenta no se sabe la asistencia de cada una, ni si hubo quórum.",
        remedio="Escriba en «tamano» cuántas reúne, o ponga una silla por cada una.",
        dudas=filas_colectivas_sin_contar,
    ),
    Regla(
        codigo="V41",
        nombre="Cada silla dice su sector y su entidad, igual en todas",
        severidad=Severidad.REVISAR,
        por_que="La asistencia por sector se suma con esas palabras.",
        remedio="Escriba el sector con el mismo nombre y el mismo número en todas sus sillas.",
        dudas=sectores_y_entidades,
    ),
)
