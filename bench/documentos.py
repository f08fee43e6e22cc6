"""Cuánto tardan los documentos de un informe ya ejecutado, unos frente a otros y en una misma corrida.

Uso: python -m bench.documentos. Escribe segundos (el menor de varias veces) y razones frente al HTML:
los segundos dependen de la máquina; las razones, casi nada.
"""

from __future__ import annotations

import resource
from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

from informe_lib.exportacion.documento import Documento
from informe_lib.exportacion.html import escribir_html
from informe_lib.exportacion.pdf import escribir_pdf
from informe_lib.exportacion.word import escribir_docx
from informe_lib.exportacion.xlsx import escribir_xlsx
from informe_lib.presentacion.bloques import Columna, Encabezado, Firma, TipoDeDato, campo, parrafo
from informe_lib.presentacion.tabulacion import tabla_plana
from tests.exportacion.muestras import documento_de_muestra

VECES = 5
ESCRITORES: dict[str, Callable[[Documento], object]] = {
    "HTML": escribir_html, "PDF": escribir_pdf, "DOCX": escribir_docx, "XLSX": escribir_xlsx,
}  # fmt: skip


def variantes(documento: Documento) -> list[Documento]:
    """El mismo informe con un párrafo distinto: con entradas iguales, el compositor no trabajaría."""
    return [
        replace(documento, bloques=(*documento.bloques, parrafo(f"Variante {numero}.")))
        for numero in range(VECES)
    ]


def menor(escribir: Callable[[Documento], object], documentos: list[Documento]) -> float:
    """El menor de los tiempos, en segundos: el que menos estorbo tuvo."""
    tiempos = []
    for documento in documentos:
        comienzo = perf_counter()
        escribir(documento)
        tiempos.append(perf_counter() - comienzo)
    return min(tiempos)


def tabla_de(filas: int) -> Documento:
    """Un informe con una sola tabla de tantas filas, con su nota y la firma que la sigue."""
    columnas = (Columna("n", "Número", TipoDeDato.ENTERO), Columna("a", "Entidad"), Columna("b", "Cargo"))
    cuerpo = [(n, f"Entidad {n}", f"Cargo {n % 7}") for n in range(filas)]
    tabla = tabla_plana("larga", "Tabla larga", columnas, cuerpo, notas=("Fuente: registro de prueba.",))
    firma = Firma("Firma de la Secretaría Técnica", (campo("Cargo", "Directora"),))
    base = documento_de_muestra("mesa-territorializacion", "2024-T2")
    return replace(base, bloques=(Encabezado("Tabla", 2, "tabla"), tabla, firma))


def main() -> None:
    """Mide e imprime."""
    informe = documento_de_muestra("mesa-territorializacion", "2024-T3")
    for escribir in ESCRITORES.values():
        escribir(informe)  # ya caliente: lo que se mide no es importar
    tiempos = {nombre: menor(escribir, variantes(informe)) for nombre, escribir in ESCRITORES.items()}
    print("Informe de la Mesa, 2024-T3, ya ejecutado")
    for nombre, tiempo in tiempos.items():
        print(f"  {nombre:<5} {tiempo:7.3f} s   {tiempo / tiempos['HTML']:6.1f} × HTML")
    print(f"  los cuatro {sum(tiempos.values()):.3f} s; HTML y PDF {tiempos['HTML'] + tiempos['PDF']:.3f} s")
    larga = menor(escribir_pdf, [tabla_de(5_000)])
    memoria = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    razon = larga / tiempos["PDF"]
    print(f"Tabla de 5.000 filas a PDF: {larga:.2f} s ({razon:.1f} × el informe); {memoria:.0f} MB")


if __name__ == "__main__":
    main()
