"""Un renglón de la gráfica del plan: la barra de una actividad programada, o la cifra de otra."""

from __future__ import annotations

from dataclasses import dataclass

from informe_lib.presentacion import formato, tema
from informe_lib.presentacion.graficas.lectura_del_plan import Renglon
from informe_lib.presentacion.graficas.lienzo import Letra, Lienzo, Trazo, medir, recortar
from informe_lib.presentacion.graficas.rejilla import FILETE_SUAVE, MENUDA

TEXTO = Letra(tema.TABLA)
CIFRA = Letra(tema.CUERPO, tema.ACENTO.claro, fuerte=True)
RUBRO = Letra(tema.TABLA, tema.TINTA.claro, fuerte=True)
MARCA = Letra(tema.MINIMO, tema.TINTA.claro)
BARRA, BANDA, AIRE = 0.3, 0.52, 0.34
GROSOR = 0.06  # lo que una raya al borde necesita para verse entera
PROGRAMADO = Trazo(tema.META.claro)
EJECUTADO = Trazo(tema.ACENTO.claro)
HALO, ESPERADO = Trazo(borde=tema.FONDO.claro, grosor=4.0), Trazo(borde=tema.TINTA.claro, grosor=1.8)


@dataclass(frozen=True, slots=True)
class Columnas:
    """Dónde van el texto, la barra y las cifras: lado a lado en la hoja, una bajo otra en el teléfono."""

    ancho: float

    @property
    def es_angosta(self) -> bool:
        return self.ancho < tema.ANCHO_DE_FIGURA

    @property
    def inicio(self) -> float:
        return 0.0 if self.es_angosta else 6.0

    @property
    def fin(self) -> float:
        return self.ancho - (GROSOR if self.es_angosta else 4.7)

    @property
    def cifras(self) -> float:
        return 0.0 if self.es_angosta else self.fin + 0.25

    def renglones(self, uno: Renglon) -> list[str]:
        """El texto de una actividad con barra."""
        return recortar(uno.texto, TEXTO, self.ancho if self.es_angosta else self.inicio - 0.4)

    def renglones_de_cifra(self, uno: Renglon) -> list[str]:
        """El texto de una actividad sin barra, que puede ocupar también el lugar de ella."""
        return recortar(uno.texto, TEXTO, self.ancho if self.es_angosta else self.fin - 0.4)

    def cuanto(self, uno: Renglon) -> list[str]:
        return recortar(uno.cuanto(con_llamada=True), MENUDA, self.ancho - self.cifras)


def trazar_clave(lienzo: Lienzo, esperado: str) -> float:
    """Qué es cada parte de una barra; devuelve la altura donde termina."""
    x, y = 0.0, 0.35
    for trazo, dicho in (
        (EJECUTADO, "ejecutado"),
        (ESPERADO, esperado),
        (PROGRAMADO, "programado en el año"),
    ):
        ancho = 0.55 + medir(dicho, MENUDA)
        if x + ancho > lienzo.ancho:
            x, y = 0.0, y + 0.45
        if trazo is ESPERADO:
            lienzo.linea((x + 0.2, y - 0.34), (x + 0.2, y + 0.08), trazo)
        else:
            lienzo.rectangulo((x, y - 0.25), 0.4, 0.26, trazo)
        lienzo.texto((x + 0.55, y), dicho, MENUDA)
        x += ancho + 0.4
    return y + 0.35


def alto_de_barra(uno: Renglon, columnas: Columnas) -> float:
    """Lo que ocupa una actividad programada."""
    texto, cuanto = TEXTO.renglon * len(columnas.renglones(uno)), MENUDA.renglon * len(columnas.cuanto(uno))
    if columnas.es_angosta:
        return texto + BANDA + 0.55 + cuanto + AIRE + 0.1
    return max(texto, CIFRA.renglon + cuanto) + AIRE


