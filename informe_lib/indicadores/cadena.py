"""Del nombre de una cifra a su hoja de vida: la cadena que va del número impreso a las filas de los datos."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace
from typing import NoReturn

from informe_lib.fuentes.identidad import claves_de
from informe_lib.fuentes.sugerencia import sugerencia
from informe_lib.indicadores.hoja_de_vida import Eslabon, HojaDeVida, Insumo
from informe_lib.indicadores.hojas.asistencia import hojas_de_asistencia
from informe_lib.indicadores.hojas.cifras import hoja_de_la_cifra
from informe_lib.indicadores.hojas.decisiones import hojas_de_decisiones
from informe_lib.indicadores.hojas.funciones import hojas_de_funciones
from informe_lib.indicadores.hojas.plan import hojas_del_plan
from informe_lib.indicadores.hojas.quorum import hojas_de_quorum
from informe_lib.indicadores.hojas.sesiones import hojas_de_sesiones
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import SeccionDelFormato
from informe_lib.modelo.periodo import ErrorPeriodo, Periodo

Hojas = Callable[[Expediente, Alcance], Iterator[HojaDeVida]]

CALENDARIO, DECISIONES = "calendario", "decisiones"
TABLAS = frozenset(campo.name for campo in fields(Expediente))
# Cada familia de cifras con la sección del formato que dice su alcance; sin ella, el del anexo.
FAMILIAS: tuple[tuple[str, Hojas], ...] = (
    ("sesiones", hojas_de_sesiones),
    ("asistentes", hojas_de_asistencia),
    (CALENDARIO, hojas_de_quorum),
    ("funciones_generales", hojas_de_funciones),
    ("plan", hojas_del_plan),
    (DECISIONES, hojas_de_decisiones),
)
CAMINO_DE_UN_VALOR = "valores/"
ALCANCES = {"periodo": Alcance.PERIODO, "acumulado": Alcance.ACUMULADO, "corte": Alcance.CORTE}


class ErrorCifraDesconocida(ErrorInforme):
    def __init__(self, cifra: str, conocidas: tuple[str, ...]) -> None:
        super().__init__(cifra, conocidas)
        self.cifra, self.conocidas = cifra, conocidas

    def __str__(self) -> str:
        return f"No se conoce la cifra «{self.cifra}». {sugerencia(self.cifra, self.conocidas)}"


def hojas_calculadas(expediente: Expediente, alcance: Alcance | None = None) -> Iterator[HojaDeVida]:
    """La hoja de vida de cada cifra que los indicadores calculan.

    Recibe    el expediente y el alcance; sin él, cada una en el de la sección que la imprime.
    Devuelve  las hojas en el orden de las familias; una cifra sin valor trae la razón.
    """
    for clave, hojas in FAMILIAS:
        yield from hojas(expediente, alcance or alcance_de(expediente, clave))


def hojas_del_informe(expediente: Expediente) -> Iterator[HojaDeVida]:
    """De las calculadas, las que el informe imprime: el quórum, solo si el formato trae el calendario."""
    for clave, hojas in FAMILIAS:
        if clave == CALENDARIO and _seccion(expediente, clave) is None:
            continue
        for hoja in hojas(expediente, alcance_de(expediente, clave)):
            if hoja.se_imprime and not isinstance(hoja.valor, Ausencia):
                yield hoja


def alcance_de(expediente: Expediente, clave: str) -> Alcance:
    """El de la sección que imprime la cifra; las decisiones se siguen hasta el corte."""
    if clave == DECISIONES:
        return Alcance.CORTE
    secciones = (_seccion(expediente, una) for una in (clave, "anexo"))
    declarados = (una.alcance for una in secciones if una is not None and una.alcance is not None)
    return next(declarados, Alcance.ACUMULADO)


def _seccion(expediente: Expediente, clave: str) -> SeccionDelFormato | None:
    """La que pone lo que esa clave nombra, se llame como se llame."""
    secciones = expediente.formato.secciones
    return next((una for una in secciones if clave in (una.clave, una.pone.value)), None)


def hoja_de(expediente: Expediente, pedida: str) -> HojaDeVida:
    """La hoja de vida de una cifra, un indicador o un dato.

    Recibe    la clave de una cifra («plt_enviados»), la de un indicador («tasa_de_asistencia», o de una
              sola sesión o silla: «tasa_de_asistencia/2024-09-03»), cualquiera de ellas con su alcance
              («inspecciones.acumulado»), o el camino de un dato («asistencias/2024-09-03/idpac»).
    Errores   ErrorCifraDesconocida, con la que más se le parece.
    """
    return (
        _de_la_cifra(expediente, pedida)
        or _del_indicador(expediente, pedida)
        or _del_dato(expediente, pedida)
        or _sin_conocer(expediente, pedida)
    )


def _sin_conocer(expediente: Expediente, pedida: str) -> NoReturn:
    indicadores = (hoja.clave for hoja in hojas_calculadas(expediente))
    conocidas = (*(cifra.clave for cifra in expediente.cifras), *indicadores)
    raise ErrorCifraDesconocida(pedida, tuple(dict.fromkeys(conocidas)))


def _de_la_cifra(expediente: Expediente, pedida: str) -> HojaDeVida | None:
    """«plt_enviados», «inspecciones.acumulado», o el camino de un valor, también de otro periodo."""
    clave, punto, final = pedida.partition(".")
    if pedida.startswith(CAMINO_DE_UN_VALOR):
        clave, _, periodo = pedida.removeprefix(CAMINO_DE_UN_VALOR).partition("/")
        try:
            expediente = replace(expediente, periodo=Periodo.desde_texto(periodo))
        except ErrorPeriodo:
            return None
    elif punto and final not in ALCANCES:
        return None
    return hoja_de_la_cifra(expediente, clave, ALCANCES.get(final))


def _del_indicador(expediente: Expediente, pedida: str) -> HojaDeVida | None:
    """«sesiones_realizadas.periodo/ordinaria»: el alcance va con el nombre y antes del detalle."""
    indicador, barra, detalle = pedida.partition("/")
    clave, _, final = indicador.partition(".")
    propias = hojas_calculadas(expediente, ALCANCES.get(final))
    return next((hoja for hoja in propias if hoja.clave == f"{clave}{barra}{detalle}"), None)


def _del_dato(expediente: Expediente, camino: str) -> HojaDeVida | None:
    """Un dato suelto: su fila entera, campo por campo, o solo el campo que el camino dice."""
    tabla, _, resto = camino.partition("/")
    registros = getattr(expediente, tabla, None) if tabla in TABLAS else None
    if not isinstance(registros, tuple):
        return None
    for fila, registro in zip(claves_de(tabla, registros), registros, strict=True):
        dichos = {campo.name: getattr(registro, campo.name) for campo in fields(registro)}
        campo = resto.removeprefix(f"{fila}/")
        if resto == fila:
            escritos = {uno: valor for uno, valor in dichos.items() if valor not in (None, NO_REGISTRADO)}
            return _suelto(camino, [_campo(tabla, fila, *uno) for uno in escritos.items()])
        if campo != resto and campo in dichos:
            return _suelto(camino, [_campo(tabla, fila, campo, dichos[campo])])
    return None


def _campo(tabla: str, fila: str, campo: str, valor: object) -> Eslabon:
    dice = f"{valor}: {valor.motivo}" if isinstance(valor, Ausencia) else str(valor)
    return Eslabon(tabla, fila, campo, f"{campo}: {dice}", 1)


def _suelto(camino: str, filas: Sequence[Eslabon]) -> HojaDeVida:
    return HojaDeVida(
        clave=camino,
        nombre="Dato",
        valor="; ".join(fila.dice for fila in filas),
        unidad="",
        cuenta="{0}",
        insumos=(Insumo("campos de la fila", len(filas), tuple(filas)),),
        concepto=camino,
        definicion=NO_REGISTRADO,
        alcance=NO_REGISTRADO,
    )
