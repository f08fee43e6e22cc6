"""Un cuaderno que no es nuestro, hecho Documento: siempre sale algo, y siempre es un borrador."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from functools import partial

import nbformat
from nbformat import NotebookNode

from informe_lib.exportacion.alertas_del_documento import (
    SECCION_AUSENTE,
    SIN_EJECUTAR,
    alertas_de_bloques,
)
from informe_lib.exportacion.construccion import con_claves_y_numeros, seccion_en
from informe_lib.exportacion.documento import MIME_DE_BLOQUES, Documento, Metadatos
from informe_lib.exportacion.lectura.celda_de_cuaderno import (
    CeldaDeCuaderno,
    celda_limpia,
    fuente_de,
    nombre_de,
    presentada,
)
from informe_lib.exportacion.lectura.celdas import (
    hallados_en_salida,
    hallados_en_texto,
    lo_que_se_pueda,
)
from informe_lib.exportacion.lectura.html_con_figuras import Hallado, imagenes_de
from informe_lib.exportacion.lectura.html_leido import bloques_de_html
from informe_lib.exportacion.lectura.por_mirar import nota_de_alertas
from informe_lib.exportacion.lectura.textos_ajenos import trozos_de_html
from informe_lib.exportacion.niveles import Pieza, sin_saltos
from informe_lib.modelo.formato_oficial import Papel
from informe_lib.presentacion.bloques import Bloque, Nota, Portada, Texto, textos_de
from informe_lib.revision.alerta import Alerta, Lugar

NO_SE_EJECUTO = (
    "Este cuaderno no se ha ejecutado: aquí solo está su texto. Ejecútelo entero («Run All Cells») y repita."
)
SIN_CONTENIDO = "Este cuaderno no tiene texto ni resultados que mostrar."
FECHA_DE_NADIE = "1980-01-01"  # un cuaderno no dice de cuándo es, y la de hoy cambiaría los bytes
FORMATO_DE_HOY = 4
_TITULO = re.compile(r"\A\s*#[ \t]+[^\n]+")


@dataclass(frozen=True, slots=True)
class _Lectura:
    """Lo que se sacó de una celda."""

    celda: CeldaDeCuaderno
    bloques: tuple[Bloque, ...]
    alertas: tuple[Alerta, ...]


def documento_ajeno(cuaderno: NotebookNode, nombre: str) -> Documento:
    """El Documento de cualquier cuaderno de Jupyter.

    Recibe    el cuaderno, de cualquier versión, y el nombre de su archivo: su título si no trae uno.
    Devuelve  su texto y sus resultados, sin su código; los niveles de sus títulos, sin saltos; las
              alertas de lo que hay que mirar y, al final, una nota que las resume.
    """
    limpias = [_limpia(celda, numero) for numero, celda in enumerate(_al_dia(cuaderno).cells, start=1)]
    titulo, celdas = _titulo_y_celdas([celda for _, celda, _ in limpias], nombre)
    lecturas = [
        _leida(celda, propia, alertas, titulo if propia.numero == 1 else "")
        for (propia, _, alertas), celda in zip(limpias, celdas, strict=True)
    ]
    piezas = [Pieza(bloque, una.celda.donde) for una in lecturas for bloque in una.bloques]
    bloques, saltos = sin_saltos(piezas)
    se_ejecuto = _se_ejecuto(celdas)
    alertas = (
        *_del_cuaderno(celdas, se_ejecuto=se_ejecuto),
        *(alerta for una in lecturas for alerta in una.alertas),
        *saltos,
    )
    avisos = [*([] if se_ejecuto else [NO_SE_EJECUTO]), *([] if bloques else [SIN_CONTENIDO])]
    todos = (*map(_nota, avisos), *bloques, *nota_de_alertas(alertas))
    return documento_suelto(titulo, con_claves_y_numeros(todos), alertas)


def documento_suelto(titulo: str, bloques: Iterable[Bloque], alertas: tuple[Alerta, ...] = ()) -> Documento:
    """Un Documento que solo tiene título: no es de una instancia ni de un periodo."""
    portada = Portada(
        titulo=titulo, periodo="", instancia="", entidad=None, clave_instancia="", clave_periodo="",
        corte=FECHA_DE_NADIE, fecha=FECHA_DE_NADIE, norma="", papel=Papel.CARTA, secciones=(),
    )  # fmt: skip
    return Documento(Metadatos(titulo, titulo, "", (), FECHA_DE_NADIE), portada, tuple(bloques), alertas)


def _al_dia(cuaderno: NotebookNode) -> NotebookNode:
    """Un cuaderno de antes de 2015 guarda sus celdas en hojas; sus nombres de hoy serían inventados."""
    if cuaderno.get("nbformat", FORMATO_DE_HOY) < FORMATO_DE_HOY:
        cuaderno = nbformat.convert(cuaderno, FORMATO_DE_HOY)  # type: ignore[no-untyped-call]  # no publica sus tipos
    if (cuaderno.get("metadata") or {}).get("orig_nbformat", FORMATO_DE_HOY) < FORMATO_DE_HOY:
        cuaderno = copy(cuaderno)
        cuaderno.cells = [copy(celda) for celda in cuaderno.cells]
        for celda in cuaderno.cells:
            celda.pop("id", None)
    return cuaderno


def _limpia(celda: NotebookNode, numero: int) -> tuple[CeldaDeCuaderno, NotebookNode, tuple[Alerta, ...]]:
    propia = presentada(celda, numero)
    return propia, *celda_limpia(celda, propia.donde)


def _titulo_y_celdas(celdas: Sequence[NotebookNode], nombre: str) -> tuple[str, Sequence[NotebookNode]]:
    """El primer título de primer nivel, si abre el cuaderno, es el del documento y no se repite.

    Una imagen del título (un logo) queda al comienzo del texto.
    """
    es_texto = bool(celdas) and celdas[0].get("cell_type") == "markdown"
    if es_texto and (hallado := _TITULO.match(fuente_de(celdas[0]))):
        primera = copy(celdas[0])
        imagenes = [una for trozo in trozos_de_html(hallado[0]) for una in imagenes_de(trozo)]
        primera.source = "".join(f"{una}\n\n" for una in imagenes) + fuente_de(primera)[hallado.end() :]
        if titulo := _sin_marcas(hallado[0]):
            return titulo, [primera, *celdas[1:]]
    return nombre.replace("_", " ").strip() or "Cuaderno sin título", celdas


def _sin_marcas(titulo: str) -> str:
    """El título como se lee: sin los asteriscos de su Markdown."""
    bloques = (bloque for trozo in trozos_de_html(titulo) for bloque in bloques_de_html(trozo))
    return " ".join(texto for bloque in bloques for texto in textos_de(bloque))


def _se_ejecuto(celdas: Sequence[NotebookNode]) -> bool:
    con_codigo = [celda for celda in celdas if celda.get("cell_type") == "code" and fuente_de(celda).strip()]
    return not con_codigo or any(celda.get("execution_count") or celda.get("outputs") for celda in con_codigo)


def _del_cuaderno(celdas: Sequence[NotebookNode], *, se_ejecuto: bool) -> Iterator[Alerta]:
    """Lo que no es de una celda: nada se ejecutó, o es un informe de los nuestros y le falta la portada."""
    if not se_ejecuto:
        yield SIN_EJECUTAR.en(Lugar(), "El cuaderno no se ha ejecutado.")
    salidas = (salida for celda in celdas for salida in celda.get("outputs") or ())
    bloques = ((salida.get("data") or {}).get(MIME_DE_BLOQUES) for salida in salidas)
    if any(isinstance(uno, dict) and uno.get("seccion") for uno in bloques):
        yield SECCION_AUSENTE.en(Lugar(), "Falta la portada, y sin ella no se sabe de qué informe es.")


def _leida(
    celda: NotebookNode, propia: CeldaDeCuaderno, alertas: tuple[Alerta, ...], titulo: str
) -> _Lectura:
    """Lo que deja la celda; el título del documento, que sale de la primera, se mira con ella."""
    hallados = tuple(_hallados(celda, propia))
    bloques = tuple(propia.vestir(uno) for uno in hallados if not isinstance(uno, Alerta))
    propias = [uno for uno in hallados if isinstance(uno, Alerta)]
    return _Lectura(
        propia, bloques, (*alertas, *propias, *alertas_de_bloques((*bloques, _nota(titulo)), propia.donde))
    )


def _hallados(celda: NotebookNode, propia: CeldaDeCuaderno) -> Iterator[Hallado]:
    if celda.get("cell_type") == "markdown":
        yield from lo_que_se_pueda(partial(hallados_en_texto, celda, propia), propia)
    for salida in celda.get("outputs") or ():
        yield from lo_que_se_pueda(partial(_de_salida, celda, salida, propia), propia)


def _de_salida(celda: NotebookNode, salida: NotebookNode, propia: CeldaDeCuaderno) -> Iterator[Hallado]:
    if MIME_DE_BLOQUES in (salida.get("data") or {}):
        seccion = seccion_en(nombre_de(celda, propia.numero), salida.data[MIME_DE_BLOQUES])
        yield from (bloque for bloque in seccion.bloques if not isinstance(bloque, Portada))
    else:
        yield from hallados_en_salida(salida, propia)


def _nota(texto: str) -> Nota:
    return Nota((Texto(texto),))
