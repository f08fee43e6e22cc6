"""El relato: lo que los textos cuentan del plan y del reglamento, frente a lo que los datos dicen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from informe_lib.indicadores.cifras import valor_vigente
from informe_lib.indicadores.citas import citas_en
from informe_lib.indicadores.plan import avance_del_plan
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente, Texto
from informe_lib.modelo.revision import Severidad
from informe_lib.revision.filas import duda_del_texto, textos_del_periodo
from informe_lib.revision.palabras import en_palabras, enumerados, numero, recortado
from informe_lib.revision.regla import Dato, Duda, Regla

ATRASO = 0.25  # lo que un plan puede ir por debajo de lo esperado y seguir siendo «efectivo»
LETRAS_DE_UN_PROPOSITO = 100  # lo que «para que» alcanza a explicar antes del adjetivo
_ELOGIO = re.compile(
    r"\b(efectiv[oa]s?|efectivamente|satisfactori[oa]s?|satisfactoriamente|exitos[oa]s?|exitosamente|"
    r"a cabalidad|[oó]ptim[oa]s?|sobresalientes?|pleno cumplimiento|cumplimiento total)\b",
    re.IGNORECASE,
)
_DEL_PLAN = re.compile(
    r"\b(plan|implementaci[oó]n|ejecuci[oó]n|avance|cumplimiento|planead[oa])\b", re.IGNORECASE
)
_PROPOSITO = re.compile(r"\bpara\b[^,;]*\Z", re.IGNORECASE)
_ORACION = re.compile(r"[^.!?\n]+[.!?]?")
_SESION = re.compile(r"\bsesi[oó]n (?:ordinaria|extraordinaria)\b", re.IGNORECASE)
_ORDINAL = (
    r"(?:primera|segunda|tercera|cuarta|quinta|sexta|s[eé]ptima|octava|novena|d[eé]cima|funci[oó]n \d+|\d+)"
)
_JUNTAS = re.compile(
    rf"\b(?P<cuales>{_ORDINAL}(?:\s*,\s*(?:la\s+)?{_ORDINAL}){{0,8}}\s+y\s+(?:la\s+)?{_ORDINAL})\b[^.\n]{{0,60}}"
    r"\b(?:junt[ao]s?|agrup\w+|unific\w+|fusion\w+|un[ei]\w*ron|integr\w+)\b",
    re.IGNORECASE,
)
_ESTADOS = (
    ("propuesta", re.compile(r"\bpropuesta\b|\bproyecto de reglamento\b", re.IGNORECASE)),
    ("validado", re.compile(r"\bvalid(?:ad[oa]|aci[oó]n|[oó])\b", re.IGNORECASE)),
    ("adoptado", re.compile(r"\b(?:adopt|aprob|expid|expedi)\w*", re.IGNORECASE)),
    ("actualizado", re.compile(r"\bactualiza\w*", re.IGNORECASE)),
)


def reglamento_contado_de_varias_maneras(expediente: Expediente) -> Iterator[Duda]:
    """Lo que decisiones, plan y textos dicen de un reglamento que al corte todavía no regía."""
    reglamento = expediente.reglamento_vigente()
    if reglamento is None or reglamento.fecha <= expediente.corte:
        return
    dichos: dict[str, str] = {}
    for frase in _del_reglamento(expediente):
        estado = next((estado for estado, patron in _ESTADOS if patron.search(frase)), None)
        if estado is not None:
            dichos.setdefault(estado, recortado(frase))
    if len(dichos) > 1:
        maneras = enumerados([f"«{estado}» ({frase})" for estado, frase in dichos.items()])
        yield Duda(
            f"El informe nombra el reglamento del {en_palabras(reglamento.fecha)} y en el periodo lo cuenta "
            f"de {len(dichos)} maneras: {maneras}.",
            Dato("reglamentos", str(reglamento.fecha), "fecha"),
        )


def _del_reglamento(expediente: Expediente) -> Iterator[str]:
    """Las frases del periodo que hablan del reglamento."""
    decisiones = {una.clave for una in expediente.decisiones if expediente.periodo.contiene(una.fecha)}
    dichas = [una.texto for una in expediente.decisiones if una.clave in decisiones]
    dichas += [uno.texto for uno in expediente.seguimientos if uno.decision in decisiones]
    dichas += [una.texto for una in expediente.actividades_del_plan()]
    for _, texto in textos_del_periodo(expediente):
        dichas += _ORACION.findall(texto.contenido)
    yield from (frase for frase in dichas if "reglamento" in frase.lower())


def elogio_de_un_plan_atrasado(expediente: Expediente) -> Iterator[Duda]:
    """Un texto que llama efectivo o satisfactorio a un plan que va por debajo de lo esperado."""
    elogios = [
        (fila, texto, oracion.start() + elogio.start(), elogio[0])
        for fila, texto in textos_del_periodo(expediente)
        for oracion in _ORACION.finditer(texto.contenido)
        for elogio in _elogios(oracion[0])
    ]
    atraso = _el_mayor_atraso(expediente) if elogios else ""
    for fila, texto, posicion, elogio in elogios if atraso else ():
        yield duda_del_texto(fila, texto, posicion, f"El texto dice «{elogio}», y {atraso}.")


def _elogios(oracion: str) -> Iterator[re.Match[str]]:
    """Los de una oración que habla del plan; «para que se ejecute de manera efectiva» es un propósito."""
    if _DEL_PLAN.search(oracion):
        for elogio in _ELOGIO.finditer(oracion):
            desde = max(0, elogio.start() - LETRAS_DE_UN_PROPOSITO)
            if not _PROPOSITO.search(oracion, desde, elogio.start()):
                yield elogio


def _el_mayor_atraso(expediente: Expediente) -> str:
    """La actividad que más se quedó, con sus dos proporciones; vacío si ninguna se quedó tanto."""
    plan = avance_del_plan(expediente, Alcance.ACUMULADO)
    medidas = zip(plan["brecha"], plan["texto"], plan["avance"], plan["esperado"], strict=True)
    atrasadas = [una for una in medidas if isinstance(una[0], float) and una[0] < -ATRASO]
    if not atrasadas:
        return ""
    _, texto, *proporciones = min(atrasadas, key=lambda una: una[0])
    avance, esperado = (numero(Decimal(f"{100 * una:.1f}")) for una in proporciones)
    return f"«{texto}» va en {avance} % cuando se esperaba {esperado} % a la fecha de corte"


def sesiones_contadas_en_el_plan(expediente: Expediente) -> Iterator[Duda]:
    """Una frase sobre una sesión en el seguimiento al plan: tiene su propia sección."""
    for fila, texto in textos_del_periodo(expediente):
        for hallada in _SESION.finditer(texto.contenido) if texto.clave == "plan" else ():
            que = f"El seguimiento al plan habla de una «{hallada[0]}»: las sesiones van en su sección."
            yield duda_del_texto(fila, texto, hallada.start(), que)


def funciones_juntas_y_contadas_aparte(expediente: Expediente) -> Iterator[Duda]:
    """Si dos funciones se trabajan juntas, el plan tiene menos líneas que funciones."""
    for fila, texto in textos_del_periodo(expediente):
        for hallada in _JUNTAS.finditer(texto.contenido):
            yield from _las_que_no_bajan(expediente, fila, texto, hallada)


def _las_que_no_bajan(
    expediente: Expediente, fila: str, texto: Texto, hallada: re.Match[str]
) -> Iterator[Duda]:
    """Las cifras citadas en ese párrafo, después de juntarlas, que siguen contando todas las funciones."""
    fin = texto.contenido.find("\n\n", hallada.end())
    resto = texto.contenido[hallada.end() : fin if fin >= 0 else len(texto.contenido)]
    juntas = len(re.findall(_ORDINAL, hallada["cuales"], re.IGNORECASE))
    todas = len(expediente.funciones)
    cifras = {cifra.clave: cifra for cifra in expediente.cifras}
    for cita in citas_en(resto):
        cifra, registro = cifras.get(cita.clave), valor_vigente(expediente, cita.clave)
        if cifra is None or registro is None or cifra.unidad.strip().lower() not in ("funciones", "metas"):
            continue
        if registro.valor == todas:
            que = (
                f"El texto dice que {juntas} de las {todas} funciones se trabajan juntas "
                f"({recortado(hallada[0])}), y «{cifra.nombre}» sigue en {todas}: "
                f"quedarían {todas - juntas + 1}."
            )
            yield duda_del_texto(fila, texto, hallada.end() + cita.desde, que)


REGLAS = (
    Regla(
        codigo="V49",
        nombre="El reglamento se cuenta igual en todo el informe",
        severidad=Severidad.REVISAR,
        por_que="Una propuesta, una validación y una adopción no son lo mismo, ni obligan igual.",
        remedio="Diga en todas partes en qué estado quedó a la fecha de corte.",
        dudas=reglamento_contado_de_varias_maneras,
    ),
    Regla(
        codigo="V50",
        nombre="No se elogia un plan que va atrasado",
        severidad=Severidad.REVISAR,
        por_que="El adjetivo contradice la cifra que el mismo informe trae.",
        remedio="Diga el avance con su cifra, o por qué se quedó atrás.",
        dudas=elogio_de_un_plan_atrasado,
    ),
    Regla(
        codigo="V51",
        nombre="El seguimiento al plan habla del plan",
        severidad=Severidad.REVISAR,
        por_que="Lo de una sesión se busca donde están las sesiones.",
        remedio="Pase la frase al análisis o a la síntesis.",
        dudas=sesiones_contadas_en_el_plan,
    ),
    Regla(
        codigo="V52",
        nombre="Lo que el texto agrupa se cuenta agrupado",
        severidad=Severidad.IMPIDE,
        por_que="El texto y la cifra no pueden ser ciertos a la vez.",
        remedio="Corrija la cifra, o explique por qué el número no cambia.",
        dudas=funciones_juntas_y_contadas_aparte,
    ),
)
