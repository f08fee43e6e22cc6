"""El nombre de quien ocupó una silla se lee para la firma y no sale en ninguna otra parte."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from informe_lib.cuaderno.vista import paquete_mime
from informe_lib.exportacion.datos_abiertos import escribir_datos_abiertos
from informe_lib.exportacion.html import escribir_html
from informe_lib.exportacion.pdf import escribir_pdf
from informe_lib.exportacion.word import escribir_docx
from informe_lib.exportacion.xlsx import escribir_xlsx
from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.integrante import CalidadDeDesignacion, Designacion
from informe_lib.modelo.periodo import Periodo
from informe_lib.presentacion.secciones import hacer_seccion
from tests.conftest import RAIZ
from tests.documento_de import documento_de
from tests.exportacion.muestras import INFORMES

# Palabras que no están en nada más: si salen, salieron de una designación.
NO_FIRMA, FIRMA = "Zuxqwelina", "Kwexzulina"


def con_personas(expediente: Expediente) -> Expediente:
    """Las sillas que firman, con quien firma y quien ya se fue; las demás, con titular y delegada."""
    roles = {firmante.rol for firmante in expediente.formato.firmantes}
    dia = expediente.elaborado if isinstance(expediente.elaborado, date) else expediente.corte
    designaciones = []
    for silla in expediente.integrantes:
        ajena = Designacion(
            silla.clave, nombre=f"{NO_FIRMA} Pérez", cargo=f"Cargo de {NO_FIRMA}", acto=f"Acto de {NO_FIRMA}"
        )
        if silla.rol in roles:
            vispera = dia - timedelta(days=1)
            designaciones += [
                replace(ajena, hasta=vispera),
                Designacion(silla.clave, desde=dia, nombre=f"{FIRMA} Gómez", cargo="Directora"),
            ]
        else:
            designaciones += [ajena, replace(ajena, calidad=CalidadDeDesignacion.DELEGADO)]
    return replace(expediente, designaciones=tuple(designaciones))


def salidas(expediente: Expediente) -> Mapping[str, str]:
    """Todo lo que se publica de un expediente, como texto en que se puede buscar."""
    documento = documento_de(expediente)
    pdf = PdfReader(BytesIO(escribir_pdf(documento)))
    claves = ("portada", *(seccion.clave for seccion in expediente.formato.secciones))
    return {
        "html": escribir_html(documento),
        "pdf": f"{pdf.metadata} {' '.join(hoja.extract_text() for hoja in pdf.pages)}",
        "docx": _dentro_del_zip(escribir_docx(documento)),
        "xlsx": _dentro_del_zip(escribir_xlsx(documento)),
        "datos abiertos": " ".join(
            csv.decode("utf-8") for csv in escribir_datos_abiertos(documento).values()
        ),
        "cuaderno": json.dumps(
            [paquete_mime(hacer_seccion(clave, expediente)) for clave in claves], ensure_ascii=False
        ),
    }


def _dentro_del_zip(contenido: bytes) -> str:
    with ZipFile(BytesIO(contenido)) as archivo:
        partes = [archivo.read(nombre).decode("utf-8", "replace") for nombre in archivo.namelist()]
    return re.sub(r"<[^>]+>", "", " ".join(partes))


@pytest.mark.parametrize(("instancia", "periodo"), INFORMES)
def test_de_las_designaciones_solo_sale_quien_firma(instancia: str, periodo: str) -> None:
    expediente = con_personas(leer_carpeta(RAIZ, instancia, Periodo.desde_texto(periodo)))
    publicadas = salidas(expediente)
    assert [formato for formato, texto in publicadas.items() if NO_FIRMA in texto] == []
    for formato in ("html", "pdf", "docx", "cuaderno"):
        assert FIRMA in publicadas[formato], formato
