"""La alerta: qué está mal o por revisar, dónde, por qué importa y qué hacer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from informe_lib.modelo.revision import Severidad


@dataclass(frozen=True, slots=True)
class Lugar:
    """Dónde se corrige: el renglón de un archivo de texto, o la celda de una hoja o de un cuaderno.

    `archivo` es relativo a la carpeta de los datos; `celda` se lee sola: «B7», «celda 3 (asistentes)».
    `dato` es su camino estable, que no cambia si el dato se muda de renglón: «sesiones/2024-09-03/fecha».
    """

    archivo: str | None = None
    linea: int | None = None
    hoja: str | None = None
    celda: str | None = None
    dato: str | None = None

    def __str__(self) -> str:
        linea = None if self.linea is None else f"línea {self.linea}"
        hoja = None if self.hoja is None else f"hoja «{self.hoja}»"
        return ", ".join(parte for parte in (self.archivo, linea, hoja, self.celda) if parte)


@dataclass(frozen=True, slots=True)
class Alerta:
    """Una duda con su lugar y su remedio; `instancia` y `periodo`, si es de un informe."""

    codigo: str
    severidad: Severidad
    mensaje: str
    donde: Lugar
    por_que: str
    remedio: str
    instancia: str | None = None
    periodo: str | None = None

    def __str__(self) -> str:
        lugar = f"{self.donde}: " if str(self.donde) else ""
        return f"{lugar}{self.mensaje} {self.remedio}"

    def como_json(self) -> Mapping[str, object]:
        """La alerta como la entregan los archivos y `--json`; del lugar, solo lo que se sabe."""
        return {
            "codigo": self.codigo,
            "severidad": self.severidad.value,
            "instancia": self.instancia,
            "periodo": self.periodo,
            "mensaje": self.mensaje,
            "donde": {clave: valor for clave, valor in asdict(self.donde).items() if valor is not None},
            "por_que": self.por_que,
            "remedio": self.remedio,
        }
