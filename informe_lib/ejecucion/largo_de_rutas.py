"""El largo de las rutas de un informe: Windows no abre un archivo de ruta larga, y conviene saberlo antes.

Aunque a Windows se le pida admitirlas, Word y el Explorador siguen sin abrirlas: no se escriben.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from informe_lib.ejecucion.canje import apartada
from informe_lib.ejecucion.salidas import (
    DATOS_LEIDOS,
    carpeta_de_borrador,
    carpeta_de_fallido,
    carpeta_de_version,
)
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.periodo import Periodo

MAXIMO_EN_WINDOWS = 259
# Las tablas se conocen al ejecutar el cuaderno; ninguna nuestra tiene un nombre más largo.
_TABLA_MAS_LARGA = "x" * 40


class ErrorRutaLarga(ErrorInforme):
    def __init__(self, ruta: str, maximo: int) -> None:
        super().__init__(ruta, maximo)
        self.ruta, self.maximo = ruta, maximo

    def __str__(self) -> str:
        return (
            f"La ruta «{self.ruta}» tendría {largo(self.ruta)} caracteres y Windows admite {self.maximo}: "
            "use --salida con una carpeta más corta, como C:\\informes. No se escribió nada."
        )


def ruta_mas_larga(salidas: Path, instancia: str, periodo: Periodo) -> Path:
    """La ruta más larga que un informe llega a escribir, contada la carpeta apartada durante el canje."""
    borrador = apartada(carpeta_de_borrador(salidas, instancia, periodo))
    fallido = carpeta_de_fallido(salidas, instancia, periodo)
    return max(
        borrador / f"informe_{instancia}_{periodo}.html",
        borrador / "interno" / "manifiesto.json",
        borrador / "datos_abiertos" / f"{_TABLA_MAS_LARGA}.csv",
        fallido / "diagnostico.txt",
        key=lambda ruta: largo(str(ruta)),
    )


def ruta_mas_larga_al_cerrar(salidas: Path, instancia: str, periodo: Periodo) -> Path:
    """La misma, contados los datos que una versión conserva."""
    datos = apartada(carpeta_de_version(salidas, instancia, periodo, "v10")) / DATOS_LEIDOS
    textos = datos / "parametros" / "instancias" / instancia / "textos" / f"{periodo}.md"
    return max(textos, ruta_mas_larga(salidas, instancia, periodo), key=lambda ruta: largo(str(ruta)))


def exigir_rutas_cortas(rutas: Iterable[Path], maximo: int) -> None:
    """Rechaza, antes de empezar, lo que no cabría.

    Errores   `ErrorRutaLarga`, con la más larga de todas.
    """
    mas_larga = max(map(str, rutas), key=largo, default="")
    if largo(mas_larga) > maximo:
        raise ErrorRutaLarga(mas_larga, maximo)


def largo(ruta: str) -> int:
    """Los caracteres como los cuenta Windows, para el que un emoji son dos."""
    return len(ruta.encode("utf-16-le", "surrogatepass")) // 2
