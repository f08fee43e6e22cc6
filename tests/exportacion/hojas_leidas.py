"""Documentos cuyas piezas llevan cada una su seña, para saber en qué hoja del PDF quedó cada una."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

from pypdf import PdfReader

from informe_lib.exportacion.documento import Documento
from informe_lib.exportacion.pdf import escribir_pdf
from informe_lib.presentacion.bloques import (
    Bloque,
    Campos,
    Celda,
    Columna,
    Comprobacion,
    Control,
    Datos,
    Encabezado,
    Figura,
    Firma,
    Lista,
    Nota,
    Respuesta,
    Tabla,
    Texto,
    TipoDeDato,
    campo,
    parrafo,
)
from tests.exportacion.documentos import SVG, documento_de_prueba

# encabezado, título de tabla, rótulo de columna, fila, nota, texto, gráfica (título y fuente), firma
SENAS = re.compile(r"[ETCFNPGUS]\d{3}x\d{3}")
SENA_DE_FILA = re.compile(r"F\d{3}x")
FRASE = "La instancia siguió su plan y dejó constancia de cada paso en sus actas. "
DATOS = Datos((Columna("a", "A", TipoDeDato.ENTERO),), ((1,),))


def sena(pieza: str, bloque: int, numero: int = 0) -> str:
    return f"{pieza}{bloque:03}x{numero:03}"


def encabezado(bloque: int, nivel: int = 2) -> Encabezado:
    return Encabezado(sena("E", bloque), nivel, f"e{bloque}")


def texto(bloque: int, frases: int) -> Bloque:
    return parrafo(f"{sena('P', bloque)} {FRASE * frases}{sena('P', bloque, 1)}.")


def nota(bloque: int) -> Nota:
    return Nota((Texto(f"{sena('N', bloque)} {FRASE}"),))


def lista(bloque: int, elementos: int, *, ordenada: bool = False) -> Lista:
    return Lista(
        tuple((Texto(f"{sena('P', bloque, uno)} {FRASE}"),) for uno in range(elementos)), ordenada=ordenada
    )


def tabla(bloque: int, filas: int, *, grupo: int = 1, notas: int = 0, columnas: int = 2) -> Tabla:
    """Con rótulos de grupo de tantas filas, y notas de uno y de varios renglones."""
    cuerpo = tuple(
        (
            *((Celda(f"Grupo {fila // grupo}", filas=min(grupo, filas - fila), es_encabezado=True),)
              if fila % grupo == 0 else ()),
            Celda(sena("F", bloque, fila), es_encabezado=True),
            *(Celda("Una respuesta que a veces pide dos renglones" if fila % 3 == 0 else "31/12/2024")
              for _ in range(columnas - 1)),
        )
        for fila in range(filas)
    )  # fmt: skip
    rotulos = (
        Celda("Grupo", es_encabezado=True),
        *(Celda(sena("C", bloque) if uno == 0 else "31/12/2024", es_encabezado=True)
          for uno in range(columnas)),
    )  # fmt: skip
    return Tabla(
        f"t{bloque}", sena("T", bloque), (rotulos,), cuerpo, DATOS,
        notas=tuple(f"{sena('N', bloque, una)} {FRASE * (1 + 3 * una)}" for una in range(notas)),
    )  # fmt: skip


def campos(bloque: int, cuantos: int) -> Campos:
    return Campos(tuple(campo(f"Rótulo {uno}", sena("F", bloque, uno)) for uno in range(cuantos)))


def control(bloque: int, cuantas: int) -> Control:
    filas = tuple(Comprobacion(sena("F", bloque, uno), Respuesta.SI, "Publicada") for uno in range(cuantas))
    return Control(sena("T", bloque), filas, DATOS, f"c{bloque}")


def figura(bloque: int, alto: int, partes: int = 1) -> Figura:
    """De tantos puntos de alto: así lo que sigue cae donde se quiera."""
    svg = re.sub(r'height="96pt"', f'height="{alto}pt" preserveAspectRatio="none"', SVG)
    return Figura(
        clave=f"g{bloque}", titulo=sena("G", bloque), subtitulo="Acumulado", svg=svg, alternativa="Barras",
        fuente=sena("U", bloque), datos=DATOS, continuacion=(svg,) * (partes - 1),
    )  # fmt: skip


def firma(bloque: int) -> Firma:
    return Firma(sena("S", bloque), (campo("Firma", "Sin firma"), campo("Nombre", "N"), campo("Cargo", "C")))


def como_documento(bloques: Sequence[Bloque]) -> Documento:
    return replace(documento_de_prueba(), bloques=tuple(bloques))


def textos_de_hojas(bloques: Sequence[Bloque]) -> list[str]:
    lector = PdfReader(BytesIO(escribir_pdf(como_documento(bloques))))
    return [hoja.extract_text() for hoja in lector.pages]


def hojas_de(bloques: Sequence[Bloque]) -> list[list[str]]:
    """Las señas de cada hoja, como se leen."""
    return [SENAS.findall(hoja) for hoja in textos_de_hojas(bloques)]


def faltas(hojas: Sequence[Sequence[str]]) -> list[str]:
    """Lo que en su hoja no se entiende: la nota sin su tabla, el título sin lo que titula, la firma sola."""
    halladas = []
    for numero, hoja in enumerate(hojas, start=1):
        propias = [uno for uno in hoja if uno[0] != "C"] or [""]
        if propias[0].startswith("N"):
            halladas.append(f"hoja {numero}: empieza con {propias[0]}")
        if propias[-1].startswith(("E", "T")) and numero < len(hojas):
            halladas.append(f"hoja {numero}: acaba en {propias[-1]}")
        if "S" in {uno[:1] for uno in propias} and not {uno[:1] for uno in propias} & set("FNPUG"):
            halladas.append(f"hoja {numero}: la firma sola, {propias}")
        con_rotulos = {uno[1:4] for uno in hoja if uno[0] == "C"}
        con_filas = {uno[1:4] for uno in hoja if uno[0] == "F"}
        halladas += [f"hoja {numero}: rótulos de {uno} sin filas" for uno in con_rotulos - con_filas]
    return halladas
