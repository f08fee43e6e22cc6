"""Lo que un documento trae y alguien debe mirar, con la celda del cuaderno en que nace.

Nada de esto deja sin documento: cada caso sale de la mejor manera que se pueda, y aquí se dice cuál fue.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from informe_lib.exportacion.pdf import se_imprime
from informe_lib.fuentes.caracteres import invisible_en
from informe_lib.modelo.revision import Severidad
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import Bloque, Figura, Tabla, textos_de
from informe_lib.presentacion.bloques.incompletos import SIN_DESCRIPCION, SIN_TITULO
from informe_lib.presentacion.letras import DE_LA_VECINA
from informe_lib.revision.alerta import Alerta, Lugar

LETRAS_DE_UNA_PALABRA = 100
EJEMPLOS = 5
COMBINADAS_SEPARADAS = "Sus celdas combinadas no encajaban unas con otras: se separaron."
_PALABRA_LARGA = re.compile(rf"\S{{{LETRAS_DE_UNA_PALABRA + 1},}}")


@dataclass(frozen=True, slots=True)
class Motivo:
    """Lo que es igual en todas las alertas de una clase; `en_breve` la nombra dentro de una frase."""

    codigo: str
    severidad: Severidad
    en_breve: str
    por_que: str
    remedio: str

    def en(self, donde: Lugar, mensaje: str) -> Alerta:
        """La alerta de este motivo en un lugar."""
        return Alerta(self.codigo, self.severidad, mensaje, donde, self.por_que, self.remedio)


FIGURA_SIN_TEXTO = Motivo(
    "D01", Severidad.REVISAR, "figura sin texto alternativo",
    "Quien no ve la figura no se entera de lo que muestra, y la norma de accesibilidad lo exige.",
    "Escriba al comienzo de la celda «#| fig-alt: lo que la figura muestra» o, en un texto, "
    "«![lo que muestra](imagen)».",
)  # fmt: skip
TABLA_SIN_TITULO = Motivo(
    "D02", Severidad.REVISAR, "tabla sin título",
    "Sin título, nadie sabe qué tabla es cuando la oye o la busca en los datos abiertos.",
    "Escriba al comienzo de la celda «#| tbl-cap: el título» o, bajo una tabla de Markdown y "
    "tras un renglón en blanco, «: el título».",
)  # fmt: skip
TABLA_SIN_ENCABEZADO = Motivo(
    "D03", Severidad.REVISAR, "tabla sin encabezado",
    "Sin rótulos, las columnas se llaman por su número y no se sabe qué dicen.",
    "Ponga los nombres de las columnas en la primera fila, como celdas <th>.",
)  # fmt: skip
SALTO_DE_TITULOS = Motivo(
    "D04", Severidad.REVISAR, "salto en los niveles de los títulos",
    "Quien recorre el documento por sus títulos creería que falta una sección.",
    "Baje de a un nivel: después de «##» va «###».",
)  # fmt: skip
CELDAS_QUE_NO_ENCAJAN = Motivo(
    "D05", Severidad.REVISAR, "celdas combinadas que no encajan",
    "Al separarlas, un rótulo puede no quedar sobre todas las columnas que le tocan.",
    "Revise cuántas filas y columnas ocupa cada celda (rowspan y colspan).",
)  # fmt: skip
IMAGEN_ILEGIBLE = Motivo(
    "D06", Severidad.IMPIDE, "imagen que no se pudo leer",
    "El documento sale sin esa imagen.",
    "Guárdela como PNG, JPEG o SVG y ejecute otra vez la celda.",
)  # fmt: skip
SALIDA_QUE_NO_SE_MUESTRA = Motivo(
    "D07", Severidad.IMPIDE, "salida que no se pudo mostrar",
    "El documento sale sin ese resultado.",
    "Muestre el resultado como texto, tabla o imagen y ejecute otra vez la celda.",
)  # fmt: skip
CELDA_CON_ERROR = Motivo(
    "D08", Severidad.IMPIDE, "celda que terminó en error",
    "El documento sale sin el resultado de esa celda.",
    "Corrija la celda y ejecute el cuaderno entero.",
)  # fmt: skip
PALABRA_LARGA = Motivo(
    "D09", Severidad.REVISAR, f"palabra de más de {LETRAS_DE_UNA_PALABRA} letras",
    "En el papel y en el teléfono se parte donde sea, y así no se puede leer ni copiar.",
    "Sepárela en palabras; si es una dirección, escríbala como enlace: «[el acta](https://…)».",
)  # fmt: skip
SIN_LETRA = Motivo(
    "D10", Severidad.REVISAR, "caracteres que el PDF no puede dibujar",
    "En el PDF se leen por su código, «[carácter U+1F44D]»; en lo demás, según la letra de quien lo abre.",
    "Dígalo con palabras, o con un signo corriente.",
)  # fmt: skip
DE_DERECHA_A_IZQUIERDA = Motivo(
    "D11", Severidad.SUGERENCIA, "texto que se lee de derecha a izquierda",
    "Mezclado con el español, su orden puede cambiar de un formato a otro.",
    "Revíselo en cada formato con quien lea esa lengua.",
)  # fmt: skip
INVISIBLES = Motivo(
    "D12", Severidad.REVISAR, "caracteres de control",
    "No se ven, y algunos formatos no los admiten: se quitaron.",
    "Bórrelos de la celda o del dato, o copie el texto otra vez sin formato.",
)  # fmt: skip
CARACTER_A_MEDIAS = Motivo(
    "D13", Severidad.REVISAR, "carácter a medias",
    "Alguien lo cortó por la mitad y ya no se sabe cuál era: en su lugar se lee «\ufffd».",
    "Escríbalo de nuevo en el dato del que viene.",
)  # fmt: skip
SIN_EJECUTAR = Motivo(
    "D14", Severidad.REVISAR, "cuaderno sin ejecutar",
    "El documento sale sin resultados.",
    "Ejecútelo entero («Run All Cells») y repita.",
)  # fmt: skip
IMPRESO_DE_MAS = Motivo(
    "D15", Severidad.REVISAR, "salida demasiado larga",
    "Nadie lee miles de renglones, y el documento no se podría abrir.",
    "Imprima un resumen, o muestre los datos como una tabla.",
)  # fmt: skip
IMAGEN_DE_AFUERA = Motivo(
    "D16", Severidad.REVISAR, "imagen que no viene en el cuaderno",
    "Está en otro archivo o en otro sitio: el documento solo la nombra.",
    "Arrástrela al texto en JupyterLab, para que quede adjunta a la celda.",
)  # fmt: skip
SECCION_AUSENTE = Motivo(
    "D17", Severidad.IMPIDE, "sección del formato que no está",
    "El formato oficial la lista, y el documento sale sin ella.",
    "Ponga su celda, si la borró, y ejecute el cuaderno entero («Run All Cells»).",
)  # fmt: skip
SECCION_REPETIDA = Motivo(
    "D18", Severidad.IMPIDE, "sección repetida",
    "El documento la trae dos veces, y si los datos cambiaron entre una y otra, no dicen lo mismo.",
    "Deje una sola celda de esa sección y ejecute el cuaderno entero.",
)  # fmt: skip
MOTIVOS = (
    FIGURA_SIN_TEXTO, TABLA_SIN_TITULO, TABLA_SIN_ENCABEZADO, SALTO_DE_TITULOS, CELDAS_QUE_NO_ENCAJAN,
    IMAGEN_ILEGIBLE, SALIDA_QUE_NO_SE_MUESTRA, CELDA_CON_ERROR, PALABRA_LARGA, SIN_LETRA,
    DE_DERECHA_A_IZQUIERDA, INVISIBLES, CARACTER_A_MEDIAS, SIN_EJECUTAR, IMPRESO_DE_MAS, IMAGEN_DE_AFUERA,
    SECCION_AUSENTE, SECCION_REPETIDA,
)  # fmt: skip


def alertas_de_secciones(
    pedidas: Sequence[str], halladas: Sequence[tuple[str, Lugar]], celdas: Mapping[str, Lugar]
) -> Iterator[Alerta]:
    """Las secciones del formato que el cuaderno no dejó, y las que dejó más de una vez.

    Recibe    las claves que la portada lista; la clave y el lugar de cada sección que quedó en una salida,
              aunque sea vacía (la que el formato omite cuando no hay qué decir); y las celdas por su nombre.
    Devuelve  una alerta por sección ausente y una por cada vez que sobra.
    Errores   ninguno.
    """
    vistas: set[str] = set()
    for clave, donde in halladas:
        if clave in vistas:
            yield SECCION_REPETIDA.en(donde, f"La sección «{clave}» ya está en otra celda.")
        vistas.add(clave)
    for clave in pedidas:
        if clave in vistas:
            continue
        motivo = "no dejó resultado su celda" if clave in celdas else "ninguna celda la escribe"
        yield SECCION_AUSENTE.en(celdas.get(clave, Lugar()), f"Falta la sección «{clave}»: {motivo}.")


def rotulo_de_columna(posicion: int) -> str:
    """Cómo se llama la columna que no dice su nombre: la de la esquina nombra las filas."""
    return f"Columna {posicion + 1}" if posicion else "Fila"


def alertas_de_bloques(bloques: Sequence[Bloque], donde: Lugar) -> Iterator[Alerta]:
    """Lo que hay que mirar en los bloques que dejó una celda.

    Recibe    los bloques y el lugar de su celda.
    Devuelve  una alerta por figura o tabla incompleta, y una por clase de texto que se lee mal.
    Errores   ninguno.
    """
    for bloque in bloques:
        if isinstance(bloque, Figura) and bloque.alternativa.startswith(SIN_DESCRIPCION):
            yield FIGURA_SIN_TEXTO.en(donde, "Una figura no tiene texto alternativo.")
        elif isinstance(bloque, Tabla):
            yield from _de_tabla(bloque, donde)
    yield from _de_textos([texto for bloque in bloques for texto in textos_de(bloque)], donde)


def _de_tabla(tabla: Tabla, donde: Lugar) -> Iterator[Alerta]:
    rotulos = [celda.texto for celda in tabla.encabezado[0]]
    if tabla.titulo == SIN_TITULO:
        yield TABLA_SIN_TITULO.en(donde, "Una tabla no tiene título.")
    if rotulos == [rotulo_de_columna(posicion) for posicion in range(len(rotulos))]:
        yield TABLA_SIN_ENCABEZADO.en(donde, "Una tabla no dice qué trae cada columna.")
    if COMBINADAS_SEPARADAS in tabla.notas:
        yield CELDAS_QUE_NO_ENCAJAN.en(donde, "Las celdas combinadas de una tabla no encajan.")


def _de_textos(textos: Sequence[str], donde: Lugar) -> Iterator[Alerta]:
    larga = next((hallada[0] for texto in textos for hallada in _PALABRA_LARGA.finditer(texto)), None)
    if larga:
        letras = formato.numero(len(larga))
        yield PALABRA_LARGA.en(donde, f"Hay una palabra de {letras} letras («{larga[:30]}…»).")
    especiales = {letra: None for texto in textos for letra in texto if ord(letra) > 0xFF}
    sin_dibujo = (letra for letra in especiales if _se_espera(letra) and not se_imprime(letra))
    if ejemplos := list(islice(sin_dibujo, EJEMPLOS)):
        nombrados = formato.lista([f"«{letra}» (U+{ord(letra):04X})" for letra in ejemplos])
        yield SIN_LETRA.en(donde, f"Ninguna letra del PDF dibuja {nombrados}.")
    if any(unicodedata.bidirectional(letra) in {"R", "AL"} for letra in especiales):
        yield DE_DERECHA_A_IZQUIERDA.en(donde, "Hay texto que se lee de derecha a izquierda.")


def _se_espera(letra: str) -> bool:
    """¿Es de las que se dibujan? Las que solo cambian a su vecina y las que no se ven, no."""
    return letra not in DE_LA_VECINA and invisible_en(letra) is None
