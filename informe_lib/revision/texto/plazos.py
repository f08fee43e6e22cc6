"""De qué tiempo habla una oración: «durante el trimestre», «en lo corrido del año», «en abril»."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from informe_lib.modelo.periodo import MESES, Periodo, TipoDePeriodo
from informe_lib.revision.texto.oraciones import TAPADO

_ORDINALES = {
    "primer": 1, "primero": 1, "1er": 1, "i": 1, "segundo": 2, "2do": 2, "ii": 2, "tercer": 3, "tercero": 3,
    "3er": 3, "iii": 3, "cuarto": 4, "4to": 4, "iv": 4, "quinto": 5, "v": 5, "sexto": 6, "vi": 6,
}  # fmt: skip
_MES = f"(?:{'|'.join(MESES)})"
_CLASE = "(?P<clase>bimestre|trimestre|cuatrimestre|semestre)"
_CON_ORDINAL = re.compile(
    rf"\b(?P<ordinal>{'|'.join(_ORDINALES)})\s+{_CLASE}\b(?:\s+del?\s+(?:(?:la\s+)?(?:ano|"
    rf"vigencia)\s*)?(?:de\s+)?"
    r"(?P<ano>(?:19|20)\d\d)?)?"
)
_EL_ANTERIOR = re.compile(r"\b(?:el|del|al) (?:anterior|pasado|previo|precedente)\b")
_CADA_UNO = re.compile(rf"\b(?:por|cada|ambos|uno y otro|los dos)\s+{_CLASE}s?\b")
_ORDINAL_SOLO = re.compile(
    rf"\b(?:el|del|al)\s+(?P<ordinal>{'|'.join(_ORDINALES)})\b(?=\s*(?:[,.;:()\d]|$|y\b|e\b|con\b|se\b|fue))"
)
_SIN_ORDINAL = re.compile(
    r"(?<!cada )(?<!otro )(?<!por )\b(?P<clase>bimestre|trimestre|cuatrimestre|semestre|"
    r"periodo)\b(?P<antes>\s+(?:inmediatamente\s+)?"
    r"(?:anterior|pasado|previo|precedente))?"
)
_ANO = re.compile(
    r"\b(?:ano|vigencia|anual(?:es|mente)?)\b(?!\s+(?:anterior|pasad[oa]|siguiente|proxim[oa]|entrante|20))"
    r"|\b(?:en|durante|largo de|corrido de|va de|cierre de|total de|vigencia|ano)\s+(?P<ano>20\d\d)\b"
)
_ACUMULADO = re.compile(
    r"\bacumulad[oa]s?\b|\b(?:a|hasta) la fecha\b|\bhasta (?:ahora|hoy|el momento)\b|\bcorte\b"
    r"|\blo (?:que va|corrido)\b|\bal cierre\b|\bhoy\b"
)
_UN_DIA = r"(?:(?:el\s+)?(?:\d{1,2}\.?[º°]?|primero)\s+de\s+)?"
_ENTRE_MESES = re.compile(
    rf"\bentre\s+{_UN_DIA}(?P<uno>{_MES})(?:\s+de\s+20\d\d)?\s+y\s+{_UN_DIA}(?P<otro>{_MES})\b"
    rf"|\b(?:de|del|desde)\s+{_UN_DIA}(?P<desde>{_MES})(?:\s+de\s+20\d\d)?\s+(?:a|al|hasta)\s+{_UN_DIA}"
    rf"(?P<hasta>{_MES})\b"
)
_HASTA_UN_MES = re.compile(rf"\bhasta\s+(?:el\s+)?(?:mes\s+de\s+|fin(?:al)?es?\s+de\s+)?(?P<mes>{_MES})\b")
_DESDE_UN_MES = re.compile(
    rf"\b(?:desde|a partir de)\s+(?:(?:el\s+)?(?:mes\s+)?(?:de\s+)?(?P<mes>{_MES})\b|"
    r"(?:el|los)\s+(?:comienzo|inicio|principio)s?\s+(?:del|de la)\s+(?:ano|vigencia)\b)"
)
_DIAS = re.compile(
    rf"(?P<al>\bal?\s+)?(?P<dias>\d{{1,2}}(?:\.?[º°])?(?:(?:\s*,\s*|\s+(?:y|e)\s+)(?:el\s+|"
    rf"del\s+)?\d{{1,2}}){{0,5}})\s+de\s+"
    rf"(?P<mes>{_MES})(?:\s+(?:de|del)\s+(?P<ano>(?:19|20)\d\d))?"
)
_ABRE_LA_ORACION = re.compile(r"\W*(?:en|durante)\s+(?:el\s+mes\s+de\s+)?")
_MESES = re.compile(rf"(?<!\d de )(?<!\dº de )\b(?P<mes>{_MES})\b(?:\s+de\s+(?P<ano>(?:19|20)\d\d))?")


class Clase(StrEnum):
    """Un plazo que se informa, un mes o un día; «a la fecha» es lo que hay ese día, venga de cuando venga."""

    PERIODO = "periodo"
    CORTE = "corte"
    MES = "mes"
    DIA = "día"


@dataclass(frozen=True, slots=True, order=True)
class Plazo:
    """Del primer día al último, y de qué manera se nombra."""

    inicio: date
    fin: date
    clase: Clase = Clase.PERIODO

    def es_breve(self) -> bool:
        """Un mes o un día: dice de cuál sesión se habla, no de qué plazo es una cuenta."""
        return self.clase in (Clase.MES, Clase.DIA)

    def cubre(self, dia: date) -> bool:
        return self.inicio <= dia <= self.fin


def acumulado(periodo: Periodo) -> Plazo:
    """Lo corrido de la vigencia hasta el corte."""
    return Plazo(date(periodo.vigencia, 1, 1), periodo.fin)


def del_periodo(periodo: Periodo) -> Plazo:
    """Del primer día del periodo al último."""
    return Plazo(periodo.inicio, periodo.fin)


def de_la_vigencia(periodo: Periodo) -> Plazo:
    """El año entero, para el que se programa."""
    return Plazo(date(periodo.vigencia, 1, 1), date(periodo.vigencia, 12, 31))


def al_corte(dia: date) -> Plazo:
    """Lo que hay ese día, venga de cuando venga."""
    return Plazo(date.min, dia, Clase.CORTE)


def plazos_en(texto: str, periodo: Periodo) -> frozenset[Plazo]:
    """Los plazos que nombra una oración plana; ninguno si no habla de tiempo."""
    quedan, hallados = texto, set[Plazo]()
    for buscar in (_entre_meses, _desde_un_mes, _hasta_un_mes, _con_ordinal, _dias):
        for desde, hasta, plazo in list(buscar(quedan, periodo)):
            hallados.add(plazo)
            quedan = quedan[:desde] + TAPADO * (hasta - desde) + quedan[hasta:]
    hallados.update(_del_informe(quedan, periodo))
    hallados.update(_meses(quedan, periodo))
    hallados.update(_cada_uno(quedan, periodo))
    if _EL_ANTERIOR.search(quedan) and any(not plazo.es_breve() for plazo in hallados):
        hallados.add(del_periodo(periodo.anterior()))
    clases = {hallado["clase"] for hallado in _CON_ORDINAL.finditer(texto)}
    hallados.update(_otros_ordinales(quedan, clases, periodo))
    return frozenset(hallados)


def _cada_uno(texto: str, periodo: Periodo) -> Iterator[Plazo]:
    """«9 y 15 por semestre», «en uno y otro trimestre»: los de la vigencia hasta el corte."""
    for hallado in _CADA_UNO.finditer(texto):
        tipo = TipoDePeriodo[hallado["clase"].upper()]
        for numero in range(1, periodo.fin.month // tipo.meses + 1):
            yield del_periodo(Periodo(periodo.vigencia, tipo, numero))


def _otros_ordinales(texto: str, clases: set[str], periodo: Periodo) -> Iterator[Plazo]:
    """«9 en el primer semestre y 15 en el segundo», «entre el primer y el segundo trimestre»."""
    for hallado in _ORDINAL_SOLO.finditer(texto):
        for clase in clases:
            tipo, numero = TipoDePeriodo[clase.upper()], _ORDINALES[hallado["ordinal"]]
            if numero <= tipo.por_vigencia:
                yield del_periodo(Periodo(periodo.vigencia, tipo, numero))


Lugar = tuple[int, int, Plazo]


def _entre_meses(texto: str, periodo: Periodo) -> Iterator[Lugar]:
    for hallado in _ENTRE_MESES.finditer(texto):
        primero = MESES.index(hallado["uno"] or hallado["desde"]) + 1
        ultimo = MESES.index(hallado["otro"] or hallado["hasta"]) + 1
        if primero <= ultimo:
            inicio, fin = _mes(periodo.vigencia, primero), _mes(periodo.vigencia, ultimo)
            yield *hallado.span(), Plazo(inicio.inicio, fin.fin)


def _desde_un_mes(texto: str, periodo: Periodo) -> Iterator[Lugar]:
    """«Desde enero», «desde el comienzo del año»: hasta el corte."""
    for hallado in _DESDE_UN_MES.finditer(texto):
        mes = MESES.index(hallado["mes"]) + 1 if hallado["mes"] else 1
        if mes <= periodo.fin.month:
            yield *hallado.span(), Plazo(date(periodo.vigencia, mes, 1), periodo.fin)


def _hasta_un_mes(texto: str, periodo: Periodo) -> Iterator[Lugar]:
    """«Hasta octubre»: desde que empezó el año."""
    for hallado in _HASTA_UN_MES.finditer(texto):
        fin = _mes(periodo.vigencia, MESES.index(hallado["mes"]) + 1).fin
        if fin <= periodo.fin:
            yield *hallado.span(), Plazo(date(periodo.vigencia, 1, 1), fin)


def _con_ordinal(texto: str, periodo: Periodo) -> Iterator[Lugar]:
    for hallado in _CON_ORDINAL.finditer(texto):
        tipo = TipoDePeriodo[hallado["clase"].upper()]
        numero = _ORDINALES[hallado["ordinal"]]
        if numero <= tipo.por_vigencia:
            nombrado = Periodo(int(hallado["ano"] or periodo.vigencia), tipo, numero)
            yield *hallado.span(), del_periodo(nombrado)


def _dias(texto: str, periodo: Periodo) -> Iterator[Lugar]:
    for hallado in _DIAS.finditer(texto):
        mes, ano = MESES.index(hallado["mes"]) + 1, int(hallado["ano"] or periodo.vigencia)
        for numero in re.findall(r"\d+", hallado["dias"]):
            if 1 <= int(numero) <= monthrange(ano, mes)[1]:
                dia = date(ano, mes, int(numero))
                es_corte = hallado["al"] and dia == periodo.fin
                yield *hallado.span(), al_corte(dia) if es_corte else Plazo(dia, dia, Clase.DIA)
                if es_corte:
                    yield *hallado.span(), acumulado(periodo)


def _del_informe(texto: str, periodo: Periodo) -> Iterator[Plazo]:
    """«El semestre», «el año», «a la fecha»: los plazos que se nombran desde el del informe."""
    for hallado in _SIN_ORDINAL.finditer(texto):
        es_suyo = hallado["clase"] in ("periodo", periodo.tipo.nombre)
        if es_suyo:
            yield del_periodo(periodo.anterior() if hallado["antes"] else periodo)
        elif not hallado["antes"]:
            tipo = TipoDePeriodo[hallado["clase"].upper()]
            contiene = Periodo(periodo.vigencia, tipo, (periodo.fin.month - 1) // tipo.meses + 1)
            yield Plazo(contiene.inicio, min(contiene.fin, periodo.fin))
    for hallado in _ANO.finditer(texto):
        ano = int(hallado["ano"] or periodo.vigencia)
        es_este = ano == periodo.vigencia
        yield Plazo(date(ano, 1, 1), date(ano, 12, 31))
        if es_este:
            yield acumulado(periodo)
    if _ACUMULADO.search(texto):
        yield acumulado(periodo)
        yield al_corte(periodo.fin)


def _meses(texto: str, periodo: Periodo) -> Iterator[Plazo]:
    """El que abre la oración («En noviembre se hicieron…») es el plazo de lo que en ella se cuenta."""
    for hallado in _MESES.finditer(texto):
        mes = _mes(int(hallado["ano"] or periodo.vigencia), MESES.index(hallado["mes"]) + 1)
        yield mes
        if _ABRE_LA_ORACION.fullmatch(texto, 0, hallado.start()):
            yield Plazo(mes.inicio, mes.fin)


def plazos_que_se_cuentan(periodo: Periodo) -> dict[Plazo, bool]:
    """Los plazos de la vigencia hasta el corte, y si hay que nombrarlos para que se hable de ellos."""
    plazos = dict.fromkeys((del_periodo(periodo), acumulado(periodo)), False)
    for tipo in (periodo.tipo, TipoDePeriodo.TRIMESTRE, TipoDePeriodo.SEMESTRE):
        for numero in range(1, tipo.por_vigencia + 1):
            otro = Periodo(periodo.vigencia, tipo, numero)
            if otro.fin <= periodo.fin:
                plazos.setdefault(del_periodo(otro), True)
    for mes in range(1, periodo.fin.month + 1):
        plazos.setdefault(_mes(periodo.vigencia, mes), True)
    return plazos


def _mes(ano: int, mes: int) -> Plazo:
    return Plazo(date(ano, mes, 1), date(ano, mes, monthrange(ano, mes)[1]), Clase.MES)
