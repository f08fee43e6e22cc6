"""Lo que una persona lee de una celda ya ejecutada, sea de quien sea; el código no se muestra."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from nbformat import NotebookNode

from informe_lib.exportacion.alertas_del_documento import (
    CELDA_CON_ERROR,
    IMAGEN_ILEGIBLE,
    IMPRESO_DE_MAS,
    SALIDA_QUE_NO_SE_MUESTRA,
)
from informe_lib.exportacion.lectura.celda_de_cuaderno import (
    COLORES_DE_CONSOLA,
    CeldaDeCuaderno,
    fuente_de,
    texto_de,
)
from informe_lib.exportacion.lectura.html_con_figuras import (
    Adjuntas,
    Hallado,
    hallados_en_html,
    hallados_en_imagen,
)
from informe_lib.exportacion.lectura.textos_ajenos import trozos_de_html
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import Figura, Nota, Parrafo, Tabla, Texto, corrido

RENGLONES_IMPRESOS = 500
IMAGENES = ("image/svg+xml", "image/png", "image/jpeg")
TEXTOS = ("text/html", "text/markdown", "text/latex", "text/plain")
# Los programas de una página y sus controles: quien los muestra deja al lado algo que leer.
SIN_NADA_QUE_LEER = ("application/javascript", "application/vnd.jupyter.widget-view+json")
# `<Line2D at 0x7f…>` o `<Axes: >`: la dirección cambia en cada corrida, y nadie lo escribió para leerse.
OBJETO_SIN_TEXTO = re.compile(r"\A[^<]*+<.* at 0x[0-9a-f]++>|\A<.*>\Z", re.DOTALL | re.IGNORECASE)
# Lo que se ve u oye y este documento no sabe llevar: que a su lado haya unas letras no lo reemplaza.
NO_SON_LETRAS = (
    "image/", "video/", "audio/", "application/pdf", "application/geo+json", "application/vnd.plotly",
    "application/vnd.vega",
)  # fmt: skip


def hallados_en_texto(celda: NotebookNode, propia: CeldaDeCuaderno) -> Iterator[Hallado]:
    """Los bloques de una celda de Markdown, con las imágenes que trae, y lo que hay que mirar en ellos."""
    for trozo in trozos_de_html(fuente_de(celda)):
        yield from _con_titulo_al_pie(hallados_en_html(trozo, propia, _adjuntas(celda)))


def hallados_en_salida(salida: NotebookNode, propia: CeldaDeCuaderno) -> Iterator[Hallado]:
    """Los bloques de una salida y lo que hay que mirar en ella.

    Por stderr salen avisos para quien programa, con rutas y números de proceso: no se publican.
    """
    if salida.output_type == "stream":
        if salida.name == "stdout":
            yield from _impresos(texto_de(salida.text), propia)
    elif salida.output_type == "error":
        mensaje = COLORES_DE_CONSOLA.sub("", f"{salida.ename}: {salida.evalue}").strip()
        dicho = f"La celda {propia.numero} terminó en error y no dejó resultado ({mensaje})."
        yield Nota((Texto(dicho),))
        yield CELDA_CON_ERROR.en(propia.donde, f"La celda terminó en error ({mensaje}).")
    else:
        yield from _de_datos(salida.data, salida.get("metadata") or {}, propia)


def lo_que_se_pueda(leer: Callable[[], Iterable[Hallado]], propia: CeldaDeCuaderno) -> tuple[Hallado, ...]:
    """Lo leído o, si no se deja leer, una nota y una alerta: una salida no se lleva las de las demás."""
    try:
        return tuple(leer())
    except ErrorInforme as error:
        dicho = f"Una salida de la celda {propia.numero} no se pudo mostrar. {error}"
        return Nota((Texto(dicho),)), SALIDA_QUE_NO_SE_MUESTRA.en(propia.donde, str(error))
    except Exception:  # noqa: BLE001 (una salida mal formada puede fallar de mil maneras)
        dicho = f"Una salida de la celda {propia.numero} no se entiende y no se muestra."
        return Nota((Texto(dicho),)), SALIDA_QUE_NO_SE_MUESTRA.en(propia.donde, "Una salida no se entiende.")


def _con_titulo_al_pie(hallados: Iterable[Hallado]) -> Iterator[Hallado]:
    """Como en Pandoc, «: Ventas por mes» después de una tabla de Markdown es su título."""
    pendiente: Hallado | None = None
    for uno in hallados:
        if isinstance(pendiente, Tabla) and isinstance(uno, Parrafo) and corrido(uno.tramos).startswith(": "):
            yield replace(pendiente, titulo=corrido(uno.tramos)[1:].strip() or pendiente.titulo)
            pendiente = None
            continue
        if pendiente is not None:
            yield pendiente
        pendiente = uno
    if pendiente is not None:
        yield pendiente


def _impresos(texto: str, propia: CeldaDeCuaderno) -> Iterator[Hallado]:
    """Un párrafo por renglón escrito; de los que pasan de quinientos, cuántos son."""
    renglones = [uno for uno in COLORES_DE_CONSOLA.sub("", texto).splitlines() if uno.strip()]
    yield from (Parrafo((Texto(uno),)) for uno in islice(renglones, RENGLONES_IMPRESOS))
    if sobran := max(0, len(renglones) - RENGLONES_IMPRESOS):
        yield Parrafo(
            (Texto(f"… y {formato.numero(sobran)} {formato.plural(sobran, 'renglón', 'renglones')} más"),)
        )
        yield IMPRESO_DE_MAS.en(propia.donde, f"Una salida tiene {formato.numero(len(renglones))} renglones.")


def _de_datos(
    datos: Mapping[str, object], detalles: Mapping[str, object], propia: CeldaDeCuaderno
) -> Iterator[Hallado]:
    """La forma más rica que se sepa leer; de varias imágenes, la primera que lo sea."""
    imagenes = [tipo for tipo in IMAGENES if tipo in datos]
    texto = next((tipo for tipo in TEXTOS if tipo in datos), "")
    if imagenes:
        yield from _de_imagenes({tipo: texto_de(datos[tipo]) for tipo in imagenes}, detalles, propia)
    elif texto in TEXTOS_CON_FORMA:
        yield from TEXTOS_CON_FORMA[texto](texto_de(datos[texto]), propia)
    else:
        yield from _de_lo_demas(datos, propia)


def _de_imagenes(
    escritas: Mapping[str, str], detalles: Mapping[str, object], propia: CeldaDeCuaderno
) -> Iterator[Hallado]:
    hallados: tuple[Hallado, ...] = ()
    for tipo, escrita in escritas.items():
        hallados = tuple(hallados_en_imagen(tipo, escrita, _alternativa(detalles, tipo), propia))
        if any(isinstance(uno, Figura) for uno in hallados):
            break
    yield from hallados


def _de_html(escrito: str, propia: CeldaDeCuaderno) -> Iterator[Hallado]:
    yield from hallados_en_html(escrito, propia, {})


def _de_markdown(escrito: str, propia: CeldaDeCuaderno) -> Iterator[Hallado]:
    for trozo in trozos_de_html(escrito):
        yield from hallados_en_html(trozo, propia, {})


def _de_latex(escrito: str, _propia: CeldaDeCuaderno) -> Iterator[Hallado]:
    yield Parrafo((Texto(escrito.strip().strip("$").strip()),))


TEXTOS_CON_FORMA: Mapping[str, Callable[[str, CeldaDeCuaderno], Iterator[Hallado]]] = {
    "text/html": _de_html, "text/markdown": _de_markdown, "text/latex": _de_latex,
}  # fmt: skip


def _de_lo_demas(datos: Mapping[str, object], propia: CeldaDeCuaderno) -> Iterator[Hallado]:
    """El texto corriente, si se lee, y el aviso de lo que la salida trae y no se puede mostrar."""
    escrito = texto_de(datos.get("text/plain", ""))
    se_lee = "text/plain" in datos and not OBJETO_SIN_TEXTO.search(escrito)
    if se_lee:
        yield from _impresos(escrito, propia)
    otros = sorted(set(datos) - {"text/plain", *SIN_NADA_QUE_LEER})
    perdidos = [tipo for tipo in otros if not se_lee or tipo.startswith(NO_SON_LETRAS)]
    if perdidos:
        motivo = IMAGEN_ILEGIBLE if perdidos[0].startswith("image/") else SALIDA_QUE_NO_SE_MUESTRA
        yield Nota((Texto(f"Una salida de la celda {propia.numero} no se puede mostrar en un documento."),))
        yield motivo.en(propia.donde, f"Una salida es de tipo {', '.join(perdidos)}.")


def _alternativa(detalles: Mapping[str, object], tipo: str) -> str:
    """La que da `IPython.display.Image(…, alt=…)`."""
    propios = detalles.get(tipo)
    return str(propios.get("alt") or "") if isinstance(propios, Mapping) else ""


def _adjuntas(celda: NotebookNode) -> Adjuntas:
    """Las imágenes que el texto trae consigo; lo que no tenga esa forma no es una."""
    adjuntas = celda.get("attachments") or {}
    if not isinstance(adjuntas, Mapping):
        return {}
    return {str(nombre): datos for nombre, datos in adjuntas.items() if isinstance(datos, Mapping)}
