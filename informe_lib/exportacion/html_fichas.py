"""La ficha de cada cifra citada: se abre desde el texto, sin programas, y se cierra con Escape.

Es un `popover` del navegador: el botón que la abre y el que la cierra son HTML y nada más. Donde el
navegador no los conoce, y en papel, queda la tabla del anexo, que dice lo mismo.
"""

from __future__ import annotations

from informe_lib.exportacion.html_escapado import en_renglones, escapar
from informe_lib.exportacion.html_vestido import VestidoDePagina
from informe_lib.presentacion.bloques.cifras import FichaDeCifra


def dibujar_fichas(vestido: VestidoDePagina) -> str:
    """Las fichas de las cifras que el texto ya dibujado cita, para el final de la página."""
    return "".join(_ficha(identificador, ficha) for identificador, ficha in vestido.fichas_citadas())


def _ficha(identificador: str, ficha: FichaDeCifra) -> str:
    nombre = f"{identificador}-n"
    renglones = "".join(
        f"<dt>{escapar(rotulo)}</dt><dd>{en_renglones(dicho)}</dd>" for rotulo, dicho in ficha.renglones
    )
    return (
        f'\n<dialog id="{identificador}" popover aria-labelledby="{nombre}">'
        f'<p id="{nombre}">{escapar(ficha.nombre)}</p><dl>{renglones}</dl>'
        f'<button popovertarget="{identificador}">Cerrar</button></dialog>'
    )
