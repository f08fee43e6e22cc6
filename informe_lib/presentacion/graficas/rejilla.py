"""La rejilla que comparten las gráficas por sesión: una columna por fecha y los totales a la derecha."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from informe_lib.modelo.periodo import Periodo
from informe_lib.modelo.sesion import Sesion
from informe_lib.presentacion import formato, tema
from informe_lib.presentacion.graficas.lienzo import Letra, Lienzo, Trazo, envolver, medir

PASO_MINIMO, PASO_MAXIMO = 0.76, 2.0
ROTULO_MINIMO = 5.2
TOTALES = 1.9

FECHA = Letra(tema.TABLA, tema.TINTA.claro, fuerte=True)
FECHA_APAGADA = Letra(tema.TABLA, tema.APAGADO.claro)
MENUDA = Letra(tema.MINIMO, tema.APAGADO.claro)
MENUDA_ACENTO = Letra(tema.MINIMO, tema.ACENTO.claro, fuerte=True)
FILETE = Trazo(borde=tema.LINEA.claro, grosor=0.6)
FILETE_SUAVE = Trazo(borde=tema.META.claro, grosor=0.5)


@dataclass(frozen=True, slots=True)
class Rejilla:
    """Dónde va cada sesión; si no caben todas, se dibujan las últimas y se dice cuántas faltan."""

    sesiones: tuple[Sesion, ...]
    omitidas: int
    paso: float
    periodo: Periodo

    @property
    def rotulo(self) -> float:
        """El ancho que queda para el rótulo de cada fila."""
        return tema.ANCHO_DE_FIGURA - TOTALES - self.paso * len(self.sesiones)

    def centro(self, columna: int) -> float:
        return self.rotulo + self.paso * (columna + 0.5)

    def es_del_periodo(self, columna: int) -> bool:
        return self.periodo.contiene(self.sesiones[columna].fecha)

    def fecha(self, columna: int) -> list[str]:
        """La fecha en los renglones que pide el ancho de la columna; el año, solo si hay varios."""
        fecha = self.sesiones[columna].fecha
        breve = formato.fecha_breve(fecha)
        varios_anos = len({sesion.fecha.year for sesion in self.sesiones}) > 1
        cabe = medir("30 sept", FECHA) < self.paso - 0.1
        return ([breve] if cabe else breve.split(" ", 1)) + [str(fecha.year)] * varios_anos

    @property
    def alto_del_encabezado(self) -> float:
        renglones = len(self.fecha(0)) + self.hay_de_antes
        return renglones * FECHA.renglon + 0.4

    @property
    def es_angosta(self) -> bool:
        """¿«22 de 29» no cabe en un renglón de la columna?"""
        return self.paso < 1.2

    @property
    def hay_de_antes(self) -> bool:
        return not all(map(self.es_del_periodo, range(len(self.sesiones))))

    def del_periodo(self) -> range:
        """Las columnas del periodo: son las últimas, porque el corte es su último día."""
        primera = sum(not self.es_del_periodo(columna) for columna in range(len(self.sesiones)))
        return range(primera, len(self.sesiones))


def rejilla_de(sesiones: Sequence[Sesion], periodo: Periodo) -> Rejilla:
    """La rejilla más holgada en que caben esas sesiones."""
    libre = tema.ANCHO_DE_FIGURA - TOTALES - ROTULO_MINIMO
    visibles = tuple(sesiones[-int(libre / PASO_MINIMO) :])
    paso = min(PASO_MAXIMO, libre / len(visibles))
    return Rejilla(visibles, len(sesiones) - len(visibles), paso, periodo)


def dibujar_encabezado(lienzo: Lienzo, rejilla: Rejilla, rotulo: str) -> None:
    """Las fechas sobre cada columna, y encima cuáles son del periodo y cuáles de antes."""
    alto = rejilla.alto_del_encabezado
    base = alto - 0.2
    lienzo.texto((0, base), rotulo, MENUDA)
    lienzo.texto((tema.ANCHO_DE_FIGURA, base), "Total", MENUDA, "right")
    for columna in range(len(rejilla.sesiones)):
        letra = FECHA if rejilla.es_del_periodo(columna) else FECHA_APAGADA
        for altura, renglon in enumerate(reversed(rejilla.fecha(columna))):
            lienzo.texto((rejilla.centro(columna), base - altura * letra.renglon), renglon, letra, "center")
    if rejilla.hay_de_antes:
        _dibujar_grupos(lienzo, rejilla)
    lienzo.linea((0, alto), (tema.ANCHO_DE_FIGURA, alto), FILETE)


def dibujar_fondo_del_periodo(lienzo: Lienzo, rejilla: Rejilla, alto: float) -> None:
    """Una banda suave bajo las columnas del periodo, para distinguirlas también en gris."""
    columnas = rejilla.del_periodo()
    if rejilla.hay_de_antes and columnas:
        ancho = rejilla.paso * len(columnas)
        esquina = (rejilla.rotulo + rejilla.paso * columnas.start, 0.0)
        lienzo.rectangulo(esquina, ancho, alto, Trazo(relleno=tema.SUAVE.claro))


def dibujar_aviso(lienzo: Lienzo, rejilla: Rejilla, y: float) -> float:
    """Si no caben todas las sesiones, cuántas se ven de cuántas; devuelve la altura donde termina."""
    if not rejilla.omitidas:
        return y
    visibles = len(rejilla.sesiones)
    todas = formato.numero(visibles + rejilla.omitidas)
    aviso = f"Se dibujan las {visibles} últimas de {todas} sesiones; los totales las cuentan todas."
    lienzo.texto((0, y + 0.3), aviso, MENUDA)
    return y + 0.5


def dibujar_notas(lienzo: Lienzo, notas: Sequence[str], y: float) -> float:
    """Lo que hay que saber antes de creer lo dibujado, al pie; devuelve la altura donde termina."""
    for nota in notas:
        lineas = envolver(nota, MENUDA, lienzo.ancho)
        lienzo.renglones((0, y + 0.4), lineas, MENUDA)
        y += MENUDA.renglon * len(lineas)
    return y + 0.2 if notas else y


def _dibujar_grupos(lienzo: Lienzo, rejilla: Rejilla) -> None:
    columnas = rejilla.del_periodo()
    medio = (columnas.start - 1) / 2
    lienzo.texto((rejilla.centro(0) + medio * rejilla.paso, 0.4), "antes", MENUDA, "center")
    if columnas:
        medio = (columnas.start + columnas.stop - 1) / 2
        ancho = rejilla.paso * len(columnas)
        nombres = (rejilla.periodo.nombre.lower(), rejilla.periodo.nombre.lower()[:-5], "periodo", "")
        nombre = next(uno for uno in nombres if medir(uno, MENUDA_ACENTO) < ancho)
        lienzo.texto((rejilla.centro(0) + medio * rejilla.paso, 0.4), nombre, MENUDA_ACENTO, "center")
