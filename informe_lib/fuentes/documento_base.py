"""El documento de Word de la entidad, con su membrete, que un formato puede nombrar."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from informe_lib.fuentes.errores import ErrorDeLectura, FalloDeLectura
from informe_lib.fuentes.razones import al_leer
from informe_lib.fuentes.recursos import Recurso, carpetas_de
from informe_lib.modelo.expediente import Origen
from informe_lib.modelo.formato_oficial import FormatoOficial

TAMANO_MAXIMO = 10_000_000
TAMANO_DESPLEGADO = 100_000_000
INDICE_DEL_PAQUETE = "[Content_Types].xml"
PRINCIPAL = re.compile(rb"wordprocessingml\.(document|template)\.main\+xml")
PRINCIPAL_CON_MACROS = re.compile(rb"ms-word\.(document|template)\.macroEnabled", re.IGNORECASE)
# Los archivos de Office anteriores a 2007 y los cifrados no son paquetes: empiezan así.
COMPUESTO = bytes.fromhex("D0CF11E0A1B11AE1")
PARTE_CIFRADA = "EncryptedPackage".encode("utf-16-le")

Rechazo = tuple[str, str]  # qué pasa y qué hacer

NO_ES_DE_WORD = ("no es un documento de Word", "Guárdelo desde Word como .docx.")
ANTERIOR = ("es de una versión de Word anterior a 2007", "Ábralo en Word y guárdelo como .docx.")
CIFRADO = (
    "está protegido con contraseña",
    "Ábralo en Word, quítesela en Archivo, Información, Proteger documento, y guárdelo.",
)
CON_MACROS = ("trae macros, y un informe no las puede llevar", "Guárdelo desde Word como .docx, sin macros.")
PESADO = ("pesa más de 10 MB", "Deje en él solo el membrete y los estilos.")
DESMEDIDO = ("pesa más de 100 MB al desplegarlo", PESADO[1])
ENLACE = ("es un enlace que sale de su carpeta", "Reemplácelo por una copia.")


def documento_base(datos: Path, formato: FormatoOficial) -> bytes | None:
    """Los bytes del documento base del formato, o None si no nombra ninguno.

    Recibe    la carpeta que contiene `parametros/` y el formato.
    Errores   ErrorDeLectura si no está, no se deja leer, sale de su carpeta, o no es un documento o una
              plantilla de Word sin macros ni contraseña.
    """
    if formato.documento_base is None:
        return None
    carpeta = carpetas_de(datos, Recurso.FORMATOS)[0]
    ruta = carpeta / formato.documento_base
    lugar = Origen(ruta.relative_to(datos).as_posix())
    try:
        if not ruta.resolve().is_relative_to(carpeta.resolve()):
            raise _error(lugar, ENLACE)
        with ruta.open("rb") as abierto:
            contenido = abierto.read(TAMANO_MAXIMO + 1)
    except OSError as error:
        raise _error(lugar, al_leer(error)) from None
    if rechazo := _rechazo(contenido):
        raise _error(lugar, rechazo)
    return contenido


def _rechazo(contenido: bytes) -> Rechazo | None:
    """Por qué no sirve; el paquete se mira sin desplegarlo, que uno pequeño puede traer algo desmedido."""
    if len(contenido) > TAMANO_MAXIMO:
        return PESADO
    if contenido.startswith(COMPUESTO):
        return CIFRADO if PARTE_CIFRADA in contenido else ANTERIOR
    try:
        with ZipFile(BytesIO(contenido)) as paquete:
            if sum(parte.file_size for parte in paquete.infolist()) > TAMANO_DESPLEGADO:
                return DESMEDIDO
            tipos = paquete.read(INDICE_DEL_PAQUETE)
    except (BadZipFile, KeyError, RuntimeError, zlib.error):  # roto, sin índice, o un zip con contraseña
        return NO_ES_DE_WORD
    if PRINCIPAL_CON_MACROS.search(tipos):
        return CON_MACROS
    return None if PRINCIPAL.search(tipos) else NO_ES_DE_WORD


def _error(lugar: Origen, rechazo: Rechazo) -> ErrorDeLectura:
    que, remedio = rechazo
    return ErrorDeLectura((FalloDeLectura(lugar, que, None, remedio),))
