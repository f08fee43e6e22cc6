"""Firma: quien ejerció el rol en la fecha de elaboración; el espacio queda libre, jamás una imagen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import FirmanteDelFormato, SeccionDelFormato
from informe_lib.modelo.integrante import Designacion, Integrante
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import Bloque, Firma, Nota, Texto, campo
from informe_lib.presentacion.secciones.escritura import o_su_motivo


def firma(expediente: Expediente, seccion: SeccionDelFormato) -> Iterator[Bloque]:  # noqa: ARG001 (firma común a todas)
    """Un espacio de firma por cada rol que el formato pide y cada silla que lo ejerce."""
    dia = expediente.corte if isinstance(expediente.elaborado, Ausencia) else expediente.elaborado
    for firmante in expediente.formato.firmantes:
        sillas = [una for una in expediente.integrantes if una.rol == firmante.rol and una.ocupa(dia)]
        if not sillas:
            yield Nota((Texto(f"{firmante.rotulo}: sin dato; ninguna silla tiene el rol {firmante.rol}."),))
        for silla in sillas:
            yield _firma(expediente, firmante, silla, dia)


def _firma(expediente: Expediente, firmante: FirmanteDelFormato, silla: Integrante, dia: date) -> Firma:
    designacion = expediente.designacion_de(silla, dia)
    nombre = NO_REGISTRADO if designacion is None else designacion.nombre
    elaborado = expediente.elaborado
    fecha = elaborado if isinstance(elaborado, Ausencia) else formato.fecha_larga(elaborado)
    return Firma(
        firmante.rotulo,
        (
            campo("Firma", "Sin firma"),
            campo("Nombre", o_su_motivo(nombre)),
            campo("Cargo", _cargo(silla, designacion)),
            campo("Entidad", o_su_motivo(silla.entidad)),
            campo("Fecha de elaboración", o_su_motivo(fecha)),
        ),
    )


def _cargo(silla: Integrante, designacion: Designacion | None) -> str:
    """Como lo dice la designación y, si no lo dice, el de la silla con su dependencia."""
    if designacion is not None and isinstance(designacion.cargo, str):
        return designacion.cargo
    return silla.cargo if isinstance(silla.dependencia, Ausencia) else f"{silla.cargo}, {silla.dependencia}"
