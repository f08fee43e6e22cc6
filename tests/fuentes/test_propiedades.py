"""Se escriba lo que se escriba, la lectura termina en un Expediente o en un error que se entiende."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from informe_lib.fuentes.errores import ErrorDeLectura
from informe_lib.modelo.ausencia import sin_dato
from informe_lib.modelo.errores import ErrorInforme
from tests.fuentes.conftest import INSTANCIA, REPOSITORIO, TEXTOS, VIGENCIA, Muestra

ORIGINALES = {
    archivo: (REPOSITORIO / archivo).read_text(encoding="utf-8") for archivo in (INSTANCIA, VIGENCIA, TEXTOS)
}
INVISIBLES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff"
TROZOS = st.sampled_from([*":{}[]'\"#~|%?-é \n\t\x00", "&a", "*a", "!!x", "<<:"])


@pytest.fixture(scope="module")
def muestra(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Muestra]:
    raiz: Path = tmp_path_factory.mktemp("propiedades")
    shutil.copytree(REPOSITORIO / "parametros", raiz / "parametros")
    return Muestra(raiz)


def _error_al_leer(muestra: Muestra, archivo: str, contenido: bytes) -> ErrorInforme | None:
    """El error de leer la muestra con ese contenido; cualquiera que no sea de la casa se escapa."""
    ruta = muestra.raiz / archivo
    ruta.write_bytes(contenido)
    try:
        muestra.leer()
    except ErrorInforme as error:
        return error
    finally:
        ruta.write_text(ORIGINALES[archivo], encoding="utf-8")
    return None


def _se_entiende(error: ErrorInforme | None) -> bool:
    """¿No hubo error, o dice algo y cada fallo tiene su lugar y su remedio?"""
    if error is None:
        return True
    fallos = error.fallos if isinstance(error, ErrorDeLectura) else ()
    return bool(str(error)) and all(fallo.origen.archivo and fallo.remedio for fallo in fallos)


@settings(max_examples=60)
@given(
    contenido=st.one_of(
        st.binary(max_size=200), st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace"))
    )
)
def test_cualquier_cosa_en_el_archivo_de_la_vigencia_es_a_lo_sumo_un_error_de_la_casa(
    muestra: Muestra, contenido: bytes
):
    assert _se_entiende(_error_al_leer(muestra, VIGENCIA, contenido))


@settings(max_examples=60)
@given(datos=st.data(), archivo=st.sampled_from(sorted(ORIGINALES)))
def test_un_golpe_de_teclado_en_cualquier_lugar_es_a_lo_sumo_un_error_de_la_casa(
    muestra: Muestra, datos: st.DataObject, archivo: str
):
    original = ORIGINALES[archivo]
    desde = datos.draw(st.integers(0, len(original)))
    hasta = min(len(original), desde + datos.draw(st.integers(0, 40)))
    golpe = "".join(datos.draw(st.lists(TROZOS, max_size=4)))
    contenido = (original[:desde] + golpe + original[hasta:]).encode()
    assert _se_entiende(_error_al_leer(muestra, archivo, contenido))


@settings(max_examples=60)
@given(
    motivo=st.text(
        st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters=INVISIBLES), min_size=1
    ).filter(str.strip)
)
def test_un_motivo_entre_comillas_se_lee_tal_cual(muestra: Muestra, motivo: str):
    ruta = muestra.raiz / INSTANCIA
    viejo = "ambito: {sin_dato: el informe publicado no lo dice}"
    escrito = motivo.replace("'", "''")
    ruta.write_text(
        ORIGINALES[INSTANCIA].replace(viejo, f"ambito: {{sin_dato: '{escrito}'}}"), encoding="utf-8"
    )
    try:
        assert muestra.leer().instancia.ambito == sin_dato(motivo)
    finally:
        ruta.write_text(ORIGINALES[INSTANCIA], encoding="utf-8")
