"""Todo lo que dicen los archivos de una instancia o, de una vez, todo lo que está mal en ellos."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from informe_lib.fuentes.errores import ErrorDeLectura, FalloDeLectura
from informe_lib.fuentes.lectura import LecturaDeInstancia, periodo_escrito
from informe_lib.fuentes.lugar_de_textos import textos_sin_lugar
from informe_lib.fuentes.tablas import TablasTipadas, armar, tipar
from informe_lib.modelo.expediente import Expediente, PeriodoDeInforme
from informe_lib.modelo.periodo import Periodo


@dataclass(frozen=True, slots=True)
class Contenido:
    """Las tablas de una instancia y los formatos que se leyeron con ella."""

    tablas: TablasTipadas
    formatos: Mapping[str, TablasTipadas]

    def expediente(self, declarado: PeriodoDeInforme) -> Expediente:
        """El Expediente para el informe de un periodo, con el formato que lo rige."""
        formato = self.formatos[declarado.formato]
        completas = replace(
            self.tablas,
            registros={**self.tablas.registros, **formato.registros},
            procedencia={**self.tablas.procedencia, **formato.procedencia},
        )
        return armar(completas, declarado.periodo)


def contenido_de(lectura: LecturaDeInstancia, periodo: Periodo | None = None) -> Contenido:
    """Lee todos los archivos de la instancia y el formato que rige el periodo; sin periodo, todos.

    Errores   `ErrorDeLectura`, con lo que está mal en cualquiera de ellos.
    """
    lectura.leer_instancia()
    lectura.leer_vigencias()
    lectura.leer_textos()
    tablas = tipar(lectura.filas)
    # Un formato viejo y dañado no tiene por qué detener el informe de hoy.
    rigen = {
        str(fila.valores["formato"])
        for fila in lectura.filas.get("periodos", [])
        if periodo_escrito(fila.valores.get("periodo")) == periodo
    }
    formatos = {
        nombre: lectura.leer_formato(nombre, origen)
        for nombre, origen in lectura.formatos_nombrados.items()
        if periodo is None or nombre in rigen
    }
    fallos = [*lectura.fallos, *tablas.fallos]
    for formato in formatos.values():
        fallos.extend(formato.fallos)
    fallos.extend(textos_sin_lugar(lectura, formatos, {fallo.origen.archivo for fallo in fallos}))
    _exigir(fallos)
    return Contenido(tablas, formatos)


def periodos_en(tablas: TablasTipadas) -> tuple[PeriodoDeInforme, ...]:
    """Los periodos declarados que se pudieron leer, en orden."""
    registros = tablas.registros.get("periodos", ())
    periodos = [registro for registro in registros if isinstance(registro, PeriodoDeInforme)]
    return tuple(sorted(periodos, key=lambda uno: uno.periodo))


def _exigir(fallos: Iterable[FalloDeLectura]) -> None:
    """Rechaza con todo lo que esté mal, en el orden de los archivos y una sola vez cada cosa."""
    unicos = sorted(dict.fromkeys(fallos), key=lambda fallo: (fallo.origen.archivo, fallo.origen.linea or 0))
    if unicos:
        raise ErrorDeLectura(tuple(unicos))
