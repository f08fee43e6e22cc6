"""Una página leída por un analizador ajeno al que la escribe."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

SIN_CIERRE = {"meta", "img", "col", "br", "wbr", "link", "base", "input", "source"}


@dataclass
class Elemento:
    etiqueta: str
    atributos: dict[str, str]
    texto: str = ""


@dataclass
class Leida(HTMLParser):
    """La página leída por un analizador ajeno: los elementos con su texto, y lo que se ve."""

    fuente: str
    elementos: list[Elemento] = field(default_factory=list)
    visible: str = ""
    abiertos: list[Elemento] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.fuente)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        elemento = Elemento(tag, {nombre: valor or "" for nombre, valor in attrs})
        self.elementos.append(elemento)
        if tag not in SIN_CIERRE:
            self.abiertos.append(elemento)

    def handle_endtag(self, tag: str) -> None:
        assert self.abiertos.pop().etiqueta == tag, f"</{tag}> cierra otro elemento"

    def handle_data(self, data: str) -> None:
        for elemento in self.abiertos:
            elemento.texto += data
        if not any(elemento.etiqueta == "style" for elemento in self.abiertos):
            self.visible += data

    def de(self, *etiquetas: str) -> list[Elemento]:
        return [elemento for elemento in self.elementos if elemento.etiqueta in etiquetas]


def sin_espacios_de_mas(texto: str) -> str:
    return " ".join(texto.split())
