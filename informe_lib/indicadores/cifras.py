"""El valor de una cifra en el alcance que se pide, solo si los datos permiten saberlo."""

from __future__ import annotations

from decimal import Decimal

from informe_lib.indicadores.ficha import Ficha, Unidad
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia
from informe_lib.modelo.cifra import TipoDeCifra, ValorDeCifra
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.periodo import Periodo

VALOR_DE_CIFRA = Ficha(
    clave="valor_de_cifra",
    nombre="Valor de una cifra",
    unidad=Unidad.LA_DE_LA_CIFRA,
    definicion="El valor registrado para el periodo si su alcance es el que se pide; de un flujo registrado "
    "por periodo, el acumulado es la suma de la vigencia hasta el corte, si están todos los periodos",
    fuente="cifras, valores",
)


def valor_vigente(expediente: Expediente, clave: str, alcance: Alcance | None = None) -> ValorDeCifra | None:
    """El valor de una cifra para el periodo del expediente.

    Recibe    la clave de la cifra y el alcance que se necesita; sin alcance, vale como esté registrada.
    Devuelve  el valor con el alcance que cubre, o None si los datos no permiten saberlo. Su `valor`
              puede ser una ausencia con motivo: alguien registró que el dato no se conoce.
    Fuente    tablas cifras y valores.
    """
    registrado = _registrado(expediente, clave, expediente.periodo)
    if registrado is None or alcance is None:
        return registrado
    if alcance is Alcance.ACUMULADO:
        es_de_corte = registrado.alcance is Alcance.CORTE
        return registrado if es_de_corte else _acumulado(expediente, clave, expediente.periodo)
    return registrado if registrado.alcance is alcance else None


def periodos_sumados(expediente: Expediente, clave: str) -> tuple[Periodo, ...]:
    """Los periodos cuyos valores suma el acumulado de una cifra; ninguno si no hubo que sumar."""
    sumados: list[Periodo] = []
    periodo = expediente.periodo
    while (valor := _registrado(expediente, clave, periodo)) is not None:
        sumados.insert(0, periodo)
        if valor.alcance is not Alcance.PERIODO or periodo.numero == 1:
            break
        periodo = periodo.anterior()
    return tuple(sumados) if len(sumados) > 1 else ()


def _acumulado(expediente: Expediente, clave: str, periodo: Periodo) -> ValorDeCifra | None:
    """El registrado si ya es acumulado; si es del periodo, lo suma al acumulado del periodo anterior."""
    actual = _registrado(expediente, clave, periodo)
    if actual is None or actual.alcance is Alcance.ACUMULADO:
        return actual
    if actual.alcance is not Alcance.PERIODO or not _es_flujo(expediente, clave):
        return None
    if periodo.numero == 1:
        return _suma(actual, Decimal(0), ())
    previo = _acumulado(expediente, clave, periodo.anterior())
    if previo is None or isinstance(previo.valor, Ausencia):
        return None
    return _suma(actual, previo.valor, () if isinstance(previo.soporte, Ausencia) else (previo.soporte,))


def _suma(actual: ValorDeCifra, previo: Decimal, soportes: tuple[str, ...]) -> ValorDeCifra | None:
    if isinstance(actual.valor, Ausencia):
        return None
    propios = () if isinstance(actual.soporte, Ausencia) else (actual.soporte,)
    soporte = "; ".join(dict.fromkeys(soportes + propios)) or NO_REGISTRADO
    return ValorDeCifra(actual.cifra, actual.periodo, previo + actual.valor, Alcance.ACUMULADO, soporte)


def _registrado(expediente: Expediente, clave: str, periodo: Periodo) -> ValorDeCifra | None:
    propios = (valor for valor in expediente.valores if (valor.cifra, valor.periodo) == (clave, periodo))
    return next(propios, None)


def _es_flujo(expediente: Expediente, clave: str) -> bool:
    return any(cifra.clave == clave and cifra.tipo is TipoDeCifra.FLUJO for cifra in expediente.cifras)
