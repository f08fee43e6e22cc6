"""Identificación: cómo se llamaba la instancia al corte, de dónde viene y qué la rige."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import SeccionDelFormato
from informe_lib.modelo.instancia import EstadoDeInstancia, Norma, Reglamento
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import Bloque, Campo, Campos, campo
from informe_lib.presentacion.genero import con_articulo, es_femenino
from informe_lib.presentacion.secciones.escritura import con_motivo


def identificacion(expediente: Expediente, seccion: SeccionDelFormato) -> Iterator[Bloque]:
    """Los tres renglones con que el formato identifica a la instancia, y lo que de ella haya cambiado."""
    rotulos = seccion.rotulos
    normas = [_norma(norma, expediente.corte) for norma in expediente.normas if _conocida(norma, expediente)]
    yield Campos(
        (
            campo(rotulos.get("nombre", "Nombre de la instancia"), expediente.nombre, *_historia(expediente)),
            *_situacion(expediente, seccion),
            campo(rotulos.get("reglamento", "Reglamento interno"), *_reglamento(expediente)),
            campo(rotulos.get("normas", "Normas"), *(normas or [con_motivo(NO_REGISTRADO)])),
        )
    )


def _historia(expediente: Expediente) -> Iterator[str]:
    """«Antes, Comité de Faros y Mareas, hasta el 14 de agosto de 2024», y de cuáles viene o a cuál pasó."""
    anteriores = sorted(
        (uno for uno in expediente.nombres_anteriores if uno.hasta < expediente.corte),
        key=lambda uno: uno.hasta,
        reverse=True,
    )
    for anterior in anteriores:
        hasta = formato.fecha_larga(anterior.hasta)
        yield f"Antes, {anterior.nombre}, hasta el {hasta}{_por_acto(anterior.acto)}"
    por_hecho: dict[tuple[str, date | Ausencia, str | Ausencia], list[str]] = {}
    for una in expediente.sucesiones:
        if isinstance(una.fecha, Ausencia) or una.fecha <= expediente.corte:
            por_hecho.setdefault((una.clase.value, una.fecha, una.acto), []).append(una.nombre)
    for (clase, fecha, acto), nombres in por_hecho.items():
        desde = "" if isinstance(fecha, Ausencia) else f", desde el {formato.fecha_larga(fecha)}"
        yield f"{_sucesion(clase, nombres)}{desde}{_por_acto(acto)}"


def _sucesion(clase: str, nombres: Sequence[str]) -> str:
    """«Sucede al Comité de Faros y a la Mesa de Mareas»; si de alguna no se sabe el género, se enumeran."""
    hecho, _, preposicion = clase.capitalize().rpartition(" ")
    articulados = [articulado for nombre in nombres if (articulado := con_articulo(nombre))]
    if len(articulados) < len(nombres):
        return f"{clase.capitalize()}: {'; '.join(nombres)}"
    return f"{hecho} {formato.lista(formato.con_preposicion(preposicion, uno) for uno in articulados)}"


def _por_acto(acto: str | Ausencia) -> str:
    return "" if isinstance(acto, Ausencia) else f" ({acto})"


def _situacion(expediente: Expediente, seccion: SeccionDelFormato) -> Iterator[Campo]:
    """De qué instancia hace parte y, si al corte no estaba activa, en qué estado quedó."""
    if expediente.instancia.instancia_madre:
        rotulo = seccion.rotulos.get("instancia_madre", "Hace parte de")
        yield campo(rotulo, expediente.instancia.instancia_madre)
    if expediente.estado is not EstadoDeInstancia.ACTIVA:
        yield campo(seccion.rotulos.get("estado", "Estado"), expediente.estado.value.capitalize())


def _reglamento(expediente: Expediente) -> tuple[str, ...]:
    vigente = expediente.reglamento_vigente()
    if vigente is None:
        return (con_motivo(NO_REGISTRADO),)
    posterior = " (posterior a la fecha de corte)" if vigente.fecha > expediente.corte else ""
    fecha = f"Reglamento interno del {formato.fecha_larga(vigente.fecha)}{posterior}"
    modificaciones = map(_modificacion, expediente.modificaciones_del_reglamento())
    if isinstance(vigente.numero, Ausencia):
        return (fecha, f"Número: {con_motivo(vigente.numero)}", *modificaciones)
    return (f"{vigente.numero}. {fecha}", *modificaciones)


def _modificacion(acuerdo: Reglamento) -> str:
    fecha = formato.fecha_larga(acuerdo.fecha)
    if isinstance(acuerdo.numero, Ausencia):
        return f"Modificado el {fecha}. Número: {con_motivo(acuerdo.numero)}"
    return f"Modificado por {acuerdo.numero}, del {fecha}"


def _conocida(norma: Norma, expediente: Expediente) -> bool:
    """¿Había empezado a regir al corte? La que empieza después no es de este informe."""
    return isinstance(norma.vigente_desde, Ausencia) or norma.vigente_desde <= expediente.corte


def _norma(norma: Norma, corte: date) -> str:
    emisor = "" if isinstance(norma.emisor, Ausencia) else f", {norma.emisor}"
    return f"{norma.nombre}{emisor}{_derogacion(norma, corte)}"


def _derogacion(norma: Norma, corte: date) -> str:
    """«(derogado por Decreto 112 de 2024 desde el 15 de agosto de 2024)», si al corte ya no regía."""
    hasta = norma.vigente_hasta
    if hasta is not None and hasta >= corte:
        return ""
    if not norma.derogada_por:
        return f" (rigió hasta el {formato.fecha_larga(hasta)})" if hasta else ""
    derogada = "derogada" if es_femenino(norma.nombre) else "derogado"
    desde = f" desde el {formato.fecha_larga(hasta + timedelta(days=1))}" if hasta else ""
    return f" ({derogada} por {norma.derogada_por}{desde})"
