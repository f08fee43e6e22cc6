"""El Documento: lo que todos los formatos de salida dicen, y nada que dependa de uno de ellos."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from informe_lib.modelo.formato_oficial import Papel
from informe_lib.presentacion.bloques import Bloque, Encabezado, Portada, textos_de
from informe_lib.revision.alerta import Alerta

# El tipo de la salida en que una celda del cuaderno deja sus bloques.
MIME_DE_BLOQUES = "application/vnd.informe.bloque.v1+json"
# Lo que la portada de un borrador dice en voz alta, y no solo con la marca que cruza la hoja.
AVISO_DE_BORRADOR = "Documento sin cerrar: su contenido puede cambiar."


class EstadoDelDocumento(StrEnum):
    BORRADOR = "BORRADOR"
    CERRADO = "CERRADO"


@dataclass(frozen=True, slots=True)
class Metadatos:
    """Las propiedades del archivo; `fecha` es la de elaboración o, si no la hay, la de corte."""

    titulo: str
    asunto: str
    autor: str
    palabras_clave: tuple[str, ...]
    fecha: str
    papel: Papel = Papel.CARTA
    idioma: str = "es-CO"
    estado: EstadoDelDocumento = EstadoDelDocumento.BORRADOR

    @property
    def es_borrador(self) -> bool:
        return self.estado is EstadoDelDocumento.BORRADOR

    @property
    def titulo_del_archivo(self) -> str:
        """El título como propiedad del archivo: el de un borrador empieza por decirlo."""
        return f"{self.estado.value} · {self.titulo}" if self.es_borrador else self.titulo

    @property
    def claves_del_archivo(self) -> tuple[str, ...]:
        """Las palabras clave; por ellas se encuentran los borradores que no se deben publicar."""
        return (*self.palabras_clave, self.estado.value) if self.es_borrador else self.palabras_clave


@dataclass(frozen=True, slots=True)
class Documento:
    """Una portada, los bloques en el orden del formato oficial y las propiedades del archivo.

    `alertas` es lo que hay que mirar en él: acompaña al borrador y ningún formato lo imprime.
    """

    metadatos: Metadatos
    portada: Portada
    bloques: tuple[Bloque, ...]
    alertas: tuple[Alerta, ...] = ()

    def encabezados(self) -> Iterator[Encabezado]:
        return (bloque for bloque in self.bloques if isinstance(bloque, Encabezado))

    def textos(self) -> Iterator[str]:
        """Todo lo que se lee, en orden: HTML, PDF y DOCX deben contenerlo por completo."""
        for bloque in (self.portada, *self.bloques):
            yield from textos_de(bloque)
