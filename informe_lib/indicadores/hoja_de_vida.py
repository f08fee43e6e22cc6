"""La hoja de vida de una cifra: qué mide, cómo se obtiene y de qué filas de los datos sale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from informe_lib.indicadores.ficha import Unidad
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia
from informe_lib.modelo.sesion import Sesion

Valor = Decimal | int | Ausencia
POR_CIEN = " × 100"  # el final de la cuenta de una proporción, que se imprime como porcentaje


@dataclass(frozen=True, slots=True)
class Eslabon:
    """Una fila de los datos: lo que dice, y lo que aporta a la cifra o por qué no le aporta nada.

    Su camino es el de la procedencia: tabla, clave de la fila y campo.
    """

    tabla: str
    fila: str
    campo: str
    dice: str
    aporta: Valor | None = None
    razon: str = ""

    @property
    def cuenta(self) -> bool:
        """¿Entra en la cifra?"""
        return self.aporta is not None

    @property
    def camino(self) -> str:
        """«asistencias/2024-09-03/idpac»."""
        return "/".join(parte for parte in (self.tabla, self.fila) if parte)


@dataclass(frozen=True, slots=True)
class Insumo:
    """Un número que entra en la cuenta, con las filas de las que sale y las que se dejaron por fuera."""

    nombre: str
    valor: Valor
    filas: tuple[Eslabon, ...] = ()


@dataclass(frozen=True, slots=True)
class HojaDeVida:
    """Todo lo que defiende una cifra.

    `clave` es su camino estable, el que entiende `informe origen`. `cuenta` dice cómo se obtiene, como
    «{0} ÷ {1}», donde cada lugar es uno de los insumos; `concepto`, lo que la definición define. El
    valor de un dato suelto es texto. Si no `se_imprime`, es el detalle de otra: sale si se pregunta por él.
    """

    clave: str
    nombre: str
    valor: Valor | str
    unidad: str
    cuenta: str
    insumos: tuple[Insumo, ...]
    concepto: str
    definicion: str | Ausencia
    alcance: Alcance | Ausencia
    soportes: tuple[str, ...] = ()
    sin_soporte: Ausencia | None = NO_REGISTRADO
    se_imprime: bool = True

    @property
    def es_proporcion(self) -> bool:
        """¿Va de 0 a 1, y se imprime como porcentaje?"""
        return self.unidad == Unidad.PROPORCION

    @property
    def formula(self) -> str:
        """En palabras: «puestos que asistieron ÷ puestos convocados × 100»."""
        return self.cuenta.format(*(insumo.nombre for insumo in self.insumos))

    @property
    def soporte(self) -> str | Ausencia:
        """De dónde salen sus filas o, si no consta, por qué; vacío si no hay de qué."""
        return "; ".join(self.soportes) or self.sin_soporte or ""


def contar(nombre: str, filas: Iterable[Eslabon]) -> Insumo:
    """Un insumo que suma lo que aportan sus filas."""
    todas = tuple(filas)
    aportes = (fila.aporta for fila in todas if isinstance(fila.aporta, int))
    return Insumo(nombre, sum(aportes), todas)


def actas_de(sesiones: Sequence[Sesion]) -> tuple[tuple[str, ...], Ausencia | None]:
    """Las actas que dan fe de unas sesiones; y, si ninguna la tiene, por qué no consta."""
    *primeras, ultima = dict.fromkeys(una.acta for una in sesiones if isinstance(una.acta, str)) or ("",)
    ausencias = (una.acta for una in sesiones if isinstance(una.acta, Ausencia))
    if not ultima:
        return (), next(ausencias, None)
    return (f"Actas {', '.join(primeras)} y {ultima}" if primeras else f"Acta {ultima}",), NO_REGISTRADO


def dicho(valor: Valor) -> str:
    """Un valor como está escrito en los datos."""
    if isinstance(valor, Ausencia):
        return f"{str(valor).lower()}: {valor.motivo}"
    return format(valor, "f") if isinstance(valor, Decimal) else str(valor)
