"""Los números de un texto que los datos no sostienen, y los que sí."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from informe_lib.revision.texto.cuentas import Catalogo
from informe_lib.revision.texto.juicio import juzgar, se_sostiene
from informe_lib.revision.texto.leida import OracionLeida, leer_oracion
from informe_lib.revision.texto.mencion import Manera
from informe_lib.revision.texto.oraciones import oraciones_de
from informe_lib.revision.texto.plazos import Plazo, plazos_en
from informe_lib.revision.texto.reparos import Clase, Duda, Reparo, Sosten


@dataclass(frozen=True, slots=True)
class Lectura:
    """Lo que se dice de los números de un texto, en su orden."""

    reparos: tuple[Reparo, ...]
    sostenidos: tuple[Sosten, ...]


def leer(contenido: str, catalogo: Catalogo, citadas: Mapping[str, Decimal]) -> Lectura:
    """Los reparos y los números sostenidos de un texto.

    Recibe    el texto en Markdown, el catálogo de su expediente y el valor de cada cita.
    Devuelve  un reparo por cada número que los datos no sostienen y un sostén por cada uno que sí.
    Errores   ninguno: lo que no se entiende no se acusa.
    """
    reparos: list[Reparo] = []
    sostenidos: list[Sosten] = []
    del_anterior: frozenset[Plazo] = frozenset()
    for oracion in oraciones_de(contenido):
        plazos = plazos_en(oracion.plano, catalogo.expediente.periodo)
        if oracion.hereda:
            plazos = plazos or del_anterior
        else:
            del_anterior = plazos
        leida = leer_oracion(oracion, catalogo, plazos, citadas)
        if leida:
            dudas, suyos = _revisada(leida)
            reparos.extend(_reparos(leida, dudas))
            sostenidos.extend(suyos)
    return Lectura(tuple(sorted(reparos, key=lambda uno: uno.desde)), tuple(sostenidos))


def _revisada(leida: OracionLeida) -> tuple[dict[int, Duda], list[Sosten]]:
    """De cada número, la duda que deja o las cuentas que lo sostienen; un «una» suelto no cuenta nada."""
    dudas: dict[int, Duda] = {}
    sostenidos: list[Sosten] = []
    for n, mencion in enumerate(leida.menciones):
        if n in leida.cuadre.no_cuadran or (mencion.flojo and n not in leida.cuadre.pares):
            continue
        juicio = juzgar(leida, n)
        if isinstance(juicio, Duda):
            dudas[n] = juicio
        elif juicio:
            desde = leida.oracion.desde
            sostenidos.append(Sosten(desde + mencion.desde, desde + mencion.hasta, mencion, juicio))
    for parte, resto in leida.cuadre.restan.items():
        # «diez de doce; faltan dos»: si los datos dicen los doce y los dos, dicen los diez.
        if parte in dudas and se_sostiene(leida, resto) and leida.cuadre.pares[parte] not in dudas:
            del dudas[parte]
    return dudas, sostenidos


def _reparos(leida: OracionLeida, dudas: Mapping[int, Duda]) -> Iterator[Reparo]:
    """Uno por número que no cuadra o que se pone en duda; la parte y el todo de un par, juntos."""
    cuadre, menciones = leida.cuadre, leida.menciones
    for n, (comienzo, razon) in cuadre.no_cuadran.items():
        if menciones[n].manera is not Manera.CITA:
            desde = min(menciones[comienzo].desde, menciones[n].desde)
            hasta = max(_fin(leida, n), _fin(leida, comienzo))
            yield _reparo(leida, n, (desde, hasta), Duda(Clase.NO_CUADRA), razon)
    dichas: set[int] = set()
    ya_dichas = {i for n, (comienzo, _) in cuadre.no_cuadran.items() for i in range(comienzo, n)}
    for n, duda in dudas.items():
        va_en_par = n in (*cuadre.pares, *cuadre.pares.values())
        if n in ya_dichas and (va_en_par or menciones[n].es_parte()):
            continue
        reparte = cuadre.partes_de.get(n)
        if n in dichas or reparte in dudas or reparte in cuadre.no_cuadran:
            continue
        pareja = cuadre.pares.get(n, cuadre.rangos.get(n, n))
        ultimo = max(n, pareja)
        dichas.add(ultimo)
        yield _reparo(leida, n, (menciones[n].desde, _fin(leida, ultimo)), duda)


def _fin(leida: OracionLeida, n: int) -> int:
    return max(leida.menciones[n].hasta, leida.sintagmas[n].hasta)


def _reparo(leida: OracionLeida, n: int, lugar: tuple[int, int], duda: Duda, detalle: str = "") -> Reparo:
    comienzo, en_letras = leida.oracion.desde, leida.menciones[n].manera is Manera.LETRAS
    desde, hasta = lugar
    palabras = " ".join(leida.oracion.escrito[desde:hasta].replace("*", "").split())
    return Reparo(duda.clase, comienzo + desde, comienzo + hasta, palabras, en_letras, duda.cuentas, detalle)
