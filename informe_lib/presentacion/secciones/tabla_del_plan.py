"""El plan de acción, actividad por actividad, con la razón de lo que no se puede medir."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from pandas import DataFrame

from informe_lib.indicadores.plan import avance_del_plan, lo_que_falta_del_plan
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.plan import TipoDeMeta
from informe_lib.presentacion import formato
from informe_lib.presentacion.ausencias_del_plan import Ausencias, ausencias_del_plan
from informe_lib.presentacion.bloques import Columna, Dato, Tabla, TipoDeDato
from informe_lib.presentacion.secciones.escritura import razones
from informe_lib.presentacion.tabulacion import datos_con_motivos, escalar, tabla_plana

ACTIVIDAD, UNIDAD = Columna("actividad", "Actividad"), Columna("unidad", "Unidad")
META = Columna("tipo_de_meta", "Tipo de meta")
MEDIDAS = (
    Columna("programado", "Programado en la vigencia", TipoDeDato.DECIMAL),
    Columna("registrado", "Ejecución registrada", TipoDeDato.DECIMAL),
    Columna("avance", "Avance", TipoDeDato.PROPORCION),
    Columna("esperado", "Esperado", TipoDeDato.PROPORCION),
)
SOPORTE = Columna("soporte", "Soporte de lo ejecutado")
CON_LINEA_BASE = (TipoDeMeta.CRECIENTE.value, TipoDeMeta.DECRECIENTE.value)
ANCHOS = {"actividad": 12, "unidad": 6, "tipo_de_meta": 5, "programado": 5, "registrado": 5}


def tabla_del_plan(expediente: Expediente, alcance: Alcance) -> Tabla | None:
    """Lo programado y lo ejecutado de cada actividad del plan que rige al corte; None si no hay plan.

    El tipo de meta, con su línea base, solo va si alguna meta es un nivel. La nota dice la versión del
    plan, lo que se ajustó y por qué, y la razón de lo que no se puede medir.
    """
    avance = avance_del_plan(expediente, alcance)
    if avance.empty:
        return None
    columnas = tuple(_columnas(avance))
    faltas = ausencias_del_plan(expediente, alcance, avance)
    filas = [_fila(fila, faltas) for fila in avance.to_dict("records")]
    tabla = tabla_plana(
        "avance_del_plan",
        "Lo programado y lo ejecutado de cada actividad",
        columnas,
        ([fila[columna.clave] for columna in columnas] for fila in filas),
        anchos=tuple(ANCHOS.get(columna.clave, 4) for columna in columnas),
        notas=(
            *_soportes(expediente),
            *_ajustes(avance),
            *_de_los_niveles(avance),
            *_por_razon("Lo esperado se mide por ", _dichos(avance, "base")),
            *_por_razon("Supuesto: ", _dichos(avance, "supuesto")),
            *_por_razon("Sin medir: ", _dichos(lo_que_falta_del_plan(expediente, alcance), "motivo")),
            *_soportes_de_lo_ejecutado(avance),
        ),
    )
    con_soporte = (*columnas, SOPORTE)
    datos = datos_con_motivos(con_soporte, ([fila[una.clave] for una in con_soporte] for fila in filas))
    return replace(tabla, datos=datos)


def _columnas(avance: DataFrame) -> Iterator[Columna]:
    yield from (ACTIVIDAD, UNIDAD)
    if any(TipoDeMeta(tipo).es_de_nivel() for tipo in avance["tipo_de_meta"]):
        yield META
    yield from MEDIDAS


def _fila(fila: dict[Any, Any], faltas: Ausencias) -> dict[str, Dato]:
    """Lo ejecutado o, si no responde por el alcance, la cifra registrada, que la nota advierte."""
    dicha: dict[str, Dato] = {
        columna.clave: faltas.get((fila["actividad"], columna.clave), escalar(fila[columna.clave]))
        for columna in (ACTIVIDAD, UNIDAD, *MEDIDAS, SOPORTE)
    }
    hecho, registrado = escalar(fila["ejecutado"]), escalar(fila["registrado"])
    sin_cifra = faltas.get((fila["actividad"], "ejecutado")) if registrado is None else registrado
    return dicha | {
        ACTIVIDAD.clave: f"{fila['orden']}. {fila['texto']}",
        "registrado": sin_cifra if hecho is None else hecho,
        META.clave: _tipo_de_meta(fila),
    }


def _tipo_de_meta(fila: dict[Any, Any]) -> str:
    """«Creciente, desde 4»: sin su línea base no se sabe cuánto camino lleva."""
    tipo = str(fila["tipo_de_meta"]).capitalize()
    if fila["tipo_de_meta"] not in CON_LINEA_BASE:
        return tipo
    base = escalar(fila["linea_base"])
    return (
        f"{tipo}, desde {formato.numero(base)}"
        if isinstance(base, int | float)
        else f"{tipo}, sin línea base"
    )


def _soportes(expediente: Expediente) -> Iterator[str]:
    """De qué versión se tomó el plan, y lo que cada actividad dice de sí."""
    version = expediente.version_del_plan()
    if por_regir := expediente.primera_version_por_regir():
        dicho = f"se muestran las actividades de la versión {por_regir.numero}"
        yield f"Al corte no rige ninguna versión del plan: {dicho}."
    if version is not None:
        sesiones = {sesion.clave: sesion.fecha for sesion in expediente.sesiones}
        aprobada = sesiones.get(str(version.aprobada_en))
        cuando = f", aprobada el {formato.fecha_larga(aprobada)}" if aprobada else ""
        yield f"Rige al corte la versión {version.numero} del plan{cuando}."
        if isinstance(version.aprobada_en, Ausencia):
            yield from razones([("Sesión que aprobó el plan", version.aprobada_en)])
        if isinstance(version.soporte, str):
            yield f"Soporte: {version.soporte}."
    for actividad in expediente.actividades_del_plan():
        if isinstance(actividad.soporte, str):
            yield f"Actividad {actividad.orden}: {actividad.soporte}."


def _ajustes(avance: DataFrame) -> Iterator[str]:
    """Cuánto se había programado y qué versión lo cambió."""
    for fila in avance.dropna(subset=["ajuste"]).to_dict("records"):
        inicial = escalar(fila["programado_inicial"])
        antes = "" if not isinstance(inicial, int | float) else f" era {formato.numero(inicial)} y"
        yield f"Actividad {fila['orden']}: lo programado{antes} cambió con la {fila['ajuste']}."


def _de_los_niveles(avance: DataFrame) -> Iterator[str]:
    """Un nivel no se suma: en el acumulado del año vale el último."""
    son_de_nivel = [TipoDeMeta(tipo).es_de_nivel() for tipo in avance["tipo_de_meta"]]
    con_nivel = avance[son_de_nivel].dropna(subset=["ejecutado"])
    dicho = "Lo ejecutado es el último nivel registrado, que no se suma"
    yield from _por_razon("", ((dicho, str(orden)) for orden in con_nivel["orden"]))


def _dichos(tabla: DataFrame, columna: str) -> Iterator[tuple[str, str]]:
    for fila in tabla.dropna(subset=[columna]).to_dict("records"):
        yield str(fila[columna]), str(fila["orden"])


def _soportes_de_lo_ejecutado(avance: DataFrame) -> Iterator[str]:
    """De qué documento sale lo ejecutado de cada actividad, y de cuáles no consta ninguno; todo junto."""
    hecho = avance.dropna(subset=["registrado", "ejecutado"], how="all")
    con_soporte = (
        (str(escalar(fila["soporte"]) or "sin dato"), str(fila["orden"])) for fila in hecho.to_dict("records")
    )
    dichos = [
        f"{actividades[0].upper()}{actividades[1:]}: {formato.en_un_renglon(soporte)}."
        for soporte, actividades in _agrupadas(con_soporte)
    ]
    if dichos:
        yield " ".join(("Soporte de lo ejecutado.", *dichos))


def _por_razon(comienzo: str, dichos: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Cada cosa dicha, una vez, con las actividades a que se refiere."""
    yield from (f"{comienzo}{razon} ({actividades})." for razon, actividades in _agrupadas(dichos))


def _agrupadas(dichos: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Cada cosa dicha y «actividades 2 y 4», las que la comparten."""
    por_dicho: dict[str, list[str]] = {}
    for dicho, orden in dichos:
        por_dicho.setdefault(dicho, []).append(orden)
    for dicho, ordenes in por_dicho.items():
        actividades = formato.plural(len(ordenes), "actividad", "actividades")
        yield dicho, f"{actividades} {formato.lista(ordenes)}"
