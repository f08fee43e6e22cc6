"""Quién asistió a las sesiones realizadas, por silla, por sector y por sesión.

Una silla es un integrante. Cuenta en las tasas si fue convocada, existía ese día y su rol es de los
que el formato cuenta; lo que no tiene marca no pesa ni a favor ni en contra. Una fila colectiva
vale un puesto, salvo que la marca diga cuántos asistieron de cuántos convocados: entonces vale esos.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pandas import DataFrame

from informe_lib.indicadores.ficha import Ficha, Resultado, Unidad
from informe_lib.indicadores.tabla_de_datos import Tipo, tabla_de_datos
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.integrante import Integrante
from informe_lib.modelo.sesion import Asistencia, EstadoDeAsistencia, Sesion

TASA_DE_ASISTENCIA = Ficha(
    clave="tasa_de_asistencia",
    nombre="Asistencia",
    unidad=Unidad.PROPORCION,
    definicion="Puestos que asistieron ÷ puestos convocados, sumados sobre las sesiones realizadas del "
    "alcance; solo los roles que el formato cuenta, mientras la silla existió y con marca conocida",
    fuente="sesiones, integrantes, asistencias",
)

_MARCAS = {
    "integrante": Tipo.TEXTO, "sesion": Tipo.TEXTO, "fecha": Tipo.FECHA, "estado": Tipo.TEXTO,
    "rol": Tipo.TEXTO, "cuenta": Tipo.LOGICO, "asistieron": Tipo.ENTERO, "convocados": Tipo.ENTERO,
    "contados": Tipo.LOGICO,
}  # fmt: skip
_POR_INTEGRANTE = {
    "integrante": Tipo.TEXTO, "orden": Tipo.ENTERO, "sector": Tipo.TEXTO, "numero_de_sector": Tipo.ENTERO,
    "nombre": Tipo.TEXTO, "cargo": Tipo.TEXTO, "rol": Tipo.TEXTO, "colectiva": Tipo.LOGICO,
    "convocatorias": Tipo.ENTERO, "asistencias": Tipo.ENTERO, "sin_dato": Tipo.ENTERO, "tasa": Tipo.DECIMAL,
}  # fmt: skip
_POR_SECTOR = {
    "sector": Tipo.TEXTO, "numero_de_sector": Tipo.ENTERO, "convocados": Tipo.ENTERO,
    "asistieron": Tipo.ENTERO, "sin_dato": Tipo.ENTERO, "tasa": Tipo.DECIMAL,
}  # fmt: skip
_POR_SESION = {
    "sesion": Tipo.TEXTO, "fecha": Tipo.FECHA, "convocados": Tipo.ENTERO,
    "asistieron": Tipo.ENTERO, "sin_dato": Tipo.ENTERO, "tasa": Tipo.DECIMAL,
}  # fmt: skip


def marcas_de_asistencia(expediente: Expediente, alcance: Alcance) -> DataFrame:
    """Una fila por silla que existía y sesión realizada del alcance, en orden de silla y de fecha.

    Devuelve  integrante, sesion (claves), fecha, estado (en palabras; «sin dato» si no hay marca), rol
              con que asistió, cuenta (¿pesa en las tasas?), asistieron y convocados (puestos), contados
              (¿dice la marca cuántos de cuántos? Si no, sus puestos son la silla misma).
    Fuente    tablas sesiones, integrantes y asistencias.
    """
    marcas = {(marca.sesion, marca.integrante): marca for marca in expediente.asistencias}
    return tabla_de_datos(
        _MARCAS,
        (
            _fila(expediente, silla, sesion, marcas.get((sesion.clave, silla.clave)))
            for silla, sesion in _sillas_por_sesion(expediente, alcance)
        ),
    )


def asistencia_por_integrante(expediente: Expediente, alcance: Alcance) -> DataFrame:
    """Una fila por silla que existió en alguna sesión realizada del alcance, o en la fecha de corte.

    Devuelve  integrante, orden, sector, numero_de_sector, nombre, cargo, rol; colectiva (¿reúne varias
              entidades?); convocatorias, asistencias y sin_dato, en sesiones; tasa de 0 a 1 en puestos, o
              NA si no hubo convocatoria conocida.
    Fuente    tablas sesiones, integrantes y asistencias.
    """
    marcas = marcas_de_asistencia(expediente, alcance)
    con_marca = set(marcas["integrante"])
    sillas = (
        silla for silla in _en_orden(expediente) if silla.clave in con_marca or silla.ocupa(expediente.corte)
    )
    return tabla_de_datos(
        _POR_INTEGRANTE,
        (_resumen_de_silla(silla, marcas[marcas["integrante"] == silla.clave]) for silla in sillas),
    )


def asistencia_por_sector(expediente: Expediente, alcance: Alcance) -> DataFrame:
    """Una fila por sector, en el orden de sus sillas.

    Devuelve  sector, numero_de_sector; convocados y asistieron, en puestos por sesión; sin_dato, marcas
              que faltan; tasa de 0 a 1 o NA.
    Fuente    tablas sesiones, integrantes y asistencias; solo roles que el formato cuenta.
    """
    marcas = _que_cuentan(expediente, alcance)
    sectores: dict[tuple[str, int | None], list[str]] = {}
    for silla in _en_orden(expediente):
        sectores.setdefault((silla.sector, silla.numero_de_sector), []).append(silla.clave)
    return tabla_de_datos(
        _POR_SECTOR,
        (
            (*sector, *_puestos(marcas[marcas["integrante"].isin(claves)]))
            for sector, claves in sectores.items()
        ),
    )


def asistencia_por_sesion(expediente: Expediente, alcance: Alcance) -> DataFrame:
    """Una fila por sesión realizada, en orden de fecha.

    Devuelve  sesion (clave), fecha; convocados y asistieron, en puestos; sin_dato; tasa de 0 a 1 o NA.
    Fuente    tablas sesiones, integrantes y asistencias; solo roles que el formato cuenta.
    """
    marcas = _que_cuentan(expediente, alcance)
    return tabla_de_datos(
        _POR_SESION,
        (
            (sesion.clave, sesion.fecha, *_puestos(marcas[marcas["sesion"] == sesion.clave]))
            for sesion in expediente.sesiones_en(alcance)
            if sesion.es_realizada()
        ),
    )


def tasa_de_asistencia(expediente: Expediente, alcance: Alcance) -> Resultado:
    """La proporción de puestos convocados que asistieron, en todas las sesiones del alcance."""
    marcas = _que_cuentan(expediente, alcance)
    asistieron, convocados = int(marcas["asistieron"].sum()), int(marcas["convocados"].sum())
    if convocados:
        return Resultado(TASA_DE_ASISTENCIA, Decimal(asistieron) / Decimal(convocados), alcance)
    hubo_sesiones = any(sesion.es_realizada() for sesion in expediente.sesiones_en(alcance))
    motivo = "ninguna marca de asistencia es conocida" if hubo_sesiones else "no hubo sesiones en el alcance"
    return Resultado.sin_dato(TASA_DE_ASISTENCIA, alcance, motivo)


def _en_orden(expediente: Expediente) -> list[Integrante]:
    return sorted(expediente.integrantes, key=lambda silla: silla.orden)


def _sillas_por_sesion(expediente: Expediente, alcance: Alcance) -> Iterator[tuple[Integrante, Sesion]]:
    realizadas = [sesion for sesion in expediente.sesiones_en(alcance) if sesion.es_realizada()]
    for silla in _en_orden(expediente):
        yield from ((silla, sesion) for sesion in realizadas if silla.ocupa(sesion.fecha))


def _fila(
    expediente: Expediente, silla: Integrante, sesion: Sesion, marca: Asistencia | None
) -> tuple[object, ...]:
    clave_del_rol = (marca.rol if marca else None) or silla.rol
    rol = expediente.formato.rol(clave_del_rol)
    cuenta = (
        rol is None or rol.cuenta_para_quorum
    )  # un rol desconocido lo acusa una regla, no lo calla la tasa
    estado = marca.estado if marca else EstadoDeAsistencia.SIN_DATO
    quien = (silla.clave, sesion.clave, sesion.fecha, estado.value, clave_del_rol, cuenta)
    return (*quien, *_puestos_de_la_marca(marca))


def _puestos_de_la_marca(marca: Asistencia | None) -> tuple[int, int, bool]:
    """Cuántos asistieron de cuántos convocados, según una marca, y si es ella quien los cuenta."""
    if marca is None or not marca.estado.es_convocatoria():
        return 0, 0, False
    if marca.asistieron is not None and marca.convocados is not None:
        return marca.asistieron, marca.convocados, True
    return int(marca.estado.es_presencia()), 1, False


def _que_cuentan(expediente: Expediente, alcance: Alcance) -> DataFrame:
    marcas = marcas_de_asistencia(expediente, alcance)
    return marcas[marcas["cuenta"]]


def _resumen_de_silla(silla: Integrante, marcas: DataFrame) -> tuple[object, ...]:
    estados = [EstadoDeAsistencia(estado) for estado in marcas["estado"]]
    *_, sin_dato, tasa = _puestos(marcas)
    convocatorias = sum(estado.es_convocatoria() for estado in estados)
    asistencias = sum(estado.es_presencia() for estado in estados)
    identidad = (silla.clave, silla.orden, silla.sector, silla.numero_de_sector, silla.nombre)
    puesto = (silla.cargo, silla.rol, silla.es_colectivo())
    return (*identidad, *puesto, convocatorias, asistencias, sin_dato, tasa)


def _puestos(marcas: DataFrame) -> tuple[int, int, int, float | None]:
    """Convocados, asistentes, marcas sin dato y tasa de un grupo de marcas."""
    convocados, asistieron = int(marcas["convocados"].sum()), int(marcas["asistieron"].sum())
    sin_dato = int((marcas["estado"] == EstadoDeAsistencia.SIN_DATO.value).sum())
    return convocados, asistieron, sin_dato, asistieron / convocados if convocados else None
