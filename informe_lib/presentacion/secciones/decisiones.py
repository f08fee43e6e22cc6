"""Seguimiento a las decisiones: cada una con las columnas que el formato pide y lo último que se sabe."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from informe_lib.indicadores.decisiones import (
    antiguedad_de_decisiones,
    decisiones_del_alcance,
    ultimo_seguimiento,
)
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia
from informe_lib.modelo.decision import Decision, Seguimiento
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import SeccionDelFormato
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import Bloque, Celda, Columna, Datos, Escalar, Tabla, TipoDeDato
from informe_lib.presentacion.secciones.escritura import SinContenidoQueMostrar, razones
from informe_lib.presentacion.secciones.sesiones_sin_decisiones import sesiones_sin_decisiones
from informe_lib.presentacion.tabulacion import escalar

COLUMNAS_DE_SIEMPRE = ("fecha", "icono", "decision", "seguimiento")
ROTULOS = {
    "fecha": "Fecha de la sesión", "icono": "Icono", "tipo": "Tipo", "decision": "Decisión",
    "responsable": "Responsable", "fecha_limite": "Fecha límite", "estado": "Estado",
    "seguimiento": "Seguimiento", "fecha_del_seguimiento": "Fecha del seguimiento",
}  # fmt: skip
ANCHOS = {
    "fecha": 4, "icono": 3, "tipo": 4, "decision": 8, "responsable": 6, "fecha_limite": 4, "estado": 4,
    "seguimiento": 8,
}  # fmt: skip
# El vencimiento se dice en la primera de estas que el formato tenga.
DONDE_SE_DICE_QUE_VENCIO = ("fecha_limite", "estado", "seguimiento")


@dataclass(frozen=True, slots=True)
class _Seguida:
    """Una decisión con lo que se sabe de ella al corte."""

    decision: Decision
    ultimo: Seguimiento | None
    icono: str
    esta_vencida: bool

    @property
    def estado(self) -> str:
        return "Sin dato" if self.ultimo is None else str(self.ultimo.estado).capitalize()

    @property
    def limite(self) -> str:
        limite = self.decision.fecha_limite
        return str(limite) if isinstance(limite, Ausencia) else formato.fecha_corta(limite)

    def cuando(self) -> str:
        """La fecha y, si no se tomó en una sesión, el acto."""
        fecha = formato.fecha_corta(self.decision.fecha)
        fuera_de_sesion = self.decision.sesion is None and self.decision.acto
        return f"{fecha}, {self.decision.acto}" if fuera_de_sesion else fecha

    def seguimiento(self) -> str:
        """Lo último que se supo, con su fecha si consta."""
        if self.ultimo is None:
            return "Sin dato"
        fecha = self.ultimo.fecha
        return self.ultimo.texto + ("" if isinstance(fecha, Ausencia) else f" ({formato.fecha_corta(fecha)})")


ESCRITURA: Mapping[str, Callable[[_Seguida], str]] = {
    "fecha": lambda una: una.cuando(),
    "icono": lambda una: una.icono,
    "tipo": lambda una: una.decision.tipo.value.capitalize(),
    "decision": lambda una: una.decision.texto,
    "responsable": lambda una: str(una.decision.responsable),
    "fecha_limite": lambda una: una.limite,
    "estado": lambda una: una.estado,
    "seguimiento": lambda una: una.seguimiento(),
}
COLUMNAS_DE_DATOS = (
    Columna("fecha", "Fecha de la sesión", TipoDeDato.FECHA),
    Columna("tipo", "Tipo"),
    Columna("decision", "Decisión"),
    Columna("seguimiento", "Seguimiento"),
    Columna("estado", "Estado"),
    Columna("clave", "Clave"),
    Columna("sesion", "Sesión"),
    Columna("acto", "Acto, si no fue en una sesión"),
    Columna("icono", "Icono"),
    Columna("responsable", "Responsable"),
    Columna("fecha_limite", "Fecha límite", TipoDeDato.FECHA),
    Columna("fecha_del_seguimiento", "Fecha del seguimiento", TipoDeDato.FECHA),
    Columna("soporte", "Soporte del seguimiento"),
)


def decisiones(expediente: Expediente, seccion: SeccionDelFormato) -> Iterator[Bloque]:
    """Una fila por decisión del alcance, con su seguimiento, y de qué sesiones no consta ninguna."""
    alcance = seccion.alcance or Alcance.PERIODO
    propias = _seguidas(expediente, alcance)
    sin_decisiones = tuple(sesiones_sin_decisiones(expediente, alcance))
    if not propias:
        motivo = "no hay decisiones registradas en el alcance de esta sección."
        raise SinContenidoQueMostrar(" ".join((motivo, *sin_decisiones)))
    columnas = seccion.columnas or COLUMNAS_DE_SIEMPRE
    rotulos = {**ROTULOS, **seccion.rotulos}
    yield Tabla(
        clave=seccion.clave,
        titulo=rotulos.get("titulo", "Decisiones y su seguimiento"),
        encabezado=(tuple(Celda(rotulos[columna], es_encabezado=True) for columna in columnas),),
        cuerpo=tuple(_fila(una, columnas) for una in propias),
        datos=Datos(COLUMNAS_DE_DATOS, tuple(map(_datos, propias))),
        anchos=tuple(ANCHOS[columna] for columna in columnas),
        notas=(
            *sin_decisiones,
            *razones((rotulos[columna], valor) for columna, valor in _ausencias(propias, columnas)),
        ),
    )


def _seguidas(expediente: Expediente, alcance: Alcance) -> list[_Seguida]:
    vencidas = {
        str(fila.decision)
        for fila in antiguedad_de_decisiones(expediente, alcance).itertuples()
        if escalar(fila.dias_de_vencida) is not None
    }
    iconos = {icono.clave: icono.nombre for icono in expediente.formato.iconos}
    return [
        _Seguida(
            decision=decision,
            ultimo=ultimo_seguimiento(expediente, decision),
            icono=iconos.get(str(decision.icono), str(decision.icono)),  # en palabras, según el formato
            esta_vencida=decision.clave in vencidas,
        )
        for decision in decisiones_del_alcance(expediente, alcance)
    ]


def _fila(una: _Seguida, columnas: Sequence[str]) -> tuple[Celda, ...]:
    vencimiento = next((columna for columna in DONDE_SE_DICE_QUE_VENCIO if columna in columnas), None)
    return tuple(
        Celda(
            _con_vencimiento(una, columna) if una.esta_vencida and columna == vencimiento
            else ESCRITURA[columna](una),
            es_encabezado=posicion == 0,
        )
        for posicion, columna in enumerate(columnas)
    )  # fmt: skip


def _con_vencimiento(una: _Seguida, columna: str) -> str:
    """«Venció el 31/05/2024», solo o después de lo que la celda ya dice."""
    if columna == "fecha_limite":
        return f"Venció el {una.limite}"
    return f"{ESCRITURA[columna](una)}; venció el {una.limite}"


def _ausencias(propias: Sequence[_Seguida], columnas: Sequence[str]) -> Iterator[tuple[str, object]]:
    """Lo que falta en las columnas que se imprimen."""
    for una in propias:
        ultimo = una.ultimo
        faltantes = {
            "icono": una.decision.icono,
            "responsable": una.decision.responsable,
            "fecha_limite": una.decision.fecha_limite,
            "estado": NO_REGISTRADO if ultimo is None else ultimo.estado,
            "seguimiento": NO_REGISTRADO if ultimo is None else ultimo.texto,
        }
        yield from ((columna, faltantes[columna]) for columna in columnas if columna in faltantes)
        if ultimo is not None and "seguimiento" in columnas:
            yield "fecha_del_seguimiento", ultimo.fecha


def _datos(una: _Seguida) -> tuple[Escalar, ...]:
    decision, ultimo = una.decision, una.ultimo
    return (
        *(decision.fecha.isoformat(), decision.tipo.value, decision.texto),
        *(ultimo.texto if ultimo else None, una.estado.lower()),
        *(decision.clave, decision.sesion, decision.acto),
        *(escalar(uno) for uno in (decision.icono, decision.responsable, decision.fecha_limite)),
        *(escalar(uno) for uno in ((ultimo.fecha, ultimo.soporte) if ultimo else (None, None))),
    )
