"""La hoja de vida del quórum de cada sesión: qué sillas lo forman y con qué regla."""

from __future__ import annotations

from collections.abc import Iterator

from informe_lib.indicadores.hoja_de_vida import Eslabon, HojaDeVida, Insumo, actas_de, contar
from informe_lib.indicadores.hojas.asistencia import Marca, eslabon_de_la_marca
from informe_lib.indicadores.puestos import puestos_de_la_silla, rol_en_la_sesion, rol_que_cuenta
from informe_lib.indicadores.quorum import QUORUM_POR_SESION, quorum_por_sesion, regla_de_quorum
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import Ausencia, sin_dato
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.quorum import ReglaDeQuorum
from informe_lib.modelo.sesion import Sesion


def hojas_de_quorum(expediente: Expediente, alcance: Alcance) -> Iterator[HojaDeVida]:
    """Una por sesión realizada o fallida: los presentes, frente al mínimo que pide la regla."""
    sesiones = {sesion.clave: sesion for sesion in expediente.sesiones}
    for fila in quorum_por_sesion(expediente, alcance).to_dict("records"):
        sesion = sesiones[str(fila["sesion"])]
        regla = regla_de_quorum(expediente, sesion.fecha)
        sillas = list(_sillas(expediente, sesion))
        presentes = contar("presentes", (uno for uno, _ in sillas))
        todos = contar("puestos que cuentan", (uno for _, uno in sillas if uno.cuenta))
        soportes, ausencia = actas_de((sesion,))
        yield HojaDeVida(
            clave=f"{QUORUM_POR_SESION.clave}/{sesion.clave}",
            nombre=f"{QUORUM_POR_SESION.nombre} de la sesión {sesion.clave}",
            valor=presentes.valor if isinstance(regla, ReglaDeQuorum) else sin_dato(str(fila["duda"])),
            unidad=QUORUM_POR_SESION.unidad,
            cuenta="{0}, de los {1}; {2}",
            insumos=(presentes, todos, _minimo(regla, todos)),
            concepto=QUORUM_POR_SESION.nombre,
            definicion=QUORUM_POR_SESION.definicion,
            alcance=alcance,
            soportes=soportes,
            sin_soporte=ausencia,
        )


def _minimo(regla: ReglaDeQuorum | Ausencia, todos: Insumo) -> Insumo:
    if isinstance(regla, Ausencia):
        return Insumo("mínimo", regla)
    return Insumo(f"mínimo, {regla.value}", regla.minimo(int(str(todos.valor))))


def _sillas(expediente: Expediente, sesion: Sesion) -> Iterator[tuple[Eslabon, Eslabon]]:
    """De cada silla, lo que suma a los presentes y a los que cuentan."""
    marcas = {marca.integrante: marca for marca in expediente.asistencias if marca.sesion == sesion.clave}
    for silla in sorted(expediente.integrantes, key=lambda una: una.orden):
        marca = silla, sesion, marcas.get(silla.clave)
        puestos = puestos_de_la_silla(silla, marca[2])
        porque = _no_cuenta(expediente, marca)
        if porque:
            yield eslabon_de_la_marca(marca, None, porque), eslabon_de_la_marca(marca, None, porque)
            continue
        dudoso = "nadie registró todos sus puestos" if puestos.desconocidos else ""
        yield (
            eslabon_de_la_marca(marca, puestos.presentes, dudoso),
            eslabon_de_la_marca(marca, puestos.todos, ""),
        )


def _no_cuenta(expediente: Expediente, marca: Marca) -> str:
    silla, sesion, dicha = marca
    rol = rol_en_la_sesion(silla, dicha)
    if not silla.ocupa(sesion.fecha):
        return "la silla no existía ese día"
    return "" if rol_que_cuenta(expediente, rol) else f"el formato no cuenta a quien tiene el rol {rol}"
