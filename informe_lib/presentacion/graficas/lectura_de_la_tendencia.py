"""Lo que la gráfica de tendencia lee de los datos: cómo le fue a la instancia en cada periodo."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from pandas import isna

from informe_lib.indicadores.series import serie_por_periodo
from informe_lib.modelo.ausencia import Ausencia, sin_dato
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.periodo import MESES, Periodo, TipoDePeriodo
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import Columna, Datos, TipoDeDato
from informe_lib.presentacion.reglas import Regla, plantilla_de
from informe_lib.presentacion.tabulacion import datos_con_motivos

PERIODOS_QUE_CABEN, PERIODOS_EN_UN_TELEFONO = 12, 6
_COLUMNAS = (
    Columna("periodo", "Periodo"),
    Columna("sesiones_realizadas", "Sesiones realizadas", TipoDeDato.ENTERO, "sesiones"),
    Columna("sesiones_programadas", "Sesiones programadas", TipoDeDato.ENTERO, "sesiones"),
    Columna("tasa_de_asistencia", "Asistencia", TipoDeDato.PROPORCION),
    Columna("decisiones", "Decisiones", TipoDeDato.ENTERO, "decisiones"),
)


@dataclass(frozen=True, slots=True)
class PeriodoLeido:
    """Un periodo de la serie; None es lo que no se sabe."""

    periodo: Periodo
    realizadas: int | None
    programadas: int | None
    asistencia: float | None
    decisiones: int | None
    motivo: str | None

    def por_que_falta(self, medida: str) -> Ausencia:
        """De la razón de todo lo que falta, lo que toca a esa medida."""
        motivo = self.motivo or "no se conoce"
        propio = motivo.partition(f"{medida}: ")[2].partition("; decisiones: ")[0]
        return sin_dato(propio or motivo)

    def tiene_datos(self) -> bool:
        return any((self.realizadas, self.programadas, self.asistencia is not None, self.decisiones))

    @property
    def breve(self) -> str:
        """«Sem. 2», «Trim. 3», «jul»: el año va en otro renglón."""
        if self.periodo.tipo is TipoDePeriodo.MES:
            return MESES[self.periodo.numero - 1][:3]
        if self.periodo.tipo is TipoDePeriodo.ANUAL:
            return "Año"
        abreviado = {"B": "Bim.", "T": "Trim.", "C": "Cuat.", "S": "Sem."}[self.periodo.tipo.value]
        return f"{abreviado} {self.periodo.numero}"


Tendencia = tuple[PeriodoLeido, ...]
# Qué se dice del último periodo frente al anterior, según el cambio; manda la primera que se cumple.
REGLAS_DE_ASISTENCIA: tuple[Regla[float], ...] = (
    Regla(lambda cambio: cambio > 0, "La asistencia subió de {antes} a {ahora} frente al periodo anterior"),
    Regla(lambda cambio: cambio < 0, "La asistencia bajó de {antes} a {ahora} frente al periodo anterior"),
    Regla(lambda _: True, "La asistencia fue del {ahora}, igual que en el periodo anterior"),
)


def leer_tendencia(expediente: Expediente) -> Tendencia:
    """Los periodos declarados hasta el del informe, desde el primero que tiene datos."""
    leidos = [_leido(fila) for fila in serie_por_periodo(expediente).to_dict("records")]
    while leidos and not leidos[0].tiene_datos():
        leidos.pop(0)
    return tuple(leidos)


def titulo(tendencia: Tendencia) -> str:
    """Qué cambió frente al periodo anterior: la asistencia o, si no se conoce, las sesiones."""
    anterior, actual = tendencia[-2:]
    if anterior.asistencia is not None and actual.asistencia is not None:
        cambio = round(actual.asistencia - anterior.asistencia, 3)  # lo que se imprime: sin decimal oculto
        frase = plantilla_de(REGLAS_DE_ASISTENCIA, cambio)
        antes, ahora = map(formato.porcentaje, (anterior.asistencia, actual.asistencia))
        return frase.format(antes=antes, ahora=ahora)
    realizadas = actual.realizadas or 0
    sujeto = (
        "No se realizó ninguna sesión"
        if not realizadas
        else f"Se {formato.plural(realizadas, 'realizó', 'realizaron')} "
        f"{formato.en_texto(realizadas, femenino=True)} {formato.plural(realizadas, 'sesión', 'sesiones')}"
    )
    return f"{sujeto}, {_frente_al_anterior(realizadas - (anterior.realizadas or 0))}"


def aviso(tendencia: Tendencia) -> str:
    """Por qué un periodo no dice cuántas decisiones hubo; nada si todos lo dicen."""
    if all(uno.decisiones is not None for uno in tendencia):
        return ""
    return " «Sin dato» en decisiones: de alguna sesión realizada no consta si las hubo."


def alternativa(tendencia: Tendencia) -> str:
    """Las tres medidas de cada periodo, en orden."""
    return f"{titulo(tendencia)}. " + " ".join(f"{_en_palabras(uno)}." for uno in tendencia)


def datos(tendencia: Tendencia) -> Datos:
    """Una fila por periodo."""
    return datos_con_motivos(
        _COLUMNAS,
        (
            (
                *(uno.periodo.nombre, uno.realizadas, uno.programadas),
                uno.por_que_falta("asistencia") if uno.asistencia is None else uno.asistencia,
                uno.por_que_falta("decisiones") if uno.decisiones is None else uno.decisiones,
            )
            for uno in tendencia
        ),
    )


def _frente_al_anterior(diferencia: int) -> str:
    if not diferencia:
        return "igual que en el periodo anterior"
    cuantas = formato.en_texto(abs(diferencia), femenino=True)
    return f"{cuantas} {'más' if diferencia > 0 else 'menos'} que en el periodo anterior"


def _en_palabras(uno: PeriodoLeido) -> str:
    asistencia = "sin dato" if uno.asistencia is None else formato.porcentaje(uno.asistencia)
    return (
        f"{uno.periodo.nombre}: sesiones, {_dicho(uno.realizadas)} de {_dicho(uno.programadas)} programadas; "
        f"asistencia, {asistencia}; decisiones, {_dicho(uno.decisiones)}"
        f"{f' ({uno.motivo})' if uno.motivo else ''}"
    )


def _dicho(cuantas: int | None) -> str:
    return "sin dato" if cuantas is None else formato.numero(cuantas)


def _leido(fila: Mapping[Hashable, Any]) -> PeriodoLeido:
    conocida = {clave: None if isna(valor) else valor for clave, valor in fila.items()}
    return PeriodoLeido(
        Periodo.desde_texto(str(fila["periodo"])),
        *(conocida["sesiones_realizadas"], conocida["sesiones_programadas"]),
        *(conocida["tasa_de_asistencia"], conocida["decisiones"], conocida["motivo"]),
    )
