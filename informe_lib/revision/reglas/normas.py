"""Las normas: que las que el informe nombra rigieran en el periodo."""

from __future__ import annotations

from collections.abc import Iterator

from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.instancia import Norma
from informe_lib.modelo.revision import Severidad
from informe_lib.revision.filas import con_su_fila
from informe_lib.revision.palabras import en_palabras, enumerados
from informe_lib.revision.regla import Dato, Duda, Regla


def normas_en_vigor(expediente: Expediente) -> Iterator[Duda]:
    """Que haya norma en el periodo, y de cada una sus fechas y lo que la derogó."""
    if not expediente.normas:
        que = "No está registrada ninguna norma: no se sabe qué acto rige la instancia."
        yield Duda(que, Dato("normas"), remedio="Registre en «normas» el acto que la crea.")
    for norma in expediente.normas:
        yield from _de_una_norma(expediente, norma)
    yield from _formato_en_vigor(expediente)


def _de_una_norma(expediente: Expediente, norma: Norma) -> Iterator[Duda]:
    desde, hasta = norma.vigente_desde, norma.vigente_hasta
    inicio = expediente.periodo.inicio
    dato = Dato("normas", norma.clave, "vigente_hasta")
    if hasta is not None and not isinstance(desde, Ausencia) and hasta < desde:
        yield Duda(
            f"«{norma.nombre}» dejó de regir el {en_palabras(hasta)}, antes de empezar "
            f"({en_palabras(desde)}).",
            dato,
            remedio="Corrija una de las dos fechas.",
        )
    elif hasta is not None and hasta < inicio and not _consta_la_que_la_reemplaza(expediente, norma):
        por = f" por {norma.derogada_por}" if norma.derogada_por else ""
        yield Duda(
            f"«{norma.nombre}» dejó de regir el {en_palabras(hasta)}{por}, antes de que empezara el periodo "
            f"({en_palabras(inicio)}).",
            dato,
        )
    elif norma.derogada_por and hasta is None:
        yield Duda(
            f"«{norma.nombre}» está derogada por {norma.derogada_por} y no se dice hasta cuándo rigió.",
            Dato("normas", norma.clave, "derogada_por"),
            remedio="Escriba en «vigente_hasta» el último día en que rigió.",
            severidad=Severidad.REVISAR,
        )
    if not isinstance(desde, Ausencia) and desde > expediente.corte:
        yield from _por_empezar(expediente, norma)


def _consta_la_que_la_reemplaza(expediente: Expediente, norma: Norma) -> bool:
    """¿Está en los datos, y en vigor al corte, la que la derogó? Entonces la página lo dice como es."""
    nombre = (norma.derogada_por or "").lower()
    return any(
        nombre in (otra.nombre.lower(), otra.clave.lower()) and otra.rige(expediente.corte)
        for otra in expediente.normas
        if otra is not norma
    )


def _por_empezar(expediente: Expediente, norma: Norma) -> Iterator[Duda]:
    """La que rige después del corte no sale en el informe; solo importa si no hay otra."""
    if not any(otra.rige(expediente.corte) for otra in expediente.normas):
        yield Duda(
            f"A la fecha de corte ({en_palabras(expediente.corte)}) no regía «{norma.nombre}» ni otra norma.",
            Dato("normas", norma.clave, "vigente_desde"),
            remedio="Corrija la fecha, o registre la norma que regía.",
        )


def _formato_en_vigor(expediente: Expediente) -> Iterator[Duda]:
    formato, periodo = expediente.formato, expediente.periodo
    vencido = formato.vigente_hasta is not None and formato.vigente_hasta < periodo.inicio
    if vencido or formato.vigente_desde > periodo.fin:
        yield Duda(
            f"El formato «{formato.clave}» no regía en el periodo ({periodo.nombre.lower()}).",
            Dato("periodos", periodo.clave, "formato"),
            remedio="Use el formato que regía en ese periodo.",
            severidad=Severidad.REVISAR,
        )


def funciones_de_normas_derogadas(expediente: Expediente) -> Iterator[Duda]:
    """Las funciones que da una norma que ya no regía al empezar el periodo."""
    derogadas = {
        norma.clave: norma
        for norma in expediente.normas
        if norma.vigente_hasta is not None and norma.vigente_hasta < expediente.periodo.inicio
    }
    for clave, norma in derogadas.items():
        suyas = [
            (fila, una) for fila, una in con_su_fila("funciones", expediente.funciones) if una.norma == clave
        ]
        if suyas:
            numeros = enumerados([str(una.numero) for _, una in suyas])
            cuales = f"La función {numeros} es" if len(suyas) == 1 else f"Las funciones {numeros} son"
            yield Duda(
                f"{cuales} de «{norma.nombre}», que no regía en el periodo.",
                Dato("funciones", suyas[0][0], "norma"),
            )


REGLAS = (
    Regla(
        codigo="V13",
        nombre="La norma que el informe nombra regía en el periodo",
        severidad=Severidad.IMPIDE,
        por_que="Un informe que se apoya en una norma derogada se devuelve.",
        remedio="Registre la norma que la reemplazó, o corrija la fecha.",
        dudas=normas_en_vigor,
    ),
    Regla(
        codigo="V42",
        nombre="Cada función es de una norma que regía en el periodo",
        severidad=Severidad.REVISAR,
        por_que="Una instancia no ejerce las funciones de una norma derogada.",
        remedio="Escriba en «norma» la que hoy da esa función.",
        dudas=funciones_de_normas_derogadas,
    ),
)
