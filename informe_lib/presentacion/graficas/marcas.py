"""Las marcas de una sesión, dibujadas como formas: se distinguen sin color y sin tipografía especial."""

from __future__ import annotations

from collections.abc import Sequence

from informe_lib.modelo.sesion import EstadoDeAsistencia
from informe_lib.presentacion import tema
from informe_lib.presentacion.graficas.lienzo import Lado, Letra, Lienzo, Punto, Trazo, medir
from informe_lib.presentacion.graficas.rejilla import MENUDA

RADIO = 0.15
ABORDADA, NO_ABORDADA, SIN_REGISTRO = "se abordó", "no se abordó", EstadoDeAsistencia.SIN_DATO.value
DE_ANTES = "en gris, antes del periodo"
_LLENAS = (EstadoDeAsistencia.TITULAR.value, ABORDADA)
_MEDIAS: dict[str, Lado] = {
    EstadoDeAsistencia.DELEGADO.value: "left",
    EstadoDeAsistencia.ENCARGADO.value: "bottom",
}
_CIRCULOS = (
    *_LLENAS,
    *_MEDIAS,
    EstadoDeAsistencia.NO_ASISTIO.value,
    EstadoDeAsistencia.EXCUSA.value,
    NO_ABORDADA,
)


def dibujar_marca(lienzo: Lienzo, centro: Punto, estado: str, *, destacada: bool = True) -> None:
    """La forma que corresponde al estado; fuera del periodo va apagada, jamás oculta."""
    color = tema.ACENTO.claro if destacada else tema.LINEA.claro
    x, y = centro
    if estado in _CIRCULOS:
        relleno = color if estado in _LLENAS else tema.FONDO.claro
        lienzo.circulo(centro, RADIO, Trazo(relleno, color, 1.1))
    if estado in _MEDIAS:
        lienzo.medio_circulo(centro, RADIO, Trazo(color), _MEDIAS[estado])
    elif estado == EstadoDeAsistencia.EXCUSA.value:
        lado = RADIO * 0.7
        lienzo.linea((x - lado, y + lado), (x + lado, y - lado), Trazo(borde=color, grosor=1.1))
    elif estado == EstadoDeAsistencia.NO_CONVOCADO.value:
        lienzo.linea((x - RADIO, y), (x + RADIO, y), Trazo(borde=color, grosor=1.4))
    elif estado == EstadoDeAsistencia.SIN_DATO.value:
        letra = Letra(tema.CUERPO, (tema.ACENTO if destacada else tema.APAGADO).claro, fuerte=True)
        lienzo.texto((x, y + 0.13), "?", letra, "center")


def dibujar_clave(lienzo: Lienzo, y: float, estados: Sequence[str], *, hay_de_antes: bool) -> float:
    """Qué significan cada marca que aparece y, si lo hay, el gris; devuelve la altura donde termina."""
    muestras = [(estado, estado) for estado in estados]
    if hay_de_antes:
        muestras.append((_LLENAS[0], DE_ANTES))
    inicio = x = RADIO + 0.05
    for estado, dicho in muestras:
        ancho = RADIO * 2 + 0.1 + medir(dicho, MENUDA) + 0.5
        if x + ancho > lienzo.ancho:
            x, y = inicio, y + 0.5
        dibujar_marca(lienzo, (x, y), estado, destacada=dicho != DE_ANTES)
        lienzo.texto((x + RADIO + 0.1, y + 0.1), dicho, MENUDA)
        x += ancho
    return y + 0.3
