"""Los roles: quién ejerce la secretaría y la presidencia, que cada rol exista y que hubiera quórum."""

from __future__ import annotations

import re
from collections.abc import Iterator

from informe_lib.fuentes.sugerencia import sugerencia
from informe_lib.indicadores.puestos import rol_en_la_sesion
from informe_lib.indicadores.quorum import quorum_por_sesion
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.integrante import Integrante
from informe_lib.modelo.revision import Severidad
from informe_lib.modelo.sesion import Asistencia, EstadoDeAsistencia, Sesion
from informe_lib.revision.filas import con_su_fila
from informe_lib.revision.palabras import con_mayuscula, en_palabras, enumerados, la_sesion
from informe_lib.revision.regla import Dato, Duda, Regla

SECRETARIA, PRESIDENCIA = "S", "P"


def secretaria_y_presidencia(expediente: Expediente) -> Iterator[Duda]:
    """Una sola Secretaría Técnica al corte y, en cada sesión, quien la presida."""
    if expediente.formato.rol(SECRETARIA):
        yield from _secretaria(expediente)
    if expediente.formato.rol(PRESIDENCIA):
        yield from _presidencia(expediente)


def _secretaria(expediente: Expediente) -> Iterator[Duda]:
    corte = expediente.corte
    propias = [una for una in expediente.integrantes if una.rol == SECRETARIA and una.ocupa(corte)]
    if not propias:
        yield Duda(
            f"Al {en_palabras(corte)} ninguna silla ejercía la Secretaría Técnica (rol S).",
            Dato("integrantes"),
            remedio="Ponga «rol: S» en la silla que la ejerce, o revise sus fechas «desde» y «hasta».",
        )
    for sobra in propias[1:]:
        yield Duda(
            f"Al {en_palabras(corte)} la Secretaría Técnica (rol S) la ejercían a la vez "
            f"{enumerados([f'«{una.nombre}»' for una in propias])}.",
            Dato("integrantes", sobra.clave, "rol"),
            remedio="Deje el rol S en la que la ejerce; si cambió de manos, escriba «hasta» y «desde».",
            severidad=Severidad.REVISAR,
        )


def _presidencia(expediente: Expediente) -> Iterator[Duda]:
    sillas = {una.clave: una for una in expediente.integrantes}
    roles = {*(una.rol for una in expediente.integrantes), *(una.rol for una in expediente.asistencias)}
    con_el_rol = PRESIDENCIA in roles
    yield from _sin_presidencia(expediente, con_el_rol=con_el_rol)
    marcas: dict[str, list[Asistencia]] = {}
    for marca in expediente.asistencias if con_el_rol else ():
        marcas.setdefault(marca.sesion, []).append(marca)
    for sesion in expediente.sesiones_realizadas_en(Alcance.ACUMULADO):
        yield from _presidencia_de_la_sesion(sesion, marcas.get(sesion.clave, []), sillas)


def _sin_presidencia(expediente: Expediente, *, con_el_rol: bool) -> Iterator[Duda]:
    """Que alguien presida o se diga por qué nadie, y no las dos cosas."""
    por_que = expediente.instancia.sin_presidencia
    if con_el_rol and por_que:
        yield Duda(
            f"La instancia dice por qué nadie la preside («{por_que}») y alguien tiene el rol P.",
            Dato("instancia", expediente.instancia.clave, "sin_presidencia"),
            remedio="Deje una sola de las dos cosas.",
            severidad=Severidad.REVISAR,
        )
    elif not con_el_rol and not por_que:
        yield Duda(
            "Ningún integrante preside la instancia: ninguna silla tiene el rol P.",
            Dato("integrantes"),
            remedio="Ponga «rol: P» en la silla que preside; si nadie preside, escriba por qué en "
            "«sin_presidencia», en instancia.yaml.",
            severidad=Severidad.REVISAR,
        )


