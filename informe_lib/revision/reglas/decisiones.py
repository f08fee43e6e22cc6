"""Las decisiones: que cada sesión las tenga o diga por qué no, que sean una cada una y que se sigan."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from informe_lib.indicadores.decisiones import estado_al_corte, ultimo_seguimiento
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import Ausencia, ClaseDeAusencia
from informe_lib.modelo.decision import Decision, Seguimiento, TipoDeDecision
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.revision import Severidad
from informe_lib.revision.informado import sesiones_informadas
from informe_lib.revision.palabras import con_mayuscula, en_palabras, la_sesion, recortado
from informe_lib.revision.regla import Dato, Duda, Regla

SEPARADAS, NUMERADAS = re.compile(r"[;\n]"), re.compile(r"[;\n]|(?:^|\s)\d{1,2}[.)]\s")
PALABRAS_DE_UNA_PARTE = 3
# Con lo que empieza un punto del orden del día, que dice de qué se habló y no qué se resolvió.
ASUNTOS = (
    "avance", "avances", "balance", "contextualización", "discusión", "estado", "exposición", "informe",
    "instalación", "intervención", "intervenciones", "lectura", "llamado a lista", "orden del día",
    "palabras", "presentación", "proposiciones", "revisión", "saludo", "seguimiento", "socialización",
    "varios", "verificación",
)  # fmt: skip
QUIEN_VENCE = {TipoDeDecision.DECISION: "La decisión", TipoDeDecision.COMPROMISO: "El compromiso"}
ES_ASUNTO = re.compile(rf"\W*(?:{'|'.join(ASUNTOS)})\b", re.IGNORECASE)


def sesiones_y_decisiones(expediente: Expediente) -> Iterator[Duda]:
    """Cada sesión celebrada trae decisiones o dice por qué no; y cada decisión, de dónde salió."""
    con_decisiones = {una.sesion for una in expediente.decisiones}
    for sesion in sesiones_informadas(expediente):
        if sesion.clave in con_decisiones and sesion.sin_decisiones:
            yield Duda(
                f"{con_mayuscula(la_sesion(sesion))} tiene decisiones y también dice por qué no tomó "
                f"ninguna: «{sesion.sin_decisiones}».",
                Dato("sesiones", sesion.clave, "sin_decisiones"),
                remedio="Deje una sola de las dos cosas.",
            )
        elif sesion.clave not in con_decisiones and not sesion.sin_decisiones:
            yield Duda(
                f"De {la_sesion(sesion)} no hay ninguna decisión, ni se dice por qué.",
                Dato("sesiones", sesion.clave, "sin_decisiones"),
            )
    yield from _decisiones_sin_donde(expediente)


def _decisiones_sin_donde(expediente: Expediente) -> Iterator[Duda]:
    sesiones = {sesion.clave: sesion for sesion in expediente.sesiones}
    for decision in expediente.decisiones:
        sesion = sesiones.get(decision.sesion or "")
        if decision.sesion is not None and sesion is None:
            que = f"dice que se tomó en la sesión «{decision.sesion}», que no está registrada"
        elif sesion is not None and not sesion.es_realizada():
            que = f"dice que se tomó en {la_sesion(sesion)}, que figura «{sesion.estado.value}»"
        else:
            continue
        yield Duda(
            f"La decisión {recortado(decision.texto)} {que}.",
            Dato("decisiones", decision.clave, "sesion"),
            remedio="Corrija la sesión de la decisión, o escriba en «acto» con cuál se tomó.",
        )


def decisiones_que_son_varias(expediente: Expediente) -> Iterator[Duda]:
    """Una fila con varias decisiones, o con dos seguimientos que valen lo mismo."""
    fechas = Counter((uno.decision, str(uno.fecha)) for uno in expediente.seguimientos)
    repetidas = {decision: veces for (decision, _), veces in fechas.items() if veces > 1}
    for decision in expediente.decisiones_en(Alcance.CORTE):
        juntas = _partes(decision.texto)
        if juntas > 1:
            que = f"parece traer {juntas} decisiones"
        elif decision.clave in repetidas:
            que = f"tiene {repetidas[decision.clave]} seguimientos de la misma fecha o sin fecha"
        else:
            continue
        yield Duda(
            f"La decisión {recortado(decision.texto)} {que}: en una fila va una sola, con su historia.",
            Dato("decisiones", decision.clave, "texto"),
        )


def _partes(texto: str) -> int:
    """En cuántas frases se parte; un número con punto solo separa en un texto que empieza contando."""
    corte = NUMERADAS if texto.lstrip().startswith(("1.", "1)")) else SEPARADAS
    return sum(len(parte.split()) >= PALABRAS_DE_UNA_PARTE for parte in corte.split(texto))


def decisiones_que_son_asuntos(expediente: Expediente) -> Iterator[Duda]:
    """Decisiones escritas como un punto del orden del día; de un compromiso el nombre ya dice qué hacer."""
    for decision in expediente.decisiones_en(Alcance.CORTE):
        if decision.tipo is TipoDeDecision.DECISION and ES_ASUNTO.match(decision.texto):
            yield Duda(
                f"{recortado(decision.texto)} parece un asunto del orden del día: no dice qué se decidió.",
                Dato("decisiones", decision.clave, "texto"),
            )


def vencidas_sin_seguimiento(expediente: Expediente) -> Iterator[Duda]:
    """Lo que venció antes del corte, no consta que se cerrara y en el periodo nadie siguió."""
    historias: dict[str, list[Seguimiento]] = {}
    for seguimiento in expediente.seguimientos:
        historias.setdefault(seguimiento.decision, []).append(seguimiento)
    for decision in expediente.decisiones_en(Alcance.CORTE):
        limite = decision.fecha_limite
        if isinstance(limite, Ausencia) or limite >= expediente.corte:
            continue
        # Con su sola historia: buscarla entre la de todas, una vez por decisión, no acaba con diez mil.
        propio = replace(expediente, seguimientos=tuple(historias.get(decision.clave, ())))
        if (silencio := _silencio(propio, decision)) is not None:
            yield Duda(
                f"{QUIEN_VENCE[decision.tipo]} {recortado(decision.texto)} venció el {en_palabras(limite)}, "
                f"no consta que se cumpliera y {silencio}.",
                Dato("decisiones", decision.clave, "fecha_limite"),
            )


def _silencio(expediente: Expediente, decision: Decision) -> str | None:
    """Desde cuándo no se sabe nada de ella; None si se cerró o si en el periodo alguien la siguió."""
    estado = estado_al_corte(expediente, decision)
    if estado is not None and estado.es_final():
        return None
    ultimo = ultimo_seguimiento(expediente, decision)
    if ultimo is None:
        return "no tiene ningún seguimiento"
    if isinstance(ultimo.fecha, Ausencia) or ultimo.fecha >= expediente.periodo.inicio:
        return None
    return f"su último seguimiento es del {en_palabras(ultimo.fecha)}, antes del periodo"


def plan_sin_aprobacion(expediente: Expediente) -> Iterator[Duda]:
    """Las versiones del plan de la vigencia de que no consta qué sesión las aprobó."""
    sesiones = {sesion.clave: sesion for sesion in expediente.sesiones}
    for version in expediente.versiones_del_plan:
        aprobada = version.aprobada_en
        if version.vigencia != expediente.periodo.vigencia:
            continue
        if isinstance(aprobada, Ausencia):
            if aprobada.clase is ClaseDeAusencia.NO_APLICA:
                continue
            que = f"no se sabe en qué sesión se aprobó: {aprobada.motivo}"
        elif (sesion := sesiones.get(aprobada)) is None:
            que = f"se aprobó en la sesión «{aprobada}», que no está registrada"
        elif not sesion.es_realizada():
            que = f"se aprobó en {la_sesion(sesion)}, que figura «{sesion.estado.value}»"
        else:
            continue
        yield Duda(
            f"De la versión {version.numero} del plan de acción de {version.vigencia} {que}.",
            Dato("versiones_del_plan", f"{version.vigencia}/{version.numero}", "aprobada_en"),
        )


REGLAS = (
    Regla(
        codigo="V07",
        nombre="Toda sesión realizada tiene decisiones o dice por qué no, y toda decisión, dónde se tomó",
        severidad=Severidad.IMPIDE,
        por_que="Una sesión sin decisiones y sin motivo se lee como un olvido de quien lleva el acta.",
        remedio="Registre las decisiones del acta o escriba en «sin_decisiones» por qué no hubo.",
        dudas=sesiones_y_decisiones,
    ),
    Regla(
        codigo="V28",
        nombre="Cada fila de decisiones trae una sola decisión, con su propia historia",
        severidad=Severidad.REVISAR,
        por_que="De varias decisiones en una fila no se sabe cuál se cumplió.",
        remedio="Parta la fila: una decisión en cada una, con sus seguimientos.",
        dudas=decisiones_que_son_varias,
    ),
    Regla(
        codigo="V29",
        nombre="Una decisión dice qué se decidió, y no de qué se habló",
        severidad=Severidad.REVISAR,
        por_que="A un punto del orden del día no se le puede hacer seguimiento.",
        remedio="Escríbala con su verbo («Aprobar el plan…»); si solo se trató el tema, quítela y diga en "
        "«sin_decisiones» por qué no hubo.",
        dudas=decisiones_que_son_asuntos,
    ),
    Regla(
        codigo="V30",
        nombre="Lo que venció sin cumplirse tiene un seguimiento del periodo",
        severidad=Severidad.REVISAR,
        por_que="El informe lo muestra vencido y sin que nadie diga qué pasó.",
        remedio="Agregue un seguimiento con su fecha y su estado; si se cumplió antes, con ese día.",
        dudas=vencidas_sin_seguimiento,
    ),
    Regla(
        codigo="V32",
        nombre="Cada versión del plan de acción dice en qué sesión se aprobó",
        severidad=Severidad.REVISAR,
        por_que="El informe mide el avance contra un plan del que hay que poder mostrar la aprobación.",
        remedio="Escriba en «aprobada_en» la sesión que lo aprobó y registre esa decisión.",
        dudas=plan_sin_aprobacion,
    ),
)
