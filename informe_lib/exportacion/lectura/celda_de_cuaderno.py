"""Una celda de un cuaderno antes de leerla: cuál es, qué dice de sus figuras, y su texto limpio."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass, replace
from typing import Any

from nbformat import NotebookNode, from_dict

from informe_lib.exportacion.alertas_del_documento import CARACTER_A_MEDIAS, INVISIBLES
from informe_lib.fuentes.caracteres import EN_LUGAR_DE_UNA_MITAD, invisible_en, sin_invisibles, sin_mitades
from informe_lib.presentacion.bloques import Bloque, Figura, Tabla
from informe_lib.presentacion.bloques.incompletos import FIGURA_SIN_TITULO, SIN_DESCRIPCION, SIN_TITULO
from informe_lib.revision.alerta import Alerta, Lugar

SE_ADMITEN = "\n\t\r"
COLORES_DE_CONSOLA = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
# Lo que Quarto y otros ya leen al comienzo de una celda: `#| fig-alt: "Las ventas suben"`.
_OPCION = re.compile(r"^#\|[ \t]*(fig-alt|fig-cap|tbl-cap)[ \t]*:[ \t]*(.+?)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class CeldaDeCuaderno:
    """Lo que hay que saber de una celda para leer sus salidas; vacío, lo que ella no dice."""

    numero: int
    donde: Lugar
    alternativa: str = ""
    titulo_de_figura: str = ""
    titulo_de_tabla: str = ""

    @property
    def sin_descripcion(self) -> str:
        return f"{SIN_DESCRIPCION} (celda {self.numero})"

    def vestir(self, bloque: Bloque) -> Bloque:
        """El bloque con el título y la descripción que la celda da, si llegó sin ellos."""
        if isinstance(bloque, Tabla) and bloque.titulo == SIN_TITULO:
            return replace(bloque, titulo=self.titulo_de_tabla or SIN_TITULO)
        if not isinstance(bloque, Figura) or not bloque.alternativa.startswith(SIN_DESCRIPCION):
            return bloque
        alternativa = self.alternativa or self.sin_descripcion
        sin_titulo = bloque.titulo == FIGURA_SIN_TITULO or bloque.titulo.startswith(SIN_DESCRIPCION)
        titulo = (self.titulo_de_figura or alternativa) if sin_titulo else bloque.titulo
        return replace(bloque, alternativa=alternativa, titulo=titulo)


def nombre_de(celda: NotebookNode, numero: int) -> str:
    """El nombre que la celda trae; los cuadernos de antes de 2020 no los traen, y vale su número."""
    return str(celda.get("id") or numero)


def presentada(celda: NotebookNode, numero: int) -> CeldaDeCuaderno:
    """Cuál es la celda, por su número y su nombre, y lo que dice en sus primeros renglones."""
    clave = celda.get("id", "")
    donde = Lugar(celda=f"celda {numero} ({clave})" if clave else f"celda {numero}")
    dichas = {opcion: valor.strip("\"'") for opcion, valor in _OPCION.findall(fuente_de(celda))}
    return CeldaDeCuaderno(
        numero, donde, dichas.get("fig-alt", ""), dichas.get("fig-cap", ""), dichas.get("tbl-cap", "")
    )


def fuente_de(celda: NotebookNode) -> str:
    """Lo que una persona escribió en la celda."""
    return texto_de(celda.get("source", ""))


def texto_de(escrito: object) -> str:
    """Un cuaderno guarda los textos largos como una lista de renglones."""
    return "".join(map(str, escrito)) if isinstance(escrito, list) else str(escrito)


def celda_limpia(celda: NotebookNode, donde: Lugar) -> tuple[NotebookNode, tuple[Alerta, ...]]:
    """La celda sin los caracteres que no se ven, y una alerta si los traía.

    El código no se toca, que no se publica; ni las imágenes, que no son texto.
    """
    publicado = {
        clave: valor for clave, valor in celda.items() if clave == "outputs" or _se_lee(celda, clave)
    }
    alertas = tuple(_alertas(list(_textos(publicado)), donde))
    if not alertas:
        return celda, ()
    limpia = copy(celda)
    for clave, valor in _reescrito(publicado).items():
        limpia[clave] = valor
    return limpia, alertas


def _se_lee(celda: NotebookNode, clave: str) -> bool:
    return clave == "source" and celda.get("cell_type") == "markdown"


def _alertas(textos: list[str], donde: Lugar) -> Iterator[Alerta]:
    if any(EN_LUGAR_DE_UNA_MITAD in sin_mitades(texto) for texto in textos):  # o ya llegó reemplazado
        yield CARACTER_A_MEDIAS.en(donde, "Hay un carácter cortado por la mitad.")
    limpios = (COLORES_DE_CONSOLA.sub("", sin_mitades(texto)) for texto in textos)
    invisible = next(filter(None, (invisible_en(texto, salvo=SE_ADMITEN) for texto in limpios)), None)
    if invisible is not None:
        yield INVISIBLES.en(donde, f"Había caracteres de control, como «{invisible}».")


def _textos(valor: object) -> Iterator[str]:
    if isinstance(valor, str):
        yield valor
    elif isinstance(valor, Mapping):
        for clave, uno in valor.items():
            if not str(clave).startswith("image/"):
                yield from _textos(uno)
    elif isinstance(valor, list):
        for uno in valor:
            yield from _textos(uno)


def _reescrito(valor: object) -> Any:  # noqa: ANN401 (JSON de cualquier forma, que sale como entró)
    if isinstance(valor, str):
        return sin_invisibles(COLORES_DE_CONSOLA.sub("", sin_mitades(valor)), salvo=SE_ADMITEN)
    if isinstance(valor, Mapping):
        propios = {
            clave: uno if str(clave).startswith("image/") else _reescrito(uno) for clave, uno in valor.items()
        }
        return from_dict(propios)  # type: ignore[no-untyped-call]  # nbformat no publica sus tipos
    return [_reescrito(uno) for uno in valor] if isinstance(valor, list) else valor
