"""Las marcas de una sesión, dibujadas como formas: se distinguen sin color y sin tipografía especial."""

from __future__ import annotations

from collections.abc import Sequence

from informe_lib.modelo.sesion import EstadoDeAsistencia
from informe_lib.presentacion import tema
from informe_lib.presentacion.graficas.lienzo import Lado, Letra, Lienzo, Punto, Trazo, medir
from informe_lib.presentacion.graficas.rejilla import MENUDA

RADIO = 0.14
ABORDADA, NO_ABORDADA, SIN_REGISTRO = "se abordó", "no se abordó", EstadoDeAsistencia.SIN_DATO.value
NO_INTEGRABA = "no integraba la instancia"
DE_ANTES = "en gris, antes del periodo"
CON_OTRO_ROL = "con un rol distinto al suyo"
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
    elif estado == NO_INTEGRABA:
        lienzo.rectangulo((x - RADIO, y - RADIO), RADIO * 2, RADIO * 2, Trazo(tema.META.claro))
    elif estado == EstadoDeAsistencia.SIN_DATO.value:
        letra = Letra(tema.CUERPO, (tema.ACENTO if destacada else tema.APAGADO).claro, fuerte=True)
        lienzo.texto((x, y + 0.13), "?", letra, "center")


def enmarcar(lienzo: Lienzo, centro: Punto) -> None:
    """Un marco alrededor de la marca de quien asistió con un rol que no es el de su silla."""
    lado = RADIO + 0.07
    esquina = (centro[0] - lado, centro[1] - lado)
    lienzo.rectangulo(esquina, lado * 2, lado * 2, Trazo(borde=tema.TINTA.claro, grosor=0.9))


def dibujar_clave(lienzo: Lienzo, y: float, dichos: Sequence[str]) -> float:
    """Qué significa cada marca que aparece; devuelve la altura donde termina."""
    inicio = x = RADIO + 0.1
    for dicho in dichos:
        hueco = RADIO + (0.2 if dicho == CON_OTRO_ROL else 0.12)
        ancho = RADIO + hueco + medir(dicho, MENUDA) + 0.5
        if x + ancho > lienzo.ancho + 0.3:
            x, y = inicio, y + 0.5
        es_muestra = dicho in (DE_ANTES, CON_OTRO_ROL)
        dibujar_marca(lienzo, (x, y), _LLENAS[0] if es_muestra else dicho, destacada=dicho != DE_ANTES)
        if dicho == CON_OTRO_ROL:
            enmarcar(lienzo, (x, y))
        lienzo.texto((x + hueco, y + 0.1), dicho, MENUDA)
        x += ancho
    return y + 0.3
