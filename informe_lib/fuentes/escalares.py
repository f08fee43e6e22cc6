"""De lo que está escrito a su valor: cada conversión acepta una sola escritura o dice cuál es.

Un archivo de texto trae texto; una hoja de cálculo o una base de datos ya traen números y fechas.
Las dos entran por aquí y salen iguales.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TypeVar

from informe_lib.fuentes.caracteres import SIN_INVISIBLES, invisible_en
from informe_lib.fuentes.fechas import reparo
from informe_lib.fuentes.sugerencia import enumeracion, pregunta
from informe_lib.modelo.ausencia import Ausencia, ClaseDeAusencia
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.periodo import Periodo, TipoDePeriodo

Enumerado = TypeVar("Enumerado", bound=Enum)

AFIRMACIONES, NEGACIONES = ("sí", "si", "true"), ("no", "false")
_FECHA = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMERO = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
# Nadie escribe miles que empiecen por cero: `0.125` solo puede ser un decimal.
_COMO_MILES = re.compile(r"[+-]?[1-9]\d{0,2}(\.\d{3})+", re.ASCII)
_PERIODO = re.compile(r"(?P<vigencia>(19|2[0-9])[0-9]{2})-(?P<tipo>[MBTCS])[0-9]{1,2}")
_CLAVE = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
# Más no es una medida de gestión, y más adelante no cabría en una celda ni en una página.
CIFRAS_ENTERAS, CIFRAS_DECIMALES = 15, 6
# Windows no deja crear carpetas ni archivos con estos nombres, tengan la extensión que tengan.
_RESERVADAS = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")


class ValorRechazado(ValueError):
    """Un valor que no se puede representar: qué pasó, qué se esperaba y qué hacer."""

    def __init__(self, que: str, esperado: str | None, remedio: str) -> None:
        super().__init__(que, esperado, remedio)
        self.que, self.esperado, self.remedio = que, esperado, remedio


def texto(dato: object, *, salvo: str = "") -> str:
    """El texto como está escrito, sin lo que no se ve salvo lo que se admita; vacío no es un texto."""
    escrito = _escrito(dato, "un texto")
    if not escrito.strip():
        raise _vacio("un texto")
    hallado = invisible_en(escrito, salvo=salvo)
    if hallado == r"\n":
        que = "hay un cambio de renglón, y este campo es de un solo renglón"
        raise ValorRechazado(que, "un texto", "Escríbalo seguido; en varios renglones, con «>-» y sin «|».")
    if hallado:
        raise ValorRechazado(f"hay un carácter que no se ve, «{hallado}»", None, SIN_INVISIBLES)
    return escrito


def entero(dato: object) -> int:
    """Un entero escrito solo con cifras."""
    esperado = "un número entero, como 20"
    if isinstance(dato, int) and not isinstance(dato, bool):
        return int(_a_la_medida(Decimal(dato)))
    escrito = _escrito(dato, esperado).strip()
    if re.fullmatch(r"[+-]?[0-9]+", escrito):
        return int(_a_la_medida(Decimal(escrito)))
    raise ValorRechazado(f"«{escrito}» no es un número entero", esperado, "Escríbalo solo con cifras.")


def decimal(dato: object) -> Decimal:
    """Un número como lo escribe una persona; `1.250` se rechaza, porque aquí también es mil doscientos."""
    escrito = dato.strip() if isinstance(dato, str) else ""
    if _COMO_MILES.fullmatch(escrito):
        raise _con_aire_de_miles(escrito)
    return _a_la_medida(numero(dato))


def _a_la_medida(valor: Decimal) -> Decimal:
    enteras, decimales = valor.adjusted() + 1, -int(valor.as_tuple().exponent)
    if enteras > CIFRAS_ENTERAS or decimales > CIFRAS_DECIMALES:
        cuantas = f"{enteras} cifras enteras" if enteras > CIFRAS_ENTERAS else f"{decimales} decimales"
        esperado = f"un número de hasta {CIFRAS_ENTERAS} cifras enteras y {CIFRAS_DECIMALES} decimales"
        remedio = "Redondéelo o cambie su unidad: millones, por ejemplo."
        raise ValorRechazado(f"el número tiene {cuantas}", esperado, remedio)
    return valor


def _con_aire_de_miles(escrito: str) -> ValorRechazado:
    miles = f"Escriba {escrito.replace('.', '')}, sin separador de miles"
    if escrito.count(".") > 1:
        return ValorRechazado(f"«{escrito}» no es un número", None, f"{miles}.")
    sin_ceros = escrito.rstrip("0")
    ceros = len(escrito) - len(sin_ceros)
    articulo = "el cero" if ceros == 1 else "los ceros"
    decimales = f"{sin_ceros.rstrip('.')}, sin {articulo}" if ceros else f"{escrito}0, con un cero más"
    return ValorRechazado(f"«{escrito}» se puede leer de dos maneras", None, f"{miles}, o {decimales}.")


def numero(dato: object) -> Decimal:
    """Un número con punto decimal; la coma se rechaza porque también separa miles."""
    if isinstance(dato, int | Decimal | float) and not isinstance(dato, bool):
        valor = Decimal(dato if isinstance(dato, int) else str(dato))
        if valor.is_finite():
            return valor
    esperado = "un número, como 14 o 33.3"
    escrito = _escrito(dato, esperado).strip()
    if _NUMERO.fullmatch(escrito):
        return Decimal(escrito)
    remedio = "Escríbalo solo con cifras y, si hace falta, un punto decimal: sin separador de miles."
    if re.fullmatch(r"[+-]?[0-9]+,[0-9]+", escrito):
        remedio = f"Escriba el decimal con punto: {escrito.replace(',', '.')}."
    raise ValorRechazado(f"«{escrito}» no es un número", esperado, remedio)


def fecha(dato: object) -> date:
    """Una fecha `aaaa-mm-dd` que exista: `03/09/2024` se lee distinto según el país."""
    if isinstance(dato, date) and not isinstance(dato, datetime):
        return dato
    esperado = "una fecha aaaa-mm-dd"
    escrito = _escrito(dato, esperado).strip()
    if _FECHA.fullmatch(escrito):
        with suppress(ValueError):
            return date.fromisoformat(escrito)
    que, remedio = reparo(escrito)
    raise ValorRechazado(que, esperado, remedio)


def si_o_no(dato: object) -> bool:
    """«sí» o «no»; ninguna otra palabra vale por ellas."""
    if isinstance(dato, bool):
        return dato
    escrito = _escrito(dato, "«sí» o «no»").strip()
    if escrito.lower() in AFIRMACIONES + NEGACIONES:
        return escrito.lower() in AFIRMACIONES
    raise ValorRechazado(f"«{escrito}» no es una respuesta", "«sí» o «no»", "Escriba sí o no.")


def opcion(clase: type[Enumerado], dato: object) -> Enumerado:
    """El miembro de la enumeración cuyo valor está escrito."""
    if isinstance(dato, clase):
        return dato
    valores = [str(miembro.value) for miembro in clase]
    escrito = _escrito(dato, enumeracion(valores)).strip()
    for miembro in clase:
        if escrito == str(miembro.value):
            return miembro
    remedio = pregunta(escrito, valores) or "Escriba una de ellas."
    raise ValorRechazado(f"«{escrito}» no es una de las opciones", enumeracion(valores), remedio)


def periodo(dato: object) -> Periodo:
    """Un periodo, `2024-T3` o en palabras."""
    if isinstance(dato, Periodo):
        return dato
    escrito = _escrito(dato, "un periodo, como 2024-T3")
    try:
        return Periodo.desde_texto(escrito)
    except ErrorInforme:
        remedio = "Escríbalo así: 2024-T3 (o M07, B4, C2, S1, A)."
        if hallado := _PERIODO.fullmatch(escrito):
            vigencia, tipo = int(hallado["vigencia"]), TipoDePeriodo(hallado["tipo"])
            primero, ultimo = Periodo(vigencia, tipo), Periodo(vigencia, tipo, tipo.por_vigencia)
            remedio = f"Los de esa clase van de {primero} a {ultimo}."
        raise ValorRechazado(f"«{escrito}» no es un periodo", "un periodo, como 2024-T3", remedio) from None


def ausencia(dato: object) -> Ausencia:
    """De `{sin_dato: motivo}` o `{no_aplica: motivo}`; sin motivo no hay ausencia que valga."""
    if isinstance(dato, Ausencia):
        return dato
    esperado = "{sin_dato: motivo} o {no_aplica: motivo}"
    clases = tuple(clase.value for clase in ClaseDeAusencia)
    if not (isinstance(dato, Mapping) and len(dato) == 1 and next(iter(dato)) in clases):
        raise ValorRechazado("no es una ausencia con su motivo", esperado, "Escriba una sola de las dos.")
    clase, motivo = next(iter(dato.items()))
    if not (isinstance(motivo, str) and motivo.strip()):
        remedio = f"Diga por qué falta: {{{clase}: el acta no lo registra}}."
        raise ValorRechazado(f"a «{clase}» le falta el motivo", esperado, remedio)
    return Ausencia(ClaseDeAusencia(clase), texto(motivo))


def presente(dato: object) -> object:
    """Lo mismo, si algo se escribió; un campo que admite una ausencia no se deja en blanco."""
    if dato is None:
        remedio = "Escríbalo o diga por qué falta: {sin_dato: motivo}."
        raise ValorRechazado("está vacío", "el dato o la razón de que falte", remedio)
    return dato


def clave(dato: object) -> str:
    """Una clave que sirve de nombre de carpeta, de celda y de ancla en cualquier sistema."""
    esperado = "una clave de hasta 60 letras minúsculas sin tilde, cifras, «-» y «_»"
    escrita = _escrito(dato, esperado)
    if not _CLAVE.fullmatch(escrita):
        remedio = f"Escríbala así: {clave_parecida(escrita) or 'mesa-de-trabajo'}."
        raise ValorRechazado(f"«{escrita}» no sirve como clave", esperado, remedio)
    return escrita


def clave_parecida(escrita: str) -> str:
    """La clave que más se parece a lo escrito: «Análisis de la Mesa» -> `analisis-de-la-mesa`."""
    sin_tildes = unicodedata.normalize("NFKD", escrita.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9_]+", "-", sin_tildes).strip("-_")[:60]


def es_reservada(clave_escrita: str) -> bool:
    """¿Windows se negaría a crear una carpeta con ese nombre? Lo que siga a un punto no la salva."""
    return bool(_RESERVADAS.fullmatch(clave_escrita.lower().partition(".")[0].strip()))


def _escrito(dato: object, esperado: str) -> str:
    """El texto escrito; lo que no es texto se rechaza diciendo qué hay en su lugar."""
    if isinstance(dato, str):
        return dato
    if dato is None:
        raise _vacio(esperado)
    if isinstance(dato, Mapping):
        remedio = "Este campo no admite una ausencia: escriba el valor." if _parece_ausencia(dato) else ""
        raise ValorRechazado(
            "hay un grupo de campos (con «clave: valor»)", esperado, remedio or "Escriba un solo valor."
        )
    if isinstance(dato, list | tuple):
        raise ValorRechazado("hay una lista", esperado, "Escriba un solo valor.")
    raise ValorRechazado(f"«{dato}» no tiene la forma de este campo", esperado, "Revise lo escrito.")


def _parece_ausencia(dato: Mapping[object, object]) -> bool:
    return any(clase.value in dato for clase in ClaseDeAusencia)


def _vacio(esperado: str) -> ValorRechazado:
    return ValorRechazado("está vacío", esperado, "Escríbalo.")
