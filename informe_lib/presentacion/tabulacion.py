"""De filas de valores a una tabla escrita: cada valor según el tipo de su columna."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal, getcontext, localcontext
from math import isfinite, isnan

from pandas import NA, NaT, Timestamp
from pandas.api.types import is_scalar

from informe_lib.fuentes.caracteres import sin_mitades
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import Alineacion, Celda, Columna, Datos, Escalar, Tabla, TipoDeDato

NUMERICOS = (TipoDeDato.ENTERO, TipoDeDato.DECIMAL, TipoDeDato.PROPORCION)
DECIMALES_DE_UN_DATO = 10  # más allá, lo que trae un número de coma flotante es ruido de la máquina

Escritura = Callable[[Escalar, Columna], str]


def _segun_su_tipo(valor: Escalar, columna: Columna) -> str:
    return escrito(valor, columna.tipo)


def tabla_plana(  # noqa: PLR0913 (cuatro por posición; lo demás, solo por nombre)
    clave: str,
    titulo: str,
    columnas: Sequence[Columna],
    filas: Iterable[Sequence[Escalar]],
    *,
    anchos: tuple[int, ...] = (),
    notas: tuple[str, ...] = (),
    escribir: Escritura = _segun_su_tipo,
) -> Tabla:
    """Una tabla sin celdas combinadas cuya primera columna encabeza cada fila; `None` es «Sin dato»."""
    valores = tuple(tuple(fila) for fila in filas)
    return Tabla(
        clave=clave,
        titulo=titulo,
        encabezado=(tuple(_titulo(columna) for columna in columnas),),
        cuerpo=tuple(
            tuple(
                Celda(
                    escribir(valor, columna), valor,
                    es_encabezado=indice == 0, alineacion=_alineacion(columna),
                )
                for indice, (valor, columna) in enumerate(zip(fila, columnas, strict=True))
            )
            for fila in valores
        ),
        datos=Datos(tuple(columnas), valores),
        anchos=anchos,
        notas=notas,
    )  # fmt: skip


def _titulo(columna: Columna) -> Celda:
    return Celda(columna.rotulo, es_encabezado=True, alineacion=_alineacion(columna))


def _alineacion(columna: Columna) -> Alineacion:
    return Alineacion.DERECHA if columna.tipo in NUMERICOS else Alineacion.IZQUIERDA


def escrito(valor: Escalar, tipo: TipoDeDato) -> str:
    """Un valor tal como se lee en la página."""
    if valor is None:
        return "Sin dato"
    if isinstance(valor, bool):
        return "Sí" if valor else "No"
    if tipo is TipoDeDato.FECHA:
        return _fecha(str(valor))
    if isinstance(valor, int | float):
        return formato.porcentaje(valor) if tipo is TipoDeDato.PROPORCION else exacto(valor)
    return valor


def exacto(valor: formato.Cantidad, decimales: int = DECIMALES_DE_UN_DATO) -> str:
    """Un número con los decimales que trae, hasta ese tope: «1.250», «0,04», «79,25».

    Un Decimal lo escribió una persona: sale con todos los suyos, sin tope.
    """
    cantidad = Decimal(str(valor))
    propios = max(0, -int(cantidad.as_tuple().exponent))
    with localcontext(prec=max(getcontext().prec, cantidad.adjusted() + propios + 2)):
        return formato.numero(cantidad, propios if isinstance(valor, Decimal) else min(propios, decimales))


def _fecha(escrita: str) -> str:
    """La fecha, con la hora si la trae; la que no se entiende sale tal como se escribió."""
    try:
        momento = datetime.fromisoformat(escrita)
    except ValueError:
        return escrita
    hora = f" {momento:%H:%M:%S}".removesuffix(":00") if "T" in escrita else ""
    return formato.fecha_corta(momento.date()) + hora


def escalar(valor: object) -> Escalar:
    """Un valor de los datos, de pandas o de numpy como escalar abierto; lo que falta es `None`.

    Una fecha es su texto ISO y lo que no es un escalar, el texto que lo describe.
    """
    propio = valor_de_python(valor)
    if propio is None or isinstance(propio, Ausencia) or propio is NA or propio is NaT:
        return None
    if isinstance(propio, date):
        return propio.isoformat()
    if isinstance(propio, Decimal | float):
        return _numero(propio)
    if isinstance(propio, bool | int):
        return propio
    return sin_mitades(propio if isinstance(propio, str) else str(propio))


def valor_de_python(valor: object) -> object:
    """El valor de Python que hay dentro de uno de numpy; sus fechas en nanosegundos parecen enteros."""
    if not (is_scalar(valor) and hasattr(valor, "item") and hasattr(valor, "dtype")):
        return valor
    return Timestamp(str(valor)) if valor.dtype.kind == "M" else valor.item()


def _numero(valor: Decimal | float) -> Escalar:
    """Un entero si lo es; NaN es lo que falta, y lo infinito va en palabras: no cabe en un JSON."""
    if isnan(valor):
        return None
    if not isfinite(valor):
        return "infinito" if valor > 0 else "menos infinito"
    return int(valor) if valor == int(valor) else float(valor)
