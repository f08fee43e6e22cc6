"""Lo que se dice de las funciones: cuáles se abordaron, cuáles nunca y de cuáles no hay registro."""

from __future__ import annotations

from dataclasses import dataclass

from pandas import DataFrame

from informe_lib.indicadores.funciones import funciones_abordadas
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion import formato
from informe_lib.presentacion.reglas import Regla, algunos, frases

LETRAS_DE_UN_NOMBRE = 90  # una función más larga se nombra por su número


@dataclass(frozen=True, slots=True)
class HechosDeFunciones:
    """Las funciones de la norma, según lo que consta de cada una en las sesiones realizadas."""

    sesiones: int
    abordadas: int
    nunca: tuple[str, ...]
    sin_dato: tuple[str, ...]

    @property
    def todas(self) -> int:
        return self.abordadas + len(self.nunca) + len(self.sin_dato)

    @property
    def las(self) -> str:
        varias = f"las {formato.en_texto(self.todas, femenino=True)} funciones"
        return formato.plural(self.todas, "la única función", varias)

    @property
    def se_abordaron(self) -> str:
        if self.todas in (1, self.abordadas):
            return f"{formato.plural(self.todas, 'se abordó', 'se abordaron')} {self.las}"
        verbo = formato.plural(self.abordadas, "se abordó", "se abordaron")
        return f"{verbo} {formato.en_texto(self.abordadas, femenino=True)} de {self.las}"

    @property
    def ninguna(self) -> str:
        return self.las if self.todas == 1 else f"ninguna de {self.las}"

    @property
    def no_se_abordaron(self) -> str:
        verbo = formato.plural(len(self.nunca), "no se abordó", "no se abordaron")
        return f"{verbo} {algunos(self.nunca, femenino=True)}"

    @property
    def dudosas(self) -> str:
        return algunos(self.sin_dato, femenino=True)


REGLAS_DE_FUNCIONES: tuple[Regla[HechosDeFunciones], ...] = (
    Regla(lambda h: h.todas == 0 or h.sesiones == 0, ""),
    Regla(
        lambda h: len(h.sin_dato) == h.todas,
        "no se sabe qué funciones se abordaron: las sesiones no las registran",
    ),
    Regla(lambda h: h.abordadas > 0, "{h.se_abordaron}"),
    Regla(lambda h: len(h.nunca) == h.todas, "no se abordó {h.ninguna}"),
)
REGLAS_DE_LAS_QUE_FALTAN: tuple[Regla[HechosDeFunciones], ...] = (
    Regla(lambda h: h.sesiones > 0 and 0 < len(h.nunca) < h.todas, "{h.no_se_abordaron}"),
)
REGLAS_DE_LAS_DUDOSAS: tuple[Regla[HechosDeFunciones], ...] = (
    Regla(
        lambda h: h.sesiones > 0 and 0 < len(h.sin_dato) < h.todas,
        "no se sabe si se trató {h.dudosas}: hay sesiones que no registran sus funciones",
    ),
)


def frases_de_funciones(expediente: Expediente, alcance: Alcance) -> tuple[str, ...]:
    """Cuántas funciones se abordaron y cuáles no; sin sesiones o sin funciones no hay nada que decir."""
    hechos = _hechos_de_funciones(expediente, alcance)
    return (
        *frases(REGLAS_DE_FUNCIONES, hechos),
        *frases(REGLAS_DE_LAS_QUE_FALTAN, hechos),
        *frases(REGLAS_DE_LAS_DUDOSAS, hechos),
    )


def frases_de_funciones_sin_abordar(expediente: Expediente, alcance: Alcance) -> tuple[str, ...]:
    """Qué funciones no se abordaron en ninguna sesión; ninguna frase si no hubo sesiones."""
    hechos = _hechos_de_funciones(expediente, alcance)
    tabla = REGLAS_DE_LAS_QUE_FALTAN if hechos.abordadas or hechos.sin_dato else REGLAS_DE_FUNCIONES
    return frases(tabla, hechos)


def _hechos_de_funciones(expediente: Expediente, alcance: Alcance) -> HechosDeFunciones:
    """Las funciones por lo que consta de ellas, con el nombre que una frase les da."""
    tabla = funciones_abordadas(expediente, alcance)
    si = tabla["se_abordo"].fillna(value=False)
    no = ~tabla["se_abordo"].fillna(value=True)
    con_las_dos = tabla["especifica"].nunique() > 1
    return HechosDeFunciones(
        sesiones=len(expediente.sesiones_realizadas_en(alcance)),
        abordadas=int(si.sum()),
        nunca=_nombres(tabla[no], con_las_dos=con_las_dos),
        sin_dato=_nombres(tabla[tabla["se_abordo"].isna()], con_las_dos=con_las_dos),
    )


def _nombres(funciones: DataFrame, *, con_las_dos: bool) -> tuple[str, ...]:
    """«la función específica 3 («Proponer…»)»; la clase se dice si la instancia tiene de las dos."""
    nombres = []
    for fila in funciones.itertuples():
        clase = ("específica " if fila.especifica else "general ") if con_las_dos else ""
        texto = formato.entre_comillas(str(fila.texto))
        cual = f" ({texto})" if len(texto) <= LETRAS_DE_UN_NOMBRE else ""
        nombres.append(f"la función {clase}{fila.numero}{cual}")
    return tuple(nombres)
