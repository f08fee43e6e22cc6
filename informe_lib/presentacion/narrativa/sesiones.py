"""Lo que se dice de las sesiones: cuántas se realizaron de las programadas y qué pasó con las demás."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from informe_lib.indicadores.ficha import Resultado
from informe_lib.indicadores.sesiones import (
    cumplimiento_del_minimo,
    sesiones_programadas,
    sesiones_realizadas,
)
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.sesion import TipoDeSesion
from informe_lib.presentacion import formato
from informe_lib.presentacion.reglas import Regla, frases

Conteo = Callable[[Expediente, Alcance, TipoDeSesion], Resultado]


@dataclass(frozen=True, slots=True)
class HechosDeSesiones:
    """Los conteos del alcance; `de_otra_fecha` son las ordinarias realizadas que se programaron para otro."""

    alcance: str
    realizadas: int
    programadas: int
    de_otra_fecha: int
    extraordinarias: int

    @property
    def cuantas(self) -> str:
        return formato.en_texto(self.realizadas, femenino=True)

    @property
    def cuantas_ordinarias(self) -> str:
        return formato.conteo(self.realizadas, "sesión ordinaria", "sesiones ordinarias")

    @property
    def cuantas_extraordinarias(self) -> str:
        return formato.conteo(self.extraordinarias, "sesión extraordinaria", "sesiones extraordinarias")

    @property
    def frente_a(self) -> str:
        return (
            formato.conteo(self.programadas, "programada", "programadas") if self.programadas else "ninguna"
        )

    @property
    def las_programadas(self) -> str:
        cuantas = formato.en_texto(self.programadas, femenino=True)
        varias = f"las {cuantas} sesiones ordinarias programadas"
        return formato.plural(self.programadas, "la única sesión ordinaria programada", varias)

    @property
    def ninguna(self) -> str:
        return self.las_programadas if self.programadas == 1 else f"ninguna de {self.las_programadas}"


REGLAS_DE_ORDINARIAS: tuple[Regla[HechosDeSesiones], ...] = (
    Regla(
        lambda h: h.realizadas == h.programadas == h.extraordinarias == 0,
        "no constan sesiones programadas ni realizadas {h.alcance}",
    ),
    Regla(lambda h: h.realizadas == h.programadas == 0, ""),
    Regla(
        lambda h: h.de_otra_fecha > 0 or h.realizadas > h.programadas,
        "{h.alcance} la instancia realizó {h.cuantas_ordinarias}, frente a {h.frente_a} para esas fechas",
    ),
    Regla(lambda h: h.realizadas == h.programadas, "{h.alcance} la instancia realizó {h.las_programadas}"),
    Regla(lambda h: h.realizadas == 0, "{h.alcance} la instancia no realizó {h.ninguna}"),
    Regla(lambda _: True, "{h.alcance} la instancia realizó {h.cuantas} de {h.las_programadas}"),
)
REGLAS_DE_EXTRAORDINARIAS: tuple[Regla[HechosDeSesiones], ...] = (
    Regla(lambda h: h.extraordinarias == 0, ""),
    Regla(lambda h: h.realizadas == h.programadas == 0, "{h.alcance} realizó {h.cuantas_extraordinarias}"),
    Regla(lambda h: h.realizadas == 0, "realizó {h.cuantas_extraordinarias}"),
    Regla(lambda _: True, "realizó además {h.cuantas_extraordinarias}"),
)


@dataclass(frozen=True, slots=True)
class HechosDelMinimo:
    """Las sesiones ordinarias del año hasta el corte, y cuántas debe celebrar la instancia como mínimo."""

    vigencia: int
    realizadas: int
    minimo: int
    cumplimiento: Decimal | int | None
    termino_el_ano: bool

    @property
    def cuantas(self) -> str:
        if not self.realizadas:
            return "ninguna sesión ordinaria"
        return formato.conteo(self.realizadas, "sesión ordinaria", "sesiones ordinarias")

    @property
    def van(self) -> str:
        """«van dos sesiones ordinarias», «no va ninguna sesión ordinaria»."""
        return f"{'' if self.realizadas else 'no '}{'va' if self.realizadas < 2 else 'van'} {self.cuantas}"

    @property
    def el_minimo(self) -> str:
        return formato.en_texto(self.minimo, femenino=True)


REGLAS_DEL_MINIMO: tuple[Regla[HechosDelMinimo], ...] = (
    Regla(lambda h: h.cumplimiento is None, ""),
    Regla(
        lambda h: h.termino_el_ano and (h.cumplimiento or 0) >= 1,
        "con {h.cuantas} en {h.vigencia} se cumplió el mínimo del año, que es de {h.el_minimo}",
    ),
    Regla(
        lambda h: h.termino_el_ano,
        "con {h.cuantas} en {h.vigencia} no se cumplió el mínimo del año, que es de {h.el_minimo}",
    ),
    Regla(lambda _: True, "en {h.vigencia} {h.van}; el mínimo del año es de {h.el_minimo}"),
)


def frases_de_sesiones(expediente: Expediente, alcance: Alcance) -> tuple[str, ...]:
    """Cuántas sesiones se realizaron de las programadas; siempre hay algo que decir."""
    hechos = _hechos(expediente, alcance)
    return (*frases(REGLAS_DE_ORDINARIAS, hechos), *frases(REGLAS_DE_EXTRAORDINARIAS, hechos))


def frases_del_minimo(expediente: Expediente) -> tuple[str, ...]:
    """Cómo va el mínimo anual de sesiones; ninguna frase si los datos no dicen cuál es."""
    minimo = expediente.instancia.minimo_de_sesiones
    hechos = HechosDelMinimo(
        vigencia=expediente.periodo.vigencia,
        realizadas=int(sesiones_realizadas(expediente, Alcance.ACUMULADO, TipoDeSesion.ORDINARIA).valor or 0),
        minimo=minimo if isinstance(minimo, int) else 0,
        cumplimiento=cumplimiento_del_minimo(expediente).valor,
        termino_el_ano=expediente.corte.month == 12,
    )
    return frases(REGLAS_DEL_MINIMO, hechos)


def faltaron_sesiones(expediente: Expediente, alcance: Alcance) -> bool:
    """¿Se realizaron menos sesiones ordinarias que las programadas?"""
    hechos = _hechos(expediente, alcance)
    return hechos.realizadas < hechos.programadas


def _hechos(expediente: Expediente, alcance: Alcance) -> HechosDeSesiones:
    def contadas(cuenta: Conteo, tipo: TipoDeSesion) -> int:
        return int(cuenta(expediente, alcance, tipo).valor or 0)

    return HechosDeSesiones(
        alcance=formato.en_el_alcance(alcance, expediente.periodo),
        realizadas=contadas(sesiones_realizadas, TipoDeSesion.ORDINARIA),
        programadas=contadas(sesiones_programadas, TipoDeSesion.ORDINARIA),
        de_otra_fecha=sum(
            sesion.tipo is TipoDeSesion.ORDINARIA
            and not alcance.contiene(sesion.fecha_programada, expediente.periodo)
            for sesion in expediente.sesiones_realizadas_en(alcance)
        ),
        extraordinarias=contadas(sesiones_realizadas, TipoDeSesion.EXTRAORDINARIA),
    )
