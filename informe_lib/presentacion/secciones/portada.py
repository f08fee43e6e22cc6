"""La portada: el título del informe y los metadatos que el documento necesita."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion.bloques import Bloque, Portada


def portada(expediente: Expediente) -> Iterator[Bloque]:
    """El título; la fecha del documento es la de elaboración o, si no se conoce, la de corte."""
    elaborado: date | Ausencia = expediente.elaborado
    entidad = expediente.instancia.entidad_de_la_secretaria
    yield Portada(
        titulo=expediente.formato.titulo,
        periodo=expediente.periodo.nombre,
        instancia=expediente.nombre,
        entidad=None if isinstance(entidad, Ausencia) else entidad,
        clave_instancia=expediente.instancia.clave,
        clave_periodo=expediente.periodo.clave,
        corte=expediente.corte.isoformat(),
        fecha=(expediente.corte if isinstance(elaborado, Ausencia) else elaborado).isoformat(),
        norma=expediente.formato.norma,
        papel=expediente.formato.papel,
        secciones=("portada", *(seccion.clave for seccion in expediente.formato.secciones)),
    )
