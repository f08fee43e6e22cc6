"""El texto corrido en HTML: cada tramo con su elemento."""

from __future__ import annotations

from informe_lib.exportacion.enlaces import se_puede_seguir
from informe_lib.exportacion.html_escapado import en_renglones, escapar
from informe_lib.exportacion.html_vestido import Vestido
from informe_lib.presentacion.bloques import CifraCitada, Enfasis, Enlace, Texto, Tramo, Tramos


def tramos_en_html(tramos: Tramos, vestido: Vestido) -> str:
    """El texto corrido, con su énfasis, sus enlaces seguros y sus cifras atadas al dato."""
    return "".join(_tramo(tramo, vestido) for tramo in tramos)


def _tramo(tramo: Tramo, vestido: Vestido) -> str:
    texto = en_renglones(tramo.texto)
    match tramo:
        case Texto():
            return texto
        case Enfasis():
            return f"<strong>{texto}</strong>" if tramo.fuerte else f"<em>{texto}</em>"
        case CifraCitada():
            dato = f'<data data-cifra="{escapar(tramo.clave)}" value="{escapar(tramo.valor)}">{texto}</data>'
            abre, cierra = vestido.cita(tramo.clave)
            return f"{abre}{dato}{cierra}"
        case Enlace():
            if not se_puede_seguir(tramo.direccion):
                return texto
            return f'<a href="{escapar(tramo.direccion)}">{texto}</a>'
