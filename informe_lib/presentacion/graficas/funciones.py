"""Funciones por sesión: las funciones en filas, las sesiones en columnas, en cuántas se abordó cada una."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.periodo import Periodo
from informe_lib.modelo.sesion import Sesion
from informe_lib.presentacion import formato, tema
from informe_lib.presentacion.bloques import Figura
from informe_lib.presentacion.graficas import lectura_de_funciones as lectura_de
from informe_lib.presentacion.graficas.anchos import Dibujos, en_hojas, paginas
from informe_lib.presentacion.graficas.celdas_de_asistencia import Cuenta
from informe_lib.presentacion.graficas.lectura_de_funciones import RESPUESTAS, FilaDeFuncion
from informe_lib.presentacion.graficas.lectura_de_sesiones import (
    SESIONES_EN_UN_TELEFONO,
    columnas_de,
    cuantas_se_suman,
    tanda_de,
)
from informe_lib.presentacion.graficas.lienzo import Letra, Lienzo, recortar
from informe_lib.presentacion.graficas.marcas import (
    ABORDADA,
    DE_ANTES,
    SIN_REGISTRO,
    dibujar_clave,
    dibujar_marca,
)
from informe_lib.presentacion.graficas.rejilla import (
    FILETE_SUAVE,
    Rejilla,
    dibujar_encabezado,
    dibujar_fondo_del_periodo,
    dibujar_notas,
    rejillas_de,
)
from informe_lib.presentacion.graficas.trazo_de_celdas import Lugar, trazar_cuenta

CLAVE = "funciones_por_sesion"
NUMERO = Letra(tema.TABLA, tema.ACENTO.claro, fuerte=True)
TEXTO, TEXTO_DENSO = Letra(tema.TABLA), Letra(tema.MINIMO)
TOTAL = Letra(tema.TABLA, tema.TINTA.claro, fuerte=True)
AIRE, SANGRIA = 0.26, 0.65
PIE = 1.6  # lo que se reserva para la clave y las notas


def funciones_por_sesion(expediente: Expediente, alcance: Alcance) -> Figura | None:
    """En qué sesiones se abordó cada función.

    Recibe    el expediente y el alcance.
    Devuelve  la figura, en varias hojas si una no basta; con más de sesenta sesiones, contadas por mes.
              None si no hubo sesiones o no hay funciones.
    Errores   ninguno.
    Fuente    tablas funciones, sesiones y funciones_abordadas.
    """
    sesiones = expediente.sesiones_realizadas_en(alcance)
    filas = lectura_de.leer_funciones(expediente, alcance)
    if not sesiones or not filas:
        return None
    return Figura(
        clave=CLAVE,
        titulo=lectura_de.titulo(filas, len(sesiones)),
        subtitulo="Sesiones realizadas en que se abordó cada función"
        f"{cuantas_se_suman(sesiones, 'en cuántas, de las que tienen registro')}; "
        f"{formato.alcance_y_corte(alcance, expediente.periodo)}.",
        alternativa=lectura_de.alternativa(filas, sesiones, expediente.periodo),
        fuente="Fuente: funciones abordadas que registra la secretaría técnica; "
        f"corte: {formato.fecha_larga(expediente.corte)}.",
        datos=lectura_de.datos(filas, sesiones),
        **_dibujos(filas, sesiones, expediente.periodo),
    )


@dataclass(frozen=True, slots=True)
class Hoja:
    """Unas funciones frente a unas columnas, con su encabezado y su clave."""

    rejilla: Rejilla
    filas: tuple[FilaDeFuncion, ...]
    columnas: list[list[int]]
    clave: tuple[str, ...]
    notas: list[str]

    def trazar(self, lienzo: Lienzo) -> float:
        """Dibuja la hoja y devuelve su alto."""
        y = self.rejilla.alto_del_encabezado
        dibujar_fondo_del_periodo(
            lienzo, self.rejilla, y + sum(_alto(fila, self.rejilla) for fila in self.filas)
        )
        dibujar_encabezado(lienzo, self.rejilla, "Función")
        for fila in self.filas:
            self._trazar_fila(lienzo, fila, y)
            y += _alto(fila, self.rejilla)
        return dibujar_notas(lienzo, self.notas, dibujar_clave(lienzo, y + 0.45, self.clave))

    def _trazar_fila(self, lienzo: Lienzo, fila: FilaDeFuncion, y: float) -> None:
        rejilla, alto, base = self.rejilla, _alto(fila, self.rejilla), y + AIRE + 0.2
        lienzo.texto((0, base), f"{fila.numero}.", NUMERO)
        lienzo.renglones((SANGRIA, base), _renglones(fila, rejilla), _letra(rejilla))
        for columna in range(len(rejilla.fechas)):
            estados = [fila.abordada[lugar] for lugar in self.columnas[rejilla.primera + columna]]
            centro = (rejilla.centro(columna), y + alto / 2)
            lugar = Lugar(centro, rejilla.paso, rejilla.es_del_periodo(columna))
            if rejilla.tanda.es_suma():
                trazar_cuenta(lienzo, _cuenta(estados), lugar)
            else:
                dibujar_marca(lienzo, centro, estados[0], destacada=lugar.destacada)
        total = f"{formato.numero(fila.veces)} de {formato.numero(len(fila.abordada))}"
        lienzo.texto((rejilla.ancho, y + alto / 2 + 0.11), total, TOTAL, "right")
        lienzo.linea((0, y + alto), (rejilla.ancho, y + alto), FILETE_SUAVE)


def _dibujos(filas: tuple[FilaDeFuncion, ...], sesiones: tuple[Sesion, ...], periodo: Periodo) -> Dibujos:
    """Las hojas que hagan falta y, si son pocas sesiones, la que se lee en un teléfono."""
    hojas = tuple(hoja.trazar for hoja in _hojas(filas, sesiones, periodo, tema.ANCHO_DE_FIGURA))
    if len(sesiones) > SESIONES_EN_UN_TELEFONO:
        return en_hojas(hojas)
    (angosta,) = _hojas(filas, sesiones, periodo, tema.ANCHO_ANGOSTO)
    return en_hojas(hojas, angosta.trazar)


def _hojas(
    filas: tuple[FilaDeFuncion, ...], sesiones: tuple[Sesion, ...], periodo: Periodo, ancho: float
) -> Iterator[Hoja]:
    columnas = columnas_de(sesiones)
    fechas = [sesiones[columna[-1]].fecha for columna in columnas]
    presentes = {marca for fila in filas for marca in fila.abordada}
    de_antes = () if all(map(periodo.contiene, fechas)) else (DE_ANTES,)
    clave = (*(estado for estado in RESPUESTAS if estado in presentes), *de_antes)
    if tanda_de(sesiones).es_suma():
        clave = tuple(estado for estado in clave if estado == SIN_REGISTRO)
    for rejilla in rejillas_de(fechas, periodo, ancho=ancho, tanda=tanda_de(sesiones)):
        for lugares in _paginas(filas, rejilla):
            propias = tuple(filas[lugar] for lugar in lugares)
            es_ultima = propias[-1] is filas[-1] and rejilla.primera + len(rejilla.fechas) == len(fechas)
            notas = lectura_de.notas(filas, sesiones) if es_ultima else []
            yield Hoja(rejilla, propias, columnas, clave, notas)


def _paginas(filas: tuple[FilaDeFuncion, ...], rejilla: Rejilla) -> list[range]:
    """En un teléfono, todas seguidas."""
    if rejilla.es_de_telefono:
        return [range(len(filas))]
    libre = tema.ALTO_DE_FIGURA - rejilla.alto_del_encabezado - PIE
    return paginas([_alto(fila, rejilla) for fila in filas], libre)


def _letra(rejilla: Rejilla) -> Letra:
    return TEXTO_DENSO if rejilla.es_densa or rejilla.es_de_telefono else TEXTO


def _renglones(fila: FilaDeFuncion, rejilla: Rejilla) -> list[str]:
    clase = "Específica. " if fila.especifica else ""
    return recortar(clase + fila.texto, _letra(rejilla), rejilla.rotulo - SANGRIA - 0.3)


def _alto(fila: FilaDeFuncion, rejilla: Rejilla) -> float:
    return AIRE * 2 + _letra(rejilla).renglon * (len(_renglones(fila, rejilla)) - 0.5)


def _cuenta(estados: list[str]) -> Cuenta:
    """En cuántas sesiones de un mes se abordó, de las que tienen registro."""
    sin_registro = estados.count(SIN_REGISTRO)
    return Cuenta(estados.count(ABORDADA), len(estados) - sin_registro, sin_registro)
