"""Un cuaderno que no es nuestro, hecho Documento: siempre sale algo, y siempre es un borrador."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import replace

from nbformat import NotebookNode

from informe_lib.exportacion.construccion import ErrorCuaderno, con_claves_y_numeros, seccion_en
from informe_lib.exportacion.documento import MIME_DE_BLOQUES, Documento, Metadatos
from informe_lib.exportacion.lectura.celdas import bloques_de_salida
from informe_lib.exportacion.lectura.imagenes import figura_de_imagen
from informe_lib.modelo.formato_oficial import Papel
from informe_lib.presentacion.bloques import (
    Bloque,
    Encabezado,
    ErrorBloque,
    Nota,
    Parrafo,
    Portada,
    Texto,
)
from informe_lib.presentacion.textos import bloques_de_texto

SIN_EJECUTAR = (
    "Este cuaderno no se ha ejecutado: aquí solo está su texto. Ejecútelo entero («Run All Cells») y repita."
)
SIN_CONTENIDO = "Este cuaderno no tiene texto ni resultados que mostrar."
FECHA_DE_NADIE = "1980-01-01"  # un cuaderno no dice de cuándo es, y la de hoy cambiaría los bytes
_TITULO = re.compile(r"\A\s*#[ \t]+(?P<titulo>[^\n]+)")
_IMAGEN = re.compile(r"!\[(?P<texto>[^\]]*)\]\((?P<lugar>[^)\s]+)[^)]*\)")


def documento_ajeno(cuaderno: NotebookNode, nombre: str) -> Documento:
    """El Documento de cualquier cuaderno de Jupyter.

    Recibe    el cuaderno y el nombre de su archivo, que es su título si él no trae uno.
    Devuelve  su texto y sus resultados, sin su código; los niveles de sus títulos, sin saltos.
    """
    titulo, celdas = _titulo_y_celdas(cuaderno, nombre)
    bloques = [bloque for numero, celda in enumerate(celdas, start=1) for bloque in _bloques(celda, numero)]
    avisos = [] if _se_ejecuto(cuaderno) else [Nota((Texto(SIN_EJECUTAR),))]
    if not bloques:
        avisos.append(Nota((Texto(SIN_CONTENIDO),)))
    return documento_suelto(titulo, con_claves_y_numeros(_sin_saltos((*avisos, *bloques))))


def documento_suelto(titulo: str, bloques: Iterable[Bloque]) -> Documento:
    """Un Documento que solo tiene título: no es de una instancia ni de un periodo."""
    portada = Portada(
        titulo=titulo, periodo="", instancia="", entidad=None, clave_instancia="", clave_periodo="",
        corte=FECHA_DE_NADIE, fecha=FECHA_DE_NADIE, norma="", papel=Papel.CARTA, secciones=(),
    )  # fmt: skip
    return Documento(Metadatos(titulo, titulo, "", (), FECHA_DE_NADIE), portada, tuple(bloques))


def _titulo_y_celdas(cuaderno: NotebookNode, nombre: str) -> tuple[str, Sequence[NotebookNode]]:
    """El primer título de primer nivel, si abre el cuaderno, es el del documento y no se repite."""
    celdas = list(cuaderno.cells)
    if celdas and celdas[0].cell_type == "markdown" and (hallado := _TITULO.match(_fuente(celdas[0]))):
        primera = copy(celdas[0])
        primera.source = _fuente(primera)[hallado.end() :]
        return hallado["titulo"].strip(" #\t"), [primera, *celdas[1:]]
    return nombre.replace("_", " ").strip() or "Cuaderno sin título", celdas


def _se_ejecuto(cuaderno: NotebookNode) -> bool:
    con_codigo = [celda for celda in cuaderno.cells if celda.cell_type == "code" and _fuente(celda).strip()]
    return not con_codigo or any(celda.get("execution_count") or celda.get("outputs") for celda in con_codigo)


def _bloques(celda: NotebookNode, numero: int) -> Iterator[Bloque]:
    if celda.cell_type == "markdown":
        yield from _de_texto(celda, numero)
    for salida in celda.get("outputs") or ():
        try:
            yield from tuple(_de_salida(celda, salida, numero))
        except (ErrorBloque, ErrorCuaderno) as error:
            yield Nota((Texto(f"Una salida de la celda {numero} no se pudo mostrar. {error}"),))
        except Exception:  # noqa: BLE001 (una salida mal formada no puede llevarse las de las demás)
            yield Nota((Texto(f"Una salida de la celda {numero} no se entiende y no se muestra."),))


def _de_salida(celda: NotebookNode, salida: NotebookNode, numero: int) -> Iterator[Bloque]:
    if MIME_DE_BLOQUES in (salida.get("data") or {}):
        seccion = seccion_en(celda.get("id", str(numero)), salida.data[MIME_DE_BLOQUES])
        yield from (bloque for bloque in seccion.bloques if not isinstance(bloque, Portada))
    else:
        yield from bloques_de_salida(salida, numero)


def _de_texto(celda: NotebookNode, numero: int) -> Iterator[Bloque]:
    """El texto y, después, las imágenes que trae adjuntas; las de otro archivo o sitio se nombran."""
    fuente, adjuntas = _fuente(celda), _adjuntas(celda)
    yield from bloques_de_texto(_IMAGEN.sub(lambda una: _mencion(una, adjuntas), fuente))
    for una in _IMAGEN.finditer(fuente):
        datos = adjuntas.get(una["lugar"].removeprefix("attachment:"), {})
        for tipo, contenido in list(datos.items())[:1]:
            alternativa = una["texto"].strip() or f"Figura sin descripción (celda {numero})"
            figura = figura_de_imagen(tipo, str(contenido), alternativa)
            yield figura or Nota((Texto(f"Una imagen de la celda {numero} no se pudo leer."),))


def _adjuntas(celda: NotebookNode) -> dict[str, dict[str, object]]:
    """Las imágenes que el texto trae consigo; lo que no tenga esa forma no es una."""
    adjuntas = celda.get("attachments") or {}
    if not isinstance(adjuntas, Mapping):
        return {}
    return {str(nombre): dict(datos) for nombre, datos in adjuntas.items() if isinstance(datos, Mapping)}


def _mencion(imagen: re.Match[str], adjuntas: Mapping[str, object]) -> str:
    adjunta = imagen["lugar"].removeprefix("attachment:") in adjuntas
    return "" if adjunta else f"(imagen: {imagen['texto'].strip() or imagen['lugar']})"


def _sin_saltos(bloques: Iterable[Bloque]) -> Iterator[Bloque]:
    """Los títulos bajan del 2 en adelante y de a un nivel; un texto vacío no es un bloque."""
    nivel = 1
    for bloque in bloques:
        if isinstance(bloque, Encabezado):
            nivel = max(2, min(bloque.nivel, nivel + 1))
            yield replace(bloque, nivel=nivel)
        elif not (isinstance(bloque, Parrafo) and not bloque.tramos):
            yield bloque


def _fuente(celda: NotebookNode) -> str:
    fuente = celda.get("source", "")
    return "".join(fuente) if isinstance(fuente, list) else str(fuente)
