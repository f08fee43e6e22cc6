"""Frente al periodo anterior, para el anexo: las cifras y el plan que cambiaron, las sillas y las normas.

Las sesiones, la asistencia y las decisiones que se tomaron ya las dice la tendencia, y lo que sigue
abierto, la gráfica de decisiones: aquí no se repiten.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from informe_lib.indicadores.comparacion import Cambio, Comparacion, comparar
from informe_lib.indicadores.metas_de_nivel import Medida
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import (
    Bloque,
    Columna,
    Datos,
    Escalar,
    Lista,
    Tabla,
    Texto,
    TipoDeDato,
    parrafo,
)
from informe_lib.presentacion.comparacion import (
    apartados,
    diferencia_escrita,
    frases_de_cierres,
    notas_de_cambios,
    sin_cambios,
    valor_escrito,
)
from informe_lib.presentacion.tabulacion import escalar, tabla_plana

RENGLONES = 12  # lo que cabe sin que el anexo sea otra hoja; los demás van en los datos abiertos
YA_EN_LA_TENDENCIA = ("sesiones_realizadas", "sesiones_programadas", "tasa_de_asistencia")
NOVEDADES = ("identidad", "sillas", "normas", "reglamento")
SE_DICE_SI_NO_CAMBIA = ("cifras", "plan", "sillas", "normas", "reglamento")
COLUMNAS_DE_DATOS = (
    Columna("clave", "Clave"),
    Columna("medida", "Medida"),
    Columna("antes", "Antes", TipoDeDato.DECIMAL),
    Columna("ahora", "Ahora", TipoDeDato.DECIMAL),
    Columna("diferencia", "Diferencia", TipoDeDato.DECIMAL),
    Columna("unidad", "Unidad"),
    Columna("alcance", "Alcance"),
)


def frente_al_anterior(expediente: Expediente) -> tuple[Bloque, ...]:
    """Lo que cambió frente al periodo anterior: una tabla, las novedades y lo que sigue igual.

    Recibe    el expediente de una instancia.
    Devuelve  los bloques; ninguno si los datos no declaran el periodo anterior de la misma clase.
    Fuente    la de `comparar`, cortes al último día de cada periodo.
    """
    anterior = expediente.periodo.anterior()
    if all(declarado.periodo != anterior for declarado in expediente.periodos):
        return ()
    comparacion = comparar(replace(expediente, periodo=anterior), expediente)
    return tuple(_bloques(comparacion))


def _bloques(comparacion: Comparacion) -> Iterator[Bloque]:
    cambios = [uno for uno in _comparables(comparacion) if uno.hay_cambio]
    asuntos = apartados(comparacion)
    resto = (
        *_sin_valor_antes(comparacion),
        sin_cambios(uno for uno in asuntos if uno.clave in SE_DICE_SI_NO_CAMBIA),
    )
    dicho = " ".join(frase for frase in resto if frase)
    if cambios:
        yield _tabla(comparacion, cambios, dicho)
    elif dicho:
        yield parrafo(dicho)
    novedades = (
        " ".join(grupo.texto for grupo in uno.grupos)
        for uno in asuntos
        if uno.clave in NOVEDADES and uno.grupos
    )
    if frases := (*novedades, *frases_de_cierres(comparacion.decisiones)):
        yield Lista(tuple((Texto(frase),) for frase in frases))


def _comparables(comparacion: Comparacion) -> Iterator[Cambio]:
    """Lo que se conoce en los dos periodos y la tendencia no dice ya; del plan, el avance."""
    medidas = (
        *(uno for uno in comparacion.indicadores if uno.clave not in YA_EN_LA_TENDENCIA),
        *comparacion.cifras,
        *(replace(uno, nombre=f"Avance: {uno.nombre}") for uno in comparacion.plan),
    )
    return (uno for uno in medidas if uno.se_conoce)


def _tabla(comparacion: Comparacion, cambios: Sequence[Cambio], lo_demas: str) -> Tabla:
    antes, ahora = comparacion.intervalo.antes.periodo, comparacion.intervalo.ahora.periodo
    columnas = (
        Columna("medida", "Medida"),
        Columna("antes", antes.clave, TipoDeDato.DECIMAL),
        Columna("ahora", ahora.clave, TipoDeDato.DECIMAL),
        Columna("diferencia", "Diferencia", TipoDeDato.DECIMAL),
        Columna("alcance", "Alcance"),
    )
    visibles = cambios[:RENGLONES]
    notas = (*notas_de_cambios(visibles), *_las_que_no_caben(len(cambios) - RENGLONES), lo_demas)
    plana = tabla_plana(
        "frente_al_anterior",
        _titulo(cambios),
        columnas,
        ((uno.nombre, *_escritos(uno), str(uno.alcance)) for uno in visibles),
        anchos=(13, 3, 3, 5, 6),
        notas=tuple(nota for nota in notas if nota),
    )
    return replace(plana, datos=Datos(COLUMNAS_DE_DATOS, tuple(_fila(uno) for uno in cambios)))


def _escritos(cambio: Cambio) -> tuple[str, str, str]:
    antes, ahora = (valor_escrito(cambio, valor) for valor in (cambio.antes, cambio.ahora))
    return antes, ahora, diferencia_escrita(cambio)


def _titulo(cambios: Sequence[Cambio]) -> str:
    """«Seis medidas subieron y una bajó frente al periodo anterior»."""
    diferencias = [uno.diferencia for uno in cambios if uno.diferencia]
    suben = sum(una > 0 for una in diferencias)
    sin_resta = len(cambios) - len(diferencias)
    conteos = (
        (suben, ("subió", "subieron")),
        (len(diferencias) - suben, ("bajó", "bajaron")),
        (sin_resta, ("no se resta", "no se restan")),
    )
    dichos = [
        f"{formato.en_texto(cuantas, femenino=True)} {formato.plural(cuantas, *verbos)}"
        for cuantas, verbos in conteos
        if cuantas
    ]
    primero, _, resto = dichos[0].partition(" ")
    nombre = formato.plural(1 if primero == "una" else 2, "medida", "medidas")
    frase = formato.lista((f"{primero} {nombre} {resto}", *dichos[1:]))
    return f"{frase[0].upper()}{frase[1:]} frente al periodo anterior"


def _las_que_no_caben(cuantas: int) -> Iterator[str]:
    if cuantas > 0:
        mas = formato.conteo(cuantas, "medida más está", "medidas más están")
        yield f"{mas[0].upper()}{mas[1:]} en los datos abiertos."


def _sin_valor_antes(comparacion: Comparacion) -> Iterator[str]:
    """Cuántas cifras no se comparan porque antes no se registraron."""
    nuevas = [uno for uno in comparacion.cifras if uno.hay_cambio and isinstance(uno.antes, Ausencia)]
    if nuevas:
        cuales = formato.conteo(len(nuevas), "cifra no se compara", "cifras no se comparan")
        verbo = formato.plural(len(nuevas), "no tiene", "no tienen")
        antes = comparacion.intervalo.antes.periodo.clave
        yield f"{cuales[0].upper()}{cuales[1:]}: {verbo} valor en {antes}."


def _fila(cambio: Cambio) -> tuple[Escalar, ...]:
    medidas: tuple[Medida | None, ...] = (cambio.antes, cambio.ahora, cambio.diferencia)
    return (cambio.clave, cambio.nombre, *map(escalar, medidas), cambio.unidad, str(cambio.alcance))
