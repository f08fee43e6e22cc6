"""La lectura de los archivos de una instancia, uno por uno, hasta dejarlos en filas."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from informe_lib.fuentes.archivo import Lector, lineas_de, plano
from informe_lib.fuentes.disposicion import INSTANCIA, VIGENCIA, ClaseDeArchivo
from informe_lib.fuentes.errores import FalloDeLectura
from informe_lib.fuentes.escalares import ValorRechazado, es_reservada, periodo
from informe_lib.fuentes.razones import al_leer
from informe_lib.fuentes.recorrido import Recorrido
from informe_lib.fuentes.recursos import CASA, Recurso, carpetas_de
from informe_lib.fuentes.sugerencia import sugerencia
from informe_lib.fuentes.tablas import Fila, TablasTipadas, repetidas, tipar
from informe_lib.fuentes.textos import ArchivoDeTextos, textos_en
from informe_lib.fuentes.yaml_marcado import Mapa, esta_escrito
from informe_lib.modelo.expediente import Origen
from informe_lib.modelo.periodo import Periodo

_SIN_FORMATO = "sin formato"


class LecturaDeInstancia:
    """Lo que se va leyendo de una instancia: las filas de cada tabla y los fallos de sus archivos.

    `por_declarar` es el periodo que está por declararse: sus textos pueden estar desde antes.
    """

    def __init__(self, raiz: Path, instancia: str, por_declarar: Periodo | None = None) -> None:
        self.instancia, self.por_declarar = instancia, por_declarar
        self.carpeta = raiz / "parametros" / "instancias" / instancia
        self.lector = Lector(raiz)
        self.filas: dict[str, list[Fila]] = {}
        self.formatos_nombrados: dict[str, Origen] = {}
        self.formato_de_vigencia: dict[str, str] = {}
        self.textos: dict[Periodo, ArchivoDeTextos] = {}

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

    def leer_periodos(self) -> None:
        """Solo los periodos que declara cada vigencia; de `instancia.yaml`, apenas que esté."""
        self.lector.texto(self.carpeta / "instancia.yaml")
        self.leer_vigencias(replace(VIGENCIA, ramas={"periodos": VIGENCIA.ramas["periodos"]}))

    def leer_vigencias(self, clase: ClaseDeArchivo = VIGENCIA) -> None:
        """Cada `<vigencia>.yaml`; `clase` trae las ramas que interesan."""
        rutas = self._visibles(self.carpeta, (".yaml", ".yml"))
        if rutas is None:
            return
        vigencias = [ruta for ruta in rutas if re.fullmatch(r"[12][0-9]{3}\.yaml", ruta.name)]
        if not vigencias:
            que = "falta el archivo de la vigencia, por ejemplo 2024.yaml"
            self._fallo(Origen(self.lector.relativa(self.carpeta)), que, "Créelo con sus «periodos».")
        for ruta in rutas:
            if ruta in vigencias:
                self._leer_vigencia(ruta, clase)
            elif ruta.name != "instancia.yaml":
                remedio = "Llámelo instancia.yaml o por su año, como 2024.yaml; si sobra, quítelo."
                self._fallo(Origen(self.lector.relativa(ruta)), "no se sabe qué archivo es", remedio)

    def _leer_vigencia(self, ruta: Path, clase: ClaseDeArchivo) -> None:
        escrito = self.lector.yaml(ruta)
        if escrito is None:
            return
        ajenas = VIGENCIA.ramas.keys() - clase.ramas.keys()
        interesan = {clave: nodo for clave, nodo in escrito.entradas.items() if clave not in ajenas}
        mapa = Mapa(interesan, escrito.linea)
        # Si uno de los dos falta, el recorrido lo dice una vez; sus filas no tienen por qué repetirlo.
        vigencia, renglon = self._compartido(ruta, mapa, "vigencia", ruta.stem)
        formato, lugar = self._compartido(ruta, mapa, "formato", _SIN_FORMATO)
        if vigencia != ruta.stem:
            dice = f"dice «{vigencia}»" if isinstance(vigencia, str) else "no es un año"
            que = f"«vigencia» {dice} y el archivo se llama {ruta.name}"
            self._fallo(renglon, que, "Corrija uno de los dos.")
        if isinstance(formato, str) and formato != _SIN_FORMATO:
            self.formatos_nombrados.setdefault(formato, lugar)
            self.formato_de_vigencia[ruta.stem] = formato
        self._recorrer(ruta, mapa, clase, {"vigencia": (ruta.stem, renglon), "formato": (formato, lugar)})

    def _compartido(self, ruta: Path, mapa: Mapa, campo: str, supletorio: str) -> tuple[object, Origen]:
        """Un campo que todo el archivo comparte, con su lugar."""
        nodo = mapa.entradas.get(campo)
        origen = Origen(self.lector.relativa(ruta), nodo.linea if nodo else mapa.linea)
        return (plano(nodo) if esta_escrito(nodo) else supletorio, origen)

    def leer_textos(self) -> None:
        """`textos/<periodo>.md`: los textos humanos de cada periodo."""
        for ruta in self._visibles(self.carpeta / "textos", (".md",)) or ():
            suyo = periodo_escrito(ruta.stem)
            if suyo is None or suyo.clave != ruta.stem:
                remedio = "Llámelo por su periodo, como 2024-T3.md."
                self._fallo(Origen(self.lector.relativa(ruta)), "no se sabe de qué periodo es", remedio)
                continue
            texto = self.lector.texto(ruta)
            if texto is not None:
                self.textos[suyo] = textos_en(texto, self.lector.relativa(ruta), ruta.stem)
                self.filas.setdefault("textos", []).extend(self.textos[suyo].filas)
                self.lector.fallos.extend(self.textos[suyo].fallos)

    def leer_formato(self, formato: str, nombrado_en: Origen) -> TablasTipadas:
        """El formato oficial que una vigencia nombra, ya tipado."""
        lector, ruta = self._hallar_formato(formato, nombrado_en)
        mapa = lector.yaml(ruta) if ruta else None
        if ruta is None or mapa is None:
            return TablasTipadas({}, {}, ())
        fila = self._fila_de_formato(lector.relativa(ruta), mapa)
        tipadas = tipar({"formato": [fila]})
        for registro in tipadas.registros["formato"]:
            # De dos secciones con la misma clave, una se perdería en silencio.
            for catalogo in ("secciones", "roles", "iconos", "severidades"):
                elementos = getattr(registro, catalogo)
                lugares = [Fila({}, fila.origenes[(catalogo, cual)]) for cual in range(len(elementos))]
                self.lector.fallos.extend(repetidas(catalogo, lugares, elementos))
        return tipadas

    def _hallar_formato(self, formato: str, nombrado_en: Origen) -> tuple[Lector, Path | None]:
        """El archivo de un formato, del proyecto o de la biblioteca, y quién lo lee desde su carpeta."""
        propia, *incluidas = carpetas_de(self.lector.raiz, Recurso.FORMATOS)
        propios = self._visibles(propia, (".yaml",))
        if propios is None:
            return self.lector, None
        de_la_casa = Lector(CASA, self.lector.fallos, self.lector.leidos)
        hallados = {
            ruta.stem: (de_la_casa, ruta) for carpeta in incluidas for ruta in sorted(carpeta.glob("*.yaml"))
        } | {ruta.stem: (self.lector, ruta) for ruta in propios}
        if formato not in hallados:
            consejo = sugerencia(formato, list(hallados)) or "Créelo en parametros/formatos."
            self._fallo(nombrado_en, f"no existe el formato «{formato}»", consejo)
        return hallados.get(formato, (self.lector, None))

    def _fila_de_formato(self, archivo: str, mapa: Mapa) -> Fila:
        """El archivo entero es una fila: el grupo «formato» y, a su lado, sus catálogos."""
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

    def _visibles(self, carpeta: Path, terminaciones: tuple[str, ...]) -> list[Path] | None:
        """Los archivos de la carpeta, en orden, sin ocultos ni temporales; None si no se deja leer."""
        try:
            rutas = sorted(carpeta.iterdir())
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            self._fallo(Origen(self.lector.relativa(carpeta)), *al_leer(error))
            return None
        return [ruta for ruta in rutas if ruta.suffix.lower() in terminaciones and ruta.name[0] not in ".~"]

    def _fallo(self, origen: Origen, que: str, remedio: str) -> None:
        self.lector.fallos.append(FalloDeLectura(origen, que, None, remedio))


def periodo_escrito(escrito: object) -> Periodo | None:
    """El periodo que un texto dice, o None si no dice ninguno."""
    try:
        return periodo(escrito)
    except ValorRechazado:
        return None
