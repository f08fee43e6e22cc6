"""El género de lo que se cuenta, por la forma de su nombre: «una sesión», «un programa».

Se lee en la primera palabra («mesas de trabajo» cuenta mesas). Las excepciones son las que un informe
de gestión trae; la palabra que no está en ninguna lista se decide por su final.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Terminan como lo femenino y no lo son; sin tildes y en singular.
MASCULINAS = frozenset({
    "analisis", "atleta", "avion", "camion", "clima", "colega", "comite", "dia", "enfasis", "gabinete",
    "guion", "idioma", "indigena", "lema", "mapa", "mediodia", "panorama", "parentesis", "planeta",
    "sintoma", "tranvia",
})  # fmt: skip
# No terminan como lo femenino, o parecen un oficio («la entrevista» no es «el artista»), y lo son.
FEMENINAS = frozenset({
    "arista", "autopista", "base", "calle", "carcel", "clase", "clave", "entrevista", "especie", "fase",
    "flor", "foto", "frase", "fuente", "imagen", "labor", "ley", "lista", "llave", "luz", "madre", "mano",
    "moto", "mujer", "nave", "noche", "nube", "orden", "pared", "parte", "piel", "pista", "raiz", "red",
    "revista", "sede", "senal", "serie", "superficie", "tarde", "torre", "vez", "vista", "voz",
})  # fmt: skip
# Empiezan por «a» tónica: en singular llevan «un» aunque sean femeninas («un acta», «un área»).
CON_A_TONICA = frozenset({"acta", "agua", "ala", "alma", "alza", "ancla", "area", "arma", "aula", "hacha"})
_FINAL_MASCULINO = re.compile(r"(blema|esquema|grama|ista|tema)$")
_FINAL_FEMENINO = re.compile(r"(a|ion|dad|sis|tad|triz|tud|umbre)$")


def es_femenino(nombre: str) -> bool:
    """¿Se dice «una» de lo que el nombre cuenta? «Sesiones» sí; «programas», «planes» y «%» no."""
    formas = tuple(_formas(nombre))
    if any(forma in FEMENINAS for forma in formas):
        return True
    if any(forma in MASCULINAS or _FINAL_MASCULINO.search(forma) for forma in formas):
        return False
    return any(_FINAL_FEMENINO.search(forma) for forma in formas)


def con_articulo(nombre: str) -> str | None:
    """«el Comité de Faros», «la Mesa de Mareas»; None si por la forma del nombre no se sabe su género."""
    palabra = next(_formas(nombre), "")
    es_sigla = nombre.partition(" ")[0].isupper()
    if es_sigla or palabra in CON_A_TONICA or palabra.endswith("s"):
        return None
    if es_femenino(palabra):
        return f"la {nombre}"
    es_masculino = palabra in MASCULINAS or palabra.endswith("o") or _FINAL_MASCULINO.search(palabra)
    return f"el {nombre}" if es_masculino else None


def pide_un(nombre: str) -> bool:
    """¿Lleva «un» en singular? Lo masculino, y lo femenino que empieza por «a» tónica: «un acta»."""
    return not es_femenino(nombre) or any(forma in CON_A_TONICA for forma in _formas(nombre))


def _formas(nombre: str) -> Iterator[str]:
    """La primera palabra, sin tildes ni mayúsculas, tal cual y en los singulares que podría tener."""
    plano = unicodedata.normalize("NFKD", nombre.lower()).encode("ascii", "ignore").decode()
    palabra = re.search(r"[a-z]+", plano)
    if palabra is None:
        return
    yield palabra[0]
    for plural, singular in (("ces", "z"), ("es", ""), ("s", "")):
        if palabra[0].endswith(plural) and len(palabra[0]) > len(plural) + 1:
            yield palabra[0].removesuffix(plural) + singular