def trazar_barra(uno: Renglon, columnas: Columnas, escala: float, lienzo: Lienzo, y: float) -> None:
    """Banda de lo programado, barra de lo ejecutado, raya de lo esperado y las cifras."""
    renglones, cuanto = columnas.renglones(uno), columnas.cuanto(uno)
    if columnas.es_angosta:
        lienzo.renglones((0, y + 0.3), renglones, TEXTO)
        medio = y + TEXTO.renglon * len(renglones) + BANDA / 2 + 0.08
        base = medio + BANDA / 2 + 0.45
    else:
        medio = y + (alto_de_barra(uno, columnas) - AIRE) / 2
        lienzo.renglones((0, medio + 0.11 - TEXTO.renglon * (len(renglones) - 1) / 2), renglones, TEXTO)
        base = medio + 0.13 - MENUDA.renglon * len(cuanto) / 2
    _trazar_medidas(lienzo, uno, columnas, (medio, escala))
    lienzo.texto((columnas.cifras, base), uno.avance_dicho, MENUDA if uno.avance is None else CIFRA)
    lado = medir(uno.avance_dicho, MENUDA if uno.avance is None else CIFRA) + 0.18
    lienzo.texto((columnas.cifras + lado, base), f"esperado: {uno.esperado_dicho}", MARCA)
    lienzo.renglones((columnas.cifras, base + 0.4), cuanto, MENUDA)


def _trazar_medidas(lienzo: Lienzo, uno: Renglon, columnas: Columnas, lugar: tuple[float, float]) -> None:
    """Lo que pasa de la escala se corta con una raya blanca; quien retrocedió no tiene barra."""
    medio, escala = lugar
    inicio, unidad = columnas.inicio, (columnas.fin - columnas.inicio) / escala
    lienzo.rectangulo((inicio, medio - BANDA / 2), unidad, BANDA, PROGRAMADO)
    if uno.avance is not None and uno.avance > 0:
        lienzo.rectangulo((inicio, medio - BARRA / 2), min(uno.avance, escala) * unidad, BARRA, EJECUTADO)
        if uno.avance > escala:
            x = columnas.fin - 0.35
            lienzo.linea((x - 0.1, medio + BARRA), (x + 0.1, medio - BARRA), HALO)
    if uno.esperado is not None:
        x = inicio + min(max(uno.esperado, 0.0), escala) * unidad
        for trazo in (HALO, ESPERADO):
            lienzo.linea((x, medio - BANDA / 2 - 0.08), (x, medio + BANDA / 2 + 0.08), trazo)


def alto_de_cifra(uno: Renglon, columnas: Columnas) -> float:
    """Lo que ocupa una actividad sin cantidad programada."""
    texto, cifra = TEXTO.renglon * len(columnas.renglones_de_cifra(uno)), _unidad(uno, columnas)[1]
    if columnas.es_angosta:
        return texto + MENUDA.renglon * len(cifra) + AIRE + 0.1
    return max(texto, MENUDA.renglon * len(cifra)) + AIRE - 0.1


def trazar_cifra(uno: Renglon, columnas: Columnas, lienzo: Lienzo, y: float) -> None:
    """El texto y la cifra registrada, o que no la hay."""
    renglones, (numero, unidad) = columnas.renglones_de_cifra(uno), _unidad(uno, columnas)
    lienzo.renglones((0, y + 0.25), renglones, TEXTO)
    base = y + 0.25 + (TEXTO.renglon * len(renglones) + 0.02 if columnas.es_angosta else 0.0)
    lienzo.texto((columnas.cifras, base), numero, CIFRA)
    desde = columnas.cifras + (medir(numero, CIFRA) + 0.15 if numero else 0.0)
    lienzo.renglones((desde, base), unidad, MENUDA)
    fin = y + alto_de_cifra(uno, columnas) - 0.1
    lienzo.linea((0, fin), (lienzo.ancho, fin), FILETE_SUAVE)


def _unidad(uno: Renglon, columnas: Columnas) -> tuple[str, list[str]]:
    """El número y, al lado, los renglones de su unidad."""
    if uno.valor is None:
        return "", ["sin dato"]
    numero = formato.numero(uno.valor)
    libre = columnas.ancho - columnas.cifras - medir(numero, CIFRA) - 0.15
    return numero, recortar((uno.unidad or "") + uno.llamada, MENUDA, libre)
