"""De filas de valores a una tabla escrita: cada valor según el tipo de su columna."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal, getcontext, localcontext
from math import isfinite, isnan

from pandas import NA, NaT, Timestamp
from pandas.api.types import is_scalar

from informe_lib.fuentes.caracteres import sin_mitades
from informe_lib.modelo.ausencia import Ausencia, no_aplica, sin_dato
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import (
    Alineacion,
    Celda,
    Columna,
    Dato,
    Datos,
    Escalar,
    Tabla,
    TipoDeDato,
)

NUMERICOS = (TipoDeDato.ENTERO, TipoDeDato.DECIMAL, TipoDeDato.PROPORCION)
DECIMALES_DE_UN_DATO = 10  # más allá, lo que trae un número de coma flotante es ruido de la máquina

Escritura = Callable[[Escalar, Columna], str]


def _segun_su_tipo(valor: Escalar, columna: Columna) -> str:
    return escrito(valor, columna.tipo)


def tabla_plana(  # noqa: PLR0913 (cuatro por posición; lo demás, solo por nombre)
    clave: str,
    titulo: str,
    columnas: Sequence[Columna],
    filas: Iterable[Sequence[Dato]],
    *,
    anchos: tuple[int, ...] = (),
    notas: tuple[str, ...] = (),
    escribir: Escritura = _segun_su_tipo,
) -> Tabla:
    """Una tabla sin celdas combinadas cuya primera columna encabeza cada fila.

    Una Ausencia se lee «Sin dato» o «No aplica», y su razón queda en los datos; None es una celda vacía,
    que no dice que falte nada.
    """
    valores = tuple(tuple(fila) for fila in filas)
    return Tabla(
        clave=clave,
        titulo=titulo,
        encabezado=(tuple(_titulo(columna) for columna in columnas),),
        cuerpo=tuple(
            tuple(
                _celda(valor, columna, escribir, es_encabezado=indice == 0)
                for indice, (valor, columna) in enumerate(zip(fila, columnas, strict=True))
            )
            for fila in valores
        ),
        datos=datos_con_motivos(columnas, valores),
        anchos=anchos,
        notas=notas,
    )


def tabla_de_los_datos(clave: str, titulo: str, datos: Datos) -> Tabla:
    """Unos datos abiertos, para leerlos: lo que falta lo dice su celda, y la razón, una vez, una nota."""
    lugares = {columna.motivo_de: lugar for lugar, columna in enumerate(datos.columnas) if columna.motivo_de}
    propias = [lugar for lugar, columna in enumerate(datos.columnas) if columna.motivo_de is None]
    columnas = [datos.columnas[lugar] for lugar in propias]
    filas = [
        tuple(
            fila[lugar] if (motivo := _motivo(fila, lugares.get(columna.clave))) is None else motivo
            for lugar, columna in zip(propias, columnas, strict=True)
        )
        for fila in datos.filas
    ]
    rotuladas = [replace(columna, rotulo=columna.rotulo_con_unidad) for columna in columnas]
    return tabla_plana(clave, titulo, rotuladas, filas, notas=tuple(_razones(columnas, filas)))


def _motivo(fila: Sequence[Escalar], lugar: int | None) -> Ausencia | None:
    """La ausencia que una columna de motivos explica en esa fila."""
    dicho = None if lugar is None else fila[lugar]
    if not isinstance(dicho, str):
        return None
    clase, _, motivo = dicho.partition(": ")
    return no_aplica(motivo) if clase == str(no_aplica("")) else sin_dato(motivo)


def _razones(columnas: Sequence[Columna], filas: Sequence[Sequence[Dato]]) -> Iterator[str]:
    """«Avance y Esperado (en 2 de 7 filas): sin dato; no se dice cuánto se programó.», cada razón una vez."""
    rotulos: dict[tuple[Ausencia, int], list[str]] = {}
    for lugar, columna in enumerate(columnas):
        faltas = Counter(falta for fila in filas if isinstance(falta := fila[lugar], Ausencia))
        for falta, veces in faltas.items():
            rotulos.setdefault((falta, veces), []).append(columna.rotulo)
    for (falta, veces), propios in rotulos.items():
        cuantas = f" (en {formato.numero(veces)} de {formato.numero(len(filas))} filas)"
        cuales = f"{formato.lista(propios)}{'' if veces == len(filas) else cuantas}"
        yield f"{cuales}: {str(falta).lower()}; {falta.motivo}."


def datos_con_motivos(columnas: Sequence[Columna], filas: Iterable[Sequence[object]]) -> Datos:
    """Los datos abiertos de unas filas de valores; lo que falta, con su razón en una columna al lado.

    Recibe    las columnas y una fila de valores por registro: una Ausencia es lo que falta o no aplica,
              y None, que en esa fila no hay nada que decir.
    Devuelve  los datos: tras cada columna con alguna Ausencia va «Cargo: por qué falta». La de texto dice
              además «Sin dato» o «No aplica»; la de números o de fechas queda vacía en esa fila.
    Errores   ErrorBloque si a una fila le falta o le sobra un valor.
    """
    crudas = [tuple(fila) for fila in filas]
    con_faltas = {lugar for fila in crudas for lugar, valor in enumerate(fila) if isinstance(valor, Ausencia)}
    return Datos(
        tuple(
            una
            for lugar, columna in enumerate(columnas)
            for una in ((columna, _columna_de_motivos(columna)) if lugar in con_faltas else (columna,))
        ),
        tuple(tuple(_valores(fila, columnas, con_faltas)) for fila in crudas),
    )


def _columna_de_motivos(columna: Columna) -> Columna:
    return Columna(f"motivo_{columna.clave}", f"{columna.rotulo}: por qué falta", motivo_de=columna.clave)


def _valores(
    fila: Sequence[object], columnas: Sequence[Columna], con_faltas: Collection[int]
) -> Iterator[Escalar]:
    """Cada valor y, si su columna lleva otra de motivos, por qué falta."""
    for lugar, valor in enumerate(fila):
        falta = valor if isinstance(valor, Ausencia) else None
        es_de_texto = lugar < len(columnas) and columnas[lugar].tipo is TipoDeDato.TEXTO
        yield str(falta) if falta and es_de_texto else escalar(valor)
        if lugar in con_faltas:
            yield None if falta is None else f"{falta}: {falta.motivo}"


def _celda(valor: Dato, columna: Columna, escribir: Escritura, *, es_encabezado: bool) -> Celda:
    return Celda(
        str(valor) if isinstance(valor, Ausencia) else escribir(valor, columna),
        None if isinstance(valor, Ausencia) else valor,
        es_encabezado=es_encabezado,
        alineacion=_alineacion(columna),
    )


def _titulo(columna: Columna) -> Celda:
    return Celda(columna.rotulo, es_encabezado=True, alineacion=_alineacion(columna))


def _alineacion(columna: Columna) -> Alineacion:
    return Alineacion.DERECHA if columna.tipo in NUMERICOS else Alineacion.IZQUIERDA


def escrito(valor: Escalar, tipo: TipoDeDato) -> str:
    """Un valor tal como se lee en la página; si no hay nada que decir, nada: eso no es que falte un dato."""
    if valor is None:
        return ""
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
