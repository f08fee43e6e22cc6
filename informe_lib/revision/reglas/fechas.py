"""Las fechas frente al periodo: qué cae fuera, desde cuándo rige el reglamento y cuándo se elaboró."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from informe_lib.indicadores.plazos import fecha_limite_del_informe
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import ContenidoDeSeccion
from informe_lib.modelo.revision import Severidad
from informe_lib.revision.informado import (
    decisiones_de_otro_dia,
    parte_el_periodo,
    secciones_con_sesiones,
    sesiones_informadas,
)
from informe_lib.revision.palabras import (
    con_mayuscula,
    contados,
    en_palabras,
    enumerados,
    la_sesion,
    recortado,
)
from informe_lib.revision.regla import Dato, Duda, Regla


def fuera_del_periodo(expediente: Expediente) -> Iterator[Duda]:
    """Lo que V01 exige: lo que la página muestra es del tiempo que la página dice."""
    yield from decisiones_que_parten_el_periodo(expediente)
    yield from sesiones_de_periodos_anteriores(expediente)
    yield from posteriores_a_todo_informe(expediente)


def decisiones_que_parten_el_periodo(expediente: Expediente) -> Iterator[Duda]:
    """Una decisión del periodo con una sesión de otro, o al contrario."""
    secciones = (una for una in expediente.formato.secciones if una.pone is ContenidoDeSeccion.DECISIONES)
    es_del_periodo = any(una.alcance is Alcance.PERIODO for una in secciones)
    for decision, sesion, _ in decisiones_de_otro_dia(expediente):
        if parte_el_periodo(expediente, decision, sesion):
            yield Duda(
                f"La decisión {recortado(decision.texto)} es del {en_palabras(decision.fecha)} y dice que se "
                f"tomó en {la_sesion(sesion)}: una de las dos fechas no es de este periodo.",
                Dato("decisiones", decision.clave, "fecha"),
                remedio="Corrija la fecha de la decisión, o la sesión en que se tomó.",
                severidad=None if es_del_periodo else Severidad.SUGERENCIA,
            )


def sesiones_de_periodos_anteriores(expediente: Expediente) -> Iterator[Duda]:
    """Las que una tabla acumulada trae de antes del periodo: no es un error, y el lector debe saberlo."""
    sesiones = sesiones_informadas(expediente)
    anteriores = [sesion for sesion in sesiones if sesion.fecha < expediente.periodo.inicio]
    if not anteriores:
        return
    tablas = [
        f"«{una.rotulo}»"
        for una in secciones_con_sesiones(expediente)
        if una.alcance not in (None, Alcance.PERIODO)
    ]
    son = "es acumulada" if len(tablas) == 1 else "son acumuladas"
    del_periodo = len(sesiones) - len(anteriores)
    cuantas = f"{del_periodo} de {contados(len(sesiones), 'sesión', 'sesiones')}"
    yield Duda(
        f"{'La tabla' if len(tablas) == 1 else 'Las tablas'} de {enumerados(tablas)} {son}: {cuantas} "
        f"{'es' if del_periodo == 1 else 'son'} de este periodo; "
        f"{enumerados([la_sesion(una) for una in anteriores], 3)} "
        f"{'es anterior' if len(anteriores) == 1 else 'son anteriores'}.",
        Dato("sesiones", anteriores[0].clave, "fecha"),
        severidad=Severidad.SUGERENCIA,
    )


def posteriores_a_todo_informe(expediente: Expediente) -> Iterator[Duda]:
    """Lo realizado o decidido después del corte en un tiempo que ningún periodo declarado cubre."""
    for sesion in expediente.sesiones:
        if sesion.es_realizada() and _nadie_lo_informa(expediente, sesion.fecha):
            yield Duda(
                f"{con_mayuscula(la_sesion(sesion))} figura realizada, es posterior al corte y ningún "
                "periodo declarado la cubre.",
                Dato("sesiones", sesion.clave, "fecha"),
                remedio="Revise el año; si está bien, declare su periodo para que un informe la traiga.",
                severidad=Severidad.SUGERENCIA,
            )
    for decision in expediente.decisiones:
        if decision.sesion is None and _nadie_lo_informa(expediente, decision.fecha):
            yield Duda(
                f"La decisión {recortado(decision.texto)}, del {en_palabras(decision.fecha)}, es posterior "
                "al corte y ningún periodo declarado la cubre.",
                Dato("decisiones", decision.clave, "fecha"),
                remedio="Revise el año; si está bien, declare su periodo para que un informe la traiga.",
                severidad=Severidad.SUGERENCIA,
            )


def _nadie_lo_informa(expediente: Expediente, fecha: date) -> bool:
    return fecha > expediente.corte and not any(uno.periodo.contiene(fecha) for uno in expediente.periodos)


def reglamento_posterior_o_sin_numero(expediente: Expediente) -> Iterator[Duda]:
    """El reglamento que el informe nombra: su número y una fecha en que ya regía al corte."""
    reglamento, corte = expediente.reglamento_vigente(), expediente.corte
    if reglamento is None:
        return
    fila = str(reglamento.fecha)
    if reglamento.fecha > corte:
        dias = contados((reglamento.fecha - corte).days, "día", "días")
        yield Duda(
            f"El reglamento interno que el informe nombra es del {en_palabras(reglamento.fecha)}, {dias} "
            f"después de la fecha de corte ({en_palabras(corte)}): en el periodo todavía no regía.",
            Dato("reglamentos", fila, "fecha"),
        )
    if isinstance(reglamento.numero, Ausencia):
        yield Duda(
            f"Del reglamento interno del {en_palabras(reglamento.fecha)} no se conoce el número: "
            f"{reglamento.numero.motivo}.",
            Dato("reglamentos", fila, "numero"),
            remedio="Escriba en «numero» cómo se identifica el acto: «Acuerdo 001 de 2024».",
        )


def elaborado_antes_de_tiempo(expediente: Expediente) -> Iterator[Duda]:
    """La fecha de elaboración: conocida, y no anterior al último día que el informe cubre."""
    elaborado, corte = expediente.elaborado, expediente.corte
    dato = Dato("periodos", expediente.periodo.clave, "elaborado")
    if isinstance(elaborado, Ausencia):
        yield Duda(f"No se sabe cuándo se elaboró el informe: {elaborado.motivo}.", dato)
    elif elaborado < corte:
        yield Duda(
            f"El informe se elaboró el {en_palabras(elaborado)}, antes de que terminara el periodo "
            f"({en_palabras(corte)}).",
            dato,
            remedio="Corrija la fecha; si de verdad fue antes, diga en el análisis hasta qué día cuenta.",
        )


def elaborado_despues_del_plazo(expediente: Expediente) -> Iterator[Duda]:
    """El plazo es el que el formato diga, en días hábiles; sin él no hay de qué dudar."""
    elaborado, limite = expediente.elaborado, fecha_limite_del_informe(expediente)
    if not isinstance(elaborado, Ausencia) and not isinstance(limite, Ausencia) and elaborado > limite:
        dias = contados(expediente.formato.plazo_en_dias_habiles or 0, "día hábil", "días hábiles")
        yield Duda(
            f"El informe se elaboró el {en_palabras(elaborado)}, después del plazo: {dias} desde el corte, "
            f"que vencieron el {en_palabras(limite)}.",
            Dato("periodos", expediente.periodo.clave, "elaborado"),
        )


REGLAS = (
    Regla(
        codigo="V01",
        nombre="Lo que el informe muestra es del tiempo que la página dice",
        severidad=Severidad.IMPIDE,
        por_que="Quien lee cree que todo pasó en el periodo del título.",
        remedio="Si el lector debe ver solo lo del periodo, cambie el alcance de la sección en el formato; "
        "si no, dígalo en el análisis.",
        dudas=fuera_del_periodo,
    ),
    Regla(
        codigo="V12",
        nombre="El reglamento interno tiene número y ya regía a la fecha de corte",
        severidad=Severidad.REVISAR,
        por_que="El informe lo imprime como el reglamento del periodo.",
        remedio="Revise la fecha; si es correcta, registre también el reglamento que regía antes.",
        dudas=reglamento_posterior_o_sin_numero,
    ),
    Regla(
        codigo="V23",
        nombre="El informe se elaboró después de terminado el periodo, y se sabe cuándo",
        severidad=Severidad.REVISAR,
        por_que="De esa fecha dependen quién firma y qué se sabía al escribirlo.",
        remedio="Escriba «elaborado» en el periodo, con el año primero: 2024-10-10.",
        dudas=elaborado_antes_de_tiempo,
    ),
    Regla(
        codigo="V31",
        nombre="El informe se elaboró dentro del plazo que su formato da",
        severidad=Severidad.REVISAR,
        por_que="Quien consolida cuenta los informes que llegan tarde.",
        remedio="Revise la fecha; si llegó tarde, explique el motivo al remitirlo.",
        dudas=elaborado_despues_del_plazo,
    ),
)
