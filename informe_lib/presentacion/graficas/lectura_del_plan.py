"""Lo que la gráfica del plan dice: sus actividades, su hallazgo, su texto alternativo y sus datos."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from pandas import isna

from informe_lib.indicadores.medidas_del_plan import BASE_MESES, meses_del_alcance
from informe_lib.indicadores.plan import avance_del_plan
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import Columna, Datos, TipoDeDato

_COLUMNAS = (
    Columna("actividad", "Actividad"),
    Columna("unidad", "Unidad"),
    Columna("programado", "Programado en la vigencia", TipoDeDato.DECIMAL),
    Columna("ejecutado", "Ejecutado", TipoDeDato.DECIMAL),
    Columna("registrado", "Cifra registrada", TipoDeDato.DECIMAL),
    Columna("avance", "Avance", TipoDeDato.PROPORCION),
    Columna("esperado", "Esperado al corte", TipoDeDato.PROPORCION),
    Columna("base", "Base de lo esperado"),
    Columna("supuesto", "Supuesto"),
    Columna("motivo", "Lo que falta y por qué"),
)


@dataclass(frozen=True, slots=True)
class Renglon:
    """Una actividad del plan; None es lo que no se sabe, y `motivo` dice por qué."""

    texto: str
    unidad: str | None
    programado: float | None
    ejecutado: float | None
    registrado: float | None
    avance: float | None
    esperado: float | None
    base: str | None
    supuesto: str | None
    motivo: str | None

    @property
    def brecha(self) -> float | None:
        """Avance menos esperado, redondeada a lo que se imprime: nadie va atrasado por un decimal oculto."""
        if self.avance is None or self.esperado is None:
            return None
        return round(self.avance - self.esperado, 3)

    @property
    def llamada(self) -> str:
        """El asterisco de una cifra registrada que no responde por el alcance de la gráfica."""
        return "*" if self.ejecutado is None and self.registrado is not None else ""

    @property
    def cuanto(self) -> str:
        """Lo ejecutado, de lo programado si se conoce, con su unidad."""
        valor = self.registrado if self.ejecutado is None else self.ejecutado
        unidad = f" {self.unidad}" if self.unidad else ""
        if valor is None:
            return (
                "sin dato"
                if self.programado is None
                else f"programado: {formato.numero(self.programado)}{unidad}"
            )
        meta = "" if self.programado is None else f" de {formato.numero(self.programado)}"
        return f"{formato.numero(valor)}{self.llamada}{meta}{unidad}"


@dataclass(frozen=True, slots=True)
class LecturaDelPlan:
    """Las actividades con cantidad programada, de la más atrasada a la menos, y las que no la tienen."""

    con_meta: tuple[Renglon, ...]
    sin_meta: tuple[Renglon, ...]

    @property
    def medidas(self) -> int:
        return sum(uno.brecha is not None for uno in self.con_meta)

    @property
    def atrasadas(self) -> int:
        return sum(uno.brecha is not None and uno.brecha < 0 for uno in self.con_meta)


Regla = tuple[Callable[[LecturaDelPlan], bool], str]
REGLAS: tuple[Regla, ...] = (  # manda la primera que se cumple
    (lambda una: not una.con_meta, "Ninguna actividad del plan tiene una cantidad programada"),
    (lambda una: una.medidas == 0, "No hay con qué comparar el avance de las actividades del plan"),
    (lambda una: una.medidas == 1 == una.atrasadas, "La actividad medida va por debajo de lo esperado"),
    (lambda una: una.medidas == 1, "La actividad medida va al día con lo esperado"),
    (lambda una: una.atrasadas == 0, "Las {medidas} actividades medidas van al día con lo esperado"),
    (
        lambda una: una.atrasadas == una.medidas,
        "Las {medidas} actividades medidas van por debajo de lo esperado",
    ),
    (lambda una: una.atrasadas == 1, "Una de {medidas} actividades medidas va por debajo de lo esperado"),
    (lambda _: True, "{Atrasadas} de {medidas} actividades medidas van por debajo de lo esperado"),
)


def leer_plan(expediente: Expediente, alcance: Alcance) -> LecturaDelPlan:
    """Las actividades de la vigencia, con lo que se sabe de cada una."""
    campos = [campo.name for campo in fields(Renglon)]
    filas = avance_del_plan(expediente, alcance)[campos].to_dict("records")
    renglones = [_renglon({str(clave): valor for clave, valor in fila.items()}) for fila in filas]
    con_meta = [uno for uno in renglones if uno.programado is not None]
    con_meta.sort(key=lambda uno: (uno.brecha is None, uno.brecha or 0.0))
    return LecturaDelPlan(tuple(con_meta), tuple(uno for uno in renglones if uno.programado is None))


def titulo(lectura: LecturaDelPlan) -> str:
    """El hallazgo, por reglas que se pueden leer y discutir."""
    frase = next(frase for cumple, frase in REGLAS if cumple(lectura))
    atrasadas = formato.en_texto(lectura.atrasadas, femenino=True)
    dicho = frase.format(
        medidas=formato.en_texto(lectura.medidas, femenino=True),
        Atrasadas=atrasadas[0].upper() + atrasadas[1:],
    )
    sin_meta = len(lectura.sin_meta)
    if lectura.con_meta and sin_meta:
        varias = f"otras {formato.en_texto(sin_meta, femenino=True)} no tienen"
        dicho += f"; {formato.plural(sin_meta, 'otra no tiene', varias)} cantidad programada"
    return dicho


def medida(lectura: LecturaDelPlan, expediente: Expediente, alcance: Alcance) -> str:
    """Qué se mide, frente a qué y hasta cuándo."""
    dicho = "Ejecutado como parte de lo programado para la vigencia"
    if any(uno.base == BASE_MESES for uno in lectura.con_meta):
        meses = len(meses_del_alcance(expediente.periodo, alcance))
        dicho += f"; lo esperado, sin programación por periodo, son los meses transcurridos ({meses} de 12)"
    return f"{dicho}; {formato.alcance_y_corte(alcance, expediente.periodo)}."


def alternativa(lectura: LecturaDelPlan) -> str:
    """Los mismos valores que se ven, en palabras."""
    medidas = "; ".join(map(_con_meta_en_palabras, lectura.con_meta))
    otras = "; ".join(f"{uno.texto}, {uno.cuanto}" for uno in lectura.sin_meta)
    partes = [titulo(lectura), medidas, f"Sin cantidad programada: {otras}" if otras else "", *notas(lectura)]
    return " ".join(f"{parte.removesuffix('.')}." for parte in partes if parte)


def notas(lectura: LecturaDelPlan) -> list[str]:
    """Lo que quien mira debe saber antes de creer una cifra: su alcance y lo que se supuso."""
    todas = lectura.con_meta + lectura.sin_meta
    dichas = [f"{uno.texto}: {uno.supuesto}." for uno in todas if uno.supuesto]
    if any(uno.llamada for uno in todas):
        dichas.insert(
            0, "* Los datos no dicen qué tiempo cubre la cifra, o cubre uno distinto al de la gráfica."
        )
    return dichas


def datos(lectura: LecturaDelPlan) -> Datos:
    """Una fila por actividad."""
    return Datos(
        _COLUMNAS,
        tuple(
            (
                *(uno.texto, uno.unidad, uno.programado, uno.ejecutado, uno.registrado),
                *(uno.avance, uno.esperado, uno.base, uno.supuesto, uno.motivo),
            )
            for uno in lectura.con_meta + lectura.sin_meta
        ),
    )


def _renglon(fila: Mapping[str, Any]) -> Renglon:
    conocidos: dict[str, Any] = {clave: None if isna(valor) else valor for clave, valor in fila.items()}
    return Renglon(**conocidos)


def _con_meta_en_palabras(uno: Renglon) -> str:
    avance = "avance sin dato" if uno.avance is None else f"avance de {formato.porcentaje(uno.avance)}"
    esperado = "esperado sin dato" if uno.esperado is None else f"esperado {formato.porcentaje(uno.esperado)}"
    return f"{uno.texto}: {uno.cuanto}, {avance}, {esperado}"
