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

# Como empieza un archivo de Office que no es un paquete: los de antes de 2007 y los cifrados.
OFFICE_SIN_PAQUETE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)


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
    with pytest.raises(ErrorDeLectura, match="más de 100 MB al desplegarlo"):
        documento_base(carpeta, formato)


def con_tipo(tipo: str) -> bytes:
    """Un documento de Word cuyo índice dice ser de otro tipo: así se distinguen los de Office."""
    original, guardado = BytesIO(), BytesIO()
    docx.Document().save(original)
    propio = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with ZipFile(original) as viejo, ZipFile(guardado, "w") as nuevo:
        for nombre in viejo.namelist():
            nuevo.writestr(nombre, viejo.read(nombre).replace(propio, tipo.encode()))
    return guardado.getvalue()


def test_una_plantilla_de_word_tambien_sirve(expediente: Expediente, carpeta: Path):
    tipo = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
    (carpeta / "parametros/formatos/Membrete.DOTX").write_bytes(con_tipo(tipo))
    formato = replace(expediente.formato, documento_base="Membrete.DOTX")
    assert documento_base(carpeta, formato) == con_tipo(tipo)


@pytest.mark.parametrize(
    ("contenido", "dicho"),
    [
        (con_tipo("application/vnd.ms-word.document.macroEnabled.main+xml"), "trae macros"),
        (con_tipo("application/vnd.ms-word.template.macroEnabledTemplate.main+xml"), "trae macros"),
        (OFFICE_SIN_PAQUETE + "EncryptedPackage".encode("utf-16-le"), "protegido con contraseña"),
        (OFFICE_SIN_PAQUETE + "WordDocument".encode("utf-16-le"), "anterior a 2007"),
        (con_tipo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), "no es un"),
    ],
    ids=["documento con macros", "plantilla con macros", "cifrado", "de antes de 2007", "de Excel"],
)
def test_el_que_no_se_puede_usar_dice_por_que_y_que_hacer(
    formato: FormatoOficial, carpeta: Path, contenido: bytes, dicho: str
):
    (carpeta / "parametros/formatos/membrete.docx").write_bytes(contenido)
    with pytest.raises(ErrorDeLectura, match=f"membrete.docx: .*{dicho}.*uárdelo"):
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
