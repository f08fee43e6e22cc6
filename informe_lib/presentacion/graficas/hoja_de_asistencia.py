"""Cada hoja de la matriz de asistencia: unas sillas y unas columnas, con su encabezado y su clave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from informe_lib.modelo.sesion import EstadoDeAsistencia
from informe_lib.presentacion import formato, tema
from informe_lib.presentacion.graficas.anchos import paginas
from informe_lib.presentacion.graficas.asistencia_en_palabras import notas
from informe_lib.presentacion.graficas.celdas_de_asistencia import Celda, Cuenta, Fila, Matriz
from informe_lib.presentacion.graficas.lienzo import Letra, Lienzo, recortar
from informe_lib.presentacion.graficas.marcas import CON_OTRO_ROL, DE_ANTES, NO_INTEGRABA, dibujar_clave
from informe_lib.presentacion.graficas.rejilla import (
    FILETE,
    FILETE_SUAVE,
    MENUDA,
    Rejilla,
    dibujar_encabezado,
    dibujar_fondo_del_periodo,
    dibujar_notas,
    rejillas_de,
)
from informe_lib.presentacion.graficas.trazo_de_celdas import (
    MEDIA,
    Lugar,
    es_fraccion,
    sin_nada,
    trazar_celda,
    trazar_fraccion,
)

SECTOR = Letra(tema.MINIMO, tema.ACENTO.claro, fuerte=True)
NOMBRE, NOMBRE_DENSO = Letra(tema.TABLA), Letra(tema.MINIMO)
TOTAL = Letra(tema.TABLA, tema.TINTA.claro, fuerte=True)
TOTAL_APAGADO = Letra(tema.TABLA, tema.APAGADO.claro)
ALTO_DE_SECTOR, SANGRIA = 0.55, 0.3
PIE = 2.5  # lo que se reserva para los totales y la clave


@dataclass(frozen=True, slots=True)
class Hoja:
    """Unas filas frente a unas columnas; los totales van bajo la última fila y las notas al final de todo."""

    matriz: Matriz
    rejilla: Rejilla
    filas: tuple[Fila, ...]
    empieza: int
    es_ultima: bool

    def trazar(self, lienzo: Lienzo) -> float:
        """Dibuja la hoja y devuelve su alto."""
        y = self.rejilla.alto_del_encabezado
        alto_de_filas = sum(alto for _, _, alto in _con_sector(self.filas, self.rejilla))
        dibujar_fondo_del_periodo(lienzo, self.rejilla, y + alto_de_filas + self._alto_de_totales())
        dibujar_encabezado(lienzo, self.rejilla, "Sector e integrante")
        for fila, encabeza, alto in _con_sector(self.filas, self.rejilla):
            if encabeza:
                lienzo.renglones((0, y + 0.42), recortar(self._sector(fila), SECTOR, lienzo.ancho, 1), SECTOR)
            desde = ALTO_DE_SECTOR if encabeza else 0.0
            self._trazar_fila(lienzo, fila, (y + desde, alto - desde))
            y += alto
        if self._lleva_totales():
            self._trazar_totales(lienzo, y)
            y += self._alto_de_totales()
        y = dibujar_clave(lienzo, y + 0.4, self.clave())
        return dibujar_notas(lienzo, notas(self.matriz.lectura), y) if self.es_ultima else y

    def clave(self) -> list[str]:
        """Las marcas que hay en toda la gráfica: así la clave es la misma en cada hoja."""
        matriz = self.matriz
        no_integraba = [NO_INTEGRABA] if any(None in fila.celdas for fila in matriz.filas) else []
        if matriz.tanda.es_suma():
            return [*_sin_cuenta(matriz), *no_integraba]
        marcas = [(fila.silla.rol, marca) for fila in matriz.filas for marca in fila.silla.marcas.values()]
        presentes = {marca.estado for _, marca in marcas}
        estados = [estado.value for estado in EstadoDeAsistencia if estado.value in presentes]
        con_otro_rol = [CON_OTRO_ROL] if any(rol != marca.rol for rol, marca in marcas) else []
        de_antes = [DE_ANTES] if not all(map(matriz.lectura.periodo.contiene, matriz.fechas)) else []
        return [*estados, *no_integraba, *con_otro_rol, *de_antes]

    def _lleva_totales(self) -> bool:
        return self.empieza + len(self.filas) == len(self.matriz.filas)

    def _alto_de_totales(self) -> float:
        return (0.75 + TOTAL.renglon * self.rejilla.es_angosta) if self._lleva_totales() else 0.0

    def _sector(self, fila: Fila) -> str:
        """El nombre del sector; si su primera silla quedó en la hoja anterior, se dice que continúa."""
        anterior = self.matriz.filas[self.empieza - 1].silla if self.empieza else None
        sigue = anterior is not None and anterior.sector == fila.silla.sector and fila is self.filas[0]
        return f"{fila.silla.sector} (continúa)" if sigue else fila.silla.sector

    def _trazar_fila(self, lienzo: Lienzo, fila: Fila, lugar: tuple[float, float]) -> None:
        y, alto = lugar
        letra, renglones = _letra(self.rejilla), _renglones(fila, self.rejilla)
        base = y + alto / 2 + 0.1 - letra.renglon * (len(renglones) - 1) / 2
        lienzo.renglones((SANGRIA, base), renglones, letra)
        for columna, celda in enumerate(_celdas(fila, self.rejilla)):
            trazar_celda(lienzo, celda, self._lugar(columna, y + alto / 2), fila.silla.rol)
        lienzo.texto((self.rejilla.ancho, y + alto / 2 + 0.11), fila.silla.total, TOTAL, "right")
        lienzo.linea((SANGRIA, y + alto), (self.rejilla.ancho, y + alto), FILETE_SUAVE)

    def _lugar(self, columna: int, y: float) -> Lugar:
        centro = (self.rejilla.centro(columna), y)
        return Lugar(centro, self.rejilla.paso, self.rejilla.es_del_periodo(columna))

    def _trazar_totales(self, lienzo: Lienzo, y: float) -> None:
        lienzo.linea((0, y), (self.rejilla.ancho, y), FILETE)
        rotulo = "Asistieron" if self.rejilla.es_de_telefono else "Asistieron, de los convocados"
        lienzo.texto((0, y + 0.5), rotulo, MENUDA)
        desde = self.rejilla.primera
        for columna, cuenta in enumerate(self.matriz.totales[desde : desde + len(self.rejilla.fechas)]):
            lugar = self._lugar(columna, y + 0.5)
            letra = TOTAL if lugar.destacada else TOTAL_APAGADO
            if not cuenta.convocados:
                lienzo.texto(lugar.centro, "–", letra, "center")
            elif self.rejilla.es_angosta:
                trazar_fraccion(lienzo, cuenta, self._lugar(columna, y + 0.56), _menuda(letra))
            else:
                dicho = f"{formato.numero(cuenta.asistieron)} de {formato.numero(cuenta.convocados)}"
                lienzo.texto(lugar.centro, dicho, letra, "center")
        lienzo.texto((self.rejilla.ancho, y + 0.5), self.matriz.lectura.total, TOTAL, "right")


def hojas_de(matriz: Matriz, ancho: float = tema.ANCHO_DE_FIGURA) -> Iterator[Hoja]:
    """Las hojas en que cabe la matriz; a lo ancho de un teléfono, todas las filas en una."""
    rejillas = rejillas_de(matriz.fechas, matriz.lectura.periodo, ancho=ancho, tanda=matriz.tanda)
    for rejilla in rejillas:
        empieza = 0
        for filas in _paginas(matriz.filas, rejilla):
            es_ultima = rejilla is rejillas[-1] and empieza + len(filas) == len(matriz.filas)
            yield Hoja(matriz, rejilla, filas, empieza, es_ultima)
            empieza += len(filas)


def _paginas(filas: tuple[Fila, ...], rejilla: Rejilla) -> list[tuple[Fila, ...]]:
    if rejilla.es_de_telefono:
        return [filas]
    libre = tema.ALTO_DE_FIGURA - rejilla.alto_del_encabezado - PIE
    con_sector = list(_con_sector(filas, rejilla))
    grupos = paginas([alto for *_, alto in con_sector], libre)
    return [tuple(filas[lugar] for lugar in grupo) for grupo in grupos]


def _con_sector(filas: Sequence[Fila], rejilla: Rejilla) -> Iterator[tuple[Fila, bool, float]]:
    """Cada fila, si lleva encima el nombre de su sector, y cuánto ocupa con él."""
    anterior = None
    for fila in filas:
        encabeza = fila.silla.sector != anterior
        anterior = fila.silla.sector
        yield fila, encabeza, _alto(fila, rejilla) + ALTO_DE_SECTOR * encabeza


def _letra(rejilla: Rejilla) -> Letra:
    return NOMBRE_DENSO if rejilla.es_densa or rejilla.es_de_telefono else NOMBRE


def _menuda(letra: Letra) -> Letra:
    return Letra(tema.MINIMO, letra.color, fuerte=letra.fuerte)


def _renglones(fila: Fila, rejilla: Rejilla) -> list[str]:
    return recortar(fila.silla.nombre, _letra(rejilla), rejilla.rotulo - SANGRIA - 0.3)


def _celdas(fila: Fila, rejilla: Rejilla) -> tuple[Celda, ...]:
    return fila.celdas[rejilla.primera : rejilla.primera + len(rejilla.fechas)]


def _alto(fila: Fila, rejilla: Rejilla) -> float:
    aire = 0.13 if rejilla.es_densa else 0.21
    letra = _letra(rejilla)
    propio = aire * 2 + letra.renglon * (len(_renglones(fila, rejilla)) - 0.5)
    hay_fracciones = any(es_fraccion(celda, rejilla.paso) for celda in _celdas(fila, rejilla))
    return max(propio, MEDIA * 2) if hay_fracciones else propio


def _sin_cuenta(matriz: Matriz) -> list[str]:
    """Las marcas de los meses en que no hay de cuántas decir cuántas."""
    vacias = [celda for fila in matriz.filas for celda in fila.celdas if celda and not celda.convocados]
    marcas = {sin_nada(celda).value for celda in vacias if isinstance(celda, Cuenta)}
    return [estado.value for estado in EstadoDeAsistencia if estado.value in marcas]
