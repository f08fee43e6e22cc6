"""Cómo se escribe una medida en dos periodos y lo que va de una a otra."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from informe_lib.indicadores.comparacion import Cambio, Escala
from informe_lib.indicadores.metas_de_nivel import Medida
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.presentacion import formato
from informe_lib.presentacion.tabulacion import exacto

IGUAL, NUEVO, PERDIDO, SIN_RESTA = "igual", "dato nuevo", "ya no hay dato", "no se resta"
MENOS = "−"
DECIMA = Decimal("0.1")


def valor_escrito(cambio: Cambio, valor: Medida) -> str:
    """«15», «87,5 %» o, si falta, «Sin dato» o «No aplica»."""
    if isinstance(valor, Ausencia):
        return str(valor)
    if cambio.escala is Escala.PROPORCION:
        return formato.porcentaje(valor)
    signo = f"{formato.ESPACIO_FIJO}%" if cambio.escala is Escala.PORCENTAJE else ""
    return f"{exacto(valor)}{signo}"


def diferencia_escrita(cambio: Cambio) -> str:
    """«+6», «−16,7 puntos», «igual»; o por qué no es un número: «dato nuevo», «no se resta»."""
    if not cambio.se_conoce:
        return PERDIDO if isinstance(cambio.ahora, Ausencia) else NUEVO
    if cambio.no_se_resta is not None:
        return SIN_RESTA
    diferencia = _lo_que_se_lee(cambio)
    if not diferencia:
        return IGUAL
    escrita = f"{'+' if diferencia > 0 else MENOS}{exacto(abs(diferencia))}"
    if cambio.escala is not Escala.CANTIDAD:
        escrita += " punto" if abs(diferencia) == 1 else " puntos"
    return f"{escrita}, imposible" if cambio.es_imposible else escrita


def notas_de_cambios(cambios: Iterable[Cambio]) -> Iterator[str]:
    """Por qué dos valores conocidos no se restan, y cuáles no pueden ser ciertos a la vez."""
    razones: dict[str, list[str]] = {}
    for cambio in cambios:
        if cambio.es_imposible:
            antes, ahora = (valor_escrito(cambio, uno) for uno in (cambio.antes, cambio.ahora))
            yield (
                f"{formato.entre_comillas(cambio.nombre)} pasó de {antes} a {ahora}, y lo que se acumula no "
                "puede bajar: revise cuál de los dos valores es el correcto."
            )
        elif cambio.se_conoce and cambio.no_se_resta is not None:
            razones.setdefault(cambio.no_se_resta, []).append(formato.entre_comillas(cambio.nombre))
    for razon, nombres in razones.items():
        verbo = formato.plural(len(nombres), "no se resta", "no se restan")
        yield f"{formato.lista(nombres)} {verbo}: {razon}."


def _lo_que_se_lee(cambio: Cambio) -> Decimal:
    """La diferencia de los dos valores tal como se imprimen: quien la rehace con lápiz llega a la misma."""
    diferencia = cambio.diferencia or Decimal(0)
    if cambio.escala is not Escala.PROPORCION or not cambio.se_conoce:
        return diferencia
    antes, ahora = (
        (valor * 100).quantize(DECIMA, ROUND_HALF_UP)
        for valor in (cambio.antes, cambio.ahora)
        if isinstance(valor, Decimal)
    )
    return ahora - antes
