"""El texto corrido en Word: cada tramo con su letra, y los enlaces que se pueden seguir."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.xmlchemy import BaseOxmlElement

from informe_lib.exportacion.enlaces import se_puede_seguir
from informe_lib.exportacion.word.elementos import elemento, trozo
from informe_lib.exportacion.word.marcadores import Marca, nombre_de_marcador
from informe_lib.exportacion.word.partes import Partes
from informe_lib.presentacion import tema
from informe_lib.presentacion.bloques import CifraCitada, Enfasis, Enlace, Tramo, Tramos


def trozos_de(tramos: Tramos, partes: Partes) -> Iterator[BaseOxmlElement]:
    """Los trozos de un párrafo, en orden."""
    for tramo in tramos:
        yield _trozo(tramo, partes)


def _trozo(tramo: Tramo, partes: Partes) -> BaseOxmlElement:
    if isinstance(tramo, Enlace) and se_puede_seguir(tramo.direccion):
        color = {"w:val": tema.ACENTO.claro.lstrip("#")}
        extras = [elemento("w:color", color), elemento("w:u", {"w:val": "single"})]
        hijos = [trozo(tramo.texto, extras=extras)]
        return elemento("w:hyperlink", {"r:id": partes.enlace(tramo.direccion)}, hijos)
    if isinstance(tramo, CifraCitada) and tramo.clave in partes.cifras:
        subrayado = elemento("w:u", {"w:val": "dotted", "w:color": tema.LINEA.claro.lstrip("#")})
        ancla = nombre_de_marcador(Marca.CIFRA, tramo.clave)
        return elemento("w:hyperlink", {"w:anchor": ancla}, [trozo(tramo.texto, extras=[subrayado])])
    if isinstance(tramo, Enfasis):
        return trozo(tramo.texto, fuerte=tramo.fuerte, cursiva=not tramo.fuerte)
    return trozo(tramo.texto)
