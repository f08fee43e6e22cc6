"""El formato con que va a informar una instancia que todavía no existe."""

from __future__ import annotations

from pathlib import Path

from informe_lib.fuentes.errores import ErrorDeLectura
from informe_lib.fuentes.lectura import LecturaDeInstancia
from informe_lib.fuentes.recursos import Recurso, carpetas_de
from informe_lib.fuentes.sugerencia import sugerencia
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.expediente import Origen
from informe_lib.modelo.formato_oficial import FormatoOficial


class ErrorFormatoDesconocido(ErrorInforme):
    def __init__(self, formato: str, conocidos: tuple[str, ...]) -> None:
        super().__init__(formato, conocidos)
        self.formato, self.conocidos = formato, conocidos

    def __str__(self) -> str:
        return f"No existe el formato «{self.formato}». {sugerencia(self.formato, self.conocidos)}"


def formatos_de(datos: Path) -> tuple[str, ...]:
    """Las claves de los formatos que hay: los del proyecto y los que trae la biblioteca."""
    carpetas = carpetas_de(datos, Recurso.FORMATOS)
    return tuple(sorted({ruta.stem for carpeta in carpetas for ruta in carpeta.glob("[!.~]*.yaml")}))


def formato_elegido(datos: Path, clave: str) -> FormatoOficial:
    """El formato de esa clave.

    Errores   `ErrorFormatoDesconocido`, o `ErrorDeLectura` si el archivo del formato está mal.
    """
    conocidos = formatos_de(datos)
    if clave not in conocidos:
        raise ErrorFormatoDesconocido(clave, conocidos)
    lectura = LecturaDeInstancia(datos, clave)
    tipadas = lectura.leer_formato(clave, Origen(f"parametros/formatos/{clave}.yaml"))
    if fallos := (*lectura.fallos, *tipadas.fallos):
        raise ErrorDeLectura(fallos)
    (formato,) = tipadas.registros["formato"]
    assert isinstance(formato, FormatoOficial)  # noqa: S101 (la tabla «formato» no trae otra clase)
    return formato
