"""Los datos personales: cédulas, correos y teléfonos en cualquier campo de texto o texto humano."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache

from informe_lib.fuentes.tablas import clases_de_tabla
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.revision import Severidad
from informe_lib.revision.filas import con_su_fila
from informe_lib.revision.regla import Dato, Duda, Regla

DEL_FORMATO = "formato"  # lo escribe quien lleva el sistema de calidad y no trae personas
MIRADA_ATRAS = 40  # letras en que se busca la palabra que explica un número

# Sin una arroba o seis cifras casi seguidas no hay nada que mirar.
_SOSPECHA = re.compile(r"@|\d(?:[\s.()-]{0,2}\d){5}")
_CORREO = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_DIRECCION = re.compile(r"https?://[^\s)>\]]+", re.IGNORECASE)
# Una fecha, un año con otro, o el plazo de una norma se escriben con cifras y guiones.
_FECHA = re.compile(r"(?<!\d)(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})(?!\d)")
_TELEFONO = re.compile(
    r"(?<![\d.])(?:\(?\+?57\)?[\s.-]?)?(?:3\d{2}[\s.-]?\d{3}[\s.-]?\d{2}[\s.-]?\d{2}|\(?60[1-8]\)?[\s.-]?\d{3}[\s.-]?\d{2}[\s.-]?\d{2})"
    r"(?![\d]|[.,]\d)"
)
_FIJO = re.compile(r"(?<![\d.])\d{3}[\s.-]?\d{2}[\s.-]?\d{2}(?![\d]|[.,]\d)")
_CEDULA = re.compile(r"(?<![\d.,$/-])(?:1?\.?\d{1,3}(?:\.\d{3}){2}|\d{7,10})(?![\d]|[.,/-]\d)")
_CEDULA_NOMBRADA = re.compile(r"(?<![\d.,])\d{1,3}(?:[.\s]?\d{3}){1,3}(?![\d]|[.,]\d)")

_ES_CEDULA = re.compile(
    r"(c[eé]dula|\bc\.?\s?c\.?|\bt\.?\s?i\.?|\bc\.?\s?e\.?|documento de identidad|identificad[oa]|pasaporte)"
    r"[^\d]{0,30}$",
    re.IGNORECASE,
)
_ES_TELEFONO = re.compile(
    r"(tel[eé]fono|\btel\b|celular|\bcel\b|m[oó]vil|whats ?app|\bpbx\b|\bfijo\b|contacto|l[ií]nea)"
    r"[^\d]{0,20}$",
    re.IGNORECASE,
)
# La palabra que, justo antes, dice que el número es de otra cosa.
_ES_OTRA_COSA = re.compile(
    r"(radicad[oa]s?|\brad\b|contratos?|convenios?|\bbpin\b|\bnit\b|resoluci[oó]n|resoluciones|decretos?|"
    r"acuerdos?|actas?|c[oó]digos?|circular(es)?|oficios?|memorandos?|expedientes?|procesos?|\bsecop\b|"
    r"facturas?|\bcdp\b|\bcrp\b|\brp\b|registros?|proyectos?|\bley(es)?\b|sentencias?|art[ií]culos?|"
    r"matr[ií]culas?|\bis[bs]n\b|\bdoi\b|certificados?|[oó]rden(es)?|p[oó]lizas?|placas?|lotes?|"
    r"referencias?|tr[aá]mites?|solicitud(es)?|consecutivos?|\bsigep\b|\bchip\b|\bexp\b|ficha)"
    r"[^\d\n]{0,20}(?:\d{1,6}[-/])*$",
    re.IGNORECASE,
)
_ES_PLATA = re.compile(
    r"(\$|\bcop\b|\busd\b|pesos|valor(es)?|presupuesto|por un total)[^\d\n]{0,12}$", re.IGNORECASE
)
_ES_CANTIDAD = re.compile(
    r"\s*(%|pesos|millones|mil\b|d[oó]lares|habitantes|personas|mujeres|hombres|hogares|ciudadan[oa]s|"
    r"niñ[oa]s|viviendas|metros|kil[oó]metros|km|m2|m²|hect[aá]reas|toneladas|usuari[oa]s|visitas|registros)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Parecido:
    """Lo que parece un dato personal: qué es, en qué posición, y sus primeras letras."""

    que: str
    posicion: int
    velado: str


def datos_personales(expediente: Expediente) -> Iterator[Duda]:
    """Uno por uno, en todos los campos de texto; lo citado va velado y el dato queda como está."""
    # La clave de una sesión está en cada marca: se mira una vez. La memoria no pasa de esta revisión.
    hallados_en = cache(_hallados)
    for tabla, clase in clases_de_tabla().items():
        contenido = getattr(expediente, tabla)
        registros = contenido if isinstance(contenido, tuple) else (contenido,)
        campos = [campo.name for campo in fields(clase)]
        textos = (texto for uno in registros for _, texto in _textos_de(uno, campos))
        if tabla == DEL_FORMATO or not any(map(hallados_en, textos)):
            continue
        for fila, registro in con_su_fila(tabla, registros):
            for campo, texto in _textos_de(registro, campos):
                for hallado in hallados_en(texto):
                    renglon = texto.count("\n", 0, hallado.posicion)
                    yield Duda(
                        f"Parece {hallado.que}: «{hallado.velado}», en «{campo}».",
                        Dato(tabla, fila, campo),
                        renglon=renglon,
                    )


def _textos_de(registro: object, campos: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Los campos de texto de un registro, y los motivos de los que faltan."""
    for campo in campos:
        valor = getattr(registro, campo)
        if isinstance(valor, str):
            yield campo, valor
        elif isinstance(valor, Ausencia):
            yield campo, valor.motivo


