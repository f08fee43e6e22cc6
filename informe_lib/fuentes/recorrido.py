"""De un archivo YAML a filas de tablas, siguiendo la disposición de la carpeta."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from informe_lib.fuentes import escalares
from informe_lib.fuentes.archivo import lineas_de, plano
from informe_lib.fuentes.disposicion import ClaseDeArchivo, Forma, Grupo, Rama
from informe_lib.fuentes.errores import FalloDeLectura, Ruta
from informe_lib.fuentes.sugerencia import sugerencia
from informe_lib.fuentes.tablas import Fila, campos_de_tabla
from informe_lib.fuentes.yaml_marcado import Escalar, Lista, Mapa, Nodo, esta_escrito
from informe_lib.modelo.ausencia import ClaseDeAusencia
from informe_lib.modelo.expediente import Origen

# Dentro de «{}» la coma separa campos: `{valor: 45,5}` dice valor 45 y un campo «5».
_SIN_COMA = "Si son los decimales de un número, sepárelos con punto y no con coma."
# Lo que las filas de adentro heredan de las de afuera: nombre -> valor y lugar.
Contexto = Mapping[str, tuple[object, Origen]]


@dataclass(slots=True)
class Recorrido:
    """El paso por un archivo: deja las filas en `filas` y lo que no entiende en `fallos`."""

    archivo: str
    filas: dict[str, list[Fila]]
    fallos: list[FalloDeLectura] = field(default_factory=list)

    def archivo_completo(self, mapa: Mapa, clase: ClaseDeArchivo, contexto: Contexto) -> None:
        """Recorre todas las ramas; `contexto` trae lo que el archivo comparte con sus filas."""
        for obligatoria in clase.obligatorias:
            if not esta_escrito(mapa.entradas.get(obligatoria)):
                self._fallo(mapa.linea, f"falta «{obligatoria}»", f"Agregue «{obligatoria}: …».")
        self._revisar_claves(mapa, ("esquema", *clase.campos, *clase.ramas))
        self._ramas(mapa, clase.ramas, contexto)

    def _ramas(self, mapa: Mapa, ramas: Mapping[str, Rama | Grupo], contexto: Contexto) -> None:
        for clave, rama in ramas.items():
            nodo = mapa.entradas.get(clave)
            # Una clave sin nada debajo («decisiones:») es una tabla vacía, y así la deja quien empieza.
            if not esta_escrito(nodo):
                continue
            if isinstance(rama, Rama):
                self._rama(clave, nodo, rama, contexto)
            elif isinstance(nodo, Mapa):
                self._revisar_claves(nodo, rama.ramas)
                self._ramas(nodo, rama.ramas, contexto)
            else:
                self._forma_indebida(clave, nodo, Forma.UNA)

    def _rama(self, clave: str, nodo: Nodo, rama: Rama, contexto: Contexto) -> None:
        match rama.forma, nodo:
            case Forma.UNA, Mapa():
                self._fila(nodo, rama, contexto)
            case Forma.FILAS, Lista():
                self._filas_de_lista(clave, nodo, rama, contexto)
            case Forma.VALORES, Lista():
                for elemento in nodo.elementos:
                    self._fila_de_valor(elemento, rama, contexto, f"«{clave}»")
            case Forma.POR_CLAVE, Mapa():
                for nombre, valor in nodo.entradas.items():
                    propio = self._con_clave(nombre, valor, rama, contexto)
                    self._fila_por_clave(valor, rama, propio, f"{rama.nombrada} «{nombre}»")
            case Forma.LISTAS_POR_CLAVE, Mapa():
                for nombre, valor in nodo.entradas.items():
                    propio = self._con_clave(nombre, valor, rama, contexto)
                    self._filas_de_lista(nombre, valor, rama, propio)
            case _:
                self._forma_indebida(clave, nodo, rama.forma)

    def _filas_de_lista(self, clave: str, nodo: Nodo, rama: Rama, contexto: Contexto) -> None:
        if not isinstance(nodo, Lista):
            self._forma_indebida(clave, nodo, Forma.FILAS)
            return
        for elemento in nodo.elementos:
            if isinstance(elemento, Mapa):
                self._fila(elemento, rama, contexto)
            else:
                self._forma_indebida(clave, elemento, Forma.UNA)

    def _fila(self, mapa: Mapa, rama: Rama, contexto: Contexto) -> None:
        propias = [campo for campo in campos_de_tabla(rama.tabla) if campo not in rama.pone()]
        self._revisar_claves(mapa, (*propias, *rama.ramas))
        escritas = {clave: nodo for clave, nodo in mapa.entradas.items() if clave in propias}
        for campo, otro in rama.suple.items():
            if campo not in escritas:
                escritas[campo] = _suplente(escritas.get(otro), mapa.linea)
        self._agregar(Mapa(escritas, mapa.linea), rama, contexto)
        self._ramas(mapa, rama.ramas, {**contexto, **self._ofrece(rama.tabla, escritas, mapa.linea)})

    def _fila_por_clave(self, nodo: Nodo, rama: Rama, contexto: Contexto, nombre: str) -> None:
        if not isinstance(nodo, Mapa):
            self._fila_de_valor(nodo, rama, contexto, nombre)
        elif rama.sin_dato and nodo.entradas.keys() == {ClaseDeAusencia.SIN_DATO.value}:
            (motivo,) = nodo.entradas.values()
            entradas = {str(rama.valor): Escalar(rama.sin_dato, nodo.linea), "motivo": motivo}
            self._agregar(Mapa(entradas, nodo.linea), rama, contexto, {("motivo",): "«sin_dato»"})
        else:
            self._fila(nodo, rama, contexto)

    def _fila_de_valor(self, nodo: Nodo, rama: Rama, contexto: Contexto, nombre: str) -> None:
        mapa = Mapa({str(rama.valor): nodo}, nodo.linea)
        self._agregar(mapa, rama, contexto, {(str(rama.valor),): nombre})

    def _agregar(self, mapa: Mapa, rama: Rama, contexto: Contexto, nombres: Mapping[Ruta, str] = {}) -> None:
        heredados = {campo: contexto[nombre] for campo, nombre in rama.hereda.items()}
        if rama.clave:
            heredados[rama.clave] = contexto[rama.clave]
        valores = {campo: plano(nodo) for campo, nodo in mapa.entradas.items()}
        origenes = {ruta: self._origen(linea) for ruta, linea in lineas_de(mapa).items()}
        valores |= {campo: valor for campo, (valor, _) in heredados.items()}
        origenes |= {(campo,): origen for campo, (_, origen) in heredados.items()}
        self.filas.setdefault(rama.tabla, []).append(
            Fila(valores, self._origen(mapa.linea), origenes, nombres)
        )

    def _ofrece(self, tabla: str, escritas: Mapping[str, Nodo], linea: int) -> Contexto:
        """La clave de esta fila para las de adentro; si no la tiene, una que no choque con otra."""
        nodo = escritas.get("clave")
        clave = nodo.texto if isinstance(nodo, Escalar) and nodo.texto else f"la fila de la línea {linea}"
        return {f"{tabla}.clave": (clave, self._origen(nodo.linea if nodo else linea))}

    def _con_clave(self, nombre: str, nodo: Nodo, rama: Rama, contexto: Contexto) -> Contexto:
        return {**contexto, str(rama.clave): (nombre, self._origen(nodo.linea))}

    def _revisar_claves(self, mapa: Mapa, conocidas: Collection[str]) -> None:
        for clave, nodo in mapa.entradas.items():
            if clave not in conocidas:
                consejo = _SIN_COMA if clave.isdigit() else sugerencia(clave, conocidas)
                self._fallo(nodo.linea, f"no se conoce «{clave}»", consejo)

    def _forma_indebida(self, clave: str, nodo: Nodo, forma: Forma) -> None:
        que = f"«{clave}» no tiene la forma debida"
        self.fallos.append(
            FalloDeLectura(self._origen(nodo.linea), que, forma.value, "Mire el ejemplo y revise la sangría.")
        )

    def _fallo(self, linea: int, que: str, remedio: str) -> None:
        self.fallos.append(FalloDeLectura(self._origen(linea), que, None, remedio))

    def _origen(self, linea: int) -> Origen:
        return Origen(self.archivo, linea)


def _suplente(nodo: Nodo | None, linea: int) -> Escalar:
    """La clave que nadie escribió, tomada de otro campo; si ese falta o no sirve, solo él se reprocha."""
    if isinstance(nodo, Escalar) and nodo.texto:
        with suppress(escalares.ValorRechazado):
            return Escalar(escalares.clave(nodo.texto.strip()), nodo.linea)
    return Escalar(f"linea-{linea}", linea)
