"""Una cuenta de los datos: cuánto, de qué, con qué rasgos y en qué plazo."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from functools import lru_cache
from typing import TypedDict, Unpack

from informe_lib.revision.texto.palabras import lemas_de, raiz
from informe_lib.revision.texto.plazos import Clase, Plazo

CUALQUIERA = "*"


@dataclass(frozen=True, slots=True)
class Cuenta:
    """Lo que los datos cuentan: `nombres` son los lemas con que se llama lo contado.

    Los `rasgos` la distinguen de otras cuentas de lo mismo («extraordinaria», «programado»). Es `principal`
    la que alguien registró y no un cálculo; `solo_nombrada`, la que vale si la oración nombra su plazo. Con
    los `cercanos` también se la nombra, si la oración trae otra de sus `raices`; pero no la contradicen.
    """

    valor: Decimal
    nombres: frozenset[str]
    que: str
    rasgos: Mapping[str, str] = field(default_factory=dict)
    plazo: Plazo | None = None
    es_parte: bool = False
    principal: bool = False
    solo_nombrada: bool = False
    cifra: str | None = None
    cercanos: frozenset[str] = frozenset()
    raices: frozenset[str] = frozenset()

    def vale_en(self, plazos: frozenset[Plazo]) -> bool:
        """¿Responde por alguno de los plazos de que se habla? Sin ninguno, por el que sea."""
        if self.plazo is None:
            return True
        if self.plazo.es_breve():
            return self._vale_un_dia(self.plazo, plazos)
        firmes = [uno for uno in plazos if not uno.es_breve()]
        if not firmes:
            return not self.solo_nombrada
        if self.plazo.clase is Clase.CORTE:
            vispera = self.plazo.fin + timedelta(days=1)  # con lo que había empezó el plazo siguiente
            return any(uno.fin == self.plazo.fin or uno.inicio == vispera for uno in firmes)
        return any(
            (uno.inicio, uno.fin) == (self.plazo.inicio, self.plazo.fin)
            for uno in firmes
            if uno.clase is not Clase.CORTE
        )

    def _vale_un_dia(self, suyo: Plazo, plazos: frozenset[Plazo]) -> bool:
        breves = [uno for uno in plazos if uno.es_breve()]
        if suyo.clase is Clase.MES:
            return suyo in breves
        return any(uno.cubre(suyo.inicio) for uno in breves or plazos) or not plazos


@lru_cache(maxsize=512)
def nombres(palabras: str) -> frozenset[str]:
    """Los lemas de unas palabras: «sesiones encuentros» son {sesion, encuentro}."""
    return lemas_de((palabras,))


AVANCE = nombres("avance cumplimiento ejecucion")


def _raices(palabras: str) -> frozenset[str]:
    return frozenset(raiz(una) for una in palabras.split())


# Con qué palabras se reconoce cada rasgo; las de los datos (sillas, cifras) las pone el catálogo.
_VOCABULARIO: Mapping[str, Mapping[str, str]] = {
    "tipo": {"ordinaria": "ordinaria ordinario", "extraordinaria": "extraordinaria extraordinario"},
    "estado": {
        "fallida": "fallida fallido fracaso completo",
        "aplazada": "aplazada aplazo pospuesta corrio",
        "cancelada": "cancelada cancelo",
        "programada": "programada prevista preveia calendario convocada planeada agendada citada",
        "instalada": "instalada instalaron",
        "minima": "minimo minima exige exigidas obligatorias requeria requiere bastaba",
        "realizada": "realizada celebrada efectuada llevadas adelanto desarrollo sesiono hubo tuvo",
    },
    "modalidad": {"presencial": "presencial", "virtual": "virtual remota", "mixta": "mixta hibrida"},
    "clase": {"decision": "decision", "compromiso": "compromiso tarea"},
    "situacion": {
        "cumplida": "cumplida cumplieron cerrada cerro",
        "en ejecucion": "ejecucion curso marcha desarrollo ejecutando",
        "pendiente": "pendiente",
        "descartada": "descartada",
        "abierta": "abierta pendiente",
        "vencida": "vencida vencieron mora",
        "sin dato": "reporte dato seguimiento constancia registro",
    },
    "presencia": {
        "presente": "asistio asistieron asistente presente presencia acudieron concurrio participo ocupado "
        "reunio estuvo estuvieron conto atendida",
        "ausente": "ausente ausencia falto faltaron inasistencia excuso excusa dejo dejaron inasistente",
        "delegado": "delegado delegacion",
        "encargado": "encargado encargo",
    },
    "especie": {"general": "general", "especifica": "especifica"},
    "abordada": {"si": "abordada ejercio ejercieron trato trataron desarrollada", "no": "ninguna"},
    "medida": {
        "programado": "programada prevista preveia proyectada planeada meta contempla fijaba esperada "
        "programacion anual propuesta estimada comprometida universo",
        "ejecutado": "ejecutada realizada hecha hicieron practicada adelantada lleva llevaron van cumplieron "
        "lograron alcanzo llegaron cerro desarrollo efectuada",
        "pendiente": "pendiente falta faltan faltaron restante resta "
        "queda quedan quedaron faltante continuan siguen permanecen",
        "base": "base partida inicial partio",
    },
    "publicacion": {
        "si": "publicada publicaron dispuesta cargada portal pagina web disponible",
        "no": "no resta falta faltan pendiente",
    },
    "cumplimiento": {
        "si": "cumplieron meta llegaron alcanzaron logro",
        "no": "debajo quedaron incumplidas no",
    },
    "lapso": {
        "vencida": "vencida mora retraso atraso",
        "entre sesiones": "entre intervalo transcurrieron pasaron",
    },
    "calidad": {"invitada": "invitada invitados"},
    "via": {"sesion": "sesion", "acto": "circular acto fuera"},
    "vigor": {"si": "vigente vigor rige rigen", "no": "derogada"},
}
PALABRAS_DE_RASGOS: Mapping[str, Mapping[str, frozenset[str]]] = {
    dimension: {valor: _raices(palabras) for valor, palabras in valores.items()}
    for dimension, valores in _VOCABULARIO.items()
}
OPUESTOS = {"si": "no", "presente": "ausente", "ejecutado": "pendiente", "cumplida": "abierta"}
# Lo que se entiende si no se dice: «tres sesiones» son las que se celebraron.
DE_SIEMPRE: Mapping[str, str] = {"estado": "realizada", "medida": "ejecutado"} | dict.fromkeys(
    ("presencia", "publicacion", "cumplimiento", "abordada", "vigor", "lapso", "asunto"), CUALQUIERA
)


class Detalle(TypedDict, total=False):
    """Lo que de una cuenta no hay que decir siempre."""

    plazo: Plazo | None
    es_parte: bool
    principal: bool
    solo_nombrada: bool


def cuenta(
    valor: int | Decimal,
    de: str,
    que: str,
    rasgos: Mapping[str, str] | None = None,
    **detalle: Unpack[Detalle],
) -> Cuenta:
    """Una cuenta de lo que `de` nombra, en cualquiera de sus palabras."""
    return Cuenta(Decimal(valor), nombres(de), que, rasgos or {}, **detalle)


def distintivas(textos: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """De cada clave, las raíces que ninguna otra comparte con ella."""
    todas = {clave: frozenset(palabras) for clave, palabras in textos.items()}
    return {
        clave: suyas - frozenset().union(*(otras for otra, otras in todas.items() if otra != clave))
        for clave, suyas in todas.items()
    }
