"""La lectura de los archivos de una instancia, uno por uno, hasta dejarlos en filas."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from informe_lib.fuentes.archivo import Lector, lineas_de, plano
from informe_lib.fuentes.disposicion import INSTANCIA, VIGENCIA, ClaseDeArchivo
from informe_lib.fuentes.errores import FalloDeLectura
from informe_lib.fuentes.escalares import es_reservada
from informe_lib.fuentes.recorrido import Recorrido
from informe_lib.fuentes.sugerencia import sugerencia
from informe_lib.fuentes.tablas import Fila, TablasTipadas, tipar
from informe_lib.fuentes.textos import filas_de_textos
from informe_lib.fuentes.yaml_marcado import Escalar, Mapa
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.expediente import Origen
from informe_lib.modelo.periodo import Periodo


class LecturaDeInstancia:
    """Lo que se va leyendo de una instancia: las filas de cada tabla y los fallos de sus archivos."""

    def __init__(self, raiz: Path, instancia: str) -> None:
        self.instancia = instancia
        self.carpeta = raiz / "parametros" / "instancias" / instancia
        self.formatos = raiz / "parametros" / "formatos"
        self.lector = Lector(raiz)
        self.filas: dict[str, list[Fila]] = {}

    @property
    def fallos(self) -> tuple[FalloDeLectura, ...]:
        return tuple(self.lector.fallos)

    def leer_instancia(self) -> None:
        """`instancia.yaml`: lo que no cambia de un periodo a otro."""
        ruta = self.carpeta / "instancia.yaml"
        mapa = self.lector.yaml(ruta)
        if mapa is None:
            return
        self._recorrer(ruta, mapa, INSTANCIA, {})
        for fila in self.filas.get("instancia", []):
            self._exigir_igual(fila.origenes.get(("clave",), fila.origen), fila.valores.get("clave"))

    def leer_vigencias(self, solo: str | None = None) -> None:
        """Cada `<vigencia>.yaml`; `solo` nombra la única rama que interesa."""
        clase = VIGENCIA if solo is None else replace(VIGENCIA, ramas={solo: VIGENCIA.ramas[solo]})
        for ruta in self._visibles(self.carpeta, (".yaml", ".yml")):
            if re.fullmatch(r"[12][0-9]{3}\.yaml", ruta.name):
                self._leer_vigencia(ruta, clase, solo)
            elif ruta.name != "instancia.yaml":
                remedio = "Llámelo instancia.yaml o por su año, como 2024.yaml; si sobra, quítelo."
                self._fallo(Origen(self.lector.relativa(ruta)), "no se sabe qué archivo es", remedio)

    def _leer_vigencia(self, ruta: Path, clase: ClaseDeArchivo, solo: str | None) -> None:
        mapa = self.lector.yaml(ruta)
        if mapa is None:
            return
        if solo:
            interesan = {*clase.campos, solo}
            mapa = Mapa(
                {clave: nodo for clave, nodo in mapa.entradas.items() if clave in interesan}, mapa.linea
            )
        vigencia, formato = mapa.entradas.get("vigencia"), mapa.entradas.get("formato")
        escrita = self._compartido(ruta, mapa, "vigencia", ruta.stem)
        if isinstance(vigencia, Escalar) and vigencia.texto != ruta.stem:
            que = f"«vigencia» dice «{vigencia.texto}» y el archivo se llama {ruta.name}"
            self._fallo(escrita[1], que, "Corrija uno de los dos.")
        contexto = {
            "vigencia": (ruta.stem, escrita[1]),
            # Si falta, el recorrido ya lo dice; cada periodo no tiene por qué repetirlo.
            "formato": self._compartido(ruta, mapa, "formato", None if formato else "sin formato"),
        }
        self._recorrer(ruta, mapa, clase, contexto)

    def _compartido(
        self, ruta: Path, mapa: Mapa, campo: str, supletorio: str | None
    ) -> tuple[object, Origen]:
        """Un campo que todo el archivo comparte, con su lugar."""
        nodo = mapa.entradas.get(campo)
        origen = Origen(self.lector.relativa(ruta), nodo.linea if nodo else mapa.linea)
        return (plano(nodo) if nodo else supletorio, origen)

    def leer_textos(self) -> None:
        """`textos/<periodo>.md`: los textos humanos de cada periodo."""
        for ruta in self._visibles(self.carpeta / "textos", (".md",)):
            if not _es_periodo(ruta.stem):
                remedio = "Llámelo por su periodo, como 2024-T3.md."
                self._fallo(Origen(self.lector.relativa(ruta)), "no se sabe de qué periodo es", remedio)
                continue
            texto = self.lector.texto(ruta)
            if texto is not None:
                filas, fallos = filas_de_textos(texto, self.lector.relativa(ruta), ruta.stem)
                self.filas.setdefault("textos", []).extend(filas)
                self.lector.fallos.extend(fallos)

    def leer_formato(self, formato: str) -> TablasTipadas:
        """El formato oficial que una vigencia nombra, ya tipado."""
        ruta = self.formatos / f"{formato}.yaml"
        conocidos = [archivo.stem for archivo in self._visibles(self.formatos, (".yaml",))]
        if formato not in conocidos:
            consejo = sugerencia(formato, conocidos) or "Créelo en parametros/formatos."
            self._fallo(self._origen_del_formato(formato), f"no existe el formato «{formato}»", consejo)
            return TablasTipadas({}, {}, ())
        mapa = self.lector.yaml(ruta)
        return tipar({} if mapa is None else {"formato": [self._fila_de_formato(ruta, mapa)]})

    def _origen_del_formato(self, formato: str) -> Origen:
        return next(
            fila.origenes[("formato",)]
            for fila in self.filas["periodos"]
            if fila.valores["formato"] == formato
        )

    def _fila_de_formato(self, ruta: Path, mapa: Mapa) -> Fila:
        """El archivo entero es una fila: el grupo «formato» y, a su lado, sus catálogos."""
        archivo = self.lector.relativa(ruta)
        grupo = mapa.entradas.get("formato")
        catalogos = {clave: nodo for clave, nodo in mapa.entradas.items() if clave != "formato"}
        if not isinstance(grupo, Mapa):
            grupo = Mapa({}, mapa.linea)
        for clave in grupo.entradas.keys() & catalogos.keys():
            que = f"«{clave}» está dos veces: dentro y fuera de «formato»"
            self._fallo(Origen(archivo, catalogos[clave].linea), que, "Deje una sola.")
        junto = Mapa({**grupo.entradas, **catalogos}, grupo.linea)
        origenes = {lugar: Origen(archivo, linea) for lugar, linea in lineas_de(junto).items()}
        return Fila(
            {str(clave): plano(nodo) for clave, nodo in junto.entradas.items()},
            Origen(archivo, junto.linea),
            origenes,
        )

    def _recorrer(
        self, ruta: Path, mapa: Mapa, clase: ClaseDeArchivo, contexto: dict[str, tuple[object, Origen]]
    ) -> None:
        recorrido = Recorrido(self.lector.relativa(ruta), self.filas)
        recorrido.archivo_completo(mapa, clase, contexto)
        self.lector.fallos.extend(recorrido.fallos)

    def _exigir_igual(self, origen: Origen, clave: object) -> None:
        if clave != self.instancia:
            que = f"la clave es «{clave}» y la carpeta se llama «{self.instancia}»"
            self._fallo(origen, que, "Póngales el mismo nombre.")
        if es_reservada(self.instancia):
            que = f"«{self.instancia}» es un nombre que Windows no admite en una carpeta"
            self._fallo(origen, que, "Elija otra clave.")

    def _visibles(self, carpeta: Path, terminaciones: tuple[str, ...]) -> Iterable[Path]:
        """Los archivos de la carpeta, en orden, sin los ocultos ni los temporales de Office."""
        try:
            rutas = sorted(carpeta.iterdir()) if carpeta.is_dir() else []
        except OSError as error:
            que = f"no se puede abrir la carpeta ({error.strerror})"
            self._fallo(Origen(self.lector.relativa(carpeta)), que, "Revise sus permisos.")
            return ()
        return [ruta for ruta in rutas if ruta.suffix.lower() in terminaciones and ruta.name[0] not in ".~"]

    def _fallo(self, origen: Origen, que: str, remedio: str) -> None:
        self.lector.fallos.append(FalloDeLectura(origen, que, None, remedio))


def _es_periodo(nombre: str) -> bool:
    try:
        return Periodo.desde_texto(nombre).clave == nombre
    except ErrorInforme:
        return False
