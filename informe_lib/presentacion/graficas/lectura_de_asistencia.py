"""Lo que la matriz de asistencia dice: sus sillas, su titular y sus datos."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from pandas import isna

from informe_lib.indicadores.asistencia import (
    asistencia_por_integrante,
    asistencia_por_sesion,
    marcas_de_asistencia,
    tasa_de_asistencia,
)
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import sin_dato
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.periodo import Periodo
from informe_lib.modelo.sesion import EstadoDeAsistencia, Sesion
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import Columna, Datos, TipoDeDato
from informe_lib.presentacion.reglas import Regla, plantilla_de
from informe_lib.presentacion.tabulacion import datos_con_motivos

_COLUMNAS = (
    Columna("sector", "Sector"),
    Columna("integrante", "Integrante"),
    Columna("cargo", "Cargo"),
    Columna("rol", "Rol"),
    Columna("colectiva", "Fila colectiva"),
    Columna("sesion", "Sesión"),
    Columna("fecha", "Fecha", TipoDeDato.FECHA),
    Columna("estado", "Asistencia"),
    Columna("asistieron", "Asistieron", TipoDeDato.ENTERO, "puestos"),
    Columna("convocados", "Convocados", TipoDeDato.ENTERO, "puestos"),
    Columna("contados", "Consta cuántos de cuántos"),
)

SIN_MARCA = sin_dato("no hay una marca de asistencia que se pueda contar")


@dataclass(frozen=True, slots=True)
class Puestos:
    """Cuántos asistieron de cuántos convocados a una sesión, entre los roles que el formato cuenta."""

    asistieron: int
    convocados: int


@dataclass(frozen=True, slots=True)
class Marca:
    sesion: str
    fecha: date
    estado: str
    rol: str
    asistieron: int
    convocados: int
    contados: bool

    def se_conoce(self) -> bool:
        return self.estado != EstadoDeAsistencia.SIN_DATO.value


@dataclass(frozen=True, slots=True)
class Silla:
    """Una fila de la matriz; `marcas` va por la clave de la sesión y falta si la silla no existía."""

    sector: str
    nombre: str
    cargo: str
    rol: str
    colectiva: bool
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
    """Lo que hay que decir de la asistencia a unas sesiones; `por_sesion` va en el orden de estas."""

    periodo: Periodo
    sesiones: tuple[Sesion, ...]
    sillas: tuple[Silla, ...]
    por_sesion: tuple[Puestos, ...]
    tasa: Decimal | int | None

    @property
    def completas(self) -> int:
        return sum(silla.asistio_a_todas() for silla in self.sillas)

    @property
    def sin_dato(self) -> int:
        return sum(silla.sin_dato for silla in self.sillas)

    def nada_se_sabe(self) -> bool:
        return not any(silla.convocatorias for silla in self.sillas)

    @property
    def asistencias(self) -> int:
        return sum(silla.asistencias for silla in self.sillas)

    @property
    def total(self) -> str:
        """La tasa de todas las sesiones, o por qué no la hay: nadie fue convocado o no se sabe."""
        if self.tasa is not None:
            return formato.porcentaje(self.tasa)
        return "sin dato" if self.sin_dato else "–"

    def convoca_a_todas(self) -> bool:
        return all(silla.convocatorias + silla.sin_dato == len(self.sesiones) for silla in self.sillas)


REGLAS: tuple[Regla[Lectura], ...] = (  # manda la primera que se cumple
    Regla(
        lambda una: una.nada_se_sabe() and una.sin_dato > 0, "No hay marcas de asistencia {a_las_sesiones}"
    ),
    Regla(lambda una: una.nada_se_sabe(), "No se convocó a ningún integrante {a_las_sesiones}"),
    Regla(lambda una: una.completas == len(una.sillas) == 1, "El único integrante asistió {a_las_sesiones}"),
    Regla(
        lambda una: una.completas == len(una.sillas), "Los {todos} integrantes asistieron {a_las_sesiones}"
    ),
    Regla(
        lambda una: una.completas == 0 and una.sin_dato > 0,
        "De ningún integrante consta la asistencia {a_las_sesiones}",
    ),
    Regla(
        lambda una: una.asistencias == 0 and len(una.sesiones) > 1,
        "Ningún integrante asistió a ninguna sesión",
    ),
    Regla(
        lambda una: una.completas == 0 and len(una.sesiones) == 1,
        "Ningún integrante asistió a la única sesión",
    ),
    Regla(
        lambda una: una.completas == 0 and len(una.sillas) == 1,
        "El único integrante asistió a {asistencias} de {convocatorias} sesiones",
    ),
    Regla(lambda una: una.completas == 0, "Ningún integrante asistió a todas las sesiones"),
    Regla(lambda una: una.completas == 1, "Uno de {todos} integrantes asistió {a_las_sesiones}"),
    Regla(lambda _: True, "{Completas} de {todos} integrantes asistieron {a_las_sesiones}"),
)


def leer_asistencia(expediente: Expediente, alcance: Alcance) -> Lectura:
    """Las sesiones realizadas del alcance y cada silla con sus marcas."""
    tabla = marcas_de_asistencia(expediente, alcance)
    marcas: dict[str, dict[str, Marca]] = {}
    for fila in tabla.to_dict("records"):
        marca = Marca(**{campo.name: fila[campo.name] for campo in fields(Marca)})
        marcas.setdefault(fila["integrante"], {})[marca.sesion] = marca
    sillas = tuple(
        _silla(fila, marcas[fila["integrante"]])
        for fila in asistencia_por_integrante(expediente, alcance, tabla).to_dict("records")
        if fila["integrante"] in marcas
    )
    sesiones = expediente.sesiones_realizadas_en(alcance)
    por_sesion = tuple(
        Puestos(fila["asistieron"], fila["convocados"])
        for fila in asistencia_por_sesion(expediente, alcance, tabla).to_dict("records")
    )
    tasa = tasa_de_asistencia(expediente, alcance, tabla).valor
    return Lectura(expediente.periodo, sesiones, sillas, por_sesion, tasa)


def titulo(lectura: Lectura) -> str:
    """El titular, por reglas que se pueden leer y discutir."""
    frase = plantilla_de(REGLAS, lectura)
    completas = formato.en_texto(lectura.completas)
    dicho = frase.format(
        todos=formato.en_texto(len(lectura.sillas)),
        Completas=completas[0].upper() + completas[1:],
        a_las_sesiones=_a_las_sesiones(lectura),
        asistencias=formato.en_texto(lectura.asistencias, femenino=True),
        convocatorias=formato.en_texto(lectura.sillas[0].convocatorias, femenino=True),
    )
    if lectura.sin_dato and not lectura.nada_se_sabe():
        marcas = formato.plural(lectura.sin_dato, "marca", "marcas")
        dicho += f"; {formato.en_texto(lectura.sin_dato, femenino=True)} {marcas} sin dato"
    return dicho


def datos(lectura: Lectura) -> Datos:
    """Una fila por silla y sesión."""
    return datos_con_motivos(
        _COLUMNAS,
        (
            (
                *(silla.sector, silla.nombre, silla.cargo, marca.rol, _si_o_no(silla.colectiva)),
                *(marca.sesion, marca.fecha, marca.estado),
                *((marca.asistieron, marca.convocados) if marca.se_conoce() else (SIN_MARCA, SIN_MARCA)),
                _si_o_no(marca.contados) if silla.colectiva and marca.se_conoce() else None,
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
        rol=fila["rol"],
        colectiva=fila["colectiva"],
        asistencias=fila["asistencias"],
        convocatorias=fila["convocatorias"],
        sin_dato=fila["sin_dato"],
        marcas=marcas,
    )


def _si_o_no(respuesta: bool) -> str:
    return "Sí" if respuesta else "No"


def _a_las_sesiones(lectura: Lectura) -> str:
    cuantas = len(lectura.sesiones)
    if cuantas == 1:
        return "a la única sesión"
    if not lectura.nada_se_sabe() and not lectura.convoca_a_todas():
        return f"a todas las sesiones a las que se {'les' if lectura.completas > 1 else 'le'} convocó"
    return f"a las {formato.en_texto(cuantas, femenino=True)} sesiones"
