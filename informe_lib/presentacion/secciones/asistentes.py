"""Asistentes: una fila por silla, con las columnas que el formato pide, y su marca en cada sesión."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import SeccionDelFormato
from informe_lib.modelo.integrante import Integrante
from informe_lib.presentacion.bloques import Alineacion, Bloque, Celda, Nota, Tabla, Texto
from informe_lib.presentacion.secciones.columnas_de_asistencia import (
    ColumnasDeAsistencia,
    columnas_en_resumen,
    columnas_por_sesion,
)
from informe_lib.presentacion.secciones.escritura import SESIONES_EN_COLUMNAS, SinContenidoQueMostrar
from informe_lib.presentacion.secciones.notas_de_asistencia import notas_de_las_sillas
from informe_lib.presentacion.secciones.otros_asistentes import otros_asistentes
from informe_lib.presentacion.secciones.registro_de_asistencia import (
    Registro,
    datos_de_asistencia,
    leer_registro,
)

ROTULOS = {"sector": "Sector", "entidad": "Entidad u organismo", "cargo": "Cargo", "rol": "Rol"}
ANCHOS = {"sector": 5, "entidad": 10, "cargo": 6, "rol": 2}


def asistentes(expediente: Expediente, seccion: SeccionDelFormato) -> Iterator[Bloque]:
    """La tabla de asistencia con sus totales, la leyenda de los roles y quién más estuvo."""
    registro = leer_registro(expediente, seccion)
    if not registro.sillas:
        raise SinContenidoQueMostrar("no hay integrantes registrados en el alcance de esta sección")
    yield _tabla(registro, seccion)
    if not registro.sesiones:
        yield Nota((Texto("No hubo sesiones realizadas en el alcance de esta sección."),))
    if "rol" in registro.columnas:
        roles = "; ".join(f"{rol.clave}: {rol.nombre}" for rol in expediente.formato.roles)
        yield Nota((Texto(f"Rol. {roles}."),))
    yield from otros_asistentes(registro, seccion)


def _tabla(registro: Registro, seccion: SeccionDelFormato) -> Tabla:
    derecha = _a_la_derecha(registro, seccion)
    fijas = len(registro.columnas)
    filas = zip(_identidades(registro), derecha.filas, strict=True)
    total = (Celda("Total de asistencias", columnas=fijas, es_encabezado=True), *derecha.total)
    return Tabla(
        clave=seccion.clave,
        titulo=derecha.titulo,
        encabezado=_encabezado(registro, seccion, derecha),
        cuerpo=(
            *((*identidad, *celdas) for identidad, celdas in filas),
            *((total,) if derecha.total else ()),
        ),
        datos=datos_de_asistencia(registro, seccion),
        anchos=(*(ANCHOS[columna] for columna in registro.columnas), *derecha.anchos),
        totales=1 if derecha.total else 0,
        fijas=fijas,
        notas=(*notas_de_las_sillas(registro, seccion.alcance or Alcance.PERIODO), *derecha.notas),
    )


def _a_la_derecha(registro: Registro, seccion: SeccionDelFormato) -> ColumnasDeAsistencia:
    """Sin sesiones no hay más columnas que las que identifican; con demasiadas, lo que suman."""
    if not registro.sesiones:
        return ColumnasDeAsistencia("Integrantes", "", filas=tuple(() for _ in registro.sillas))
    en_resumen = len(registro.sesiones) > SESIONES_EN_COLUMNAS
    return (columnas_en_resumen if en_resumen else columnas_por_sesion)(registro, seccion)


def _encabezado(
    registro: Registro, seccion: SeccionDelFormato, derecha: ColumnasDeAsistencia
) -> tuple[tuple[Celda, ...], ...]:
    altura = 2 if derecha.rotulos else 1
    fijas = tuple(
        Celda(seccion.rotulos.get(columna, ROTULOS[columna]), filas=altura, es_encabezado=True)
        for columna in registro.columnas
    )
    if not derecha.rotulos:
        return (fijas,)
    ancho = len(derecha.rotulos)
    grupo = Celda(derecha.grupo, columnas=ancho, es_encabezado=True, alineacion=Alineacion.CENTRO)
    debajo = (Celda(rotulo, es_encabezado=True, alineacion=Alineacion.CENTRO) for rotulo in derecha.rotulos)
    return (*fijas, grupo), tuple(debajo)


def _identidades(registro: Registro) -> Iterator[tuple[Celda, ...]]:
    """Las celdas que dicen de qué silla es cada fila; el sector, si va primero, una vez por grupo."""
    if not registro.agrupa_por_sector():
        yield from (_identidad(silla, registro.columnas) for silla in registro.sillas)
        return
    demas = registro.columnas[1:]
    for sector, sillas in groupby(registro.sillas, key=lambda silla: silla.nombre_de_sector):
        grupo = list(sillas)
        rotulo = Celda(sector, sector, filas=len(grupo), es_encabezado=True)
        for posicion, silla in enumerate(grupo):
            yield (*((rotulo,) if posicion == 0 else ()), *_identidad(silla, demas))


def _identidad(silla: Integrante, columnas: tuple[str, ...]) -> tuple[Celda, ...]:
    """La fila la rotula la entidad o, si el formato no la pide, la primera de las columnas."""
    de_la_silla = {
        "sector": silla.nombre_de_sector, "entidad": silla.nombre, "cargo": silla.cargo, "rol": silla.rol,
    }  # fmt: skip
    rotuladora = "entidad" if "entidad" in columnas else next(iter(columnas), "")
    return tuple(
        Celda(de_la_silla[columna], de_la_silla[columna], es_encabezado=columna == rotuladora)
        for columna in columnas
    )
