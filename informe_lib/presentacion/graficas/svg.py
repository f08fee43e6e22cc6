"""El SVG que entrega matplotlib, listo para ir dentro de una página: sin estilos, sin ids repetidos."""

from __future__ import annotations

import re

_ESTILO = re.compile(r'\sstyle="([^"]*)"')
_SOBRANTE = re.compile(r"<!--.*?-->|<metadata>.*?</metadata>|<style.*?</style>", re.DOTALL)
_IDENTIFICADOR = re.compile(r'(\bid="|xlink:href="#|url\(#)')


def svg_incrustable(svg: str, prefijo: str) -> str:
    """El mismo dibujo sin prólogo, comentarios ni hojas de estilo, con sus ids propios.

    Dentro de una página una hoja de estilo afectaría al resto y una política de contenido estricta
    bloquearía los atributos `style`; por eso se vuelven atributos de presentación. El prefijo evita
    que dos gráficas de la misma página repitan un id.
    """
    dibujo = _SOBRANTE.sub("", svg[svg.index("<svg") :])
    dibujo = _ESTILO.sub(lambda hallado: _atributos(hallado[1]), dibujo)
    dibujo = _IDENTIFICADOR.sub(rf"\g<1>{prefijo}-", dibujo)
    return dibujo.replace("<svg ", '<svg stroke-linejoin="round" stroke-linecap="butt" ', 1)


def _atributos(estilo: str) -> str:
    pares = (par.split(":", 1) for par in estilo.split(";") if ":" in par)
    return "".join(f' {nombre.strip()}="{valor.strip()}"' for nombre, valor in pares)
