"""Las metas que son un nivel (sostenerlo, subirlo o bajarlo): el último alcanzado y cuánto camino lleva.

Un nivel no se suma: vale el último que se conoce hasta el corte. Si sube o baja, se mide desde su
línea base; quien retrocede de ella tiene un avance negativo, y quien pasa de la meta, mayor que 1.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia, sin_dato
from informe_lib.modelo.periodo import Periodo
from informe_lib.modelo.plan import Actividad, Avance, TipoDeMeta

Medida = Decimal | Ausencia

BASE_PROGRAMADO = "lo programado por periodo"
BASE_MESES = "los meses transcurridos"
BASE_SOSTENIDO = "el nivel que se sostiene todo el año"


def ultimo_nivel(avances: Iterable[Avance]) -> Avance | None:
    """El avance más reciente, de los que se pasan, cuyo nivel alcanzado se conoce."""
    conocidos = (uno for uno in avances if not isinstance(uno.ejecutado, Ausencia))
    return max(conocidos, key=lambda uno: uno.periodo, default=None)


def nivel_alcanzado(avances: Iterable[Avance]) -> Medida:
    """El nivel del último avance que lo dice o, si ninguno, la razón del más reciente."""
    registrados = sorted(avances, key=lambda uno: uno.periodo)
    ultimo = ultimo_nivel(registrados)
    if ultimo is not None:
        return ultimo.ejecutado
    return registrados[-1].ejecutado if registrados else NO_REGISTRADO


def avance_del_nivel(actividad: Actividad, meta: Decimal, nivel: Decimal) -> Medida:
    """Qué parte del camino a la meta lleva ese nivel; la meta constante se compara con su nivel, sin más."""
    if actividad.tipo_de_meta is TipoDeMeta.CONSTANTE:
        return nivel / meta if meta > 0 else sin_cantidad(meta)
    if isinstance(actividad.linea_base, Ausencia):
        razon = f"una meta {actividad.tipo_de_meta} se mide desde su línea base, que no se conoce"
        return sin_dato(f"{razon}: {actividad.linea_base.motivo}")
    if meta == actividad.linea_base:
        return sin_dato("la meta es igual a su línea base")
    if (meta > actividad.linea_base) != (actividad.tipo_de_meta is TipoDeMeta.CRECIENTE):
        return sin_dato(f"la línea base contradice una meta {actividad.tipo_de_meta}")
    return (nivel - actividad.linea_base) / (meta - actividad.linea_base)


def sin_cantidad(programada: Decimal) -> Ausencia:
    """Por qué no hay proporción de una cantidad programada que no es mayor que cero."""
    return sin_dato(f"la cantidad programada es {'negativa' if programada else 'cero'}")


def esperado_del_nivel(
    actividad: Actividad, meta: Decimal, avances: Iterable[Avance], corte: Periodo
) -> tuple[Medida, str | None]:
    """Qué parte del camino debería llevar al corte, y con qué base se dice.

    Si se programó un nivel para un periodo que termina en el corte, es ese. Si no, el de una meta
    constante es el de siempre y el de las otras, los meses transcurridos ÷ 12.
    """
    programado = _programado_al_corte(avances, corte)
    esperado = avance_del_nivel(actividad, meta, meta if programado is None else programado)
    if isinstance(esperado, Ausencia):
        return esperado, None
    if programado is not None:
        return esperado, BASE_PROGRAMADO
    if actividad.tipo_de_meta is TipoDeMeta.CONSTANTE:
        return Decimal(1), BASE_SOSTENIDO
    return Decimal(corte.fin.month) / 12, BASE_MESES


def _programado_al_corte(avances: Iterable[Avance], corte: Periodo) -> Decimal | None:
    niveles = (
        uno.programado
        for uno in avances
        if uno.periodo.fin == corte.fin and not isinstance(uno.programado, Ausencia)
    )
    return next(niveles, None)
