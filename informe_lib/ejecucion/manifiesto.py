"""El manifiesto de una carpeta de salidas: qué hay, con qué huella, y de qué entradas salió."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path, PurePosixPath

from informe_lib.ejecucion.ficha import ficha_de
from informe_lib.fuentes.esquema import ErrorDeForma, a_datos, validar
from informe_lib.fuentes.tablas import tablas_de
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import FormatoOficial

RUTA = Path("interno") / "manifiesto.json"
# Lo que puede cambiar un byte de las salidas sin que cambie una línea nuestra.
BIBLIOTECAS = (
    "babel", "lxml", "markdown-it-py", "matplotlib", "nh3", "num2words", "pandas", "pikepdf", "python-docx",
    "typst", "XlsxWriter",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Huellas:
    """SHA-256 de cada entrada; si una cambia, el informe está desactualizado por ella."""

    datos: str
    formato: str
    cuaderno: str
    biblioteca: str

    def cambios(self, actuales: Huellas) -> tuple[str, ...]:
        """Los nombres de las entradas que ya no son las mismas."""
        return tuple(
            campo.name for campo in fields(self) if getattr(self, campo.name) != getattr(actuales, campo.name)
        )


@dataclass(frozen=True, slots=True)
class Manifiesto:
    """Lo que una carpeta de salidas dice de sí misma; `cerrado` y lo que le sigue, solo de una versión.

    `fuentes` es la huella de cada archivo de los datos al leerlo; los manifiestos de antes no la traen.
    """

    instancia: str
    periodo: str
    estado: str
    motor: str
    huellas: Huellas
    archivos: Mapping[str, str]
    esquema: int = 1
    cerrado: date | None = None
    motivo: str | None = None
    reemplaza: str | None = None
    fuentes: Mapping[str, str] = field(default_factory=dict)


def huellas_de(expediente: Expediente, cuaderno: Path, base: bytes | None = None) -> Huellas:
    """Las huellas de lo que produce un informe: sus datos, su formato, su cuaderno y esta biblioteca.

    `base` es el documento de Word que el formato nombra: es parte del formato.
    """
    ficha = ficha_de(cuaderno)
    return Huellas(
        datos=_huella(_como_bytes([expediente.periodo.clave, tablas_de(expediente)])),
        formato=_huella(_como_bytes(a_datos(FormatoOficial, expediente.formato)), base or b""),
        cuaderno=_huella(_lo_que_se_ejecuta(cuaderno), repr(ficha).encode()),
        biblioteca=_huella_de_la_biblioteca(),
    )


def _lo_que_se_ejecuta(cuaderno: Path) -> bytes:
    """Las fuentes, etiquetas e ids: guardar el cuaderno con sus salidas no cambia el informe."""
    contenido = cuaderno.read_bytes()
    try:
        celdas = [
            [celda.get("cell_type"), celda.get("id"), celda.get("source"), celda["metadata"].get("tags", [])]
            for celda in json.loads(contenido)["cells"]
        ]
    except (ValueError, KeyError, TypeError, AttributeError):
        return contenido  # no es un cuaderno: al ejecutarlo se dirá
    return json.dumps(celdas, ensure_ascii=False).encode()


def huellas_de_archivos(archivos: Mapping[PurePosixPath, bytes]) -> dict[str, str]:
    """Ruta -> huella de cada archivo tal como se leyó, en orden."""
    return {str(ruta): _huella(archivos[ruta]) for ruta in sorted(archivos)}


def huella_de_archivo(ruta: Path) -> str:
    """SHA-256 de un archivo, en hexadecimal."""
    return _huella(ruta.read_bytes())


def escribir_manifiesto(carpeta: Path, manifiesto: Manifiesto) -> None:
    """Deja el manifiesto en su lugar dentro de la carpeta de salidas."""
    ruta = carpeta / RUTA
    ruta.parent.mkdir(parents=True, exist_ok=True)
    datos = {campo: valor for campo, valor in asdict(manifiesto).items() if valor is not None}
    escrito = json.dumps(datos, ensure_ascii=False, indent=2, default=str)
    ruta.write_text(escrito + "\n", encoding="utf-8")


def leer_manifiesto(carpeta: Path) -> Manifiesto | None:
    """El manifiesto de una carpeta, o None si no lo tiene o no se entiende: está incompleta."""
    try:
        return validar(Manifiesto, json.loads((carpeta / RUTA).read_text(encoding="utf-8")))
    except (OSError, ValueError, RecursionError, ErrorDeForma):
        return None


def inventario(carpeta: Path) -> dict[str, str]:
    """Ruta relativa -> huella de cada archivo de la carpeta, salvo el manifiesto y lo que no es nuestro.

    Word deja junto a un documento abierto su `~$…`, y el sistema, lo suyo: abrir un informe no lo cambia.
    """
    rutas = sorted(ruta for ruta in carpeta.rglob("*") if ruta.is_file() and not _es_ajeno(ruta.name))
    return {
        ruta.relative_to(carpeta).as_posix(): huella_de_archivo(ruta)
        for ruta in rutas
        if ruta.relative_to(carpeta) != RUTA
    }


def _es_ajeno(nombre: str) -> bool:
    return nombre.startswith(("~$", ".~lock.")) or nombre in (".DS_Store", "Thumbs.db", "desktop.ini")


def _huella(*partes: bytes) -> str:
    return hashlib.sha256(b"\0".join(partes)).hexdigest()


def _como_bytes(datos: object) -> bytes:
    return json.dumps(datos, ensure_ascii=False, sort_keys=True, default=str).encode()


@cache
def _huella_de_la_biblioteca() -> str:
    raiz = Path(str(files("informe_lib")))
    fuentes = sorted(ruta for ruta in raiz.rglob("*") if ruta.is_file() and ruta.suffix != ".pyc")
    partes = [ruta.relative_to(raiz).as_posix().encode() + ruta.read_bytes() for ruta in fuentes]
    return _huella(*partes, *(f"{nombre}=={_version(nombre)}".encode() for nombre in BIBLIOTECAS))


def _version(biblioteca: str) -> str:
    try:
        return version(biblioteca)
    except PackageNotFoundError:
        return "ausente"
