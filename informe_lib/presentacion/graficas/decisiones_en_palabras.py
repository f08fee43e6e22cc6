"""Lo que la gráfica de decisiones afirma: su titular y su texto alternativo."""

from __future__ import annotations

from informe_lib.indicadores.decisiones import SIN_DATO
from informe_lib.modelo.decision import EstadoDeDecision, TipoDeDecision
from informe_lib.presentacion import formato
from informe_lib.presentacion.graficas.lectura_de_decisiones import (
    FINALES,
    DecisionLeida,
    LecturaDeDecisiones,
)

CON_DETALLE = 12  # más decisiones dichas una por una ya no se escuchan: van en los datos


def titulo(lectura: LecturaDeDecisiones) -> str:
    """Cuántas siguen abiertas, cuántas vencieron y de cuántas no se sabe."""
    vencidas = _vencidas(lectura)
    es_la_misma = len(lectura.vencidas) == _abiertas_conocidas(lectura) == 1
    titular = " y ".join((_titular(lectura), *vencidas)) if es_la_misma else _titular(lectura)
    return "; ".join((titular, *(() if es_la_misma else vencidas), *_sin_estado(lectura)))


def alternativa(lectura: LecturaDeDecisiones) -> str:
    """Los conteos por estado y la antigüedad de cada decisión abierta."""
    estados = formato.lista(
        f"{estado} ({formato.numero(cuantas)})" for estado, cuantas in lectura.por_estado()
    )
    frases = [titulo(lectura), f"Por estado: {estados}"]
    if lectura.abiertas:
        dichas = "; ".join(map(_en_palabras, lectura.abiertas[:CON_DETALLE]))
        frases.append(f"Abiertas, de la más vencida a la más reciente: {dichas}")
    if len(lectura.abiertas) > CON_DETALLE:
        frases.append("Las demás están en los datos de la gráfica")
    return " ".join(f"{frase}." for frase in frases)


def sustantivo(lectura: LecturaDeDecisiones, cuantas: int) -> str:
    """«decisiones», «compromisos» o, si hay de ambos, «decisiones y compromisos»."""
    if lectura.son(TipoDeDecision.DECISION):
        return formato.plural(cuantas, "decisión", "decisiones")
    if lectura.son(TipoDeDecision.COMPROMISO):
        return formato.plural(cuantas, "compromiso", "compromisos")
    return "decisiones y compromisos"


def _titular(lectura: LecturaDeDecisiones) -> str:
    abiertas, conocidas = _abiertas_conocidas(lectura), len(lectura.todas) - lectura.en_estado(SIN_DATO)
    if not conocidas:
        cual = formato.plural(len(lectura.todas), _la_unica(lectura), _todas(lectura))
        return f"No se conoce el estado {formato.con_preposicion('de', cual)}"
    if not abiertas:
        return _todas_terminadas(lectura, conocidas)
    verbo = formato.plural(abiertas, "sigue", "siguen")
    como = _concordado(lectura, "abiert", abiertas)
    if abiertas == len(lectura.todas):
        quienes = formato.plural(abiertas, _la_unica(lectura), _todas(lectura))
        return f"{quienes[0].upper()}{quienes[1:]} {verbo} {como}"
    return f"{_de_todas(lectura)}, {_contadas(lectura, abiertas)} {verbo} {como}"


def _todas_terminadas(lectura: LecturaDeDecisiones, conocidas: int) -> str:
    """«Las cinco decisiones están cumplidas»; si alguna se descartó, se dice."""
    cumplidas = lectura.en_estado(EstadoDeDecision.CUMPLIDA.value)
    como = _concordado(lectura, "cumplid", conocidas)
    if cumplidas < conocidas:
        descartada = _concordado(lectura, "descartad", conocidas)
        como = descartada if not cumplidas else f"{como} o {descartada}"
    verbo = formato.plural(conocidas, "está", "están")
    if conocidas < len(lectura.todas):
        return f"{_de_todas(lectura)}, {_contadas(lectura, conocidas)} {verbo} {como}"
    quienes = formato.plural(conocidas, _la_unica(lectura), _todas(lectura))
    return f"{quienes[0].upper()}{quienes[1:]} {verbo} {como}"


def _vencidas(lectura: LecturaDeDecisiones) -> tuple[str, ...]:
    """Cuántas vencieron y hace cuánto; si es la única abierta, el sujeto ya está dicho."""
    if not lectura.vencidas:
        return ()
    dias = lectura.vencidas[0].vencida
    hace = f"hace {formato.numero(dias)} {formato.plural(dias, 'día', 'días')}"
    if len(lectura.vencidas) > 1:
        la_primera = "la primera" if lectura.son(TipoDeDecision.DECISION) else "el primero"
        return (f"{_contadas(lectura, len(lectura.vencidas))} ya vencieron, {la_primera} {hace}",)
    sujeto = "" if _abiertas_conocidas(lectura) == 1 else f"{_contadas(lectura, 1)} "
    return (f"{sujeto}venció {hace}",)


def _sin_estado(lectura: LecturaDeDecisiones) -> tuple[str, ...]:
    cuantas = lectura.en_estado(SIN_DATO)
    if not 0 < cuantas < len(lectura.todas):
        return ()
    otras = _concordado(lectura, "otr", cuantas) + (f" {_contadas(lectura, cuantas)}" if cuantas > 1 else "")
    return (f"de {otras} no se conoce el estado",)


def _abiertas_conocidas(lectura: LecturaDeDecisiones) -> int:
    return len(lectura.todas) - lectura.en_estado(SIN_DATO, *FINALES)


def _genero(lectura: LecturaDeDecisiones) -> str:
    return "a" if lectura.son(TipoDeDecision.DECISION) else "o"


def _concordado(lectura: LecturaDeDecisiones, raiz: str, cuantas: int) -> str:
    return f"{raiz}{_genero(lectura)}{formato.plural(cuantas, '', 's')}"


def _contadas(lectura: LecturaDeDecisiones, cuantas: int) -> str:
    """«dos», «una»; en masculino, sin nombre que la siga, «uno» y no «un»."""
    if cuantas == 1:
        return "una" if lectura.son(TipoDeDecision.DECISION) else "uno"
    return formato.en_texto(cuantas, femenino=lectura.son(TipoDeDecision.DECISION))


def _la_unica(lectura: LecturaDeDecisiones) -> str:
    articulo = "la única" if lectura.son(TipoDeDecision.DECISION) else "el único"
    return f"{articulo} {sustantivo(lectura, 1)}"


def _todas(lectura: LecturaDeDecisiones) -> str:
    cuantas = len(lectura.todas)
    articulo = "las" if lectura.son(TipoDeDecision.DECISION) else "los"
    return f"{articulo} {_contadas(lectura, cuantas)} {sustantivo(lectura, cuantas)}"


def _de_todas(lectura: LecturaDeDecisiones) -> str:
    cuantas = len(lectura.todas)
    return f"De {_contadas(lectura, cuantas)} {sustantivo(lectura, cuantas)}"


def _en_palabras(una: DecisionLeida) -> str:
    responsable = f", {una.responsable}" if una.responsable else ""
    return f"{una.texto} ({una.estado}{responsable}), {una.antiguedad}"
