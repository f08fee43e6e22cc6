"""Matriz de asistencia: las sillas en filas, por sector; las sesiones en columnas; los totales al final."""

from __future__ import annotations

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion import formato, tema
from informe_lib.presentacion.bloques import Figura
from informe_lib.presentacion.graficas import lectura_de_asistencia as lectura_de
from informe_lib.presentacion.graficas.anchos import Dibujos, en_hojas
from informe_lib.presentacion.graficas.asistencia_en_palabras import alternativa
from informe_lib.presentacion.graficas.celdas_de_asistencia import Matriz, datos_sumados, matriz_de
from informe_lib.presentacion.graficas.hoja_de_asistencia import hojas_de
from informe_lib.presentacion.graficas.lectura_de_asistencia import leer_asistencia
from informe_lib.presentacion.graficas.lectura_de_sesiones import SESIONES_EN_UN_TELEFONO, cuantas_se_suman

CLAVE = "matriz_de_asistencia"


def matriz_de_asistencia(expediente: Expediente, alcance: Alcance) -> Figura | None:
    """Quién asistió a cada sesión realizada del alcance.

    Recibe    el expediente y el alcance.
    Devuelve  la figura, en varias hojas si una no basta; con más de sesenta sesiones, sumada por mes o
              por año, y lo dice. None si no hubo sesiones o no hay sillas.
    Errores   ninguno.
    Fuente    tablas sesiones, integrantes y asistencias.
    """
    lectura = leer_asistencia(expediente, alcance)
    if not lectura.sesiones or not lectura.sillas:
        return None
    matriz = matriz_de(lectura)
    return Figura(
        clave=CLAVE,
        titulo=lectura_de.titulo(lectura),
        subtitulo="Asistencia de cada integrante a las sesiones realizadas"
        f"{cuantas_se_suman(lectura.sesiones, 'asistieron/convocados')}; "
        f"{formato.alcance_y_corte(alcance, expediente.periodo)}.",
        alternativa=alternativa(lectura),
        fuente="Fuente: asistencia registrada por la secretaría técnica; "
        f"corte: {formato.fecha_larga(expediente.corte)}.",
        datos=datos_sumados(matriz) if matriz.tanda.es_suma() else lectura_de.datos(lectura),
        **_dibujos(matriz),
    )


def _dibujos(matriz: Matriz) -> Dibujos:
    """Las hojas que hagan falta y, si son pocas sesiones, la que se lee en un teléfono."""
    hojas = tuple(hoja.trazar for hoja in hojas_de(matriz))
    if len(matriz.fechas) > SESIONES_EN_UN_TELEFONO:
        return en_hojas(hojas)
    (angosta,) = hojas_de(matriz, tema.ANCHO_ANGOSTO)
    return en_hojas(hojas, angosta.trazar)
