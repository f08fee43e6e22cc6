"""La asistencia: que cada marca diga una sola cosa, de una silla que existía, en una sesión que hubo."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from informe_lib.fuentes.escalares import clave_parecida
from informe_lib.fuentes.sugerencia import pregunta
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.integrante import Integrante
from informe_lib.modelo.revision import Severidad
from informe_lib.modelo.sesion import Asistencia, EstadoDeAsistencia, EstadoDeSesion, Sesion
from informe_lib.revision.informado import (
    dias_de_las_sesiones,
    nombre_de_la_silla,
    sesiones_informadas,
)
from informe_lib.revision.palabras import con_mayuscula, contados, en_palabras, enumerados, la_sesion
from informe_lib.revision.regla import Dato, Duda, Regla

SIN_PESO = (EstadoDeAsistencia.NO_CONVOCADO, EstadoDeAsistencia.SIN_DATO)
SIN_CELEBRAR = (EstadoDeSesion.PROGRAMADA, EstadoDeSesion.APLAZADA, EstadoDeSesion.CANCELADA)

Condicion = Callable[[Asistencia, int | None], bool]
# Lo que una marca no puede decir; manda la primera que se cumple. El segundo argumento es cuántas entidades
# reúne la silla, si se sabe.
CONTRADICCIONES: tuple[tuple[Condicion, str], ...] = (
    (lambda m, _: min(m.asistieron or 0, m.convocados or 0) < 0, "cuenta menos de cero"),
    (
        lambda m, _: None not in (m.asistieron, m.convocados) and (m.asistieron or 0) > (m.convocados or 0),
        "dice que asistieron {asistieron} de {convocados} convocados",
    ),
    (
        lambda m, tamano: tamano is not None and (m.convocados or 0) > tamano,
        "convoca a {convocados} y la silla reúne {tamano}",
    ),
    (
        lambda m, tamano: tamano is not None and (m.asistieron or 0) > tamano,
        "dice que asistieron {asistieron} y la silla reúne {tamano}",
    ),
    (
        lambda m, _: m.estado.es_presencia() and m.asistieron == 0,
        "dice «{estado}» y que asistieron 0",
    ),
    (
        lambda m, _: not m.estado.es_presencia() and (m.asistieron or 0) > 0,
        "dice «{estado}» y que asistieron {asistieron}",
    ),
    (
        lambda m, _: m.estado is EstadoDeAsistencia.NO_CONVOCADO and (m.convocados or 0) > 0,
        "dice «{estado}» y que se convocó a {convocados}",
    ),
)


def marcas_que_se_contradicen(expediente: Expediente) -> Iterator[Duda]:
    """Cuántos de cuántos, y el estado: una marca no puede decir que vinieron 25 de 20."""
    sillas, sesiones = _sillas(expediente), _sesiones(expediente)
    for marca in expediente.asistencias:
        silla = sillas.get(marca.integrante)
        tamano = silla.tamano if silla is not None and isinstance(silla.tamano, int) else None
        frase = next((dicha for dice, dicha in CONTRADICCIONES if dice(marca, tamano)), None)
        if frase is not None:
            yield Duda(
                f"{_en(sesiones, marca)} la marca de {_de(silla, marca)} "
                + frase.format(
                    asistieron=marca.asistieron,
                    convocados=marca.convocados,
                    estado=marca.estado.value,
                    tamano=tamano,
                )
                + ".",
                _dato(marca, "asistieron" if marca.convocados is None else "convocados"),
            )


def asistencia_de_quien_no_podia(expediente: Expediente) -> Iterator[Duda]:
    """De nadie, de una silla que ese día no existía, o en una sesión que no se celebró."""
    sillas, sesiones = _sillas(expediente), _sesiones(expediente)
    dias = dias_de_las_sesiones(expediente)
    invitados = {(uno.sesion, clave_parecida(uno.entidad)) for uno in expediente.invitados}
    for marca in expediente.asistencias:
        sesion, silla = sesiones.get(marca.sesion), sillas.get(marca.integrante)
        if sesion is None or not sesion.es_de_la_instancia():
            continue
        if silla is None:
            # Quien está en la lista de invitados se conoce: su marca sobra, no está perdida.
            if (marca.sesion, marca.integrante) not in invitados:
                yield _de_nadie(expediente, marca, sesion)
        elif marca.estado not in SIN_PESO and not any(map(silla.ocupa, dias[sesion.clave])):
            yield _fuera_de_tiempo(marca, sesion, silla)


def asistencia_sin_sesion(expediente: Expediente) -> Iterator[Duda]:
    """Sesiones que no se celebraron y traen presentes."""
    presentes = {marca.sesion for marca in expediente.asistencias if marca.estado.es_presencia()}
    for sesion in expediente.sesiones:
        if sesion.estado in SIN_CELEBRAR and sesion.clave in presentes:
            yield Duda(
                f"{con_mayuscula(la_sesion(sesion))} figura «{sesion.estado.value}» y trae asistencia.",
                Dato("sesiones", sesion.clave, "estado"),
                remedio="Si se celebró, escriba «realizada»; si no se pudo sesionar, «fallida».",
                severidad=Severidad.REVISAR,
            )


def sesiones_sin_asistencia(expediente: Expediente) -> Iterator[Duda]:
    """Las celebradas de que no hay ninguna marca, y las sillas que en las demás quedaron sin ella."""
    marcadas: dict[str, set[str]] = {}
    for marca in expediente.asistencias:
        marcadas.setdefault(marca.sesion, set()).add(marca.integrante)
    for sesion in sesiones_informadas(expediente):
        propias = marcadas.get(sesion.clave)
        if propias is None:
            yield Duda(
                f"{con_mayuscula(la_sesion(sesion))} se realizó y no tiene asistencia.",
                Dato("sesiones", sesion.clave, "asistencia"),
                remedio="Escriba la asistencia del acta; lo que no se sepa, {sin_dato: por qué}.",
            )
            continue
        sillas = (silla for silla in expediente.integrantes if silla.ocupa(sesion.fecha))
        if faltan := [nombre_de_la_silla(silla) for silla in sillas if silla.clave not in propias]:
            yield Duda(
                f"En {la_sesion(sesion)} {contados(len(faltan), 'silla quedó', 'sillas quedaron')} sin "
                f"marca de asistencia: {enumerados(faltan)}.",
                Dato("sesiones", sesion.clave, "asistencia"),
                remedio="Escriba su marca; si el acta no la trae, {sin_dato: por qué}.",
                severidad=Severidad.REVISAR,
            )


def toda_la_asistencia(expediente: Expediente) -> Iterator[Duda]:
    """Lo que V06 exige, de la marca a la sesión."""
    yield from asistencia_de_quien_no_podia(expediente)
    yield from asistencia_sin_sesion(expediente)
    yield from sesiones_sin_asistencia(expediente)


def sillas_ausentes_del_periodo(expediente: Expediente) -> Iterator[Duda]:
    """Las que se convocaron a alguna sesión del periodo y no estuvieron en ninguna."""
    sesiones = {sesion.clave: sesion for sesion in expediente.sesiones_realizadas_en(Alcance.PERIODO)}
    marcas: dict[str, list[Asistencia]] = {}
    for marca in expediente.asistencias:
        if marca.sesion in sesiones and marca.estado.es_convocatoria():
            marcas.setdefault(marca.integrante, []).append(marca)
    for silla in expediente.integrantes:
        propias = marcas.get(silla.clave, [])
        if propias and not any(marca.estado.es_presencia() for marca in propias):
            primera = sesiones[propias[0].sesion]
            cuantas = (
                f"a {la_sesion(primera)}, la única a que se la convocó en el periodo"
                if len(propias) == 1
                else f"a ninguna de las {len(propias)} sesiones del periodo"
            )
            yield Duda(
                f"{nombre_de_la_silla(silla)} no asistió {cuantas}.",
                _dato(propias[0], "estado"),
            )


def _de_nadie(expediente: Expediente, marca: Asistencia, sesion: Sesion) -> Duda:
    consejo = pregunta(marca.integrante, [silla.clave for silla in expediente.integrantes])
    return Duda(
        f"En {la_sesion(sesion)} hay una marca de «{marca.integrante}», que no es ninguna silla de la "
        f"instancia. {consejo}".strip(),
        _dato(marca, "integrante"),
        remedio="Corrija la clave; si no tiene silla, escríbalo en «invitados» de esa sesión.",
    )


def _fuera_de_tiempo(marca: Asistencia, sesion: Sesion, silla: Integrante) -> Duda:
    cuando = (
        f"la silla existe desde el {en_palabras(silla.desde)}"
        if silla.desde is not None and sesion.fecha < silla.desde
        else f"la silla existió hasta el {en_palabras(silla.hasta or sesion.fecha)}"
    )
    return Duda(
        f"En {la_sesion(sesion)} {nombre_de_la_silla(silla)} tiene la marca «{marca.estado.value}», y "
        f"{cuando}.",
        _dato(marca, "estado"),
        remedio="Corrija la marca o la vigencia de la silla; si fue a acompañar, escríbalo en «invitados».",
    )


def _sillas(expediente: Expediente) -> dict[str, Integrante]:
    return {silla.clave: silla for silla in expediente.integrantes}


def _sesiones(expediente: Expediente) -> dict[str, Sesion]:
    return {sesion.clave: sesion for sesion in expediente.sesiones}


def _en(sesiones: dict[str, Sesion], marca: Asistencia) -> str:
    sesion = sesiones.get(marca.sesion)
    return f"En la sesión «{marca.sesion}»" if sesion is None else f"En {la_sesion(sesion)}"


def _de(silla: Integrante | None, marca: Asistencia) -> str:
    return f"«{marca.integrante}»" if silla is None else nombre_de_la_silla(silla)


def _dato(marca: Asistencia, campo: str) -> Dato:
    return Dato("asistencias", f"{marca.sesion}/{marca.integrante}", campo)


REGLAS = (
    Regla(
        codigo="V05",
        nombre="Lo que una marca de asistencia cuenta no contradice lo que dice",
        severidad=Severidad.IMPIDE,
        por_que="De las marcas salen los totales de cada fila y la tasa de asistencia.",
        remedio="Revise el acta y corrija la marca, «asistieron» o «convocados», o el «tamano» de la silla.",
        dudas=marcas_que_se_contradicen,
    ),
    Regla(
        codigo="V06",
        nombre="Toda sesión realizada trae la asistencia de las sillas que existían ese día, y de nadie más",
        severidad=Severidad.IMPIDE,
        por_que="Una marca que no es de nadie no se imprime; la sesión sin marcas sale en blanco.",
        remedio="Revise la asistencia de esa sesión contra el acta.",
        dudas=toda_la_asistencia,
    ),
    Regla(
        codigo="V33",
        nombre="Cada silla convocada asistió al menos a una sesión del periodo",
        severidad=Severidad.SUGERENCIA,
        por_que="Quien lee el informe lo nota en la tabla y no encuentra quién lo explique.",
        remedio="Compruebe la marca en el acta; si es así, dígalo en el análisis.",
        dudas=sillas_ausentes_del_periodo,
    ),
)
