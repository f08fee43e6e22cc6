"""La carpeta de datos: dónde está cada archivo de una instancia, y el Expediente que dicen juntos.

parametros/instancias/<clave>/instancia.yaml · <vigencia>.yaml · textos/<periodo>.md
parametros/formatos/<formato>.yaml
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from informe_lib.fuentes.errores import (
    ErrorCarpetaDeDatos,
    ErrorDeLectura,
    ErrorInstanciaDesconocida,
    ErrorPeriodoDesconocido,
    FalloDeLectura,
)
from informe_lib.fuentes.lectura import LecturaDeInstancia
from informe_lib.fuentes.tablas import armar, tipar
from informe_lib.modelo.expediente import Expediente, PeriodoDeInforme
from informe_lib.modelo.periodo import Periodo


def carpeta_de_datos(senalada: Path) -> Path:
    """La carpeta de datos que alguien señaló: la que contiene `parametros/`, o esa misma subcarpeta.

    Errores   `ErrorCarpetaDeDatos` si no lo es: lo señalado no se busca en otra parte.
    """
    raiz = _raiz_en(senalada) if senalada.is_dir() else None
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
    """Las claves de las instancias, en orden: una por carpeta de `parametros/instancias`."""
    carpeta = _raiz(datos) / "parametros" / "instancias"
    # Un nombre que empieza por punto, «_» o «~» es del sistema o de quien guarda aparte.
    return tuple(
        sorted(ruta.name for ruta in carpeta.iterdir() if ruta.is_dir() and ruta.name[0] not in "._~")
    )


def hay_instancia(datos: Path, instancia: str) -> bool:
    """¿Esa clave es la de una carpeta de instancia? Nunca mira fuera de la carpeta de datos."""
    return instancia in instancias_de(datos)


def periodos_de(datos: Path, instancia: str) -> tuple[PeriodoDeInforme, ...]:
    """Los periodos que la instancia declara, en orden; solo lee sus archivos de vigencia.

    Errores   `ErrorInstanciaDesconocida`, o `ErrorDeLectura` si los periodos no se pueden leer; lo
              que esté mal en otra parte no impide saber qué periodos hay.
    """
    lectura = _abrir(datos, instancia)
    lectura.leer_vigencias(solo="periodos")
    tipadas = tipar(lectura.filas)
    _exigir((*lectura.fallos, *tipadas.fallos))
    return tuple(sorted(_periodos(tipadas.registros.get("periodos", ())), key=lambda uno: uno.periodo))


def leer_carpeta(datos: Path, instancia: str, periodo: Periodo) -> Expediente:
    """Todo lo que se sabe de una instancia, sin recortar, para el informe de un periodo.

    Recibe    la carpeta que contiene `parametros/` (o la misma `parametros`), la clave de la
              instancia y el periodo.
    Devuelve  el Expediente, con la procedencia de cada campo que se leyó.
    Errores   `ErrorInstanciaDesconocida`, `ErrorPeriodoDesconocido` y `ErrorDeLectura`, este con
              todo lo que está mal en los archivos de la instancia y en su formato.
    """
    lectura = _abrir(datos, instancia)
    lectura.leer_instancia()
    lectura.leer_vigencias()
    lectura.leer_textos()
    tipadas = tipar(lectura.filas)
    declarados = {uno.periodo: uno for uno in _periodos(tipadas.registros.get("periodos", ()))}
    if periodo in declarados:
        formato = lectura.leer_formato(declarados[periodo].formato)
        tipadas = replace(
            tipadas,
            registros={**tipadas.registros, **formato.registros},
            procedencia={**tipadas.procedencia, **formato.procedencia},
            fallos=(*tipadas.fallos, *formato.fallos),
        )
    _exigir((*lectura.fallos, *tipadas.fallos))
    if periodo not in declarados:
        raise ErrorPeriodoDesconocido(instancia, periodo, tuple(sorted(declarados)))
    return armar(tipadas, periodo)


def _abrir(datos: Path, instancia: str) -> LecturaDeInstancia:
    conocidas = instancias_de(datos)
    if instancia not in conocidas:
        raise ErrorInstanciaDesconocida(instancia, conocidas)
    return LecturaDeInstancia(_raiz(datos), instancia)


def _raiz(datos: Path) -> Path:
    raiz = _raiz_en(datos)
    if raiz is None:
        raise ErrorCarpetaDeDatos(str(datos))
    return raiz


def _raiz_en(carpeta: Path) -> Path | None:
    """La carpeta que contiene `parametros`, también cuando se da la misma `parametros`."""
    if (carpeta / "parametros" / "instancias").is_dir():
        return carpeta
    completa = carpeta.resolve()
    es_parametros = completa.name == "parametros" and (completa / "instancias").is_dir()
    return completa.parent if es_parametros else None


def _periodos(registros: tuple[object, ...]) -> list[PeriodoDeInforme]:
    return [registro for registro in registros if isinstance(registro, PeriodoDeInforme)]


def _exigir(fallos: tuple[FalloDeLectura, ...]) -> None:
    """Rechaza con todo lo que esté mal, en el orden de los archivos y una sola vez cada cosa."""
    if fallos:
        unicos = dict.fromkeys(fallos)
        raise ErrorDeLectura(
            tuple(sorted(unicos, key=lambda fallo: (fallo.origen.archivo, fallo.origen.linea or 0)))
        )
