"""Dónde queda cada salida y en qué estado está lo que ya hay."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from informe_lib.ejecucion.manifiesto import Huellas, inventario, leer_manifiesto
from informe_lib.modelo.periodo import Periodo

BORRADOR = "borrador"
FALLIDOS = "_fallidos"


class EstadoDeSalida(StrEnum):
    VIGENTE = "vigente"
    DESACTUALIZADO = "desactualizado"
    INCOMPLETO = "incompleto"
    FALLIDO = "fallido"
    FALTA = "falta"


@dataclass(frozen=True, slots=True)
class Situacion:
    """El estado de un informe y, si no es el deseado, por qué y qué hacer."""

    instancia: str
    periodo: Periodo
    estado: EstadoDeSalida
    razon: str = ""


def carpeta_de_borrador(salidas: Path, instancia: str, periodo: Periodo) -> Path:
    """`salidas/<periodo>/<instancia>/borrador/`."""
    return salidas / periodo.clave / instancia / BORRADOR


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
    carpeta = carpeta_de_borrador(salidas, instancia, periodo)
    fallido = carpeta_de_fallido(salidas, instancia, periodo)
    if fallido.exists():
        razon = f"vea {fallido.relative_to(salidas).as_posix()}/diagnostico.txt en la carpeta de salidas"
        return Situacion(instancia, periodo, EstadoDeSalida.FALLIDO, razon)
    if not carpeta.exists():
        return Situacion(instancia, periodo, EstadoDeSalida.FALTA, "no se ha generado")
    manifiesto = leer_manifiesto(carpeta)
    if manifiesto is None or dict(manifiesto.archivos) != _lo_que_hay(carpeta):
        razon = "sus archivos no son los que el manifiesto dice"
        return Situacion(instancia, periodo, EstadoDeSalida.INCOMPLETO, razon)
    if cambios := manifiesto.huellas.cambios(actuales):
        razon = f"cambió: {', '.join(cambios)}"
        return Situacion(instancia, periodo, EstadoDeSalida.DESACTUALIZADO, razon)
    return Situacion(instancia, periodo, EstadoDeSalida.VIGENTE)


def _lo_que_hay(carpeta: Path) -> dict[str, str] | None:
    """El inventario, o None si algún archivo no se puede leer."""
    try:
        return inventario(carpeta)
    except OSError:
        return None
