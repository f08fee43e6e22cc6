"""Quién asistió a las sesiones realizadas, por silla, por sector y por sesión.

Una silla es un integrante. Cuenta en las tasas si fue convocada, existía ese día y su rol es de los
que el formato cuenta; lo que no tiene marca no pesa ni a favor ni en contra. Una fila colectiva
vale un puesto, salvo que la marca diga cuántos asistieron de cuántos convocados: entonces vale esos. Si
dice un imposible («25 de 20») es como si no dijera nada.

Quien pide varias cifras del mismo expediente y alcance saca las marcas una vez y se las pasa a cada una.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pandas import DataFrame

from informe_lib.indicadores.ficha import Ficha, Resultado, Unidad
from informe_lib.indicadores.puestos import (
    es_imposible,
    puestos_convocados,
    rol_en_la_sesion,
    rol_que_cuenta,
)
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
    "alcance; solo los roles que el formato cuenta, mientras la silla existió y con marca conocida y posible",
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

_CONVOCATORIAS = [estado.value for estado in EstadoDeAsistencia if estado.es_convocatoria()]
_PRESENCIAS = [estado.value for estado in EstadoDeAsistencia if estado.es_presencia()]


@dataclass(frozen=True, slots=True)
class Conteo:
    """Lo que suma un grupo de marcas: puestos, y las sesiones en que hubo convocatoria, presencia o nada."""

    convocados: int = 0
    asistieron: int = 0
    sin_dato: int = 0
    convocatorias: int = 0
    asistencias: int = 0

    @property
    def tasa(self) -> float | None:
        return self.asistieron / self.convocados if self.convocados else None

    @property
    def en_puestos(self) -> tuple[int, int, int, float | None]:
        return self.convocados, self.asistieron, self.sin_dato, self.tasa

    def __add__(self, otro: Conteo) -> Conteo:
        return Conteo(
            self.convocados + otro.convocados,
            self.asistieron + otro.asistieron,
            self.sin_dato + otro.sin_dato,
            self.convocatorias + otro.convocatorias,
            self.asistencias + otro.asistencias,
        )


def marcas_de_asistencia(expediente: Expediente, alcance: Alcance) -> DataFrame:
    """Una fila por silla que existía y sesión realizada del alcance, en orden de silla y de fecha.

    Devuelve  integrante, sesion (claves), fecha, estado (en palabras; «sin dato» si no hay marca o si dice
              un imposible), rol con que asistió, cuenta (¿pesa en las tasas?), asistieron y convocados
              (puestos), contados (¿dice la marca cuántos de cuántos? Si no, sus puestos son la silla misma).
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


def asistencia_por_integrante(
    expediente: Expediente, alcance: Alcance, marcas: DataFrame | None = None
) -> DataFrame:
    """Una fila por silla que existió en alguna sesión realizada del alcance, o en la fecha de corte.

    Devuelve  integrante, orden, sector, numero_de_sector, nombre, cargo, rol; colectiva (¿reúne varias
              entidades?); convocatorias, asistencias y sin_dato, en sesiones; tasa de 0 a 1 en puestos, o
              NA si no hubo convocatoria conocida.
    Fuente    tablas sesiones, integrantes y asistencias.
    """
    todas = marcas_de_asistencia(expediente, alcance) if marcas is None else marcas
    conteos = _conteos(todas, "integrante")
    sillas = (
        silla for silla in _en_orden(expediente) if silla.clave in conteos or silla.ocupa(expediente.corte)
    )
    return tabla_de_datos(
        _POR_INTEGRANTE,
        (_resumen_de_silla(silla, conteos.get(silla.clave, Conteo())) for silla in sillas),
    )


def asistencia_por_sector(expediente: Expediente, alcance: Alcance) -> DataFrame:
    """Una fila por sector, en el orden de sus sillas.

    Devuelve  sector, numero_de_sector; convocados y asistieron, en puestos por sesión; sin_dato, marcas
              que faltan; tasa de 0 a 1 o NA.
    Fuente    tablas sesiones, integrantes y asistencias; solo roles que el formato cuenta.
    """
    conteos = _conteos(_que_cuentan(expediente, alcance), "integrante")
    sectores: dict[tuple[str, int | None], Conteo] = {}
    for silla in _en_orden(expediente):
        sector = silla.sector, silla.numero_de_sector
        sectores[sector] = sectores.get(sector, Conteo()) + conteos.get(silla.clave, Conteo())
    return tabla_de_datos(_POR_SECTOR, ((*sector, *conteo.en_puestos) for sector, conteo in sectores.items()))


