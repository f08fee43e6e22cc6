"""Una lista mientras se lee de un texto o de una página: qué cuelga de qué, y qué sigue en otro renglón."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from informe_lib.presentacion.bloques import Lista, Texto, Tramos, corrido
from informe_lib.presentacion.bloques.lista import NIVELES


@dataclass(slots=True)
class _Nivel:
    ordenada: bool
    desde: int
    elementos: list[Tramos | Lista] = field(default_factory=list)
    hay_elemento: bool = False
    partido: bool = False  # el elemento que se lee empezó en otra lista, antes de una tabla

    def en_adelante(self) -> _Nivel:
        """Lo que falta de la lista, con el número que sigue; también cuenta un elemento que no dijo nada."""
        dichos = sum(not isinstance(uno, Lista) for uno in self.elementos)
        callado = not self.hay_elemento and not self.partido
        return _Nivel(self.ordenada, self.desde + dichos + callado, partido=True)


class ArmadoDeListas:
    """Recibe lo que se va leyendo y, al cerrarse la lista de afuera, la da entera.

    Una lista que no tiene de qué colgar (su elemento no dice nada antes), o que está demasiado
    adentro, sigue en la que la contiene: ningún texto se pierde por su forma.
    """

    def __init__(self) -> None:
        self._niveles: list[_Nivel] = []

    def __bool__(self) -> bool:
        return bool(self._niveles)

    def espera_texto(self) -> bool:
        """¿Lo que se lea ahora es de un elemento? Después de una tabla, no hasta que empiece otro."""
        return bool(self._niveles) and not self._niveles[-1].partido

    def partir(self) -> tuple[Lista, ...]:
        """Lo leído hasta aquí, que va antes de una tabla; lo que falte será otra lista, que lo continúa."""
        abiertos = list(self._niveles)
        cerradas = [self.cerrar() for _ in abiertos]
        siguientes = {id(uno): uno.en_adelante() for uno in abiertos}
        self._niveles = [siguientes[id(uno)] for uno in abiertos]
        return tuple(filter(None, cerradas))

    def abrir(self, *, ordenada: bool, desde: int = 1) -> None:
        cuelga = not self._niveles or self._niveles[-1].partido or self._cabe_otra()
        self._niveles.append(_Nivel(ordenada, max(desde, 0)) if cuelga else self._niveles[-1])

    def _cabe_otra(self) -> bool:
        return self._niveles[-1].hay_elemento and len(self._niveles) < NIVELES

    def abrir_elemento(self) -> None:
        """Lo que se agregue de aquí en adelante es de un elemento nuevo."""
        if self._niveles:
            self._niveles[-1].hay_elemento = self._niveles[-1].partido = False

    def agregar(self, tramos: Tramos) -> None:
        """El texto del elemento; si ya tenía, sigue en otro renglón, aunque de él cuelgue una lista.

        Como elemento aparte tomaría un número que no es suyo y correría los que le siguen.
        """
        nivel = self._niveles[-1]
        if not corrido(tramos).strip():
            return
        if nivel.hay_elemento:
            nivel.elementos = [*nivel.elementos[:-1], _con_otro_renglon(nivel.elementos[-1], tramos)]
        else:
            nivel.elementos.append(tramos)
            nivel.hay_elemento = True

    def cerrar(self) -> Lista | None:
        """La lista completa, si la que se cierra es la de afuera y dice algo."""
        if not self._niveles:
            return None
        cerrada = self._niveles.pop()
        de_afuera = self._niveles[-1] if self._niveles else None
        if cerrada is de_afuera or not cerrada.elementos:
            return None
        lista = Lista(tuple(cerrada.elementos), cerrada.ordenada, cerrada.desde)
        if de_afuera is None or not de_afuera.elementos:
            return lista  # la de afuera, si acaso, quedó antes de una tabla: ya no hay de qué colgarla
        de_afuera.elementos.append(lista)
        return None


def _con_otro_renglon(elemento: Tramos | Lista, tramos: Tramos) -> Tramos | Lista:
    if isinstance(elemento, Lista):
        *antes, ultimo = elemento.elementos
        return replace(elemento, elementos=(*antes, _con_otro_renglon(ultimo, tramos)))
    return (*elemento, Texto("\n"), *tramos)
