"""Lo que la gráfica de decisiones afirma: su titular y su texto alternativo."""

from __future__ import annotations

from informe_lib.indicadores.decisiones import SIN_DATO
from informe_lib.modelo.decision import EstadoDeDecision, TipoDeDecision
from informe_lib.presentacion import formato
from informe_lib.presentacion.graficas.lectura_de_decisiones import (
    DecisionLeida,
    LecturaDeDecisiones,
)

CON_DETALLE = 12  # más decisiones dichas una por una ya no se escuchan: van en los datos


def titulo(lectura: LecturaDeDecisiones) -> str:
    """Cuántas siguen abiertas, cuántas vencieron y de cuántas no se sabe."""
    titular, vencidas, sin_estado = _titular(lectura), _vencidas(lectura), _sin_estado(lectura)
    if len(lectura.vencidas) == 1:  # si ya se acaba de hablar de ella, no se cuenta otra vez
        if lectura.vencidas == _abiertas_conocidas(lectura):
            return "; ".join((f"{titular} y {_vencio(lectura)}", *sin_estado))
        if lectura.vencidas == lectura.todas:
            return f"{titular}; {_vencio(lectura)}"
        if lectura.vencidas == _en_estado(lectura, SIN_DATO):
            return "; ".join((titular, *(f"{dicho} y {_vencio(lectura)}" for dicho in sin_estado)))
    return "; ".join((titular, *vencidas, *sin_estado))


def alternativa(lectura: LecturaDeDecisiones) -> str:
    """Los conteos por estado y la antigüedad de cada decisión abierta."""
    estados = formato.lista(
        f"{estado} ({formato.numero(cuantas)})" for estado, cuantas in lectura.por_estado()
    )
    frases = [titulo(lectura), f"Por estado: {estados}"]
    if lectura.abiertas:
        dichas = "; ".join(map(_en_palabras, lectura.abiertas[:CON_DETALLE]))
        frases.append(f"{abiertas(lectura).capitalize()}, {_en_orden(lectura)}: {dichas}")
    if len(lectura.abiertas) > CON_DETALLE:
        frases.append(f"{_los(lectura).capitalize()} demás están en los datos de la gráfica")
    return " ".join(f"{frase}." for frase in frases)


def sustantivo(lectura: LecturaDeDecisiones, cuantas: int) -> str:
    """«decisiones», «compromisos» o, si hay de ambos, «decisiones y compromisos»."""
    if lectura.son(TipoDeDecision.DECISION):
        return formato.plural(cuantas, "decisión", "decisiones")
    if lectura.son(TipoDeDecision.COMPROMISO):
        return formato.plural(cuantas, "compromiso", "compromisos")
    return "decisiones y compromisos"


def que_se_ve(lectura: LecturaDeDecisiones) -> str:
    """«Compromisos según su último seguimiento, y días desde que se tomaron los que siguen abiertos»."""
    cuales = f"{_los(lectura)} que siguen {abiertas(lectura)}"
    return (
        f"{sustantivo(lectura, 2).capitalize()} según su último seguimiento, y días desde que se tomaron "
        f"{cuales}"
    )


def cerradas(lectura: LecturaDeDecisiones) -> str:
    """«las cerradas», «los cerrados»."""
    return f"{_los(lectura)} {_concordado(lectura, 'cerrad', 2)}"


def abiertas(lectura: LecturaDeDecisiones, cuantas: int = 2) -> str:
    """«abiertas» si todas son decisiones; si no, «abiertos»."""
    return _concordado(lectura, "abiert", cuantas)


def _los(lectura: LecturaDeDecisiones) -> str:
    return "las" if lectura.son(TipoDeDecision.DECISION) else "los"


def _en_orden(lectura: LecturaDeDecisiones) -> str:
    if lectura.son(TipoDeDecision.DECISION):
        return "de la más vencida a la más reciente"
    return "del más vencido al más reciente"


def _titular(lectura: LecturaDeDecisiones) -> str:
    abiertas, conocidas = len(_abiertas_conocidas(lectura)), len(lectura.todas) - lectura.en_estado(SIN_DATO)
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
    """Cuántas vencieron y hace cuánto."""
    if not lectura.vencidas:
        return ()
    cuantas = _contadas(lectura, len(lectura.vencidas))
    if len(lectura.vencidas) == 1:
        return (f"{cuantas} {_vencio(lectura)}",)
    la_primera = "la primera" if lectura.son(TipoDeDecision.DECISION) else "el primero"
    return (f"{cuantas} ya vencieron, {la_primera} {_hace(lectura)}",)


def _vencio(lectura: LecturaDeDecisiones) -> str:
    return f"venció {_hace(lectura)}"


def _hace(lectura: LecturaDeDecisiones) -> str:
    """Los días de la más vencida."""
    dias = lectura.vencidas[0].vencida
    return f"hace {formato.numero(dias)} {formato.plural(dias, 'día', 'días')}"


def _sin_estado(lectura: LecturaDeDecisiones) -> tuple[str, ...]:
    cuantas = lectura.en_estado(SIN_DATO)
    if not 0 < cuantas < len(lectura.todas):
        return ()
    otras = _concordado(lectura, "otr", cuantas) + (f" {_contadas(lectura, cuantas)}" if cuantas > 1 else "")
    return (f"de {otras} no se conoce el estado",)


def _abiertas_conocidas(lectura: LecturaDeDecisiones) -> tuple[DecisionLeida, ...]:
    return tuple(una for una in lectura.abiertas if una.estado != SIN_DATO)


def _en_estado(lectura: LecturaDeDecisiones, estado: str) -> tuple[DecisionLeida, ...]:
    return tuple(una for una in lectura.todas if una.estado == estado)


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
    return f"{_los(lectura)} {_contadas(lectura, cuantas)} {sustantivo(lectura, cuantas)}"


def _de_todas(lectura: LecturaDeDecisiones) -> str:
    cuantas = len(lectura.todas)
    return f"De {_contadas(lectura, cuantas)} {sustantivo(lectura, cuantas)}"


def _en_palabras(una: DecisionLeida) -> str:
    responsable = f", {formato.en_breve(una.responsable)}" if isinstance(una.responsable, str) else ""
    return f"{formato.en_breve(una.texto)} ({una.estado}{responsable}), {una.antiguedad}"
