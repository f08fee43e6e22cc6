"""Los verbos de un cuaderno; Shift+Tab muestra estas docstrings a quien analiza."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from informe_lib.cuaderno import formateadores
from informe_lib.cuaderno.formateadores import Vistas
from informe_lib.cuaderno.vista import Vista
from informe_lib.fuentes.carpeta import carpeta_de_datos, hallar_datos, leer_carpeta
from informe_lib.fuentes.sugerencia import pregunta
from informe_lib.indicadores.cifras import valor_vigente
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.errores import ErrorInforme
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.periodo import Periodo
from informe_lib.presentacion import graficas
from informe_lib.presentacion.alertas import bloques_de_alertas
from informe_lib.presentacion.bloques import Bloque, Figura, SeccionDeBloques, Tabla
from informe_lib.presentacion.secciones import claves_propias, hacer_seccion
from informe_lib.presentacion.textos import bloques_de_texto
from informe_lib.revision.revisar import revisar as reglas_sobre

VARIABLE_DE_DATOS = "INFORME_DATOS"
GRAFICAS: Mapping[str, Callable[[Expediente, Alcance], Figura | None]] = {
    "asistencia": graficas.matriz_de_asistencia,
    "plan": graficas.avance_frente_a_lo_esperado,
    "funciones": graficas.funciones_por_sesion,
    "decisiones": graficas.decisiones_y_su_antiguedad,
    "tendencia": lambda expediente, _: graficas.tendencia_de_la_instancia(expediente),
}


class ErrorPiezaDesconocida(ErrorInforme):
    def __init__(self, clase: str, clave: str, conocidas: tuple[str, ...]) -> None:
        super().__init__(clase, clave, conocidas)
        self.clase, self.clave, self.conocidas = clase, clave, conocidas

    def __str__(self) -> str:
        hay = ", ".join(self.conocidas) or "ninguna"
        return f"No hay {self.clase} «{self.clave}». {pregunta(self.clave, self.conocidas)} Hay: {hay}."


def preparar() -> None:
    """Deja el cuaderno listo: lo que se agregue a mano (DataFrame, figura) entra al documento.

    Devuelve  nada; se puede llamar cuantas veces se quiera.
    """
    formateadores.registrar()


def abrir(instancia: str, periodo: str, *, datos: str | Path | None = None) -> Expediente:
    """Todo lo que se sabe de una instancia, listo para el informe de un periodo.

    Recibe    la clave de la instancia («mesa-territorializacion») y el periodo («2024-T3» o
              «III trimestre 2024»); `datos`, si no están en una carpeta superior con `parametros/`.
    Devuelve  el Expediente, sin recortar por fecha.
    Errores   ErrorDeLectura con todos los errores de los datos; ErrorInstanciaDesconocida y
              ErrorPeriodoDesconocido con una sugerencia.
    Fuente    parametros/instancias/<instancia>/.
    """
    senalada = datos or os.environ.get(VARIABLE_DE_DATOS)
    carpeta = carpeta_de_datos(Path(senalada)) if senalada else hallar_datos(Path.cwd())
    return leer_carpeta(carpeta, instancia, Periodo.desde_texto(periodo))


def seccion(clave: str, expediente: Expediente) -> Vista:
    """Una sección del informe oficial, como el formato de la instancia la define.

    Recibe    la clave de la sección («asistentes») y el expediente.
    Devuelve  una vista: JupyterLab la dibuja y el documento recoge sus bloques.
    Errores   ErrorSeccionDesconocida con una sugerencia.
    """
    return Vista(hacer_seccion(clave, expediente))


def secciones_propias(expediente: Expediente) -> Vistas:
    """Las secciones que solo el formato de esta instancia tiene («logros»), cada una en su salida.

    Recibe    el expediente.
    Devuelve  una vista por sección sin celda propia en el cuaderno oficial; ninguna si no las hay.
    """
    return Vistas(tuple(seccion(clave, expediente) for clave in claves_propias(expediente.formato)))


def tabla(clave: str, expediente: Expediente) -> Vista:
    """Una tabla suelta de las que trae el informe («asistentes», «cifras», «avance_del_plan»).

    Recibe    la clave de la tabla y el expediente.
    Devuelve  una vista con la tabla, con el alcance que el formato le da.
    Errores   ErrorPiezaDesconocida con las tablas que hay.
    """
    tablas = {
        bloque.clave: bloque
        for parte in expediente.formato.secciones
        for bloque in hacer_seccion(parte.clave, expediente).bloques
        if isinstance(bloque, Tabla)
    }
    if clave not in tablas:
        raise ErrorPiezaDesconocida("la tabla", clave, tuple(tablas))
    return _vista(tablas[clave])


def grafica(clave: str, expediente: Expediente, alcance: str = "acumulado") -> Vista:
    """Una gráfica suelta: «asistencia», «plan», «funciones», «decisiones» o «tendencia».

    Recibe    la clave, el expediente y el alcance («periodo», «acumulado» o «a la fecha de corte»); la
              tendencia mira todos los periodos y no lo usa.
    Devuelve  una vista con la gráfica, su texto alternativo y sus datos.
    Errores   ErrorPiezaDesconocida con las gráficas o los alcances que hay.
    """
    if clave not in GRAFICAS:
        raise ErrorPiezaDesconocida("la gráfica", clave, tuple(GRAFICAS))
    if alcance not in tuple(Alcance):
        raise ErrorPiezaDesconocida("el alcance", alcance, tuple(Alcance))
    figura = GRAFICAS[clave](expediente, Alcance(alcance))
    return _vista(*([figura] if figura else []))


def texto(contenido: str, expediente: Expediente) -> Vista:
    """Un texto en Markdown con cifras enlazadas: `{{ cifra.plt_enviados }}`.

    Recibe    el texto y el expediente del que salen las cifras.
    Devuelve  una vista con sus párrafos y listas.
    """
    return _vista(*bloques_de_texto(contenido, expediente))


def revisar(expediente: Expediente) -> Vista:
    """Las alertas del informe: lo que los datos y los textos no sostienen, antes de que otro lo vea.

    Recibe    el expediente.
    Devuelve  una vista con las alertas que impiden cerrar, las que hay que revisar y las sugerencias, cada
              una con su lugar, por qué importa y qué hacer.
    Fuente    las reglas de `docs/reglas.md`.
    """
    return _vista(*bloques_de_alertas(reglas_sobre(expediente)))


def cifra(clave: str, expediente: Expediente) -> Vista:
    """Una cifra del periodo, escrita como en el informe.

    Recibe    la clave de la cifra («plt_enviados») y el expediente.
    Devuelve  una vista con su valor y su unidad.
    Errores   ErrorPiezaDesconocida con las cifras que hay.
    Fuente    tabla `valores` del expediente.
    """
    unidades = {una.clave: una.unidad for una in expediente.cifras}
    if clave not in unidades or valor_vigente(expediente, clave) is None:
        raise ErrorPiezaDesconocida("la cifra", clave, tuple(unidades))
    return texto(f"{{{{ cifra.{clave} }}}} {unidades[clave]}", expediente)


def _vista(*bloques: Bloque) -> Vista:
    return Vista(SeccionDeBloques(formateadores.SIN_SECCION, bloques))
