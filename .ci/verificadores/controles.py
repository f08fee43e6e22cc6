"""Lo que debe fallar: cada control cambia una sola cosa de un archivo que cumple."""

from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from pikepdf import Pdf

SALTO_DE_HOJA = b'<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def pdf_sin_marcas(bueno: Path, carpeta: Path) -> Path:
    """Sin decir que está etiquetado: no cumple ni una norma ni la otra."""
    ruta = carpeta / "sin_marcas.pdf"
    with Pdf.open(bueno) as archivo:
        del archivo.Root.MarkInfo
        archivo.save(ruta)
    return ruta


def pdf_con_adjunto_suelto(bueno: Path, carpeta: Path) -> Path:
    """Con el libro adentro, pero sin decir qué tiene que ver con el documento: PDF/A-3 lo exige."""
    ruta = carpeta / "adjunto_suelto.pdf"
    with Pdf.open(bueno) as archivo:
        for adjunto in archivo.attachments.values():
            del adjunto.obj.AFRelationship
        archivo.save(ruta)
    return ruta


def pagina_sin_idioma(buena: Path, carpeta: Path) -> Path:
    """Un lector de pantalla la leería con la voz de otro idioma."""
    return _pagina(buena, carpeta / "sin_idioma.html", ' lang="es-CO"', "")


def pagina_ilegible_de_noche(buena: Path, carpeta: Path) -> Path:
    """De día cumple; con el tema oscuro, lo apagado no se distingue del fondo."""
    de_noche = "@media (prefers-color-scheme: dark) { :root { --apagado: #20262c } }</style>"
    return _pagina(buena, carpeta / "ilegible_de_noche.html", "</style>", de_noche)


def pagina_ancha(buena: Path, carpeta: Path) -> Path:
    """Con una raya más ancha que la pantalla."""
    return _pagina(buena, carpeta / "ancha.html", "</main>", '<hr style="width: 2000px"></main>')


def pagina_que_pide(buena: Path, carpeta: Path) -> Path:
    """Con una imagen que está en otra parte."""
    imagen = '<img src="https://ejemplo.invalid/punto.png" alt="Un punto">'
    return _pagina(buena, carpeta / "que_pide.html", "</main>", f"<p>{imagen}</p></main>")


def pagina_sin_politica(buena: Path, carpeta: Path) -> Path:
    """Sin la política que detiene lo que no trae."""
    return _pagina(buena, carpeta / "sin_politica.html", "Content-Security-Policy", "x-nada")


def pagina_mal_cerrada(buena: Path, carpeta: Path) -> Path:
    """Con un cierre que no cierra nada."""
    return _pagina(buena, carpeta / "mal_cerrada.html", "</main>", "</div></main>")


def _pagina(buena: Path, ruta: Path, viejo: str, nuevo: str) -> Path:
    ruta.write_text(buena.read_text(encoding="utf-8").replace(viejo, nuevo, 1), encoding="utf-8")
    return ruta


def word_desordenado(bueno: Path, carpeta: Path) -> Path:
    """Las propiedades de una tabla fuera de su orden son justo lo que Word no perdona."""
    cambio = (b"<w:tblPr>", b'<w:tblPr><w:tblCaption w:val="x"/>')
    return _paquete(bueno, carpeta / "desordenado.docx", "word/document.xml", cambio)


def word_con_hoja_de_mas(bueno: Path, carpeta: Path) -> Path:
    """Con un salto de hoja al comienzo, junto al PDF que no lo tiene."""
    shutil.copy(bueno.with_suffix(".pdf"), carpeta / "hoja_de_mas.pdf")
    cambio = (b"<w:body>", b"<w:body>" + SALTO_DE_HOJA)
    return _paquete(bueno, carpeta / "hoja_de_mas.docx", "word/document.xml", cambio)


def libro_desordenado(bueno: Path, carpeta: Path) -> Path:
    """Con los anchos de las columnas después de las celdas: Excel ofrecería repararlo."""
    cambio = (b"</sheetData>", b'</sheetData><cols><col min="1" max="1" width="9"/></cols>')
    return _paquete(bueno, carpeta / "desordenado.xlsx", "xl/worksheets/sheet1.xml", cambio)


def libro_con_otros_datos(bueno: Path, carpeta: Path) -> Path:
    """El mismo libro, junto a unos datos abiertos con una fila más."""
    datos = carpeta / "otros_datos"
    shutil.copytree(bueno.parent / "datos_abiertos", datos / "datos_abiertos")
    with (datos / "datos_abiertos" / "diccionario.csv").open("a", encoding="utf-8") as archivo:
        archivo.write("una,fila,de,más,en,el CSV\r\n")
    return Path(shutil.copy(bueno, datos / "otros_datos.xlsx"))


def libro_con_otro_texto(bueno: Path, carpeta: Path) -> Path:
    """El mismo libro, junto a unos datos abiertos de tantas filas en que una palabra es otra."""
    datos = carpeta / "otro_texto"
    shutil.copytree(bueno.parent / "datos_abiertos", datos / "datos_abiertos")
    diccionario = datos / "datos_abiertos" / "diccionario.csv"
    escrito = diccionario.read_text(encoding="utf-8").replace(",texto,", ",otra cosa,", 1)
    diccionario.write_text(escrito, encoding="utf-8")
    return Path(shutil.copy(bueno, datos / "otro_texto.xlsx"))


def cortado(bueno: Path, carpeta: Path) -> Path:
    """Como queda un archivo que se dejó de copiar por la mitad."""
    ruta, contenido = carpeta / f"cortado{bueno.suffix}", bueno.read_bytes()
    ruta.write_bytes(contenido[: len(contenido) // 2])
    return ruta


def _paquete(bueno: Path, ruta: Path, parte: str, cambio: tuple[bytes, bytes]) -> Path:
    with ZipFile(bueno) as viejo, ZipFile(ruta, "w", ZIP_DEFLATED) as nuevo:
        for nombre in viejo.namelist():
            contenido = viejo.read(nombre)
            nuevo.writestr(nombre, contenido.replace(*cambio, 1) if nombre == parte else contenido)
    return ruta
