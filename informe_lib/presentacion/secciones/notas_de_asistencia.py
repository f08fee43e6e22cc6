"""Las notas de la tabla de asistentes: lo que una marca o una silla tiene de particular."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.integrante import Integrante
from informe_lib.modelo.sesion import EstadoDeAsistencia
from informe_lib.presentacion import formato
from informe_lib.presentacion.secciones.registro_de_asistencia import Registro, imposible_de


def notas_de_las_sillas(registro: Registro, alcance: Alcance) -> Iterator[str]:
    """Cuáles reúnen a varias entidades, y desde o hasta cuándo existieron las que no siempre."""
    for silla in registro.sillas:
        nombre = registro.nombres[silla.clave]
        if isinstance(silla.tamano, Ausencia):
            yield f"{nombre}: fila colectiva; {silla.tamano.motivo}."
        elif silla.es_colectivo():
            yield f"{nombre}: fila colectiva de {formato.numero(silla.tamano)}."
        if vigencia := _vigencia(silla, alcance.inicio(registro.expediente.periodo), registro):
            yield f"{nombre}: {vigencia}."


def _vigencia(silla: Integrante, inicio: date, registro: Registro) -> str:
    """«hasta el 14 de agosto de 2024», si en el alcance empezó o terminó."""
    desde = f"desde el {formato.fecha_larga(silla.desde)}" if silla.desde and silla.desde > inicio else ""
    termina = silla.hasta is not None and silla.hasta < registro.expediente.corte
    hasta = f"hasta el {formato.fecha_larga(silla.hasta)}" if silla.hasta and termina else ""
    return " ".join(filter(None, (desde, hasta)))


def notas_de_las_marcas(registro: Registro) -> Iterator[str]:
    """Quién estuvo con otro rol, los motivos que constan, lo imposible y cuántas marcas no suman."""
    yield from _con_otro_rol(registro)
    yield from _motivos(registro)
    yield from _imposibles(registro)
    cuantas = sum(estado is EstadoDeAsistencia.SIN_DATO for estado in registro.estados.values())
    if cuantas:
        yield f"Los totales no cuentan {formato.conteo(cuantas, 'marca', 'marcas')} sin dato."


def _imposibles(registro: Registro) -> Iterator[str]:
    """«Alcaldías (03/09/2024): sin dato; la marca dice que asistieron 25 de 20.»"""
    for silla in registro.sillas:
        for sesion in registro.sesiones:
            cruce = silla.clave, sesion.clave
            marca = registro.marcas.get(cruce)
            if marca and cruce in registro.estados and registro.estados[cruce] is not marca.estado:
                quien = f"{registro.nombres[silla.clave]} ({registro.fechas[sesion.clave]})"
                yield f"{quien}: sin dato; {imposible_de(marca)}."


def _con_otro_rol(registro: Registro) -> Iterator[str]:
    por_rol: dict[tuple[str, str], list[str]] = {}
    for silla in registro.sillas:
        for sesion in registro.sesiones:
            if rol := registro.rol_propio(silla, sesion):
                por_rol.setdefault((silla.clave, rol), []).append(registro.fechas[sesion.clave])
    for (silla_clave, clave), fechas in por_rol.items():
        rol_del_formato = registro.expediente.formato.rol(clave)
        dicho = f"{clave} ({rol_del_formato.nombre})" if rol_del_formato else clave
        yield f"{registro.nombres[silla_clave]}: con rol {dicho} el {formato.lista(fechas)}."


def _motivos(registro: Registro) -> Iterator[str]:
    """«Excusa; comisión de servicios: Secretaría de Mareas (11/07/2024).», con cada motivo una vez."""
    por_motivo: dict[tuple[str, str], list[str]] = {}
    for silla in registro.sillas:
        for sesion in registro.sesiones:
            marca = registro.marcas.get((silla.clave, sesion.clave))
            if marca and isinstance(marca.motivo, str) and (silla.clave, sesion.clave) in registro.estados:
                quien = f"{registro.nombres[silla.clave]} ({registro.fechas[sesion.clave]})"
                por_motivo.setdefault((marca.estado.value, marca.motivo), []).append(quien)
    for (estado, motivo), quienes in por_motivo.items():
        yield f"{estado.capitalize()}; {motivo}: {formato.lista(quienes)}."
