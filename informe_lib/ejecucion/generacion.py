"""Un informe de principio a fin: datos, cuaderno ejecutado, documento y archivos, todos o ninguno."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from informe_lib.ejecucion.alertas import escribir_alertas
from informe_lib.ejecucion.canje import carpeta_nueva
from informe_lib.ejecucion.cuadernos import MOTOR, ErrorDeEjecucion, ejecutar
from informe_lib.ejecucion.ficha import ficha_de, validar_parametros
from informe_lib.ejecucion.formatos import Formato
from informe_lib.ejecucion.manifiesto import Manifiesto, escribir_manifiesto, huellas_de, inventario
from informe_lib.ejecucion.salidas import BORRADOR, carpeta_de_borrador, carpeta_de_fallido, olvidar_fallido
from informe_lib.exportacion.construccion import construir
from informe_lib.exportacion.datos_abiertos import escribir_datos_abiertos
from informe_lib.exportacion.documento import Documento
from informe_lib.exportacion.html import escribir_html
from informe_lib.exportacion.pdf import Adjunto, escribir_pdf
from informe_lib.exportacion.word import escribir_docx
from informe_lib.exportacion.xlsx import escribir_xlsx
from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.fuentes.documento_base import documento_base
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.periodo import Periodo
from informe_lib.revision.alerta import Alerta
from informe_lib.revision.revisar import revisar

Avisar = Callable[[str], None]

CUADERNO = Path("interno", "cuaderno.ipynb")  # el ejecutado, en la carpeta del informe

TIPO_DEL_LIBRO = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Pedido:
    """Un informe por escribir; las rutas son absolutas y `datos` contiene `parametros/`."""

    instancia: str
    periodo: Periodo
    cuaderno: Path
    datos: Path
    salidas: Path
    formatos: tuple[Formato, ...] = tuple(Formato)
    con_datos_adjuntos: bool = False

    @property
    def parametros(self) -> dict[str, str]:
        return {"instancia": self.instancia, "periodo": self.periodo.clave}

    def archivo(self, formato: Formato) -> str:
        """El nombre del archivo del informe en ese formato."""
        return formato.archivo(self.instancia, self.periodo.clave)


def generar(pedido: Pedido, avisar: Avisar = lambda _: None) -> Path:
    """Escribe la carpeta del borrador y devuelve su ruta; si algo falla, lo que había queda intacto.

    Errores   los de lectura, de parámetros, de ejecución, de documento o de salida; si se alcanzó a
              ejecutar, dejan el cuaderno hasta donde llegó y un diagnóstico en `_fallidos/`.
    """
    ficha = ficha_de(pedido.cuaderno)
    if ficha is not None:
        validar_parametros(ficha, pedido.parametros)
    avisar("Leyendo los datos")
    expediente = leer_carpeta(pedido.datos, pedido.instancia, pedido.periodo)
    base = documento_base(pedido.datos, expediente.formato)
    huellas = huellas_de(expediente, pedido.cuaderno, base)
    destino = carpeta_de_borrador(pedido.salidas, pedido.instancia, pedido.periodo)
    with carpeta_nueva(destino) as nueva, _con_diagnostico(pedido, nueva / CUADERNO):
        documento = _ejecutado(pedido, nueva, avisar)
        alertas = (*revisar(expediente), *_con_su_informe(pedido, documento.alertas))
        escribir_alertas(nueva, alertas, f"{expediente.nombre}, {expediente.periodo}")
        for ruta, contenido in _archivos(pedido, documento, base, avisar):
            (nueva / ruta).parent.mkdir(parents=True, exist_ok=True)
            (nueva / ruta).write_bytes(contenido)
        manifiesto = Manifiesto(
            pedido.instancia, pedido.periodo.clave, BORRADOR, MOTOR, huellas, inventario(nueva)
        )
        escribir_manifiesto(nueva, manifiesto)
    olvidar_fallido(pedido.salidas, pedido.instancia, pedido.periodo)
    return destino


def _ejecutado(pedido: Pedido, nueva: Path, avisar: Avisar) -> Documento:
    avisar("Ejecutando el cuaderno")
    parcial = nueva / CUADERNO
    parcial.parent.mkdir()
    return construir(ejecutar(pedido.cuaderno, pedido.parametros, parcial, pedido.datos))


def _con_su_informe(pedido: Pedido, alertas: Iterable[Alerta]) -> Iterator[Alerta]:
    """Cada alerta dice de qué informe es y en qué cuaderno se corrige."""
    for una in alertas:
        donde = replace(una.donde, archivo=pedido.cuaderno.name)
        yield replace(una, donde=donde, instancia=pedido.instancia, periodo=pedido.periodo.clave)


@contextmanager
def _con_diagnostico(pedido: Pedido, parcial: Path) -> Iterator[None]:
    """Lo que falle, al ejecutar o al escribir, queda dicho donde se pueda leer después."""
    try:
        yield
    except ErrorInforme as error:
        _guardar_fallido(pedido, parcial, error)
        raise


def _archivos(
    pedido: Pedido, documento: Documento, base: bytes | None, avisar: Avisar
) -> Iterator[tuple[str, bytes]]:
    for formato in _formatos(pedido):
        avisar(f"Escribiendo {formato.upper()}")
        yield pedido.archivo(formato), _escrito(pedido, formato, documento, base)
    avisar("Escribiendo los datos abiertos")
    for archivo, contenido in escribir_datos_abiertos(documento).items():
        yield f"datos_abiertos/{archivo}", contenido


def _escrito(pedido: Pedido, formato: Formato, documento: Documento, base: bytes | None) -> bytes:
    match formato:
        case Formato.HTML:
            return escribir_html(documento).encode()
        case Formato.PDF:
            return escribir_pdf(documento, _adjunto(pedido, documento))
        case Formato.DOCX:
            return escribir_docx(documento, base)
        case Formato.XLSX:
            return escribir_xlsx(documento)


def _adjunto(pedido: Pedido, documento: Documento) -> Adjunto | None:
    if not pedido.con_datos_adjuntos:
        return None
    nombre = pedido.archivo(Formato.XLSX)
    return Adjunto(nombre, escribir_xlsx(documento), TIPO_DEL_LIBRO, "Los datos del informe, tabla por tabla")


def _formatos(pedido: Pedido) -> Iterator[Formato]:
    """Los pedidos y los que ya estaban: todos los de una carpeta salen de los mismos datos."""
    destino = carpeta_de_borrador(pedido.salidas, pedido.instancia, pedido.periodo)
    for formato in Formato:
        if formato in pedido.formatos or (destino / pedido.archivo(formato)).is_file():
            yield formato


def _guardar_fallido(pedido: Pedido, parcial: Path, error: ErrorInforme) -> None:
    """El cuaderno hasta donde llegó y, en palabras, qué pasó: junto a las salidas y nunca entre ellas."""
    carpeta = carpeta_de_fallido(pedido.salidas, pedido.instancia, pedido.periodo)
    carpeta.mkdir(parents=True, exist_ok=True)
    if parcial.is_file():
        shutil.copyfile(parcial, carpeta / "cuaderno.ipynb")
    detalle = error.detalle if isinstance(error, ErrorDeEjecucion) else ""
    diagnostico = f"Informe de {pedido.instancia}, {pedido.periodo.clave}\n\n{error}\n\n{detalle}".rstrip()
    (carpeta / "diagnostico.txt").write_text(diagnostico + "\n", encoding="utf-8")
    if isinstance(error, ErrorDeEjecucion):
        error.carpeta = carpeta
