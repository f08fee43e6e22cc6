"""Lo que un documento de Word guarda aparte del texto: enlaces, imágenes, listas y sus números."""

from __future__ import annotations

from io import BytesIO
from itertools import count

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from informe_lib.exportacion.word.elementos import elemento


class Partes:
    """Las partes de un documento y la cuenta de sus identificadores, que no se pueden repetir."""

    def __init__(self, documento: Document) -> None:
        self._documento = documento
        self._identificadores = count(1)

    def identificador(self) -> int:
        """Un número que nadie más del documento tiene."""
        return next(self._identificadores)

    def enlace(self, direccion: str) -> str:
        """La relación con una dirección de fuera."""
        return str(self._documento.part.relate_to(direccion, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))

    def imagen(self, png: bytes) -> str:
        """La relación con una imagen, guardada una sola vez aunque se repita."""
        relacion, _ = self._documento.part.get_or_add_image(BytesIO(png))
        return str(relacion)

    def numeracion_nueva(self) -> int:
        """Una lista numerada que empieza en uno, aunque ya haya otra."""
        estilo = self._documento.styles["List Number"].element
        numeracion = self._documento.part.numbering_part.element
        propio = estilo.find(f".//{qn('w:numId')}").get(qn("w:val"))
        (de_estilo,) = (uno for uno in numeracion.findall(qn("w:num")) if uno.get(qn("w:numId")) == propio)
        abstracta = de_estilo.find(qn("w:abstractNumId")).get(qn("w:val"))
        numero = 1 + max(int(uno.get(qn("w:numId"))) for uno in numeracion.findall(qn("w:num")))
        desde_uno = elemento("w:lvlOverride", {"w:ilvl": "0"}, [elemento("w:startOverride", {"w:val": "1"})])
        referencia = elemento("w:abstractNumId", {"w:val": abstracta})
        numeracion.append(elemento("w:num", {"w:numId": str(numero)}, [referencia, desde_uno]))
        return numero
