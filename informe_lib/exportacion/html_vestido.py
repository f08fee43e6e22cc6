"""Los dos vestidos del HTML: clases con una hoja de estilo, o estilos escritos en cada elemento.

El dibujo de los bloques es uno solo y le pregunta al vestido qué atributos lleva cada papel. La
página usa clases y anclas; la vista de JupyterLab, que le quita a un
cuaderno sin confianza las hojas de estilo y los atributos `aria`, usa estilos y nada más.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Protocol

from informe_lib.exportacion.html_escapado import escapar
from informe_lib.presentacion.bloques.cifras import FichaDeCifra


class Rol(StrEnum):
    """Lo que una parte del dibujo es; de aquí sale cómo se ve. El valor es la clase en la hoja de estilo."""

    TABLA = "tabla"
    TITULO = "titulo"
    CELDA = "celda"
    ROTULO_DE_COLUMNA = "rotulo-de-columna"
    ROTULO_DE_FILA = "rotulo-de-fila"
    GRUPO = "grupo"
    FILAS_UNIDAS = "filas-unidas"
    TOTAL = "total"
    CENTRO = "centro"
    DERECHA = "derecha"
    CORTO = "corto"
    PARTIBLE = "partible"
    FIJA = "fija"
    EXTENSA = "extensa"
    CAMPOS = "campos"
    CAMPO = "campo"
    ROTULO = "rotulo"
    PREGUNTA = "pregunta"
    VALOR = "valor"
    CONTROL = "control"
    RESPUESTA = "respuesta"
    DETALLE = "detalle"
    FIGURA = "figura"
    IMAGEN = "imagen"
    CONTINUACION = "continuacion"
    SUBTITULO = "subtitulo"
    FUENTE = "fuente"
    NOTA = "nota"
    EN_CIFRAS = "en-cifras"
    EN_LETRAS = "en-letras"
    EN_ROMANOS = "en-romanos"
    FIRMA = "firma"
    RAYA = "raya"
    INSTANCIA = "instancia"
    PERIODO = "periodo"


TELEFONO = "screen and (max-width: 600px)"  # la misma condición de la hoja de estilo
CIFRA = "cifra-"  # comienzo del ancla de la fila que explica una cifra

# La hoja de estilo los reconoce por su elemento (`td`, `thead th`): su clase solo haría peso.
SIN_CLASE = {
    Rol.TABLA, Rol.CELDA, Rol.ROTULO_DE_COLUMNA, Rol.ROTULO_DE_FILA, Rol.FIGURA, Rol.PREGUNTA,
    Rol.EN_CIFRAS, Rol.EN_LETRAS, Rol.EN_ROMANOS,
}  # fmt: skip


class Vestido(Protocol):
    """Los atributos de cada parte, listos para pegarse al nombre del elemento (con su espacio)."""

    def clase(self, *roles: Rol) -> str:
        """Cómo se ve un elemento que cumple esos roles."""

    def ancho(self, porcentaje: int) -> str:
        """El ancho de una columna."""

    def ancla(self, clave: str) -> str:
        """Un `id` irrepetible en la página, o nada si el fragmento convive con otros."""

    def rotulo(self, texto: str) -> str:
        """El rótulo de columna que una celda muestra cuando el teléfono vuelve lista la tabla."""

    def region(self, nombre: str) -> tuple[str, str]:
        """Lo que abre y cierra una zona que se desplaza a lo ancho, también con el teclado.

        Dos zonas no se llaman igual: quien salta de una a otra no sabría en cuál está.
        """

    def segun_pantalla(self, angosta: str) -> tuple[str, str]:
        """Lo que abre y cierra una imagen que en un teléfono es otra, la de esa dirección."""

    def fila_de(self, cifra: str) -> str:
        """El ancla de la fila que explica una cifra, si a ella se llega desde el texto."""

    def cita(self, cifra: str) -> tuple[str, str]:
        """Lo que abre y cierra una cifra citada: el botón de su ficha o, sin ella, el enlace a su fila."""


class VestidoDePagina:
    """Clases y anclas; recuerda las anclas que dio, los anchos que usó y las fichas que se piden.

    `fichas` son las de las cifras que el documento explica, con renglones o sin ellos.
    """

    def __init__(self, fichas: Iterable[FichaDeCifra] = ()) -> None:
        self._anclas = {"contenido"}
        self._regiones: Counter[str] = Counter()
        self._fichas = {una.cifra: (f"c{numero}", una) for numero, una in enumerate(fichas, 1)}
        self._citadas: set[str] = set()
        self.anchos: set[int] = set()

    def clase(self, *roles: Rol) -> str:
        clases = " ".join(rol for rol in roles if rol not in SIN_CLASE)
        return f' class="{clases}"' if clases else ""

    def ancho(self, porcentaje: int) -> str:
        self.anchos.add(porcentaje)
        return f' class="a{porcentaje}"'

    def ancla(self, clave: str) -> str:
        propuesta = base = _identificador(clave)
        veces = 1
        while propuesta in self._anclas:
            veces += 1
            propuesta = f"{base}-{veces}"
        self._anclas.add(propuesta)
        return f' id="{propuesta}"'

    def rotulo(self, texto: str) -> str:
        return f' data-rotulo="{escapar(texto)}"' if texto else ""

    def region(self, nombre: str) -> tuple[str, str]:
        self._regiones[nombre] += 1
        veces = self._regiones[nombre]
        unico = f"{nombre} ({veces})" if veces > 1 else nombre
        return f'<div class="region" role="region" tabindex="0" aria-label="{escapar(unico)}">', "</div>"

    def segun_pantalla(self, angosta: str) -> tuple[str, str]:
        return f'<picture><source media="{TELEFONO}" srcset="{angosta}">', "</picture>"

    def fila_de(self, cifra: str) -> str:
        con_ficha = cifra in self._fichas and self._fichas[cifra][1].renglones
        return "" if con_ficha else self.ancla(CIFRA + cifra)

    def cita(self, cifra: str) -> tuple[str, str]:
        if cifra not in self._fichas:
            return "", ""
        identificador, ficha = self._fichas[cifra]
        if not ficha.renglones:
            return f'<a class="cifra" href="#{_identificador(CIFRA + cifra)}">', "</a>"
        self._citadas.add(cifra)
        titulo = "De dónde sale"
        boton = f'<button class="cifra" popovertarget="{identificador}" title="{titulo}">'
        return boton, "</button>"

    def fichas_citadas(self) -> Iterator[tuple[str, FichaDeCifra]]:
        """Las fichas que algún botón abre, con su identificador y en su orden."""
        return (una for cifra, una in self._fichas.items() if cifra in self._citadas)


class VestidoDeVista:
    """Estilos en cada elemento, y solo los que el filtro de JupyterLab deja pasar."""

    def clase(self, *roles: Rol) -> str:
        estilos = ";".join(ESTILOS[rol] for rol in roles if rol in ESTILOS)
        return f' style="{estilos}"' if estilos else ""

    def ancho(self, porcentaje: int) -> str:
        return f' style="width:{porcentaje}%"'

    def ancla(self, clave: str) -> str:  # noqa: ARG002 (en un cuaderno dos vistas repetirían el ancla)
        return ""

    def rotulo(self, texto: str) -> str:  # noqa: ARG002 (la vista no cambia de forma)
        return ""

    def region(self, nombre: str) -> tuple[str, str]:  # noqa: ARG002 (JupyterLab ya desplaza la salida)
        return "", ""

    def segun_pantalla(self, angosta: str) -> tuple[str, str]:  # noqa: ARG002 (JupyterLab no es un teléfono)
        return "", ""

    def fila_de(self, cifra: str) -> str:  # noqa: ARG002 (la vista no tiene anclas)
        return ""

    def cita(self, cifra: str) -> tuple[str, str]:  # noqa: ARG002 (la vista no tiene anclas)
        return "", ""


# Sin color de texto ni de fondo salvo donde van los dos: JupyterLab puede estar en oscuro.
ESTILOS = {
    Rol.TABLA: "border-collapse:collapse;width:100%;max-width:64em;margin:12px 0 4px 0;table-layout:auto",
    Rol.TITULO: "font-weight:bold;text-align:left;caption-side:top;padding:4px 0",
    Rol.CELDA: "border:1px solid #8A94A0;padding:5px 8px;text-align:left;vertical-align:top",
    Rol.ROTULO_DE_COLUMNA: "background-color:#0B4F6C;color:#FFFFFF;font-weight:bold",
    Rol.ROTULO_DE_FILA: "font-weight:normal",
    Rol.GRUPO: "font-weight:bold",
    Rol.TOTAL: "font-weight:bold",
    Rol.CENTRO: "text-align:center",
    Rol.DERECHA: "text-align:right",
    Rol.CORTO: "white-space:nowrap",
    Rol.CAMPOS: "display:block;max-width:64em;margin:8px 0",
    Rol.CONTROL: "display:block;max-width:64em;margin:8px 0",
    Rol.CAMPO: "border-bottom:1px solid #8A94A0;padding:5px 0",
    # JupyterLab hace flotar rótulos y valores de una lista de definiciones, y se enciman.
    Rol.ROTULO: "float:none;width:auto;margin:0;font-weight:bold",
    Rol.PREGUNTA: "float:none;width:auto;margin:0;font-weight:normal",
    Rol.VALOR: "float:none;width:auto;margin:0 0 0 1em",
    Rol.RESPUESTA: "font-weight:bold",
    Rol.FIGURA: "display:block;max-width:64em;margin:16px 0",
    Rol.IMAGEN: "max-width:100%;height:auto;background-color:#FFFFFF",
    Rol.SUBTITULO: "margin:2px 0 8px 0",
    Rol.FUENTE: "font-size:90%;margin:4px 0",
    Rol.NOTA: "font-size:90%;margin:4px 0 12px 0",
    # La hoja de estilo de JupyterLab numera las listas de adentro con mayúsculas.
    Rol.EN_CIFRAS: "list-style-type:decimal",
    Rol.EN_LETRAS: "list-style-type:lower-alpha",
    Rol.EN_ROMANOS: "list-style-type:lower-roman",
    Rol.FIRMA: "display:block;max-width:64em;margin:24px 0",
    Rol.RAYA: "border-bottom:1px solid #8A94A0;height:3em;width:20em;max-width:100%",
    Rol.INSTANCIA: "font-weight:bold;margin:0",
    Rol.PERIODO: "margin:0 0 12px 0",
}


def _identificador(clave: str) -> str:
    """Una clave como ancla: minúsculas, cifras y guiones, sin tildes."""
    plano = unicodedata.normalize("NFKD", clave.lower())
    return re.sub(r"[^a-z0-9]+", "-", plano.encode("ascii", "ignore").decode()).strip("-") or "parte"
