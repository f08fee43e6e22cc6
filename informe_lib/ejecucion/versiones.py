"""El cierre: un informe que ya no cambia, con los datos de que salió; corregirlo es cerrar otra versión.

Se generan los datos de hoy, nunca un borrador de antes, y desde una copia de ellos: la que queda en la
versión es, byte por byte, la que se ejecutó. Hasta saber que se puede cerrar no se escribe en las salidas.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePath, PurePosixPath
from stat import S_IMODE, S_IWGRP, S_IWOTH, S_IWUSR
from tempfile import TemporaryDirectory
from typing import TypeVar

from informe_lib.ejecucion.canje import ErrorDeSalida, carpeta_nueva
from informe_lib.ejecucion.cuadernos import MOTOR
from informe_lib.ejecucion.formatos import Formato
from informe_lib.ejecucion.generacion import (
    CUADERNO,
    Avisar,
    Entradas,
    Pedido,
    con_diagnostico,
    ejecutar_informe,
    escribir_informe,
    leer_entradas,
)
from informe_lib.ejecucion.manifiesto import Manifiesto, escribir_manifiesto, inventario, leer_manifiesto
from informe_lib.ejecucion.salidas import (
    DATOS_LEIDOS,
    archivos_cambiados,
    carpeta_de_version,
    numero_de_version,
    olvidar_fallido,
    versiones_de,
)
from informe_lib.exportacion.documento import Documento, EstadoDelDocumento
from informe_lib.fuentes.carpeta import archivos_leidos
from informe_lib.fuentes.razones import razon_de
from informe_lib.fuentes.recursos import Recurso
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.expediente import Expediente
from informe_lib.revision.alerta import Alerta
from informe_lib.revision.salvedades import con_salvedad, sin_salvedad

Ruta = TypeVar("Ruta", bound=PurePath)
SALVEDADES = Path("interno") / "salvedades.json"
ESQUEMA = 1
PERMISOS_DE_ESCRITURA = S_IWUSR | S_IWGRP | S_IWOTH


@dataclass(frozen=True, slots=True)
class Cierre:
    """Con qué se cierra: el día y, si reemplaza una versión, por qué."""

    fecha: date
    motivo: str | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """Una versión cerrada y a cuál reemplaza; si nada cambió desde la última, es esa misma y no es nueva."""

    nombre: str
    carpeta: Path
    reemplaza: str | None = None
    es_nueva: bool = True
    salvedades: int = 0


class ErrorImpideCerrar(ErrorInforme):
    """Hay alertas que impiden cerrar y por las que nadie responde."""

    def __init__(self, instancia: str, periodo: str, alertas: tuple[Alerta, ...]) -> None:
        super().__init__(instancia, periodo, alertas)
        self.instancia, self.periodo, self.alertas = instancia, periodo, alertas

    def __str__(self) -> str:
        cuantas = (
            "una alerta lo impide" if len(self.alertas) == 1 else f"{len(self.alertas)} alertas lo impiden"
        )
        cual = f"{self.instancia}, {self.periodo}"
        return f"El informe de {cual}, no se puede cerrar: {cuantas}. No se escribió nada."


class ErrorFaltaMotivo(ErrorInforme):
    """Se pide otra versión y no se dice por qué."""

    def __init__(self, informe: str, version: str, que_paso: str) -> None:
        super().__init__(informe, version, que_paso)
        self.informe, self.version, self.que_paso = informe, version, que_paso

    def __str__(self) -> str:
        return (
            f"El informe de {self.informe}, ya está cerrado ({self.version}) y {self.que_paso}. Si hay que "
            f'corregirlo, repita con --motivo "por qué se corrige": la versión nueva reemplaza a '
            f"{self.version}, que se conserva. No se escribió nada."
        )


def cerrar(pedido: Pedido, cierre: Cierre, avisar: Avisar = lambda _: None) -> Version:
    """Cierra el informe con los datos de hoy y devuelve su versión; ninguna anterior se toca.

    Recibe    un pedido, del que salen siempre todos los formatos, y con qué se cierra.
    Errores   ErrorImpideCerrar y ErrorFaltaMotivo, sin haber escrito nada; y los de `generar`.
    """
    with TemporaryDirectory(prefix="informe-") as temporal:
        ejecutado = Path(temporal) / CUADERNO
        archivos = _lo_que_lee(pedido)
        propio = _sobre_la_copia(pedido, archivos, Path(temporal) / DATOS_LEIDOS)
        entradas = leer_entradas(propio, avisar)
        anteriores = versiones_de(pedido.salidas, pedido.instancia, pedido.periodo)
        if anteriores and not _hay_que_corregir(pedido, anteriores[-1], entradas, cierre):
            return Version(anteriores[-1], _carpeta(pedido, anteriores[-1]), es_nueva=False)
        with con_diagnostico(pedido, ejecutado):
            documento = ejecutar_informe(propio, entradas, ejecutado, avisar)
        if pendientes := sin_salvedad(documento.alertas, entradas.expediente):
            raise ErrorImpideCerrar(pedido.instancia, pedido.periodo.clave, pendientes)
        version = _siguiente(pedido, anteriores)
        with carpeta_nueva(version.carpeta, reemplaza=False) as nueva, con_diagnostico(pedido, ejecutado):
            _escribir_archivos(archivos, nueva / DATOS_LEIDOS)
            _escribir_archivos({CUADERNO: ejecutado.read_bytes()}, nueva)
            escribir_informe(propio, entradas, _con_su_version(documento, version), nueva, avisar)
            salvedades = _escribir_salvedades(nueva, documento.alertas, entradas.expediente)
            _escribir_manifiesto(nueva, pedido, entradas, version, cierre)
    _proteger(version.carpeta)
    olvidar_fallido(pedido.salidas, pedido.instancia, pedido.periodo)
    return replace(version, salvedades=salvedades)


def _lo_que_lee(pedido: Pedido) -> dict[PurePosixPath, bytes]:
    """Todo lo que se lee para ese informe, leído una sola vez; cada archivo con su lugar en un proyecto."""
    cuaderno = Recurso.CUADERNOS.value / pedido.cuaderno.name
    archivos = archivos_leidos(pedido.datos, pedido.instancia, pedido.periodo)
    archivos[cuaderno] = pedido.cuaderno.read_bytes()
    ficha = pedido.cuaderno.with_suffix(".yaml")
    if ficha.is_file():
        archivos[cuaderno.with_suffix(".yaml")] = ficha.read_bytes()
    return archivos


def _sobre_la_copia(pedido: Pedido, archivos: Mapping[PurePosixPath, bytes], copia: Path) -> Pedido:
    """El mismo pedido, sobre una copia de esos archivos."""
    _escribir_archivos(archivos, copia)
    cuaderno = copia / Recurso.CUADERNOS.value / pedido.cuaderno.name
    return replace(pedido, datos=copia, cuaderno=cuaderno, formatos=tuple(Formato))


def _escribir_archivos(archivos: Mapping[Ruta, bytes], carpeta: Path) -> None:
    try:
        for ruta, contenido in archivos.items():
            (carpeta / ruta).parent.mkdir(parents=True, exist_ok=True)
            (carpeta / ruta).write_bytes(contenido)
    except OSError as error:
        raise ErrorDeSalida(str(carpeta), razon_de(error, para="escribir")) from error


def _carpeta(pedido: Pedido, version: str) -> Path:
    return carpeta_de_version(pedido.salidas, pedido.instancia, pedido.periodo, version)


def _siguiente(pedido: Pedido, anteriores: tuple[str, ...]) -> Version:
    reemplaza = anteriores[-1] if anteriores else None
    nombre = f"v{numero_de_version(reemplaza) + 1}" if reemplaza else "v1"
    return Version(nombre, _carpeta(pedido, nombre), reemplaza)


def _hay_que_corregir(pedido: Pedido, ultima: str, entradas: Entradas, cierre: Cierre) -> bool:
    """¿Lo que hoy se cerraría es otra cosa que la última versión?

    Errores   ErrorFaltaMotivo si lo es y no se dice por qué se reemplaza.
    """
    carpeta = _carpeta(pedido, ultima)
    manifiesto = leer_manifiesto(carpeta)
    if manifiesto is None or archivos_cambiados(carpeta):
        que_paso = "sus archivos ya no son los que se cerraron"
    elif cambios := manifiesto.huellas.cambios(entradas.huellas):
        que_paso = f"desde entonces cambió: {', '.join(cambios)}"
    else:
        return False
    if cierre.motivo is None:
        raise ErrorFaltaMotivo(f"{pedido.instancia}, {pedido.periodo}", ultima, que_paso)
    return True


def _con_su_version(documento: Documento, version: Version) -> Documento:
    """El mismo documento, cerrado; qué versión es lo dicen sus palabras clave, que el formato no toca."""
    numero = f"versión {numero_de_version(version.nombre)}"
    claves = (*documento.metadatos.palabras_clave, numero)
    propiedades = replace(documento.metadatos, estado=EstadoDelDocumento.CERRADO, palabras_clave=claves)
    return replace(documento, metadatos=propiedades)


def _escribir_salvedades(carpeta: Path, alertas: Iterable[Alerta], expediente: Expediente) -> int:
    """De cada alerta por la que alguien respondió: cuál, por qué y quién; devuelve cuántas."""
    salvedades = [
        {"alerta": alerta.como_json(), "motivo": salvedad.motivo, "quien": salvedad.quien}
        for alerta, salvedad in con_salvedad(alertas, expediente)
    ]
    contenido = {"esquema": ESQUEMA, "salvedades": salvedades}
    escrito = json.dumps(contenido, ensure_ascii=False, indent=2)
    (carpeta / SALVEDADES).write_text(escrito + "\n", encoding="utf-8")
    return len(salvedades)


def _escribir_manifiesto(
    carpeta: Path, pedido: Pedido, entradas: Entradas, version: Version, cierre: Cierre
) -> None:
    manifiesto = Manifiesto(
        pedido.instancia, pedido.periodo.clave, version.nombre, MOTOR, entradas.huellas, inventario(carpeta),
        cerrado=cierre.fecha, motivo=cierre.motivo, reemplaza=version.reemplaza,
        fuentes=entradas.fuentes,
    )  # fmt: skip
    escribir_manifiesto(carpeta, manifiesto)


def _proteger(carpeta: Path) -> None:
    """Deja los archivos de solo lectura; donde el sistema no lo admite, las huellas dirán si uno cambió."""
    for ruta in carpeta.rglob("*"):
        if ruta.is_file():
            with suppress(OSError):
                ruta.chmod(S_IMODE(ruta.stat().st_mode) & ~PERMISOS_DE_ESCRITURA)
