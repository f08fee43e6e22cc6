"""La hoja de vida de los conteos de sesiones, y del mínimo anual: cuáles cuentan y cuáles no."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from informe_lib.indicadores.ficha import Ficha
from informe_lib.indicadores.hoja_de_vida import POR_CIEN, Eslabon, HojaDeVida, Insumo, actas_de, contar
from informe_lib.indicadores.sesiones import (
    CUMPLIMIENTO_DEL_MINIMO,
    SESIONES_PROGRAMADAS,
    SESIONES_REALIZADAS,
    cumplimiento_del_minimo,
    programadas_distintas,
)
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import Ausencia, sin_dato
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.sesion import Sesion, TipoDeSesion

UNA_SESION = "sesiones"
PLURALES = {TipoDeSesion.ORDINARIA: "ordinarias", TipoDeSesion.EXTRAORDINARIA: "extraordinarias"}

Razon = Callable[[Sesion], str]


def hojas_de_sesiones(expediente: Expediente, alcance: Alcance) -> Iterator[HojaDeVida]:
    """Realizadas y programadas, en total y de cada tipo; y qué parte del mínimo anual van, si se conoce."""
    for tipo in (None, *TipoDeSesion):
        yield _realizadas(expediente, alcance, tipo)
        yield _programadas(expediente, alcance, tipo)
    yield _minimo(expediente)


def _realizadas(expediente: Expediente, alcance: Alcance, tipo: TipoDeSesion | None) -> HojaDeVida:
    def razon(sesion: Sesion) -> str:
        if not alcance.contiene(sesion.fecha, expediente.periodo):
            return "su fecha está fuera del alcance"
        return "" if sesion.es_realizada() else f"no se celebró: consta como {sesion.estado}"

    filas = tuple(_filas(expediente, tipo, razon))
    return _conteo(expediente, SESIONES_REALIZADAS, alcance, tipo, filas)


def _programadas(expediente: Expediente, alcance: Alcance, tipo: TipoDeSesion | None) -> HojaDeVida:
    distintas = programadas_distintas(expediente, alcance, tipo)

    def razon(sesion: Sesion) -> str:
        if not alcance.contiene(sesion.fecha_programada, expediente.periodo):
            return "no se programó para una fecha del alcance"
        return "" if sesion.clave in distintas else "reemplaza a otra que ya se contó"

    filas = tuple(_filas(expediente, tipo, razon))
    return _conteo(expediente, SESIONES_PROGRAMADAS, alcance, tipo, filas)


def _conteo(
    expediente: Expediente,
    ficha: Ficha,
    alcance: Alcance,
    tipo: TipoDeSesion | None,
    filas: tuple[Eslabon, ...],
) -> HojaDeVida:
    que = ficha.nombre.removeprefix("Sesiones ")
    nombre = f"Sesiones {PLURALES[tipo]} {que}" if tipo else ficha.nombre
    insumo = contar(nombre.lower(), filas)
    cuentan = {fila.fila for fila in filas if fila.cuenta}
    soportes, ausencia = actas_de([uno for uno in expediente.sesiones if uno.clave in cuentan])
    return HojaDeVida(
        clave=f"{ficha.clave}/{tipo}" if tipo else ficha.clave,
        nombre=nombre,
        valor=insumo.valor,
        unidad=UNA_SESION,
        cuenta="{0}",
        insumos=(insumo,),
        concepto=ficha.nombre,
        definicion=ficha.definicion,
        alcance=alcance,
        soportes=soportes,
        sin_soporte=ausencia,
        se_imprime=tipo is not None,
    )


def _filas(expediente: Expediente, tipo: TipoDeSesion | None, razon: Razon) -> Iterator[Eslabon]:
    """Las sesiones de la vigencia, en orden: de las de otros años nadie pregunta por qué no cuentan."""
    for sesion in sorted(expediente.sesiones, key=lambda una: (una.fecha, una.clave)):
        if expediente.periodo.vigencia not in (sesion.fecha.year, sesion.fecha_programada.year):
            continue
        porque = _de_quien(expediente, sesion, tipo) or razon(sesion)
        yield Eslabon(
            "sesiones", sesion.clave, "fecha", dicho_de(sesion), None if porque else 1, porque
        )  # fmt: skip


def _de_quien(expediente: Expediente, sesion: Sesion, tipo: TipoDeSesion | None) -> str:
    if not sesion.es_de_la_instancia():
        nombres = {organo.clave: organo.nombre for organo in expediente.organos}
        return f"es de {nombres.get(str(sesion.organo), sesion.organo)}, no de la instancia"
    return "" if tipo in (None, sesion.tipo) else f"es {sesion.tipo}"


def dicho_de(sesion: Sesion) -> str:
    """«ordinaria, realizada, 2024-07-11 (programada para 2024-06-27)»."""
    programada = f" (programada para {sesion.programada_para})" if sesion.programada_para else ""
    return f"{sesion.tipo}, {sesion.estado}, {sesion.fecha}{programada}"


def _minimo(expediente: Expediente) -> HojaDeVida:
    resultado = cumplimiento_del_minimo(expediente)
    realizadas = _realizadas(expediente, Alcance.ACUMULADO, TipoDeSesion.ORDINARIA)
    minimo = expediente.instancia.minimo_de_sesiones
    escrito = minimo.motivo if isinstance(minimo, Ausencia) else str(minimo)
    fila = Eslabon("instancia", expediente.instancia.clave, "minimo_de_sesiones", escrito, minimo)
    sin_valor = sin_dato(resultado.motivo or "")
    return HojaDeVida(
        clave=CUMPLIMIENTO_DEL_MINIMO.clave,
        nombre=CUMPLIMIENTO_DEL_MINIMO.nombre,
        valor=sin_valor if resultado.valor is None else resultado.valor,
        unidad=CUMPLIMIENTO_DEL_MINIMO.unidad,
        cuenta="{0} ÷ {1}" + POR_CIEN,
        insumos=(*realizadas.insumos, Insumo("mínimo anual", minimo, (fila,))),
        concepto=CUMPLIMIENTO_DEL_MINIMO.nombre,
        definicion=CUMPLIMIENTO_DEL_MINIMO.definicion,
        alcance=Alcance.ACUMULADO,
        soportes=realizadas.soportes,
        sin_soporte=realizadas.sin_soporte,
    )
