"""La ficha de un cuaderno (`NOMBRE.yaml`, junto a `NOMBRE.ipynb`): qué parámetros recibe y de qué tipo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from informe_lib.fuentes.archivo import leer_archivo
from informe_lib.fuentes.sugerencia import pregunta
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.periodo import ErrorPeriodo, Periodo


class TipoDeParametro(StrEnum):
    TEXTO = "texto"
    PERIODO = "periodo"


@dataclass(frozen=True, slots=True)
class Parametro:
    """Un parámetro del cuaderno; sin `por_defecto` es obligatorio."""

    clave: str
    tipo: TipoDeParametro
    descripcion: str
    por_defecto: str | None = None


@dataclass(frozen=True, slots=True)
class Ficha:
    titulo: str
    descripcion: str
    parametros: tuple[Parametro, ...]


class ErrorDeParametros(ErrorInforme):
    def __init__(self, problemas: tuple[str, ...]) -> None:
        super().__init__(problemas)
        self.problemas = problemas

    def __str__(self) -> str:
        return "\n".join(self.problemas)


def ficha_de(cuaderno: Path) -> Ficha | None:
    """La ficha que acompaña a un cuaderno, o None si no la tiene (un cuaderno ajeno)."""
    ruta = cuaderno.with_suffix(".yaml")
    return leer_archivo(ruta, Ficha) if ruta.is_file() else None


def validar_parametros(ficha: Ficha, dados: Mapping[str, object]) -> None:
    """Refuta de una vez los parámetros desconocidos, los que faltan y los que no son del tipo."""
    conocidos = {parametro.clave: parametro for parametro in ficha.parametros}
    problemas = [_desconocido(clave, tuple(conocidos)) for clave in dados if clave not in conocidos]
    for clave, parametro in conocidos.items():
        if clave in dados:
            problemas.extend(_mal_escrito(parametro, dados[clave]))
        elif parametro.por_defecto is None:
            problemas.append(f"Falta el parámetro «{clave}»: {parametro.descripcion}.")
    if problemas:
        raise ErrorDeParametros(tuple(problemas))


def _desconocido(clave: str, conocidos: tuple[str, ...]) -> str:
    return f"El cuaderno no recibe «{clave}». {pregunta(clave, conocidos)} Recibe: {', '.join(conocidos)}."


def _mal_escrito(parametro: Parametro, valor: object) -> tuple[str, ...]:
    if not isinstance(valor, str):
        return (f"El parámetro «{parametro.clave}» va entre comillas, como texto; llegó {valor!r}.",)
    if parametro.tipo is TipoDeParametro.PERIODO:
        try:
            Periodo.desde_texto(valor)
        except ErrorPeriodo as error:
            return (f"El parámetro «{parametro.clave}» no sirve: {error}",)
    return ()
