"""El archivo de Word como paquete: las mismas entradas dan los mismos bytes, sin partes que sobren."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# Un zip no guarda fechas anteriores a esta; ninguna de las suyas es la del documento.
PRIMERA_FECHA = (1980, 1, 1, 0, 0, 0)


def paquete_estable(contenido: bytes) -> bytes:
    """El mismo paquete, con sus partes en orden y sin la hora en que se escribió."""
    salida = BytesIO()
    with ZipFile(BytesIO(contenido)) as viejo, ZipFile(salida, "w", ZIP_DEFLATED) as nuevo:
        nombres = sorted(viejo.namelist(), key=lambda nombre: (nombre != "[Content_Types].xml", nombre))
        for nombre in nombres:
            parte = ZipInfo(nombre, PRIMERA_FECHA)
            parte.compress_type = ZIP_DEFLATED
            parte.external_attr = 0o600 << 16
            nuevo.writestr(parte, viejo.read(nombre))
    return salida.getvalue()
