"""Lo que la gráfica del plan dice: sus actividades, su hallazgo, su texto alternativo y sus datos."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
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
    Columna("esperado", "Esperado", TipoDeDato.PROPORCION),
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
    def valor(self) -> float | None:
        """Lo ejecutado en el alcance o, si no se sabe, la cifra registrada."""
        return self.registrado if self.ejecutado is None else self.ejecutado

    def cuanto(self, *, con_llamada: bool) -> str:
        """Lo ejecutado, de lo programado si se conoce, con su unidad."""
        unidad = f" {self.unidad}" if self.unidad else ""
        meta = "" if self.programado is None else formato.numero(self.programado)
        if self.valor is None:
            return f"programado: {meta}{unidad}" if meta else "sin dato"
        llamada = self.llamada if con_llamada else ""
        return f"{formato.numero(self.valor)}{llamada}{f' de {meta}' if meta else ''}{unidad}"


@dataclass(frozen=True, slots=True)
class LecturaDelPlan:
    """Las actividades con cantidad programada, de la más atrasada a la menos, y las que no la tienen."""

    con_meta: tuple[Renglon, ...]
    sin_meta: tuple[Renglon, ...]
    alcance: Alcance

    @property
    def esperado(self) -> str:
        """Cómo se llama lo que se esperaba: el periodo tiene su parte; lo demás llega hasta el corte."""
        return "esperado en el periodo" if self.alcance is Alcance.PERIODO else "esperado al corte"

    @property
    def medidas(self) -> int:
        return sum(uno.brecha is not None for uno in self.con_meta)

    @property
    def atrasadas(self) -> int:
        return sum(uno.brecha is not None and uno.brecha < 0 for uno in self.con_meta)

    @property
    def cumplidas(self) -> int:
        return sum(uno.brecha is not None and (uno.avance or 0) >= 1 for uno in self.con_meta)


Regla = tuple[Callable[[LecturaDelPlan], bool], str]
REGLAS: tuple[Regla, ...] = (  # manda la primera que se cumple
    (lambda una: not una.con_meta, "Ninguna actividad del plan tiene una cantidad programada"),
    (
        lambda una: una.medidas == 0 and len(una.con_meta) == 1,
        "La actividad con cantidad programada no se puede comparar con lo esperado",
    ),
    (
        lambda una: una.medidas == 0,
        "Las {con_meta} actividades con cantidad programada no se pueden comparar con lo esperado",
    ),
    (lambda una: una.medidas == 1 == una.atrasadas, "La actividad medida va por debajo de lo esperado"),
    (lambda una: una.medidas == 1 == una.cumplidas, "La actividad medida cumplió la meta de la vigencia"),
    (lambda una: una.medidas == 1, "La actividad medida alcanza lo esperado"),
    (
        lambda una: una.cumplidas == una.medidas,
        "Las {medidas} actividades medidas cumplieron la meta de la vigencia",
    ),
    (lambda una: una.atrasadas == 0, "Las {medidas} actividades medidas alcanzan lo esperado"),
    (
        lambda una: una.atrasadas == una.medidas,
        "Las {medidas} actividades medidas van por debajo de lo esperado",
    ),
    (lambda una: una.atrasadas == 1, "Una de {medidas} actividades medidas va por debajo de lo esperado"),
    (lambda _: True, "{Atrasadas} de {medidas} actividades medidas van por debajo de lo esperado"),
)
ALCANCE_INCIERTO = "los datos no dicen qué tiempo cubre la cifra, o cubre uno distinto del de la gráfica"


def leer_plan(expediente: Expediente, alcance: Alcance) -> LecturaDelPlan:
    """Las actividades de la vigencia, con lo que se sabe de cada una."""
    campos = [campo.name for campo in fields(Renglon)]
    filas = avance_del_plan(expediente, alcance)[campos].to_dict("records")
    renglones = [_renglon({str(clave): valor for clave, valor in fila.items()}) for fila in filas]
    con_meta = [uno for uno in renglones if uno.programado is not None]
    con_meta.sort(key=lambda uno: (uno.brecha is None, uno.brecha or 0.0))
    sin_meta = tuple(uno for uno in renglones if uno.programado is None)
    return LecturaDelPlan(tuple(con_meta), sin_meta, alcance)


def titulo(lectura: LecturaDelPlan) -> str:
    """El hallazgo, por reglas que se pueden leer y discutir, y lo que queda por fuera de él."""
    frase = next(frase for cumple, frase in REGLAS if cumple(lectura))
    atrasadas = formato.en_texto(lectura.atrasadas, femenino=True)
    hallazgo = frase.format(
        con_meta=formato.en_texto(len(lectura.con_meta), femenino=True),
        medidas=formato.en_texto(lectura.medidas, femenino=True),
        Atrasadas=atrasadas[0].upper() + atrasadas[1:],
    )
    return "; ".join((hallazgo, *_por_fuera(lectura)))


def _por_fuera(lectura: LecturaDelPlan) -> Iterator[str]:
    """Cuántas actividades no entran en el hallazgo, y por qué."""
    sin_comparar, sin_meta = len(lectura.con_meta) - lectura.medidas, len(lectura.sin_meta)
    if lectura.medidas and sin_comparar:
        varias = f"otras {formato.en_texto(sin_comparar, femenino=True)} no se pueden comparar"
        yield formato.plural(sin_comparar, "otra no se puede comparar", varias)
    if lectura.con_meta and sin_meta:
        cual, cantidad = ("", " cantidad programada") if lectura.medidas else ("la ", "")
        varias = f"otras {formato.en_texto(sin_meta, femenino=True)} no {cual}tienen{cantidad}"
        yield formato.plural(sin_meta, f"otra no {cual}tiene{cantidad}", varias)


def medida(lectura: LecturaDelPlan, expediente: Expediente, alcance: Alcance) -> str:
    """Qué se mide, frente a qué y hasta cuándo."""
    dicho = "Ejecutado como parte de lo programado para la vigencia"
    if not lectura.con_meta:
        dicho = "Cifra registrada de cada actividad"
    if any(uno.base == BASE_MESES for uno in lectura.con_meta):
        meses = len(meses_del_alcance(expediente.periodo, alcance))
        cuales = "meses del periodo" if alcance is Alcance.PERIODO else "meses transcurridos"
        dicho += f"; lo esperado, donde no se programó por periodo, son los {cuales} ({meses} de 12)"
    return f"{dicho}; {formato.alcance_y_corte(alcance, expediente.periodo)}."


def alternativa(lectura: LecturaDelPlan) -> str:
    """Los mismos valores que se ven, en palabras; lo que un asterisco advierte se dice con su cifra."""
    con_meta = (_con_meta_en_palabras(uno, lectura.esperado) for uno in lectura.con_meta)
    frases = (titulo(lectura), "; ".join(con_meta), *_sin_meta_en_palabras(lectura), *_supuestos(lectura))
    return " ".join(f"{frase}." for frase in frases if frase)


def notas(lectura: LecturaDelPlan) -> list[str]:
    """Lo que quien mira debe saber antes de creer una cifra: su alcance y lo que se supuso."""
    dichas = [f"{supuesto}." for supuesto in _supuestos(lectura)]
    if any(uno.llamada for uno in lectura.con_meta + lectura.sin_meta):
        dichas.insert(0, f"* {ALCANCE_INCIERTO[0].upper()}{ALCANCE_INCIERTO[1:]}.")
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


def _con_meta_en_palabras(uno: Renglon, nombre_de_lo_esperado: str) -> str:
    avance = "avance sin dato" if uno.avance is None else f"avance de {formato.porcentaje(uno.avance)}"
    esperado = "sin dato" if uno.esperado is None else formato.porcentaje(uno.esperado)
    incierta = f" ({ALCANCE_INCIERTO})" if uno.llamada else ""
    cuanto = uno.cuanto(con_llamada=False)
    return f"{uno.texto}, {cuanto}{incierta}, {avance}, {nombre_de_lo_esperado} {esperado}"


def _sin_meta_en_palabras(lectura: LecturaDelPlan) -> Iterator[str]:
    """Las que no tienen cantidad programada, juntas según lo que se sabe de su cifra."""
    grupos: dict[str, list[str]] = {}
    for uno in lectura.sin_meta:
        cual = ALCANCE_INCIERTO if uno.llamada else "sin cifra registrada" if uno.valor is None else ""
        dicho = uno.texto if uno.valor is None else f"{uno.texto}, {uno.cuanto(con_llamada=False)}"
        grupos.setdefault(cual, []).append(dicho)
    for cual, dichas in grupos.items():
        yield f"Sin cantidad programada{f' ({cual})' if cual else ''}: {'; '.join(dichas)}"


def _supuestos(lectura: LecturaDelPlan) -> list[str]:
    todas = lectura.con_meta + lectura.sin_meta
    return [f"En «{uno.texto}», {uno.supuesto}" for uno in todas if uno.supuesto]
