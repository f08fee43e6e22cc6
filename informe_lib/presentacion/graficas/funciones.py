"""Funciones por sesión: las funciones en filas, las sesiones en columnas, en cuántas se abordó cada una."""

from __future__ import annotations

from dataclasses import dataclass

from pandas import NA

from informe_lib.indicadores import funciones as indicador
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.periodo import Periodo
from informe_lib.modelo.sesion import Sesion
from informe_lib.presentacion import formato, tema
from informe_lib.presentacion.bloques import Columna, Datos, Figura, TipoDeDato
from informe_lib.presentacion.graficas.lectura_de_sesiones import fechas_en_palabras, sesiones_en_palabras
from informe_lib.presentacion.graficas.lienzo import Letra, Lienzo, envolver
from informe_lib.presentacion.graficas.marcas import (
    ABORDADA,
    NO_ABORDADA,
    SIN_REGISTRO,
    dibujar_clave,
    dibujar_marca,
)
from informe_lib.presentacion.graficas.rejilla import (
    FILETE_SUAVE,
    Rejilla,
    dibujar_aviso,
    dibujar_encabezado,
    dibujar_fondo_del_periodo,
    rejilla_de,
)

CLAVE = "funciones_por_sesion"
NUMERO = Letra(tema.TABLA, tema.ACENTO.claro, fuerte=True)
TEXTO = Letra(tema.TABLA)
TOTAL = Letra(tema.TABLA, tema.TINTA.claro, fuerte=True)
AIRE, SANGRIA = 0.26, 0.75
_COLUMNAS = (
    Columna("numero", "Número", TipoDeDato.ENTERO),
    Columna("clase", "Clase"),
    Columna("funcion", "Función"),
    Columna("sesion", "Sesión"),
    Columna("fecha", "Fecha", TipoDeDato.FECHA),
    Columna("abordada", "Se abordó"),
)
_RESPUESTAS = {ABORDADA: "Sí", NO_ABORDADA: "No", SIN_REGISTRO: "Sin dato"}


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


def funciones_por_sesion(expediente: Expediente, alcance: Alcance) -> Figura | None:
    """En qué sesiones se abordó cada función; None si no hubo sesiones o no hay funciones."""
    sesiones = expediente.sesiones_realizadas_en(alcance)
    filas = _filas(expediente, alcance)
    if not sesiones or not filas:
        return None
    return Figura(
        clave=CLAVE,
        titulo=_titulo(filas, len(sesiones)),
        subtitulo="Sesiones realizadas en que se abordó cada función; "
        f"{formato.alcance_y_corte(alcance, expediente.periodo)}.",
        svg=_dibujar(rejilla_de(sesiones, expediente.periodo), filas, len(sesiones)),
        alternativa=_alternativa(filas, sesiones, expediente.periodo),
        fuente="Fuente: funciones abordadas que registra la secretaría técnica; "
        f"corte: {formato.fecha_larga(expediente.corte)}.",
        datos=_datos(filas, sesiones),
    )


def _filas(expediente: Expediente, alcance: Alcance) -> tuple[FilaDeFuncion, ...]:
    marcas: dict[str, list[str]] = {}
    for marca in indicador.funciones_por_sesion(expediente, alcance).itertuples():
        estado = SIN_REGISTRO if marca.abordada is NA else ABORDADA if marca.abordada else NO_ABORDADA
        marcas.setdefault(str(marca.funcion), []).append(estado)
    return tuple(
        FilaDeFuncion(una.numero, una.texto, una.especifica, tuple(marcas.get(una.clave, ())))
        for una in indicador.funciones_en_orden(expediente)
    )


def _titulo(filas: tuple[FilaDeFuncion, ...], sesiones: int) -> str:
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


def _alternativa(filas: tuple[FilaDeFuncion, ...], sesiones: tuple[Sesion, ...], periodo: Periodo) -> str:
    dichas = "; ".join(f"{fila.nombre}. {fila.texto}: {_en_palabras(fila, sesiones)}" for fila in filas)
    fechas = sesiones_en_palabras(sesiones, periodo)
    return f"{_titulo(filas, len(sesiones))}. {fechas}. Sesiones en que se abordó cada función: {dichas}."


def _en_palabras(fila: FilaDeFuncion, sesiones: tuple[Sesion, ...]) -> str:
    total = f"{formato.numero(fila.veces)} de {formato.numero(len(sesiones))}"
    if fila.veces in (0, len(sesiones)):
        return total
    pares = zip(sesiones, fila.abordada, strict=True)
    return f"{total} ({fechas_en_palabras([sesion for sesion, marca in pares if marca == ABORDADA])})"


def _datos(filas: tuple[FilaDeFuncion, ...], sesiones: tuple[Sesion, ...]) -> Datos:
    return Datos(
        _COLUMNAS,
        tuple(
            (
                *(fila.numero, "específica" if fila.especifica else "general", fila.texto),
                *(sesion.clave, sesion.fecha.isoformat(), _RESPUESTAS[abordada]),
            )
            for fila in filas
            for sesion, abordada in zip(sesiones, fila.abordada, strict=True)
        ),
    )


def _dibujar(rejilla: Rejilla, filas: tuple[FilaDeFuncion, ...], sesiones: int) -> str:
    lienzo, y = Lienzo(), rejilla.alto_del_encabezado
    dibujar_fondo_del_periodo(lienzo, rejilla, y + sum(_alto(fila, rejilla) for fila in filas))
    dibujar_encabezado(lienzo, rejilla, "Función")
    for fila in filas:
        _dibujar_fila(lienzo, rejilla, fila, y, sesiones)
        y += _alto(fila, rejilla)
    presentes = {marca for fila in filas for marca in fila.abordada}
    estados = [estado for estado in _RESPUESTAS if estado in presentes]
    fin = dibujar_clave(lienzo, y + 0.45, estados, hay_de_antes=rejilla.hay_de_antes)
    return lienzo.svg(dibujar_aviso(lienzo, rejilla, fin))


def _renglones(fila: FilaDeFuncion, rejilla: Rejilla) -> list[str]:
    clase = "Específica. " if fila.especifica else ""
    return envolver(clase + fila.texto, TEXTO, rejilla.rotulo - SANGRIA - 0.5)


def _alto(fila: FilaDeFuncion, rejilla: Rejilla) -> float:
    return AIRE * 2 + TEXTO.renglon * (len(_renglones(fila, rejilla)) - 0.5)


def _dibujar_fila(lienzo: Lienzo, rejilla: Rejilla, fila: FilaDeFuncion, y: float, sesiones: int) -> None:
    alto, base = _alto(fila, rejilla), y + AIRE + 0.2
    lienzo.texto((0, base), f"{fila.numero}.", NUMERO)
    lienzo.renglones((SANGRIA, base), _renglones(fila, rejilla), TEXTO)
    ultimas = fila.abordada[rejilla.omitidas :]
    for columna, estado in enumerate(ultimas):
        destacada = rejilla.es_del_periodo(columna)
        dibujar_marca(lienzo, (rejilla.centro(columna), y + alto / 2), estado, destacada=destacada)
    total = f"{formato.numero(fila.veces)} de {formato.numero(sesiones)}"
    lienzo.texto((tema.ANCHO_DE_FIGURA, y + alto / 2 + 0.11), total, TOTAL, "right")
    lienzo.linea((0, y + alto), (tema.ANCHO_DE_FIGURA, y + alto), FILETE_SUAVE)
