"""Las secciones cuando falta todo, cuando sobra y cuando el formato las quiere de otra manera."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import (
    ContenidoDeSeccion,
    Extras,
    SeccionDelFormato,
    SinContenido,
)
from informe_lib.modelo.sesion import Asistencia, EstadoDeAsistencia, FuncionAbordada, Sesion
from informe_lib.presentacion.bloques import Bloque, Encabezado, Figura, Nota, Tabla, corrido
from informe_lib.presentacion.secciones import claves_propias, hacer_seccion

CON_FIGURA = ("asistentes", "sesiones", "funciones_generales", "plan", "decisiones")


def con_sesiones(muestra: Expediente, cuantas: int) -> Expediente:
    """La Mesa con esas sesiones repartidas en el año hasta el corte, todas con asistencia y una función."""
    sesiones = tuple(
        Sesion(f"s{numero}", date(2024, 1, 1) + timedelta(days=numero % 274)) for numero in range(cuantas)
    )
    return replace(
        muestra,
        sesiones=sesiones,
        asistencias=tuple(
            Asistencia(sesion.clave, silla.clave, EstadoDeAsistencia.TITULAR)
            for sesion in sesiones
            for silla in muestra.integrantes
        ),
        funciones_abordadas=tuple(FuncionAbordada(sesion.clave, "f1") for sesion in sesiones),
    )


def con_seccion(muestra: Expediente, seccion: SeccionDelFormato) -> Expediente:
    return replace(muestra, formato=replace(muestra.formato, secciones=(seccion,)))


def bloques(expediente: Expediente, clave: str) -> tuple[Bloque, ...]:
    return hacer_seccion(clave, expediente).bloques


def tabla_de(expediente: Expediente, clave: str) -> Tabla:
    return next(uno for uno in bloques(expediente, clave) if isinstance(uno, Tabla))


def notas(expediente: Expediente, clave: str) -> list[str]:
    return [corrido(uno.tramos) for uno in bloques(expediente, clave) if isinstance(uno, Nota)]


def test_sin_sesiones_salen_los_integrantes_y_se_dice_que_no_hubo(muestra: Expediente) -> None:
    expediente = con_sesiones(muestra, 0)
    tabla = tabla_de(expediente, "asistentes")
    assert (tabla.ancho, len(tabla.encabezado), len(tabla.cuerpo), tabla.totales) == (4, 1, 6, 0)
    assert "No hubo sesiones realizadas en el alcance de esta sección." in notas(expediente, "asistentes")
    funciones = tabla_de(expediente, "funciones_generales")
    assert [celda.texto for celda in funciones.encabezado[0]] == ["Función", "Se abordó"]
    assert "No hubo sesiones realizadas en el alcance de esta sección." in funciones.notas


def test_un_cero_de_quien_no_ha_capturado_nada_se_reconoce(muestra: Expediente) -> None:
    """«Cero (0) sesiones» sale igual si no hubo y si nadie las escribió: la nota lo dice."""

    def notas(expediente: Expediente) -> list[str]:
        bloques = hacer_seccion("sesiones", expediente).bloques
        return [corrido(bloque.tramos) for bloque in bloques if isinstance(bloque, Nota)]

    assert any("no hay ninguna sesión" in nota for nota in notas(replace(muestra, sesiones=())))
    assert not any("no hay ninguna sesión" in nota for nota in notas(muestra))


def test_hasta_sesenta_sesiones_hay_una_columna_por_cada_una(muestra: Expediente) -> None:
    assert tabla_de(con_sesiones(muestra, 60), "asistentes").ancho == 4 + 60 + 1


def test_con_mas_de_sesenta_la_tabla_resume_y_los_datos_traen_cada_marca(muestra: Expediente) -> None:
    expediente = con_sesiones(muestra, 61)
    tabla = tabla_de(expediente, "asistentes")
    assert [celda.texto for celda in tabla.encabezado[1]] == [
        "Convocatorias", "Asistencias", "Sin dato", "Asistencia",
    ]  # fmt: skip
    assert [celda.texto for celda in tabla.cuerpo[1][-4:]] == ["61", "61", "0", "100\u00a0%"]
    assert any("Hubo 61 sesiones realizadas" in nota for nota in tabla.notas)
    assert len(tabla.datos.filas) == 61 * 6
    funciones = tabla_de(expediente, "funciones_generales")
    assert [celda.texto for celda in funciones.cuerpo[0][1:]] == ["61", "Sí"]
    assert len(funciones.datos.filas) == 61 * 7


def test_diez_mil_sesiones_caben_en_pocas_filas_y_ningun_dato_se_pierde(muestra: Expediente) -> None:
    calendario = SeccionDelFormato("calendario", "Calendario", muestra.formato.secciones[1].alcance)
    tabla = tabla_de(con_seccion(con_sesiones(muestra, 10_000), calendario), "calendario")
    assert [[celda.texto for celda in fila] for fila in tabla.cuerpo] == [["Realizada", "10.000", "0"]]
    assert len(tabla.datos.filas) == 10_000


def test_de_una_sesion_de_la_que_nadie_registro_marcas_nada_se_resume_en_cero(muestra: Expediente) -> None:
    expediente = replace(con_sesiones(muestra, 61), asistencias=())
    fila = tabla_de(expediente, "asistentes").cuerpo[1]
    assert [celda.texto for celda in fila[-4:]] == ["0", "0", "61", "Sin dato"]


@pytest.mark.parametrize("columnas", [("sector",), ("rol", "cargo"), ("entidad", "sector"), ("cargo",)])
def test_cualquier_eleccion_de_columnas_da_una_tabla_bien_rotulada(
    muestra: Expediente, columnas: tuple[str, ...]
) -> None:
    seccion = SeccionDelFormato("asistentes", "Asistentes", columnas=columnas)
    for cuantas in (0, 2, 61):
        tabla = tabla_de(con_seccion(con_sesiones(muestra, cuantas), seccion), "asistentes")
        assert tabla.fijas == len(columnas)
        assert all(any(celda.es_encabezado for celda in fila) for fila in tabla.cuerpo)
    hay_roles = any(nota.startswith("Rol.") for nota in notas(con_seccion(muestra, seccion), "asistentes"))
    assert hay_roles is ("rol" in columnas)


def test_la_seccion_sin_contenido_dice_por_que_o_se_omite(muestra: Expediente) -> None:
    nadie = replace(muestra, integrantes=())
    dicha = con_seccion(nadie, SeccionDelFormato("asistentes", "Asistentes"))
    assert notas(dicha, "asistentes") == [
        "Sin contenido: no hay integrantes registrados en el alcance de esta sección."
    ]
    omitida = SeccionDelFormato("asistentes", "Asistentes", sin_contenido=SinContenido.OMITIR)
    assert bloques(con_seccion(nadie, omitida), "asistentes") == ()


def test_la_nota_de_una_sesion_sin_funciones_no_contradice_a_la_tabla(muestra: Expediente) -> None:
    """Si la misma sesión dice que no trató ninguna y marca una, la tabla dice «Sí» y la nota se calla."""

    def dichas(marcadas: tuple[FuncionAbordada, ...]) -> list[str]:
        sesion = Sesion("s1", date(2024, 9, 3), sin_funciones="se dedicó al balance")
        expediente = replace(muestra, sesiones=(sesion,), funciones_abordadas=marcadas)
        return list(tabla_de(expediente, "funciones_generales").notas)

    assert dichas(()) == ["03/09/2024: no se abordó ninguna función; se dedicó al balance."]
    assert dichas((FuncionAbordada("s1", muestra.funciones[0].clave),)) == []


def test_una_clave_propia_pone_lo_que_su_contenido_dice(muestra: Expediente) -> None:
    propia = SeccionDelFormato("quienes", "Quiénes somos", contenido=ContenidoDeSeccion.ASISTENTES)
    expediente = con_seccion(muestra, propia)
    assert claves_propias(expediente.formato) == ("quienes",)
    assert bloques(expediente, "quienes")[0] == Encabezado("Quiénes somos", 2, "quienes")
    assert tabla_de(expediente, "quienes").clave == "quienes"


@pytest.mark.parametrize("clave", CON_FIGURA)
def test_con_los_extras_en_el_cuerpo_cada_grafica_sigue_a_su_seccion(muestra: Expediente, clave: str) -> None:
    def figuras(extras: Extras) -> int:
        expediente = replace(muestra, formato=replace(muestra.formato, extras=extras))
        return sum(isinstance(uno, Figura) for uno in bloques(expediente, clave))

    assert [figuras(extras) for extras in Extras] == [0, 0, 1]


def test_con_los_extras_en_el_cuerpo_al_anexo_le_quedan_las_cifras(muestra: Expediente) -> None:
    expediente = replace(muestra, formato=replace(muestra.formato, extras=Extras.CUERPO))
    _, _, *contenido = bloques(expediente, "anexo")
    assert [uno.clave for uno in contenido if isinstance(uno, Figura | Tabla)] == ["hoja_de_vida"]
