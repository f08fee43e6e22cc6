"""El PDF: etiquetado (PDF/UA-1), archivable (PDF/A-2a) y con los mismos bytes para el mismo Documento."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from informe_lib.exportacion.documento import Documento
from informe_lib.exportacion.pdf_compania import componer_en_compania
from informe_lib.exportacion.pdf_datos import datos_de
from informe_lib.exportacion.pdf_estructura import acabar, tablas_de
from informe_lib.exportacion.pdf_firma import con_compania
from informe_lib.exportacion.pdf_hojas import en_hojas
from informe_lib.exportacion.pdf_indice import HOJAS_CON_INDICE
from informe_lib.exportacion.pdf_letras import LETRAS, carpetas_de_letras
from informe_lib.exportacion.pdf_tablas import Json
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.presentacion.formato import en_breve
from informe_lib.presentacion.letras import sin_imposibles
from informe_lib.presentacion.tema import CARPETA_DE_TIPOGRAFIA

if TYPE_CHECKING:
    from typst import Compiler

PLANTILLA = Path(__file__).with_name("plantilla.typ")
NormaDeArchivo = Literal["a-2a", "a-3a"]  # solo la segunda admite adjuntos
HORA_DE_BOGOTA = timezone(timedelta(hours=-5))
SIN_PDF = "La página sí se puede generar, con «--formatos html»; reporte este mensaje para que se corrija."

# Lo mínimo que prueba si una letra se puede imprimir con las reglas del documento.
_MUESTRA = b"""#set document(title: "Muestra")
#set text(font: json(bytes(sys.inputs.letras)), fallback: false, lang: "es")
= Muestra
#text(sys.inputs.documento)"""


_DIBUJO = b"""#set document(title: "Dibujo")
#set text(lang: "es")
= Dibujo
#image(bytes(sys.inputs.documento), format: "svg", alt: "Dibujo", width: 1cm)"""

_IMAGEN = b"""#set page(width: auto, height: auto, margin: 0pt, fill: white)
#context {
  let dibujo(..medidas) = image(bytes(sys.inputs.svg), format: "svg", ..medidas)
  let natural = measure(dibujo())
  let caben = (ancho: float(sys.inputs.ancho) * 1pt, alto: float(sys.inputs.alto) * 1pt)
  let escala = calc.min(1, caben.ancho / natural.width, caben.alto / natural.height)
  dibujo(width: natural.width * escala)
}"""


class ErrorPdf(ErrorInforme):
    """El documento no se pudo componer en PDF."""

    def __init__(self, titulo: str, motivo: str, remedio: str = "") -> None:
        super().__init__(titulo, motivo, remedio)
        self.titulo, self.motivo, self.remedio = titulo, motivo, remedio

    def __str__(self) -> str:
        problema = f"No se pudo componer el PDF de «{en_breve(self.titulo)}»: {self.motivo}."
        return f"{problema} {self.remedio}".rstrip()


@dataclass(frozen=True, slots=True)
class Adjunto:
    """Un archivo que viaja dentro del PDF: el libro con los datos del informe."""

    nombre: str
    contenido: bytes
    tipo: str
    descripcion: str


def escribir_pdf(documento: Documento, adjunto: Adjunto | None = None) -> bytes:
    """El documento en PDF/UA-1 y PDF/A-2a o, si lleva un adjunto, PDF/A-3a.

    Recibe    un Documento; su fecha sale de `metadatos.fecha`, nunca del reloj.
    Devuelve  los bytes del archivo: los mismos para el mismo documento. Si es largo, con su índice.
    Errores   ErrorPdf si no se puede componer; ErrorEstructuraPdf si las tablas no quedan como deben.
    """
    compuesto, impreso = _compuesto(documento, adjunto)
    return acabar(compuesto, tuple(tablas_de(impreso)))


def componer_para_contar(documento: Documento) -> bytes:
    """El PDF antes de marcar sus tablas, que tarda tanto como componerlo: basta para saber sus hojas.

    Recibe    el mismo Documento que `escribir_pdf`.
    Devuelve  las mismas hojas y los mismos marcadores, en un archivo que no se publica.
    Errores   ErrorPdf si no se puede componer.
    """
    compuesto, _ = _compuesto(documento, None)
    return compuesto


@lru_cache(maxsize=1)
def _compuesto(documento: Documento, adjunto: Adjunto | None) -> tuple[bytes, Documento]:
    """Lo compuesto y el Documento como va en sus hojas.

    Una sola vez para el PDF y para el índice de Word: es lo que más tarda de un informe.
    """
    fecha, impreso = _fecha(documento), con_compania(en_hojas(documento))
    propios = {"hojas_con_indice": HOJAS_CON_INDICE, "adjunto": _adjunto(adjunto)}
    datos = {**datos_de(impreso, fecha), **propios}
    momento = datetime(fecha.year, fecha.month, fecha.day, tzinfo=HORA_DE_BOGOTA)
    titulo = documento.metadatos.titulo
    compuesto = componer_en_compania(
        impreso, datos["bloques"], lambda bloques: _componer(titulo, {**datos, "bloques": bloques}, momento)
    )
    return compuesto, impreso


