"""La carpeta de datos: dónde está cada archivo de una instancia, y el Expediente que dicen juntos.

parametros/instancias/<clave>/instancia.yaml · <vigencia>.yaml · textos/<periodo>.md
parametros/formatos/<formato>.yaml, o el del mismo nombre que trae la biblioteca
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from stat import S_ISDIR

from informe_lib.fuentes.contenido import Contenido, contenido_de, periodos_en
from informe_lib.fuentes.documento_base import documento_base
from informe_lib.fuentes.errores import (
    ErrorCarpetaDeDatos,
    ErrorInstanciaDesconocida,
    ErrorPeriodoDesconocido,
)
from informe_lib.fuentes.lectura import LecturaDeInstancia
from informe_lib.fuentes.razones import al_leer
from informe_lib.fuentes.recursos import Recurso
from informe_lib.fuentes.tablas import tipar
from informe_lib.modelo.expediente import Expediente, PeriodoDeInforme
from informe_lib.modelo.periodo import Periodo


def carpeta_de_datos(senalada: Path) -> Path:
    """La carpeta de datos que alguien señaló: la que contiene `parametros/`, o esa misma subcarpeta.

    Errores   `ErrorCarpetaDeDatos` si no lo es: lo señalado no se busca en otra parte.
    """
    raiz = _raiz_en(senalada) if _es_carpeta(senalada) else None
    if raiz is None:
        raise ErrorCarpetaDeDatos(str(senalada))
    return raiz


def hallar_datos(desde: Path) -> Path:
    """La carpeta de datos más cercana: esa misma o la primera de arriba que contiene `parametros/`.

    Errores   `ErrorCarpetaDeDatos` si ninguna lo contiene.
    """
    for carpeta in (desde, *desde.resolve().parents):
        raiz = _raiz_en(carpeta)
        if raiz is not None:
            return raiz
    raise ErrorCarpetaDeDatos(str(desde))


def instancias_de(datos: Path) -> tuple[str, ...]:
    """Las claves de las instancias, en orden: una por carpeta de `parametros/instancias`.

    Errores   `ErrorCarpetaDeDatos`, también si falta permiso para leerla.
    """
    carpeta = _raiz(datos) / "parametros" / "instancias"
    try:
        # Un nombre que empieza por punto, «_» o «~» es del sistema o de quien guarda aparte.
        candidatas = sorted(ruta for ruta in carpeta.iterdir() if ruta.name[0] not in "._~")
    except OSError as error:
        raise ErrorCarpetaDeDatos(str(carpeta), *al_leer(error)) from None
    return tuple(ruta.name for ruta in candidatas if _es_carpeta(ruta))


def periodos_de(
    datos: Path, instancia: str, por_declarar: Periodo | None = None
) -> tuple[PeriodoDeInforme, ...]:
    """Los periodos que la instancia declara, en orden; si todo va bien, solo lee sus vigencias.

    Recibe    la carpeta, la instancia y, si se está por declarar un periodo, cuál: ya puede tener textos.
    Errores   `ErrorInstanciaDesconocida`, o `ErrorDeLectura` si los periodos no se pueden leer, con
              todo lo que esté mal en cualquier archivo; si se pueden, lo demás no lo impide.
    """
    lectura = _abrir(datos, instancia)
    lectura.leer_periodos()
    tablas = tipar(lectura.filas)
    declarados = periodos_en(tablas)
    if declarados and not lectura.fallos and not tablas.fallos:
        return declarados
    # Quien va a corregir necesita la lista entera, y no solo lo que impide elegir el periodo.
    return periodos_en(contenido_de(_abrir(datos, instancia, por_declarar)).tablas)


def leer_carpeta(datos: Path, instancia: str, periodo: Periodo) -> Expediente:
    """Todo lo que se sabe de una instancia, sin recortar, para el informe de un periodo.

    Recibe    la carpeta que contiene `parametros/` (o la misma `parametros`), la clave de la
              instancia y el periodo.
    Devuelve  el Expediente, con la procedencia de cada campo que se leyó.
    Errores   `ErrorInstanciaDesconocida`, `ErrorPeriodoDesconocido` y `ErrorDeLectura`, este con
              todo lo que está mal en los archivos de la instancia y en el formato del periodo.
    """
    return _expediente(contenido_de(_abrir(datos, instancia), periodo), instancia, periodo)


def archivos_leidos(datos: Path, instancia: str, periodo: Periodo) -> dict[PurePosixPath, bytes]:
    """Lo que `leer_carpeta` lee, byte por byte: basta para leer lo mismo en otra parte.

    Recibe    lo de `leer_carpeta`.
    Devuelve  cada archivo con su lugar dentro de un proyecto; el formato que trae la biblioteca y el
              documento base, con el que tendrían si fueran del proyecto.
    Errores   los de `leer_carpeta` y los de `documento_base`.
    """
    lectura = _abrir(datos, instancia)
    formato = _expediente(contenido_de(lectura, periodo), instancia, periodo).formato
    formatos = Recurso.FORMATOS.value
    archivos = {
        PurePosixPath(ruta.relative_to(lectura.lector.raiz).as_posix())
        if ruta.is_relative_to(lectura.lector.raiz)
        else formatos / ruta.name: contenido
        for ruta, contenido in lectura.lector.leidos.items()
    }
    base = documento_base(lectura.lector.raiz, formato)
    if formato.documento_base is not None and base is not None:
        archivos[formatos / formato.documento_base] = base
    return archivos


def leer_para_declarar(datos: Path, instancia: str, nuevo: Periodo, anterior: Periodo | None) -> Expediente:
    """El Expediente del que parte un periodo que todavía no se declara, aunque ya tenga textos.

    Recibe    el periodo nuevo y uno declarado; si no hay ninguno, el Expediente es el del nuevo, con el
              formato de su vigencia o, si no existe, de la última.
    Errores   los de `leer_carpeta`.
    """
    lectura = _abrir(datos, instancia, nuevo)
    contenido = contenido_de(lectura, anterior)
    if anterior is not None:
        return _expediente(contenido, instancia, anterior)
    formatos = lectura.formato_de_vigencia
    formato = formatos.get(str(nuevo.vigencia), formatos[max(formatos)])
    return contenido.expediente(PeriodoDeInforme(nuevo, formato))


def _expediente(contenido: Contenido, instancia: str, periodo: Periodo) -> Expediente:
    declarados = {uno.periodo: uno for uno in periodos_en(contenido.tablas)}
    if periodo not in declarados:
        raise ErrorPeriodoDesconocido(instancia, periodo, tuple(declarados))
    return contenido.expediente(declarados[periodo])


def _abrir(datos: Path, instancia: str, por_declarar: Periodo | None = None) -> LecturaDeInstancia:
    conocidas = instancias_de(datos)
    if instancia not in conocidas:
        raise ErrorInstanciaDesconocida(instancia, conocidas)
    return LecturaDeInstancia(_raiz(datos), instancia, por_declarar)


def _raiz(datos: Path) -> Path:
    raiz = _raiz_en(datos)
    if raiz is None:
        raise ErrorCarpetaDeDatos(str(datos))
    return raiz


def _raiz_en(carpeta: Path) -> Path | None:
    """La carpeta que contiene `parametros`, también cuando se da la misma `parametros`."""
    if _es_carpeta(carpeta / "parametros" / "instancias"):
        return carpeta
    completa = carpeta.resolve()
    es_parametros = completa.name == "parametros" and _es_carpeta(completa / "instancias")
    return completa.parent if es_parametros else None


def _es_carpeta(ruta: Path) -> bool:
    """¿Hay allí una carpeta? Si falta permiso no se sabe, y entonces no se contesta que no."""
    try:
        return S_ISDIR(ruta.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise ErrorCarpetaDeDatos(str(ruta), *al_leer(error)) from None
