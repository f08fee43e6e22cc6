"""El documento de Word de la entidad, con su membrete, que un formato puede nombrar."""

from __future__ import annotations

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
PARTE_PRINCIPAL = "word/document.xml"


def documento_base(datos: Path, formato: FormatoOficial) -> bytes | None:
    """Los bytes del documento base del formato, o None si no nombra ninguno.

    Recibe    la carpeta que contiene `parametros/` y el formato.
    Errores   ErrorDeLectura si no está, no se deja leer, sale de su carpeta o no es un .docx.
    """
    if formato.documento_base is None:
        return None
    carpeta = carpetas_de(datos, Recurso.FORMATOS)[0]
    ruta = carpeta / formato.documento_base
    lugar = Origen(ruta.relative_to(datos).as_posix())
    try:
        if not ruta.resolve().is_relative_to(carpeta.resolve()):
            raise _rechazo(lugar, "es un enlace que sale de su carpeta", "Reemplácelo por una copia.")
        with ruta.open("rb") as abierto:
            contenido = abierto.read(TAMANO_MAXIMO + 1)
    except OSError as error:
        raise _rechazo(lugar, *al_leer(error)) from None
    if len(contenido) > TAMANO_MAXIMO:
        raise _rechazo(lugar, "pesa más de 10 MB", "Deje en él solo el membrete y los estilos.")
    if not _es_de_word(contenido):
        raise _rechazo(lugar, "no es un documento de Word", "Guárdelo desde Word como .docx.")
    return contenido


def _es_de_word(contenido: bytes) -> bool:
    """Se mira el índice del paquete sin descomprimirlo: uno pequeño puede traer adentro algo desmedido."""
    try:
        with ZipFile(BytesIO(contenido)) as paquete:
            partes = paquete.infolist()
    except BadZipFile:
        return False
    desplegado = sum(parte.file_size for parte in partes)
    return desplegado <= TAMANO_DESPLEGADO and any(parte.filename == PARTE_PRINCIPAL for parte in partes)


def _rechazo(lugar: Origen, que: str, remedio: str) -> ErrorDeLectura:
    return ErrorDeLectura((FalloDeLectura(lugar, que, None, remedio),))
