"""La numeración de Word: la que trae el documento base y, donde no alcanza, una de la casa."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.numbering import NumberingPart

from informe_lib.exportacion.word.elementos import elemento
from informe_lib.presentacion.bloques.lista import NUMERACION_DE_CADA_NIVEL, Numeracion

VINETAS = ("•", "–")
SANGRIA = 360  # lo que entra cada nivel, en veinteavos de punto
DE_WORD = {
    Numeracion.CIFRAS: "decimal",
    Numeracion.LETRAS: "lowerLetter",
    Numeracion.ROMANOS: "lowerRoman",
}
SIN_LISTAS = f"<w:numbering {nsdecls('w')}/>".encode()

Lugar = tuple[int, int]  # una lista (`w:numId`) y el nivel de ella (`w:ilvl`) en que va un párrafo


class NumeracionDeWord:
    """Las listas de un documento: cada una numerada lleva su propia cuenta."""

    def __init__(self, documento: Document) -> None:
        self._documento = documento
        self._de_la_casa = cache(self._nueva_abstracta)

    def de_vinetas(self, nivel: int) -> Lugar | None:
        """Dónde va una viñeta de ese nivel; None si con su estilo basta."""
        if propio := self._del_estilo("List Bullet", nivel):
            numero, _, suyo = propio
            return (numero, suyo) if nivel else None
        return self._vinetas, nivel

    def de_numeros(self, nivel: int, numeracion: Numeracion, desde: int) -> Lugar:
        """Una lista numerada que empieza donde se le dice, aunque ya haya otra."""
        if propio := self._del_estilo("List Number", nivel):
            _, abstracta, nivel = propio
        else:
            es_la_usual = NUMERACION_DE_CADA_NIVEL[nivel] is numeracion
            formatos = NUMERACION_DE_CADA_NIVEL if es_la_usual else (numeracion,) * len(DE_WORD) * 3
            abstracta = self._de_la_casa(tuple((DE_WORD[una], "") for una in formatos))
        comienzo = elemento("w:startOverride", {"w:val": str(desde)})
        return self._numero(abstracta, [elemento("w:lvlOverride", {"w:ilvl": str(nivel)}, [comienzo])]), nivel

    @cached_property
    def _vinetas(self) -> int:
        cuantas = len(NUMERACION_DE_CADA_NIVEL)
        signos = (VINETAS[nivel % len(VINETAS)] for nivel in range(cuantas))
        return self._numero(self._de_la_casa(tuple(("bullet", signo) for signo in signos)), [])

    @cached_property
    def _raiz(self) -> BaseOxmlElement:
        """Las listas del archivo; una plantilla que nunca usó ninguna no tiene dónde guardarlas."""
        parte = self._documento.part
        if all(una.reltype != RELATIONSHIP_TYPE.NUMBERING for una in parte.rels.values()):
            lugar = PackURI("/word/numbering.xml")
            nueva = NumberingPart.load(lugar, CONTENT_TYPE.WML_NUMBERING, SIN_LISTAS, parte.package)
            parte.relate_to(nueva, RELATIONSHIP_TYPE.NUMBERING)
        raiz: BaseOxmlElement = parte.numbering_part.element
        return raiz

    def _del_estilo(self, nombre: str, nivel: int) -> tuple[int, int, int] | None:
        """La lista, su definición y el nivel que un estilo ya tiene para ese; None si algo le falta."""
        de_lista = next(self._numeraciones_de(nombre), None)
        numero = _valor(de_lista, "w:numId")
        suyo = (_valor(de_lista, "w:ilvl") or 0) + nivel
        de_ella = (uno for uno in self._raiz.findall(qn("w:num")) if _numero_de(uno, "w:numId") == numero)
        abstracta = _valor(next(de_ella, None), "w:abstractNumId")
        if numero is None or abstracta is None or not self._tiene(abstracta, suyo):
            return None
        return numero, abstracta, suyo

    def _numeraciones_de(self, nombre: str) -> Iterator[BaseOxmlElement]:
        """La del estilo y, si no dice, la del estilo en que se basa."""
        estilo = self._documento.styles[nombre]
        vistos: set[str] = set()
        while estilo is not None and estilo.style_id not in vistos:
            vistos.add(estilo.style_id)
            propia = estilo.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if propia is not None:
                yield propia
            estilo = estilo.base_style

    def _tiene(self, abstracta: int, nivel: int) -> bool:
        """¿La definición trae ese nivel, y en él se dice solo su número y no el de los que lo contienen?"""
        for una in self._raiz.findall(qn("w:abstractNum")):
            if _numero_de(una, "w:abstractNumId") == abstracta:
                for uno in una.findall(qn("w:lvl")):
                    if _numero_de(uno, "w:ilvl") == nivel:
                        texto = uno.find(qn("w:lvlText"))
                        dicho = "" if texto is None else texto.get(qn("w:val"), "")
                        return set(re.findall(r"%(\d)", dicho)) <= {str(nivel + 1)}
        return False

    def _numero(self, abstracta: int, cambios: Sequence[BaseOxmlElement]) -> int:
        # Un estilo puede nombrar una lista que no está: la nueva no debe hacerse pasar por ella.
        nombradas = (_numero_de(uno, "w:val") for uno in self._documento.styles.element.iter(qn("w:numId")))
        numero = 1 + max([self._mayor("w:num", "w:numId"), *(una or 0 for una in nombradas)])
        referencia = elemento("w:abstractNumId", {"w:val": str(abstracta)})
        self._poner(
            elemento("w:num", {"w:numId": str(numero)}, [referencia, *cambios]), ("w:numIdMacAtCleanup",)
        )
        return numero

    def _nueva_abstracta(self, niveles: tuple[tuple[str, str], ...]) -> int:
        """Una definición con todos sus niveles: el formato de cada uno y, si es una viñeta, su signo."""
        clave = 1 + self._mayor("w:abstractNum", "w:abstractNumId")
        hijos = [elemento("w:multiLevelType", {"w:val": "hybridMultilevel"})]
        hijos += [_nivel(posicion, *cual) for posicion, cual in enumerate(niveles)]
        abstracta = elemento("w:abstractNum", {"w:abstractNumId": str(clave)}, hijos)
        self._poner(abstracta, ("w:num", "w:numIdMacAtCleanup"))
        return clave

    def _mayor(self, etiqueta: str, atributo: str) -> int:
        numeros = (_numero_de(uno, atributo) for uno in self._raiz.findall(qn(etiqueta)))
        return max((numero for numero in numeros if numero is not None), default=0)

    def _poner(self, nuevo: BaseOxmlElement, antes_de: tuple[str, ...]) -> None:
        """Word exige el orden de la norma: lo nuevo va antes del primero de esos."""
        etiquetas = set(map(qn, antes_de))
        siguiente = next((uno for uno in self._raiz if uno.tag in etiquetas), None)
        if siguiente is None:
            self._raiz.append(nuevo)
        else:
            siguiente.addprevious(nuevo)


def _nivel(posicion: int, formato: str, signo: str) -> BaseOxmlElement:
    sangria = {"w:left": str(SANGRIA * (posicion + 1)), "w:hanging": str(SANGRIA)}
    return elemento("w:lvl", {"w:ilvl": str(posicion)}, [
        elemento("w:start", {"w:val": "1"}),
        elemento("w:numFmt", {"w:val": formato}),
        elemento("w:lvlText", {"w:val": signo or f"%{posicion + 1}."}),
        elemento("w:lvlJc", {"w:val": "left"}),
        elemento("w:pPr", hijos=[elemento("w:ind", sangria)]),
    ])  # fmt: skip


def _valor(padre: BaseOxmlElement | None, etiqueta: str) -> int | None:
    hijo = None if padre is None else padre.find(qn(etiqueta))
    return None if hijo is None else _numero_de(hijo, "w:val")


def _numero_de(uno: BaseOxmlElement, atributo: str) -> int | None:
    escrito = uno.get(qn(atributo), "")
    return int(escrito) if escrito.isdecimal() else None
