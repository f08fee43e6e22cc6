"""Cada número de una oración que cuenta o mide algo: su valor, cómo está dicho y con cuál va."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from informe_lib.modelo.periodo import MESES
from informe_lib.revision.texto.excluidos import excluidos_en
from informe_lib.revision.texto.mencion import Magnitud, Manera, Mencion
from informe_lib.revision.texto.numeral import COLECTIVOS, PALABRAS, leer_numeral
from informe_lib.revision.texto.oraciones import Oracion

_DIGITOS = re.compile(r"(?<![\w.,])(?:\d{1,3}(?:[.\u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)(?![\w])")
_POR_CIENTO = re.compile(r"\s{0,2}(?:%|por\s?ciento\b)")
_MILLONES = re.compile(r"\s+(mil\s+millones|millones|millon|mil)\b")
_PESOS = re.compile(r"\s+(?:de\s+)?pesos\b")
_TRAS_SU_NOMBRE = re.compile(r"(?:\s+[^\W\d]+){1,2}\s*\(\s*")
_ENTRE_PARENTESIS = re.compile(r"\s*\(\s*$")
_ORDINALES = {
    "medi": 2, "tercer": 3, "terci": 3, "cuart": 4, "quint": 5, "sext": 6, "septim": 7, "octav": 8,
    "noven": 9, "decim": 10,
}  # fmt: skip
_PARTES = re.compile(
    r"\s+(?P<parte>terci|cuart|quint|sext|septim|octav|decim|noven|tercer)[ao]?s?\b(?P<partes>\s+partes?)?"
)
_LA_PARTE = re.compile(
    r"\bla\s+(?:(?P<mitad>mitad)(?!\s+del?\s+(?:ano|semestre|trimestre|camino|periodo|mes))"
    r"|(?P<parte>tercer|cuart|quint|sext|septim|octav|noven|decim)a\s+parte)\b"
)
_COLECTIVO = re.compile(rf"\b(?:(medio|media|un|una|\w+)\s+)?({'|'.join(COLECTIVOS)})(?:e?s)?\b(?:\s+de\b)?")
_HORA = re.compile(r"\b(?:a|de|desde|hasta)\s+las?\s+$")
_DE_MES = re.compile(rf"\s+de\s+(?:{'|'.join(MESES)})\b")
_TRAS_ETIQUETA = re.compile(
    r"\b(?:articulo|numeral|literal|capitulo|punto|paragrafo|acta|anexo|version|localidad|sesion|titulo)\s+$"
)


UNO = ("un", "una", "uno")


def menciones_en(oracion: Oracion, citadas: Mapping[str, Decimal]) -> list[Mencion]:
    """Los números de la oración, en orden; de una cita, el valor que tiene."""
    vedados = _unidos(list(excluidos_en(oracion.texto, oracion.plano)))
    # Lo compuesto primero («dos tercios», «3 mil millones»): sus palabras sueltas ya están dichas.
    todas: list[Mencion] = []
    for leer in (_partes, _colectivos, _en_cifras, _en_letras):
        ocupados = _unidos([*vedados, *((una.desde, una.hasta) for una in todas)])
        todas.extend(una for una in leer(oracion) if not _cae(una, ocupados))
    todas.extend(_citas(oracion, citadas))
    return _juntas(oracion.plano, sorted(todas, key=lambda una: una.desde))


def _unidos(tramos: list[tuple[int, int]]) -> list[tuple[int, int]]:
    unidos: list[tuple[int, int]] = []
    for desde, hasta in sorted(tramos):
        if unidos and desde <= unidos[-1][1]:
            unidos[-1] = unidos[-1][0], max(hasta, unidos[-1][1])
        else:
            unidos.append((desde, hasta))
    return unidos


def _cae(mencion: Mencion, tramos: list[tuple[int, int]]) -> bool:
    lugar = bisect_left(tramos, (mencion.hasta, -1)) - 1
    return lugar >= 0 and tramos[lugar][1] > mencion.desde


def _en_cifras(oracion: Oracion) -> Iterator[Mencion]:
    texto = oracion.plano
    for hallado in _DIGITOS.finditer(texto):
        escrito = re.sub(r"[.\u00a0\u202f](?=\d{3}(?!\d))", "", hallado[0]).replace(",", ".")
        yield _medida(texto, hallado.start(), hallado.end(), Decimal(escrito), Manera.CIFRAS)


def _en_letras(oracion: Oracion) -> Iterator[Mencion]:
    palabras, i = oracion.palabras, 0
    while i < len(palabras):
        if palabras[i].plana not in PALABRAS or (i and palabras[i - 1].plana == "por"):
            i += 1  # el «ciento» de «por ciento» no es un número
            continue
        fin = i + 1
        while (
            fin < len(palabras)
            and fin - i < 14
            and palabras[fin].plana in (*PALABRAS, "y")
            and oracion.plano[palabras[fin - 1].hasta : palabras[fin].desde].isspace()
        ):
            fin += 1
        leido = leer_numeral([una.plana for una in palabras[i:fin]])
        if leido is None:
            i += 1
            continue
        valor, ocupa = leido
        desde, hasta = palabras[i].desde, palabras[i + ocupa - 1].hasta
        i += ocupa
        if not _no_cuenta(oracion.plano, desde, hasta, valor):
            yield _medida(oracion.plano, desde, hasta, valor, Manera.LETRAS)


def _no_cuenta(texto: str, desde: int, hasta: int, valor: Decimal) -> bool:
    """Una fecha, una hora, un año o un numeral, escritos en letras."""
    antes = texto[max(0, desde - 16) : desde]
    es_hora = bool(_HORA.search(antes)) and bool(
        re.match(r"\s+(?:de la|en punto|y media|horas)", texto[hasta:])
    )
    es_ano = 1900 <= valor <= 2100 and bool(re.search(r"\b(?:de|del|en|ano|vigencia)\s+$", antes))
    return bool(_DE_MES.match(texto, hasta)) or es_hora or es_ano or bool(_TRAS_ETIQUETA.search(antes))


def _medida(texto: str, desde: int, hasta: int, valor: Decimal, manera: Manera) -> Mencion:
    """El número con lo que lo acompaña: «%», «millones», «de pesos», el signo de pesos."""
    flojo = manera is Manera.LETRAS and texto[desde:hasta] in UNO
    if por_ciento := _POR_CIENTO.match(texto, hasta):
        precision = -int(valor.as_tuple().exponent)
        return Mencion(
            desde, por_ciento.end(), valor / 100, manera, Magnitud.PARTE, precision=max(precision, 0)
        )
    if millones := _MILLONES.match(texto, hasta):
        valor *= {"mil": 1000, "mil millones": 10**9}.get(" ".join(millones[1].split()), 10**6)
        hasta, flojo = millones.end(), False
    pesos = _PESOS.match(texto, hasta)
    signo = re.search(r"\$\s?$", texto[max(0, desde - 3) : desde])
    if pesos or signo:
        desde -= len(signo[0]) if signo else 0
        return Mencion(desde, pesos.end() if pesos else hasta, valor, manera, Magnitud.DINERO)
    return Mencion(desde, hasta, valor, manera, flojo=flojo)


def _partes(oracion: Oracion) -> Iterator[Mencion]:
    """«la mitad», «la tercera parte», «dos tercios», «tres cuartas partes», «tres de cada cuatro»."""
    texto = oracion.plano
    for hallado in _LA_PARTE.finditer(texto):
        partes = 2 if hallado["mitad"] else _ORDINALES[hallado["parte"]]
        yield _parte(hallado.start(), hallado.end(), Decimal(1) / partes)
    for una in _en_letras(oracion):
        cual = _PARTES.match(texto, una.hasta)
        if cual and (
            cual["partes"] or cual["parte"] == "terci" or (cual[0].endswith("os") and una.valor > 1)
        ):
            yield _parte(una.desde, cual.end(), una.valor / _ORDINALES[cual["parte"]])
    for cada in re.finditer(r"(\w+)\s+de\s+cada\s+(\w+)", texto):
        parte, todo = _suelto(cada[1]), _suelto(cada[2])
        if parte is not None and todo:
            yield _parte(cada.start(), cada.end(), parte / todo)


def _parte(desde: int, hasta: int, valor: Decimal) -> Mencion:
    return Mencion(desde, hasta, valor, Manera.LETRAS, Magnitud.PARTE, precision=1)


def _suelto(palabra: str) -> Decimal | None:
    if palabra.isdecimal() and palabra.isascii():
        return Decimal(palabra[:9])
    leido = leer_numeral([palabra])
    return leido[0] if leido else None


def _colectivos(oracion: Oracion) -> Iterator[Mencion]:
    """«una docena de», «medio centenar de», «dos docenas»; una «quincena» a secas es un plazo."""
    for hallado in _COLECTIVO.finditer(oracion.plano):
        cuantos = _suelto(hallado[1]) if hallado[1] else None
        if hallado[1] in ("medio", "media"):
            cuantos = Decimal("0.5")
        es_plural = oracion.plano[hallado.end(2) : hallado.end(2) + 1] in ("s", "e")
        if (
            cuantos is None
            or (hallado[2] == "quincena" and not hallado[0].endswith("de"))
            or (es_plural and cuantos <= 1)
        ):
            continue
        valor = cuantos * COLECTIVOS[hallado[2]]
        yield Mencion(hallado.start(), hallado.end(), valor, Manera.LETRAS)


def _citas(oracion: Oracion, citadas: Mapping[str, Decimal]) -> Iterator[Mencion]:
    for cita in oracion.citas:
        valor = citadas.get(cita[0])
        if valor is None:
            continue
        desde, hasta = cita.start() - oracion.desde, cita.end() - oracion.desde
        signo = _POR_CIENTO.match(oracion.plano, hasta)
        yield Mencion(
            desde, signo.end() if signo else hasta, valor / 100 if signo else valor, Manera.CITA,
            Magnitud.PARTE if signo else Magnitud.CUENTA, precision=2 if signo else None, cifra=cita["clave"],
        )  # fmt: skip


def _juntas(texto: str, menciones: list[Mencion]) -> list[Mencion]:
    """«Dos (2)» es un solo número, y «dos (3)», uno que no cuadra; «dos sesiones (2)» lo dice dos veces."""
    juntas: list[Mencion] = []
    for una in menciones:
        previa = juntas[-1] if juntas else None
        cierra = re.match(r"\s*\)", texto[una.hasta : una.hasta + 4])
        if previa is None or cierra is None or not _se_repiten(previa, una):
            juntas.append(una)
            continue
        enlace = texto[previa.hasta : una.desde]
        if _ENTRE_PARENTESIS.fullmatch(enlace):
            juntas[-1] = _en_una(previa, una, una.hasta + cierra.end())
        elif previa.valor == una.valor and _TRAS_SU_NOMBRE.fullmatch(enlace):
            juntas[-1] = replace(previa, manera=Manera.CIFRAS, flojo=False)
        else:
            juntas.append(una)
    return juntas


def _se_repiten(previa: Mencion, una: Mencion) -> bool:
    """¿Pueden ser el mismo número, en letras y entre paréntesis?"""
    hay_letras = Manera.LETRAS in (previa.manera, una.manera)
    return previa.otro is None and previa.magnitud is una.magnitud and hay_letras and not una.flojo


def _en_una(previa: Mencion, una: Mencion, hasta: int) -> Mencion:
    otro = None if previa.valor == una.valor else una.valor
    manera = Manera.LETRAS if previa.manera is una.manera else Manera.CIFRAS
    precision = una.precision if previa.precision is None else previa.precision
    return replace(previa, hasta=hasta, manera=manera, otro=otro, flojo=False, precision=precision)
