"""Lo que se dice de las sesiones que no ocurrieron como se programó: fallidas, aplazadas y canceladas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from informe_lib.indicadores.sesiones import (
    es_posterior,
    estado_al_corte,
    fecha_al_corte,
    sesiones_del_calendario,
)
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.sesion import EstadoDeSesion, Sesion
from informe_lib.presentacion import formato
from informe_lib.presentacion.nombres_de_sesion import nombres_de_sesion
from informe_lib.presentacion.reglas import NOMBRES_EN_UNA_FRASE, Regla, frases


@dataclass(frozen=True, slots=True)
class Tropiezo:
    """Una sesión que no ocurrió como se programó, como estaba al corte, y a cuándo se corrió, si consta."""

    sesion: Sesion
    estado: EstadoDeSesion
    fecha: date
    nombre: str
    nueva_fecha: date | None
    ya_paso: bool

    @property
    def motivo(self) -> str:
        motivo = self.sesion.motivo
        return "sin dato del motivo" if isinstance(motivo, Ausencia) else formato.entre_comillas(motivo)

    @property
    def quedo_para(self) -> str:
        return (
            "sin nueva fecha"
            if self.nueva_fecha is None
            else f"para el {formato.fecha_larga(self.nueva_fecha)}"
        )

    @property
    def programada_para(self) -> str:
        return formato.fecha_larga(self.sesion.fecha_programada)


REGLAS: tuple[Regla[Tropiezo], ...] = (
    Regla(lambda h: h.estado is EstadoDeSesion.FALLIDA, "{h.nombre} falló ({h.motivo})"),
    Regla(
        lambda h: h.estado is EstadoDeSesion.APLAZADA,
        "{h.nombre} se aplazó {h.quedo_para} ({h.motivo})",
    ),
    Regla(lambda h: h.estado is EstadoDeSesion.CANCELADA, "{h.nombre} se canceló ({h.motivo})"),
    Regla(
        lambda h: h.estado is EstadoDeSesion.PROGRAMADA and h.ya_paso,
        "no consta si {h.nombre} se realizó",
    ),
    Regla(
        lambda h: h.estado is EstadoDeSesion.REALIZADA and h.sesion.fecha_programada != h.sesion.fecha,
        "{h.nombre} estaba programada para el {h.programada_para}",
    ),
)
# Cómo se cuentan juntas las de un estado, si son demasiadas para nombrarlas.
JUNTAS: Mapping[EstadoDeSesion, str] = {
    EstadoDeSesion.FALLIDA: "Fallaron",
    EstadoDeSesion.APLAZADA: "Se aplazaron",
    EstadoDeSesion.CANCELADA: "Se cancelaron",
    EstadoDeSesion.PROGRAMADA: "No consta si se realizaron",
    EstadoDeSesion.REALIZADA: "Se habían programado para otras fechas",
}


def frases_de_tropiezos(expediente: Expediente, alcance: Alcance) -> tuple[str, ...]:
    """Qué pasó con cada sesión que no ocurrió como se programó; si son muchas, cuántas fueron."""
    por_estado: dict[EstadoDeSesion, list[str]] = {}
    fechas: dict[EstadoDeSesion, list[date]] = {}
    for tropiezo in _tropiezos(expediente, alcance):
        por_estado.setdefault(tropiezo.estado, []).extend(frases(REGLAS, tropiezo))
        fechas.setdefault(tropiezo.estado, []).append(tropiezo.fecha)
    return tuple(
        frase
        for estado, dichas in por_estado.items()
        for frase in (dichas if len(dichas) <= NOMBRES_EN_UNA_FRASE else (_juntas(estado, fechas[estado]),))
    )


def _juntas(estado: EstadoDeSesion, fechas: Sequence[date]) -> str:
    cuantas = formato.conteo(len(fechas), "sesión", "sesiones")
    return f"{JUNTAS[estado]} {cuantas}, {formato.rango(min(fechas), max(fechas))}."


def _tropiezos(expediente: Expediente, alcance: Alcance) -> Iterator[Tropiezo]:
    """Las que tienen algo que contar; de la que se corrió dentro del alcance, basta decirlo una vez."""
    sesiones = sesiones_del_calendario(expediente, alcance)
    fechas = {sesion.clave: sesion.fecha for sesion in expediente.sesiones}
    corridas = {sesion.reprogramada_a for sesion in sesiones if sesion.reprogramada_a != sesion.clave}
    nombres = nombres_de_sesion(expediente)
    for sesion in sesiones:
        se_corrio = es_posterior(sesion, expediente.corte)
        fecha = fecha_al_corte(sesion, expediente.corte)
        tropiezo = Tropiezo(
            sesion,
            estado_al_corte(sesion, expediente.corte),
            fecha,
            f"la sesión del {formato.fecha_larga(fecha)}" if se_corrio else nombres[sesion.clave],
            sesion.fecha if se_corrio else _nueva_fecha(sesion, fechas),
            ya_paso=fecha <= expediente.corte,
        )
        es_de_aqui = alcance.contiene(fecha, expediente.periodo)
        if es_de_aqui and sesion.clave not in corridas and frases(REGLAS, tropiezo):
            yield tropiezo


def _nueva_fecha(sesion: Sesion, fechas: Mapping[str, date]) -> date | None:
    """El día al que se corrió; ninguno si los datos la corren a ella misma o a una que no está."""
    nueva = sesion.reprogramada_a
    return None if nueva is None or nueva == sesion.clave else fechas.get(nueva)
