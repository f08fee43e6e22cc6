"""El orden de las fechas: lo que no puede ir antes, ni dos veces, ni dar vueltas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.revision import Severidad
from informe_lib.modelo.sesion import Sesion, TipoDeSesion
from informe_lib.revision.filas import con_su_fila
from informe_lib.revision.informado import (
    decisiones_de_otro_dia,
    nombre_de_la_silla,
    parte_el_periodo,
)
from informe_lib.revision.palabras import con_mayuscula, en_palabras, enumerados, la_sesion, recortado
from informe_lib.revision.regla import Dato, Duda, Regla


def ordinarias_del_mismo_dia(expediente: Expediente) -> Iterator[Duda]:
    """Dos ordinarias celebradas el mismo día; con dos actas distintas son dos de verdad."""
    primeras: dict[date, Sesion] = {}
    for sesion in expediente.sesiones:
        es_de_estas = sesion.es_de_la_instancia() and sesion.es_realizada()
        if not es_de_estas or sesion.tipo is not TipoDeSesion.ORDINARIA:
            continue
        primera = primeras.setdefault(sesion.fecha, sesion)
        actas = {primera.acta, sesion.acta}
        if primera is not sesion and not (len(actas) == 2 and all(isinstance(una, str) for una in actas)):
            yield Duda(
                f"Hay dos sesiones ordinarias realizadas el {en_palabras(sesion.fecha)}: «{primera.clave}» y "
                f"«{sesion.clave}», y nada las distingue.",
                Dato("sesiones", sesion.clave, "fecha"),
                remedio="Si es la misma, deje una; si son dos, escriba el número de acta de cada una.",
            )


def jornadas_desordenadas(expediente: Expediente) -> Iterator[Duda]:
    """Una jornada que no viene después del primer día de su sesión."""
    sesiones = {sesion.clave: sesion for sesion in expediente.sesiones}
    for fila, jornada in con_su_fila("jornadas", expediente.jornadas):
        sesion = sesiones.get(jornada.sesion)
        if sesion is None or jornada.fecha > sesion.fecha:
            continue
        que = "es el mismo primer día" if jornada.fecha == sesion.fecha else "va antes del primer día"
        yield Duda(
            f"La jornada del {en_palabras(jornada.fecha)} {que} de {la_sesion(sesion)}.",
            Dato("jornadas", fila, "fecha"),
            remedio="En «fecha» va el primer día de la sesión y en «jornadas», los siguientes.",
        )


def reprogramaciones_imposibles(expediente: Expediente) -> Iterator[Duda]:
    """Una sesión que se corrió hacia atrás, a ninguna parte, o después de haberse celebrado."""
    sesiones = {sesion.clave: sesion for sesion in expediente.sesiones}
    en_circulo = set[str]()
    for vuelta in vueltas({clave: una.reprogramada_a for clave, una in sesiones.items()}):
        en_circulo.update(vuelta)
        claves = enumerados([f"«{clave}»" for clave in vuelta])
        yield _corrida(sesiones[vuelta[0]], f"se reemplazan en círculo: {claves}")
    for sesion in expediente.sesiones:
        if sesion.reprogramada_a is None or sesion.clave in en_circulo:
            continue
        nueva = sesiones.get(sesion.reprogramada_a)
        if nueva is None:
            yield _corrida(sesion, f"se reprogramó a «{sesion.reprogramada_a}», que no está registrada")
        elif sesion.es_realizada():
            yield _corrida(sesion, f"figura realizada y a la vez reprogramada al {en_palabras(nueva.fecha)}")
        elif nueva.fecha < sesion.fecha_programada:
            antes = f"se reprogramó al {en_palabras(nueva.fecha)}, antes de la fecha que tenía"
            yield _corrida(sesion, antes)


def vueltas(siguientes: Mapping[str, str | None]) -> Iterator[list[str]]:
    """Los círculos de una cadena de reemplazos, una vez cada uno."""
    vistas = set[str]()
    for comienzo in siguientes:
        camino: dict[str, None] = {}
        clave: str | None = comienzo
        while clave is not None and clave in siguientes and not (clave in vistas or clave in camino):
            camino[clave] = None
            clave = siguientes[clave]
        vistas.update(camino)
        if clave is not None and clave in camino:
            claves = list(camino)
            yield claves[claves.index(clave) :]


def decisiones_desordenadas(expediente: Expediente) -> Iterator[Duda]:
    """Una decisión de otro día que su sesión, un plazo anterior a ella, un seguimiento anterior."""
    for decision, sesion, dias in decisiones_de_otro_dia(expediente):
        if not parte_el_periodo(expediente, decision, sesion):
            yield Duda(
                f"La decisión {recortado(decision.texto)} es del {en_palabras(decision.fecha)} y "
                f"{la_sesion(sesion)} fue otro día.",
                Dato("decisiones", decision.clave, "fecha"),
                severidad=None if decision.fecha < min(dias) else Severidad.REVISAR,
            )
    fechas = {decision.clave: decision.fecha for decision in expediente.decisiones}
    for decision in expediente.decisiones:
        limite = decision.fecha_limite
        if not isinstance(limite, Ausencia) and limite < decision.fecha:
            yield Duda(
                f"La decisión {recortado(decision.texto)} es del {en_palabras(decision.fecha)} y su fecha "
                f"límite, del {en_palabras(limite)}, es anterior.",
                Dato("decisiones", decision.clave, "fecha_limite"),
            )
    for fila, uno in con_su_fila("seguimientos", expediente.seguimientos):
        tomada = fechas.get(uno.decision)
        if tomada is not None and not isinstance(uno.fecha, Ausencia) and uno.fecha < tomada:
            yield Duda(
                f"El seguimiento {recortado(uno.texto)} es del {en_palabras(uno.fecha)}, anterior a su "
                f"decisión, que es del {en_palabras(tomada)}.",
                Dato("seguimientos", fila, "fecha"),
            )


def vigencias_al_reves(expediente: Expediente) -> Iterator[Duda]:
    """Lo que termina antes de empezar: sillas, designaciones y reglamentos; de las normas lo dice V13."""
    sillas = {silla.clave: nombre_de_la_silla(silla) for silla in expediente.integrantes}
    for silla in expediente.integrantes:
        yield from _al_reves(
            f"La silla de {sillas[silla.clave]}", silla.desde, silla.hasta,
            Dato("integrantes", silla.clave, "hasta"),
        )  # fmt: skip
    for fila, una in con_su_fila("designaciones", expediente.designaciones):
        quien = f"Una designación en la silla de {sillas.get(una.integrante, una.integrante)}"
        yield from _al_reves(quien, una.desde, una.hasta, Dato("designaciones", fila, "hasta"))
    for fila, uno in con_su_fila("reglamentos", expediente.reglamentos):
        dato = Dato("reglamentos", fila, "vigente_hasta")
        yield from _al_reves("El reglamento", uno.fecha, uno.vigente_hasta, dato)


def _al_reves(quien: str, desde: date | None, hasta: date | None, dato: Dato) -> Iterator[Duda]:
    if desde is not None and hasta is not None and hasta < desde:
        yield Duda(f"{quien} empieza el {en_palabras(desde)} y termina antes, el {en_palabras(hasta)}.", dato)


def _corrida(sesion: Sesion, que: str) -> Duda:
    return Duda(
        f"{con_mayuscula(la_sesion(sesion))} {que}.", Dato("sesiones", sesion.clave, "reprogramada_a")
    )


def todo_en_orden(expediente: Expediente) -> Iterator[Duda]:
    """Lo que V02 exige, de las sesiones a las vigencias."""
    yield from ordinarias_del_mismo_dia(expediente)
    yield from jornadas_desordenadas(expediente)
    yield from reprogramaciones_imposibles(expediente)
    yield from decisiones_desordenadas(expediente)
    yield from vigencias_al_reves(expediente)


REGLAS = (
    Regla(
        codigo="V02",
        nombre="Las fechas van en orden y ninguna sesión está dos veces",
        severidad=Severidad.IMPIDE,
        por_que="De dos fechas que no pueden ser, al menos una es falsa, y no se sabe cuál se publica.",
        remedio="Revise las dos fechas contra el acta y corrija la que no sea.",
        dudas=todo_en_orden,
    ),
)