def _adjunto(adjunto: Adjunto | None) -> Json:
    if adjunto is None:
        return None
    propiedades = {"nombre": adjunto.nombre, "tipo": adjunto.tipo, "descripcion": adjunto.descripcion}
    return {**propiedades, "bytes": list(adjunto.contenido)}


@cache
def preparar_compositor() -> Compiler:
    """El compositor con sus tipografías ya leídas: se puede crear antes de bifurcar, no usar."""
    import typst

    # La raíz es la carpeta de las tipografías: una gráfica no puede traer archivos de donde se ejecuta.
    raiz = str(CARPETA_DE_TIPOGRAFIA)
    return typst.Compiler(root=raiz, font_paths=carpetas_de_letras(), ignore_system_fonts=True)


def se_deja_dibujar(svg: str) -> bool:
    """¿El compositor entiende el dibujo? Uno roto dejaría sin PDF a todo lo demás."""
    momento = datetime(2000, 1, 1, tzinfo=HORA_DE_BOGOTA)
    return isinstance(_intentar(_DIBUJO, svg, momento), bytes)


def figura_como_png(svg: str, puntos_por_pulgada: int, caja: tuple[float, float]) -> bytes:
    """Una gráfica como imagen: la dibuja el mismo compositor del PDF, y no hay otra copia que se aparte.

    Con su fondo, aunque tape la marca de agua: sus letras oscuras no se leerían en la hoja negra con que
    Word muestra el documento de quien lo usa en modo oscuro.

    Recibe    el dibujo, y el ancho y el alto en que debe caber, en puntos.
    Devuelve  un PNG del tamaño en que se imprime: el suyo o, si no cabe, el mayor que quepa. Así lo que
              pesa depende de la hoja, y no de las medidas que el dibujo diga tener.
    Errores   ErrorPdf si el compositor no da una sola imagen.
    """
    ancho, alto = map(str, caja)
    imagen = preparar_compositor().compile(
        _IMAGEN, format="png", ppi=puntos_por_pulgada, sys_inputs={"svg": svg, "ancho": ancho, "alto": alto}
    )
    if not isinstance(imagen, bytes):
        raise ErrorPdf("gráfica", "el compositor no devolvió una sola imagen")
    return imagen


def _fecha(documento: Documento) -> date:
    texto = documento.metadatos.fecha
    try:
        return date.fromisoformat(texto)
    except ValueError:
        motivo = f"la fecha «{texto}» de sus propiedades no es una fecha del calendario (aaaa-mm-dd)"
        raise ErrorPdf(documento.metadatos.titulo, motivo) from None


def _componer(titulo: str, datos: Mapping[str, Json], momento: datetime) -> bytes:
    """Compone de una vez; solo si algo no se deja imprimir, busca qué letras son y las nombra."""
    plantilla, escritos = PLANTILLA.read_bytes(), json.dumps(datos, ensure_ascii=False)
    archivo: NormaDeArchivo = "a-2a" if datos["adjunto"] is None else "a-3a"
    motivo = _intentar(plantilla, escritos, momento, archivo)
    if isinstance(motivo, str):
        motivo = _intentar(plantilla, sin_imposibles(escritos, se_imprime), momento, archivo)
    if isinstance(motivo, str):
        raise ErrorPdf(titulo, f"al compositor no le sirvió algo del documento («{motivo}»)", SIN_PDF)
    return motivo


def _intentar(fuente: bytes, datos: str, momento: datetime, archivo: NormaDeArchivo = "a-2a") -> bytes | str:
    """Los bytes compuestos, o el motivo por el que no salieron; una advertencia también es un motivo."""
    from typst import TypstError

    try:
        compuesto, advertencias = preparar_compositor().compile_with_warnings(
            fuente,
            sys_inputs={"documento": datos, "letras": json.dumps(LETRAS)},
            pdf_standards=[archivo, "ua-1"],
            timestamp=momento,
        )
    except TypstError as error:
        return error.message
    if advertencias or not isinstance(compuesto, bytes):
        return "; ".join(advertencia.message for advertencia in advertencias) or "no hubo resultado"
    return compuesto


@cache
def se_imprime(letra: str) -> bool:
    """¿Alguna de las tipografías disponibles la dibuja? Lo decide el compositor, que es quien las tiene."""
    return isinstance(_intentar(_MUESTRA, letra, datetime(2000, 1, 1, tzinfo=HORA_DE_BOGOTA)), bytes)
