"""Firma: quien ejerció el rol en la fecha de elaboración; el espacio queda libre, jamás una imagen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import FirmanteDelFormato, SeccionDelFormato
from informe_lib.modelo.integrante import CalidadDeDesignacion, Designacion, Integrante
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import Bloque, Campo, Firma, Nota, Texto, campo
from informe_lib.presentacion.secciones.escritura import SinContenidoQueMostrar, o_su_motivo

CALIDADES = {CalidadDeDesignacion.ENCARGO: "En encargo", CalidadDeDesignacion.DELEGADO: "Por delegación"}


def firma(expediente: Expediente, seccion: SeccionDelFormato) -> Iterator[Bloque]:  # noqa: ARG001 (firma común a todas)
    """Un espacio de firma por cada rol que el formato pide y cada persona que lo ejercía ese día."""
    if not expediente.formato.firmantes:
        raise SinContenidoQueMostrar("el formato no pide la firma de nadie")
    dia = expediente.corte if isinstance(expediente.elaborado, Ausencia) else expediente.elaborado
    for firmante in expediente.formato.firmantes:
        con_el_rol = [una for una in expediente.integrantes if una.rol == firmante.rol]
        sillas = [una for una in con_el_rol if una.ocupa(dia)]
        if not sillas:
            razon = f"ninguna silla tiene el rol {firmante.rol}"
            if con_el_rol:
                razon = f"ninguna silla con el rol {firmante.rol} existía el {formato.fecha_larga(dia)}"
            yield Nota((Texto(f"{firmante.rotulo}: sin dato; {razon}."),))
        for silla in sorted(sillas, key=lambda una: una.orden):
            for designacion in _designaciones(expediente, silla, dia):
                yield _firma(expediente, firmante, silla, designacion)


def _designaciones(expediente: Expediente, silla: Integrante, dia: date) -> list[Designacion | None]:
    """Quienes ocupaban la silla ese día; si no consta nadie, un espacio sin nombre."""
    vigentes = [una for una in expediente.designaciones if una.integrante == silla.clave and una.rige(dia)]
    return [*vigentes] or [None]


def _firma(
    expediente: Expediente, firmante: FirmanteDelFormato, silla: Integrante, designacion: Designacion | None
) -> Firma:
    elaborado = expediente.elaborado
    fecha = elaborado if isinstance(elaborado, Ausencia) else formato.fecha_larga(elaborado)
    return Firma(
        firmante.rotulo,
        (
            campo("Firma", "Sin firma"),
            campo("Nombre", o_su_motivo(NO_REGISTRADO if designacion is None else designacion.nombre)),
            campo("Cargo", _cargo(silla, designacion)),
            *_calidad(designacion),
            campo("Entidad", o_su_motivo(silla.entidad)),
            campo("Fecha de elaboración", o_su_motivo(fecha)),
        ),
    )


def _cargo(silla: Integrante, designacion: Designacion | None) -> str:
    """Como lo dice la designación y, si no lo dice, el de la silla con su dependencia."""
    if designacion is not None and isinstance(designacion.cargo, str):
        return designacion.cargo
    return silla.cargo if isinstance(silla.dependencia, Ausencia) else f"{silla.cargo}, {silla.dependencia}"


def _calidad(designacion: Designacion | None) -> Iterator[Campo]:
    """Quien no es titular dice con qué acto firma; el «(e)» del cargo solo sale si los datos lo traen."""
    if designacion is not None and designacion.calidad in CALIDADES:
        acto = designacion.acto
        dicho = f"acto: {o_su_motivo(acto).lower()}" if isinstance(acto, Ausencia) else acto
        yield campo("Calidad", f"{CALIDADES[designacion.calidad]}, {dicho}")
