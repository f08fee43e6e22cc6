"""El documento base de una entidad: se usa si está donde debe, y si no, se dice antes de escribir nada."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest

from informe_lib.fuentes.documento_base import TAMANO_DESPLEGADO, documento_base
from informe_lib.fuentes.errores import ErrorDeLectura
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import ErrorDocumentoBase, FormatoOficial


@pytest.fixture
def formato(expediente: Expediente) -> FormatoOficial:
    return replace(expediente.formato, documento_base="membrete.docx")


@pytest.fixture
def carpeta(tmp_path: Path) -> Path:
    """Una carpeta de datos; los documentos base van junto a los formatos."""
    (tmp_path / "parametros" / "formatos").mkdir(parents=True)
    return tmp_path


def test_un_formato_que_no_lo_nombra_no_lo_busca(expediente: Expediente, carpeta: Path):
    assert documento_base(carpeta, expediente.formato) is None


def test_el_que_esta_junto_al_formato_se_lee_tal_cual(formato: FormatoOficial, carpeta: Path):
    guardado = BytesIO()
    docx.Document().save(guardado)
    (carpeta / "parametros/formatos/membrete.docx").write_bytes(guardado.getvalue())
    assert documento_base(carpeta, formato) == guardado.getvalue()


@pytest.mark.parametrize(
    ("contenido", "dicho"),
    [(None, "no existe"), (b"hola", "no es un documento de Word"), (b"", "no es un documento de Word")],
)
def test_el_que_no_sirve_se_dice_con_su_lugar(
    formato: FormatoOficial, carpeta: Path, contenido: bytes | None, dicho: str
):
    if contenido is not None:
        (carpeta / "parametros/formatos/membrete.docx").write_bytes(contenido)
    with pytest.raises(ErrorDeLectura, match=dicho) as error:
        documento_base(carpeta, formato)
    assert "parametros/formatos/membrete.docx" in str(error.value)


def test_un_paquete_pequeno_que_se_vuelve_enorme_no_se_abre(formato: FormatoOficial, carpeta: Path):
    ruta = carpeta / "parametros/formatos/membrete.docx"
    with ZipFile(ruta, "w", ZIP_DEFLATED) as paquete:
        paquete.writestr("word/document.xml", b"0" * (TAMANO_DESPLEGADO + 1))
    assert ruta.stat().st_size < 1_000_000
    with pytest.raises(ErrorDeLectura, match="no es un documento de Word"):
        documento_base(carpeta, formato)


def test_un_enlace_que_sale_de_la_carpeta_no_se_sigue(formato: FormatoOficial, carpeta: Path, tmp_path: Path):
    afuera = tmp_path / "afuera.docx"
    afuera.write_bytes(b"secreto")
    (carpeta / "parametros/formatos/membrete.docx").symlink_to(afuera)
    with pytest.raises(ErrorDeLectura, match="enlace que sale"):
        documento_base(carpeta, formato)


@pytest.mark.parametrize("nombre", ["../x.docx", "/etc/x.docx", "x.doc", "a/b.docx", "C:\\x.docx", ".docx"])
def test_solo_se_admite_el_nombre_de_un_archivo(expediente: Expediente, nombre: str):
    with pytest.raises(ErrorDocumentoBase, match="escriba solo el del archivo"):
        replace(expediente.formato, documento_base=nombre)
