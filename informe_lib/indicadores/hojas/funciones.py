"""La hoja de vida de las funciones abordadas: cuáles constan, en qué sesiones, y cuáles no."""

from __future__ import annotations

from collections.abc import Iterator

from pandas import NA

from informe_lib.indicadores.funciones import FUNCIONES_ABORDADAS, funciones_abordadas, funciones_en_orden
from informe_lib.indicadores.hoja_de_vida import Eslabon, HojaDeVida, Insumo, actas_de, contar
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente


def hojas_de_funciones(expediente: Expediente, alcance: Alcance) -> Iterator[HojaDeVida]:
    """Cuántas se abordaron, de cuántas; ninguna hoja si la instancia no tiene funciones."""
    if not expediente.funciones:
        return
    filas = tuple(_filas(expediente, alcance))
    abordadas = contar("abordadas", filas)
    todas = Insumo("de la instancia", len(filas))
    soportes, ausencia = actas_de(expediente.sesiones_realizadas_en(alcance))
    yield HojaDeVida(
        clave=FUNCIONES_ABORDADAS.clave,
        nombre=FUNCIONES_ABORDADAS.nombre,
        valor=abordadas.valor,
        unidad=FUNCIONES_ABORDADAS.unidad,
        cuenta="{0}, {1}",
        insumos=(abordadas, todas),
        concepto=FUNCIONES_ABORDADAS.nombre,
        definicion=FUNCIONES_ABORDADAS.definicion,
        alcance=alcance,
        soportes=soportes,
        sin_soporte=ausencia,
    )


def _filas(expediente: Expediente, alcance: Alcance) -> Iterator[Eslabon]:
    """La función que consta se prueba con la primera sesión en que se trató; las demás, las dice."""
    realizadas = [sesion.clave for sesion in expediente.sesiones_realizadas_en(alcance)]
    tratadas: dict[str, list[str]] = {}
    for una in expediente.funciones_abordadas:
        if una.sesion in realizadas:
            tratadas.setdefault(una.funcion, []).append(una.sesion)
    resumen = funciones_abordadas(expediente, alcance)
    for funcion, se_abordo in zip(funciones_en_orden(expediente), resumen["se_abordo"], strict=True):
        sesiones = sorted(tratadas.get(funcion.clave, ()), key=realizadas.index)
        if sesiones:
            donde = f"{funcion.numero}. {funcion.texto}: {', '.join(sesiones)}"
            yield Eslabon("funciones_abordadas", f"{sesiones[0]}/{funcion.clave}", "funcion", donde, 1)
        else:
            porque = "de alguna sesión nadie registró qué se trató" if se_abordo is NA else "no se trató"
            dice = f"{funcion.numero}. {funcion.texto}"
            yield Eslabon("funciones", funcion.clave, "texto", dice, razon=porque)
