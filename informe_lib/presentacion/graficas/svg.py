"""El SVG que entrega matplotlib, listo para ir dentro de una página: liviano, sin estilos ni ids repetidos.

Casi todo su peso son letras: matplotlib repite en cada una un id de treinta signos, seis decimales y
la escala. Aquí se escribe lo mismo con menos: ningún punto se mueve más de una centésima de punto.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from xml.etree import ElementTree as ET

ESPACIO_DE_NOMBRES = "http://www.w3.org/2000/svg"
_SOBRANTES = ("metadata", "style")
_ESCALA_DE_LETRA = "scale(0.015625)"  # matplotlib define cada letra en 1/64 de centésima de eme
_NUMERO = re.compile(r"-?\d+(?:\.\d+)?")
_TRASLACION = re.compile(r"translate\(([-\d.]+) ([-\d.]+)\)")
_REFERENCIA = re.compile(r'(?:(?<=href=")|(?<=url\())#([^")]+)')
_IDENTIFICADOR = re.compile(r'\sid="([^"]*)"')


def svg_incrustable(svg: str) -> str:
    """El mismo dibujo sin prólogo, comentarios ni hojas de estilo, con sus ids propios.

    Dentro de una página una hoja de estilo afectaría al resto y una política de contenido estricta
    bloquearía los atributos `style`; por eso se vuelven atributos de presentación. Los ids llevan la
    huella del dibujo, para que dos gráficas de la misma página no compartan ninguno.
    """
    raiz = ET.fromstring(svg)  # noqa: S314 (lo acaba de dibujar matplotlib)
    for nodo in raiz.iter():
        _simplificar(nodo)
    _quitar_lo_invisible(raiz)
    raiz.attrib = {
        "xmlns": ESPACIO_DE_NOMBRES, "stroke-linejoin": "round", "stroke-linecap": "butt", **raiz.attrib
    }  # fmt: skip
    dibujo = ET.tostring(raiz, encoding="unicode").replace(" />", "/>")
    return _renombrar(dibujo, huella=blake2b(svg.encode(), digest_size=2).hexdigest())


def _simplificar(nodo: ET.Element) -> None:
    """Nombres sin prefijo, estilos como atributos y números con los decimales que se alcanzan a ver."""
    nodo.tag = _sin_prefijo(nodo.tag)
    nodo.text = nodo.tail = None
    estilo = nodo.attrib.pop("style", "")
    pares = (par.split(":", 1) for par in estilo.split(";") if ":" in par)
    nodo.attrib = {_sin_prefijo(nombre): valor for nombre, valor in nodo.items()}
    nodo.attrib |= {nombre.strip(): valor.strip() for nombre, valor in pares}
    if "d" in nodo.attrib:
        es_letra = nodo.get("transform") == _ESCALA_DE_LETRA
        if es_letra:
            del nodo.attrib["transform"]
        nodo.set("d", _trazado(nodo.attrib["d"], *((1 / 64, 1) if es_letra else (1, 2))))
    for nombre in {"x", "y", "width", "height", "viewBox"} & nodo.attrib.keys():
        nodo.set(nombre, _NUMERO.sub(lambda hallado: _breve(float(hallado[0]), 2), nodo.attrib[nombre]))
    _acortar_traslacion(nodo)


def _acortar_traslacion(nodo: ET.Element) -> None:
    """La de una letra dentro de su renglón se dice con `x`; las demás solo se redondean."""
    hallada = _TRASLACION.match(nodo.get("transform", ""))
    if hallada is None:
        return
    x, y = float(hallada[1]), float(hallada[2])
    if nodo.tag == "use" and y == 0 and hallada.end() == len(nodo.attrib["transform"]):
        del nodo.attrib["transform"]
        nodo.set("x", _breve(x, 1))
    else:
        resto = nodo.attrib["transform"][hallada.end() :]
        nodo.set("transform", f"translate({_breve(x, 2)} {_breve(y, 2)}){resto}")


def _quitar_lo_invisible(nodo: ET.Element) -> None:
    """Fuera los espacios, que son letras sin trazo, y los grupos que nada agrupan."""
    vacias = {f"#{uno.get('id')}" for uno in nodo.iter("path") if not uno.get("d")}
    _podar(nodo, vacias)


def _podar(nodo: ET.Element, vacias: set[str]) -> None:
    hijos: list[ET.Element] = []
    for hijo in nodo:
        _podar(hijo, vacias)
        if hijo.tag == "g" and not hijo.attrib.keys() - {"id"}:
            hijos.extend(hijo)
        elif not _es_invisible(hijo, vacias):
            hijos.append(hijo)
    nodo[:] = hijos


def _es_invisible(nodo: ET.Element, vacias: set[str]) -> bool:
    match nodo.tag:
        case "path":
            return not nodo.get("d")
        case "use":
            return nodo.get("href") in vacias
        case "defs" | "g":
            return len(nodo) == 0
        case _:
            return nodo.tag in _SOBRANTES


def _renombrar(dibujo: str, huella: str) -> str:
    """Los ids a los que nadie se refiere se van; los demás quedan de seis o siete signos."""
    referidos = dict.fromkeys(_REFERENCIA.findall(dibujo))
    nuevos = {viejo: f"g{huella}{posicion:x}" for posicion, viejo in enumerate(referidos)}
    dibujo = _REFERENCIA.sub(lambda hallado: "#" + nuevos[hallado[1]], dibujo)
    return _IDENTIFICADOR.sub(
        lambda hallado: f' id="{nuevos[hallado[1]]}"' if hallado[1] in nuevos else "", dibujo
    )


def _trazado(d: str, escala: float, decimales: int) -> str:
    """El atributo `d` con otra escala, los decimales pedidos y sin los espacios que sobran."""
    redondo = _NUMERO.sub(lambda hallado: _breve(float(hallado[0]) * escala, decimales), d)
    return re.sub(r"\s*([A-Za-z])\s*|\s+(?=-)", r"\1", redondo)


def _breve(numero: float, decimales: int) -> str:
    return f"{round(numero, decimales) + 0:.{decimales}f}".rstrip("0").rstrip(".")


def _sin_prefijo(nombre: str) -> str:
    return nombre.rpartition("}")[2]
