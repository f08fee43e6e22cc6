"""Las referencias a nadie: claves que los datos nombran y ningún renglón tiene."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from informe_lib.fuentes.sugerencia import sugerencia
from informe_lib.modelo.ausencia import Ausencia, ClaseDeAusencia
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import ContenidoDeSeccion, SeccionDelFormato
from informe_lib.modelo.periodo import Periodo
from informe_lib.modelo.publicacion import Publicacion, TipoDePublicacion
from informe_lib.modelo.revision import Severidad
from informe_lib.revision.filas import con_su_fila
from informe_lib.revision.palabras import contados
from informe_lib.revision.regla import Dato, Duda, Regla


@dataclass(frozen=True, slots=True)
class _Referencia:
    """El campo de una tabla que nombra la clave de otra, y cómo se le dice a lo nombrado."""

    tabla: str
    campo: str
    a: str
    es: str


# Las sesiones que otro dato nombra, su asistencia y sus funciones las miran otras reglas; los valores, V15.
REFERENCIAS = (
    _Referencia("sesiones", "organo", "organos", "un órgano"),
    _Referencia("seguimientos", "decision", "decisiones", "una decisión"),
    _Referencia("designaciones", "integrante", "integrantes", "una silla"),
    _Referencia("funciones", "norma", "normas", "una norma"),
    _Referencia("actividades", "funcion", "funciones", "una función"),
    _Referencia("actividades", "cifra_programada", "cifras", "una cifra"),
    _Referencia("actividades", "cifra_ejecutada", "cifras", "una cifra"),
    _Referencia("ajustes", "actividad", "actividades", "una actividad"),
    _Referencia("avances", "actividad", "actividades", "una actividad"),
)


def referencias_a_nadie(expediente: Expediente) -> Iterator[Duda]:
    """Cada clave que nombra a algo que no está en su tabla."""
    for una in REFERENCIAS:
        conocidas = {destino.clave for destino in getattr(expediente, una.a)}
        for fila, registro in con_su_fila(una.tabla, getattr(expediente, una.tabla)):
            clave = getattr(registro, una.campo)
            if isinstance(clave, str) and clave not in conocidas:
                que = f"«{una.campo}» nombra {una.es} que no está en los datos: «{clave}»."
                yield Duda(que, Dato(una.tabla, fila, una.campo), _remedio(clave, conocidas))
    yield from _de_las_publicaciones(expediente)
    yield from _de_las_reglas(expediente)


def _remedio(clave: str, conocidas: Collection[str]) -> str | None:
    """La clave que más se le parece; de una lista larga no se enumeran todas."""
    return sugerencia(clave, sorted(conocidas)[:20]) or None


def _de_las_publicaciones(expediente: Expediente) -> Iterator[Duda]:
    conocidas = {
        TipoDePublicacion.NORMAS: {uno for norma in expediente.normas for uno in (norma.clave, norma.nombre)},
        TipoDePublicacion.REGLAMENTO: {
            str(uno) for suyo in expediente.reglamentos for uno in (suyo.fecha, suyo.numero)
        },
        TipoDePublicacion.ACTA: {
            str(uno) for sesion in expediente.sesiones for uno in (sesion.clave, sesion.acta)
        },
    }
    for fila, una in con_su_fila("publicaciones", expediente.publicaciones):
        if not _existe(una, conocidas.get(una.documento)):
            que = (
                f"Se registra si está publicado un documento ({una.documento.value}) que no está en los datos"
            )
            yield Duda(f"{que}: «{una.referencia}».", Dato("publicaciones", fila, "referencia"))


def _existe(una: Publicacion, conocidas: Collection[str] | None) -> bool:
    if conocidas is not None:
        return una.referencia in conocidas
    try:
        Periodo.desde_texto(una.referencia)
    except ErrorInforme:  # la referencia de un informe es su periodo
        return False
    return True


def _de_las_reglas(expediente: Expediente) -> Iterator[Duda]:
    """Una salvedad, o el peso que un formato cambia, nombran una regla que existe."""
    from informe_lib.revision.catalogo import reglas
    from informe_lib.revision.salvedades import es_del_documento

    codigos = {regla.codigo for regla in reglas()}
    for fila, salvedad in con_su_fila("salvedades", expediente.salvedades):
        if salvedad.regla not in codigos and not es_del_documento(salvedad.regla):
            que = f"Una salvedad responde por la regla «{salvedad.regla}», que no existe."
            yield Duda(que, Dato("salvedades", fila, "regla"), _remedio(salvedad.regla, codigos))
    for fila, peso in con_su_fila("severidades", expediente.formato.severidades):
        if peso.regla not in codigos:
            que = f"El formato cambia el peso de la regla «{peso.regla}», que no existe."
            yield Duda(que, Dato("severidades", fila, "regla"), _remedio(peso.regla, codigos))


def iconos_de_las_decisiones(expediente: Expediente) -> Iterator[Duda]:
    """Los iconos que el catálogo del formato no tiene, y la columna que saldría vacía."""
    conocidos = {icono.clave for icono in expediente.formato.iconos}
    for fila, decision in con_su_fila("decisiones", expediente.decisiones):
        if isinstance(decision.icono, str) and decision.icono not in conocidos:
            que = f"El icono «{decision.icono}» no está en el catálogo del formato."
            yield Duda(que, Dato("decisiones", fila, "icono"), _remedio(decision.icono, conocidos))
    secciones = [una for una in expediente.formato.secciones if _imprime_iconos(una)]
    if secciones and secciones[0].alcance is not None:
        sin_icono = [
            una
            for una in expediente.decisiones_en(secciones[0].alcance)
            if isinstance(una.icono, Ausencia) and una.icono.clase is ClaseDeAusencia.SIN_DATO
        ]
        if sin_icono:
            cuantas = contados(len(sin_icono), "decisión", "decisiones")
            yield Duda(
                f"La columna «Icono» sale sin dato en {cuantas}: {sin_icono[0].icono.motivo}.",  # type: ignore[union-attr]  # es la ausencia que se acaba de mirar
                Dato("decisiones", sin_icono[0].clave, "icono"),
                remedio="Escriba el icono; si el formato no tiene, ponga {no_aplica: por qué}.",
                severidad=Severidad.REVISAR if conocidos else Severidad.SUGERENCIA,
            )


def _imprime_iconos(seccion: SeccionDelFormato) -> bool:
    es_de_decisiones = seccion.pone is ContenidoDeSeccion.DECISIONES
    return es_de_decisiones and (not seccion.columnas or "icono" in seccion.columnas)


REGLAS = (
    Regla(
        codigo="V45",
        nombre="Lo que un dato nombra está en los datos",
        severidad=Severidad.REVISAR,
        por_que="Lo que apunta a nadie no llega a la página, o llega sin su contexto.",
        remedio="Corrija la clave, o agregue lo que falta.",
        dudas=referencias_a_nadie,
    ),
    Regla(
        codigo="V46",
        nombre="Cada decisión lleva un icono del catálogo del formato",
        severidad=Severidad.REVISAR,
        por_que="El formato trae esa columna, y vacía parece un olvido.",
        remedio="Escriba uno de los iconos del formato, o agréguelo a su catálogo.",
        dudas=iconos_de_las_decisiones,
    ),
)
