"""Identificación: el nombre, el reglamento y las normas que rigen la instancia."""

from __future__ import annotations

from collections.abc import Iterator

from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import SeccionDelFormato
from informe_lib.modelo.instancia import Norma, Reglamento
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import Bloque, Campos, campo
from informe_lib.presentacion.secciones.escritura import con_motivo


def identificacion(expediente: Expediente, seccion: SeccionDelFormato) -> Iterator[Bloque]:
    """Los tres renglones con que el formato identifica a la instancia."""
    rotulos = seccion.rotulos
    reglamento = expediente.reglamento_vigente()
    normas = [_norma(norma) for norma in expediente.normas] or [con_motivo(NO_REGISTRADO)]
    yield Campos(
        (
            campo(rotulos.get("nombre", "Nombre de la instancia"), expediente.instancia.nombre),
            campo(rotulos.get("reglamento", "Reglamento interno"), *_reglamento(reglamento)),
            campo(rotulos.get("normas", "Normas"), *normas),
        )
    )


def _reglamento(reglamento: Reglamento | None) -> tuple[str, ...]:
    if reglamento is None:
        return (con_motivo(NO_REGISTRADO),)
    fecha = f"Reglamento interno del {formato.fecha_larga(reglamento.fecha)}"
    if isinstance(reglamento.numero, Ausencia):
        return (fecha, f"Número: {con_motivo(reglamento.numero)}")
    return (f"{reglamento.numero}. {fecha}",)


def _norma(norma: Norma) -> str:
    emisor = "" if isinstance(norma.emisor, Ausencia) else f", {norma.emisor}"
    derogada = f" (derogada por {norma.derogada_por})" if norma.derogada_por else ""
    return f"{norma.nombre}{emisor}{derogada}"