def _presidencia_de_la_sesion(
    sesion: Sesion, marcas: list[Asistencia], sillas: dict[str, Integrante]
) -> Iterator[Duda]:
    """A lo sumo una silla presente con el rol P; ninguna, solo si consta que no estuvo."""
    suyas = [
        marca
        for marca in marcas
        if marca.integrante in sillas and rol_en_la_sesion(sillas[marca.integrante], marca) == PRESIDENCIA
    ]
    presentes = [marca for marca in suyas if marca.estado.es_presencia()]
    if len(presentes) > 1:
        nombres = enumerados([f"«{sillas[una.integrante].nombre}»" for una in presentes])
        yield Duda(
            f"{con_mayuscula(la_sesion(sesion))} tiene a la vez en la presidencia a {nombres}.",
            Dato("asistencias", f"{sesion.clave}/{presentes[1].integrante}", "rol"),
            remedio="Deje el rol P en quien presidió.",
            severidad=Severidad.REVISAR,
        )
    explicadas = any(
        una.estado is EstadoDeAsistencia.SIN_DATO or isinstance(una.motivo, str) for una in suyas
    )
    if suyas and not presentes and not explicadas:
        yield Duda(
            f"En {la_sesion(sesion)} no consta quién presidió: «{sillas[suyas[0].integrante].nombre}», que "
            f"preside, figura como «{suyas[0].estado.value}».",
            Dato("asistencias", f"{sesion.clave}/{suyas[0].integrante}", "estado"),
            remedio="Ponga «rol: P» en la marca de quien presidió, o aquí el «motivo» de que no haya.",
            severidad=Severidad.REVISAR,
        )


def roles_fuera_del_catalogo(expediente: Expediente) -> Iterator[Duda]:
    """El rol de cada silla y el que una marca diga para una sesión."""
    for fila, silla in con_su_fila("integrantes", expediente.integrantes):
        yield from _rol_desconocido(
            expediente, silla.rol, f"La silla «{silla.nombre}»", Dato("integrantes", fila, "rol")
        )
    for fila, marca in con_su_fila("asistencias", expediente.asistencias):
        if marca.rol:
            quien = f"La marca de «{marca.integrante}» en la sesión «{marca.sesion}»"
            yield from _rol_desconocido(expediente, marca.rol, quien, Dato("asistencias", fila, "rol"))


def _rol_desconocido(expediente: Expediente, rol: str, quien: str, dato: Dato) -> Iterator[Duda]:
    if expediente.formato.rol(rol) is None:
        conocidos = [uno.clave for uno in expediente.formato.roles]
        que = f"{quien} tiene el rol «{rol}», que no está en el formato «{expediente.formato.clave}»."
        yield Duda(que, dato, remedio=sugerencia(rol, conocidos) or None)


def sesiones_sin_quorum(expediente: Expediente) -> Iterator[Duda]:
    """Las celebradas en el año sin los que el reglamento pide, y la fallida por quórum que sí lo tuvo."""
    if all(isinstance(uno.quorum, Ausencia) for uno in expediente.reglamentos):
        return  # sin regla conocida de ninguna sesión se sabe
    sesiones = {una.clave: una for una in expediente.sesiones}
    tabla = quorum_por_sesion(expediente, Alcance.ACUMULADO)
    for fila in tabla[tabla["hay_quorum"].notna()].itertuples():
        sesion = sesiones[str(fila.sesion)]
        cuenta = (
            f"asistieron {fila.asistieron} de {fila.integrantes} puestos y con la regla "
            f"«{fila.regla}» se necesitan {fila.minimo}"
        )
        que, dato = con_mayuscula(la_sesion(sesion)), Dato("sesiones", sesion.clave, "estado")
        if sesion.es_realizada() and not fila.hay_quorum:
            yield Duda(f"{que} se celebró sin quórum: {cuenta}.", dato)
        elif not sesion.es_realizada() and fila.hay_quorum and _es_por_quorum(sesion):
            yield Duda(f"{que} figura fallida por el quórum, y lo hubo: {cuenta}.", dato)


def _es_por_quorum(sesion: Sesion) -> bool:
    return isinstance(sesion.motivo, str) and re.search(r"qu[oó]rum", sesion.motivo.lower()) is not None


REGLAS = (
    Regla(
        codigo="V09",
        nombre="La instancia tiene una Secretaría Técnica y cada sesión, a lo sumo una Presidencia",
        severidad=Severidad.IMPIDE,
        por_que="Quien ejerce la Secretaría Técnica responde por el informe y lo firma.",
        remedio="Revise los roles de las sillas.",
        dudas=secretaria_y_presidencia,
    ),
    Regla(
        codigo="V10",
        nombre="Cada rol está en el catálogo del formato",
        severidad=Severidad.IMPIDE,
        por_que="El formato no dice qué significa otro rol, ni si cuenta para el quórum.",
        remedio="Escriba uno de los roles del formato.",
        dudas=roles_fuera_del_catalogo,
    ),
    Regla(
        codigo="V11",
        nombre="Una sesión se celebra con el quórum del reglamento",
        severidad=Severidad.REVISAR,
        por_que="Lo que se decide sin quórum se puede impugnar.",
        remedio="Revise las marcas y el quórum del reglamento; si no lo hubo, la sesión es «fallida».",
        dudas=sesiones_sin_quorum,
    ),
)
