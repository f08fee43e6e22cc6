"""Agregar un periodo a un archivo de vigencia sin mover nada más: ni un comentario, ni un espacio.

Se agrega el renglón donde va y se vuelve a leer: si lo leído no es lo de antes más ese periodo, no se
escribe nada y se dice qué agregar a mano. Por eso no hace falta una biblioteca que reescriba YAML.
"""

from __future__ import annotations

import re

from informe_lib.fuentes.archivo import plano
from informe_lib.fuentes.creacion.archivos import ErrorAlEscribir
from informe_lib.fuentes.creacion.yaml_escrito import en_linea
from informe_lib.fuentes.yaml_marcado import Lista, Mapa, esta_escrito, leer_nodos
from informe_lib.modelo.periodo import Periodo

_RENGLON = re.compile(r"[^\n]*\n|[^\n]+")
_GUION = re.compile(r"( *)- ")


def con_periodo(contenido: bytes, periodo: Periodo, archivo: str) -> bytes:
    """El mismo archivo con un periodo abierto más, al final de los que declara.

    Recibe    los bytes de la vigencia, el periodo y cómo nombrar el archivo en un error.
    Devuelve  los mismos bytes con un renglón más (o dos, si «periodos» no estaba).
    Errores   `ErrorAlEscribir` si «periodos» está escrito de una manera que aquí no se sabe continuar.
    """
    fila = {"periodo": periodo.clave, "estado": "abierto"}
    texto = contenido.decode("utf-8")
    renglones = _RENGLON.findall(texto)
    fin = "\r\n" if renglones and renglones[0].endswith("\r\n") else "\n"
    antes = _leido(contenido)
    # Un retorno de carro suelto también acaba un renglón, y entonces los de aquí no son los que se leyeron.
    lugar = None if "\r" in texto.replace("\r\n", "") else _lugar(antes, renglones)
    if lugar is not None:
        posicion, anteriores, sangria = lugar
        previos = [f"{renglon}{fin}" for renglon in anteriores]
        nuevo = [*previos, f"{sangria}- {en_linea(fila)}{fin}"]
        if posicion and not renglones[posicion - 1].endswith("\n"):
            renglones[posicion - 1] += fin
        agregado = "".join([*renglones[:posicion], *nuevo, *renglones[posicion:]]).encode()
        if _es_lo_mismo_y_uno_mas(antes, _leido(agregado), fila):
            return agregado
    remedio = f"Agréguele a mano, a «periodos»: {en_linea(fila)}."
    raise ErrorAlEscribir(f"{periodo}» en «{archivo}", "sus «periodos» no van uno por renglón", remedio)


def _lugar(raiz: Mapa, renglones: list[str]) -> tuple[int, list[str], str] | None:
    """Antes de qué renglón va, qué renglones le faltan encima y con qué sangría."""
    periodos = raiz.entradas.get("periodos")
    if periodos is None:
        return len(renglones), ["", "periodos:"], "  "
    if not esta_escrito(periodos):
        return periodos.linea, [], "  "
    if not isinstance(periodos, Lista) or not periodos.elementos:
        return None
    comienzo = periodos.elementos[-1].linea - 1
    guion = _GUION.match(renglones[comienzo])
    if guion is None:
        return None
    fin = comienzo
    for posicion in range(comienzo + 1, len(renglones)):
        escrito = renglones[posicion].strip()
        if not escrito or escrito.startswith("#"):
            continue
        if len(renglones[posicion]) - len(renglones[posicion].lstrip(" ")) <= len(guion[1]):
            break
        fin = posicion
    return fin + 1, [], guion[1]


def _leido(contenido: bytes) -> Mapa:
    raiz, tropiezos = leer_nodos(contenido.decode("utf-8-sig").replace("\r\n", "\n"))
    return raiz if isinstance(raiz, Mapa) and not tropiezos else Mapa({}, 1)


def _es_lo_mismo_y_uno_mas(antes: Mapa, ahora: Mapa, fila: dict[str, str]) -> bool:
    """¿Lo leído es lo de antes, en el mismo orden, con el periodo agregado al final?"""
    escrito, esperado = _campos(ahora), _campos(antes)
    esperado["periodos"] = [*_lista(esperado.get("periodos")), fila]
    return escrito == esperado


def _campos(raiz: Mapa) -> dict[str, object]:
    return {clave: plano(nodo) for clave, nodo in raiz.entradas.items()}


def _lista(valor: object) -> list[object]:
    return valor if isinstance(valor, list) else []
