"""Lo que se dice de las decisiones: cuántas se tomaron, en qué van y cuáles pasaron su plazo."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from informe_lib.indicadores.decisiones import (
    SIN_DATO,
    anteriores_en_seguimiento,
    antiguedad_de,
    antiguedad_de_decisiones,
    decisiones_del_alcance,
)
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.decision import Decision, EstadoDeDecision, TipoDeDecision
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion import formato
from informe_lib.presentacion.reglas import Regla, algunos, frases

# Lo que se dice de una y de varias en cada estado; ninguno de estos verbos concuerda en género.
EN_QUE_VAN: Mapping[str, tuple[str, str]] = {
    EstadoDeDecision.CUMPLIDA: ("se cumplió", "se cumplieron"),
    EstadoDeDecision.EN_EJECUCION: ("está en ejecución", "están en ejecución"),
    EstadoDeDecision.PENDIENTE: ("está pendiente", "están pendientes"),
    EstadoDeDecision.DESCARTADA: ("se descartó", "se descartaron"),
}


@dataclass(frozen=True, slots=True)
class HechosDeDecisiones:
    """Las decisiones y los compromisos de un alcance, contados por tipo y por estado."""

    alcance: str
    corte: str
    decisiones: int
    compromisos: int
    estados: Mapping[str, int]
    hay_anteriores: bool = False

    @property
    def todas(self) -> int:
        return self.decisiones + self.compromisos

    @property
    def cuantas(self) -> str:
        tomadas = (
            (self.decisiones, formato.conteo(self.decisiones, "decisión", "decisiones")),
            (self.compromisos, formato.conteo(self.compromisos, "compromiso", "compromisos")),
        )
        return formato.lista(conteo for n, conteo in tomadas if n)

    @property
    def en_que_van(self) -> str:
        """«tres se cumplieron, una está en ejecución y de una no se conoce el estado»."""
        partes = [
            f"{self._numero(self.estados[estado])} {formato.plural(self.estados[estado], *dichos)}"
            for estado, dichos in EN_QUE_VAN.items()
            if self.estados.get(estado)
        ]
        if desconocidas := self.estados.get(SIN_DATO, 0):
            partes.append(f"de {self._numero(desconocidas)} no se conoce el estado")
        return formato.lista(partes)

    def _numero(self, n: int) -> str:
        return formato.en_palabras(n, femenino=self.decisiones > 0) if n < 30 else formato.numero(n)

    @property
    def en_que_va(self) -> str:
        return EN_QUE_VAN[next(iter(self.estados))][0]


@dataclass(frozen=True, slots=True)
class HechosDeAnteriores(HechosDeDecisiones):
    """Las que se tomaron antes del alcance y en él seguían abiertas."""

    @property
    def anteriores(self) -> str:
        return f"{self.cuantas} {formato.plural(self.todas, 'anterior', 'anteriores')}"

    @property
    def que_paso(self) -> str:
        """De las que están todas en lo mismo: «se cumplieron», «no se conoce el estado de»."""
        estado = next(iter(self.estados))
        if estado == SIN_DATO:
            return "no se conoce el estado de"
        return formato.plural(self.todas, *EN_QUE_VAN[estado])


@dataclass(frozen=True, slots=True)
class HechosDeVencidas:
    """Las que pasaron su plazo sin que conste su cierre, ya nombradas, de la más atrasada a la menos."""

    vencidas: tuple[str, ...]
    son_compromisos: bool

    @property
    def cuantas_vencidas(self) -> str:
        nombres = ("compromiso", "compromisos") if self.son_compromisos else ("decisión", "decisiones")
        return formato.conteo(len(self.vencidas), *nombres)

    @property
    def las_vencidas(self) -> str:
        return algunos(self.vencidas, femenino=not self.son_compromisos)


Hechos = TypeVar("Hechos", bound=HechosDeDecisiones)

REGLAS_DE_TOMADAS: tuple[Regla[HechosDeDecisiones], ...] = (
    Regla(
        lambda h: h.todas == 0 and h.hay_anteriores, "no constan decisiones ni compromisos nuevos {h.alcance}"
    ),
    Regla(lambda h: h.todas == 0, "no constan decisiones ni compromisos {h.alcance}"),
    Regla(lambda _: True, "{h.alcance} la instancia adoptó {h.cuantas}"),
)
REGLAS_DE_ESTADO: tuple[Regla[HechosDeDecisiones], ...] = (
    Regla(lambda h: h.todas == 0, ""),
    Regla(lambda h: h.estados.get(SIN_DATO, 0) == h.todas, "no se conoce su estado al {h.corte}"),
    Regla(lambda h: h.todas == 1, "al {h.corte} {h.en_que_va}"),
    Regla(lambda _: True, "al {h.corte} {h.en_que_van}"),
)
REGLAS_DE_ANTERIORES: tuple[Regla[HechosDeAnteriores], ...] = (
    Regla(lambda h: h.todas == 0, ""),
    Regla(lambda h: len(h.estados) == 1, "{h.que_paso} {h.anteriores}"),
    Regla(lambda _: True, "de {h.anteriores}, {h.en_que_van}"),
)
REGLAS_DE_VENCIDAS: tuple[Regla[HechosDeVencidas], ...] = (
    Regla(lambda h: len(h.vencidas) == 0, ""),
    Regla(
        lambda _: True, "venció el plazo de {h.cuantas_vencidas} sin que conste su cierre: {h.las_vencidas}"
    ),
)


def frases_de_decisiones(
    expediente: Expediente, alcance: Alcance, *, con_alcance: bool = True
) -> tuple[str, ...]:
    """Cuántas se tomaron en el alcance, que se calla si ya se dijo, y en qué van a la fecha de corte."""
    hechos = _hechos(expediente, decisiones_del_alcance(expediente, alcance), HechosDeDecisiones)
    hechos = replace(
        hechos,
        alcance=formato.en_el_alcance(alcance, expediente.periodo) if con_alcance else "",
        hay_anteriores=bool(anteriores_en_seguimiento(expediente, alcance)),
    )
    return (*frases(REGLAS_DE_TOMADAS, hechos), *frases(REGLAS_DE_ESTADO, hechos))


def frases_de_anteriores(expediente: Expediente, alcance: Alcance) -> tuple[str, ...]:
    """Qué pasó, hasta el corte, con lo que se decidió antes del alcance y en él seguía abierto."""
    anteriores = anteriores_en_seguimiento(expediente, alcance)
    return frases(REGLAS_DE_ANTERIORES, _hechos(expediente, anteriores, HechosDeAnteriores))


def _hechos(expediente: Expediente, propias: Iterable[Decision], clase: type[Hechos]) -> Hechos:
    tabla = antiguedad_de(expediente, propias)
    tipos = Counter(map(str, tabla["tipo"]))
    return clase(
        alcance="",
        corte=formato.fecha_larga(expediente.corte),
        decisiones=tipos[TipoDeDecision.DECISION.value],
        compromisos=tipos[TipoDeDecision.COMPROMISO.value],
        estados=Counter(map(str, tabla["estado"])),
    )


def frases_de_vencidas(expediente: Expediente) -> tuple[str, ...]:
    """Los compromisos en seguimiento cuyo plazo pasó, del más atrasado al menos."""
    tabla = antiguedad_de_decisiones(expediente, Alcance.CORTE).dropna(subset=["dias_de_vencida"])
    vencidas = tabla.sort_values("dias_de_vencida", ascending=False, kind="stable")
    tipos = set(map(str, vencidas["tipo"]))
    hechos = HechosDeVencidas(
        vencidas=tuple(
            _vencida(fila["texto"], fila["fecha_limite"], fila["dias_de_vencida"])
            for fila in vencidas.to_dict("records")
        ),
        son_compromisos=tipos == {TipoDeDecision.COMPROMISO.value},
    )
    return frases(REGLAS_DE_VENCIDAS, hechos)


def _vencida(texto: str, fecha_limite: date, dias: int) -> str:
    plazo = f"{formato.fecha_larga(fecha_limite)}, {formato.dias(dias)} antes del corte"
    return f"{formato.entre_comillas(texto)} ({plazo})"
