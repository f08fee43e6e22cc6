"""Los errores de lectura: todo lo que está mal, de una vez, con su lugar y su remedio."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from informe_lib.fuentes.caracteres import visible
from informe_lib.fuentes.sugerencia import sugerencia
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.expediente import Origen
from informe_lib.modelo.periodo import Periodo

Ruta = tuple[str | int, ...]
# Quien ve cincuenta ya sabe por dónde empezar; miles esconden el primero.
FALLOS_A_LA_VISTA = 50
_LARGO = re.compile(r"«([^»]{80})[^»]{40,}»")


@dataclass(frozen=True, slots=True)
class Fallo:
    """Algo que no tiene la forma debida, dentro de unos datos: dónde, qué, qué se esperaba y qué hacer."""

    ruta: Ruta
    mensaje: str
    esperado: str | None = None
    remedio: str = ""

    def __str__(self) -> str:
        return f"{visible(_ruta_escrita(self.ruta))}: {_frases(self.mensaje, self.esperado, self.remedio)}"


class ErrorDeForma(ErrorInforme):
    """Unos datos que no tienen la forma de su tipo."""

    def __init__(self, fallos: tuple[Fallo, ...]) -> None:
        super().__init__(fallos)
        self.fallos = fallos

    def __str__(self) -> str:
        return _por_corregir(self.fallos)


@dataclass(frozen=True, slots=True)
class FalloDeLectura:
    """Algo escrito en un archivo que no se puede representar."""

    origen: Origen
    que: str
    esperado: str | None
    remedio: str

    def __str__(self) -> str:
        return f"{visible(str(self.origen))}: {_frases(self.que, self.esperado, self.remedio)}"


def con_lugar(
    fallo: Fallo, origenes: Mapping[Ruta, Origen], nombres: Mapping[Ruta, str] = {}
) -> FalloDeLectura:
    """El fallo en el renglón donde se escribió o, si no se escribió, en el de lo que lo contiene.

    `nombres` dice cómo llamar a un campo cuya palabra no está en ese renglón.
    """
    cercana = next(
        fallo.ruta[:largo] for largo in range(len(fallo.ruta), -1, -1) if fallo.ruta[:largo] in origenes
    )
    campo = next((paso for paso in reversed(fallo.ruta) if isinstance(paso, str)), None)
    nombre = nombres.get(fallo.ruta) or (f"«{campo}»" if campo else "")
    que = fallo.mensaje if nombre in fallo.mensaje else f"en {nombre}, {fallo.mensaje}"
    return FalloDeLectura(origenes[cercana], que, fallo.esperado, fallo.remedio)


class ErrorDeLectura(ErrorInforme):
    """Todo lo que no se pudo leer de una instancia."""

    def __init__(self, fallos: tuple[FalloDeLectura, ...]) -> None:
        super().__init__(fallos)
        self.fallos = fallos

    def __str__(self) -> str:
        return _por_corregir(self.fallos)


class ErrorCarpetaDeDatos(ErrorInforme):
    """La carpeta que se dio no tiene datos de informe o, con su causa y su remedio, no se deja leer."""

    def __init__(self, carpeta: str, causa: str = "", remedio: str = "") -> None:
        super().__init__(carpeta, causa, remedio)
        self.carpeta, self.causa, self.remedio = carpeta, causa, remedio

    def __str__(self) -> str:
        if self.causa:
            return f"No se puede leer «{visible(self.carpeta)}»: {self.causa}. {self.remedio}"
        return (
            f"«{visible(self.carpeta)}» no es una carpeta de datos: le falta «parametros/instancias». "
            "Dé la carpeta que contiene «parametros»."
        )


class ErrorInstanciaDesconocida(ErrorInforme):
    def __init__(self, instancia: str, conocidas: tuple[str, ...]) -> None:
        super().__init__(instancia, conocidas)
        self.instancia, self.conocidas = instancia, conocidas

    def __str__(self) -> str:
        consejo = sugerencia(self.instancia, self.conocidas) or "Aún no hay ninguna."
        return visible(f"No existe la instancia «{self.instancia}». {consejo}")


class ErrorPeriodoDesconocido(ErrorInforme):
    """El periodo pedido no está entre los que la instancia declara."""

    def __init__(self, instancia: str, periodo: Periodo, declarados: tuple[Periodo, ...]) -> None:
        super().__init__(instancia, periodo, declarados)
        self.instancia, self.periodo, self.declarados = instancia, periodo, declarados

    def __str__(self) -> str:
        declarados = ", ".join(map(str, self.declarados)) or "ninguno"
        return (
            f"«{self.instancia}» no declara el periodo {self.periodo}. Declara: {declarados}. "
            f"Pida uno de ellos o agréguelo en «periodos», en el archivo {self.periodo.vigencia}.yaml."
        )


def _frases(que: str, esperado: str | None, remedio: str) -> str:
    esperado = f"; se esperaba {esperado}" if esperado else ""
    return _LARGO.sub(r"«\1…»", visible(f"{que}{esperado}. {remedio}".rstrip()))


def _ruta_escrita(ruta: Ruta) -> str:
    """«bloques[2].titulo»; «los datos» si el fallo es de todo el conjunto."""
    escrita = "".join(f"[{paso}]" if isinstance(paso, int) else f".{paso}" for paso in ruta)
    return escrita.lstrip(".") or "los datos"


def _por_corregir(fallos: Sequence[object]) -> str:
    cuantos = "un error" if len(fallos) == 1 else f"{len(fallos)} errores"
    a_la_vista = [f"Hay {cuantos} por corregir:", *map(str, fallos[:FALLOS_A_LA_VISTA])]
    restantes = len(fallos) - FALLOS_A_LA_VISTA
    return "\n\n".join([*a_la_vista, f"… y {restantes} más."] if restantes > 0 else a_la_vista)
