"""Lo que la matriz de asistencia dice: sus sillas, su hallazgo, su texto alternativo y sus datos."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pandas import isna

from informe_lib.indicadores.asistencia import asistencia_por_integrante, marcas_de_asistencia
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.sesion import EstadoDeAsistencia, Sesion
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import Columna, Datos, TipoDeDato

_COLUMNAS = (
    Columna("sector", "Sector"),
    Columna("integrante", "Integrante"),
    Columna("cargo", "Cargo"),
    Columna("rol", "Rol"),
    Columna("sesion", "Sesión"),
    Columna("fecha", "Fecha", TipoDeDato.FECHA),
    Columna("estado", "Asistencia"),
    Columna("asistieron", "Asistieron", TipoDeDato.ENTERO, "puestos"),
    Columna("convocados", "Convocados", TipoDeDato.ENTERO, "puestos"),
)


@dataclass(frozen=True, slots=True)
class Marca:
    sesion: str
    fecha: date
    estado: str
    rol: str
    asistieron: int
    convocados: int


@dataclass(frozen=True, slots=True)
class Silla:
    """Una fila de la matriz; `marcas` va por la clave de la sesión y falta si la silla no existía."""

    sector: str
    nombre: str
    cargo: str
    asistencias: int
    convocatorias: int
    sin_dato: int
    marcas: dict[str, Marca]

    def asistio_a_todas(self) -> bool:
        presentes = sum(marca.asistieron for marca in self.marcas.values())
        return 0 < presentes == sum(marca.convocados for marca in self.marcas.values()) and not self.sin_dato

    @property
    def total(self) -> str:
        if not self.convocatorias:
            return "sin dato" if self.sin_dato else "–"
        return f"{formato.numero(self.asistencias)} de {formato.numero(self.convocatorias)}"


@dataclass(frozen=True, slots=True)
class Lectura:
    """Lo que hay que decir de la asistencia a unas sesiones."""

    sesiones: tuple[Sesion, ...]
    sillas: tuple[Silla, ...]

    @property
    def completas(self) -> int:
        return sum(silla.asistio_a_todas() for silla in self.sillas)

    @property
    def sin_dato(self) -> int:
        return sum(silla.sin_dato for silla in self.sillas)

    def nada_se_sabe(self) -> bool:
        return not any(silla.convocatorias for silla in self.sillas)

    def convoca_a_todas(self) -> bool:
        return all(silla.convocatorias + silla.sin_dato == len(self.sesiones) for silla in self.sillas)


SESIONES_CON_DETALLE = 6  # más marcas dichas una por una ya no se escuchan: van en los datos

Regla = tuple[Callable[[Lectura], bool], str]
REGLAS: tuple[Regla, ...] = (  # manda la primera que se cumple
    (lambda una: una.nada_se_sabe(), "No hay marcas de asistencia {a_las_sesiones}"),
    (lambda una: una.completas == len(una.sillas) == 1, "El único integrante asistió {a_las_sesiones}"),
    (lambda una: una.completas == len(una.sillas), "Los {todos} integrantes asistieron {a_las_sesiones}"),
    (lambda una: una.completas == 0 and len(una.sesiones) == 1, "Ningún integrante asistió {a_las_sesiones}"),
    (lambda una: una.completas == 0, "Ningún integrante asistió a todas las sesiones"),
    (lambda una: una.completas == 1, "Uno de {todos} integrantes asistió {a_las_sesiones}"),
    (lambda _: True, "{Completas} de {todos} integrantes asistieron {a_las_sesiones}"),
)


def leer_asistencia(expediente: Expediente, alcance: Alcance) -> Lectura:
    """Las sesiones realizadas del alcance y cada silla con sus marcas."""
    marcas: dict[str, dict[str, Marca]] = {}
    for fila in marcas_de_asistencia(expediente, alcance).to_dict("records"):
        campos = ("sesion", "fecha", "estado", "rol", "asistieron", "convocados")
        marcas.setdefault(fila["integrante"], {})[fila["sesion"]] = Marca(*(fila[campo] for campo in campos))
    sillas = tuple(
        _silla(fila, marcas[fila["integrante"]])
        for fila in asistencia_por_integrante(expediente, alcance).to_dict("records")
        if fila["integrante"] in marcas
    )
    sesiones = tuple(sesion for sesion in expediente.sesiones_en(alcance) if sesion.es_realizada())
    return Lectura(sesiones, sillas)


def titulo(lectura: Lectura) -> str:
    """El hallazgo, por reglas que se pueden leer y discutir."""
    frase = next(frase for cumple, frase in REGLAS if cumple(lectura))
    completas = formato.en_texto(lectura.completas)
    dicho = frase.format(
        todos=formato.en_texto(len(lectura.sillas)),
        Completas=completas[0].upper() + completas[1:],
        a_las_sesiones=_a_las_sesiones(lectura),
    )
    if lectura.sin_dato and not lectura.nada_se_sabe():
        marcas = formato.plural(lectura.sin_dato, "marca", "marcas")
        dicho += f"; {formato.en_texto(lectura.sin_dato, femenino=True)} {marcas} sin dato"
    return dicho


def alternativa(lectura: Lectura) -> str:
    """Lo que se ve en la matriz, en palabras: cada total y cada marca distinta de «asistió»."""
    con_detalle = len(lectura.sesiones) <= SESIONES_CON_DETALLE
    filas = (
        f"{silla.nombre}, {silla.total}{_salvedades(silla) if con_detalle else ''}"
        for silla in lectura.sillas
    )
    fechas = formato.lista(formato.fecha_larga(sesion.fecha) for sesion in lectura.sesiones)
    dicho = f"{titulo(lectura)}. Sesiones: {fechas}. Asistencias por integrante: {'; '.join(filas)}."
    return dicho if con_detalle else f"{dicho} Cada marca está en los datos de la gráfica."


def datos(lectura: Lectura) -> Datos:
    """Una fila por silla y sesión."""
    return Datos(
        _COLUMNAS,
        tuple(
            (
                *(silla.sector, silla.nombre, silla.cargo, marca.rol, marca.sesion),
                *(marca.fecha.isoformat(), marca.estado, marca.asistieron, marca.convocados),
            )
            for silla in lectura.sillas
            for marca in silla.marcas.values()
        ),
    )


def _silla(fila: Mapping[Hashable, Any], marcas: dict[str, Marca]) -> Silla:
    numero = "" if isna(fila["numero_de_sector"]) else f"{fila['numero_de_sector']}. "
    return Silla(
        sector=f"{numero}{fila['sector']}",
        nombre=fila["nombre"],
        cargo=fila["cargo"],
        asistencias=fila["asistencias"],
        convocatorias=fila["convocatorias"],
        sin_dato=fila["sin_dato"],
        marcas=marcas,
    )


def _a_las_sesiones(lectura: Lectura) -> str:
    cuantas = len(lectura.sesiones)
    if cuantas == 1:
        return "a la única sesión"
    if not lectura.nada_se_sabe() and not lectura.convoca_a_todas():
        return "a todas las sesiones a las que se les convocó"
    return f"a las {formato.en_texto(cuantas, femenino=True)} sesiones"


def _salvedades(silla: Silla) -> str:
    distintas = [
        f"{_en_palabras(marca)} el {formato.fecha_larga(marca.fecha)}"
        for marca in silla.marcas.values()
        if marca.estado != EstadoDeAsistencia.TITULAR.value or marca.convocados > 1
    ]
    return f" ({formato.lista(distintas)})" if distintas else ""


def _en_palabras(marca: Marca) -> str:
    if marca.convocados > 1:
        return f"{formato.numero(marca.asistieron)} de {formato.numero(marca.convocados)} puestos"
    return marca.estado
