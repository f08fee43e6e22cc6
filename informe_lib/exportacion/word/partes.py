"""Lo que un documento de Word guarda aparte del texto: enlaces, imágenes, listas y sus números."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import count

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from informe_lib.exportacion.word.numeracion import NumeracionDeWord

DE_CADA_HOJA = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
CON_IDENTIFICADOR = ((qn("w:bookmarkStart"), qn("w:id")), (qn("wp:docPr"), "id"))


def encabezados_y_pies(documento: Document) -> Iterator[BaseOxmlElement]:
    """Lo que un documento base trae para repetir en cada hoja."""
    for una in documento.part.rels.values():
        if una.reltype in DE_CADA_HOJA:
            yield una.target_part.element


def _mayor_de_los_tomados(documento: Document) -> int:
    tomados = (
        uno.get(atributo)
        for raiz in encabezados_y_pies(documento)
        for etiqueta, atributo in CON_IDENTIFICADOR
        for uno in raiz.iter(etiqueta)
    )
    return max((int(uno) for uno in tomados if uno and uno.isdecimal()), default=0)


class Partes:
    """Las partes de un documento y la cuenta de sus identificadores, que no se pueden repetir.

    `cifras` son las que alguna tabla explica.
    """

    def __init__(self, documento: Document, cifras: Iterable[str] = ()) -> None:
        self._documento = documento
        self.cifras = frozenset(cifras)
        self._por_marcar = set(self.cifras)
        self._identificadores = count(1 + _mayor_de_los_tomados(documento))
        self.numeracion = NumeracionDeWord(documento)

    def identificador(self) -> int:
        """Un número que nadie más del documento tiene."""
        return next(self._identificadores)

    def marca(self, cifra: str) -> bool:
        """¿Hay que marcar la fila de esa cifra? Solo la primera: una tabla partida la repite."""
        if cifra not in self._por_marcar:
            return False
        self._por_marcar.remove(cifra)
        return True

    def enlace(self, direccion: str) -> str:
        """La relación con una dirección de fuera."""
        return str(self._documento.part.relate_to(direccion, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))

    def imagen(self, cruda: bytes) -> str:
        """La relación con una imagen, guardada una sola vez aunque se repita."""
        relacion, _ = self._documento.part.get_or_add_image(BytesIO(cruda))
        return str(relacion)
