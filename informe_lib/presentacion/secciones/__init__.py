"""Las secciones de un informe: cada una hace sus bloques de un expediente y de lo que el formato dice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from informe_lib.fuentes.sugerencia import pregunta
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import SeccionDelFormato
from informe_lib.presentacion.bloques import Bloque, Encabezado, SeccionDeBloques
from informe_lib.presentacion.secciones.anexo import anexo
from informe_lib.presentacion.secciones.asistentes import asistentes
from informe_lib.presentacion.secciones.decisiones import decisiones
from informe_lib.presentacion.secciones.escritura import nota_de_alcance
from informe_lib.presentacion.secciones.firma import firma
from informe_lib.presentacion.secciones.funciones import funciones_especificas, funciones_generales
from informe_lib.presentacion.secciones.identificacion import identificacion
from informe_lib.presentacion.secciones.narrativa import narrativa
from informe_lib.presentacion.secciones.portada import portada
from informe_lib.presentacion.secciones.publicacion import publicacion
from informe_lib.presentacion.secciones.sesiones import sesiones

HacerSeccion = Callable[[Expediente, SeccionDelFormato], Iterator[Bloque]]

SECCIONES: Mapping[str, HacerSeccion] = {
    "identificacion": identificacion,
    "asistentes": asistentes,
    "sesiones": sesiones,
    "publicacion": publicacion,
    "funciones_generales": funciones_generales,
    "funciones_especificas": funciones_especificas,
    "plan": narrativa,
    "analisis": narrativa,
    "decisiones": decisiones,
    "sintesis": narrativa,
    "firma": firma,
    "anexo": anexo,
}


class ErrorSeccionDesconocida(ErrorInforme):
    def __init__(self, clave: str) -> None:
        super().__init__(clave)
        self.clave = clave

    def __str__(self) -> str:
        conocidas = ["portada", *SECCIONES]
        duda = pregunta(self.clave, conocidas)
        return f"No hay una sección «{self.clave}». {duda} Las secciones son: {', '.join(conocidas)}."


def hacer_seccion(clave: str, expediente: Expediente) -> SeccionDeBloques:
    """Los bloques de una sección; sin ninguno si el formato de la instancia no la lista."""
    if clave == "portada":
        return SeccionDeBloques(clave, tuple(portada(expediente)))
    if clave not in SECCIONES:
        raise ErrorSeccionDesconocida(clave)
    seccion = expediente.formato.seccion(clave)
    if seccion is None:
        return SeccionDeBloques(clave, ())
    contenido = tuple(SECCIONES[clave](expediente, seccion))
    if not contenido:
        return SeccionDeBloques(clave, ())
    encabezado = Encabezado(seccion.rotulo, 2, clave)
    alcance = (nota_de_alcance(expediente, seccion.alcance),) if seccion.alcance else ()
    return SeccionDeBloques(clave, (encabezado, *alcance, *contenido))
