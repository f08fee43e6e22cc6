"""Dónde está escrito cada dato de un expediente."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from informe_lib.modelo.expediente import Expediente, Origen
from informe_lib.revision.alerta import Lugar
from informe_lib.revision.regla import Dato, Duda


class Lugares:
    """La procedencia de un expediente; la de una fila entera se busca la primera vez que haga falta."""

    def __init__(self, expediente: Expediente) -> None:
        self._procedencia = expediente.procedencia

    def de(self, duda: Duda) -> Lugar:
        """Donde está escrito el dato de una duda, en el renglón que ella dice."""
        lugar = self.del_dato(duda.dato)
        return lugar if lugar.linea is None else replace(lugar, linea=lugar.linea + duda.renglon)

    def del_dato(self, dato: Dato) -> Lugar:
        """Donde el dato está escrito; si no, donde empieza su fila o, de una tabla, en qué archivo."""
        origen = self._procedencia.get((dato.tabla, dato.fila, dato.campo))
        origen = origen or self._filas.get((dato.tabla, dato.fila))
        if origen is None:
            return Lugar(self._archivos.get(dato.tabla), dato=str(dato))
        return Lugar(origen.archivo, origen.linea, origen.hoja, origen.celda, str(dato))

    @cached_property
    def _filas(self) -> dict[tuple[str, str], Origen]:
        filas: dict[tuple[str, str], Origen] = {}
        for (tabla, fila, _), origen in self._procedencia.items():
            filas.setdefault((tabla, fila), origen)
        return filas

    @cached_property
    def _archivos(self) -> dict[str, str]:
        archivos: dict[str, str] = {}
        for (tabla, _, _), origen in self._procedencia.items():
            archivos.setdefault(tabla, origen.archivo)
        return archivos
