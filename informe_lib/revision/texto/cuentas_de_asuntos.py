"""Lo que se cuenta de decisiones, funciones, normas y publicaciones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from informe_lib.indicadores.publicacion import documentos_al_corte
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.decision import Decision, EstadoDeDecision, Seguimiento, TipoDeDecision
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.publicacion import TipoDePublicacion
from informe_lib.revision.texto.cuenta import Cuenta, cuenta
from informe_lib.revision.texto.plazos import Plazo, plazos_que_se_cuentan

TODAS = "decisiones determinaciones asuntos acuerdos"
_DE_CLASE = {TipoDeDecision.DECISION: "decisiones", TipoDeDecision.COMPROMISO: "compromisos tareas"}
_DOCUMENTOS = {
    TipoDePublicacion.NORMAS: "normas decretos", TipoDePublicacion.REGLAMENTO: "acuerdos reglamentos",
    TipoDePublicacion.ACTA: "", TipoDePublicacion.INFORME: "informes",
}  # fmt: skip


def cuentas_de_decisiones(expediente: Expediente) -> Iterator[Cuenta]:
    """Las de cada plazo y las que se siguen, por clase y por cómo estaban al corte."""
    de_organos = {una.clave for una in expediente.sesiones if not una.es_de_la_instancia()}
    corte = expediente.corte
    propias = [una for una in expediente.decisiones if una.fecha <= corte and una.sesion not in de_organos]
    historias = _historias(expediente)
    situaciones = {una.clave: _situacion(historias[una.clave]) for una in propias}
    for plazo, solo_nombrada in plazos_que_se_cuentan(expediente.periodo).items():
        suyas = [una for una in propias if plazo.cubre(una.fecha)]
        for valor, de, que, rasgos in _por_clase(suyas, situaciones):
            yield cuenta(valor, de, que, rasgos, plazo=plazo, solo_nombrada=solo_nombrada)
    inicio = expediente.periodo.inicio
    seguidas = [
        una for una in propias if una.fecha >= inicio or not _cerrada_antes(historias[una.clave], inicio)
    ]
    for valor, de, que, rasgos in _por_clase(seguidas, situaciones):
        yield cuenta(valor, de, f"{que} en seguimiento", rasgos | {"de": "seguimiento"})
    yield from _dias(expediente, propias, situaciones)


def _historias(expediente: Expediente) -> dict[str, list[Seguimiento]]:
    historias: dict[str, list[Seguimiento]] = defaultdict(list)
    for uno in expediente.seguimientos:
        if isinstance(uno.fecha, Ausencia) or uno.fecha <= expediente.corte:
            historias[uno.decision].append(uno)
    return historias


def _situacion(historia: Sequence[Seguimiento]) -> EstadoDeDecision | None:
    """El último estado conocido; el seguimiento sin fecha vale como lo más reciente."""
    estados = [uno.estado for uno in sorted(historia, key=_orden) if isinstance(uno.estado, EstadoDeDecision)]
    return estados[-1] if estados else None


def _orden(seguimiento: Seguimiento) -> tuple[bool, str]:
    return isinstance(seguimiento.fecha, Ausencia), str(seguimiento.fecha)


def _cerrada_antes(historia: Sequence[Seguimiento], dia: date) -> bool:
    previos = [uno for uno in historia if isinstance(uno.fecha, date) and uno.fecha < dia]
    situacion = _situacion(previos)
    return situacion is not None and situacion.es_final()


def _por_clase(
    suyas: Sequence[Decision], situaciones: dict[str, EstadoDeDecision | None]
) -> Iterator[tuple[int, str, str, dict[str, str]]]:
    for clase in (None, *TipoDeDecision):
        propias = [una for una in suyas if clase in (None, una.tipo)]
        de = f"{_DE_CLASE[clase]} determinaciones asuntos" if clase else TODAS
        rasgos = {"clase": clase.name.lower()} if clase else {}
        que = f"{clase.value if clase else 'decisiones y compromisos'}"
        yield len(propias), de, que, rasgos
        en_sesion = sum(una.sesion is not None for una in propias)
        yield en_sesion, de, f"{que} en sesión", rasgos | {"via": "sesion"}
        yield len(propias) - en_sesion, de, f"{que} fuera de sesión", rasgos | {"via": "acto"}
        estados = [situaciones[una.clave] for una in propias]
        cerradas = sum(bool(estado and estado.es_final()) for estado in estados)
        yield len(propias) - cerradas, de, f"{que}: abiertas", rasgos | {"situacion": "abierta"}
        yield estados.count(None), de, f"{que}: sin dato", rasgos | {"situacion": "sin dato"}
        for estado in EstadoDeDecision:
            valor = estado.value.replace("ó", "o")
            yield estados.count(estado), de, f"{que}: {estado.value}", rasgos | {"situacion": valor}


def _dias(
    expediente: Expediente, propias: Sequence[Decision], situaciones: dict[str, EstadoDeDecision | None]
) -> Iterator[Cuenta]:
    vencidas = 0
    for decision in propias:
        situacion = situaciones[decision.clave]
        limite = decision.fecha_limite
        if situacion and situacion.es_final():
            continue
        if not isinstance(limite, Ausencia) and limite < expediente.corte:
            vencidas += 1
            meses = 12 * (expediente.corte.year - limite.year) + expediente.corte.month - limite.month
            yield cuenta(meses, "meses", f"meses de vencida: {decision.texto}", {"lapso": "vencida"})
            yield cuenta(
                (expediente.corte - limite).days,
                "dias",
                f"días de vencida: {decision.texto}",
                {"lapso": "vencida"},
            )
        yield cuenta(
            (expediente.corte - decision.fecha).days, "dias", f"días desde que se tomó: {decision.texto}"
        )
    yield cuenta(vencidas, f"{TODAS} compromisos tareas", "vencidas", {"situacion": "vencida"})


def cuentas_de_funciones(expediente: Expediente) -> Iterator[Cuenta]:
    """Cuántas son y cuántas se abordaron, por plazo; y en cuántas sesiones se trató cada una."""
    fechas = {
        una.clave: una.fecha
        for una in expediente.sesiones
        if una.es_realizada() and una.es_de_la_instancia() and una.fecha <= expediente.corte
    }
    for especie in (None, "general", "especifica"):
        suyas = {
            una.clave
            for una in expediente.funciones
            if especie is None or una.especifica is (especie == "especifica")
        }
        rasgos = {"especie": especie} if especie else {}
        if suyas or especie is None:
            yield cuenta(len(suyas), "funciones", "funciones", rasgos)
        for plazo, solo_nombrada in plazos_que_se_cuentan(expediente.periodo).items():
            veces = _veces(expediente, suyas, fechas, plazo)
            for una in _abordadas(len(suyas), veces, rasgos):
                yield replace(una, plazo=plazo, solo_nombrada=solo_nombrada)


def _abordadas(todas: int, veces: dict[str, int], rasgos: dict[str, str]) -> Iterator[Cuenta]:
    yield cuenta(len(veces), "funciones", "funciones abordadas", rasgos | {"abordada": "si"})
    yield cuenta(todas - len(veces), "funciones", "funciones sin abordar", rasgos | {"abordada": "no"})
    for cuantas in set(veces.values()):
        yield cuenta(cuantas, "sesiones", "sesiones en que se trató una función", {"de": "funcion"})


def _veces(
    expediente: Expediente, funciones: set[str], fechas: dict[str, date], plazo: Plazo
) -> dict[str, int]:
    veces: dict[str, int] = defaultdict(int)
    for una in expediente.funciones_abordadas:
        if una.funcion in funciones and una.sesion in fechas and plazo.cubre(fechas[una.sesion]):
            veces[una.funcion] += 1
    return veces


def cuentas_de_documentos(expediente: Expediente) -> Iterator[Cuenta]:
    """Las normas y los acuerdos, y lo que estaba publicado al corte."""
    vigentes = sum(una.rige(expediente.corte) for una in expediente.normas)
    yield cuenta(len(expediente.normas), "normas decretos", "normas")
    yield cuenta(vigentes, "normas decretos", "normas en vigor", {"vigor": "si"})
    yield cuenta(len(expediente.normas) - vigentes, "normas decretos", "normas derogadas", {"vigor": "no"})
    yield cuenta(len(expediente.sucesiones), "instancias", "instancias a las que sucede o en que se fusiona")
    yield cuenta(len(expediente.reglamentos), "acuerdos reglamentos", "acuerdos del reglamento")
    al_corte = documentos_al_corte(expediente)
    for tipo in (None, *TipoDePublicacion):
        suyos = [uno for uno in al_corte if tipo in (None, uno.documento)]
        de = f"documentos {_DOCUMENTOS[tipo] if tipo else ''}"
        publicados = sum(uno.publicado is True for uno in suyos)
        yield cuenta(len(suyos), de, "documentos")
        yield cuenta(publicados, f"{de} publicaciones", "documentos publicados", {"publicacion": "si"})
        faltan = sum(uno.publicado is False for uno in suyos)
        yield cuenta(faltan, de, "documentos sin publicar", {"publicacion": "no"})
