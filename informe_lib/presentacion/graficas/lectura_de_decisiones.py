"""Lo que la gráfica de decisiones lee de los datos: en qué va cada una, hace cuánto y si ya venció."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pandas import isna

from informe_lib.indicadores.decisiones import SIN_DATO, antiguedad_de_decisiones
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import Ausencia, ClaseDeAusencia, sin_dato
from informe_lib.modelo.decision import Decision, EstadoDeDecision, TipoDeDecision
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import Columna, Datos, TipoDeDato
from informe_lib.presentacion.tabulacion import datos_con_motivos

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

_SIN_ESTADO = sin_dato("ningún seguimiento dice en qué va")
_SIN_CIERRE = sin_dato("no consta cuándo se cerró")


@dataclass(frozen=True, slots=True)
class DecisionLeida:
    """Una decisión a la fecha de corte; sin `dias_que_constan`, se cerró y no se sabe cuándo."""

    tipo: str
    texto: str
    responsable: str | Ausencia
    fecha: date
    fecha_limite: date | Ausencia
    estado: str
    dias_que_constan: int | None
    dias_de_vencida: int | None

    def es_abierta(self) -> bool:
        return self.estado not in FINALES

    @property
    def dias(self) -> int:
        """Los días que lleva abierta o que tardó en cerrarse; cero si no consta cuándo se cerró."""
        return self.dias_que_constan or 0

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
        if isinstance(self.fecha_limite, Ausencia):
            no_lo_lleva = self.fecha_limite.clase is ClaseDeAusencia.NO_APLICA
            return f"{dias}; sin plazo" if no_lo_lleva else f"{dias}; sin plazo conocido"
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
    propias = {decision.clave: decision for decision in expediente.decisiones}
    filas = antiguedad_de_decisiones(expediente, alcance).to_dict("records")
    return LecturaDeDecisiones(tuple(_leida(fila, propias[str(fila["decision"])]) for fila in filas))


def datos(lectura: LecturaDeDecisiones) -> Datos:
    """Una fila por decisión."""
    return datos_con_motivos(
        _COLUMNAS,
        (
            (
                *(una.tipo, una.texto, una.responsable, una.fecha, una.fecha_limite),
                _SIN_ESTADO if una.estado == SIN_DATO else una.estado,
                _SIN_CIERRE if una.dias_que_constan is None else una.dias,
                una.dias_de_vencida,
            )
            for una in lectura.todas
        ),
    )


def _leida(fila: Mapping[Hashable, Any], decision: Decision) -> DecisionLeida:
    return DecisionLeida(
        *(decision.tipo.value, decision.texto, decision.responsable, decision.fecha, decision.fecha_limite),
        str(fila["estado"]),
        *(None if isna(fila[campo]) else int(fila[campo]) for campo in ("dias", "dias_de_vencida")),
    )
