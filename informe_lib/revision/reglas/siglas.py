"""Las siglas: que la primera vez digan qué significan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from informe_lib.indicadores.citas import CITA
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.revision import Severidad
from informe_lib.revision.filas import con_su_fila, duda_del_texto, textos_del_periodo
from informe_lib.revision.regla import Dato, Duda, Regla

_SIGLA = re.compile(r"(?<![\w/.@-])[A-ZÁÉÍÓÚÑ]{3,10}(?![\w@]|-\w)")
_RENGLON = re.compile(r"[^\n]+")
_ROMANO = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_PALABRA = re.compile(r"[^\W\d_]+")
_CONECTOR = re.compile(r"(de|del|la|las|los|el|al|y|e|o|u|en|para|por|con|a)", re.IGNORECASE)
_TAPADO = re.compile(rf"{CITA.pattern}|https?://\S+|`[^`\n]*`")
# «Planes Locales de Transversalización (PLT)», «PLT (Planes Locales…)», «PLT: planes…».
_ANTES = re.compile(r"[^\W\d_][^()\n]{3,120}\(\s*$")
_DESPUES = re.compile(r"\s*(?:\(\s*[^\W\d_][^()\n]{3,}|:\s+[^\W\d_]{3,}|\s[—–-]\s[^\W\d_]{3,})")


def siglas_sin_expandir(expediente: Expediente) -> Iterator[Duda]:
    """Cada sigla de los textos, una vez, si ni ella ni los datos dicen qué significa."""
    nombres = tuple(dict.fromkeys(_nombres(expediente)))
    dichas: set[str] = set()
    for fila, texto in textos_del_periodo(expediente):
        limpio = _RENGLON.sub(_sin_titulos, _TAPADO.sub(_tapado, texto.contenido))
        for hallada in _SIGLA.finditer(limpio):
            sigla = hallada[0]
            if sigla in dichas or _ROMANO.fullmatch(sigla):
                continue
            dichas.add(sigla)
            if not _se_expande(limpio, hallada) and not _la_dicen(sigla, nombres):
                que = f"La sigla «{sigla}» no dice qué significa la primera vez que aparece."
                yield duda_del_texto(fila, texto, hallada.start(), que)
    yield from _entidades_en_sigla(expediente, nombres)


def _entidades_en_sigla(expediente: Expediente, nombres: tuple[str, ...]) -> Iterator[Duda]:
    for fila, silla in con_su_fila("integrantes", expediente.integrantes):
        if isinstance(silla.entidad, str) and _SIGLA.fullmatch(silla.entidad.strip()):
            sigla = silla.entidad.strip()
            if not _la_dicen(sigla, nombres):
                que = f"La entidad «{sigla}» está solo en sigla."
                yield Duda(
                    que, Dato("integrantes", fila, "entidad"), "Escriba su nombre completo y la sigla."
                )


def _tapado(hallada: re.Match[str]) -> str:
    return " " * len(hallada[0])


def _sin_titulos(renglon: re.Match[str]) -> str:
    """Un título, o un renglón que va todo en mayúsculas, no trae siglas: va tapado."""
    palabras = _PALABRA.findall(renglon[0])
    es_titulo = len(palabras) > 2 and all(palabra.isupper() for palabra in palabras)
    return _tapado(renglon) if es_titulo else renglon[0]


def _se_expande(texto: str, hallada: re.Match[str]) -> bool:
    cierra = texto[hallada.end() : hallada.end() + 1] == ")"
    antes = texto[max(0, hallada.start() - 130) : hallada.start()]
    if cierra and _ANTES.search(antes):
        return True
    return _DESPUES.match(texto, hallada.end()) is not None


def _nombres(expediente: Expediente) -> Iterator[str]:
    """Los nombres que los datos escriben completos: cuerpos, entidades, normas, cifras y actividades."""
    yield expediente.instancia.nombre
    for silla in expediente.integrantes:
        yield from (uno for uno in (silla.entidad, silla.dependencia) if isinstance(uno, str))
    for tabla in (expediente.organos, expediente.sucesiones, expediente.nombres_anteriores):
        yield from (uno.nombre for uno in tabla)
    yield from (norma.nombre for norma in expediente.normas)
    for cifra in expediente.cifras:
        yield from (uno for uno in (cifra.nombre, cifra.definicion) if isinstance(uno, str))
    yield from (actividad.texto for actividad in expediente.actividades)
    yield from (funcion.texto for funcion in expediente.funciones)


def _la_dicen(sigla: str, nombres: tuple[str, ...]) -> bool:
    """¿Trae algún nombre la sigla entre paréntesis, o la forman las iniciales de sus palabras?"""
    return any(f"({sigla})" in nombre or sigla in _iniciales(nombre) for nombre in nombres)


@lru_cache(maxsize=8192)
def _iniciales(nombre: str) -> str:
    """«Instituto Distrital de la Participación y Acción Comunal» da «IDPAC»."""
    return "".join(
        palabra[0].upper() for palabra in _PALABRA.findall(nombre) if not _CONECTOR.fullmatch(palabra)
    )


REGLAS = (
    Regla(
        codigo="V20",
        nombre="Una sigla dice qué significa la primera vez",
        severidad=Severidad.SUGERENCIA,
        por_que="Quien no es del sector no la entiende, y el informe es público.",
        remedio="Escriba el nombre completo y la sigla entre paréntesis, la primera vez.",
        dudas=siglas_sin_expandir,
    ),
)
