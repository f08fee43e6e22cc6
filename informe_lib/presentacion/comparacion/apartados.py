"""De la comparación a lo que se lee: un apartado por asunto, y de los que no cambiaron, una sola frase."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from informe_lib.indicadores.comparacion import Cambio, Comparacion, Novedad
from informe_lib.presentacion import formato
from informe_lib.presentacion.comparacion.cambios_escritos import notas_de_cambios
from informe_lib.presentacion.comparacion.frases import (
    Grupo,
    frases_de_novedades,
    grupos_de_decisiones,
)
from informe_lib.revision.alerta import Alerta
from informe_lib.revision.comparacion import AlertasComparadas

PLAN_DE_OTRA_VIGENCIA = "Los dos periodos son de vigencias distintas: sus planes no se comparan."


@dataclass(frozen=True, slots=True)
class Apartado:
    """Lo que cambió en un asunto; `en_frase` lo nombra con su artículo («las normas»).

    `cambios` van en una tabla y `grupos` son oraciones; sin unos ni otros, no cambió. Si `se_compara` es
    falso no hay nada que se conozca en los dos periodos: de eso no se dice que siga igual.
    """

    clave: str
    titulo: str
    en_frase: str
    cambios: tuple[Cambio, ...] = ()
    grupos: tuple[Grupo, ...] = ()
    se_compara: bool = True

    @property
    def cambio(self) -> bool:
        return bool(self.cambios or self.grupos)


def apartados(comparacion: Comparacion) -> tuple[Apartado, ...]:
    """Los asuntos de la comparación en el orden en que se leen, también los que no cambiaron.

    Recibe    la comparación de dos periodos.
    Devuelve  de cada asunto, solo lo que cambió: sus medidas y sus novedades, ya en oraciones.
    """
    una = comparacion
    return (
        _de_novedades(una, "identidad", "La instancia", "el nombre y el estado", una.identidad),
        _de_medidas("indicadores", "Indicadores", "los indicadores", una.indicadores),
        _de_novedades(una, "funciones", "Funciones", "las funciones abordadas", una.funciones),
        _de_medidas("cifras", "Cifras", "las cifras", una.cifras),
        _del_plan(una),
        _de_medidas("metas", "Metas del plan", "las metas del plan", una.metas),
        Apartado(
            "decisiones", "Decisiones y compromisos", "las decisiones y los compromisos",
            grupos=tuple(grupos_de_decisiones(una.decisiones)),
        ),
        _de_novedades(una, "sillas", "Sillas", "las sillas", una.sillas),
        _de_novedades(una, "designaciones", "Quién ejerce", "las designaciones", una.designaciones),
        _de_novedades(una, "normas", "Normas", "las normas", una.normas),
        _de_novedades(una, "reglamento", "Reglamento interno", "el reglamento interno", una.reglamento),
        _de_novedades(una, "textos", "Textos", "los textos", una.textos),
    )  # fmt: skip


def apartado_de_alertas(alertas: AlertasComparadas) -> Apartado:
    """Las nuevas y las que ya no están, una por una; las que siguen, cuántas son."""
    grupos = [
        Grupo(f"{_contadas(unas)} {formato.plural(len(unas), *dichos)}.", tuple(map(_dicha, unas)))
        for unas, dichos in (
            (alertas.nuevas, ("nueva", "nuevas")), (alertas.resueltas, ("que ya no está", "que ya no están")),
        )
        if unas
    ]  # fmt: skip
    if grupos and alertas.siguen:
        verbo = formato.plural(len(alertas.siguen), "sigue", "siguen")
        grupos.append(Grupo(f"{_contadas(alertas.siguen)} {verbo}."))
    return Apartado("alertas", "Alertas", "las alertas", grupos=tuple(grupos))


def sin_cambios(apartados: Iterable[Apartado]) -> str:
    """«Sin cambios en las sillas, las normas ni los textos.»; vacío si todo cambió."""
    iguales = [uno.en_frase for uno in apartados if uno.se_compara and not uno.cambio]
    *primeros, ultimo = iguales or [""]
    if not ultimo:
        return ""
    return f"Sin cambios en {', '.join(primeros)} ni {ultimo}." if primeros else f"Sin cambios en {ultimo}."


def _de_novedades(
    comparacion: Comparacion, clave: str, titulo: str, en_frase: str, novedades: Sequence[Novedad]
) -> Apartado:
    rotulos = {uno.clave: uno.rotulo for uno in comparacion.intervalo.ahora.formato.secciones}
    propios = rotulos if clave == "textos" else {}
    grupos = tuple(Grupo(frase) for frase in frases_de_novedades(novedades, propios))
    return Apartado(clave, titulo, en_frase, grupos=grupos)


def _de_medidas(clave: str, titulo: str, en_frase: str, medidas: Sequence[Cambio]) -> Apartado:
    cambios = tuple(uno for uno in medidas if uno.hay_cambio)
    notas = tuple(Grupo(nota) for nota in notas_de_cambios(cambios))
    se_compara = any(uno.se_conoce for uno in medidas)
    return Apartado(clave, titulo, en_frase, cambios, notas, se_compara)


def _del_plan(comparacion: Comparacion) -> Apartado:
    """El avance de cada actividad; de dos vigencias, por qué no se compara."""
    antes, ahora = comparacion.intervalo.antes.periodo, comparacion.intervalo.ahora.periodo
    de_las_actividades = _de_medidas("plan", "Avance del plan", "el avance del plan", comparacion.plan)
    if antes.vigencia == ahora.vigencia:
        return de_las_actividades
    return Apartado("plan", "Avance del plan", "el avance del plan", grupos=(Grupo(PLAN_DE_OTRA_VIGENCIA),))


def _contadas(alertas: Sequence[Alerta]) -> str:
    contadas = formato.conteo(len(alertas), "alerta", "alertas")
    return f"{contadas[0].upper()}{contadas[1:]}"


def _dicha(alerta: Alerta) -> str:
    return f"{alerta.codigo} ({alerta.severidad}): {alerta.mensaje}"
