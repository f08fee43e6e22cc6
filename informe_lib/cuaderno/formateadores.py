"""Lo que un analista agrega a mano —un DataFrame, una gráfica, un total— también llega al documento."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Protocol

from IPython.core.getipython import get_ipython
from IPython.core.interactiveshell import InteractiveShell
from IPython.display import display
from pandas import NA, DataFrame, NaT, Series, Timestamp

from informe_lib.cuaderno.vista import Vista, paquete_mime, resumen
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion.bloques import Bloque, SeccionDeBloques
from informe_lib.presentacion.columnas_de_marco import escalar_escrito
from informe_lib.presentacion.graficas.lienzo import figura_suelta
from informe_lib.presentacion.marcos import tabla_de_marco, tabla_de_serie

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pandas.io.formats.style import Styler

SIN_SECCION = ""
ESCALARES_DE_PANDAS: tuple[type, ...] = (Timestamp, type(NaT), type(NA))
# Uno por uno: la representación de cada uno manda sobre lo que se registre para todos los de numpy.
TIPOS_DE_NUMPY = (
    "bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64",
    "float32", "float64", "datetime64[ns]",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Vistas:
    """Varias secciones que una sola celda deja, cada una en su propia salida: así el documento las ordena."""

    vistas: tuple[Vista, ...]

    def _ipython_display_(self) -> None:
        for vista in self.vistas:
            display(vista)  # type: ignore[no-untyped-call]  # IPython no publica sus tipos

    def __repr__(self) -> str:
        return "\n".join(map(repr, self.vistas)) or "El formato no tiene secciones propias."


class Formateador(Protocol):
    """De los formateadores de IPython, que no publican sus tipos, lo que aquí se usa."""

    def for_type(self, clase: type, escribir: Callable[..., object]) -> object: ...
    def for_type_by_name(self, modulo: str, clase: str, escribir: Callable[..., object]) -> object: ...


class Impresora(Protocol):
    """Donde IPython escribe un texto; `stack` son los objetos que está escribiendo, uno dentro de otro."""

    stack: list[int]

    def text(self, texto: str) -> None: ...


def registrar() -> None:
    """Enseña a IPython a entregar bloques y números de la casa, y de sus errores solo el mensaje."""
    consola = get_ipython()
    if consola is None or consola.display_formatter is None:
        return
    _registrar_bloques(consola.display_formatter.mimebundle_formatter)
    _registrar_textos(consola.display_formatter.formatters["text/plain"])
    consola.set_custom_exc((ErrorInforme,), _mensaje)  # type: ignore[no-untyped-call]  # IPython no publica sus tipos


def _registrar_bloques(formateador: Formateador) -> None:
    """Por su nombre, lo que tarda en importarse."""
    formateador.for_type(DataFrame, _marco)
    formateador.for_type(Series, _serie)
    formateador.for_type_by_name("pandas.io.formats.style", "Styler", _marco_con_estilo)
    formateador.for_type_by_name("matplotlib.figure", "Figure", _figura)


def _registrar_textos(formateador: Formateador) -> None:
    formateador.for_type(Expediente, _expediente)
    de_numpy = (type(Series([0], dtype=tipo).to_numpy()[0]) for tipo in TIPOS_DE_NUMPY)
    for clase in (*ESCALARES_DE_PANDAS, *de_numpy):
        formateador.for_type(clase, _escalar)


def _marco(marco: DataFrame, **_: object) -> dict[str, object]:
    return _paquete(tabla_de_marco(marco))


def _serie(serie: Series, **_: object) -> dict[str, object]:
    return _paquete(tabla_de_serie(serie))


def _marco_con_estilo(estilo: Styler, **_: object) -> dict[str, object]:
    """Los colores de una hoja de estilo ajena no entran al informe; sus datos, sí."""
    return _paquete(tabla_de_marco(estilo.data))  # type: ignore[attr-defined]  # pandas-stubs lo omite


def _figura(figura: Figure, **_: object) -> dict[str, object]:
    return _paquete(figura_suelta(figura))


def _paquete(bloque: Bloque) -> dict[str, object]:
    return paquete_mime(SeccionDeBloques(SIN_SECCION, (bloque,)))


def _escalar(valor: object, impresora: Impresora, _ciclo: bool) -> None:
    """Dentro de una lista la coma ya separa: ahí el número sigue como Python lo escribe."""
    impresora.text(escalar_escrito(valor) if len(impresora.stack) == 1 else str(valor))


def _expediente(expediente: Expediente, impresora: Impresora, _ciclo: bool) -> None:
    impresora.text(resumen(expediente))


def _mensaje(
    consola: InteractiveShell,
    clase: type[ErrorInforme],
    error: ErrorInforme,
    _rastro: TracebackType | None,
    tb_offset: int | None = None,  # noqa: ARG001 (IPython lo pasa por su nombre)
) -> None:
    """El mensaje, que es lo que un analista puede usar; la celda queda en error y papermill se detiene."""
    consola._showtraceback(clase, error, [str(error)])  # noqa: SLF001 (solo así sale como error y no como texto)
