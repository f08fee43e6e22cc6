"""Las secciones de un informe: cada una hace sus bloques de un expediente y de lo que el formato dice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from informe_lib.fuentes.sugerencia import pregunta
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import (
    ContenidoDeSeccion,
    Extras,
    FormatoOficial,
    SeccionDelFormato,
    SinContenido,
)
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import (
    Bloque,
    Control,
    Encabezado,
    Nota,
    SeccionDeBloques,
    Tabla,
    Texto,
)
from informe_lib.presentacion.secciones.anexo import anexo
from informe_lib.presentacion.secciones.asistentes import asistentes
from informe_lib.presentacion.secciones.calendario import calendario
from informe_lib.presentacion.secciones.decisiones import decisiones
from informe_lib.presentacion.secciones.escritura import (
    SinContenidoQueMostrar,
    nota_de_alcance,
    que_cubre,
)
from informe_lib.presentacion.secciones.extras_en_el_cuerpo import cifras_del_anexo, extras_de_la_seccion
from informe_lib.presentacion.secciones.firma import firma
from informe_lib.presentacion.secciones.funciones import funciones_especificas, funciones_generales
from informe_lib.presentacion.secciones.identificacion import identificacion
from informe_lib.presentacion.secciones.narrativa import narrativa
from informe_lib.presentacion.secciones.portada import portada
from informe_lib.presentacion.secciones.publicacion import publicacion
from informe_lib.presentacion.secciones.sesiones import sesiones

HacerContenido = Callable[[Expediente, SeccionDelFormato], Iterator[Bloque]]

PORTADA = "portada"
CONTENIDOS: Mapping[ContenidoDeSeccion, HacerContenido] = {
    ContenidoDeSeccion.IDENTIFICACION: identificacion,
    ContenidoDeSeccion.ASISTENTES: asistentes,
    ContenidoDeSeccion.SESIONES: sesiones,
    ContenidoDeSeccion.CALENDARIO: calendario,
    ContenidoDeSeccion.PUBLICACION: publicacion,
    ContenidoDeSeccion.FUNCIONES_GENERALES: funciones_generales,
    ContenidoDeSeccion.FUNCIONES_ESPECIFICAS: funciones_especificas,
    ContenidoDeSeccion.DECISIONES: decisiones,
    ContenidoDeSeccion.TEXTO: narrativa,
    ContenidoDeSeccion.FIRMA: firma,
    ContenidoDeSeccion.ANEXO: anexo,
}
# El que una sección tiene si el formato no le pone otro; las demás, el periodo.
ALCANCES_DE_SIEMPRE = {
    ContenidoDeSeccion.PUBLICACION: Alcance.CORTE,
    ContenidoDeSeccion.TEXTO: Alcance.ACUMULADO,
    ContenidoDeSeccion.ANEXO: Alcance.ACUMULADO,
}
# Las que el cuaderno oficial trae en una celda propia; las demás que un formato liste salen en «otras».
CLAVES_CON_CELDA = (
    "identificacion", "asistentes", "sesiones", "calendario", "publicacion", "funciones_generales",
    "funciones_especificas", "plan", "analisis", "decisiones", "sintesis", "firma", "anexo",
)  # fmt: skip


class ErrorSeccionDesconocida(ErrorInforme):
    def __init__(self, clave: str, conocidas: tuple[str, ...]) -> None:
        super().__init__(clave, conocidas)
        self.clave, self.conocidas = clave, conocidas

    def __str__(self) -> str:
        duda = pregunta(self.clave, self.conocidas)
        return f"No hay una sección «{self.clave}». {duda} Las secciones son: {', '.join(self.conocidas)}."


def hacer_seccion(clave: str, expediente: Expediente) -> SeccionDeBloques:
    """Los bloques de una sección; sin ninguno si el formato de la instancia no la lista.

    Recibe    la clave de la sección, que es la de su celda, y el expediente.
    Devuelve  sus bloques: el encabezado, su alcance y su contenido o, si no hay, por qué no lo hay.
    Errores   ErrorSeccionDesconocida si ni el cuaderno oficial ni el formato tienen esa clave.
    """
    if clave == PORTADA:
        return SeccionDeBloques(clave, tuple(portada(expediente)))
    seccion = expediente.formato.seccion(clave)
    if seccion is not None:
        return SeccionDeBloques(clave, tuple(_bloques(expediente, seccion)))
    if clave not in CLAVES_CON_CELDA:
        propias = claves_propias(expediente.formato)
        raise ErrorSeccionDesconocida(clave, (PORTADA, *CLAVES_CON_CELDA, *propias))
    return SeccionDeBloques(clave, ())


def claves_propias(formato: FormatoOficial) -> tuple[str, ...]:
    """Las secciones del formato que el cuaderno oficial no tiene en una celda propia, en su orden."""
    return tuple(seccion.clave for seccion in formato.secciones if seccion.clave not in CLAVES_CON_CELDA)


def _bloques(expediente: Expediente, seccion: SeccionDelFormato) -> Iterator[Bloque]:
    contenido: tuple[Bloque, ...]
    try:
        contenido = tuple(_contenido(expediente, seccion))
    except SinContenidoQueMostrar as vacia:
        if seccion.sin_contenido is SinContenido.OMITIR:
            return
        contenido = (Nota((Texto(f"Sin contenido: {vacia.motivo.rstrip('.')}."),)),)
    if contenido:
        yield Encabezado(seccion.rotulo, 2, seccion.clave)
        if seccion.alcance:
            yield nota_de_alcance(expediente, seccion.alcance)
        yield from (_con_su_alcance(bloque, expediente, seccion) for bloque in contenido)


def _con_su_alcance(bloque: Bloque, expediente: Expediente, seccion: SeccionDelFormato) -> Bloque:
    """Los datos de una tabla dicen de qué tiempo son: salen del documento sin la nota que lo dice.

    Una gráfica lo dice en su subtítulo; la tabla que trae una columna para eso, en cada fila; y la que
    escribió una persona no lo declara.
    """
    if not isinstance(bloque, Tabla | Control) or (isinstance(bloque, Tabla) and bloque.de_texto):
        return bloque
    if any(columna.clave == "alcance" for columna in bloque.datos.columnas):
        alcance = f"El que dice cada fila; corte: {formato.fecha_larga(expediente.corte)}"
    else:
        propio = seccion.alcance or ALCANCES_DE_SIEMPRE.get(seccion.pone, Alcance.PERIODO)
        dicho = que_cubre(expediente, propio)
        alcance = dicho[0].upper() + dicho[1:]
    return replace(bloque, datos=replace(bloque.datos, alcance=alcance))


def _contenido(expediente: Expediente, seccion: SeccionDelFormato) -> Iterator[Bloque]:
    """Lo que la sección pone y, si el formato lleva los extras en el cuerpo, lo que la ilustra."""
    es_anexo = seccion.pone is ContenidoDeSeccion.ANEXO
    en_el_cuerpo = expediente.formato.extras is Extras.CUERPO
    if es_anexo and en_el_cuerpo:
        yield from cifras_del_anexo(expediente)
        return
    yield from CONTENIDOS[seccion.pone](expediente, seccion)
    if en_el_cuerpo:
        yield from extras_de_la_seccion(expediente, seccion)
