"""La hoja de vida de las cifras registradas, y de las que suman las de varios periodos."""

from __future__ import annotations

from informe_lib.indicadores.cifras import periodos_sumados, valor_vigente
from informe_lib.indicadores.hoja_de_vida import Eslabon, HojaDeVida, Insumo, Valor, dicho
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia
from informe_lib.modelo.cifra import Cifra, ValorDeCifra
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.periodo import Periodo

TABLA = "valores"
REGISTRADO = "valor registrado"


def hoja_de_la_cifra(expediente: Expediente, clave: str, alcance: Alcance | None = None) -> HojaDeVida | None:
    """La hoja de vida de una cifra del periodo, tal como la citan los textos.

    Recibe    la clave de la cifra y el alcance que se pide; sin alcance, vale como esté registrada.
    Devuelve  la del valor que responde; si los datos no permiten saberlo, la del registrado; None si la
              cifra no está definida o no tiene valor en el periodo.
    Fuente    tablas cifras y valores.
    """
    definida = next((una for una in expediente.cifras if una.clave == clave), None)
    registrado = valor_vigente(expediente, clave)
    if definida is None or registrado is None:
        return None
    pedido = valor_vigente(expediente, clave, alcance) or registrado
    if pedido == registrado:
        return _registrada(definida, registrado)
    periodos = periodos_sumados(expediente, clave) or (expediente.periodo,)
    return _sumada(expediente, definida, pedido, periodos)


def camino_del_valor(valor: ValorDeCifra) -> str:
    """«valores/plt_enviados/2024-T3»."""
    return f"{TABLA}/{_fila(valor.cifra, valor.periodo)}"


def _registrada(definida: Cifra, registro: ValorDeCifra) -> HojaDeVida:
    insumo = Insumo(REGISTRADO, registro.valor, (_eslabon(registro),))
    return _hoja(definida, registro, camino_del_valor(registro), "{0}", (insumo,))


def _sumada(
    expediente: Expediente, definida: Cifra, suma: ValorDeCifra, periodos: tuple[Periodo, ...]
) -> HojaDeVida:
    """Un insumo por periodo que el acumulado suma; el que ya venía acumulado lo dice."""
    insumos = []
    for periodo in periodos:
        propios = (uno for uno in expediente.valores if (uno.cifra, uno.periodo) == (definida.clave, periodo))
        registro = next(propios)
        ya = " (acumulado)" if registro.alcance is Alcance.ACUMULADO else ""
        insumos.append(Insumo(f"{periodo.clave}{ya}", registro.valor, (_eslabon(registro),)))
    cuenta = " + ".join(f"{{{lugar}}}" for lugar in range(len(insumos)))
    return _hoja(definida, suma, f"{definida.clave}.{suma.alcance}", cuenta, tuple(insumos))


def _hoja(
    definida: Cifra, valor: ValorDeCifra, clave: str, cuenta: str, insumos: tuple[Insumo, ...]
) -> HojaDeVida:
    soporte = valor.soporte
    return HojaDeVida(
        clave=clave,
        nombre=definida.nombre,
        valor=valor.valor,
        unidad=definida.unidad,
        cuenta=cuenta,
        insumos=insumos,
        concepto=definida.nombre,
        definicion=definida.definicion,
        alcance=valor.alcance,
        soportes=() if isinstance(soporte, Ausencia) else (soporte,),
        sin_soporte=soporte if isinstance(soporte, Ausencia) else NO_REGISTRADO,
    )


def _eslabon(registro: ValorDeCifra) -> Eslabon:
    valor: Valor = registro.valor
    return Eslabon(TABLA, _fila(registro.cifra, registro.periodo), "valor", dicho(valor), valor)


def _fila(cifra: str, periodo: Periodo) -> str:
    return f"{cifra}/{periodo.clave}"
