"""Lo que la gráfica de decisiones lee de los datos: en qué va cada una, hace cuánto y si ya venció."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from pandas import isna

from informe_lib.indicadores.decisiones import SIN_DATO, antiguedad_de_decisiones
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.decision import EstadoDeDecision, TipoDeDecision
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import Columna, Datos, TipoDeDato

ESTADOS = (*(estado.value for estado in EstadoDeDecision), SIN_DATO)
FINALES = tuple(estado.value for estado in EstadoDeDecision if estado.es_final())
_COLUMNAS = (
    Columna("tipo", "Tipo"),
    Columna("texto", "Decisión o compromiso"),
    Columna("responsable", "Responsable"),
    Columna("fecha", "Fecha", TipoDeDato.FECHA),
    Columna("fecha_limite", "Fecha límite", TipoDeDato.FECHA),
    Columna("estado", "Estado"),
    Columna("dias", "Antigüedad", TipoDeDato.ENTERO, "días"),
    Columna("dias_de_vencida", "Vencida hace", TipoDeDato.ENTERO, "días"),
)


@dataclass(frozen=True, slots=True)
class DecisionLeida:
    """Una decisión a la fecha de corte; None es lo que no se sabe."""

    tipo: str
    texto: str
    responsable: str | None
    fecha: date
    fecha_limite: date | None
    estado: str
    dias: int
    dias_de_vencida: int | None

    def es_abierta(self) -> bool:
        return self.estado not in FINALES

    @property
    def vencida(self) -> int:
        """Los días que lleva vencida; cero si no lo está."""
        return self.dias_de_vencida or 0

    @property
    def antiguedad(self) -> str:
        """«321 días; venció hace 214»."""
        dias = f"{formato.numero(self.dias)} {formato.plural(self.dias, 'día', 'días')}"
        if self.vencida:
            return f"{dias}; venció hace {formato.numero(self.vencida)}"
        if self.fecha_limite is None:
            return f"{dias}; sin plazo conocido"
        return f"{dias}; vence el {formato.fecha_corta(self.fecha_limite)}"


@dataclass(frozen=True, slots=True)
class LecturaDeDecisiones:
    """Las decisiones de un alcance; las abiertas van de la más vencida a la más reciente."""

    todas: tuple[DecisionLeida, ...]

    @property
    def abiertas(self) -> tuple[DecisionLeida, ...]:
        propias = (una for una in self.todas if una.es_abierta())
        return tuple(sorted(propias, key=lambda una: (-una.vencida, -una.dias)))

    @property
    def vencidas(self) -> tuple[DecisionLeida, ...]:
        return tuple(una for una in self.abiertas if una.vencida)

    def por_estado(self) -> list[tuple[str, int]]:
        """Cada estado que alguna tiene, con cuántas."""
        cuenta = Counter(una.estado for una in self.todas)
        return [(estado, cuenta[estado]) for estado in ESTADOS if cuenta[estado]]

    def en_estado(self, *estados: str) -> int:
        return sum(una.estado in estados for una in self.todas)

    def son(self, tipo: TipoDeDecision) -> bool:
        """¿Todas son de ese tipo?"""
        return all(una.tipo == tipo.value for una in self.todas)


def leer_decisiones(expediente: Expediente, alcance: Alcance) -> LecturaDeDecisiones:
    """Las decisiones del alcance con su antigüedad a la fecha de corte."""
    campos = [campo.name for campo in fields(DecisionLeida)]
    filas = antiguedad_de_decisiones(expediente, alcance)[campos].to_dict("records")
    return LecturaDeDecisiones(
        tuple(_leida({str(clave): valor for clave, valor in fila.items()}) for fila in filas)
    )


def datos(lectura: LecturaDeDecisiones) -> Datos:
    """Una fila por decisión."""
    return Datos(
        _COLUMNAS,
        tuple(
            (
                *(una.tipo, una.texto, una.responsable, una.fecha.isoformat()),
                una.fecha_limite.isoformat() if una.fecha_limite else None,
                *(una.estado, una.dias, una.dias_de_vencida),
            )
            for una in lectura.todas
        ),
    )


def _leida(fila: dict[str, Any]) -> DecisionLeida:
    conocida = {clave: None if isna(valor) else valor for clave, valor in fila.items()}
    return DecisionLeida(**conocida | {"estado": conocida["estado"] or SIN_DATO})
