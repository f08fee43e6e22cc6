"""Las frases de lo que pasó entre dos cortes: una por novedad y una por decisión."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from informe_lib.indicadores.comparacion import (
    ClaseDeNovedad,
    DecisionComparada,
    Novedad,
    NovedadDeDecision,
)
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.decision import TipoDeDecision
from informe_lib.presentacion import formato
from informe_lib.presentacion.narrativa.decisiones import EN_QUE_VAN

# Qué se dice de cada novedad y, si trae con qué explicarse, qué se agrega.
FRASES: Mapping[ClaseDeNovedad, tuple[str, str]] = {
    ClaseDeNovedad.NOMBRE: ("dejó de llamarse {antes} y ahora se llama {nombre}", ""),
    ClaseDeNovedad.ESTADO: ("la instancia estaba {n.antes} y ahora está {n.nombre}", ""),
    ClaseDeNovedad.SILLA_QUE_ENTRA: ("{nombre} ({n.detalle}) hace parte desde el {fecha}", ""),
    ClaseDeNovedad.SILLA_QUE_SALE: ("{nombre} ({n.detalle}) hizo parte hasta el {fecha}", ""),
    ClaseDeNovedad.SILLA_QUE_CAMBIA: ("desde el {fecha}, {antes} es {nombre}", " ({n.detalle})"),
    ClaseDeNovedad.EMPIEZA_A_EJERCER: ("el {fecha} empezó a ejercer por {nombre}", ": {n.detalle}"),
    ClaseDeNovedad.DEJA_DE_EJERCER: ("hasta el {fecha} ejerció por {nombre}", ": {n.detalle}"),
    ClaseDeNovedad.NORMA_NUEVA: ("{n.nombre} rige desde el {fecha}", ""),
    ClaseDeNovedad.NORMA_QUE_CESA: ("{n.nombre} rigió hasta el {fecha}", " (derogación: {n.detalle})"),
    ClaseDeNovedad.REGLAMENTO_ADOPTADO: (
        "el {fecha} se adoptó el reglamento interno: {n.nombre}", "; quórum: {n.detalle}",
    ),
    ClaseDeNovedad.REGLAMENTO_MODIFICADO: (
        "el {fecha} se modificó el reglamento interno: {n.nombre}", "; quórum: {n.detalle}",
    ),
    ClaseDeNovedad.REGLAMENTO_QUE_CESA: ("el reglamento interno rigió hasta el {fecha}: {n.nombre}", ""),
    ClaseDeNovedad.FUNCION_NUEVA: ("se abordó la función {nombre}, y antes no", ""),
    ClaseDeNovedad.FUNCION_DEJADA: ("no se abordó la función {nombre}, y antes sí", ""),
    ClaseDeNovedad.TEXTO_NUEVO: ("alguien escribió {nombre}, y antes no", ""),
    ClaseDeNovedad.TEXTO_QUE_FALTA: ("nadie escribió {nombre}, y antes sí", ""),
}  # fmt: skip
# Lo que se cuenta de cada grupo; ninguno de estos verbos concuerda en género.
CUENTAS: tuple[tuple[tuple[NovedadDeDecision, ...], tuple[str, str]], ...] = (
    ((NovedadDeDecision.TOMADA, NovedadDeDecision.TOMADA_Y_CERRADA), ("se tomó", "se tomaron")),
    ((NovedadDeDecision.CERRADA,), ("de antes, se cerró", "de antes, se cerraron")),
    ((NovedadDeDecision.REABIERTA,), ("de antes, se reabrió", "de antes, se reabrieron")),
    ((NovedadDeDecision.PENDIENTE,), ("de antes, sigue sin cerrarse", "de antes, siguen sin cerrarse")),
)


@dataclass(frozen=True, slots=True)
class Grupo:
    """Una oración y, debajo, las que la detallan."""

    texto: str
    detalles: tuple[str, ...] = ()


def frases_de_novedades(novedades: Iterable[Novedad], rotulos: Mapping[str, str]) -> Iterator[str]:
    """Una oración por novedad; `rotulos` da el de cada sección, para nombrar sus textos."""
    for una in novedades:
        frase, detalle = FRASES[una.clase]
        texto = (frase + (detalle if una.detalle else "")).format(
            n=una,
            nombre=formato.entre_comillas(rotulos.get(una.nombre, una.nombre)),
            antes=formato.entre_comillas(una.antes or ""),
            fecha="" if una.fecha is None else formato.fecha_larga(una.fecha),
        )
        yield f"{texto[0].upper()}{texto[1:]}."


def grupos_de_decisiones(decisiones: Sequence[DecisionComparada]) -> Iterator[Grupo]:
    """Cuántas se tomaron, se cerraron y siguen, y debajo cada una con su historia."""
    for novedades, verbos in CUENTAS:
        propias = [una for una in decisiones if una.novedad in novedades]
        if propias:
            verbo = formato.plural(len(propias), *verbos)
            historias = tuple(_con_su_historia(una) for una in propias)
            yield Grupo(f"{verbo[0].upper()}{verbo[1:]} {_contadas(propias)}.", historias)


def frases_de_cierres(decisiones: Iterable[DecisionComparada]) -> Iterator[str]:
    """De las que venían de antes, las que se cerraron y las que se reabrieron, en breve."""
    for una in decisiones:
        cual = formato.entre_comillas(una.decision.texto)
        if una.novedad is NovedadDeDecision.REABIERTA:
            yield f"Se reabrió {cual}."
        elif una.novedad is NovedadDeDecision.CERRADA:
            que_paso = EN_QUE_VAN[una.estado_en_palabras][0].capitalize()
            cuanto = "" if una.dias is None else _al_cabo(una.dias)
            yield f"{que_paso} {cual}{cuanto}."


def _contadas(decisiones: Sequence[DecisionComparada]) -> str:
    """«dos decisiones y un compromiso»."""
    compromisos = sum(una.decision.tipo is TipoDeDecision.COMPROMISO for una in decisiones)
    conteos = (
        (len(decisiones) - compromisos, "decisión", "decisiones"),
        (compromisos, "compromiso", "compromisos"),
    )
    return formato.lista(formato.conteo(*conteo) for conteo in conteos if conteo[0])


def _con_su_historia(una: DecisionComparada) -> str:
    """««Levantar el inventario», compromiso del 15 de febrero de 2024: está en ejecución…»"""
    decision = una.decision
    tipo_y_fecha = f"{decision.tipo} del {formato.fecha_larga(decision.fecha)}"
    que_paso = _como_termino(una) if una.esta_cerrada else _como_va(una)
    reabierta = "se reabrió; " if una.novedad is NovedadDeDecision.REABIERTA else ""
    return f"{formato.entre_comillas(decision.texto)}, {tipo_y_fecha}: {reabierta}{que_paso}."


def _como_termino(una: DecisionComparada) -> str:
    """«se cumplió el 12 de septiembre de 2024, a los 147 días»."""
    que_paso = EN_QUE_VAN[una.estado_en_palabras][0]
    if una.cierre is None or una.dias is None:
        return f"{que_paso}, y no consta cuándo"
    if una.dias == 0:
        return f"{que_paso} ese mismo día"
    return f"{que_paso} el {formato.fecha_larga(una.cierre)}{_al_cabo(una.dias)}"


def _al_cabo(dias: int) -> str:
    """«, a los 147 días»; de un cierre que dice ser anterior a la decisión, nada."""
    if dias < 1:
        return ""
    return ", al día siguiente" if dias == 1 else f", a los {formato.dias(dias)}"


def _como_va(una: DecisionComparada) -> str:
    """«está en ejecución y lleva 320 días; su plazo venció el 31 de mayo de 2024, hace 214 días»."""
    dicho = EN_QUE_VAN.get(una.estado_en_palabras)
    if dicho is None:
        va = f"lleva {formato.dias(una.dias or 0)} sin que conste su estado"
    else:
        va = f"{dicho[0]} y lleva {formato.dias(una.dias or 0)}"
    limite = una.decision.fecha_limite
    if isinstance(limite, Ausencia):
        return va
    if una.dias_de_vencida is None:
        return f"{va}; su plazo es el {formato.fecha_larga(limite)}"
    return f"{va}; su plazo venció el {formato.fecha_larga(limite)}, hace {formato.dias(una.dias_de_vencida)}"
