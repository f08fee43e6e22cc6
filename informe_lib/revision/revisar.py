"""La revisión de un informe: corre las reglas y dice cada duda como una alerta, con su lugar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.revision import Severidad
from informe_lib.revision.alerta import Alerta, Lugar
from informe_lib.revision.catalogo import reglas
from informe_lib.revision.lugares import Lugares
from informe_lib.revision.regla import Dato, Duda, Regla

CODIGO_DE_REGLA_ROTA = "V00"
PESO = tuple(Severidad)


def revisar(expediente: Expediente, propias: Sequence[Regla] | None = None) -> tuple[Alerta, ...]:
    """Las alertas de un informe.

    Recibe    el expediente y, si no son todas, las reglas que se corren.
    Devuelve  las alertas, de la que más pesa a la que menos y por código; ninguna si no hay dudas. Una
              regla que falla es una alerta más, y las otras siguen.
    Errores   ninguno por los datos, sean los que sean.
    """
    lugares = Lugares(expediente)
    alertas = [alerta for regla in propias or reglas() for alerta in _de_una(regla, expediente, lugares)]
    return tuple(
        sorted(alertas, key=lambda una: (PESO.index(una.severidad), una.codigo, str(una.donde.dato)))
    )


def _de_una(regla: Regla, expediente: Expediente, lugares: Lugares) -> Iterator[Alerta]:
    try:
        dudas = tuple(regla.dudas(expediente))
    except Exception as error:  # noqa: BLE001 (una regla, y más una ajena, no puede llevarse la revisión)
        dudas = ()
        yield _rota(regla, error, expediente)
    for duda in dudas:
        yield _alerta(regla, duda, lugares.de(duda), expediente)


def _alerta(regla: Regla, duda: Duda, donde: Lugar, expediente: Expediente) -> Alerta:
    return Alerta(
        codigo=regla.codigo,
        severidad=_severidad(regla, duda, expediente),
        mensaje=duda.mensaje,
        donde=donde,
        por_que=regla.por_que,
        remedio=duda.remedio or regla.remedio,
        instancia=expediente.instancia.clave,
        periodo=expediente.periodo.clave,
    )


def _severidad(regla: Regla, duda: Duda, expediente: Expediente) -> Severidad:
    """La que el formato le dé a la regla; si no le da otra, la de la duda o la de siempre."""
    propias = (una.severidad for una in expediente.formato.severidades if una.regla == regla.codigo)
    return next(propias, duda.severidad or regla.severidad)


def _rota(regla: Regla, error: Exception, expediente: Expediente) -> Alerta:
    return Alerta(
        codigo=CODIGO_DE_REGLA_ROTA,
        severidad=Severidad.REVISAR,
        mensaje=f"La regla {regla.codigo} («{regla.nombre}») falló y no se pudo revisar: {error!r}.",
        donde=Lugar(dato=str(Dato("reglas", regla.codigo))),
        por_que="Lo que esa regla mira quedó sin revisar.",
        remedio="Revise a mano lo que dice la regla y avise a quien la escribió.",
        instancia=expediente.instancia.clave,
        periodo=expediente.periodo.clave,
    )
