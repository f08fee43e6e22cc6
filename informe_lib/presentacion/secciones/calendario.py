"""Calendario: qué pasó con cada sesión celebrada o programada en el alcance, y con qué quórum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from informe_lib.indicadores.sesiones import es_posterior, estado_al_corte, sesiones_del_calendario
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia, no_aplica
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import SeccionDelFormato
from informe_lib.modelo.sesion import EstadoDeSesion, Sesion, TipoDeSesion
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import (
    Alineacion,
    Bloque,
    Celda,
    Columna,
    Datos,
    Tabla,
    TipoDeDato,
)
from informe_lib.presentacion.nombres_de_sesion import fechas_de_sesion
from informe_lib.presentacion.secciones.escritura import (
    SinContenidoQueMostrar,
    fechas_o_cuantas,
    razones,
)
from informe_lib.presentacion.secciones.quorum_de_la_sesion import (
    COLUMNAS_DEL_QUORUM,
    Quorum,
    quorum_de_cada_sesion,
)
from informe_lib.presentacion.tabulacion import datos_con_motivos

FILAS_QUE_SE_LEEN = 366  # una por día del año; con más, la tabla cuenta y los datos traen cada una
ROTULOS = {
    "sesion": "Sesión", "tipo": "Tipo", "estado": "Estado", "modalidad": "Modalidad", "acta": "Acta",
    "quorum": "Quórum",
}  # fmt: skip
TIPOS = {TipoDeSesion.ORDINARIA: "Ordinarias", TipoDeSesion.EXTRAORDINARIA: "Extraordinarias"}
COLUMNAS_DE_DATOS = (
    Columna("sesion", "Sesión"),
    Columna("fecha", "Fecha de la sesión", TipoDeDato.FECHA),
    Columna("programada_para", "Fecha programada", TipoDeDato.FECHA),
    Columna("tipo", "Tipo"),
    Columna("estado", "Estado"),
    Columna("reprogramada_a", "Sesión a la que se corrió"),
    Columna("modalidad", "Modalidad"),
    Columna("acta", "Acta"),
    Columna("motivo", "Motivo"),
    *COLUMNAS_DEL_QUORUM,
)
CON_MOTIVO = (EstadoDeSesion.APLAZADA, EstadoDeSesion.CANCELADA, EstadoDeSesion.FALLIDA)
NO_SE_INSTALO = no_aplica("la sesión no se instaló")


@dataclass(frozen=True, slots=True)
class _Calendario:
    """Las sesiones del alcance, con la fecha escrita y el quórum de cada una; `rotulos`, los del formato."""

    expediente: Expediente
    sesiones: tuple[Sesion, ...]
    fechas: Mapping[str, str]
    quorum: Mapping[str, Quorum]
    rotulos: Mapping[str, str]

    def es_posterior(self, sesion: Sesion) -> bool:
        return es_posterior(sesion, self.expediente.corte)

    def estado(self, sesion: Sesion) -> EstadoDeSesion:
        return estado_al_corte(sesion, self.expediente.corte)

    def fecha(self, sesion: Sesion) -> str:
        """La de la sesión o, si al corte no se había celebrado, la programada."""
        if self.es_posterior(sesion):
            return formato.fecha_corta(sesion.fecha_programada)
        return self.fechas[sesion.clave]

    def si_se_instalo(self, sesion: Sesion, valor: str | Ausencia) -> str | Ausencia:
        """Lo que nadie registró de una sesión que no se instaló no falta: no tiene por qué existir."""
        if self.es_posterior(sesion):
            return NO_SE_INSTALO
        se_instalo = sesion.estado in (EstadoDeSesion.REALIZADA, EstadoDeSesion.FALLIDA)
        return valor if se_instalo or valor != NO_REGISTRADO else NO_SE_INSTALO


def calendario(expediente: Expediente, seccion: SeccionDelFormato) -> Iterator[Bloque]:
    """Una fila por sesión, también la aplazada, la cancelada y la fallida, con la razón de cada una."""
    propio = _leer(expediente, seccion)
    if not propio.sesiones:
        raise SinContenidoQueMostrar("no hay sesiones celebradas ni programadas en el alcance")
    datos = datos_con_motivos(COLUMNAS_DE_DATOS, (_datos(propio, sesion) for sesion in propio.sesiones))
    titulo = seccion.rotulos.get("titulo", "Sesiones celebradas y programadas")
    if len(propio.sesiones) > FILAS_QUE_SE_LEEN:
        yield _en_resumen(propio, seccion.clave, titulo, datos)
        return
    yield Tabla(
        clave=seccion.clave,
        titulo=titulo,
        encabezado=(tuple(Celda(propio.rotulos[columna], es_encabezado=True) for columna in ROTULOS),),
        cuerpo=tuple(_fila(propio, sesion) for sesion in propio.sesiones),
        datos=datos,
        anchos=(4, 4, 6, 4, 3, 6),
        notas=(*_notas_del_quorum(propio), *_motivos(propio), *razones(_ausencias(propio))),
    )


def _leer(expediente: Expediente, seccion: SeccionDelFormato) -> _Calendario:
    alcance = seccion.alcance or Alcance.PERIODO
    sesiones = sesiones_del_calendario(expediente, alcance)
    quorum = quorum_de_cada_sesion(expediente, alcance)
    rotulos = {**ROTULOS, **seccion.rotulos}
    return _Calendario(expediente, sesiones, fechas_de_sesion(expediente), quorum, rotulos)


def _en_resumen(propio: _Calendario, clave: str, titulo: str, datos: Datos) -> Tabla:
    """Cuántas hubo en cada estado: una fila por sesión serían muchas páginas que nadie lee."""
    cuantas = Counter((propio.estado(sesion), sesion.tipo) for sesion in propio.sesiones)
    titulos = (propio.rotulos["estado"], *TIPOS.values())
    total = formato.numero(len(propio.sesiones))
    return Tabla(
        clave=clave,
        titulo=titulo,
        encabezado=(tuple(Celda(uno, es_encabezado=True) for uno in titulos),),
        cuerpo=tuple(
            (
                Celda(estado.value.capitalize(), estado.value, es_encabezado=True),
                *(
                    Celda(formato.numero(n), n, alineacion=Alineacion.DERECHA)
                    for n in (cuantas[estado, tipo] for tipo in TIPOS)
                ),
            )
            for estado in EstadoDeSesion
            if any(cuantas[estado, tipo] for tipo in TIPOS)
        ),
        datos=datos,
        notas=(f"Son {total} sesiones: la tabla las cuenta, y cada una está en los datos abiertos.",),
    )


def _fila(propio: _Calendario, sesion: Sesion) -> tuple[Celda, ...]:
    return (
        Celda(propio.fecha(sesion), sesion.clave, es_encabezado=True),
        Celda(sesion.tipo.value.capitalize(), sesion.tipo.value),
        Celda(_estado(propio, sesion), propio.estado(sesion).value),
        Celda(str(propio.si_se_instalo(sesion, sesion.modalidad)).capitalize()),
        Celda(str(propio.si_se_instalo(sesion, sesion.acta))),
        Celda(str(propio.quorum.get(sesion.clave, "No aplica"))),
    )


def _estado(propio: _Calendario, sesion: Sesion) -> str:
    """«Aplazada: se corrió al 11/07/2024»; «Realizada; estaba programada para el 27/06/2024»."""
    estado = propio.estado(sesion).value.capitalize()
    if propio.es_posterior(sesion):
        return f"{estado}: se corrió al {formato.fecha_corta(sesion.fecha)}"
    if sesion.reprogramada_a:
        return f"{estado}: {_a_donde_se_corrio(propio, sesion)}"
    if sesion.fecha_programada != sesion.fecha:
        return f"{estado}; estaba programada para el {formato.fecha_corta(sesion.fecha_programada)}"
    return estado


def _a_donde_se_corrio(propio: _Calendario, sesion: Sesion) -> str:
    """El día de la otra sesión; si los datos no llevan a ninguna, se dice así."""
    if sesion.reprogramada_a == sesion.clave:
        return "los datos dicen que se corrió a ella misma"
    for una in propio.expediente.sesiones:
        if una.clave == sesion.reprogramada_a:
            return f"se corrió al {formato.fecha_corta(una.fecha)}"
    return f"se corrió a una sesión, «{sesion.reprogramada_a}», que no está en los datos"


def _notas_del_quorum(propio: _Calendario) -> Iterator[str]:
    por_regla: dict[str, list[str]] = {}
    for sesion in propio.sesiones:
        quorum = propio.quorum.get(sesion.clave)
        if quorum and quorum.regla:
            por_regla.setdefault(quorum.regla, []).append(propio.fechas[sesion.clave])
    if por_regla:
        yield "Quórum: puestos presentes de los que cuentan ese día, y el mínimo que pide la regla."
    for regla, fechas in por_regla.items():
        yield f"Regla de quórum: {regla} ({fechas_o_cuantas(fechas)})."


def _motivos(propio: _Calendario) -> Iterator[str]:
    """Por qué no se celebró cuando debía y qué se duda o se supone del quórum, cada razón una vez."""
    por_motivo: dict[str, list[str]] = {}
    for sesion in propio.sesiones:
        for motivo in _motivos_de(propio, sesion):
            por_motivo.setdefault(motivo, []).append(propio.fecha(sesion))
    for motivo, fechas in por_motivo.items():
        yield f"{fechas_o_cuantas(fechas)}: {motivo}."


def _motivos_de(propio: _Calendario, sesion: Sesion) -> Iterator[str]:
    """«fallida («No se completó el quórum»)», con el motivo como se escribió."""
    quorum = propio.quorum.get(sesion.clave)
    if isinstance(sesion.motivo, str):
        yield f"{propio.estado(sesion).value} ({formato.entre_comillas(sesion.motivo)})"
    if quorum and quorum.duda:
        yield f"no se sabe si hubo quórum; {quorum.duda}"
    if quorum and quorum.supuesto:
        yield f"para el quórum, {quorum.supuesto}"


def _ausencias(propio: _Calendario) -> Iterator[tuple[str, object]]:
    for sesion in propio.sesiones:
        yield propio.rotulos["modalidad"], propio.si_se_instalo(sesion, sesion.modalidad)
        yield propio.rotulos["acta"], propio.si_se_instalo(sesion, sesion.acta)
        estado = propio.estado(sesion)
        if estado in CON_MOTIVO:
            yield f"Motivo de que la sesión quedara {estado.value}", sesion.motivo


def _datos(propio: _Calendario, sesion: Sesion) -> tuple[object, ...]:
    """El motivo se le pide a la sesión que no se celebró; el quórum, a la que se instaló."""
    quorum, estado = propio.quorum.get(sesion.clave), propio.estado(sesion)
    sin_motivo = sesion.motivo if estado in CON_MOTIVO else None
    return (
        *(sesion.clave, sesion.fecha, sesion.fecha_programada),
        *(sesion.tipo.value, estado.value, sesion.reprogramada_a),
        propio.si_se_instalo(sesion, sesion.modalidad),
        propio.si_se_instalo(sesion, sesion.acta),
        sin_motivo if isinstance(sesion.motivo, Ausencia) else sesion.motivo,
        *(quorum.datos() if quorum else (NO_SE_INSTALO, *(None,) * (len(COLUMNAS_DEL_QUORUM) - 1))),
    )
