"""Asistentes: una fila por silla, agrupadas por sector, y una columna por sesión celebrada."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, groupby

from informe_lib.indicadores.asistencia import marcas_de_asistencia
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import SeccionDelFormato
from informe_lib.modelo.integrante import Integrante
from informe_lib.modelo.sesion import Asistencia, EstadoDeAsistencia, Sesion
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import (
    Alineacion,
    Bloque,
    Celda,
    Columna,
    Datos,
    Nota,
    Tabla,
    Texto,
    TipoDeDato,
)
from informe_lib.presentacion.secciones.escritura import nombres_de_sesion

Estados = dict[tuple[str, str], EstadoDeAsistencia]

COLUMNAS_FIJAS = ("Sector", "Entidad u organismo", "Cargo", "Rol")
MARCAS = {
    EstadoDeAsistencia.TITULAR: "Asistió",
    EstadoDeAsistencia.DELEGADO: "Asistió delegado",
    EstadoDeAsistencia.ENCARGADO: "Asistió encargado",
    EstadoDeAsistencia.EXCUSA: "Excusa",
    EstadoDeAsistencia.NO_ASISTIO: "No asistió",
    EstadoDeAsistencia.NO_CONVOCADO: "No convocado",
    EstadoDeAsistencia.SIN_DATO: "Sin dato",
}


def asistentes(expediente: Expediente, seccion: SeccionDelFormato) -> Iterator[Bloque]:
    """La tabla de asistencia con sus totales, y la leyenda de los roles."""
    alcance = seccion.alcance or Alcance.PERIODO
    sesiones = expediente.sesiones_realizadas_en(alcance)
    estados = _estados(expediente, alcance)
    cuerpo = [*_filas(expediente, sesiones, estados), _totales(expediente, sesiones, estados)]
    yield Tabla(
        clave="asistentes",
        titulo="Asistencia por integrante y sesión",
        encabezado=_encabezado(seccion, sesiones),
        cuerpo=tuple(cuerpo),
        datos=_datos(expediente, sesiones, estados),
        anchos=(5, 10, 6, 2, *(5 for _ in sesiones), 3),
        totales=1,
        notas=(*_colectivas(expediente), *_desconocidas(estados)),
    )
    roles = "; ".join(f"{rol.clave}: {rol.nombre}" for rol in expediente.formato.roles)
    yield Nota((Texto(f"Rol. {roles}."),))


def _colectivas(expediente: Expediente) -> Iterator[str]:
    """Qué filas reúnen a varias entidades, de cuántas y, si no se sabe, por qué."""
    for silla in _ordenados(expediente):
        if isinstance(silla.tamano, Ausencia):
            yield f"{silla.nombre}: fila colectiva; {silla.tamano.motivo}."
        elif silla.es_colectivo():
            yield f"{silla.nombre}: fila colectiva de {silla.tamano}."


def _desconocidas(estados: Estados) -> Iterator[str]:
    """Cuántas marcas no suman porque nadie las registró."""
    cuantas = sum(estado is EstadoDeAsistencia.SIN_DATO for estado in estados.values())
    marcas = formato.plural(cuantas, "marca", "marcas")
    if cuantas:
        yield f"Los totales no cuentan {formato.numero(cuantas)} {marcas} sin dato."


def _estados(expediente: Expediente, alcance: Alcance) -> Estados:
    marcas = marcas_de_asistencia(expediente, alcance)
    return {
        (str(marca.integrante), str(marca.sesion)): EstadoDeAsistencia(str(marca.estado))
        for marca in marcas.itertuples()
    }


def _encabezado(seccion: SeccionDelFormato, sesiones: tuple[Sesion, ...]) -> tuple[tuple[Celda, ...], ...]:
    grupo = seccion.rotulos.get("sesiones", "Sesiones en las que participaron")
    fijas = [Celda(rotulo, filas=2, es_encabezado=True) for rotulo in COLUMNAS_FIJAS]
    nombres = nombres_de_sesion(sesiones)
    fechas = [_titulo(nombres[sesion.clave]) for sesion in sesiones]
    agrupadora = Celda(grupo, columnas=len(sesiones) + 1, es_encabezado=True, alineacion=Alineacion.CENTRO)
    return (*fijas, agrupadora), (*fechas, _titulo("Total"))


def _titulo(texto: str) -> Celda:
    return Celda(texto, es_encabezado=True, alineacion=Alineacion.CENTRO)


def _filas(
    expediente: Expediente, sesiones: tuple[Sesion, ...], estados: Estados
) -> Iterator[tuple[Celda, ...]]:
    marcas = {(marca.integrante, marca.sesion): marca for marca in expediente.asistencias}
    for sector, sillas in groupby(_ordenados(expediente), key=lambda silla: silla.nombre_de_sector):
        grupo = list(sillas)
        for posicion, silla in enumerate(grupo):
            rotulo = (Celda(sector, sector, filas=len(grupo), es_encabezado=True),) if posicion == 0 else ()
            asistio = [estados.get((silla.clave, sesion.clave)) for sesion in sesiones]
            celdas = (
                _marca(estado, marcas.get((silla.clave, sesion.clave)))
                for sesion, estado in zip(sesiones, asistio, strict=True)
            )
            yield (
                *rotulo,
                Celda(silla.nombre, silla.nombre, es_encabezado=True),
                Celda(silla.cargo, silla.cargo),
                Celda(silla.rol, silla.rol),
                *celdas,
                _total(estado for estado in asistio if estado is not None),
            )


def _ordenados(expediente: Expediente) -> list[Integrante]:
    """En el orden de la norma y con cada sector seguido, aunque los datos lo traigan salteado."""
    primero: dict[str, int] = {}
    for silla in sorted(expediente.integrantes, key=lambda silla: silla.orden):
        primero.setdefault(silla.nombre_de_sector, silla.orden)
    return sorted(expediente.integrantes, key=lambda silla: (primero[silla.nombre_de_sector], silla.orden))


def _marca(estado: EstadoDeAsistencia | None, marca: Asistencia | None) -> Celda:
    if estado is None:
        return Celda("No integraba", alineacion=Alineacion.CENTRO)
    texto = MARCAS[estado]
    if marca and marca.asistieron is not None and marca.convocados is not None:
        texto = f"{marca.asistieron} de {marca.convocados}"
    return Celda(texto, estado.value, alineacion=Alineacion.CENTRO)


def _totales(expediente: Expediente, sesiones: tuple[Sesion, ...], estados: Estados) -> tuple[Celda, ...]:
    por_sesion = [
        [
            estado
            for silla in expediente.integrantes
            if (estado := estados.get((silla.clave, sesion.clave))) is not None
        ]
        for sesion in sesiones
    ]
    return (
        Celda("Total de asistencias", columnas=len(COLUMNAS_FIJAS), es_encabezado=True),
        *map(_total, por_sesion),
        _total(chain.from_iterable(por_sesion)),
    )


def _total(estados: Iterable[EstadoDeAsistencia]) -> Celda:
    """Cuántos asistieron; de marcas que nadie conoce no sale un cero sino «Sin dato»."""
    marcas = list(estados)
    if marcas and all(marca is EstadoDeAsistencia.SIN_DATO for marca in marcas):
        return Celda("Sin dato", alineacion=Alineacion.CENTRO)
    asistieron = sum(marca.es_presencia() for marca in marcas)
    return Celda(str(asistieron), asistieron, alineacion=Alineacion.CENTRO)


def _datos(expediente: Expediente, sesiones: tuple[Sesion, ...], estados: Estados) -> Datos:
    """Una fila por silla y sesión, con la fecha en ISO: lo que se abre con una hoja de cálculo."""
    columnas = (
        Columna("sector", "Sector"),
        Columna("entidad_u_organismo", "Entidad u organismo"),
        Columna("cargo", "Cargo"),
        Columna("rol", "Rol"),
        Columna("sesion", "Sesión"),
        Columna("fecha", "Fecha de la sesión", TipoDeDato.FECHA),
        Columna("asistencia", "Asistencia"),
    )
    filas = tuple(
        (silla.nombre_de_sector, silla.nombre, silla.cargo, silla.rol, sesion.clave,
         sesion.fecha.isoformat(), estado.value)
        for silla in _ordenados(expediente)
        for sesion in sesiones
        if (estado := estados.get((silla.clave, sesion.clave))) is not None
    )  # fmt: skip
    return Datos(columnas, filas)
