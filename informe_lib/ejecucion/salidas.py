"""Dónde queda cada salida y en qué estado está lo que ya hay."""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from informe_lib.ejecucion.manifiesto import RUTA as RUTA_DEL_MANIFIESTO
from informe_lib.ejecucion.manifiesto import Huellas, inventario, leer_manifiesto
from informe_lib.modelo.periodo import Periodo

BORRADOR = "borrador"
FALLIDOS = "_fallidos"
DATOS_LEIDOS = "datos_leidos"  # en una versión, la copia de todo lo que se leyó
_VERSION = re.compile(r"v([1-9][0-9]*)")


class EstadoDeSalida(StrEnum):
    VIGENTE = "vigente"
    DESACTUALIZADO = "desactualizado"
    INCOMPLETO = "incompleto"
    FALLIDO = "fallido"
    FALTA = "falta"
    CERRADO = "cerrado"
    ALTERADO = "alterado"


@dataclass(frozen=True, slots=True)
class Situacion:
    """El estado de un informe y, si no es el deseado, por qué y qué hacer; `version`, la última cerrada."""

    instancia: str
    periodo: Periodo
    estado: EstadoDeSalida
    razon: str = ""
    version: str | None = None


def carpeta_de_borrador(salidas: Path, instancia: str, periodo: Periodo) -> Path:
    """`salidas/<periodo>/<instancia>/borrador/`."""
    return salidas / periodo.clave / instancia / BORRADOR


def carpeta_de_version(salidas: Path, instancia: str, periodo: Periodo, version: str) -> Path:
    """`salidas/<periodo>/<instancia>/v1/`."""
    return salidas / periodo.clave / instancia / version


def versiones_de(salidas: Path, instancia: str, periodo: Periodo) -> tuple[str, ...]:
    """Las versiones cerradas de un informe, de la primera a la última: «v1», «v2»."""
    carpeta = carpeta_de_borrador(salidas, instancia, periodo).parent
    nombres = (ruta.name for ruta in carpeta.iterdir()) if carpeta.is_dir() else ()
    return tuple(sorted((nombre for nombre in nombres if _VERSION.fullmatch(nombre)), key=numero_de_version))


def numero_de_version(version: str) -> int:
    """El 2 de «v2»."""
    return int(version[1:])


def carpeta_de_fallido(salidas: Path, instancia: str, periodo: Periodo) -> Path:
    """`salidas/<periodo>/_fallidos/<instancia>/`."""
    return salidas / periodo.clave / FALLIDOS / instancia


def olvidar_fallido(salidas: Path, instancia: str, periodo: Periodo) -> None:
    """Quita lo que quedó de una falla ya resuelta."""
    carpeta = carpeta_de_fallido(salidas, instancia, periodo)
    shutil.rmtree(carpeta, ignore_errors=True)
    with suppress(OSError):  # si aún guarda las de otras instancias, se queda
        carpeta.parent.rmdir()


def situacion(salidas: Path, instancia: str, periodo: Periodo, actuales: Huellas) -> Situacion:
    """Compara lo que hay en `salidas` con lo que hoy se produciría."""
    if versiones_de(salidas, instancia, periodo):
        return _situacion_de_cerrado(salidas, instancia, periodo, actuales)
    carpeta = carpeta_de_borrador(salidas, instancia, periodo)
    fallido = carpeta_de_fallido(salidas, instancia, periodo)
    if fallido.exists():
        razon = f"vea {fallido.relative_to(salidas).as_posix()}/diagnostico.txt en la carpeta de salidas"
        return Situacion(instancia, periodo, EstadoDeSalida.FALLIDO, razon)
    if not carpeta.exists():
        return Situacion(instancia, periodo, EstadoDeSalida.FALTA, "no se ha generado")
    manifiesto = leer_manifiesto(carpeta)
    if manifiesto is None or archivos_cambiados(carpeta):
        razon = "sus archivos no son los que el manifiesto dice"
        return Situacion(instancia, periodo, EstadoDeSalida.INCOMPLETO, razon)
    if cambios := manifiesto.huellas.cambios(actuales):
        razon = f"cambió: {', '.join(cambios)}"
        return Situacion(instancia, periodo, EstadoDeSalida.DESACTUALIZADO, razon)
    return Situacion(instancia, periodo, EstadoDeSalida.VIGENTE)


def _situacion_de_cerrado(salidas: Path, instancia: str, periodo: Periodo, actuales: Huellas) -> Situacion:
    """La de la última versión; si alguna ya no es la que se cerró, eso va primero."""
    versiones = versiones_de(salidas, instancia, periodo)
    ultima = versiones[-1]
    for version in versiones:
        if cambiados := archivos_cambiados(carpeta_de_version(salidas, instancia, periodo, version)):
            razon = (
                f"{version} ya no es como se cerró ({_nombrados(cambiados)}): recupérela de una copia, "
                "o cierre otra con --motivo"
            )
            return Situacion(instancia, periodo, EstadoDeSalida.ALTERADO, razon, ultima)
    manifiesto = leer_manifiesto(carpeta_de_version(salidas, instancia, periodo, ultima))
    # Con otra biblioteca el informe cerrado dice lo mismo; lo que importa es si los datos ya dicen otra cosa.
    cambios = [] if manifiesto is None else cambios_de_fondo(manifiesto.huellas, actuales)
    razon = f"desde que se cerró cambió: {', '.join(cambios)}" if cambios else ""
    return Situacion(instancia, periodo, EstadoDeSalida.CERRADO, razon, ultima)


def cambios_de_fondo(cerradas: Huellas, actuales: Huellas) -> list[str]:
    """Lo que cambió desde un cierre, sin contar la biblioteca."""
    return [cambio for cambio in cerradas.cambios(actuales) if cambio != "biblioteca"]


def archivos_cambiados(carpeta: Path) -> tuple[str, ...]:
    """Los archivos distintos de los que el manifiesto de esa carpeta dice, y los que sobran o faltan."""
    manifiesto = leer_manifiesto(carpeta)
    if manifiesto is None:
        return (RUTA_DEL_MANIFIESTO.as_posix(),)
    hay = _lo_que_hay(carpeta)
    dichos = manifiesto.archivos
    return tuple(sorted(una for una in {*hay, *dichos} if hay.get(una) != dichos.get(una)))


def _nombrados(rutas: tuple[str, ...]) -> str:
    de_mas = f" y {len(rutas) - 3} más" if len(rutas) > 3 else ""
    return f"{', '.join(rutas[:3])}{de_mas}"


def _lo_que_hay(carpeta: Path) -> dict[str, str]:
    """El inventario; vacío si algún archivo no se puede leer."""
    try:
        return inventario(carpeta)
    except OSError:
        return {}
