"""Las cifras registradas: que cada una diga qué tiempo cubre y de dónde sale, y que no se contradigan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from informe_lib.fuentes.sugerencia import sugerencia
from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia, ClaseDeAusencia
from informe_lib.modelo.cifra import Cifra, ValorDeCifra
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.revision import Severidad
from informe_lib.revision.filas import con_su_fila
from informe_lib.revision.palabras import contados, enumerados, numero
from informe_lib.revision.regla import Dato, Duda, Regla

# «Sesiones del COLMYEG o del CLM»: lo de dos cuerpos en un solo número.
_DOS_EN_UNA = re.compile(r"\b[A-ZÁÉÍÓÚÑ]{3,}\s+(?:y/o|o)\s+(?:del?\s+|la\s+|los\s+|las\s+)*[A-ZÁÉÍÓÚÑ]{3,}\b")


def cifras_declaradas(expediente: Expediente) -> Iterator[Duda]:
    """Lo que le falta a cada valor del periodo, y los valores de una cifra que nadie definió."""
    definidas = {cifra.clave: cifra for cifra in expediente.cifras}
    for fila, valor in con_su_fila("valores", expediente.valores):
        if valor.cifra not in definidas:
            yield Duda(
                f"Hay un valor de «{valor.cifra}» y ninguna cifra se llama así.",
                Dato("valores", fila, "cifra"),
                remedio=sugerencia(valor.cifra, definidas) or "Defínala en «cifras», en instancia.yaml.",
            )
        elif valor.periodo == expediente.periodo:
            yield from _alcance(fila, valor, definidas[valor.cifra])
            yield from _soporte(fila, valor, definidas[valor.cifra])
    yield from _definiciones(expediente)


def _alcance(fila: str, valor: ValorDeCifra, cifra: Cifra) -> Iterator[Duda]:
    if isinstance(valor.alcance, Ausencia) and not _no_aplica(valor.valor):
        yield Duda(
            f"No se sabe qué tiempo cubre «{cifra.nombre}» ({_escrito(valor)} {cifra.unidad}): "
            f"{valor.alcance.motivo}.",
            Dato("valores", fila, "alcance"),
            remedio="Escriba en «alcance» si es del periodo, acumulado o a la fecha de corte.",
            severidad=None if valor.alcance == NO_REGISTRADO else Severidad.REVISAR,
        )


def _soporte(fila: str, valor: ValorDeCifra, cifra: Cifra) -> Iterator[Duda]:
    if isinstance(valor.soporte, Ausencia) and not isinstance(valor.valor, Ausencia):
        if valor.soporte.clase is ClaseDeAusencia.NO_APLICA:
            return
        sin_mirar = valor.soporte == NO_REGISTRADO
        yield Duda(
            f"No consta de dónde sale «{cifra.nombre}» ({_escrito(valor)} {cifra.unidad}): "
            f"{valor.soporte.motivo}.",
            Dato("valores", fila, "soporte"),
            remedio="Escriba en «soporte» el acta, el anexo, el radicado o la dirección que la sostiene.",
            severidad=Severidad.REVISAR if sin_mirar else Severidad.SUGERENCIA,
        )


def _definiciones(expediente: Expediente) -> Iterator[Duda]:
    """Lo que una cifra con valor no dice que mide; las que nadie definió, en una sola duda."""
    con_valor = {valor.cifra for valor in expediente.valores if valor.periodo == expediente.periodo}
    propias = [cifra for cifra in expediente.cifras if cifra.clave in con_valor]
    for cifra in propias:
        dato = Dato("cifras", cifra.clave, "definicion")
        if isinstance(cifra.definicion, Ausencia) and cifra.definicion != NO_REGISTRADO:
            que = f"No está claro qué mide «{cifra.nombre}»: {cifra.definicion.motivo}."
            yield Duda(que, dato, "Escriba en «definicion» qué se cuenta y qué no.", Severidad.REVISAR)
        if hallada := _DOS_EN_UNA.search(cifra.nombre):
            que = f"«{cifra.nombre}» junta en un solo número lo de «{hallada[0]}»."
            remedio = "Si puede, regístrelas en dos cifras."
            yield Duda(que, Dato("cifras", cifra.clave, "nombre"), remedio, Severidad.SUGERENCIA)
    calladas = [cifra for cifra in propias if cifra.definicion == NO_REGISTRADO]
    if calladas:
        nombres = enumerados([f"«{cifra.nombre}»" for cifra in calladas])
        que = f"{contados(len(calladas), 'cifra no dice', 'cifras no dicen')} qué se cuenta: {nombres}."
        dato = Dato("cifras", calladas[0].clave, "definicion")
        yield Duda(que, dato, "Escriba en «definicion» qué se cuenta y qué no.", Severidad.SUGERENCIA)


def _no_aplica(valor: object) -> bool:
    return isinstance(valor, Ausencia) and valor.clase is ClaseDeAusencia.NO_APLICA


def _escrito(valor: ValorDeCifra) -> str:
    return str(valor.valor).lower() if isinstance(valor.valor, Ausencia) else numero(valor.valor)


REGLAS = (
    Regla(
        codigo="V15",
        nombre="Cada cifra está definida y declara su unidad, su alcance y su soporte",
        severidad=Severidad.IMPIDE,
        por_que="Una cifra de la que no se sabe qué tiempo cubre ni de dónde sale no se puede defender.",
        remedio="Complete la cifra.",
        dudas=cifras_declaradas,
    ),
)
