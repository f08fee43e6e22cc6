"""Cuánto tarda la revisión: un informe, los 3.400 de un trimestre en un solo proceso y un cuerpo desmedido.

Uso: python -m bench.revision. Lo que se mide es revisar, en tiempo de procesador, que no depende de lo que
otros hagan en la máquina; leer los archivos se paga una vez por cuerpo, y se dice aparte. Los 3.400 salen de
las muestras, cada uno con sus sillas, sesiones, decisiones y textos: ninguno es igual a otro.
"""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import cycle, islice
from statistics import median
from time import process_time

from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.modelo.decision import Decision, Seguimiento
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.periodo import Periodo
from informe_lib.modelo.sesion import Asistencia, EstadoDeAsistencia, Sesion
from informe_lib.revision.catalogo import reglas
from informe_lib.revision.revisar import revisar
from tests.conftest import RAIZ
from tests.exportacion.muestras import INFORMES
from tests.revision.test_propiedades import enredado

CUERPOS = 3_400
LIMITE_DE_UNO, LIMITE_DE_TODOS = 0.050, 60.0  # segundos
VECES = 20


def muestras() -> list[Expediente]:
    """Los cuatro informes de muestra, leídos."""
    return [leer_carpeta(RAIZ, clave, Periodo.desde_texto(periodo)) for clave, periodo in INFORMES]


def cuerpos(bases: list[Expediente], cuantos: int) -> Iterator[Expediente]:
    """Tantos cuerpos distintos: de 4 a 30 sillas, de 1 a 12 sesiones y hasta 40 decisiones."""
    for numero, base in zip(range(cuantos), cycle(bases), strict=False):
        yield variante(base, numero)


def variante(base: Expediente, numero: int) -> Expediente:
    """El cuerpo número tal: de la muestra quedan el plan, las cifras, las normas y los textos."""
    sillas = tuple(
        replace(silla, clave=f"{silla.clave}-{lugar}", entidad=f"Entidad {numero} de la rama {lugar}")
        for lugar, silla in enumerate(islice(cycle(base.integrantes), 4 + numero % 27))
    )
    dias = [date(2024, mes, 1 + (numero + mes) % 28) for mes in range(1, 2 + numero % 12)]
    sesiones = tuple(Sesion(f"s{dia}", dia, acta=f"Acta {lugar}") for lugar, dia in enumerate(dias, 1))
    marcas = cycle(EstadoDeAsistencia)
    decisiones = tuple(
        Decision(f"d{lugar}", f"Aprobar el asunto {lugar} del año {numero}", una.fecha, una.clave)
        for lugar, una in enumerate(islice(cycle(sesiones), numero % 41))
    )
    mas = f"En {numero + 2} localidades hubo {numero + 3} mesas."
    return replace(
        base,
        instancia=replace(base.instancia, clave=f"cuerpo-{numero}", nombre=f"Mesa Distrital {numero}"),
        integrantes=sillas,
        designaciones=(),
        sesiones=sesiones,
        asistencias=tuple(
            Asistencia(una.clave, otra.clave, next(marcas)) for una in sesiones for otra in sillas
        ),
        decisiones=decisiones,
        seguimientos=tuple(Seguimiento(una.clave, f"Paso {numero}", una.fecha) for una in decisiones),
        textos=tuple(replace(uno, contenido=f"{uno.contenido}\n\n{mas}") for uno in base.textos),
    )


def tarda(hacer: Callable[..., object], *con: object) -> float:
    """Los segundos de procesador de un llamado."""
    comienzo = process_time()
    hacer(*con)
    return process_time() - comienzo


def memoria() -> float:
    """La mayor que el proceso ha tenido, en MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def frente_a(tiempo: float, limite: float) -> str:
    """Si cabe en el límite, con el límite al lado."""
    return f"({'cabe en' if tiempo <= limite else 'NO CABE en'} {limite:g} s)"


def de_uno(bases: list[Expediente]) -> None:
    """Cada informe de muestra, ya caliente: lo que se mide no es importar."""
    print(f"Un informe de muestra, con {len(reglas())} reglas")
    for (clave, periodo), base in zip(INFORMES, bases, strict=True):
        # Cada vez, otro expediente igual: lo que ya se leyó de sus textos no se vuelve a contar.
        tiempo = min(tarda(revisar, replace(base)) for _ in range(VECES))
        print(f"  {clave:<24}{periodo}  {tiempo:.3f} s {frente_a(tiempo, LIMITE_DE_UNO)}")
    print(f"  leer uno, aparte: {tarda(muestras) / len(bases):.3f} s")


def de_todos(bases: list[Expediente]) -> None:
    """Los de un trimestre entero, uno tras otro."""
    antes = memoria()
    tiempos = [tarda(revisar, uno) for uno in cuerpos(bases, CUERPOS)]
    total = sum(tiempos)
    print(f"{CUERPOS} cuerpos distintos: {total:.1f} s {frente_a(total, LIMITE_DE_TODOS)}")
    print(f"  el de la mitad, {median(tiempos):.3f} s; el que más, {max(tiempos):.3f} s")
    print(f"  memoria: {antes:.0f} MB al comenzar, {memoria():.0f} MB al terminar")


def main() -> None:
    """Mide e imprime."""
    bases = muestras()
    de_uno(bases)
    de_todos(bases)
    desmedido = tarda(revisar, enredado(bases[1]))
    print(f"Diez mil decisiones, seguimientos y marcas, enredados: {desmedido:.1f} s, {memoria():.0f} MB")


if __name__ == "__main__":
    main()
