"""Lo que la gráfica de funciones lee de los datos y dice en palabras: cuáles se abordaron y cuándo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pandas import NA

from informe_lib.indicadores import funciones as indicador
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.periodo import Periodo
from informe_lib.modelo.sesion import Sesion
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import Columna, Dato, Datos, TipoDeDato
from informe_lib.presentacion.graficas.lectura_de_sesiones import (
    columnas_de,
    fechas_en_palabras,
    sesiones_en_palabras,
    tanda_de,
)
from informe_lib.presentacion.graficas.marcas import ABORDADA, NO_ABORDADA, SIN_REGISTRO
from informe_lib.presentacion.tabulacion import datos_con_motivos

_COLUMNAS = (
    Columna("numero", "Número", TipoDeDato.ENTERO),
    Columna("clase", "Clase"),
    Columna("funcion", "Función"),
    Columna("sesion", "Sesión"),
    Columna("fecha", "Fecha", TipoDeDato.FECHA),
    Columna("abordada", "Se abordó"),
)
_COLUMNAS_SUMADAS = (
    *_COLUMNAS[:3],
    Columna("tanda", "Mes o año"),
    Columna("abordada", "Se abordó", TipoDeDato.ENTERO, "sesiones"),
    Columna("sin_registro", "Sin registro", TipoDeDato.ENTERO, "sesiones"),
    Columna("sesiones", "Realizadas", TipoDeDato.ENTERO, "sesiones"),
)
RESPUESTAS: Mapping[str, Dato] = {
    ABORDADA: "Sí", NO_ABORDADA: "No", SIN_REGISTRO: indicador.SIN_REGISTRO,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FilaDeFuncion:
    """Una función y su marca en cada sesión (ABORDADA, NO_ABORDADA o SIN_REGISTRO), en el orden de estas."""

    numero: int
    texto: str
    especifica: bool
    abordada: tuple[str, ...]

    @property
    def veces(self) -> int:
        return self.abordada.count(ABORDADA)

    @property
    def nombre(self) -> str:
        return f"{self.numero} (específica)" if self.especifica else str(self.numero)


def leer_funciones(expediente: Expediente, alcance: Alcance) -> tuple[FilaDeFuncion, ...]:
    """Cada función con su marca en cada sesión realizada del alcance."""
    marcas: dict[str, list[str]] = {}
    for marca in indicador.funciones_por_sesion(expediente, alcance).itertuples():
        estado = SIN_REGISTRO if marca.abordada is NA else ABORDADA if marca.abordada else NO_ABORDADA
        marcas.setdefault(str(marca.funcion), []).append(estado)
    return tuple(
        FilaDeFuncion(una.numero, una.texto, una.especifica, tuple(marcas.get(una.clave, ())))
        for una in indicador.funciones_en_orden(expediente)
    )


def titulo(filas: tuple[FilaDeFuncion, ...], sesiones: int) -> str:
    """Cuántas se abordaron y cuáles faltan; de lo que nadie registró no se afirma que no se hizo."""
    abordadas = sum(fila.veces > 0 for fila in filas)
    en_todas = sum(fila.veces == sesiones for fila in filas)
    todas = formato.en_texto(len(filas), femenino=True)
    en_cuales = (
        "la única sesión" if sesiones == 1 else f"las {formato.en_texto(sesiones, femenino=True)} sesiones"
    )
    las_funciones = "La única función se abordó" if len(filas) == 1 else f"Las {todas} funciones se abordaron"
    if en_todas == len(filas):
        return f"{las_funciones} en {en_cuales}"
    if abordadas == len(filas):
        return f"{las_funciones} al menos una vez"
    faltan = formato.lista(fila.nombre for fila in filas if fila.veces == 0)
    if abordadas == 0 or any(SIN_REGISTRO in fila.abordada for fila in filas if fila.veces == 0):
        return _lo_que_no_consta(len(filas), abordadas)
    restan = formato.plural(len(filas) - abordadas, "falta la función", "faltan las funciones")
    verbo = "abordó" if abordadas == 1 else "abordaron"
    cuantas = formato.en_texto(abordadas, femenino=True).capitalize()
    return f"{cuantas} de {todas} funciones se {verbo}; {restan} {faltan}"


def _lo_que_no_consta(funciones: int, abordadas: int) -> str:
    """Con sesiones sin registro no se puede decir que una función no se abordó."""
    if abordadas == 0:
        return f"No consta que se abordara {'la única función' if funciones == 1 else 'ninguna función'}"
    de = f"{formato.en_texto(abordadas, femenino=True)} de {formato.en_texto(funciones, femenino=True)}"
    verbo = formato.plural(abordadas, "abordó", "abordaron")
    return f"Consta que se {verbo} {de} funciones; de las demás no hay registro"


def alternativa(filas: tuple[FilaDeFuncion, ...], sesiones: tuple[Sesion, ...], periodo: Periodo) -> str:
    """Las sesiones, y en cuántas y cuáles se abordó cada función."""
    dichas = "; ".join(
        f"{fila.nombre}. {formato.en_breve(fila.texto)}: {_en_palabras(fila, sesiones)}" for fila in filas
    )
    fechas = sesiones_en_palabras(sesiones, periodo)
    titular = f"{titulo(filas, len(sesiones))}. {fechas}. Sesiones en que se abordó cada función: {dichas}."
    return " ".join((titular, *notas(filas, sesiones)))


def notas(filas: tuple[FilaDeFuncion, ...], sesiones: tuple[Sesion, ...]) -> list[str]:
    """Las sesiones en que no se abordó ninguna función, que no es lo mismo que no saberlo, y por qué."""
    por_motivo: dict[str, list[Sesion]] = {}
    for lugar, sesion in enumerate(sesiones):
        if sesion.sin_funciones and all(fila.abordada[lugar] != ABORDADA for fila in filas):
            por_motivo.setdefault(sesion.sin_funciones, []).append(sesion)
    return [
        f"No se abordó ninguna función ({fechas_en_palabras(propias)}): {motivo}."
        for motivo, propias in por_motivo.items()
    ]


def _en_palabras(fila: FilaDeFuncion, sesiones: tuple[Sesion, ...]) -> str:
    total = f"{formato.numero(fila.veces)} de {formato.numero(len(sesiones))}"
    if fila.veces in (0, len(sesiones)):
        return total
    pares = zip(sesiones, fila.abordada, strict=True)
    return f"{total} ({fechas_en_palabras([sesion for sesion, marca in pares if marca == ABORDADA])})"


def datos(filas: tuple[FilaDeFuncion, ...], sesiones: tuple[Sesion, ...]) -> Datos:
    """Una fila por función y sesión; si son muchas, por función y mes o año."""
    if tanda_de(sesiones).es_suma():
        return _datos_sumados(filas, sesiones)
    return datos_con_motivos(
        _COLUMNAS,
        (
            (
                *(fila.numero, "específica" if fila.especifica else "general", fila.texto),
                *(sesion.clave, sesion.fecha, RESPUESTAS[abordada]),
            )
            for fila in filas
            for sesion, abordada in zip(sesiones, fila.abordada, strict=True)
        ),
    )


def _datos_sumados(filas: tuple[FilaDeFuncion, ...], sesiones: tuple[Sesion, ...]) -> Datos:
    tanda, columnas = tanda_de(sesiones), columnas_de(sesiones)
    estados = (
        (fila, tanda.nombre(sesiones[columna[0]].fecha), [fila.abordada[lugar] for lugar in columna])
        for fila in filas
        for columna in columnas
    )
    return Datos(
        _COLUMNAS_SUMADAS,
        tuple(
            (
                *(fila.numero, "específica" if fila.especifica else "general", fila.texto, nombre),
                *(propios.count(ABORDADA), propios.count(SIN_REGISTRO), len(propios)),
            )
            for fila, nombre, propios in estados
        ),
    )
