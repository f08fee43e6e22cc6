"""Una carpeta de proyecto lista para trabajar, con lo que trae la biblioteca."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from informe_lib.fuentes.caracteres import visible
from informe_lib.fuentes.creacion.archivos import (
    ErrorDeCreacion,
    escribir_carpeta,
    escribir_nuevo,
    llenar,
    plantilla,
    sin_poder_escribir,
)
from informe_lib.fuentes.creacion.formato_elegido import ErrorFormatoDesconocido, formatos_de
from informe_lib.fuentes.escalares import ValorRechazado, clave, es_reservada
from informe_lib.fuentes.esquema_de_archivo import esquemas_escritos
from informe_lib.fuentes.recursos import Recurso, carpeta_incluida, carpetas_de

_PROPIOS = ("LEAME.md", "parametros/formatos/LEAME.md", "parametros/instancias/LEAME.md")
_ESQUEMAS = PurePosixPath("parametros/esquemas")
# Lo que Windows no admite en el nombre de una carpeta, y lo que una consola no deja pegar.
_IMPOSIBLES = re.compile(r"""[<>:"|?*\\\x00-\x1f\x7f]|[. ]$""")


def crear_proyecto(carpeta: Path, *, con_ejemplo: bool = False) -> tuple[str, ...]:
    """Crea una carpeta de proyecto: datos, cuadernos, esquemas y lugar para las salidas.

    Los formatos no se copian: son documentos controlados, y así una corrección suya llega con la
    biblioteca. Los cuadernos sí, porque se abren en JupyterLab.

    Recibe    la carpeta, que no existe o está vacía; `con_ejemplo` agrega las instancias de muestra.
    Devuelve  los archivos escritos, relativos a la carpeta.
    Errores   `ErrorDeCreacion` si la carpeta tiene algo, no se deja escribir o su nombre no sirve en
              cualquier sistema.
    """
    archivos = dict(_archivos(con_ejemplo=con_ejemplo))
    try:
        # Lo que empieza por punto (.git, .vscode) no es de los datos de nadie.
        ocupada = carpeta.exists() and (
            not carpeta.is_dir() or any(ruta.name[0] != "." for ruta in carpeta.iterdir())
        )
        if ocupada:
            remedio = "Dé el nombre de una carpeta nueva: nada de lo que hay ahí se tocó."
            raise ErrorDeCreacion(str(carpeta), "ya existe y no está vacía", remedio)
        if carpeta.exists():
            llenar(carpeta, archivos)
        else:
            _comprobar_nombre(carpeta.name)
            carpeta.parent.mkdir(parents=True, exist_ok=True)
            escribir_carpeta(carpeta, archivos)
    except OSError as error:
        raise sin_poder_escribir(carpeta, error) from error
    return tuple(str(relativa) for relativa in archivos)


def _comprobar_nombre(nombre: str) -> None:
    remedio = "Elija un nombre de letras, cifras, espacios y guiones."
    if hallado := _IMPOSIBLES.search(nombre):
        raise ErrorDeCreacion(visible(nombre), f"su nombre lleva «{visible(hallado[0])}»", remedio)
    if es_reservada(nombre):
        raise ErrorDeCreacion(nombre, "Windows no admite una carpeta con ese nombre", remedio)


def _archivos(*, con_ejemplo: bool) -> Iterator[tuple[PurePosixPath, str]]:
    for nombre in _PROPIOS:
        yield PurePosixPath(nombre), plantilla(f"proyecto/{nombre}")
    for nombre, esquema in esquemas_escritos().items():
        yield _ESQUEMAS / nombre, esquema
    yield from _copias(Recurso.CUADERNOS, "*.*")
    yield from _copias(Recurso.SALIDAS, "README.md")
    yield from _copias(Recurso.GUIA, "guia_analista.md")
    if con_ejemplo:
        yield from _copias(Recurso.INSTANCIAS, "*/*.yaml")
        yield from _copias(Recurso.INSTANCIAS, "*/textos/*.md")


def _copias(recurso: Recurso, cuales: str) -> Iterator[tuple[PurePosixPath, str]]:
    incluida = carpeta_incluida(recurso)
    for ruta in sorted(incluida.glob(cuales)):
        if ruta.is_file():
            relativa = ruta.relative_to(incluida).as_posix()
            yield recurso.value / relativa, ruta.read_text(encoding="utf-8")


def crear_formato(datos: Path, nuevo: str, desde: str) -> Path:
    """Copia un formato con otra clave, para cambiarlo.

    Recibe    la carpeta que contiene `parametros/`, la clave nueva y la del formato que se copia.
    Devuelve  el archivo escrito.
    Errores   `ErrorDeCreacion` si la clave no sirve o ya existe; `ErrorFormatoDesconocido`.
    """
    try:
        clave(nuevo)
    except ValorRechazado as rechazo:
        raise ErrorDeCreacion(nuevo, rechazo.que, rechazo.remedio) from None
    if es_reservada(nuevo):
        raise ErrorDeCreacion(nuevo, "Windows no admite un archivo con ese nombre", "Elija otra clave.")
    conocidos = formatos_de(datos)
    if desde not in conocidos:
        raise ErrorFormatoDesconocido(desde, conocidos)
    if nuevo in conocidos:
        raise ErrorDeCreacion(nuevo, "ya hay un formato con esa clave", "Elija otra.")
    carpetas = carpetas_de(datos, Recurso.FORMATOS)
    original = next(ruta for carpeta in carpetas if (ruta := carpeta / f"{desde}.yaml").is_file())
    escrito = original.read_text(encoding="utf-8-sig")
    copia = re.sub(rf"(?m)^( *clave: ){desde}$", rf"\g<1>{nuevo}", escrito, count=1)
    destino = carpetas[0] / f"{nuevo}.yaml"
    escribir_nuevo(destino, copia)
    return destino
