"""Los verificadores pesados, sobre los informes de muestra y sobre documentos hechos a propósito.

Uso, desde la raíz: PYTHONPATH=. python .ci/verificar.py SALIDAS HERRAMIENTAS. En HERRAMIENTAS están
`node_modules` (axe-core, playwright-core, vnu-jar) y el .jar con veraPDF; hacen falta Java, chromium y
LibreOffice (Writer y Calc). Cada verificador tiene controles: cambian una sola cosa de lo que cumple, y
deben fallar; el que no falle dice que ese verificador no está mirando.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from verificadores import controles, ejemplares, oficina, paginas, pdf

INFORMES = 4  # dos muestras con dos periodos cada una: uno que faltara no lo echaría de menos nadie


Cumplen = Callable[[Sequence[Path]], bool]
Control = Callable[[Path, Path], Path]


@dataclass(frozen=True, slots=True)
class Prueba:
    """Lo que todos los archivos deben cumplir, y los controles: cómo se estropea el primero de ellos."""

    nombre: str
    cumplen: Cumplen
    archivos: Sequence[Path]
    controles: tuple[Control, ...]


def main() -> int:
    """Corre todas las pruebas; 0 si los archivos cumplen y cada control falla."""
    salidas, herramientas = (Path(argumento).resolve() for argumento in sys.argv[1:3])
    muestras = ejemplares.de_muestra(salidas)
    if any(len(muestras.de(tipo)) < INFORMES for tipo in ejemplares.TIPOS):
        print(f"Faltan informes que verificar en {salidas}: se esperan {INFORMES} de cada formato.")
        return 1
    with TemporaryDirectory() as temporal:
        carpeta = Path(temporal)
        generados = ejemplares.generados(carpeta / "generados")
        todos = generados.con(ejemplares.ajenos(carpeta / "ajenos"))
        pruebas = (
            *_de_pdf(muestras, todos, herramientas, carpeta),
            *_de_pagina(muestras, todos, herramientas),
            *_de_oficina(muestras, todos, carpeta),
            *_de_hojas(muestras, generados, carpeta),
        )
        fallidas = [una.nombre for una in pruebas if not _probar(una, carpeta)]
    print(f"== No pasan: {'; '.join(fallidas)}" if fallidas else "== Todo cumple y cada control falla.")
    return 1 if fallidas else 0


def _probar(prueba: Prueba, carpeta: Path) -> bool:
    comienzo = monotonic()
    print(f"== {prueba.nombre}", flush=True)
    bien = prueba.cumplen(prueba.archivos)
    print(f"-- {len(prueba.archivos)} archivos {'cumplen' if bien else 'NO CUMPLEN'}", flush=True)
    for estropear in prueba.controles:
        control = estropear(prueba.archivos[0], carpeta)
        acusa = not prueba.cumplen([control])
        print(f"-- el control «{control.stem}» {'falla, como debe' if acusa else 'NO FALLA'}", flush=True)
        bien = bien and acusa
    print(f"-- {monotonic() - comienzo:.0f} s", flush=True)
    return bien


def _de_pdf(
    muestras: ejemplares.Ejemplares, generados: ejemplares.Ejemplares, herramientas: Path, carpeta: Path
) -> Iterator[Prueba]:
    validador = pdf.Validador(herramientas, carpeta)
    archivos = [*muestras.de("pdf"), *generados.de("pdf")]
    con_datos = ejemplares.con_datos_adjuntos(carpeta / "con_datos")
    sin_marcas, suelto = (controles.pdf_sin_marcas,), (controles.pdf_con_adjunto_suelto,)
    yield Prueba("veraPDF, PDF/UA-1", validador.de("PDFUA_1"), [*archivos, *con_datos], sin_marcas)
    yield Prueba("veraPDF, PDF/A-2a", validador.de("PDFA_2_A"), archivos, sin_marcas)
    yield Prueba("veraPDF, PDF/A-3a con el libro adjunto", validador.de("PDFA_3_A"), con_datos, suelto)


def _de_pagina(
    muestras: ejemplares.Ejemplares, generados: ejemplares.Ejemplares, herramientas: Path
) -> Iterator[Prueba]:
    archivos = [*muestras.de("html"), *generados.de("html")]
    vista = {aspecto: paginas.en_navegador(herramientas, aspecto) for aspecto in paginas.ASPECTOS}
    ilegibles = (controles.pagina_sin_idioma, controles.pagina_ilegible_de_noche)
    yield Prueba("axe", vista["axe"], archivos, ilegibles)
    yield Prueba("Nada se desborda", vista["desborde"], archivos, (controles.pagina_ancha,))
    yield Prueba("Nada pide a la red", vista["red"], archivos, (controles.pagina_que_pide,))
    yield Prueba("Su política detiene", vista["politica"], archivos, (controles.pagina_sin_politica,))
    yield Prueba("vnu", paginas.validas(herramientas), archivos, (controles.pagina_mal_cerrada,))


def _de_oficina(
    muestras: ejemplares.Ejemplares, generados: ejemplares.Ejemplares, carpeta: Path
) -> Iterator[Prueba]:
    libre = oficina.LibreOffice(carpeta)
    de_muestra = muestras.de("docx")
    documentos = [*de_muestra, *generados.de("docx"), *ejemplares.sobre_base(carpeta / "base")]
    libros = [*muestras.de("xlsx"), *generados.de("xlsx")]
    yield Prueba("OOXML, Word", oficina.sin_defectos, documentos, (controles.word_desordenado,))
    yield Prueba("OOXML, Excel", oficina.sin_defectos, libros, (controles.libro_desordenado,))
    yield Prueba("LibreOffice abre el Word", libre.abre, documentos, (controles.cortado,))
    otros_datos = (controles.libro_con_otros_datos, controles.libro_con_otro_texto)
    yield Prueba("LibreOffice lee del libro lo que dicen los CSV", libre.lee, libros, otros_datos)


def _de_hojas(
    muestras: ejemplares.Ejemplares, generados: ejemplares.Ejemplares, carpeta: Path
) -> Iterator[Prueba]:
    hechos = [ruta for ruta in generados.de("docx") if ruta.parent.name not in ejemplares.OTRAS_HOJAS_EN_WORD]
    sobre_base = ejemplares.sobre_la_hoja_de_la_casa(carpeta / "casa", generados)
    documentos = [*muestras.de("docx"), *hechos, *sobre_base]
    hoja_de_mas = (controles.word_con_hoja_de_mas,)
    mismas_hojas = oficina.LibreOffice(carpeta).mismas_hojas
    yield Prueba("Word y PDF, las mismas hojas", mismas_hojas, documentos, hoja_de_mas)


if __name__ == "__main__":
    sys.exit(main())
