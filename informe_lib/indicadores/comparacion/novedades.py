"""Lo que empezó y lo que dejó de ser entre los dos cortes: nombre, sillas, normas, reglamento y textos."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from informe_lib.fuentes.identidad import claves_de
from informe_lib.indicadores.comparacion.intervalo import Intervalo
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.instancia import Reglamento, TipoDeReglamento
from informe_lib.modelo.integrante import Designacion, Integrante


class ClaseDeNovedad(StrEnum):
    NOMBRE = "cambió de nombre"
    ESTADO = "cambió de estado"
    SILLA_QUE_ENTRA = "entró"
    SILLA_QUE_SALE = "salió"
    SILLA_QUE_CAMBIA = "cambió"
    EMPIEZA_A_EJERCER = "empezó a ejercer"
    DEJA_DE_EJERCER = "dejó de ejercer"
    NORMA_NUEVA = "empezó a regir"
    NORMA_QUE_CESA = "dejó de regir"
    REGLAMENTO_ADOPTADO = "se adoptó"
    REGLAMENTO_MODIFICADO = "se modificó"
    REGLAMENTO_QUE_CESA = "perdió vigencia"
    FUNCION_NUEVA = "se abordó y antes no"
    FUNCION_DEJADA = "se había abordado y ahora no"
    TEXTO_NUEVO = "se escribió"
    TEXTO_QUE_FALTA = "no se escribió"


@dataclass(frozen=True, slots=True)
class Novedad:
    """Algo que en un corte era y en el otro no, con su camino estable («normas/decreto-112-2024»).

    `fecha` es el primer día de lo que empieza y el último de lo que termina; `detalle`, lo que lo explica;
    `antes`, cómo era, si lo que pasó es que cambió.
    """

    clase: ClaseDeNovedad
    dato: str
    nombre: str
    fecha: date | None = None
    detalle: str | None = None
    antes: str | None = None


def novedades_de_identidad(intervalo: Intervalo) -> Iterator[Novedad]:
    """Si la instancia cambió de nombre o de estado.

    Fuente    tablas instancia, nombres_anteriores y estados_anteriores.
    """
    antes, ahora = intervalo.antes, intervalo.ahora
    clave = ahora.instancia.clave
    if antes.nombre != ahora.nombre:
        yield Novedad(ClaseDeNovedad.NOMBRE, f"instancia/{clave}/nombre", ahora.nombre, antes=antes.nombre)
    if antes.estado is not ahora.estado:
        yield Novedad(
            ClaseDeNovedad.ESTADO, f"instancia/{clave}/estado", ahora.estado.value, antes=antes.estado.value
        )


def novedades_de_sillas(intervalo: Intervalo) -> Iterator[Novedad]:
    """Las sillas que entraron, salieron o cambiaron, en el orden de la norma.

    Una silla cambió si la que sale y la que entra al día siguiente son de la misma entidad.
    Fuente    tabla integrantes.
    """
    sillas = sorted(intervalo.ahora.integrantes, key=lambda silla: silla.orden)
    relevos = dict(_relevos([silla for silla in sillas if _cambia(intervalo, silla)]))
    for silla in sillas:
        if silla.clave in relevos:
            previa = relevos[silla.clave]
            yield _silla(ClaseDeNovedad.SILLA_QUE_CAMBIA, silla, silla.desde, antes=_dicha(previa))
        elif intervalo.empieza(silla.desde):
            yield _silla(ClaseDeNovedad.SILLA_QUE_ENTRA, silla, silla.desde)
        if intervalo.termina(silla.hasta) and silla not in relevos.values():
            yield _silla(ClaseDeNovedad.SILLA_QUE_SALE, silla, silla.hasta)


def novedades_de_designaciones(intervalo: Intervalo) -> Iterator[Novedad]:
    """Quién empezó y quién dejó de ejercer en cada silla, por su cargo: nunca por su nombre.

    Fuente    tablas designaciones e integrantes.
    """
    sillas = {silla.clave: silla for silla in intervalo.ahora.integrantes}
    propias = intervalo.ahora.designaciones
    for clave, una in zip(claves_de("designaciones", propias), propias, strict=True):
        silla = sillas.get(una.integrante)
        nombre = una.integrante if silla is None else silla.nombre
        detalle = _calidad(una, silla)
        if intervalo.termina(una.hasta):
            clase = ClaseDeNovedad.DEJA_DE_EJERCER
            yield Novedad(clase, f"designaciones/{clave}", nombre, una.hasta, detalle)
        if intervalo.empieza(una.desde):
            clase = ClaseDeNovedad.EMPIEZA_A_EJERCER
            yield Novedad(clase, f"designaciones/{clave}", nombre, una.desde, detalle)


def novedades_de_normas(intervalo: Intervalo) -> Iterator[Novedad]:
    """Las normas que empezaron o dejaron de regir.

    Fuente    tabla normas.
    """
    for norma in intervalo.ahora.normas:
        dato = f"normas/{norma.clave}"
        if intervalo.termina(norma.vigente_hasta):
            cesa = ClaseDeNovedad.NORMA_QUE_CESA
            yield Novedad(cesa, dato, norma.nombre, norma.vigente_hasta, norma.derogada_por)
        if intervalo.empieza(norma.vigente_desde):
            nueva = ClaseDeNovedad.NORMA_NUEVA
            desde = None if isinstance(norma.vigente_desde, Ausencia) else norma.vigente_desde
            yield Novedad(nueva, dato, norma.nombre, desde)


def novedades_del_reglamento(intervalo: Intervalo) -> Iterator[Novedad]:
    """Los acuerdos que adoptaron o modificaron el reglamento, y los que dejaron de regir.

    Fuente    tabla reglamentos.
    """
    propios = intervalo.ahora.reglamentos
    for clave, uno in zip(claves_de("reglamentos", propios), propios, strict=True):
        dato, numero = f"reglamentos/{clave}", _numero(uno)
        if intervalo.empieza(uno.fecha):
            es_nuevo = uno.tipo is TipoDeReglamento.ADOPCION
            clase = ClaseDeNovedad.REGLAMENTO_ADOPTADO if es_nuevo else ClaseDeNovedad.REGLAMENTO_MODIFICADO
            quorum = None if isinstance(uno.quorum, Ausencia) else uno.quorum.value
            yield Novedad(clase, dato, numero, uno.fecha, quorum)
        if intervalo.termina(uno.vigente_hasta):
            yield Novedad(ClaseDeNovedad.REGLAMENTO_QUE_CESA, dato, numero, uno.vigente_hasta)


def novedades_de_textos(intervalo: Intervalo) -> Iterator[Novedad]:
    """Los textos humanos que solo uno de los dos periodos tiene.

    Fuente    tabla textos.
    """
    antes, ahora = (
        [texto.clave for texto in uno.textos if texto.periodo == uno.periodo]
        for uno in (intervalo.antes, intervalo.ahora)
    )
    for clave in (una for una in ahora if una not in antes):
        dato = f"textos/{intervalo.ahora.periodo.clave}/{clave}"
        yield Novedad(ClaseDeNovedad.TEXTO_NUEVO, dato, clave)
    for clave in (una for una in antes if una not in ahora):
        dato = f"textos/{intervalo.antes.periodo.clave}/{clave}"
        yield Novedad(ClaseDeNovedad.TEXTO_QUE_FALTA, dato, clave)


def _cambia(intervalo: Intervalo, silla: Integrante) -> bool:
    return intervalo.empieza(silla.desde) or intervalo.termina(silla.hasta)


def _relevos(sillas: list[Integrante]) -> Iterator[tuple[str, Integrante]]:
    """De cada silla que continúa a otra de su entidad, la otra; si hay dos candidatas, ninguna."""
    for nueva in sillas:
        previas = [
            vieja
            for vieja in sillas
            if isinstance(vieja.entidad, str) and vieja.entidad == nueva.entidad
            if vieja.hasta is not None and vieja.hasta + timedelta(days=1) == nueva.desde
        ]
        if len(previas) == 1:
            yield nueva.clave, previas[0]


def _silla(clase: ClaseDeNovedad, silla: Integrante, fecha: date | None, antes: str | None = None) -> Novedad:
    return Novedad(clase, f"integrantes/{silla.clave}", silla.nombre, fecha, silla.cargo, antes)


def _dicha(silla: Integrante) -> str:
    return f"{silla.nombre}, {silla.cargo}"


def _calidad(designacion: Designacion, silla: Integrante | None) -> str:
    """«Directora técnica (e), encargo»: el cargo de quien ejerce o, si no consta, el de la silla."""
    de_la_silla = None if silla is None else silla.cargo
    cargo = de_la_silla if isinstance(designacion.cargo, Ausencia) else designacion.cargo
    return ", ".join(parte for parte in (cargo, designacion.calidad.value) if parte)


def _numero(reglamento: Reglamento) -> str:
    return "acuerdo sin número" if isinstance(reglamento.numero, Ausencia) else reglamento.numero
