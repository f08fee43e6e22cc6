"""Lo que hace `informe comparar`: qué cambió de un periodo a otro en los datos de cada instancia."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from informe_lib.cli.seleccion import Declarada, LecturaFallida, declaradas
from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.indicadores.comparacion import (
    Cambio,
    Comparacion,
    DecisionComparada,
    Novedad,
    comparar,
    en_orden,
)
from informe_lib.indicadores.metas_de_nivel import Medida
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.periodo import Periodo
from informe_lib.presentacion import formato
from informe_lib.presentacion.comparacion import (
    Apartado,
    apartado_de_alertas,
    apartados,
    diferencia_escrita,
    sin_cambios,
    valor_escrito,
)
from informe_lib.revision.comparacion import AlertasComparadas, comparar_alertas
from informe_lib.revision.revisar import revisar

ESQUEMA = 1
MARGEN = 2
DECIMALES = 10  # más allá, lo que trae una división es ruido de la máquina


@dataclass(frozen=True, slots=True)
class Comparada:
    """Los dos periodos de una instancia, con sus alertas frente a frente."""

    instancia: str
    comparacion: Comparacion
    alertas: AlertasComparadas


def comparar_periodos(
    datos: Path, instancias: Sequence[str], periodos: tuple[Periodo, Periodo], *, en_json: bool
) -> bool:
    """Dice qué cambió en cada instancia elegida; devuelve si se pudieron leer los datos de todas.

    Errores   los de `en_orden` y los de elegir; los de lectura de una instancia se dicen y no detienen a
              las demás.
    """
    antes, ahora = en_orden(*periodos)
    comparadas: list[Comparada] = []
    fallidas: list[tuple[str, str]] = []
    declaradas(datos, instancias, antes)  # que alguna declare también el primero
    for una in declaradas(datos, instancias, ahora):
        try:
            comparada = _comparada(datos, una, antes, ahora)
        except ErrorInforme as error:
            fallidas.append((una.instancia, str(error)))
            continue
        if comparada is not None:
            comparadas.append(comparada)
        if not en_json:
            _decir(una.instancia, comparada, (antes, ahora))
    if en_json:
        sys.stdout.write(_json(comparadas, fallidas))
    for instancia, motivo in fallidas if not en_json else ():
        sys.stderr.write(f"\n{instancia}: sus datos no se pueden leer.\n{motivo}\n")
    return not fallidas


def _comparada(
    datos: Path, una: Declarada | LecturaFallida, antes: Periodo, ahora: Periodo
) -> Comparada | None:
    """Los dos periodos frente a frente; nada si la instancia no declara los dos."""
    if isinstance(una, LecturaFallida):
        raise una.error
    if not (una.declara(antes) and una.declara(ahora)):
        return None
    previo, actual = (leer_carpeta(datos, una.instancia, periodo) for periodo in (antes, ahora))
    alertas = comparar_alertas(revisar(previo), revisar(actual))
    return Comparada(una.instancia, comparar(previo, actual), alertas)


def _decir(instancia: str, comparada: Comparada | None, periodos: tuple[Periodo, Periodo]) -> None:
    consola = Console(highlight=False)
    antes, ahora = periodos
    if comparada is None:
        consola.print(f"{escape(instancia)}: se salta, no informa {antes} y {ahora}.")
        return
    cortes = f"cortes: {formato.fecha_larga(antes.fin)} y {formato.fecha_larga(ahora.fin)}"
    consola.print(f"\n[bold]{escape(instancia)}[/], de {antes} a {ahora} ({cortes})")
    todos = (*apartados(comparada.comparacion), apartado_de_alertas(comparada.alertas))
    for apartado in todos:
        if apartado.cambio:
            consola.print(f"\n[bold]{apartado.titulo}[/]")
            _imprimir(consola, apartado, periodos)
    if resto := sin_cambios(todos):
        consola.print(f"\n{resto}")


def _imprimir(consola: Console, apartado: Apartado, periodos: tuple[Periodo, Periodo]) -> None:
    if apartado.cambios:
        tabla = Table(box=None, pad_edge=False)
        tabla.add_column("")
        for periodo in periodos:
            tabla.add_column(periodo.clave, justify="right", no_wrap=True)
        tabla.add_column("Diferencia", justify="right")
        tabla.add_column("Alcance")
        for cambio in apartado.cambios:
            tabla.add_row(*map(escape, _fila(cambio)))
        consola.print(Padding(tabla, (0, 0, 0, MARGEN), expand=False))
    for grupo in apartado.grupos:
        consola.print(Padding(escape(grupo.texto), (0, 0, 0, MARGEN), expand=False))
        for detalle in grupo.detalles:
            consola.print(Padding(escape(f"- {detalle}"), (0, 0, 0, MARGEN * 2), expand=False))


def _fila(cambio: Cambio) -> Iterator[str]:
    """El nombre, los dos valores, la diferencia y el tiempo que cubren."""
    yield cambio.nombre
    yield from (valor_escrito(cambio, valor) for valor in (cambio.antes, cambio.ahora))
    yield diferencia_escrita(cambio)
    yield str(cambio.alcance)


def _json(comparadas: Iterable[Comparada], fallidas: Sequence[tuple[str, str]]) -> str:
    errores = [{"instancia": instancia, "mensaje": mensaje} for instancia, mensaje in fallidas]
    salida = {"esquema": ESQUEMA, "comparaciones": [*map(_como_json, comparadas)], "errores": errores}
    # Solo ASCII (`\\u00e1`): el mismo dato, sea cual sea la codificación de quien lo lee.
    return json.dumps(salida) + "\n"


def _como_json(comparada: Comparada) -> Mapping[str, object]:
    una = comparada.comparacion
    antes, ahora = una.intervalo.antes, una.intervalo.ahora
    return {
        "instancia": comparada.instancia,
        "antes": {"periodo": antes.periodo.clave, "corte": antes.corte.isoformat()},
        "ahora": {"periodo": ahora.periodo.clave, "corte": ahora.corte.isoformat()},
        "identidad": [*map(_novedad, una.identidad)],
        "indicadores": [*map(_cambio, una.indicadores)],
        "funciones": [*map(_novedad, una.funciones)],
        "cifras": [*map(_cambio, una.cifras)],
        "plan": [*map(_cambio, una.plan)],
        "metas": [*map(_cambio, una.metas)],
        "decisiones": [*map(_decision, una.decisiones)],
        "sillas": [*map(_novedad, una.sillas)],
        "designaciones": [*map(_novedad, una.designaciones)],
        "normas": [*map(_novedad, una.normas)],
        "reglamento": [*map(_novedad, una.reglamento)],
        "textos": [*map(_novedad, una.textos)],
        "alertas": {
            "nuevas": [alerta.como_json() for alerta in comparada.alertas.nuevas],
            "resueltas": [alerta.como_json() for alerta in comparada.alertas.resueltas],
            "siguen": [alerta.como_json() for alerta in comparada.alertas.siguen],
        },
    }


def _cambio(cambio: Cambio) -> Mapping[str, object]:
    return {
        "clave": cambio.clave,
        "nombre": cambio.nombre,
        "unidad": cambio.unidad,
        "escala": cambio.escala.value,
        "alcance": None if isinstance(cambio.alcance, Ausencia) else cambio.alcance.value,
        "antes": _medida(cambio.antes),
        "ahora": _medida(cambio.ahora),
        "diferencia": None if cambio.diferencia is None else _medida(cambio.diferencia),
        "no_se_resta": cambio.no_se_resta,
        "es_imposible": cambio.es_imposible,
    }


def _medida(valor: Medida) -> object:
    """El número; si falta, su ausencia con el motivo, como se escribe en los datos."""
    if isinstance(valor, Ausencia):
        return {valor.clase.value: valor.motivo}
    return int(valor) if valor == valor.to_integral_value() else round(float(valor), DECIMALES)


def _novedad(novedad: Novedad) -> Mapping[str, object]:
    dichas = {clave: valor for clave, valor in asdict(novedad).items() if valor is not None}
    return dichas | {"fecha": novedad.fecha.isoformat()} if novedad.fecha else dichas


def _decision(una: DecisionComparada) -> Mapping[str, object]:
    limite = una.decision.fecha_limite
    return {
        "decision": una.decision.clave,
        "tipo": una.decision.tipo.value,
        "texto": una.decision.texto,
        "novedad": una.novedad.value,
        "estado": una.estado_en_palabras,
        "fecha": una.decision.fecha.isoformat(),
        "fecha_limite": None if isinstance(limite, Ausencia) else limite.isoformat(),
        "cierre": _dia(una.cierre) if una.esta_cerrada else None,
        "dias": una.dias,
        "dias_de_vencida": una.dias_de_vencida,
    }


def _dia(fecha: date | None) -> str | None:
    return None if fecha is None else fecha.isoformat()
