"""El archivo de Word como paquete: las mismas entradas dan los mismos bytes, sin partes que sobren."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.opc.rel import Relationships

# Un zip no guarda fechas anteriores a esta; ninguna de las suyas es la del documento.
PRIMERA_FECHA = (1980, 1, 1, 0, 0, 0)
# De otro documento: su miniatura y sus cuentas («1 página, 0 palabras»), que Word rehace al guardar.
SOBRAS_DEL_PAQUETE = ("thumbnail", "extended-properties")
# De la plantilla de python-docx: una bibliografía vacía y los estilos para Word 2010, que ya no coinciden.
SOBRAS_DE_LA_PLANTILLA = ("customXml", "stylesWithEffects")


def quitar_sobras(archivo: Document, *, con_base: bool) -> None:
    """Sin las partes que dirían algo falso del informe; las del documento base de una entidad son suyas."""
    _sin_relaciones(archivo.part.package.rels, SOBRAS_DEL_PAQUETE)
    if not con_base:
        _sin_relaciones(archivo.part.rels, SOBRAS_DE_LA_PLANTILLA)


def _sin_relaciones(relaciones: Relationships, clases: tuple[str, ...]) -> None:
    """Una parte a la que nadie llega no se guarda."""
    for clave in [clave for clave, una in relaciones.items() if una.reltype.endswith(clases)]:
        del relaciones[clave]


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
