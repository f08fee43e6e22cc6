"""Lo que hace `informe origen`: de un número del informe a las filas de los datos de las que sale."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console

from informe_lib.ejecucion.manifiesto import huella_de_archivo, leer_manifiesto
from informe_lib.ejecucion.salidas import carpeta_de_borrador, carpeta_de_version, versiones_de
from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.indicadores.cadena import hoja_de
from informe_lib.indicadores.hoja_de_vida import Eslabon, HojaDeVida, Insumo, dicho
from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia
from informe_lib.modelo.periodo import Periodo
from informe_lib.presentacion.cifras_escritas import cuenta_escrita, numero_escrito, valor_escrito
from informe_lib.revision.alerta import Lugar
from informe_lib.revision.lugares import Lugares
from informe_lib.revision.regla import Dato

ESQUEMA = 1


@dataclass(frozen=True, slots=True)
class InformeEscrito:
    """El último informe que se escribió de un periodo, y cómo estaba entonces cada archivo de los datos."""

    nombre: str
    fuentes: Mapping[str, str]

    def cambio(self, datos: Path, archivo: str | None) -> bool | None:
        """¿Es otro el archivo? None si de entonces no consta su huella."""
        huella = self.fuentes.get(archivo or "")
        if archivo is None or huella is None:
            return None
        ruta = datos / archivo
        return not ruta.is_file() or huella_de_archivo(ruta) != huella


@dataclass(frozen=True, slots=True)
class Origen:
    """La hoja de vida de una cifra, con el lugar de cada una de sus filas."""

    instancia: str
    periodo: Periodo
    hoja: HojaDeVida
    lugares: Lugares
    escrito: InformeEscrito | None
    datos: Path

    def lugar(self, eslabon: Eslabon) -> Lugar:
        return self.lugares.del_dato(Dato(eslabon.tabla, eslabon.fila, eslabon.campo))

    def cambio(self, eslabon: Eslabon) -> bool | None:
        """¿Cambió el archivo de esa fila desde que se escribió el informe?"""
        return self.escrito.cambio(self.datos, self.lugar(eslabon).archivo) if self.escrito else None


def decir_origen(
    carpetas: tuple[Path, Path], instancia: str, pedida: tuple[str, Periodo], *, en_json: bool
) -> None:
    """Dice la cadena que va de una cifra a sus filas.

    Recibe    las carpetas de los datos y de las salidas, la instancia, y la cifra con su periodo.
    Errores   los de lectura; ErrorCifraDesconocida, con la que más se parece.
    """
    datos, salidas = carpetas
    cifra, periodo = pedida
    expediente = leer_carpeta(datos, instancia, periodo)
    origen = Origen(
        instancia, periodo, hoja_de(expediente, cifra.strip()), Lugares(expediente),
        _escrito(salidas, instancia, periodo), datos,
    )  # fmt: skip
    if en_json:
        # Solo ASCII (`\\u00e1`): el mismo dato, sea cual sea la codificación de quien lo lee.
        sys.stdout.write(json.dumps(_como_json(origen)) + "\n")
    else:
        consola = Console(highlight=False)
        for renglon in _renglones(origen):
            consola.print(renglon, markup=False, soft_wrap=True)


def _escrito(salidas: Path, instancia: str, periodo: Periodo) -> InformeEscrito | None:
    """La última versión cerrada o, si no la hay, el borrador; ninguno si no consta de qué salió."""
    for version in reversed(versiones_de(salidas, instancia, periodo)):
        manifiesto = leer_manifiesto(carpeta_de_version(salidas, instancia, periodo, version))
        if manifiesto is not None:
            return InformeEscrito(f"se cerró la {version}", manifiesto.fuentes)
    manifiesto = leer_manifiesto(carpeta_de_borrador(salidas, instancia, periodo))
    return None if manifiesto is None else InformeEscrito("se generó el borrador", manifiesto.fuentes)


def _renglones(origen: Origen) -> Iterator[str]:
    hoja = origen.hoja
    yield f"{hoja.nombre}: {valor_escrito(hoja)}"
    for rotulo, valor in (
        ("Cálculo", "" if isinstance(hoja.valor, str) else cuenta_escrita(hoja)),
        ("Definición", hoja.definicion),
        ("Alcance", hoja.alcance),
        ("Corte", origen.periodo.fin.isoformat()),
        ("Soporte", hoja.soporte),
        ("Clave", hoja.clave),
    ):
        if valor and valor != NO_REGISTRADO:
            yield f"  {rotulo}: {_con_motivo(valor)}"
    vistas: set[tuple[str, ...]] = set()
    for insumo in hoja.insumos:
        yield ""
        yield from _del_insumo(origen, insumo, vistas)
    yield ""
    yield from _de_los_archivos(origen)


def _con_motivo(valor: object) -> str:
    return dicho(valor) if isinstance(valor, Ausencia) else str(valor)


def _del_insumo(origen: Origen, insumo: Insumo, vistas: set[tuple[str, ...]]) -> Iterator[str]:
    """Las filas que cuentan y las que no; las que ya se dijeron con otro insumo no se repiten."""
    yield f"{insumo.nombre}: {numero_escrito(insumo.valor)}"
    que_cuentan = [fila for fila in insumo.filas if fila.cuenta]
    caminos = tuple(fila.camino for fila in que_cuentan)
    if caminos and caminos in vistas:
        yield f"  de las mismas filas: {' + '.join(map(_aporte, que_cuentan))}"
        return
    vistas.add(caminos)
    for fila in que_cuentan:
        yield from _de_la_fila(origen, fila, f"{_aporte(fila):>6}")
    fuera = [fila for fila in insumo.filas if not fila.cuenta]
    if fuera:
        yield "  No cuentan:"
    for fila in fuera:
        yield from _de_la_fila(origen, fila, " " * 6)


def _aporte(fila: Eslabon) -> str:
    return "" if fila.aporta is None else numero_escrito(fila.aporta)


def _de_la_fila(origen: Origen, fila: Eslabon, aporte: str) -> Iterator[str]:
    razon = f" ({fila.razon})" if fila.razon else ""
    yield f"{aporte}  {fila.camino}: {fila.dice}{razon}"
    cambio = ", que cambió después" if origen.cambio(fila) else ""
    lugar = str(origen.lugar(fila))
    if lugar:
        yield f"        {lugar}{cambio}"


def _de_los_archivos(origen: Origen) -> Iterator[str]:
    """Si los datos de hoy son los que el informe leyó."""
    escrito = origen.escrito
    if escrito is None:
        yield f"El informe de {origen.periodo} no se ha generado: no hay con qué comparar los archivos."
        return
    if not escrito.fuentes:
        yield "El informe se generó antes de que se guardara la huella de cada archivo: genérelo de nuevo."
        return
    filas = (fila for insumo in origen.hoja.insumos for fila in insumo.filas)
    archivos = dict.fromkeys(origen.lugar(fila).archivo for fila in filas)
    cambiados = [archivo for archivo in archivos if escrito.cambio(origen.datos, archivo)]
    for archivo in cambiados:
        yield f"El archivo {archivo} cambió después de generar el informe: el número impreso puede ser otro."
    if not cambiados:
        yield f"Los archivos de estas filas no han cambiado desde que {escrito.nombre}."


def _como_json(origen: Origen) -> Mapping[str, object]:
    hoja = origen.hoja
    return {
        "esquema": ESQUEMA,
        "instancia": origen.instancia,
        "periodo": origen.periodo.clave,
        "cifra": {
            "clave": hoja.clave,
            "nombre": hoja.nombre,
            "valor": _valor(hoja.valor),
            "impreso": valor_escrito(hoja),
            "unidad": hoja.unidad,
            "definicion": _con_motivo(hoja.definicion),
            "formula": hoja.formula,
            "calculo": cuenta_escrita(hoja),
            "alcance": _con_motivo(hoja.alcance),
            "corte": origen.periodo.fin.isoformat(),
            "soporte": _con_motivo(hoja.soporte),
        },
        "insumos": [
            {
                "nombre": insumo.nombre,
                "valor": _valor(insumo.valor),
                "filas": [_fila_en_json(origen, fila) for fila in insumo.filas],
            }
            for insumo in hoja.insumos
        ],
    }


def _fila_en_json(origen: Origen, fila: Eslabon) -> Mapping[str, object]:
    lugar = {clave: valor for clave, valor in asdict(origen.lugar(fila)).items() if valor is not None}
    return {
        "dato": lugar.pop("dato"),
        "dice": fila.dice,
        "cuenta": fila.cuenta,
        "aporta": _valor(fila.aporta),
        "razon": fila.razon or None,
        "donde": lugar,
        "cambio": origen.cambio(fila),
    }


def _valor(valor: object) -> str | int | None:
    """El número exacto: un decimal va en texto, porque un JSON lo volvería de coma flotante."""
    return (
        None
        if valor is None or isinstance(valor, Ausencia)
        else valor
        if isinstance(valor, int)
        else str(valor)
    )
