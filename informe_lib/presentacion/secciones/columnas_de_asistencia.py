"""Lo que va a la derecha de cada silla: sus marcas, una columna por sesión, o lo que suman si son muchas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from informe_lib.indicadores.asistencia import asistencia_por_integrante
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.formato_oficial import SeccionDelFormato
from informe_lib.modelo.integrante import Integrante
from informe_lib.modelo.sesion import EstadoDeAsistencia, Sesion
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import Alineacion, Celda, Escalar, TipoDeDato
from informe_lib.presentacion.secciones.escritura import nota_de_muchas_sesiones
from informe_lib.presentacion.secciones.notas_de_asistencia import notas_de_las_marcas
from informe_lib.presentacion.secciones.registro_de_asistencia import NO_INTEGRABA, Registro
from informe_lib.presentacion.tabulacion import escalar, escrito

ANCHO_DE_SESION, ANCHO_DE_TOTAL, ANCHO_DE_RESUMEN = 5, 3, 4
MARCAS = {
    EstadoDeAsistencia.TITULAR: "Asistió",
    EstadoDeAsistencia.DELEGADO: "Asistió delegado",
    EstadoDeAsistencia.ENCARGADO: "Asistió encargado",
    EstadoDeAsistencia.EXCUSA: "Excusa",
    EstadoDeAsistencia.NO_ASISTIO: "No asistió",
    EstadoDeAsistencia.NO_CONVOCADO: "No convocado",
    EstadoDeAsistencia.SIN_DATO: "Sin dato",
}

Celdas = tuple[Celda, ...]


@dataclass(frozen=True, slots=True)
class ColumnasDeAsistencia:
    """Una tupla de celdas por silla, en el orden del registro; `total` es la última fila, si la hay."""

    titulo: str
    grupo: str
    rotulos: tuple[str, ...] = ()
    filas: tuple[Celdas, ...] = ()
    total: Celdas = ()
    anchos: tuple[int, ...] = ()
    notas: tuple[str, ...] = ()


def columnas_por_sesion(registro: Registro, seccion: SeccionDelFormato) -> ColumnasDeAsistencia:
    """La marca de cada silla en cada sesión celebrada, con los totales de fila y de columna."""
    palabras = {estado: seccion.rotulos.get(estado.value, marca) for estado, marca in MARCAS.items()}
    por_sesion = [registro.de_la_sesion(sesion) for sesion in registro.sesiones]
    return ColumnasDeAsistencia(
        titulo="Asistencia por integrante y sesión",
        grupo=seccion.rotulos.get("sesiones", "Sesiones en las que participaron"),
        rotulos=(*(registro.fechas[sesion.clave] for sesion in registro.sesiones), "Total"),
        filas=tuple(
            (
                *(_marca(registro, silla, sesion, palabras) for sesion in registro.sesiones),
                _total(registro.de_la_silla(silla)),
            )
            for silla in registro.sillas
        ),
        total=(*map(_total, por_sesion), _total(chain.from_iterable(por_sesion))),
        anchos=(*(ANCHO_DE_SESION for _ in registro.sesiones), ANCHO_DE_TOTAL),
        notas=tuple(notas_de_las_marcas(registro)),
    )


def columnas_en_resumen(registro: Registro, seccion: SeccionDelFormato) -> ColumnasDeAsistencia:
    """Cuántas convocatorias y asistencias tuvo cada silla, y su tasa: son tantas que no caben una a una."""
    alcance = seccion.alcance or Alcance.PERIODO
    resumen = asistencia_por_integrante(registro.expediente, alcance)
    por_silla = {
        str(fila.integrante): (
            *map(escalar, (fila.convocatorias, fila.asistencias, fila.sin_dato, fila.tasa)),
        )
        for fila in resumen.itertuples()
    }
    return ColumnasDeAsistencia(
        titulo="Convocatorias y asistencias de cada integrante",
        grupo=seccion.rotulos.get("sesiones", "Sesiones en las que participaron"),
        rotulos=("Convocatorias", "Asistencias", "Sin dato", "Asistencia"),
        filas=tuple(_resumida(por_silla.get(silla.clave, (0, 0, 0, None))) for silla in registro.sillas),
        anchos=(ANCHO_DE_RESUMEN,) * 4,
        notas=(nota_de_muchas_sesiones(len(registro.sesiones)),),
    )


def _resumida(valores: tuple[Escalar, ...]) -> Celdas:
    """Quien nunca fue convocado no tiene tasa; eso no es que se desconozca."""
    *conteos, tasa = valores
    convocatorias, _, sin_dato = conteos
    nunca = not convocatorias and not sin_dato
    sin_tasa = "No convocado" if nunca else "Sin dato"
    escrita = sin_tasa if tasa is None else escrito(tasa, TipoDeDato.PROPORCION)
    return (
        *(Celda(escrito(uno, TipoDeDato.ENTERO), uno, alineacion=Alineacion.CENTRO) for uno in conteos),
        Celda(escrita, tasa, alineacion=Alineacion.CENTRO),
    )


def _marca(
    registro: Registro, silla: Integrante, sesion: Sesion, palabras: Mapping[EstadoDeAsistencia, str]
) -> Celda:
    """«Asistió», «14 de 20», «Asistió (P)» si estuvo con otro rol, o «No integraba»."""
    estado = registro.estados.get((silla.clave, sesion.clave))
    if estado is None:
        return Celda(NO_INTEGRABA, alineacion=Alineacion.CENTRO)
    texto = palabras[estado]
    marca = registro.marcas.get((silla.clave, sesion.clave))
    if marca and marca.asistieron is not None and marca.convocados is not None and marca.estado is estado:
        texto = f"{formato.numero(marca.asistieron)} de {formato.numero(marca.convocados)}"
    if rol := registro.rol_propio(silla, sesion):
        texto = f"{texto} ({rol})"
    return Celda(texto, estado.value, alineacion=Alineacion.CENTRO)


def _total(estados: Iterable[EstadoDeAsistencia]) -> Celda:
    """Cuántos asistieron; de marcas que nadie conoce no sale un cero sino «Sin dato»."""
    marcas = list(estados)
    if marcas and all(marca is EstadoDeAsistencia.SIN_DATO for marca in marcas):
        return Celda("Sin dato", alineacion=Alineacion.CENTRO)
    asistieron = sum(marca.es_presencia() for marca in marcas)
    return Celda(formato.numero(asistieron), asistieron, alineacion=Alineacion.CENTRO)
