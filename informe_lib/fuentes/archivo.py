"""Abrir un archivo de datos sin creerle nada: tamaño, codificación, enlaces y forma."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISREG
from typing import TypeVar

from informe_lib.fuentes.caracteres import SIN_INVISIBLES, invisible_en, sin_invisibles
from informe_lib.fuentes.errores import ErrorDeForma, ErrorDeLectura, FalloDeLectura, Ruta, con_lugar
from informe_lib.fuentes.esquema import Dialecto, validar
from informe_lib.fuentes.razones import al_leer
from informe_lib.fuentes.yaml_marcado import Escalar, Lista, Mapa, Nodo, leer_nodos
from informe_lib.modelo.expediente import Origen

TAMANO_MAXIMO = 10_000_000
ESQUEMA = "1"
Registro = TypeVar("Registro")


@dataclass(slots=True)
class Lector:
    """Lee archivos de una carpeta y junta lo que sale mal, para decirlo todo de una vez.

    `leidos` guarda cada archivo como estaba al leerlo: es lo que un cierre congela.
    """

    raiz: Path
    fallos: list[FalloDeLectura] = field(default_factory=list)
    leidos: dict[Path, bytes] = field(default_factory=dict)

    def relativa(self, ruta: Path) -> str:
        return ruta.relative_to(self.raiz).as_posix()

    def texto(self, ruta: Path) -> str | None:
        """El texto de un archivo UTF-8 (con o sin BOM, con cualquier fin de renglón)."""
        try:
            escrito = self._decodificado(ruta)
        except ErrorDeLectura as error:
            self.fallos.extend(error.fallos)
            return None
        for linea, renglon in enumerate(escrito.split("\n"), start=1):
            if hallado := invisible_en(renglon, salvo="\t"):
                que = f"hay un carácter que no se ve, «{hallado}»"
                self._anotar(self.relativa(ruta), linea, que, SIN_INVISIBLES)
        # Ya anotado, se sigue sin él, para decir de una vez todo lo demás.
        return sin_invisibles(escrito, salvo="\n\t")

    def yaml(self, ruta: Path) -> Mapa | None:
        """Los campos de un archivo YAML de la casa, ya sin `esquema`, que se comprueba aquí."""
        texto = self.texto(ruta)
        if texto is None:
            return None
        archivo = self.relativa(ruta)
        raiz, tropiezos = leer_nodos(texto)
        for tropiezo in tropiezos:
            self._anotar(archivo, tropiezo.linea, tropiezo.que, tropiezo.remedio)
        if isinstance(raiz, Mapa):
            return self._con_esquema(raiz, archivo)
        if not tropiezos:
            que = "no tiene la forma «clave: valor»" if raiz else "está vacío"
            self._anotar(archivo, raiz.linea if raiz else None, que, f"Empiécelo con «esquema: {ESQUEMA}».")
        return None

    def _con_esquema(self, raiz: Mapa, archivo: str) -> Mapa:
        escrito = raiz.entradas.get("esquema")
        remedio = f"Escriba «esquema: {ESQUEMA}» al comienzo."
        if escrito is None:
            self._anotar(archivo, raiz.linea, "falta «esquema»", remedio)
        elif not (isinstance(escrito, Escalar) and escrito.texto == ESQUEMA):
            self._anotar(archivo, escrito.linea, "no se conoce ese «esquema»", remedio)
        resto = {clave: nodo for clave, nodo in raiz.entradas.items() if clave != "esquema"}
        return Mapa(resto, raiz.linea)

    def _anotar(self, archivo: str, linea: int | None, que: str, remedio: str) -> None:
        self.fallos.append(FalloDeLectura(Origen(archivo, linea), que, None, remedio))

    def _decodificado(self, ruta: Path) -> str:
        try:
            contenido = self._contenido(ruta)
        except OSError as error:
            raise self._rechazo(ruta, *al_leer(error)) from None
        try:
            return contenido.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError as error:
            linea = contenido.count(b"\n", 0, error.start) + 1
            remedio = "Ábralo en su editor y guárdelo como UTF-8 («Codificación»)."
            raise self._rechazo(ruta, "no está en UTF-8", remedio, linea) from None

    def _contenido(self, ruta: Path) -> bytes:
        # Va primero: dice si falta, si no se puede ver o si es un enlace que no llega a ninguna parte.
        modo = ruta.stat().st_mode
        if not ruta.resolve().is_relative_to(self.raiz.resolve()):
            remedio = "Reemplace el enlace por una copia del archivo."
            raise self._rechazo(ruta, "es un enlace que sale de la carpeta de datos", remedio)
        if not S_ISREG(modo):
            raise self._rechazo(ruta, "no es un archivo", "Debe ser un archivo de texto.")
        with ruta.open("rb") as abierto:
            contenido = abierto.read(TAMANO_MAXIMO + 1)
        if len(contenido) > TAMANO_MAXIMO:
            remedio = "Un archivo de datos pesa mucho menos: revise qué se guardó allí."
            raise self._rechazo(ruta, "pesa más de 10 MB", remedio)
        self.leidos[ruta] = contenido
        return contenido

    def _rechazo(self, ruta: Path, que: str, remedio: str, linea: int | None = None) -> ErrorDeLectura:
        return ErrorDeLectura((FalloDeLectura(Origen(self.relativa(ruta), linea), que, None, remedio),))


def plano(nodo: Nodo) -> object:
    """Lo escrito, sin sus líneas: texto, None, listas y diccionarios."""
    match nodo:
        case Escalar():
            return nodo.texto
        case Lista():
            return [plano(elemento) for elemento in nodo.elementos]
        case Mapa():
            return {clave: plano(valor) for clave, valor in nodo.entradas.items()}


def lineas_de(nodo: Nodo, ruta: Ruta = ()) -> dict[Ruta, int]:
    """La línea de cada parte de lo escrito."""
    lineas = {ruta: nodo.linea}
    if isinstance(nodo, Mapa):
        for clave, valor in nodo.entradas.items():
            lineas |= lineas_de(valor, (*ruta, clave))
    elif isinstance(nodo, Lista):
        for posicion, elemento in enumerate(nodo.elementos):
            lineas |= lineas_de(elemento, (*ruta, posicion))
    return lineas


def leer_archivo(ruta: Path, tipo: type[Registro]) -> Registro:
    """Un archivo YAML que describe una sola cosa, como la ficha de un cuaderno.

    Recibe    la ruta y la clase de datos que el archivo llena.
    Devuelve  el valor de esa clase.
    Errores   `ErrorDeLectura`, con todos los fallos y su línea.
    """
    lector = Lector(ruta.parent.parent)
    mapa = lector.yaml(ruta)
    if mapa is not None:
        try:
            valor = validar(tipo, plano(mapa), dialecto=Dialecto.TEXTO)
        except ErrorDeForma as error:
            lineas = lineas_de(mapa)
            origenes = {parte: Origen(lector.relativa(ruta), linea) for parte, linea in lineas.items()}
            lector.fallos.extend(con_lugar(fallo, origenes) for fallo in error.fallos)
    if mapa is None or lector.fallos:
        raise ErrorDeLectura(tuple(lector.fallos))
    return valor
