"""Otros asistentes: quién estuvo en una sesión sin tener silla, y a qué fue."""

from __future__ import annotations

from collections.abc import Iterator

from informe_lib.modelo.formato_oficial import SeccionDelFormato
from informe_lib.modelo.sesion import Invitado
from informe_lib.presentacion.bloques import Bloque, Celda, Columna, Tabla, TipoDeDato
from informe_lib.presentacion.secciones.escritura import razones
from informe_lib.presentacion.secciones.registro_de_asistencia import Registro, con_los_rotulos
from informe_lib.presentacion.tabulacion import datos_con_motivos

ROTULOS = {"sesion": "Sesión", "entidad": "Entidad u organismo", "cargo": "Cargo", "asunto": "Asunto"}
COLUMNAS_DE_DATOS = (
    Columna("sesion", "Sesión"),
    Columna("fecha", "Fecha de la sesión", TipoDeDato.FECHA),
    Columna("entidad", "Entidad u organismo"),
    Columna("cargo", "Cargo"),
    Columna("asunto", "Asunto"),
)


def otros_asistentes(registro: Registro, seccion: SeccionDelFormato) -> Iterator[Bloque]:
    """Una fila por persona invitada a una sesión de las que la sección muestra; nada si no hubo."""
    sesiones = {sesion.clave: sesion for sesion in registro.sesiones}
    propios = [uno for uno in registro.expediente.invitados if uno.sesion in sesiones]
    if not propios:
        return
    propios.sort(key=lambda uno: (sesiones[uno.sesion].fecha, uno.sesion))
    titulos = (seccion.rotulos.get(clave, rotulo) for clave, rotulo in ROTULOS.items())
    yield Tabla(
        clave=f"{seccion.clave}-invitados",
        titulo=seccion.rotulos.get("invitados", "Otros asistentes"),
        encabezado=(tuple(Celda(titulo, es_encabezado=True) for titulo in titulos),),
        cuerpo=tuple(_fila(uno, registro.fechas[uno.sesion]) for uno in propios),
        datos=datos_con_motivos(
            con_los_rotulos(COLUMNAS_DE_DATOS, seccion),
            ((uno.sesion, sesiones[uno.sesion].fecha, uno.entidad, uno.cargo, uno.asunto) for uno in propios),
        ),
        anchos=(4, 8, 6, 9),
        notas=razones(
            (f"{campo} de {uno.entidad}", valor)
            for uno in propios
            for campo, valor in (("Cargo", uno.cargo), ("Asunto", uno.asunto))
        ),
    )


def _fila(invitado: Invitado, fecha: str) -> tuple[Celda, ...]:
    return (
        Celda(fecha, invitado.sesion),
        Celda(invitado.entidad, invitado.entidad, es_encabezado=True),
        Celda(str(invitado.cargo)),
        Celda(str(invitado.asunto)),
    )
