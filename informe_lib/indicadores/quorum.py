"""Si cada sesión tuvo con cuántos sesionar, según la regla que regía cuando empezó."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from pandas import DataFrame

from informe_lib.indicadores.ficha import Ficha, Resultado, Unidad
from informe_lib.indicadores.puestos import (
    Puestos,
    es_imposible,
    puestos_de_la_silla,
    rol_en_la_sesion,
    rol_que_cuenta,
)
from informe_lib.indicadores.tabla_de_datos import Tipo, tabla_de_datos
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import Ausencia, sin_dato
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.instancia import TipoDeReglamento
from informe_lib.modelo.integrante import Integrante
from informe_lib.modelo.quorum import ReglaDeQuorum
from informe_lib.modelo.sesion import Asistencia, EstadoDeSesion, Sesion

QUORUM_POR_SESION = Ficha(
    clave="quorum_por_sesion",
    nombre="Quórum",
    unidad=Unidad.PUESTOS,
    definicion="Puestos presentes frente al mínimo que da la regla del reglamento en vigor el día de la "
    "sesión; lo que se adopta ese mismo día rige desde la siguiente. La base son los puestos de las sillas "
    "que existían ese día y cuyo rol cuenta el formato, convocadas o no; la fila colectiva vale los "
    "convocados que su marca dice o, si no, los que reúne. Lo que nadie registró no completa el quórum ni "
    "lo niega, salvo que con ello o sin ello dé lo mismo",
    fuente="sesiones, integrantes, asistencias, reglamentos",
)
SESIONES_CON_QUORUM = Ficha(
    clave="sesiones_con_quorum",
    nombre="Sesiones con quórum",
    unidad=Unidad.SESIONES,
    definicion="De las sesiones realizadas o fallidas del alcance, las que tuvieron quórum; si de alguna no "
    "se sabe, tampoco se sabe cuántas fueron",
    fuente="sesiones, integrantes, asistencias, reglamentos",
)

_COLUMNAS = {
    "sesion": Tipo.TEXTO, "fecha": Tipo.FECHA, "integrantes": Tipo.ENTERO, "minimo": Tipo.ENTERO,
    "asistieron": Tipo.ENTERO, "sin_dato": Tipo.ENTERO, "hay_quorum": Tipo.LOGICO, "regla": Tipo.TEXTO,
    "duda": Tipo.TEXTO, "supuesto": Tipo.TEXTO,
}  # fmt: skip
_SIN_REGLA = sin_dato("ningún reglamento que rigiera al empezar la sesión dice con cuántos se sesiona")
_SESIONADAS = (EstadoDeSesion.REALIZADA, EstadoDeSesion.FALLIDA)

Marcas = Mapping[tuple[str, str], Asistencia]


def quorum_por_sesion(expediente: Expediente, alcance: Alcance) -> DataFrame:
    """Una fila por sesión realizada o fallida del alcance, en orden de fecha.

    Devuelve  sesion (clave), fecha; integrantes, minimo, asistieron y sin_dato, en puestos; hay_quorum:
              sí, no, o NA si no se puede saber; regla, en palabras; duda, por qué no se sabe, NA si se
              sabe; supuesto, lo que hubo que suponer de una fila colectiva o de una marca imposible.
    Errores   ninguno: sin regla conocida, o sin integrantes, hay_quorum es NA y la duda lo dice.
    Fuente    tablas sesiones, integrantes, asistencias y reglamentos.
    """
    marcas = {(marca.sesion, marca.integrante): marca for marca in expediente.asistencias}
    return tabla_de_datos(
        _COLUMNAS,
        (
            _fila(expediente, sesion, marcas)
            for sesion in expediente.sesiones_en(alcance)
            if sesion.estado in _SESIONADAS
        ),
    )


def sesiones_con_quorum(expediente: Expediente, alcance: Alcance) -> Resultado:
    """Cuántas sesiones del alcance tuvieron quórum; con una sola de que no se sepa, no se sabe cuántas."""
    respuestas = quorum_por_sesion(expediente, alcance)["hay_quorum"]
    if dudosas := int(respuestas.isna().sum()):
        motivo = f"de {dudosas} de {len(respuestas)} no se sabe si hubo quórum"
        return Resultado.sin_dato(SESIONES_CON_QUORUM, alcance, motivo)
    return Resultado(SESIONES_CON_QUORUM, int(respuestas.sum()), alcance)


def regla_de_quorum(expediente: Expediente, dia: date) -> ReglaDeQuorum | Ausencia:
    """Con cuántos se podía sesionar ese día: la regla del último acuerdo en vigor que la dio.

    Adoptar un reglamento deja atrás el anterior con su regla; una modificación que no la toca la conserva.
    Un acuerdo de ese mismo día se tomó con la sesión ya instalada: manda lo que regía la víspera.
    """
    se_cambio_ese_dia = any(uno.fecha == dia for uno in expediente.reglamentos)
    vigor = dia - timedelta(days=1) if se_cambio_ese_dia else dia
    en_vigor = sorted((uno for uno in expediente.reglamentos if uno.rige(vigor)), key=lambda uno: uno.fecha)
    adoptados = [n for n, uno in enumerate(en_vigor) if uno.tipo is TipoDeReglamento.ADOPCION]
    reglas = [uno.quorum for uno in en_vigor[adoptados[-1] if adoptados else 0 :]]
    conocidas = [regla for regla in reglas if isinstance(regla, ReglaDeQuorum)]
    if conocidas:
        return conocidas[-1]
    return reglas[-1] if reglas else _SIN_REGLA


def _fila(expediente: Expediente, sesion: Sesion, marcas: Marcas) -> tuple[object, ...]:
    regla = regla_de_quorum(expediente, sesion.fecha)
    sillas = list(_sillas_que_cuentan(expediente, sesion, marcas))
    puestos = sum((puestos_de_la_silla(*silla) for silla in sillas), start=Puestos())
    minimo = None if isinstance(regla, Ausencia) else regla.minimo(puestos.todos)
    hay_quorum, duda = _respuesta(puestos, regla)
    return (
        *(sesion.clave, sesion.fecha, puestos.todos, minimo, puestos.presentes, puestos.desconocidos),
        *(hay_quorum, None if isinstance(regla, Ausencia) else regla.value),
        *(duda, "; ".join(_supuestos(sillas)) or None),
    )


def _sillas_que_cuentan(
    expediente: Expediente, sesion: Sesion, marcas: Marcas
) -> Iterator[tuple[Integrante, Asistencia | None]]:
    """Las sillas que existían ese día, con su marca, si el rol con que estaban es de los que cuentan."""
    for silla in expediente.integrantes:
        marca = marcas.get((sesion.clave, silla.clave))
        if silla.ocupa(sesion.fecha) and rol_que_cuenta(expediente, rol_en_la_sesion(silla, marca)):
            yield silla, marca


def _respuesta(puestos: Puestos, regla: ReglaDeQuorum | Ausencia) -> tuple[bool | None, str | None]:
    """Si hubo quórum y, cuando no se sabe, por qué."""
    if isinstance(regla, Ausencia):
        return None, regla.motivo
    if not puestos.todos:
        return None, "no consta ningún integrante que cuente para el quórum ese día"
    minimo = regla.minimo(puestos.todos)
    if puestos.presentes >= minimo:
        return True, None
    if puestos.presentes + puestos.desconocidos < minimo:
        return False, None
    cuantos = "un puesto" if puestos.desconocidos == 1 else f"{puestos.desconocidos} puestos"
    return None, f"depende de {cuantos} sin dato de asistencia"


def _supuestos(sillas: list[tuple[Integrante, Asistencia | None]]) -> Iterator[str]:
    """Las filas colectivas que nadie contó valen un puesto, y de una marca imposible no se sabe: se dice."""
    for silla, marca in sillas:
        if marca is not None and es_imposible(marca):
            yield f"las cantidades de la marca de «{silla.nombre}» no cuadran"
        sin_contar = marca is None or marca.convocados is None
        if sin_contar and isinstance(silla.tamano, Ausencia):
            yield f"«{silla.nombre}» vale un puesto: {silla.tamano.motivo}"
