"""Lo que se dice de la asistencia y del quórum; lo que nadie registró se cuenta aparte."""

from __future__ import annotations

from dataclasses import dataclass

from pandas import DataFrame, isna

from informe_lib.indicadores.asistencia import (
    asistencia_por_integrante,
    asistencia_por_sesion,
    colectivas_sin_contar,
    marcas_de_asistencia,
    tasa_de_asistencia,
)
from informe_lib.indicadores.quorum import quorum_por_sesion
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion import formato
from informe_lib.presentacion.nombres_de_sesion import nombres_de_sesion
from informe_lib.presentacion.reglas import Regla, algunos, frases


@dataclass(frozen=True, slots=True)
class HechosDeAsistencia:
    """Los puestos de las sesiones realizadas, y las sillas de las que hay algo que decir."""

    sesiones: int
    asistieron: int
    convocados: int
    motivo: str | None
    ausentes: tuple[str, ...]
    convocatorias: int
    sin_dato: tuple[str, ...]
    sin_contar: tuple[str, ...]

    @property
    def tasa(self) -> str:
        return formato.porcentaje(self.asistieron / self.convocados)

    @property
    def de_cuantos(self) -> str:
        puestos = formato.plural(self.convocados, "puesto convocado", "puestos convocados")
        cuantos = f"{formato.numero(self.asistieron)} de {formato.numero(self.convocados)} {puestos}"
        if not self.sin_contar:
            return cuantos
        como = formato.plural(len(self.sin_contar), "cuenta como uno", "cuentan como uno cada una")
        return f"{cuantos}; {algunos(self.sin_contar, femenino=True)} {como}"

    @property
    def no_asistieron(self) -> str:
        verbo = formato.plural(len(self.ausentes), "no asistió", "no asistieron")
        cuando = formato.plural(
            self.convocatorias,
            "a la única sesión a que se convocó",
            "a ninguna de las sesiones a que se convocó",
        )
        return f"{verbo} {cuando}: {algunos(self.ausentes, femenino=False)}"

    @property
    def desconocidos(self) -> str:
        return algunos(self.sin_dato, femenino=False)


REGLAS_DE_ASISTENCIA: tuple[Regla[HechosDeAsistencia], ...] = (
    Regla(lambda h: h.sesiones == 0, ""),
    Regla(lambda h: h.convocados == 0, "no se sabe quién asistió: {h.motivo}"),
    Regla(lambda _: True, "la asistencia fue del {h.tasa} ({h.de_cuantos})"),
)
REGLAS_DE_AUSENTES: tuple[Regla[HechosDeAsistencia], ...] = (
    Regla(lambda h: len(h.ausentes) > 0, "{h.no_asistieron}"),
)
REGLAS_DE_MARCAS: tuple[Regla[HechosDeAsistencia], ...] = (
    Regla(lambda h: h.convocados > 0 and len(h.sin_dato) > 0, "no hay dato de si asistió: {h.desconocidos}"),
)


@dataclass(frozen=True, slots=True)
class HechosDeQuorum:
    """Las sesiones instaladas o fallidas, según si se sabe que hubo quórum."""

    con: int
    sin: tuple[str, ...]
    por_saber: tuple[str, ...]
    razon: str

    @property
    def todas(self) -> int:
        return self.con + len(self.sin) + len(self.por_saber)

    @property
    def en_cuantas(self) -> str:
        if self.todas == 1:
            return "la sesión"
        las = f"las {formato.conteo(self.todas, 'sesión', 'sesiones')}"
        return las if self.con == self.todas else f"{formato.en_texto(self.con, femenino=True)} de {las}"

    @property
    def sin_quorum(self) -> str:
        return algunos(self.sin, femenino=True)

    @property
    def dudosas(self) -> str:
        return algunos(self.por_saber, femenino=True)


