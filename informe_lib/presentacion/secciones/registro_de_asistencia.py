"""Lo que la tabla de asistentes lee: las sillas y las sesiones del alcance, y la marca de cada cruce."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from informe_lib.indicadores.asistencia import marcas_de_asistencia
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import COLUMNAS, ContenidoDeSeccion, SeccionDelFormato
from informe_lib.modelo.integrante import Integrante
from informe_lib.modelo.sesion import Asistencia, EstadoDeAsistencia, Sesion
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import Columna, Datos, TipoDeDato
from informe_lib.presentacion.nombres_de_sesion import fechas_de_sesion
from informe_lib.presentacion.tabulacion import datos_con_motivos

COLUMNAS_DE_DATOS = (
    Columna("sector", "Sector"),
    Columna("entidad", "Entidad u organismo"),
    Columna("cargo", "Cargo"),
    Columna("rol", "Rol"),
    Columna("sesion", "Sesión"),
    Columna("fecha", "Fecha de la sesión", TipoDeDato.FECHA),
    Columna("asistencia", "Asistencia"),
    Columna("rol_en_la_sesion", "Rol con que asistió"),
    Columna("asistieron", "Asistieron, en una fila colectiva", TipoDeDato.ENTERO),
    Columna("convocados", "Convocados, en una fila colectiva", TipoDeDato.ENTERO),
    Columna("motivo", "Motivo"),
)

NO_INTEGRABA = "No integraba"


@dataclass(frozen=True, slots=True)
class Registro:
    """`estados` no trae el cruce de una silla con una sesión en que no existía."""

    expediente: Expediente
    columnas: tuple[str, ...]
    sillas: tuple[Integrante, ...]
    sesiones: tuple[Sesion, ...]
    estados: Mapping[tuple[str, str], EstadoDeAsistencia]
    marcas: Mapping[tuple[str, str], Asistencia]
    nombres: Mapping[str, str]
    fechas: Mapping[str, str]

    def agrupa_por_sector(self) -> bool:
        return self.columnas[0] == "sector" and len(self.columnas) > 1

    def de_la_silla(self, silla: Integrante) -> list[EstadoDeAsistencia]:
        cruces = ((silla.clave, sesion.clave) for sesion in self.sesiones)
        return [self.estados[cruce] for cruce in cruces if cruce in self.estados]

    def de_la_sesion(self, sesion: Sesion) -> list[EstadoDeAsistencia]:
        cruces = ((silla.clave, sesion.clave) for silla in self.sillas)
        return [self.estados[cruce] for cruce in cruces if cruce in self.estados]

    def rol_propio(self, silla: Integrante, sesion: Sesion) -> str | None:
        """El rol con que estuvo en esa sesión, si no fue el de su silla."""
        marca = self.marcas.get((silla.clave, sesion.clave))
        return marca.rol if marca and marca.rol != silla.rol else None


def leer_registro(expediente: Expediente, seccion: SeccionDelFormato) -> Registro:
    """Las sillas que existieron en el alcance de la sección y las sesiones que en él se celebraron.

    Recibe    el expediente y la sección, que dice el alcance y las columnas.
    Devuelve  el registro, con las sillas en el orden en que se imprimen.
    Fuente    tablas integrantes, sesiones y asistencias.
    """
    alcance = seccion.alcance or Alcance.PERIODO
    columnas = seccion.columnas or COLUMNAS[ContenidoDeSeccion.ASISTENTES]
    sesiones = expediente.sesiones_realizadas_en(alcance)
    sillas = [silla for silla in expediente.integrantes if _existio(silla, expediente, alcance)]
    return Registro(
        expediente=expediente,
        columnas=columnas,
        sillas=_ordenadas(sillas, por_sector=columnas[0] == "sector"),
        sesiones=sesiones,
        estados={
            (str(marca.integrante), str(marca.sesion)): EstadoDeAsistencia(str(marca.estado))
            for marca in marcas_de_asistencia(expediente, alcance).itertuples()
        },
        marcas={(marca.integrante, marca.sesion): marca for marca in expediente.asistencias},
        nombres=dict(_sin_repetir(sillas)),
        fechas=fechas_de_sesion(expediente),
    )


def _existio(silla: Integrante, expediente: Expediente, alcance: Alcance) -> bool:
    """¿Hubo algún día del alcance en que la silla existiera?"""
    comienza = silla.desde is None or silla.desde <= expediente.corte
    return comienza and (silla.hasta is None or silla.hasta >= alcance.inicio(expediente.periodo))


def _ordenadas(sillas: Iterable[Integrante], *, por_sector: bool) -> tuple[Integrante, ...]:
    """En el orden de la norma y, si se agrupan, con cada sector seguido aunque los datos lo salteen."""
    en_orden = sorted(sillas, key=lambda silla: silla.orden)
    if not por_sector:
        return tuple(en_orden)
    primera: dict[str, int] = {}
    for silla in en_orden:
        primera.setdefault(silla.nombre_de_sector, silla.orden)
    return tuple(sorted(en_orden, key=lambda silla: (primera[silla.nombre_de_sector], silla.orden)))


def _sin_repetir(sillas: Sequence[Integrante]) -> Iterator[tuple[str, str]]:
    """Cómo se nombra cada silla en una nota: con su cargo, si otra tiene el mismo nombre."""
    veces = Counter(silla.nombre for silla in sillas)
    for silla in sillas:
        es_unica = veces[silla.nombre] == 1
        yield silla.clave, silla.nombre if es_unica else f"{silla.nombre} ({silla.cargo})"


def con_los_rotulos(columnas: Sequence[Columna], seccion: SeccionDelFormato) -> tuple[Columna, ...]:
    """Las columnas con el nombre que el formato le da a cada cosa: el de la página es el de los datos."""
    propias = {clave: seccion.rotulos.get(clave) for clave in ("sector", "entidad", "cargo", "rol", "asunto")}
    return tuple(replace(una, rotulo=propias.get(una.clave) or una.rotulo) for una in columnas)


def datos_de_asistencia(registro: Registro, seccion: SeccionDelFormato) -> Datos:
    """Una fila por silla y sesión, también si la silla no existía ese día: es lo que la página muestra."""
    return datos_con_motivos(
        con_los_rotulos(COLUMNAS_DE_DATOS, seccion),
        (_fila(registro, silla, sesion) for silla in registro.sillas for sesion in registro.sesiones),
    )


def _fila(registro: Registro, silla: Integrante, sesion: Sesion) -> tuple[object, ...]:
    marca = registro.marcas.get((silla.clave, sesion.clave))
    estado = registro.estados.get((silla.clave, sesion.clave))
    comun = (silla.nombre_de_sector, silla.nombre, silla.cargo, silla.rol, sesion.clave, sesion.fecha)
    if estado is None:
        return (*comun, NO_INTEGRABA.lower(), *(None,) * 4)
    rol, asistieron, convocados = (
        (marca.rol or silla.rol, marca.asistieron, marca.convocados) if marca else (silla.rol, None, None)
    )
    return (*comun, estado.value, rol, asistieron, convocados, _motivo(estado, marca))


def _motivo(estado: EstadoDeAsistencia, marca: Asistencia | None) -> str | None:
    """El que consta; una marca «sin dato» siempre dice por qué no se conoce."""
    if marca and isinstance(marca.motivo, str):
        return marca.motivo
    if estado is not EstadoDeAsistencia.SIN_DATO:
        return None
    if marca and marca.estado is not estado:
        return imposible_de(marca)
    return marca.motivo.motivo if marca and isinstance(marca.motivo, Ausencia) else "no hay marca"


def imposible_de(marca: Asistencia) -> str:
    """«la marca dice que asistieron 25 de 20»: por eso no se cuenta."""
    asistieron, convocados = (
        "sin dato" if uno is None else formato.numero(uno) for uno in (marca.asistieron, marca.convocados)
    )
    return f"la marca dice que asistieron {asistieron} de {convocados}"
