"""Un fragmento de HTML ajeno, hecho bloques: de él se toman sus textos, sus listas y sus tablas, y nada más.

Lo limpia nh3, cuya única puerta es este módulo: ni programas, ni estilos, ni marcos, ni peticiones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

import nh3

from informe_lib.exportacion.lectura.tabla_leida import CeldaLeida, TablaLeida
from informe_lib.presentacion.armado_de_listas import ArmadoDeListas
from informe_lib.presentacion.bloques import (
    Bloque,
    Encabezado,
    Enfasis,
    Enlace,
    Parrafo,
    Texto,
    Tramo,
    Tramos,
    corrido,
)
from informe_lib.presentacion.claves import clave_de
from informe_lib.presentacion.renglones import con_sus_espacios

TITULOS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
DE_BLOQUE = frozenset({
    "address", "article", "aside", "blockquote", "button", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "legend", "main",
    "menu", "nav", "optgroup", "option", "p", "pre", "search", "section", "select", "summary", "textarea",
})  # fmt: skip
DE_TABLA = frozenset({"table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption"})
FUERTES, ENFATICOS = frozenset({"b", "strong"}), frozenset({"em", "i", "cite"})
EN_LINEA = FUERTES | ENFATICOS | {"a", "br", "code", "span", "sub", "sup", "small", "s", "u", "kbd", "mark"}
COMBINADA = {"colspan", "rowspan"}
# El espacio fijo («87,5&nbsp;%») no es de estos: une lo que no se parte.
ESPACIOS = re.compile(r"[ \t\n\r\f]+")
ADMITIDOS = TITULOS | DE_BLOQUE | DE_TABLA | EN_LINEA | {"ul", "ol", "li"}


def bloques_de_html(fragmento: str) -> tuple[Bloque, ...]:
    """Los bloques que una persona leería en el fragmento, en orden."""
    limpio = nh3.clean(
        fragmento,
        tags=set(ADMITIDOS),
        attributes={"a": {"href"}, "ol": {"start"}, "td": COMBINADA, "th": COMBINADA},
        clean_content_tags={"script", "style", "title", "template", "svg", "iframe", "object"},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    lector = _Lector()
    lector.feed(limpio)
    lector.close()
    return tuple(lector.terminar())


class _Lector(HTMLParser):
    """Recorre el fragmento ya limpio; lo que no es tabla, lista o título es un párrafo."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._bloques: list[Bloque] = []
        self._tramos: list[Tramo] = []
        self._fuerte = self._enfatico = 0
        self._direccion = ""
        self._listas = ArmadoDeListas()
        self._preformado = 0
        self._tabla: TablaLeida | None = None
        self._tablas_dentro = 0

    def terminar(self) -> Iterator[Bloque]:
        self._cerrar_parrafo()
        yield from self._bloques

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in FUERTES:
            self._fuerte += 1
        elif tag in ENFATICOS:
            self._enfatico += 1
        elif tag == "a":
            self._direccion = dict(attrs).get("href") or ""
        elif tag == "br":
            self._tramos.append(Texto("\n"))
        elif tag == "table" or self._tabla is not None:
            self._separar_en_celda(tag)
            self._abrir_de_tabla(tag, dict(attrs))
        elif tag in ("ul", "ol"):
            self._cerrar_parrafo()
            self._listas.abrir(ordenada=tag == "ol", desde=_entero(dict(attrs).get("start"), 9))
        elif tag == "li":
            self._cerrar_parrafo()
            self._listas.abrir_elemento()
        elif tag in TITULOS | DE_BLOQUE:
            self._cerrar_parrafo()
            self._preformado += tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        if tag in FUERTES:
            self._fuerte -= 1
        elif tag in ENFATICOS:
            self._enfatico -= 1
        elif tag == "a":
            self._direccion = ""
        elif self._tabla is not None:
            self._cerrar_de_tabla(tag)
        elif tag in TITULOS:
            self._cerrar_titulo(int(tag[1]))
        elif tag in ("ul", "ol"):
            self._cerrar_lista()
        elif tag in DE_BLOQUE or tag == "li":
            self._cerrar_parrafo()
            self._preformado -= tag == "pre"

    def handle_data(self, data: str) -> None:
        if self._preformado:
            texto = con_sus_espacios(data)
        else:
            texto = ESPACIOS.sub(" ", data)
            if not self._tramos or self._tramos[-1].texto.endswith((" ", "\n")):
                texto = texto.removeprefix(" ")
        if texto:
            self._tramos.append(self._tramo(texto))

    def _tramo(self, texto: str) -> Tramo:
        if self._direccion:
            return Enlace(texto, self._direccion)
        if self._fuerte or self._enfatico:
            return Enfasis(texto, fuerte=self._fuerte > 0)
        return Texto(texto)

    def _separar_en_celda(self, tag: str) -> None:
        """Dentro de una celda no hay párrafos: que sus palabras no se peguen unas con otras."""
        if self._tabla is not None and self._tramos and tag not in EN_LINEA:
            self._tramos.append(Texto(" "))

    def _recoger(self) -> Tramos:
        """Lo leído, sin los renglones vacíos que dejan en los bordes unos `<br>` de más."""
        tramos, self._tramos = self._tramos, []
        while tramos and not tramos[-1].texto.strip():
            tramos.pop()
        while tramos and not tramos[0].texto.strip():
            tramos.pop(0)
        if tramos:
            tramos[0] = replace(tramos[0], texto=tramos[0].texto.lstrip(" \n"))
            tramos[-1] = replace(tramos[-1], texto=tramos[-1].texto.rstrip(" \n"))
        return tuple(tramos)

    def _cerrar_parrafo(self) -> None:
        tramos = self._recoger()
        if tramos and self._listas.espera_texto():
            self._listas.agregar(tramos)
        elif tramos:
            self._bloques.append(Parrafo(tramos))

    def _cerrar_titulo(self, nivel: int) -> None:
        if self._listas:
            self._cerrar_parrafo()  # el título de un elemento es su comienzo
        elif titulo := " ".join(corrido(self._recoger()).split()):
            self._bloques.append(Encabezado(titulo, max(2, nivel), clave_de(titulo, "-") or "titulo"))

    def _cerrar_lista(self) -> None:
        self._cerrar_parrafo()
        if lista := self._listas.cerrar():
            self._bloques.append(lista)

    def _abrir_de_tabla(self, tag: str, atributos: dict[str, str | None]) -> None:
        if tag == "table":
            self._tablas_dentro += 1
            if self._tabla is None:
                self._cerrar_parrafo()
                self._bloques.extend(self._listas.partir())
                self._tabla = TablaLeida()
        elif self._tabla is not None and self._tablas_dentro == 1:
            if tag == "thead":
                self._tabla.en_encabezado = True
            elif tag == "tr":
                self._tabla.abrir_fila()
            elif tag in ("th", "td"):
                self._tramos = []
                self._tabla.celda_abierta = CeldaLeida(
                    tag == "th", _entero(atributos.get("rowspan")), _entero(atributos.get("colspan"))
                )

    def _cerrar_de_tabla(self, tag: str) -> None:
        tabla = self._tabla
        if tabla is None:
            return
        if tag == "table":
            self._tablas_dentro -= 1
            if self._tablas_dentro == 0:
                self._tramos, self._tabla = [], None
                self._bloques.extend(tabla.bloques())
        elif self._tablas_dentro == 1:
            if tag == "thead":
                tabla.en_encabezado = False
            elif tag == "caption":
                tabla.titulo = corrido(self._recoger()).strip()
            elif tag in ("th", "td"):
                tabla.cerrar_celda(" ".join(corrido(self._recoger()).split()))


def _entero(escrito: str | None, cifras: int = 3) -> int:
    return int(escrito) if escrito and escrito.isdecimal() and len(escrito) <= cifras else 1
