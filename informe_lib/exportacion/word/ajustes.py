"""Los ajustes del archivo de Word: que se abra como documento de hoy, y no «en modo de compatibilidad»."""

from __future__ import annotations

from docx.document import Document
from docx.oxml.ns import qn

MODO_DE_HOY = "15"  # Word 2013 en adelante: las tablas empiezan en el margen, y no antes
DE_OTRAS_LENGUAS = ("w:useFELayout",)  # la plantilla de python-docx se hizo en un Word japonés


def poner_ajustes(archivo: Document) -> None:
    """Los de la casa sobre la plantilla de python-docx; el documento base de una entidad trae los suyos."""
    ajustes = archivo.settings.element
    for uno in ajustes.iter(qn("w:compatSetting")):
        if uno.get(qn("w:name")) == "compatibilityMode":
            uno.set(qn("w:val"), MODO_DE_HOY)
    for ajeno in DE_OTRAS_LENGUAS:
        for uno in list(ajustes.iter(qn(ajeno))):
            uno.getparent().remove(uno)
    for uno in ajustes.iter(qn("w:themeFontLang")):
        uno.attrib.clear()
        uno.set(qn("w:val"), "es-CO")
