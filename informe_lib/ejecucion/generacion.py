"""Un informe de principio a fin: datos, cuaderno ejecutado, documento y archivos, todos o ninguno."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from informe_lib.ejecucion.alertas import escribir_alertas
from informe_lib.ejecucion.canje import carpeta_nueva
from informe_lib.ejecucion.cuadernos import MOTOR, ErrorDeEjecucion, ejecutar
from informe_lib.ejecucion.ficha import ficha_de, validar_parametros
from informe_lib.ejecucion.formatos import Formato
from informe_lib.ejecucion.manifiesto import (
    Huellas,
    Manifiesto,
    escribir_manifiesto,
    huellas_de,
    huellas_de_archivos,
    inventario,
)
from informe_lib.ejecucion.salidas import BORRADOR, carpeta_de_borrador, carpeta_de_fallido, olvidar_fallido
from informe_lib.exportacion.construccion import construir
from informe_lib.exportacion.datos_abiertos import escribir_datos_abiertos
from informe_lib.exportacion.documento import Documento
from informe_lib.exportacion.html import escribir_html
from informe_lib.exportacion.pdf import Adjunto, escribir_pdf
from informe_lib.exportacion.word import escribir_docx
from informe_lib.exportacion.xlsx import escribir_xlsx
from informe_lib.fuentes.carpeta import archivos_leidos, leer_carpeta
from informe_lib.fuentes.documento_base import documento_base
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.expediente import Expediente
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


@dataclass(frozen=True, slots=True)
class Entradas:
    """De qué sale el informe: el expediente, el documento de Word que viste y la huella de cada cosa.

    `fuentes` es la de cada archivo de los datos.
    """

    expediente: Expediente
    base: bytes | None
    huellas: Huellas
    fuentes: Mapping[str, str]


def generar(pedido: Pedido, avisar: Avisar = lambda _: None) -> Path:
    """Escribe la carpeta del borrador y devuelve su ruta; si algo falla, lo que había queda intacto.

    Errores   los de lectura, de parámetros, de ejecución, de documento o de salida; si se alcanzó a
              ejecutar, dejan el cuaderno hasta donde llegó y un diagnóstico en `_fallidos/`.
    """
    entradas = leer_entradas(pedido, avisar)
    destino = carpeta_de_borrador(pedido.salidas, pedido.instancia, pedido.periodo)
    pedido = replace(pedido, formatos=tuple(_con_los_que_estaban(pedido, destino)))
    with carpeta_nueva(destino) as nueva, con_diagnostico(pedido, nueva / CUADERNO):
        documento = ejecutar_informe(pedido, entradas, nueva / CUADERNO, avisar)
        escribir_informe(pedido, entradas, documento, nueva, avisar)
        manifiesto = Manifiesto(
            pedido.instancia, pedido.periodo.clave, BORRADOR, MOTOR, entradas.huellas, inventario(nueva),
            fuentes=entradas.fuentes,
        )  # fmt: skip
        escribir_manifiesto(nueva, manifiesto)
    olvidar_fallido(pedido.salidas, pedido.instancia, pedido.periodo)
    return destino


def leer_entradas(pedido: Pedido, avisar: Avisar) -> Entradas:
    """Los datos del informe, sin ejecutar todavía nada.

    Errores   los de parámetros y los de lectura.
    """
    ficha = ficha_de(pedido.cuaderno)
    if ficha is not None:
        validar_parametros(ficha, pedido.parametros)
    avisar("Leyendo los datos")
    expediente = leer_carpeta(pedido.datos, pedido.instancia, pedido.periodo)
    base = documento_base(pedido.datos, expediente.formato)
    archivos = archivos_leidos(pedido.datos, pedido.instancia, pedido.periodo)
    # El formato que trae la biblioteca no es un archivo de los datos.
    propios = {ruta: contenido for ruta, contenido in archivos.items() if (pedido.datos / ruta).is_file()}
    huellas = huellas_de(expediente, pedido.cuaderno, base)
    return Entradas(expediente, base, huellas, huellas_de_archivos(propios))


def ejecutar_informe(pedido: Pedido, entradas: Entradas, destino: Path, avisar: Avisar) -> Documento:
    """El Documento del cuaderno, con todas las alertas: las de los datos y las suyas.

    Recibe    en `destino`, dónde queda el cuaderno ejecutado.
    Errores   los de ejecución y los de documento.
    """
    avisar("Ejecutando el cuaderno")
    destino.parent.mkdir(parents=True)
    documento = construir(ejecutar(pedido.cuaderno, pedido.parametros, destino, pedido.datos))
    propias = _con_su_informe(pedido, documento.alertas)
    return replace(documento, alertas=(*revisar(entradas.expediente), *propias))


def escribir_informe(
    pedido: Pedido, entradas: Entradas, documento: Documento, carpeta: Path, avisar: Avisar
) -> None:
    """Deja en la carpeta los formatos pedidos, los datos abiertos y las alertas.

    Errores   los de documento.
    """
    escribir_alertas(carpeta, documento.alertas, entradas.expediente, documento.metadatos.estado)
    for ruta, contenido in _archivos(pedido, documento, entradas.base, avisar):
        (carpeta / ruta).parent.mkdir(parents=True, exist_ok=True)
        (carpeta / ruta).write_bytes(contenido)


def _con_su_informe(pedido: Pedido, alertas: Iterable[Alerta]) -> Iterator[Alerta]:
    """Cada alerta dice de qué informe es y en qué cuaderno se corrige."""
    for una in alertas:
        donde = replace(una.donde, archivo=pedido.cuaderno.name)
        yield replace(una, donde=donde, instancia=pedido.instancia, periodo=pedido.periodo.clave)


@contextmanager
def con_diagnostico(pedido: Pedido, parcial: Path) -> Iterator[None]:
    """Lo que falle, al ejecutar o al escribir, queda dicho donde se pueda leer después."""
    try:
        yield
    except ErrorInforme as error:
        _guardar_fallido(pedido, parcial, error)
        raise


def _archivos(
    pedido: Pedido, documento: Documento, base: bytes | None, avisar: Avisar
) -> Iterator[tuple[str, bytes]]:
    for formato in pedido.formatos:
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


def _con_los_que_estaban(pedido: Pedido, destino: Path) -> Iterator[Formato]:
    """Los pedidos y los que ya estaban: todos los de una carpeta salen de los mismos datos."""
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
