"""Cómo está dispuesta la carpeta: qué clave de cada archivo YAML llena qué tabla del Expediente.

Es una descripción y no un programa: de ella salen la lectura, las claves que se conocen en cada
lugar y el JSON Schema con que un editor ayuda a escribir.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from informe_lib.modelo.sesion import EstadoDeAsistencia


class Forma(StrEnum):
    """Cómo se escriben las filas de una tabla."""

    UNA = "un grupo de campos"
    FILAS = "una lista de grupos de campos"
    VALORES = "una lista de valores"
    POR_CLAVE = "«clave: valor» o «clave: {campos}»"
    LISTAS_POR_CLAVE = "«clave: lista de grupos de campos»"


@dataclass(frozen=True, slots=True)
class Rama:
    """Las filas de una tabla.

    `hereda` llena un campo con uno de arriba (`sesiones.clave`, `vigencia`); `suple`, con otro de
    la misma fila cuando falta; `clave` y `valor` nombran el campo que recibe la clave del mapa y
    el valor suelto, que en un mensaje se llama `nombrada` («la asistencia de») y su clave. Donde
    hay `sin_dato`, ese es el valor de una fila escrita `clave: {sin_dato: motivo}`.
    """

    tabla: str
    forma: Forma = Forma.FILAS
    clave: str | None = None
    valor: str | None = None
    hereda: Mapping[str, str] = field(default_factory=dict)
    suple: Mapping[str, str] = field(default_factory=dict)
    nombrada: str = ""
    sin_dato: str | None = None
    ramas: Mapping[str, Rama] = field(default_factory=dict)

    def pone(self) -> frozenset[str]:
        """Los campos que la disposición llena y nadie escribe dentro de la fila."""
        return frozenset(self.hereda) | ({self.clave} if self.clave else frozenset())


@dataclass(frozen=True, slots=True)
class Grupo:
    """Varias ramas bajo una misma palabra, que no es una tabla."""

    ramas: Mapping[str, Rama]


@dataclass(frozen=True, slots=True)
class ClaseDeArchivo:
    """`campos` son los que todo el archivo comparte; `obligatorias`, las claves que no pueden faltar."""

    titulo: str
    ramas: Mapping[str, Rama | Grupo]
    campos: Mapping[str, type] = field(default_factory=dict)
    obligatorias: tuple[str, ...] = ()


INSTANCIA = ClaseDeArchivo(
    "La instancia: su norma, sus sillas, sus funciones y las cifras que mide",
    {
        "instancia": Rama("instancia", Forma.UNA),
        "nombres_anteriores": Rama("nombres_anteriores"),
        "estados_anteriores": Rama("estados_anteriores"),
        "sucesiones": Rama("sucesiones"),
        "organos": Rama("organos"),
        "normas": Rama("normas"),
        "reglamentos": Rama("reglamentos"),
        "integrantes": Rama(
            "integrantes",
            ramas={"designaciones": Rama("designaciones", hereda={"integrante": "integrantes.clave"})},
        ),
        "funciones": Rama("funciones"),
        "cifras": Rama("cifras"),
    },
    obligatorias=("instancia",),
)

_EN_LA_SESION = {"sesion": "sesiones.clave"}
_EN_LA_VIGENCIA = {"vigencia": "vigencia"}
VIGENCIA = ClaseDeArchivo(
    "Una vigencia de la instancia: periodos, sesiones, decisiones, plan y valores",
    {
        "periodos": Rama("periodos", hereda={"formato": "formato"}),
        "sesiones": Rama(
            "sesiones",
            suple={"clave": "fecha"},
            ramas={
                "asistencia": Rama(
                    "asistencias",
                    Forma.POR_CLAVE,
                    clave="integrante",
                    valor="estado",
                    hereda=_EN_LA_SESION,
                    nombrada="la asistencia de",
                    sin_dato=EstadoDeAsistencia.SIN_DATO.value,
                ),
                "funciones": Rama(
                    "funciones_abordadas", Forma.VALORES, valor="funcion", hereda=_EN_LA_SESION
                ),
                "jornadas": Rama("jornadas", Forma.VALORES, valor="fecha", hereda=_EN_LA_SESION),
                "invitados": Rama("invitados", hereda=_EN_LA_SESION),
            },
        ),
        "decisiones": Rama(
            "decisiones",
            ramas={"seguimientos": Rama("seguimientos", hereda={"decision": "decisiones.clave"})},
        ),
        "plan": Grupo(
            {
                "versiones": Rama("versiones_del_plan", hereda=_EN_LA_VIGENCIA),
                "actividades": Rama(
                    "actividades",
                    hereda=_EN_LA_VIGENCIA,
                    ramas={
                        "avances": Rama("avances", hereda={"actividad": "actividades.clave"}),
                        "ajustes": Rama(
                            "ajustes", hereda={"actividad": "actividades.clave", **_EN_LA_VIGENCIA}
                        ),
                    },
                ),
            }
        ),
        "cifras": Rama("valores", Forma.LISTAS_POR_CLAVE, clave="cifra"),
        "publicaciones": Rama("publicaciones"),
        "salvedades": Rama("salvedades"),
    },
    campos={"vigencia": int, "formato": str},
    obligatorias=("vigencia", "formato"),
)