REGLAS_DE_QUORUM: tuple[Regla[HechosDeQuorum], ...] = (
    Regla(lambda h: h.todas == 0, ""),
    Regla(lambda h: len(h.por_saber) == h.todas, "no se sabe si hubo quórum: {h.razon}"),
    Regla(lambda h: h.con > 0, "hubo quórum en {h.en_cuantas}"),
)
REGLAS_DE_LA_FALTA: tuple[Regla[HechosDeQuorum], ...] = (
    Regla(lambda h: len(h.sin) > 0, "no hubo quórum en {h.sin_quorum}"),
)
REGLAS_DE_LA_DUDA: tuple[Regla[HechosDeQuorum], ...] = (
    Regla(
        lambda h: 0 < len(h.por_saber) < h.todas,
        "no se sabe si hubo quórum en {h.dudosas}: {h.razon}",
    ),
)


def frases_de_asistencia(expediente: Expediente, alcance: Alcance) -> tuple[str, ...]:
    """Qué proporción de los puestos convocados asistió, quién no fue nunca y de quién no se sabe."""
    hechos = _hechos_de_asistencia(expediente, alcance)
    return (
        *frases(REGLAS_DE_ASISTENCIA, hechos),
        *frases(REGLAS_DE_AUSENTES, hechos),
        *frases(REGLAS_DE_MARCAS, hechos),
    )


def frases_de_ausentes(expediente: Expediente, alcance: Alcance) -> tuple[str, ...]:
    """Quién no asistió a ninguna sesión."""
    return frases(REGLAS_DE_AUSENTES, _hechos_de_asistencia(expediente, alcance))


def frases_de_quorum(expediente: Expediente, alcance: Alcance) -> tuple[str, ...]:
    """En cuántas sesiones hubo quórum, en cuáles no y de cuáles no se sabe, con su razón."""
    hechos = _hechos_de_quorum(expediente, alcance)
    return (
        *frases(REGLAS_DE_QUORUM, hechos),
        *frases(REGLAS_DE_LA_FALTA, hechos),
        *frases(REGLAS_DE_LA_DUDA, hechos),
    )


def frases_sin_quorum(expediente: Expediente, alcance: Alcance) -> tuple[str, ...]:
    """En qué sesiones no hubo quórum."""
    return frases(REGLAS_DE_LA_FALTA, _hechos_de_quorum(expediente, alcance))


def _hechos_de_asistencia(expediente: Expediente, alcance: Alcance) -> HechosDeAsistencia:
    """Los totales del alcance y los nombres de quienes no fueron, o de quienes no se sabe si fueron."""
    marcas = marcas_de_asistencia(expediente, alcance)
    por_sesion = asistencia_por_sesion(expediente, alcance, marcas)
    por_silla = asistencia_por_integrante(expediente, alcance, marcas)
    nunca = por_silla[(por_silla["convocatorias"] > 0) & (por_silla["asistencias"] == 0)]
    return HechosDeAsistencia(
        sesiones=len(por_sesion),
        asistieron=int(por_sesion["asistieron"].sum()),
        convocados=int(por_sesion["convocados"].sum()),
        motivo=tasa_de_asistencia(expediente, alcance, marcas).motivo,
        ausentes=_nombres(nunca),
        convocatorias=0 if nunca.empty else int(nunca["convocatorias"].max()),
        sin_dato=_nombres(por_silla[por_silla["sin_dato"] > 0]),
        sin_contar=tuple(silla.nombre for silla in colectivas_sin_contar(expediente, alcance, marcas)),
    )


def _nombres(sillas: DataFrame) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(nombre) for nombre in sillas["nombre"]))


def _hechos_de_quorum(expediente: Expediente, alcance: Alcance) -> HechosDeQuorum:
    nombres = nombres_de_sesion(expediente)
    con, sin, por_saber = 0, [], []
    razones: dict[str, None] = {}
    for fila in quorum_por_sesion(expediente, alcance).to_dict("records"):
        nombre = nombres[fila["sesion"]]
        if isna(fila["hay_quorum"]):
            por_saber.append(nombre)
            razones[fila["duda"]] = None
        elif fila["hay_quorum"]:
            con += 1
        else:
            sin.append(f"{nombre} ({_cuantos(fila['asistieron'], fila['minimo'])})")
    return HechosDeQuorum(con, tuple(sin), tuple(por_saber), "; ".join(razones))


def _cuantos(asistieron: int, minimo: int) -> str:
    presentes = formato.plural(asistieron, "puesto presente", "puestos presentes")
    return f"{formato.numero(asistieron)} {presentes}; el mínimo era {formato.numero(minimo)}"
