"""La rejilla que comparten las gráficas por sesión: una columna por fecha y los totales a la derecha."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from math import ceil

from informe_lib.modelo.periodo import Periodo
from informe_lib.presentacion import formato, tema
from informe_lib.presentacion.graficas.lectura_de_sesiones import Tanda
from informe_lib.presentacion.graficas.lienzo import Letra, Lienzo, Trazo, medir, recortar

# El menor paso, el de un mes o un año con sus cuentas, el de una fecha en un renglón y el mayor.
PASO_MINIMO, PASO_DE_SUMA, PASO_DE_FECHA, PASO_MAXIMO = 0.52, 0.9, 1.25, 2.0
PASO_DE_TELEFONO = 1.25  # el mayor en un teléfono, para que quepa el rótulo
ROTULO_MINIMO, ROTULO_ANGOSTO = 5.2, 3.4
TOTALES, TOTALES_ANGOSTOS = 1.9, 1.35

NOMBRES = {Tanda.SESION: "Sesiones", Tanda.MES: "Meses", Tanda.ANO: "Años"}
FECHA = Letra(tema.TABLA, tema.TINTA.claro, fuerte=True)
FECHA_APAGADA = Letra(tema.TABLA, tema.APAGADO.claro)
MENUDA = Letra(tema.MINIMO, tema.APAGADO.claro)
MENUDA_ACENTO = Letra(tema.MINIMO, tema.ACENTO.claro, fuerte=True)
FILETE = Trazo(borde=tema.LINEA.claro, grosor=0.6)
FILETE_SUAVE = Trazo(borde=tema.META.claro, grosor=0.5)


@dataclass(frozen=True, slots=True)
class Rejilla:
    """Dónde va cada fecha; `primera` es el lugar de la primera entre las `todas` de la gráfica."""

    fechas: tuple[date, ...]
    primera: int
    todas: int
    paso: float
    ancho: float
    periodo: Periodo
    tanda: Tanda = Tanda.SESION

    @property
    def es_de_telefono(self) -> bool:
        return self.ancho < tema.ANCHO_DE_FIGURA

    @property
    def rotulo(self) -> float:
        """El ancho que queda para el rótulo de cada fila."""
        return self.ancho - _totales(self.ancho) - self.paso * len(self.fechas)

    def centro(self, columna: float) -> float:
        return self.rotulo + self.paso * (columna + 0.5)

    def es_del_periodo(self, columna: int) -> bool:
        return self.periodo.contiene(self.fechas[columna])

    def niveles(self) -> list[list[str]]:
        """Los renglones del encabezado, de abajo arriba: lo que dice cada columna en cada uno."""
        dias_y_meses = [formato.fecha_breve(fecha).split(" ", 1) for fecha in self.fechas]
        dias, meses = ([par[lado] for par in dias_y_meses] for lado in (0, 1))
        anos = [str(fecha.year) for fecha in self.fechas]
        if self.tanda is Tanda.ANO:
            return [anos]
        if self.tanda is Tanda.MES:
            niveles = [meses]
        elif self.paso >= PASO_DE_FECHA:
            niveles = [[formato.fecha_breve(fecha) for fecha in self.fechas]]
        else:
            niveles = [dias, [mes[:3] for mes in meses]]
        return niveles + ([anos] if len(set(anos)) > 1 else [])

    @property
    def alto_del_encabezado(self) -> float:
        renglones = len(self.niveles()) + self.hay_de_antes
        return renglones * FECHA.renglon + 0.4

    @property
    def es_angosta(self) -> bool:
        """¿«22 de 29» no cabe en un renglón de la columna?"""
        return self.paso < 1.2

    @property
    def es_densa(self) -> bool:
        """¿Son tantas las columnas que las filas van con letra menuda?"""
        return self.paso < 0.7 and not self.es_de_telefono

    @property
    def hay_de_antes(self) -> bool:
        return not all(map(self.es_del_periodo, range(len(self.fechas))))

    def del_periodo(self) -> range:
        """Las columnas del periodo: son las últimas, porque el corte es su último día."""
        primera = sum(not self.es_del_periodo(columna) for columna in range(len(self.fechas)))
        return range(primera, len(self.fechas))


def rejillas_de(
    fechas: Sequence[date], periodo: Periodo, *, ancho: float = tema.ANCHO_DE_FIGURA, tanda: Tanda
) -> tuple[Rejilla, ...]:
    """Las rejillas más holgadas en que caben esas fechas, repartidas por igual si son varias."""
    libre = ancho - _totales(ancho) - (ROTULO_MINIMO if ancho == tema.ANCHO_DE_FIGURA else ROTULO_ANGOSTO)
    tandas = ceil(len(fechas) / int(libre / (PASO_DE_SUMA if tanda.es_suma() else PASO_MINIMO)))
    cada_una = ceil(len(fechas) / tandas)
    paso = min(PASO_MAXIMO if ancho == tema.ANCHO_DE_FIGURA else PASO_DE_TELEFONO, libre / cada_una)
    return tuple(
        Rejilla(tuple(fechas[desde : desde + cada_una]), desde, len(fechas), paso, ancho, periodo, tanda)
        for desde in range(0, len(fechas), cada_una)
    )


def dibujar_encabezado(lienzo: Lienzo, rejilla: Rejilla, rotulo: str) -> None:
    """Las fechas sobre cada columna, y encima cuáles son del periodo y cuáles de antes."""
    alto = rejilla.alto_del_encabezado
    base = alto - 0.2
    lienzo.texto((0, base), rotulo, MENUDA)
    if len(rejilla.fechas) < rejilla.todas:
        hasta = rejilla.primera + len(rejilla.fechas)
        cuales = f"{NOMBRES[rejilla.tanda]} {rejilla.primera + 1} a {hasta} de {rejilla.todas}"
        lienzo.texto((0, base - FECHA.renglon), cuales, MENUDA_ACENTO)
    lienzo.texto((rejilla.ancho, base), "Total", MENUDA, "right")
    for altura, nivel in enumerate(rejilla.niveles()):
        for columnas, dicho in _corridas(nivel, seguidas=altura > 0):
            letra = _letra_de_fecha(rejilla, columnas.stop - 1)
            centro = rejilla.centro((columnas.start + columnas.stop - 1) / 2)
            lienzo.texto((centro, base - altura * FECHA.renglon), dicho, letra, "center")
    if rejilla.hay_de_antes:
        _dibujar_grupos(lienzo, rejilla)
    lienzo.linea((0, alto), (rejilla.ancho, alto), FILETE)


def dibujar_fondo_del_periodo(lienzo: Lienzo, rejilla: Rejilla, alto: float) -> None:
    """Una banda suave bajo las columnas del periodo, para distinguirlas también en gris."""
    columnas = rejilla.del_periodo()
    if rejilla.hay_de_antes and columnas:
        ancho = rejilla.paso * len(columnas)
        esquina = (rejilla.rotulo + rejilla.paso * columnas.start, 0.0)
        lienzo.rectangulo(esquina, ancho, alto, Trazo(relleno=tema.SUAVE.claro))


def dibujar_notas(lienzo: Lienzo, notas: Sequence[str], y: float) -> float:
    """Lo que hay que saber antes de creer lo dibujado, al pie; devuelve la altura donde termina."""
    for nota in notas:
        lineas = recortar(nota, MENUDA, lienzo.ancho)
        lienzo.renglones((0, y + 0.4), lineas, MENUDA)
        y += MENUDA.renglon * len(lineas)
    return y + 0.2 if notas else y


def _totales(ancho: float) -> float:
    return TOTALES if ancho == tema.ANCHO_DE_FIGURA else TOTALES_ANGOSTOS


def _corridas(nivel: Sequence[str], *, seguidas: bool) -> Iterator[tuple[range, str]]:
    """Cada rótulo con las columnas que cubre: los seguidos e iguales, si se piden así, se dicen una vez."""
    lugares = enumerate(nivel)
    for _, grupo in groupby(lugares, key=lambda lugar: lugar[1] if seguidas else lugar[0]):
        columnas = list(grupo)
        yield range(columnas[0][0], columnas[-1][0] + 1), columnas[0][1]


def _letra_de_fecha(rejilla: Rejilla, columna: int) -> Letra:
    """La del periodo, en negrita; menuda si la columna es muy angosta."""
    letra = FECHA if rejilla.es_del_periodo(columna) else FECHA_APAGADA
    return Letra(tema.MINIMO, letra.color, fuerte=letra.fuerte) if rejilla.es_densa else letra


def _dibujar_grupos(lienzo: Lienzo, rejilla: Rejilla) -> None:
    columnas = rejilla.del_periodo()
    medio = (columnas.start - 1) / 2
    if medir("antes", MENUDA) < rejilla.paso * columnas.start:
        lienzo.texto((rejilla.centro(medio), 0.4), "antes", MENUDA, "center")
    if columnas:
        medio = (columnas.start + columnas.stop - 1) / 2
        ancho = rejilla.paso * len(columnas)
        nombres = (rejilla.periodo.nombre.lower(), rejilla.periodo.nombre.lower()[:-5], "periodo", "")
        nombre = next(uno for uno in nombres if medir(uno, MENUDA_ACENTO) < ancho)
        lienzo.texto((rejilla.centro(medio), 0.4), nombre, MENUDA_ACENTO, "center")
