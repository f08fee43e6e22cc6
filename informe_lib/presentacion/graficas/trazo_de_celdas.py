"""Cómo se dibuja cada celda de la matriz de asistencia: una marca, una cuenta o un total."""

from __future__ import annotations

from dataclasses import dataclass

from informe_lib.modelo.sesion import EstadoDeAsistencia
from informe_lib.presentacion import formato, tema
from informe_lib.presentacion.graficas.celdas_de_asistencia import Celda, Cuenta
from informe_lib.presentacion.graficas.lectura_de_asistencia import Marca
from informe_lib.presentacion.graficas.lienzo import Letra, Lienzo, Punto, Trazo, medir
from informe_lib.presentacion.graficas.marcas import NO_INTEGRABA, RADIO, dibujar_marca, enmarcar
from informe_lib.presentacion.graficas.rejilla import MENUDA

MEDIA = 0.36  # lo que una fracción ocupa a cada lado de su raya
_PUESTOS, _PUESTOS_DE_ANTES = Letra(tema.MINIMO, tema.ACENTO.claro, fuerte=True), MENUDA


@dataclass(frozen=True, slots=True)
class Lugar:
    """El centro de una celda, el ancho de su columna y si es del periodo del informe."""

    centro: Punto
    paso: float
    destacada: bool


def trazar_celda(lienzo: Lienzo, celda: Celda, lugar: Lugar, rol_de_la_silla: str) -> None:
    """Una marca, cuántos de cuántos, o la señal de que la silla no existía."""
    if celda is None:
        dibujar_marca(lienzo, lugar.centro, NO_INTEGRABA)
    elif isinstance(celda, Cuenta):
        trazar_cuenta(lienzo, celda, lugar)
    else:
        centro = _trazar_marca(lienzo, celda, lugar)
        if celda.rol != rol_de_la_silla:
            enmarcar(lienzo, centro)


def es_fraccion(celda: Celda, paso: float) -> bool:
    """¿Se dibuja en dos renglones, los que asistieron sobre los convocados?"""
    if isinstance(celda, Marca):
        return celda.convocados > 1 and not _cabe_al_lado(celda, paso)
    return (
        isinstance(celda, Cuenta) and celda.convocados > 0 and medir(_seguida(celda), _PUESTOS) > paso - 0.1
    )


def trazar_fraccion(lienzo: Lienzo, cuenta: Cuenta | Marca, lugar: Lugar, letra: Letra) -> None:
    """Los que asistieron, una raya y los convocados."""
    x, y = lugar.centro
    arriba, abajo = formato.numero(cuenta.asistieron), formato.numero(cuenta.convocados)
    mitad = max(medir(arriba, letra), medir(abajo, letra)) / 2
    lienzo.texto((x, y - 0.07), arriba, letra, "center")
    lienzo.linea((x - mitad, y), (x + mitad, y), Trazo(borde=letra.color, grosor=0.6))
    lienzo.texto((x, y + 0.28), abajo, Letra(letra.cuerpo, letra.color), "center")


def _trazar_marca(lienzo: Lienzo, marca: Marca, lugar: Lugar) -> Punto:
    """La marca y, si la fila es colectiva, cuántos puestos asistieron; devuelve el centro de la marca."""
    if es_fraccion(marca, lugar.paso):
        trazar_fraccion(lienzo, marca, lugar, _letra(lugar))
        return lugar.centro
    x, y = lugar.centro
    if marca.convocados > 1:
        puestos = _seguida(marca)
        x -= medir(puestos, MENUDA) / 2
        lienzo.texto((x + RADIO + 0.1, y + 0.1), puestos, MENUDA)
    dibujar_marca(lienzo, (x, y), marca.estado, destacada=lugar.destacada)
    return x, y


def trazar_cuenta(lienzo: Lienzo, cuenta: Cuenta, lugar: Lugar) -> None:
    """Cuántos de cuántos; si no se sabe de ninguno, su marca."""
    if not cuenta.convocados:
        dibujar_marca(lienzo, lugar.centro, sin_nada(cuenta).value, destacada=lugar.destacada)
    elif es_fraccion(cuenta, lugar.paso):
        trazar_fraccion(lienzo, cuenta, lugar, _letra(lugar))
    else:
        x, y = lugar.centro
        lienzo.texto((x, y + 0.1), _seguida(cuenta), _letra(lugar), "center")


def sin_nada(cuenta: Cuenta) -> EstadoDeAsistencia:
    """Lo que se dibuja de unas sesiones sin convocados: que no se sabe, o que no se convocó."""
    return EstadoDeAsistencia.SIN_DATO if cuenta.sin_dato else EstadoDeAsistencia.NO_CONVOCADO


def _letra(lugar: Lugar) -> Letra:
    return _PUESTOS if lugar.destacada else _PUESTOS_DE_ANTES


def _seguida(cuenta: Cuenta | Marca) -> str:
    return f"{formato.numero(cuenta.asistieron)}/{formato.numero(cuenta.convocados)}"


def _cabe_al_lado(marca: Marca, paso: float) -> bool:
    return medir(_seguida(marca), MENUDA) + RADIO * 2 + 0.2 < paso
