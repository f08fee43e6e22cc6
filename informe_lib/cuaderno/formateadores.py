"""Lo que un analista agrega a mano —un DataFrame, una gráfica suelta— también se vuelve bloque."""

from __future__ import annotations

from typing import TYPE_CHECKING

from IPython.core.getipython import get_ipython

from informe_lib.cuaderno.vista import paquete_mime
from informe_lib.presentacion.bloques import SeccionDeBloques
from informe_lib.presentacion.graficas.lienzo import figura_suelta
from informe_lib.presentacion.marcos import tabla_de_marco

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pandas import DataFrame

SIN_SECCION = ""


def registrar() -> None:
    """Enseña a IPython a entregar como bloques los DataFrame y las figuras de matplotlib."""
    consola = get_ipython()
    if consola is None or consola.display_formatter is None:
        return
    formateador = consola.display_formatter.mimebundle_formatter
    formateador.for_type_by_name("pandas", "DataFrame", _marco)
    formateador.for_type_by_name("matplotlib.figure", "Figure", _figura)


def _marco(marco: DataFrame, **_: object) -> dict[str, object]:
    return paquete_mime(SeccionDeBloques(SIN_SECCION, (tabla_de_marco(marco),)))


def _figura(figura: Figure, **_: object) -> dict[str, object]:
    return paquete_mime(SeccionDeBloques(SIN_SECCION, (figura_suelta(figura),)))
