"""Word y Excel: un verificador de la norma, y LibreOffice como lector ajeno."""

from __future__ import annotations

import csv
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import mkdtemp

from pikepdf import Pdf

from informe_lib.fuentes.caracteres import sin_invisibles
from tests.exportacion.verificador_de_office import defectos_de

MEDIDA = re.compile(r"|-?[0-9]+([.,][0-9]+)?([eE][-+]?[0-9]+)?|[0-9]{4}-[0-9]{2}-[0-9]{2}")
LETRAS_POR_HOJA = 31  # Excel corta ahí el nombre de una hoja
# Coma, comillas, UTF-8 desde la primera fila y todas las hojas, cada una en su archivo.
CADA_HOJA_EN_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


def sin_defectos(rutas: Sequence[Path]) -> bool:
    """Nada que la norma prohíba ni que Office repare al abrir."""
    defectos = [(ruta.name, defecto) for ruta in rutas for defecto in defectos_de(ruta)]
    for nombre, defecto in defectos:
        print(f"   {nombre}: {defecto}")
    return not defectos


class LibreOffice:
    """Un LibreOffice con perfil propio: no toca el de nadie ni espera a otro abierto."""

    def __init__(self, carpeta: Path) -> None:
        self._carpeta = carpeta

    def abre(self, documentos: Sequence[Path]) -> bool:
        """De cada Word saca un PDF."""
        convertidos = self._convertir("pdf", documentos)
        perdidos = [ruta.name for ruta in documentos if not (convertidos / f"{ruta.stem}.pdf").is_file()]
        if perdidos:
            print(f"   No se dejaron abrir: {', '.join(perdidos)}")
        return not perdidos

    def mismas_hojas(self, documentos: Sequence[Path]) -> bool:
        """El Word ocupa exactamente las hojas del PDF que tiene al lado."""
        convertidos = self._convertir("pdf", documentos)
        iguales = True
        for ruta in documentos:
            de_word, de_pdf = _hojas(convertidos / f"{ruta.stem}.pdf"), _hojas(ruta.with_suffix(".pdf"))
            print(f"   {ruta.name}: {de_word} hojas; su PDF, {de_pdf}")
            iguales = iguales and de_word == de_pdf
        return iguales

    def lee(self, libros: Sequence[Path]) -> bool:
        """En cada hoja del libro, las filas de su CSV y sus mismos textos; sin datos, al menos el índice."""
        convertidos = self._convertir(CADA_HOJA_EN_CSV, libros)
        distintas: list[str] = []
        for libro in libros:
            hoja = f"{libro.stem}-{{}}.csv"
            abiertos = sorted((libro.parent / "datos_abiertos").glob("*.csv"))
            hojas = [convertidos / hoja.format(uno.stem[:LETRAS_POR_HOJA]) for uno in abiertos]
            if not (convertidos / hoja.format("Índice")).is_file():
                distintas.append(libro.name)
            parejas = zip(hojas, abiertos, strict=True)
            distintas += [
                f"{libro.name}, {uno.stem}" for leida, uno in parejas if not _dicen_lo_mismo(leida, uno)
            ]
        if distintas:
            print(f"   No se lee lo de sus datos abiertos: {'; '.join(distintas)}")
        return not distintas

    def _convertir(self, formato: str, archivos: Sequence[Path]) -> Path:
        """Termina en 0 aunque no pueda con un archivo: lo que vale es lo que deja en la carpeta."""
        destino = Path(mkdtemp(dir=self._carpeta))
        perfil = f"-env:UserInstallation={(self._carpeta / 'perfil_de_oficina').as_uri()}"
        conversion = ("--headless", "--convert-to", formato, "--outdir", destino)
        subprocess.run(
            ["soffice", perfil, *conversion, *archivos],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        return destino


def _hojas(ruta: Path) -> int:
    with Pdf.open(ruta) as archivo:
        return len(archivo.pages)


def _dicen_lo_mismo(leida: Path, abierta: Path) -> bool:
    """Los rótulos son otros; los números y las fechas, cada programa los escribe a su manera."""
    de_la_hoja, de_los_datos = _filas(leida), _filas(abierta)
    if len(de_la_hoja) != len(de_los_datos):
        return False
    columnas = list(zip(*de_los_datos[1:], strict=True))
    de_texto = [n for n, valores in enumerate(columnas) if any(not _es_medida(uno) for uno in valores)]
    return all(
        _sin_defensa(de_hoja[n]) == _sin_defensa(de_datos[n])
        for de_hoja, de_datos in zip(de_la_hoja[1:], de_los_datos[1:], strict=True)
        for n in de_texto
    )


def _filas(ruta: Path) -> list[list[str]]:
    if not ruta.is_file():
        return []
    with ruta.open(encoding="utf-8-sig", newline="") as archivo:
        return [fila for fila in csv.reader(archivo) if any(fila)]


def _es_medida(escrito: str) -> bool:
    return MEDIDA.fullmatch(escrito) is not None


def _sin_defensa(escrito: str) -> str:
    """Sin lo que no se ve ni la comilla que impide que una hoja de cálculo tome un texto por una fórmula."""
    return " ".join(sin_invisibles(escrito, salvo="\n\t").removeprefix("'").split())
