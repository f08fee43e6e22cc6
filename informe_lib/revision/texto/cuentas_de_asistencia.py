"""Lo que se cuenta de la asistencia: puestos por sesión, sesiones por silla, sectores y tasas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from informe_lib.indicadores.puestos import (
    Puestos,
    es_imposible,
    puestos_convocados,
    puestos_de_la_silla,
    rol_en_la_sesion,
    rol_que_cuenta,
)
from informe_lib.indicadores.quorum import regla_de_quorum
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.integrante import Integrante
from informe_lib.modelo.sesion import Asistencia, EstadoDeAsistencia, EstadoDeSesion, Sesion
from informe_lib.revision.palabras import en_palabras
from informe_lib.revision.texto.cuenta import Cuenta, cuenta, nombres
from informe_lib.revision.texto.palabras import lema, raices_de, sueltas
from informe_lib.revision.texto.plazos import Clase, Plazo, plazos_que_se_cuentan

PUESTOS = (
    "puestos integrantes miembros asistentes sillas representantes entidades organismos asistencias "
    "participantes dependencias"
)
CONVOCATORIAS = "sesiones convocatorias citaciones asistencias encuentros"
ASISTENTES = nombres("asistentes participantes sillas entidades organismos representantes asistencias")
SUMAS = "asistencias puestos asistentes presencias convocatorias participaciones"
FALTAS = "excusas faltas ausencias inasistencias"
TASA = "asistencia puestos integrantes miembros convocados participacion convocatorias sillas sesiones"


_PRESENCIAS = {
    EstadoDeAsistencia.DELEGADO: "delegado", EstadoDeAsistencia.ENCARGADO: "encargado",
    EstadoDeAsistencia.EXCUSA: "ausente", EstadoDeAsistencia.NO_ASISTIO: "ausente",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Marca:
    """Una silla en una sesión: cuántos asistieron de cuántos, y si pesa en las tasas."""

    silla: Integrante
    sesion: Sesion
    asistencia: Asistencia | None
    cuenta: bool
    asistieron: int
    convocados: int

    @property
    def estado(self) -> EstadoDeAsistencia:
        una = self.asistencia
        return EstadoDeAsistencia.SIN_DATO if una is None or es_imposible(una) else una.estado


def marcas(expediente: Expediente) -> list[Marca]:
    """Las de las sesiones que se instalaron hasta el corte, también las que no completaron el quórum."""
    registradas = {(una.sesion, una.integrante): una for una in expediente.asistencias}
    instaladas = (EstadoDeSesion.REALIZADA, EstadoDeSesion.FALLIDA)
    return [
        Marca(
            silla, sesion, una, rol_que_cuenta(expediente, rol_en_la_sesion(silla, una)),
            *puestos_convocados(una)[:2],
        )
        for sesion in expediente.sesiones
        if sesion.es_de_la_instancia() and sesion.estado in instaladas and sesion.fecha <= expediente.corte
        for silla in expediente.integrantes
        if silla.ocupa(sesion.fecha)
        for una in (registradas.get((sesion.clave, silla.clave)),)
    ]  # fmt: skip


def cuentas_de_asistencia(expediente: Expediente) -> Iterator[Cuenta]:
    """Las de cada sesión, las de cada silla y sector por plazo, y las de quienes integran la instancia."""
    todas = marcas(expediente)
    por_sesion: dict[str, list[Marca]] = {}
    for marca in todas:
        por_sesion.setdefault(marca.sesion.clave, []).append(marca)
    for suyas in por_sesion.values():
        yield from _de_una_sesion(expediente, suyas)
    realizadas = [una for una in todas if una.sesion.es_realizada()]
    for plazo, solo_nombrada in plazos_que_se_cuentan(expediente.periodo).items():
        if plazo.clase is Clase.PERIODO:
            en_plazo = [una for una in realizadas if plazo.cubre(una.sesion.fecha)]
            yield from _de_un_plazo(en_plazo, plazo, solo_nombrada=solo_nombrada)


def _de_una_sesion(expediente: Expediente, suyas: list[Marca]) -> Iterator[Cuenta]:
    """Con los invitados permanentes y sin ellos: se cuenta de las dos maneras; la del informe, sin ellos."""
    sesion = suyas[0].sesion
    dia = Plazo(sesion.fecha, sesion.fecha, Clase.DIA)
    cuales = f"en la sesión del {en_palabras(sesion.fecha)}"
    que_cuentan = [marca for marca in suyas if marca.cuenta]
    for una in _de_las_marcas(expediente, suyas, dia, cuales) if len(que_cuentan) < len(suyas) else ():
        yield replace(una, nombres=una.nombres & ASISTENTES)
    for una in _de_las_marcas(expediente, que_cuentan, dia, cuales) if que_cuentan else ():
        es_la_del_informe = una.rasgos == {"presencia": "presente"} and "puesto" in una.nombres
        yield replace(una, principal=es_la_del_informe and sesion.es_realizada() and "sillas" not in una.que)
    for estado, presencia in _PRESENCIAS.items():
        cuantas = sum(una.estado is estado for una in suyas)
        de = f"{PUESTOS} excusas"
        yield cuenta(cuantas, de, f"«{estado.value}» {cuales}", {"presencia": presencia}, plazo=dia)
    for marca in suyas:
        if marca.silla.es_colectivo() and marca.asistencia and marca.asistencia.convocados is not None:
            yield from _de_la_colectiva(marca, dia, cuales)


def _de_las_marcas(
    expediente: Expediente, marcadas: list[Marca], dia: Plazo, cuales: str
) -> Iterator[Cuenta]:
    """En puestos y en sillas: presentes, ausentes, los que había, el quórum y la tasa."""
    puestos = sum((puestos_de_la_silla(una.silla, una.asistencia) for una in marcadas), start=Puestos())
    convocados, sillas = sum(una.convocados for una in marcadas), sum(una.asistieron > 0 for una in marcadas)
    presente, ausente = {"presencia": "presente"}, {"presencia": "ausente"}
    yield cuenta(puestos.presentes, PUESTOS, f"presentes {cuales}", presente, plazo=dia)
    yield cuenta(sillas, PUESTOS, f"sillas presentes {cuales}", presente, plazo=dia)
    faltaron = sum(map(_falto, marcadas))
    for valor in {puestos.todos - puestos.presentes, convocados - puestos.presentes, faltaron}:
        yield cuenta(max(valor, 0), PUESTOS, f"ausentes {cuales}", ausente, plazo=dia)
    for valor in {puestos.todos, convocados, len(marcadas)}:
        yield cuenta(valor, PUESTOS, f"puestos convocados {cuales}", plazo=dia)
    regla = regla_de_quorum(expediente, dia.inicio)
    if not isinstance(regla, Ausencia):
        minimo, de = regla.minimo(puestos.todos), f"{PUESTOS} quorum"
        yield cuenta(minimo, de, f"quórum exigido {cuales}", {"estado": "minima"}, plazo=dia)
        falto = max(minimo - puestos.presentes, 0)
        yield cuenta(falto, de, f"los que faltaron para el quórum {cuales}", ausente, plazo=dia)
    if convocados:
        tasa = Decimal(puestos.presentes) / convocados
        yield cuenta(tasa, TASA, f"asistencia {cuales}", plazo=dia, es_parte=True)


def _falto(marca: Marca) -> bool:
    return marca.estado.es_convocatoria() and not marca.estado.es_presencia()


def _de_la_colectiva(marca: Marca, dia: Plazo, cuales: str) -> Iterator[Cuenta]:
    """A los suyos se los llama como la silla («asociaciones») y, si se la nombra, «delegados»."""
    que, silla = f"{marca.silla.nombre} {cuales}", {"silla": marca.silla.clave}
    una = Cuenta(
        Decimal(marca.asistieron), como_se_llaman(marca.silla), que, silla | {"presencia": "presente"},
        plazo=dia,         principal=marca.sesion.es_realizada(), cercanos=_DE_UNA_COLECTIVA,
        raices=raices_de(marca.silla.nombre),
    )  # fmt: skip
    yield una
    yield replace(una, valor=Decimal(marca.convocados), rasgos=silla, principal=False)
    ausentes = Decimal(marca.convocados - marca.asistieron)
    yield replace(una, valor=ausentes, rasgos=silla | {"presencia": "ausente"}, principal=False)
    if marca.convocados:
        tasa = una.valor / marca.convocados
        yield replace(una, valor=tasa, rasgos=silla, es_parte=True, principal=False)


# «Once integrantes entre las dos sesiones» suma dos veces a quien fue a las dos: se admite y no se exige.
_INTEGRANTES = nombres("integrantes miembros sillas representantes")
_DE_UNA_COLECTIVA = nombres("delegados representantes miembros voceros")


def como_se_llaman(silla: Integrante) -> frozenset[str]:
    """Cómo se llama a quienes ocupan una silla colectiva: «asociaciones», «representantes»."""
    cabezas = (next(sueltas(str(texto)), "") for texto in (silla.nombre, silla.cargo))
    return frozenset(lema(una) for una in cabezas if una)


def _de_un_plazo(suyas: list[Marca], plazo: Plazo, *, solo_nombrada: bool) -> Iterator[Cuenta]:
    grupos: dict[str | None, list[Marca]] = {None: [una for una in suyas if una.cuenta]}
    for una in suyas:
        grupos.setdefault(una.silla.clave, []).append(una)
        grupos.setdefault(f"sector:{una.silla.sector}", []).append(una)
    for clave, marcadas in grupos.items():
        rasgos = {"silla": clave} if clave else {}
        propios = (
            como_se_llaman(marcadas[0].silla)
            if clave and isinstance(marcadas[0].silla.tamano, int) and marcadas[0].silla.es_colectivo()
            else frozenset()
        )
        que = f"asistencia de {clave.removeprefix('sector:')}" if clave else "asistencia"
        for valor, presencia, de in _sumas(marcadas, por_sesiones=bool(clave)):
            suma = cuenta(valor, de, que, rasgos | presencia, plazo=plazo, solo_nombrada=solo_nombrada)
            yield replace(
                suma,
                nombres=suma.nombres | propios,
                cercanos=_INTEGRANTES,
                raices=raices_de("sesiones total"),
            )
        for tasa in _tasas(marcadas, rasgos, plazo, que, solo_nombrada=solo_nombrada):
            yield replace(tasa, nombres=tasa.nombres | propios)


def _sumas(marcadas: list[Marca], *, por_sesiones: bool) -> Iterator[tuple[int, dict[str, str], str]]:
    """Los puestos sumados y, si el grupo es de una silla o un sector, también las sesiones."""
    asistieron, convocados = sum(una.asistieron for una in marcadas), sum(una.convocados for una in marcadas)
    presente, ausente = {"presencia": "presente"}, {"presencia": "ausente"}
    de = SUMAS if not por_sesiones else f"{SUMAS} {CONVOCATORIAS}"
    yield asistieron, presente, de
    yield convocados, {}, de
    yield convocados - asistieron, ausente, f"{de} {FALTAS}"
    if por_sesiones:
        estados = Counter(una.estado for una in marcadas)
        presencias = sum(cuantas for estado, cuantas in estados.items() if estado.es_presencia())
        convocatorias = sum(cuantas for estado, cuantas in estados.items() if estado.es_convocatoria())
        yield presencias, presente, CONVOCATORIAS
        yield convocatorias, {}, CONVOCATORIAS
        yield convocatorias - presencias, ausente, f"{CONVOCATORIAS} {FALTAS}"
        yield estados[EstadoDeAsistencia.EXCUSA], ausente, f"{CONVOCATORIAS} excusas"
        yield estados[EstadoDeAsistencia.DELEGADO], {"presencia": "delegado"}, CONVOCATORIAS
        yield estados[EstadoDeAsistencia.ENCARGADO], {"presencia": "encargado"}, CONVOCATORIAS


def _tasas(
    marcadas: Iterable[Marca], rasgos: Mapping[str, str], plazo: Plazo, que: str, *, solo_nombrada: bool
) -> Iterator[Cuenta]:
    contadas = list(marcadas)
    asistieron, convocados = sum(una.asistieron for una in contadas), sum(una.convocados for una in contadas)
    if convocados:
        tasa = Decimal(asistieron) / convocados
        for valor, presencia in ((tasa, "presente"), (1 - tasa, "ausente")):
            yield cuenta(
                valor, TASA, f"tasa de {que}", dict(rasgos) | {"presencia": presencia},
                plazo=plazo, es_parte=True, solo_nombrada=solo_nombrada,
            )  # fmt: skip
