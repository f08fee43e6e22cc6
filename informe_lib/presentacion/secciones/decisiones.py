"""Seguimiento a las decisiones: cada una con las columnas que el formato pide y lo último que se sabe."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from informe_lib.indicadores.decisiones import (
    anteriores_en_seguimiento,
    antiguedad_de,
    cerradas_antes,
    decisiones_del_alcance,
    ultimo_seguimiento,
)
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia
from informe_lib.modelo.decision import Decision, Seguimiento
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import SeccionDelFormato
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import (
    Bloque,
    Celda,
    Columna,
    Nota,
    Tabla,
    Texto,
    TipoDeDato,
)
from informe_lib.presentacion.secciones.escritura import FECHAS_EN_UNA_NOTA, SinContenidoQueMostrar, razones
from informe_lib.presentacion.secciones.sesiones_sin_decisiones import sesiones_sin_decisiones
from informe_lib.presentacion.tabulacion import datos_con_motivos, escalar

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
ANTERIORES = "Decisiones anteriores en seguimiento"
NINGUNA = "no hay decisiones registradas en el alcance de esta sección."


@dataclass(frozen=True, slots=True)
class _Seguida:
    """Una decisión con lo que se sabe de ella al corte."""

    decision: Decision
    ultimo: Seguimiento | None
    icono: str
    esta_vencida: bool
    dice_su_estado: bool = False  # en el seguimiento, porque la tabla no tiene una columna para él

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
        """Lo último que se supo, con su fecha y su soporte si constan: «Faltan dos (11/07/2024, Acta 4)»."""
        if self.ultimo is None:
            return "Sin dato"
        fecha, soporte = self.ultimo.fecha, self.ultimo.soporte
        ya_lo_nombra = isinstance(soporte, str) and soporte in self.ultimo.texto
        constan = (
            *((self.estado.lower(),) if self.dice_su_estado else ()),
            *(() if isinstance(fecha, Ausencia) else (formato.fecha_corta(fecha),)),
            *(() if isinstance(soporte, Ausencia) or ya_lo_nombra else (soporte,)),
        )
        return self.ultimo.texto + (f" ({', '.join(constan)})" if constan else "")


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
    """Una fila por decisión del alcance, con su seguimiento, y de qué sesiones no consta ninguna.

    Las que se tomaron antes y seguían abiertas cuando empezó el alcance van en una segunda tabla: lo
    que en él se cumple también es de su informe.
    """
    alcance = seccion.alcance or Alcance.PERIODO
    propias = _seguidas(expediente, decisiones_del_alcance(expediente, alcance))
    con_estado = "estado" in (seccion.columnas or COLUMNAS_DE_SIEMPRE)
    anteriores = [
        replace(una, dice_su_estado=not con_estado)
        for una in _seguidas(expediente, anteriores_en_seguimiento(expediente, alcance))
    ]
    aclaraciones = (
        *sesiones_sin_decisiones(expediente, alcance),
        *_cerradas_que_no_se_repiten(expediente, alcance),
    )
    if propias:
        yield _tabla(propias, seccion, aclaraciones)
    elif anteriores:
        yield Nota((Texto(" ".join((f"{NINGUNA[0].upper()}{NINGUNA[1:]}", *aclaraciones))),))
    else:
        raise SinContenidoQueMostrar(" ".join((NINGUNA, *aclaraciones)))
    if anteriores:
        yield replace(_tabla(anteriores, seccion), clave=f"{seccion.clave}_anteriores", titulo=ANTERIORES)


def _cerradas_que_no_se_repiten(expediente: Expediente, alcance: Alcance) -> Iterator[str]:
    if alcance is Alcance.CORTE and cerradas_antes(expediente):
        yield f"No se repiten las cerradas antes del {formato.fecha_larga(expediente.periodo.inicio)}."


def _tabla(
    propias: Sequence[_Seguida], seccion: SeccionDelFormato, aclaraciones: Iterable[str] = ()
) -> Tabla:
    columnas = seccion.columnas or COLUMNAS_DE_SIEMPRE
    rotulos = {**ROTULOS, **seccion.rotulos}
    return Tabla(
        clave=seccion.clave,
        titulo=rotulos.get("titulo", "Decisiones y su seguimiento"),
        encabezado=(tuple(Celda(rotulos[columna], es_encabezado=True) for columna in columnas),),
        cuerpo=tuple(_fila(una, columnas) for una in propias),
        datos=datos_con_motivos(COLUMNAS_DE_DATOS, map(_datos, propias)),
        anchos=tuple(ANCHOS[columna] for columna in columnas),
        notas=(*aclaraciones, *razones(_ausencias(propias, columnas, rotulos))),
    )


def _seguidas(expediente: Expediente, propias: Sequence[Decision]) -> list[_Seguida]:
    vencidas = {
        str(fila.decision)
        for fila in antiguedad_de(expediente, propias).itertuples()
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
        for decision in propias
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


def _ausencias(
    propias: Sequence[_Seguida], columnas: Sequence[str], rotulos: Mapping[str, str]
) -> Iterator[tuple[str, Ausencia]]:
    """Lo que falta en las columnas que se imprimen; si no es en todas las filas, de cuáles fechas es."""
    fechas: dict[tuple[str, Ausencia], list[str]] = {}
    for una in propias:
        for columna, valor in _faltantes(una, columnas):
            if isinstance(valor, Ausencia):
                fechas.setdefault((columna, valor), []).append(formato.fecha_corta(una.decision.fecha))
    for (columna, ausencia), cuales in fechas.items():
        yield f"{rotulos[columna]}{_de_cuales(cuales, len(propias))}", ausencia


def _faltantes(una: _Seguida, columnas: Sequence[str]) -> Iterator[tuple[str, object]]:
    ultimo = una.ultimo
    valores = {
        "icono": una.decision.icono,
        "responsable": una.decision.responsable,
        "fecha_limite": una.decision.fecha_limite,
        "estado": NO_REGISTRADO if ultimo is None else ultimo.estado,
        "seguimiento": NO_REGISTRADO if ultimo is None else ultimo.texto,
    }
    yield from ((columna, valores[columna]) for columna in columnas if columna in valores)
    if ultimo is not None and "seguimiento" in columnas:
        yield "fecha_del_seguimiento", ultimo.fecha


def _de_cuales(fechas: Sequence[str], filas: int) -> str:
    """« (15/02/2024)»; si es de todas no hace falta, y si son muchas basta cuántas."""
    if len(fechas) == filas:
        return ""
    if len(fechas) > FECHAS_EN_UNA_NOTA:
        return f" (en {formato.numero(len(fechas))} filas)"
    return f" ({formato.lista(dict.fromkeys(fechas))})"


def _datos(una: _Seguida) -> tuple[object, ...]:
    """Sin seguimiento falta lo que dice y en qué va; su fecha y su soporte son de algo que no existe."""
    decision, ultimo = una.decision, una.ultimo
    return (
        *(decision.fecha, decision.tipo.value, decision.texto),
        *((ultimo.texto, ultimo.estado) if ultimo else (NO_REGISTRADO, NO_REGISTRADO)),
        *(decision.clave, decision.sesion, decision.acto),
        *(decision.icono, decision.responsable, decision.fecha_limite),
        *((ultimo.fecha, ultimo.soporte) if ultimo else (None, None)),
    )
