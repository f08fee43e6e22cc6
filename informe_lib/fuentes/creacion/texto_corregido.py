"""Cambiar un texto humano dentro de su archivo sin mover nada más: ni otro texto, ni un fin de renglón."""

from __future__ import annotations

from pathlib import Path

from informe_lib.fuentes.creacion.archivos import ErrorAlEscribir, reescribir, sin_poder_escribir

REMEDIO = "Vuelva a dar la orden; si se repite, haga el cambio a mano."


def corregir_texto(ruta: Path, leido: str, corregido: str) -> None:
    """Pone un texto donde estaba otro.

    Recibe    el archivo de textos, el texto tal como se leyó de él y como debe quedar.
    Errores   `ErrorAlEscribir` si en el archivo ya no está ese texto, si está más de una vez o si sus
              renglones no acaban todos igual: entonces no se toca.
    """
    try:
        escrito = ruta.read_bytes().decode("utf-8")
    except OSError as error:
        raise sin_poder_escribir(ruta, error) from error
    fin = "\r\n" if "\r\n" in escrito else "\n"
    llano = escrito.replace("\r\n", "\n")
    if llano.replace("\n", fin) != escrito:
        raise ErrorAlEscribir(ruta.name, "sus renglones no acaban todos de la misma manera", REMEDIO)
    if llano.count(leido) != 1:
        raise ErrorAlEscribir(ruta.name, "el texto ya no está en él tal como se leyó", REMEDIO)
    reescribir(ruta, llano.replace(leido, corregido).replace("\n", fin).encode("utf-8"))