def asistencia_por_sesion(
    expediente: Expediente, alcance: Alcance, marcas: DataFrame | None = None
) -> DataFrame:
    """Una fila por sesión realizada, en orden de fecha.

    Devuelve  sesion (clave), fecha; convocados y asistieron, en puestos; sin_dato; tasa de 0 a 1 o NA.
    Fuente    tablas sesiones, integrantes y asistencias; solo roles que el formato cuenta.
    """
    conteos = _conteos(_que_cuentan(expediente, alcance, marcas), "sesion")
    return tabla_de_datos(
        _POR_SESION,
        (
            (sesion.clave, sesion.fecha, *conteos.get(sesion.clave, Conteo()).en_puestos)
            for sesion in expediente.sesiones_realizadas_en(alcance)
        ),
    )


def tasa_de_asistencia(
    expediente: Expediente, alcance: Alcance, marcas: DataFrame | None = None
) -> Resultado:
    """La proporción de puestos convocados que asistieron, en todas las sesiones del alcance."""
    propias = _que_cuentan(expediente, alcance, marcas)
    asistieron, convocados = int(propias["asistieron"].sum()), int(propias["convocados"].sum())
    if convocados:
        return Resultado(TASA_DE_ASISTENCIA, Decimal(asistieron) / Decimal(convocados), alcance)
    return Resultado.sin_dato(TASA_DE_ASISTENCIA, alcance, _por_que_no_hay_tasa(expediente, alcance, propias))


def colectivas_sin_contar(
    expediente: Expediente, alcance: Alcance, marcas: DataFrame | None = None
) -> tuple[Integrante, ...]:
    """Las filas colectivas que pesan como un solo puesto, porque su marca no dice cuántos de cuántos.

    Devuelve  las sillas, en su orden; una tasa en que pesan lo tiene que advertir.
    Fuente    tablas sesiones, integrantes y asistencias; solo roles que el formato cuenta.
    """
    propias = _que_cuentan(expediente, alcance, marcas)
    sin_contar = set(propias[(propias["convocados"] > 0) & ~propias["contados"]]["integrante"])
    return tuple(
        silla for silla in _en_orden(expediente) if silla.es_colectivo() and silla.clave in sin_contar
    )


def _por_que_no_hay_tasa(expediente: Expediente, alcance: Alcance, marcas: DataFrame) -> str:
    if not expediente.sesiones_realizadas_en(alcance):
        return "no hubo sesiones en el alcance"
    if marcas.empty:
        return "ninguna silla que cuente existía en las fechas de las sesiones"
    if (marcas["estado"] == EstadoDeAsistencia.SIN_DATO.value).any():
        return "ninguna marca de asistencia es conocida"
    return "ninguna silla que cuente fue convocada"


def _en_orden(expediente: Expediente) -> list[Integrante]:
    return sorted(expediente.integrantes, key=lambda silla: silla.orden)


def _sillas_por_sesion(expediente: Expediente, alcance: Alcance) -> Iterator[tuple[Integrante, Sesion]]:
    realizadas = expediente.sesiones_realizadas_en(alcance)
    for silla in _en_orden(expediente):
        yield from ((silla, sesion) for sesion in realizadas if silla.ocupa(sesion.fecha))


def _fila(
    expediente: Expediente, silla: Integrante, sesion: Sesion, marca: Asistencia | None
) -> tuple[object, ...]:
    rol = rol_en_la_sesion(silla, marca)
    estado = EstadoDeAsistencia.SIN_DATO if marca is None or es_imposible(marca) else marca.estado
    quien = (silla.clave, sesion.clave, sesion.fecha, estado.value, rol, rol_que_cuenta(expediente, rol))
    return (*quien, *puestos_convocados(marca))


def _que_cuentan(expediente: Expediente, alcance: Alcance, marcas: DataFrame | None = None) -> DataFrame:
    todas = marcas_de_asistencia(expediente, alcance) if marcas is None else marcas
    return todas[todas["cuenta"]]


def _conteos(marcas: DataFrame, por: str) -> Mapping[str, Conteo]:
    """Lo que suman las marcas de cada integrante o de cada sesión, en una sola pasada."""
    contadas = DataFrame(
        {
            "convocados": marcas["convocados"],
            "asistieron": marcas["asistieron"],
            "sin_dato": marcas["estado"] == EstadoDeAsistencia.SIN_DATO.value,
            "convocatorias": marcas["estado"].isin(_CONVOCATORIAS),
            "asistencias": marcas["estado"].isin(_PRESENCIAS),
        }
    )
    sumas = contadas.groupby(marcas[por], sort=False).sum()
    return {str(clave): Conteo(*map(int, suma)) for clave, *suma in sumas.itertuples()}


def _resumen_de_silla(silla: Integrante, conteo: Conteo) -> tuple[object, ...]:
    identidad = (silla.clave, silla.orden, silla.sector, silla.numero_de_sector, silla.nombre)
    puesto = (silla.cargo, silla.rol, silla.es_colectivo())
    return (*identidad, *puesto, conteo.convocatorias, conteo.asistencias, conteo.sin_dato, conteo.tasa)
