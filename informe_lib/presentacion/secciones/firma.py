"""Firma: quien ejerció el rol en la fecha de elaboración; el espacio queda libre, jamás una imagen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import FirmanteDelFormato, SeccionDelFormato
from informe_lib.modelo.integrante import Integrante
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import Bloque, Firma, Nota, Texto, campo
from informe_lib.presentacion.secciones.escritura import con_motivo


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
    elaborado = expediente.elaborado
    fecha = con_motivo(elaborado) if isinstance(elaborado, Ausencia) else formato.fecha_larga(elaborado)
    entidad = con_motivo(silla.entidad) if isinstance(silla.entidad, Ausencia) else silla.entidad
    nombre = _nombre(expediente, silla, dia)
    return Firma(
        firmante.rotulo,
        (
            campo("Firma", "Sin firma"),
            campo("Nombre", con_motivo(nombre) if isinstance(nombre, Ausencia) else nombre),
            campo("Cargo", _cargo(silla)),
            campo("Entidad", entidad),
            campo("Fecha de elaboración", fecha),
        ),
    )


def _cargo(silla: Integrante) -> str:
    return silla.cargo if isinstance(silla.dependencia, Ausencia) else f"{silla.cargo}, {silla.dependencia}"


def _nombre(expediente: Expediente, silla: Integrante, dia: date) -> str | Ausencia:
    nombres = (
        designacion.nombre
        for designacion in expediente.designaciones
        if designacion.integrante == silla.clave
        and designacion.desde <= dia
        and (designacion.hasta is None or dia <= designacion.hasta)
    )
    return next(nombres, NO_REGISTRADO)
