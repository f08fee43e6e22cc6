"""Lo que la gráfica del plan lee de los datos: sus actividades, según lo que de cada una se sabe."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from pandas import isna

from informe_lib.indicadores.plan import avance_del_plan
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.plan import TipoDeMeta
from informe_lib.presentacion import formato
from informe_lib.presentacion.ausencias_del_plan import Ausencias, ausencias_del_plan
from informe_lib.presentacion.bloques import Columna, Datos, TipoDeDato
from informe_lib.presentacion.tabulacion import datos_con_motivos

MESES_DEL_ANO = 12
_COLUMNAS = (
    Columna("actividad", "Actividad"),
    Columna("unidad", "Unidad"),
    Columna("tipo_de_meta", "Tipo de meta"),
    Columna("linea_base", "Línea base", TipoDeDato.DECIMAL),
    Columna("programado", "Programado en la vigencia", TipoDeDato.DECIMAL),
    Columna("ejecutado", "Ejecutado", TipoDeDato.DECIMAL),
    Columna("registrado", "Cifra registrada", TipoDeDato.DECIMAL),
    Columna("alcance_registrado", "Alcance de la cifra registrada"),
    Columna("avance", "Avance", TipoDeDato.PROPORCION),
    Columna("esperado", "Esperado", TipoDeDato.PROPORCION),
    Columna("base", "Base de lo esperado"),
    Columna("supuesto", "Supuesto"),
    Columna("soporte", "Soporte de lo ejecutado"),
)
_CON_CAMINO = (TipoDeMeta.CRECIENTE.value, TipoDeMeta.DECRECIENTE.value)  # van de una línea base a una meta
# Según el alcance que declara una cifra que no responde por el de la gráfica: su llamada y qué advierte.
_ADVERTENCIAS: Mapping[str | None, tuple[str, str]] = {
    None: ("*", "los datos no dicen qué tiempo cubre la cifra"),
    Alcance.PERIODO.value: ("†", "la cifra cubre solo el periodo, no el acumulado del año"),
    Alcance.ACUMULADO.value: ("†", "la cifra es el acumulado del año, no la del periodo"),
    Alcance.CORTE.value: ("‡", "la cifra es la que había a la fecha de corte, no la del periodo"),
}


@dataclass(frozen=True, slots=True)
class Renglon:
    """Una actividad del plan, con su clave; None es lo que no se sabe, y `motivo` dice por qué."""

    actividad: str
    texto: str
    unidad: str | None
    tipo_de_meta: str
    linea_base: float | None
    programado: float | None
    no_se_programa: bool
    ejecutado: float | None
    registrado: float | None
    alcance_registrado: str | None
    avance: float | None
    esperado: float | None
    base: str | None
    supuesto: str | None
    motivo: str | None
    soporte: str | None

    @property
    def brecha(self) -> float | None:
        """Avance menos esperado, redondeada a lo que se imprime: nadie va atrasado por un decimal oculto."""
        if self.avance is None or self.esperado is None:
            return None
        return round(self.avance - self.esperado, 3)

    def no_tenia_nada_programado(self) -> bool:
        """Ni va al día ni atrasada: hasta el corte no había nada que hacer."""
        return self.esperado == 0 and self.brecha == 0

    @property
    def llamada(self) -> str:
        """La marca que remite de la cifra a su advertencia, si la tiene."""
        return _ADVERTENCIAS[self.alcance_registrado][0] if self._es_de_otro_alcance() else ""

    @property
    def advertencia(self) -> str:
        """Por qué la cifra que se muestra no responde por el alcance de la gráfica."""
        return _ADVERTENCIAS[self.alcance_registrado][1] if self._es_de_otro_alcance() else ""

    @property
    def valor(self) -> float | None:
        """Lo ejecutado en el alcance o, si no se sabe, la cifra registrada."""
        return self.registrado if self.ejecutado is None else self.ejecutado

    def cuanto(self, *, con_llamada: bool) -> str:
        """Lo ejecutado, de lo programado si se conoce, con su unidad; si es un nivel, desde dónde."""
        unidad = f" {self.unidad}" if self.unidad else ""
        meta = "" if self.programado is None else formato.numero(self.programado)
        if self.valor is None:
            return f"programado: {meta}{unidad}" if meta else "sin dato"
        valor = formato.numero(self.valor) + (self.llamada if con_llamada else "")
        if self.linea_base is not None and self.tipo_de_meta in _CON_CAMINO and meta:
            return f"de {formato.numero(self.linea_base)} a {valor}; meta: {meta}{unidad}"
        return f"{valor}{f' de {meta}' if meta else ''}{unidad}"

    @property
    def avance_dicho(self) -> str:
        """«33,3 %»; de lo que se hace o no se hace, si se hizo."""
        return self._dicho(self.avance)

    @property
    def esperado_dicho(self) -> str:
        dicho = self._dicho(self.esperado)
        return "aún no" if dicho == "no" else dicho

    def _dicho(self, proporcion: float | None) -> str:
        if proporcion is None:
            return "sin dato"
        if self.tipo_de_meta == TipoDeMeta.SI_NO.value and proporcion in (0, 1):
            return "sí" if proporcion else "no"
        return formato.porcentaje(proporcion)

    def _es_de_otro_alcance(self) -> bool:
        return self.ejecutado is None and self.registrado is not None


@dataclass(frozen=True, slots=True)
class LecturaDelPlan:
    """Las actividades de una vigencia: las programadas van de la más atrasada a la menos.

    De las que están por conocer debería haber una cantidad programada y no se sabe cuál es; las que
    no se programan no tienen por qué llevarla, y los datos lo dicen.
    """

    programadas: tuple[Renglon, ...]
    por_conocer: tuple[Renglon, ...]
    sin_programar: tuple[Renglon, ...]
    alcance: Alcance
    es_fin_de_vigencia: bool
    faltas: Ausencias

    @property
    def todas(self) -> tuple[Renglon, ...]:
        return self.programadas + self.por_conocer + self.sin_programar

    @property
    def esperado(self) -> str:
        """Cómo se llama lo que se esperaba: el periodo tiene su parte; lo demás llega hasta el corte."""
        return "esperado en el periodo" if self.alcance is Alcance.PERIODO else "esperado al corte"

    def no_hay_cifras(self) -> bool:
        """¿Ni cantidades programadas ni cifras registradas? Entonces no hay qué dibujar."""
        return not self.programadas and all(uno.valor is None for uno in self.todas)

    @property
    def medidas(self) -> int:
        """Las que se comparan con lo esperado, que no es comparar con nada."""
        comparables = sum(uno.brecha is not None for uno in self.programadas)
        return comparables - self.sin_nada_programado

    @property
    def sin_nada_programado(self) -> int:
        return sum(uno.no_tenia_nada_programado() for uno in self.programadas)

    @property
    def atrasadas(self) -> int:
        return sum(uno.brecha is not None and uno.brecha < 0 for uno in self.programadas)

    @property
    def cumplidas(self) -> int:
        """Las que ya cumplieron con el año: un nivel que se sostiene no se cumple hasta que termina."""
        return sum(
            uno.brecha is not None
            and (uno.avance or 0) >= 1
            and (self.es_fin_de_vigencia or uno.tipo_de_meta != TipoDeMeta.CONSTANTE.value)
            for uno in self.programadas
        )


def leer_plan(expediente: Expediente, alcance: Alcance) -> LecturaDelPlan:
    """Las actividades de la vigencia, con lo que se sabe de cada una."""
    avance = avance_del_plan(expediente, alcance)
    renglones = [_renglon(fila) for fila in avance.to_dict("records")]
    programadas = [uno for uno in renglones if uno.programado is not None]
    programadas.sort(key=lambda uno: (uno.brecha is None, uno.brecha or 0.0))
    sin_cantidad = [uno for uno in renglones if uno.programado is None]
    por_conocer = tuple(uno for uno in sin_cantidad if not uno.no_se_programa)
    sin_programar = tuple(uno for uno in sin_cantidad if uno.no_se_programa)
    es_fin = expediente.corte.month == MESES_DEL_ANO
    faltas = ausencias_del_plan(expediente, alcance, avance)
    return LecturaDelPlan(tuple(programadas), por_conocer, sin_programar, alcance, es_fin, faltas)


def datos(lectura: LecturaDelPlan) -> Datos:
    """Una fila por actividad, con la razón de cada dato que le falta."""
    campos = [columna.clave for columna in _COLUMNAS[1:]]
    return datos_con_motivos(
        _COLUMNAS,
        (
            (
                uno.texto,
                *(lectura.faltas.get((uno.actividad, campo), getattr(uno, campo)) for campo in campos),
            )
            for uno in lectura.todas
        ),
    )


def _renglon(fila: Mapping[Hashable, Any]) -> Renglon:
    campos = [campo.name for campo in fields(Renglon)]
    conocidos: dict[str, Any] = {clave: None if isna(fila[clave]) else fila[clave] for clave in campos}
    return Renglon(**conocidos)
