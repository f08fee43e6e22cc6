"""Las funciones: que cada sesión diga cuáles abordó, o por qué ninguna, y que sean de la instancia."""

from __future__ import annotations

from collections.abc import Iterator

from informe_lib.fuentes.sugerencia import pregunta
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.revision import Severidad
from informe_lib.revision.informado import sesiones_informadas
from informe_lib.revision.palabras import con_mayuscula, contados, la_sesion
from informe_lib.revision.regla import Dato, Duda, Regla

# Con menos no hay qué distinguir: una sesión que trató las dos funciones que hay no dice nada raro.
FUNCIONES_QUE_YA_DISTINGUEN, SESIONES_QUE_YA_DISTINGUEN = 3, 2


def sesiones_sin_funciones(expediente: Expediente) -> Iterator[Duda]:
    """Las celebradas que no dicen qué funciones abordaron ni por qué no, o dicen ambas cosas."""
    con_funciones = {una.sesion for una in expediente.funciones_abordadas}
    for sesion in sesiones_informadas(expediente):
        if sesion.clave in con_funciones and sesion.sin_funciones:
            yield Duda(
                f"{con_mayuscula(la_sesion(sesion))} trae funciones abordadas y también dice por qué no "
                f"abordó ninguna: «{sesion.sin_funciones}».",
                Dato("sesiones", sesion.clave, "sin_funciones"),
                remedio="Deje una sola de las dos cosas.",
            )
        elif sesion.clave not in con_funciones and not sesion.sin_funciones:
            yield Duda(
                f"{con_mayuscula(la_sesion(sesion))} no dice qué funciones abordó, ni por qué ninguna.",
                Dato("sesiones", sesion.clave, "funciones"),
            )


def funciones_de_nadie(expediente: Expediente) -> Iterator[Duda]:
    """Marcas de funciones que la instancia no tiene."""
    conocidas = {funcion.clave for funcion in expediente.funciones}
    sesiones = {sesion.clave: sesion for sesion in expediente.sesiones}
    for marca in expediente.funciones_abordadas:
        sesion = sesiones.get(marca.sesion)
        if marca.funcion in conocidas or sesion is None or not sesion.es_de_la_instancia():
            continue
        consejo = pregunta(marca.funcion, conocidas)
        yield Duda(
            f"{con_mayuscula(la_sesion(sesion))} dice que abordó «{marca.funcion}», que no es ninguna "
            f"función de la instancia. {consejo}".strip(),
            Dato("funciones_abordadas", f"{marca.sesion}/{marca.funcion}", "funcion"),
            remedio="Corrija la clave o agregue la función en «funciones», con su norma.",
        )


def funciones_sin_sesion(expediente: Expediente) -> Iterator[Duda]:
    """Sesiones que no se celebraron y aun así abordaron funciones."""
    con_funciones = {una.sesion for una in expediente.funciones_abordadas}
    for sesion in expediente.sesiones:
        if sesion.es_de_la_instancia() and not sesion.es_realizada() and sesion.clave in con_funciones:
            yield Duda(
                f"{con_mayuscula(la_sesion(sesion))} figura «{sesion.estado.value}» y trae funciones "
                "abordadas, que el informe no cuenta.",
                Dato("sesiones", sesion.clave, "estado"),
                remedio="Si se celebró, escriba «realizada»; si no, quite sus funciones.",
            )


def todas_en_todas(expediente: Expediente) -> Iterator[Duda]:
    """Todas las funciones en todas las sesiones: una tabla así no distingue nada."""
    sesiones, funciones = sesiones_informadas(expediente), {una.clave for una in expediente.funciones}
    if len(funciones) < FUNCIONES_QUE_YA_DISTINGUEN or len(sesiones) < SESIONES_QUE_YA_DISTINGUEN:
        return
    abordadas: dict[str, set[str]] = {}
    for marca in expediente.funciones_abordadas:
        abordadas.setdefault(marca.sesion, set()).add(marca.funcion)
    if all(funciones <= abordadas.get(sesion.clave, set()) for sesion in sesiones):
        ultima = sesiones[-1]
        yield Duda(
            f"Las {len(funciones)} funciones figuran abordadas en todas las sesiones "
            f"({contados(len(sesiones), 'sesión', 'sesiones')}): la tabla no distingue qué se trató en cada "
            "una.",
            Dato("sesiones", ultima.clave, "funciones"),
            remedio="Revise las actas y deje en cada sesión solo las funciones que trató; si fueron todas, "
            "deje una salvedad que lo diga.",
            severidad=Severidad.REVISAR,
        )


def funciones_y_sesiones(expediente: Expediente) -> Iterator[Duda]:
    """Lo que V08 exige. Sin funciones registradas no hay de qué marcar."""
    if expediente.funciones:
        yield from sesiones_sin_funciones(expediente)
        yield from funciones_sin_sesion(expediente)
        yield from todas_en_todas(expediente)
    yield from funciones_de_nadie(expediente)


REGLAS = (
    Regla(
        codigo="V08",
        nombre="Toda sesión realizada dice qué funciones de la instancia abordó, o por qué ninguna",
        severidad=Severidad.IMPIDE,
        por_que="De esas marcas sale la respuesta «Se abordó» de cada función.",
        remedio="Escriba en «funciones» las que el acta diga, o en «sin_funciones» por qué no hubo.",
        dudas=funciones_y_sesiones,
    ),
)
