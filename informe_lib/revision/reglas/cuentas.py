"""Las cuentas entre cifras: partes y totales, porcentajes, acumulados, y lo mismo contado dos veces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.cifra import Cifra, TipoDeCifra
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.plan import Actividad, Avance, TipoDeMeta
from informe_lib.modelo.revision import Severidad
from informe_lib.revision.filas import con_su_fila
from informe_lib.revision.palabras import numero
from informe_lib.revision.regla import Dato, Duda, Regla

_PENDIENTES = ("pendientes", "pendiente", "por_enviar", "faltantes", "sin_enviar")
_TOTALES = ("total", "totales", "programados", "programadas", "proyectados", "proyectadas", "meta")
_HECHOS = ("ados", "adas", "idos", "idas", "hechos", "hechas")
# Lo que puede pasar de cien: se hizo más de lo que se esperaba, o creció.
_PUEDE_PASAR = re.compile(r"cumplimiento|avance|ejecuci|meta|programad|variaci|crecimiento", re.IGNORECASE)
_CIEN = Decimal(100)


@dataclass(frozen=True, slots=True)
class _Registrado:
    """Un valor conocido del periodo, con la clave de su fila."""

    fila: str
    cifra: Cifra
    valor: Decimal
    alcance: Alcance | Ausencia

    @property
    def dato(self) -> Dato:
        return Dato("valores", self.fila, "valor")

    def __str__(self) -> str:
        return f"«{self.cifra.nombre}» es {numero(self.valor)}"


def _registrados(expediente: Expediente) -> Sequence[_Registrado]:
    definidas = {cifra.clave: cifra for cifra in expediente.cifras}
    return [
        _Registrado(fila, definidas[uno.cifra], uno.valor, uno.alcance)
        for fila, uno in con_su_fila("valores", expediente.valores)
        if uno.periodo == expediente.periodo and uno.cifra in definidas and isinstance(uno.valor, Decimal)
    ]


def partes_que_no_suman(expediente: Expediente) -> Iterator[Duda]:
    """Lo hecho y lo pendiente, si consta el total: `plt_enviados`, `plt_pendientes` y `plt_total`."""
    familias: dict[str, dict[str, _Registrado]] = {}
    for uno in _registrados(expediente):
        if uno.alcance is not Alcance.PERIODO:
            tronco, cual = _familia(uno.cifra.clave)
            familias.setdefault(tronco, {}).setdefault(cual, uno)
    for partes in familias.values():
        if {"hecho", "pendiente", "total"} <= partes.keys():
            hecho, pendiente, total = partes["hecho"], partes["pendiente"], partes["total"]
            iguales = hecho.cifra.unidad == pendiente.cifra.unidad == total.cifra.unidad
            if iguales and hecho.valor + pendiente.valor != total.valor:
                suma = numero(hecho.valor + pendiente.valor)
                yield Duda(f"{hecho} y {pendiente}: suman {suma}, y {total}.", total.dato)


def _familia(clave: str) -> tuple[str, str]:
    """El tronco común y lo que la cifra es en él: lo hecho, lo pendiente o el total."""
    for sufijos, cual in ((_PENDIENTES, "pendiente"), (_TOTALES, "total")):
        for sufijo in sufijos:
            if clave.endswith(f"_{sufijo}"):
                return clave.removesuffix(f"_{sufijo}"), cual
    tronco, _, ultima = clave.rpartition("_")
    return (tronco, "hecho") if tronco and ultima.endswith(_HECHOS) else (clave, "total")


def la_misma_cifra_con_otro_valor(expediente: Expediente) -> Iterator[Duda]:
    """Una cifra registrada dos veces, y la que cuenta lo que los datos también cuentan."""
    primeros: dict[str, _Registrado] = {}
    for uno in _registrados(expediente):
        primero = primeros.setdefault(uno.cifra.clave, uno)
        if primero is not uno and _se_contradicen(expediente, primero, uno):
            otro = numero(uno.valor)
            yield Duda(f"{primero} y, en otro renglón del mismo periodo, {otro}.", uno.dato)
    for uno in primeros.values():
        yield from _contra_los_datos(expediente, uno)
        yield from _contra_el_plan(expediente, uno)


def _se_contradicen(expediente: Expediente, uno: _Registrado, otro: _Registrado) -> bool:
    """Lo del periodo puede ser menos que lo acumulado; en el primero del año, y en lo demás, son iguales."""
    if {uno.alcance, otro.alcance} == {Alcance.PERIODO, Alcance.ACUMULADO}:
        del_periodo, acumulado = (uno, otro) if uno.alcance is Alcance.PERIODO else (otro, uno)
        es_el_primero = expediente.periodo.numero == 1
        return del_periodo.valor > acumulado.valor or (es_el_primero and uno.valor != otro.valor)
    return uno.valor != otro.valor


def _contra_los_datos(expediente: Expediente, uno: _Registrado) -> Iterator[Duda]:
    """Las actividades del plan y las funciones de la norma, que los datos listan una por una."""
    clave, unidad = uno.cifra.clave, uno.cifra.unidad.strip().lower()
    del_plan = re.search(r"\bplan\b", f"{clave} {uno.cifra.nombre}".replace("_", " "), re.IGNORECASE)
    cuenta: tuple[str, int] | None = None
    if uno.cifra.tipo is TipoDeCifra.EXISTENCIA and unidad == "actividades" and del_plan:
        cuenta = "actividades del plan", len(expediente.actividades_del_plan())
    elif uno.cifra.tipo is TipoDeCifra.EXISTENCIA and unidad == "funciones" and not del_plan:
        cuenta = "funciones de la instancia", len(expediente.funciones)
    if cuenta is not None and cuenta[1] and uno.valor != cuenta[1]:
        que, cuantas = cuenta
        yield Duda(f"{uno}, y en los datos están listadas {cuantas} ({que}).", uno.dato)


def _contra_el_plan(expediente: Expediente, uno: _Registrado) -> Iterator[Duda]:
    """La actividad que se llama como la cifra y registra su propio avance en el periodo."""
    for actividad in expediente.actividades:
        if actividad.vigencia != expediente.periodo.vigencia or not _es_la_misma(actividad, uno.cifra):
            continue
        propios = [una for una in expediente.avances if una.actividad == actividad.clave]
        ejecutado = _ejecutado(expediente, actividad, propios, uno.alcance)
        if ejecutado is not None and ejecutado != uno.valor:
            yield Duda(
                f"{uno} y la actividad «{actividad.texto}» registra {numero(ejecutado)} {uno.cifra.unidad}.",
                uno.dato,
            )


def _es_la_misma(actividad: Actividad, cifra: Cifra) -> bool:
    se_llama_igual = actividad.clave.replace("-", "_") == cifra.clave.replace("-", "_")
    return actividad.cifra_ejecutada == cifra.clave or (se_llama_igual and actividad.unidad == cifra.unidad)


def _ejecutado(
    expediente: Expediente, actividad: Actividad, avances: Sequence[Avance], alcance: Alcance | Ausencia
) -> Decimal | None:
    """Lo ejecutado en el alcance de la cifra; nada si falta algún dato para saberlo."""
    periodo = expediente.periodo
    del_ano = [uno for uno in avances if uno.periodo.vigencia == periodo.vigencia and uno.periodo <= periodo]
    es_nivel = actividad.tipo_de_meta.es_de_nivel() or alcance is Alcance.PERIODO
    if actividad.tipo_de_meta is TipoDeMeta.SI_NO or isinstance(alcance, Ausencia):
        return None
    contados = [uno for uno in del_ano if uno.periodo == periodo] if es_nivel else del_ano
    valores = [uno.ejecutado for uno in contados if isinstance(uno.ejecutado, Decimal)]
    completos = valores and len(valores) == len(contados)
    return sum(valores, start=Decimal(0)) if completos else None


def porcentajes_y_acumulados(expediente: Expediente) -> Iterator[Duda]:
    """Los porcentajes fuera de cero a cien o que no salen de sus partes, y los flujos que bajan."""
    registrados = _registrados(expediente)
    por_nombre = {_plano(uno.cifra.nombre): uno for uno in registrados}
    por_nombre |= {_plano(uno.cifra.clave): uno for uno in registrados}
    for uno in registrados:
        if uno.cifra.tipo is TipoDeCifra.PORCENTAJE:
            yield from _porcentaje(uno, por_nombre)
        if uno.cifra.tipo is TipoDeCifra.FLUJO:
            yield from _flujo(expediente, uno)


def _porcentaje(uno: _Registrado, por_nombre: Mapping[str, _Registrado]) -> Iterator[Duda]:
    cien = _CIEN if uno.cifra.unidad.strip() == "%" else Decimal(1)
    definicion = uno.cifra.definicion if isinstance(uno.cifra.definicion, str) else ""
    puede = _PUEDE_PASAR.search(f"{uno.cifra.nombre} {definicion}") is not None
    if uno.valor < 0 or uno.valor > cien:
        lado = "menos de cero" if uno.valor < 0 else "más del ciento por ciento"
        peso = Severidad.REVISAR if puede else None
        yield Duda(f"{uno} {uno.cifra.unidad}: es {lado}.", uno.dato, severidad=peso)
    partes = [por_nombre.get(_plano(parte)) for parte in re.split(r"÷|/", definicion)]
    if len(partes) == 2 and partes[0] is not None and partes[1] is not None and partes[1].valor:
        sale = partes[0].valor / partes[1].valor * cien
        # Se admite el redondeo con que se escribió: 33,3 responde por 33,333…
        medio = Decimal(1).scaleb(int(uno.valor.as_tuple().exponent)) / 2
        if abs(sale - uno.valor) > medio:
            yield Duda(
                f"{uno} {uno.cifra.unidad} y de sus partes ({numero(partes[0].valor)} de "
                f"{numero(partes[1].valor)}) sale {numero(round(sale, 2))}.",
                uno.dato,
            )


def _flujo(expediente: Expediente, uno: _Registrado) -> Iterator[Duda]:
    """Lo acumulado en el año no baja de un periodo al que sigue."""
    periodo = expediente.periodo
    if uno.valor < 0:
        yield Duda(f"{uno}: lo que se cuenta no puede ser menos de cero.", uno.dato)
    if uno.alcance is not Alcance.ACUMULADO or periodo.numero == 1:
        return
    previos = [
        otro
        for otro in expediente.valores
        if otro.cifra == uno.cifra.clave
        and otro.periodo.vigencia == periodo.vigencia
        and otro.periodo < periodo
        and otro.alcance is Alcance.ACUMULADO
        and isinstance(otro.valor, Decimal)
    ]
    mayor = max(previos, key=lambda otro: (otro.valor, otro.periodo), default=None)
    if mayor is not None and isinstance(mayor.valor, Decimal) and mayor.valor > uno.valor:
        antes = f"{numero(mayor.valor)} en {mayor.periodo.nombre.lower()}"
        yield Duda(
            f"El acumulado de «{uno.cifra.nombre}» baja: {antes} y {numero(uno.valor)} ahora.", uno.dato
        )


def _plano(texto: str) -> str:
    return " ".join(texto.lower().replace("_", " ").split())


REGLAS = (
    Regla(
        codigo="V16",
        nombre="Una cifra vale lo mismo en todas partes",
        severidad=Severidad.IMPIDE,
        por_que="Dos valores para lo mismo son incertidumbre en las cifras, y una auditoría la sanciona.",
        remedio="Deje el valor que el soporte sostiene.",
        dudas=la_misma_cifra_con_otro_valor,
        no_se_salva=True,
    ),
    Regla(
        codigo="V17",
        nombre="Un porcentaje sale de sus partes y lo acumulado en el año no baja",
        severidad=Severidad.IMPIDE,
        por_que="Es lo primero que recalcula quien lee el informe.",
        remedio="Corrija el valor, o las partes de que sale.",
        dudas=porcentajes_y_acumulados,
    ),
    Regla(
        codigo="V44",
        nombre="Lo hecho y lo pendiente suman el total",
        severidad=Severidad.IMPIDE,
        por_que="Si las partes no dan el total, una de las tres cifras está mal.",
        remedio="Corrija la que el soporte no sostiene.",
        dudas=partes_que_no_suman,
        no_se_salva=True,
    ),
)
