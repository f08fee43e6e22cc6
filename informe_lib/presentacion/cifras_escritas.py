"""Cómo se escribe una cifra con su hoja de vida: el valor, y la cuenta con los valores de sus insumos."""

from __future__ import annotations

from informe_lib.indicadores.ficha import Unidad
from informe_lib.indicadores.hoja_de_vida import HojaDeVida, Insumo, Valor
from informe_lib.indicadores.hojas.cifras import REGISTRADO
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.presentacion import formato
from informe_lib.presentacion.tabulacion import exacto

FILAS_QUE_SE_NOMBRAN = 6
LETRAS_DE_UNA_FILA = 12  # una fecha se lee de paso; una clave larga, no
UN_SOLO = "{0}"
DE_A_UNO = {
    Unidad.SESIONES: "sesión",
    Unidad.FUNCIONES: "función",
    Unidad.DECISIONES: "decisión",
    Unidad.PUESTOS: "puesto",
}


def valor_escrito(hoja: HojaDeVida) -> str:
    """El valor como se imprime, con su unidad: «14 planes», «91,7 %», «Sin dato»."""
    valor = hoja.valor
    if isinstance(valor, Ausencia | str):
        return str(valor)
    if hoja.es_proporcion:
        return formato.porcentaje(valor)
    if hoja.unidad.strip() == "%":
        return f"{exacto(valor)}{formato.ESPACIO_FIJO}%"
    return f"{exacto(valor)} {_unidad(hoja)}".strip()


def _unidad(hoja: HojaDeVida) -> str:
    """La de quien definió la cifra está en plural y no se sabe cómo es una sola."""
    if hoja.valor != 1:
        return hoja.unidad
    return DE_A_UNO.get(Unidad(hoja.unidad), hoja.unidad) if hoja.unidad in DE_A_UNO else f"({hoja.unidad})"


def cuenta_escrita(hoja: HojaDeVida) -> str:
    """Cómo se obtiene: «puestos que asistieron (11) ÷ puestos convocados (12) × 100»."""
    if hoja.cuenta != UN_SOLO:
        return _con_mayuscula(hoja.cuenta.format(*map(_con_su_valor, hoja.insumos)))
    (unico,) = hoja.insumos
    return "Valor registrado" if unico.nombre == REGISTRADO else _contadas(unico)


def _con_su_valor(insumo: Insumo) -> str:
    return f"{insumo.nombre} ({numero_escrito(insumo.valor)})"


def numero_escrito(valor: Valor) -> str:
    """Un insumo como se lee en la cuenta: «1.122», «sin dato»."""
    return str(valor).lower() if isinstance(valor, Ausencia) else exacto(valor)


def _contadas(insumo: Insumo) -> str:
    """Qué filas se contaron, si son pocas; si no, cuántas."""
    filas = [fila.fila for fila in insumo.filas if fila.cuenta]
    if not filas:
        return "Ninguna fila cuenta"
    se_nombran = len(filas) <= FILAS_QUE_SE_NOMBRAN and max(map(len, filas)) <= LETRAS_DE_UNA_FILA
    cuales = f": {formato.lista(filas)}" if se_nombran else ""
    return f"{_filas(len(filas))}{cuales}"


def _filas(cuantas: int) -> str:
    return f"{formato.numero(cuantas)} {formato.plural(cuantas, 'fila', 'filas')}"


def _con_mayuscula(frase: str) -> str:
    return frase[:1].upper() + frase[1:]
