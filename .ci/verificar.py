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


@dataclass(frozen=True, slots=True)
class Prueba:
    """Lo que todos los archivos deben cumplir, y el control que no lo cumple."""

    nombre: str
    cumplen: Callable[[Sequence[Path]], bool]
    archivos: Sequence[Path]
    control: Path


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
        pruebas = (
            *_de_pdf(muestras, generados, herramientas, carpeta),
            *_de_pagina(muestras, generados, herramientas, carpeta),
            *_de_oficina(muestras, generados, carpeta),
        )
        resultados = [_probar(una) for una in pruebas]
    return 0 if all(resultados) else 1


def _probar(prueba: Prueba) -> bool:
    comienzo = monotonic()
    bien, acusa = prueba.cumplen(prueba.archivos), not prueba.cumplen([prueba.control])
    dicho = "cumplen" if bien else "NO CUMPLEN"
    control = "falla, como debe" if acusa else "NO FALLA"
    cuenta = f"{len(prueba.archivos)} archivos {dicho}; el control «{prueba.control.stem}» {control}"
    print(f"== {prueba.nombre}: {cuenta} ({monotonic() - comienzo:.0f} s)", flush=True)
    return bien and acusa


def _de_pdf(
    muestras: ejemplares.Ejemplares, generados: ejemplares.Ejemplares, herramientas: Path, carpeta: Path
) -> Iterator[Prueba]:
    validador = pdf.Validador(herramientas, carpeta)
    archivos = [*muestras.de("pdf"), *generados.de("pdf")]
    con_datos = ejemplares.con_datos_adjuntos(carpeta / "con_datos")
    sin_marcas = controles.pdf_sin_marcas(archivos[0], carpeta)
    sin_relacion = controles.pdf_con_adjunto_suelto(con_datos[0], carpeta)
    yield Prueba("veraPDF, PDF/UA-1", validador.de("PDFUA_1"), [*archivos, *con_datos], sin_marcas)
    yield Prueba("veraPDF, PDF/A-2a", validador.de("PDFA_2_A"), archivos, sin_marcas)
    yield Prueba("veraPDF, PDF/A-3a con el libro adjunto", validador.de("PDFA_3_A"), con_datos, sin_relacion)


def _de_pagina(
    muestras: ejemplares.Ejemplares, generados: ejemplares.Ejemplares, herramientas: Path, carpeta: Path
) -> Iterator[Prueba]:
    archivos = [*muestras.de("html"), *generados.de("html")]
    vista = {aspecto: paginas.en_navegador(herramientas, aspecto) for aspecto in paginas.ASPECTOS}
    yield Prueba("axe", vista["axe"], archivos, controles.pagina_sin_idioma(archivos[0], carpeta))
    yield Prueba("Sin desborde", vista["desborde"], archivos, controles.pagina_ancha(archivos[0], carpeta))
    yield Prueba("Sin red", vista["red"], archivos, controles.pagina_que_pide(archivos[0], carpeta))
    sin_politica = controles.pagina_sin_politica(archivos[0], carpeta)
    yield Prueba("Política de contenido", vista["politica"], archivos, sin_politica)
    mal_cerrada = controles.pagina_mal_cerrada(archivos[0], carpeta)
    yield Prueba("vnu", paginas.validas(herramientas), archivos, mal_cerrada)


def _de_oficina(
    muestras: ejemplares.Ejemplares, generados: ejemplares.Ejemplares, carpeta: Path
) -> Iterator[Prueba]:
    libre = oficina.LibreOffice(carpeta)
    documentos = [*muestras.de("docx"), *generados.de("docx"), *ejemplares.sobre_base(carpeta / "base")]
    libros = [*muestras.de("xlsx"), *generados.de("xlsx")]
    desordenado = controles.word_desordenado(documentos[0], carpeta)
    yield Prueba("OOXML, Word", oficina.sin_defectos, documentos, desordenado)
    yield Prueba(
        "OOXML, Excel", oficina.sin_defectos, libros, controles.libro_desordenado(libros[0], carpeta)
    )
    yield Prueba(
        "LibreOffice abre el Word", libre.abre, documentos, controles.cortado(documentos[0], carpeta)
    )
    con_fila_de_mas = controles.libro_con_otros_datos(libros[0], carpeta)
    yield Prueba("LibreOffice lee del libro lo que dicen los CSV", libre.lee, libros, con_fila_de_mas)
    con_hoja_de_mas = controles.word_con_hoja_de_mas(muestras.de("docx")[0], carpeta)
    yield Prueba("Word y PDF, las mismas hojas", libre.mismas_hojas, muestras.de("docx"), con_hoja_de_mas)


if __name__ == "__main__":
    sys.exit(main())
