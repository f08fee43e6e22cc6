"""El formato que la norma impone al informe, como datos: secciones, rótulos, alcances y catálogos."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.revision import SeveridadDeRegla


class Papel(StrEnum):
    CARTA = "carta"
    OFICIO = "oficio"
    A4 = "a4"

    @property
    def centimetros(self) -> tuple[float, float]:
        """Ancho y alto de la hoja."""
        return {"carta": (21.59, 27.94), "oficio": (21.59, 33.02), "a4": (21.0, 29.7)}[self.value]


class Extras(StrEnum):
    """Dónde van las gráficas y lo que el formato oficial no lista."""

    NINGUNO = "ninguno"
    ANEXO = "anexo"
    CUERPO = "cuerpo"


class ContenidoDeSeccion(StrEnum):
    """Lo que la biblioteca sabe poner en una sección; «texto» es el que una persona escribe."""

    IDENTIFICACION = "identificacion"
    ASISTENTES = "asistentes"
    SESIONES = "sesiones"
    CALENDARIO = "calendario"
    PUBLICACION = "publicacion"
    FUNCIONES_GENERALES = "funciones_generales"
    FUNCIONES_ESPECIFICAS = "funciones_especificas"
    DECISIONES = "decisiones"
    TEXTO = "texto"
    FIRMA = "firma"
    ANEXO = "anexo"


class SinContenido(StrEnum):
    """Qué se hace con una sección de la que no hay nada que imprimir."""

    DECIR = "decir por qué"
    OMITIR = "omitir"


# Las columnas que un formato puede elegir y ordenar, en las secciones que son una tabla.
COLUMNAS: Mapping[ContenidoDeSeccion, tuple[str, ...]] = {
    ContenidoDeSeccion.ASISTENTES: ("sector", "entidad", "cargo", "rol"),
    ContenidoDeSeccion.DECISIONES: (
        "fecha", "icono", "tipo", "decision", "responsable", "fecha_limite", "estado", "seguimiento",
    ),
}  # fmt: skip
CLAVE_DE_LA_PORTADA = "portada"
_TEXTOS_DE_SIEMPRE = ("plan", "analisis", "sintesis")


class ErrorSeccionDelFormato(ErrorInforme):
    def __init__(self, clave: str, problema: str) -> None:
        super().__init__(clave, problema)
        self.clave, self.problema = clave, problema

    def __str__(self) -> str:
        return f"La sección «{self.clave}» {self.problema}."


class ErrorDocumentoBase(ErrorInforme):
    def __init__(self, nombre: str) -> None:
        super().__init__(nombre)
        self.nombre = nombre

    def __str__(self) -> str:
        return (
            f"«{self.nombre}» no es el nombre de un documento base: escriba solo el del archivo, como "
            "membrete.docx, y póngalo en parametros/formatos"
        )


class ErrorPlazoDelInforme(ErrorInforme):
    def __init__(self, dias: int) -> None:
        super().__init__(dias)
        self.dias = dias

    def __str__(self) -> str:
        return (
            f"El plazo del informe no puede ser de {self.dias} días hábiles: son 1 o más. "
            "Si nadie lo ha fijado, quite la línea"
        )


@dataclass(frozen=True, slots=True)
class SeccionDelFormato:
    """Una sección: su clave es la de la celda del cuaderno; `rotulos` dice sus palabras propias.

    Sin alcance no mide un tiempo (la identificación, la firma) y la página no imprime ninguno. Sin
    `contenido` la sección pone lo que su clave nombra; una clave propia del formato debe decirlo.
    """

    clave: str
    rotulo: str
    alcance: Alcance | None = None
    rotulos: Mapping[str, str] = field(default_factory=dict)
    contenido: ContenidoDeSeccion | None = None
    sin_contenido: SinContenido = SinContenido.DECIR
    columnas: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.clave == CLAVE_DE_LA_PORTADA:
            raise ErrorSeccionDelFormato(self.clave, "lleva la clave de la portada: use otra")
        conocidas = (*ContenidoDeSeccion, *_TEXTOS_DE_SIEMPRE)
        if self.contenido is None and self.clave not in conocidas:
            sabe = ", ".join(conocidas)
            raise ErrorSeccionDelFormato(
                self.clave, f"no dice qué contiene: escriba «contenido: texto», o una clave de estas: {sabe}"
            )
        self._exigir_columnas()

    def _exigir_columnas(self) -> None:
        admitidas = COLUMNAS.get(self.pone, ())
        if ajenas := [columna for columna in self.columnas if columna not in admitidas]:
            hay = ", ".join(admitidas) or "ninguna"
            raise ErrorSeccionDelFormato(
                self.clave, f"no tiene la columna «{ajenas[0]}»; las que puede elegir: {hay}"
            )
        if len(set(self.columnas)) < len(self.columnas):
            repetida = next(una for una in self.columnas if self.columnas.count(una) > 1)
            raise ErrorSeccionDelFormato(self.clave, f"pide más de una vez la columna «{repetida}»")

    @property
    def pone(self) -> ContenidoDeSeccion:
        """Qué contiene: lo que dice o, si no lo dice, lo que su clave nombra."""
        if self.contenido is not None:
            return self.contenido
        es_texto = self.clave in _TEXTOS_DE_SIEMPRE
        return ContenidoDeSeccion.TEXTO if es_texto else ContenidoDeSeccion(self.clave)


@dataclass(frozen=True, slots=True)
class RolDelFormato:
    clave: str
    nombre: str
    cuenta_para_quorum: bool = True


@dataclass(frozen=True, slots=True)
class IconoDelFormato:
    """El significado de un icono va siempre en palabras; la imagen, si la hay, es lo de menos."""

    clave: str
    nombre: str


@dataclass(frozen=True, slots=True)
class FirmanteDelFormato:
    rol: str
    rotulo: str


@dataclass(frozen=True, slots=True)
class FormatoOficial:
    """El documento controlado que la instancia diligencia; rige desde `vigente_desde`.

    `documento_base` es el nombre de un archivo de Word (.docx o .dotx), junto al del formato, con los
    estilos, el encabezado, el logo y la hoja de la entidad. `severidades`, lo que pesa distinto al revisar.
    `plazo_en_dias_habiles` se cuenta desde el corte; sin él, nadie ha dicho cuándo se debe el informe.
    """

    clave: str
    titulo: str
    norma: str
    vigente_desde: date
    secciones: tuple[SeccionDelFormato, ...]
    roles: tuple[RolDelFormato, ...]
    firmantes: tuple[FirmanteDelFormato, ...]
    iconos: tuple[IconoDelFormato, ...] = ()
    codigo: str | Ausencia = NO_REGISTRADO
    version: str | Ausencia = NO_REGISTRADO
    papel: Papel = Papel.CARTA
    extras: Extras = Extras.ANEXO
    vigente_hasta: date | None = None
    documento_base: str | None = None
    severidades: tuple[SeveridadDeRegla, ...] = ()
    plazo_en_dias_habiles: int | None = None

    def __post_init__(self) -> None:
        if self.plazo_en_dias_habiles is not None and self.plazo_en_dias_habiles < 1:
            raise ErrorPlazoDelInforme(self.plazo_en_dias_habiles)
        base = self.documento_base
        # Uno con macros tampoco sirve, pero eso lo explica quien lo lee, que sabe dónde está.
        if base is not None and not re.fullmatch(r"[\w-][\w .-]*\.(doc|dot)[xm]", base, re.IGNORECASE):
            raise ErrorDocumentoBase(base)

    def seccion(self, clave: str) -> SeccionDelFormato | None:
        return next((seccion for seccion in self.secciones if seccion.clave == clave), None)

    def rol(self, clave: str) -> RolDelFormato | None:
        return next((rol for rol in self.roles if rol.clave == clave), None)
