"""Lo que un documento de Word guarda aparte del texto: enlaces, imágenes, listas y sus números."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from itertools import count

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from informe_lib.exportacion.word.numeracion import NumeracionDeWord


class Partes:
    """Las partes de un documento y la cuenta de sus identificadores, que no se pueden repetir.

    `cifras` son las que alguna tabla explica.
    """

    def __init__(self, documento: Document, cifras: Iterable[str] = ()) -> None:
        self._documento = documento
        self.cifras = frozenset(cifras)
        self._por_marcar = set(self.cifras)
        self._identificadores = count(1)
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

    def imagen(self, png: bytes) -> str:
        """La relación con una imagen, guardada una sola vez aunque se repita."""
        relacion, _ = self._documento.part.get_or_add_image(BytesIO(png))
        return str(relacion)
