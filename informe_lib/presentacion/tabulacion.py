"""De filas de valores a una tabla escrita: cada valor según el tipo de su columna."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from pandas import NA, NaT

from informe_lib.modelo.ausencia import Ausencia
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import Alineacion, Celda, Columna, Datos, Escalar, Tabla, TipoDeDato

NUMERICOS = (TipoDeDato.ENTERO, TipoDeDato.DECIMAL, TipoDeDato.PROPORCION)


def tabla_plana(  # noqa: PLR0913 (cuatro por posición; anchos y nota, solo por nombre)
    clave: str,
    titulo: str,
    columnas: Sequence[Columna],
    filas: Iterable[Sequence[Escalar]],
    *,
    anchos: tuple[int, ...] = (),
    nota: str | None = None,
) -> Tabla:
    """Una tabla sin celdas combinadas cuya primera columna encabeza cada fila; `None` es «Sin dato»."""
    valores = tuple(tuple(fila) for fila in filas)
    return Tabla(
        clave=clave,
        titulo=titulo,
        encabezado=(tuple(_titulo(columna) for columna in columnas),),
        cuerpo=tuple(
            tuple(
                _celda(valor, columna, es_encabezado=indice == 0)
                for indice, (valor, columna) in enumerate(zip(fila, columnas, strict=True))
            )
            for fila in valores
        ),
        datos=Datos(tuple(columnas), valores),
        anchos=anchos,
        nota=nota,
    )


def _titulo(columna: Columna) -> Celda:
    return Celda(columna.rotulo, es_encabezado=True, alineacion=_alineacion(columna))


def _celda(valor: Escalar, columna: Columna, *, es_encabezado: bool) -> Celda:
    return Celda(
        escrito(valor, columna.tipo), valor, es_encabezado=es_encabezado, alineacion=_alineacion(columna)
    )


def _alineacion(columna: Columna) -> Alineacion:
    return Alineacion.DERECHA if columna.tipo in NUMERICOS else Alineacion.IZQUIERDA


def escrito(valor: Escalar, tipo: TipoDeDato) -> str:
    """Un valor tal como se lee en la página."""
    if valor is None:
        return "Sin dato"
    if isinstance(valor, bool):
        return "Sí" if valor else "No"
    if tipo is TipoDeDato.FECHA:
        return formato.fecha_corta(date.fromisoformat(str(valor)))
    if isinstance(valor, int | float):
        cantidad = Decimal(str(valor))
        return formato.porcentaje(cantidad) if tipo is TipoDeDato.PROPORCION else formato.numero(cantidad)
    return valor


def escalar(valor: object) -> Escalar:
    """Un valor de los datos, de pandas o de numpy como escalar abierto; lo que falta es `None`."""
    if valor is None or isinstance(valor, Ausencia) or valor is NA or valor is NaT or valor != valor:  # noqa: PLR0124 (NaN no es igual a sí mismo)
        return None
    propio = valor.item() if hasattr(valor, "item") else valor
    if isinstance(propio, Decimal):
        return int(propio) if propio == propio.to_integral_value() else float(propio)
    if isinstance(propio, float) and propio.is_integer():
        return int(propio)
    return propio if isinstance(propio, str | bool | int | float) else str(propio)