def _hallados(texto: str) -> tuple[_Parecido, ...]:
    if not _SOSPECHA.search(texto):
        return ()
    hallados = [_Parecido("un correo electrónico", uno.start(), "…@…") for uno in _CORREO.finditer(texto)]
    # Las direcciones, las fechas y los correos ya leídos no tienen números que mirar.
    limpio = texto
    for patron in (_DIRECCION, _CORREO, _FECHA):
        limpio = patron.sub(_tapado, limpio)
    for que, patron, es_suyo in _NUMEROS:
        suyos = [hallada for hallada in patron.finditer(limpio) if es_suyo(hallada)]
        hallados += [_Parecido(que, hallada.start(), _velado(hallada[0])) for hallada in suyos]
        limpio = _sin(suyos, limpio)
    return tuple(hallados)


def _tapado(hallada: re.Match[str]) -> str:
    return " " * len(hallada[0])


def _sin(halladas: list[re.Match[str]], texto: str) -> str:
    """El texto con lo ya hallado tapado, para que otro patrón no lo halle de nuevo."""
    partes, anterior = [], 0
    for hallada in halladas:
        partes += [texto[anterior : hallada.start()], _tapado(hallada)]
        anterior = hallada.end()
    return "".join((*partes, texto[anterior:]))


def _velado(numero: str) -> str:
    """Las tres primeras cifras bastan para encontrarlo: «301…»."""
    return f"{''.join(re.findall(r'[0-9]', numero))[:3]}…"


def _antes(hallada: re.Match[str]) -> str:
    return hallada.string[max(0, hallada.start() - MIRADA_ATRAS) : hallada.start()]


def _con_nombre_de_cedula(hallada: re.Match[str]) -> bool:
    return len(re.findall(r"\d", hallada[0])) >= 6 and _ES_CEDULA.search(_antes(hallada)) is not None


def _con_nombre_de_telefono(hallada: re.Match[str]) -> bool:
    return _ES_TELEFONO.search(_antes(hallada)) is not None


def _sin_otro_nombre(hallada: re.Match[str]) -> bool:
    """Un número del tamaño de una cédula o de un celular, y nada dice que sea de otra cosa."""
    antes = _antes(hallada)
    es_otra_cosa = _ES_OTRA_COSA.search(antes) or _ES_PLATA.search(antes)
    return es_otra_cosa is None and _ES_CANTIDAD.match(hallada.string, hallada.end()) is None


_NUMEROS = (
    ("una cédula", _CEDULA_NOMBRADA, _con_nombre_de_cedula),
    ("un teléfono", _TELEFONO, _sin_otro_nombre),
    ("un teléfono", _FIJO, _con_nombre_de_telefono),
    ("una cédula", _CEDULA, _sin_otro_nombre),
)

REGLAS = (
    Regla(
        codigo="V21",
        nombre="Ningún texto trae cédulas, correos ni teléfonos",
        severidad=Severidad.IMPIDE,
        por_que="El informe se publica, y la Ley 1581 de 2012 protege esos datos.",
        remedio="Quítelo; si es un radicado, un contrato u otro número, escriba esa palabra justo antes.",
        dudas=datos_personales,
    ),
)
