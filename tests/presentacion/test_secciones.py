"""Las secciones del informe de la Mesa: lo que el informe publicado muestra, y nada más."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest

from informe_lib.modelo.ausencia import no_aplica
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.formato_oficial import Extras
from informe_lib.modelo.integrante import Designacion
from informe_lib.modelo.sesion import EstadoDeAsistencia, EstadoDeSesion, Sesion, TipoDeSesion
from informe_lib.presentacion.bloques import (
    Campos,
    Control,
    Encabezado,
    Figura,
    Firma,
    Nota,
    Respuesta,
    Tabla,
    corrido,
    textos_de,
)
from informe_lib.presentacion.secciones import CLAVES_CON_CELDA, ErrorSeccionDesconocida, hacer_seccion

Clase = TypeVar("Clase")


def primero(clave: str, expediente: Expediente, clase: type[Clase]) -> Clase:
    bloques = hacer_seccion(clave, expediente).bloques
    return next(bloque for bloque in bloques if isinstance(bloque, clase))


def textos(clave: str, expediente: Expediente) -> list[str]:
    return [texto for bloque in hacer_seccion(clave, expediente).bloques for texto in textos_de(bloque)]


def test_la_asistencia_da_los_totales_del_informe_publicado(muestra: Expediente) -> None:
    tabla = primero("asistentes", muestra, Tabla)
    assert [fila[-1].texto for fila in tabla.cuerpo[:-1]] == ["1", "2", "2", "2", "2", "2"]
    assert [celda.texto for celda in tabla.cuerpo[-1]] == ["Total de asistencias", "6", "5", "11"]


def test_el_sector_se_escribe_una_vez_por_grupo(muestra: Expediente) -> None:
    tabla = primero("asistentes", muestra, Tabla)
    grupos = [(fila[0].texto, fila[0].filas) for fila in tabla.cuerpo if len(fila) == 7]
    assert grupos == [("2. Gobierno", 3), ("4. Planeación", 1), ("13. Mujeres", 2)]


def test_hay_una_columna_por_fecha_de_sesion_y_ninguna_vacia(muestra: Expediente) -> None:
    tabla = primero("asistentes", muestra, Tabla)
    assert [celda.texto for celda in tabla.encabezado[1]] == ["16/04/2024", "03/09/2024", "Total"]
    assert all(celda.texto for fila in tabla.encabezado for celda in fila)


def test_la_asistencia_dice_que_es_acumulada_y_trae_la_leyenda_de_roles(muestra: Expediente) -> None:
    impresos = textos("asistentes", muestra)
    alcance = "Alcance: acumulado de la vigencia, del 1 de enero al 30 de septiembre de 2024."
    assert impresos[1] == alcance
    leyenda = "Rol. P: Presidente; S: Secretaría Técnica; I: Integrante; IP: Invitado permanente; O: Otros."
    assert impresos[-1] == leyenda


def test_sin_marca_la_celda_dice_sin_dato_y_nunca_no(muestra: Expediente) -> None:
    sin_idpac = tuple(marca for marca in muestra.asistencias if marca.integrante != "idpac")
    tabla = primero("asistentes", replace(muestra, asistencias=sin_idpac), Tabla)
    fila = next(fila for fila in tabla.cuerpo if any(celda.texto == "IDPAC" for celda in fila))
    assert [celda.texto for celda in fila[-3:]] == ["Sin dato", "Sin dato", "Sin dato"]
    assert [celda.texto for celda in tabla.cuerpo[-1]] == ["Total de asistencias", "5", "4", "9"]
    assert (tabla.notas or ("",))[-1].endswith("Los totales no cuentan dos marcas sin dato.")


def test_una_marca_imposible_no_suma_en_ningun_total_y_dice_por_que(muestra: Expediente) -> None:
    marcas = tuple(
        replace(marca, asistieron=25, convocados=20) if marca.integrante == "alcaldias-locales" else marca
        for marca in muestra.asistencias
    )
    tabla = primero("asistentes", replace(muestra, asistencias=marcas), Tabla)
    fila = next(fila for fila in tabla.cuerpo if any(celda.texto == "Alcaldías locales" for celda in fila))
    assert [celda.texto for celda in fila[-3:]] == ["Sin dato", "Sin dato", "Sin dato"]
    assert [celda.texto for celda in tabla.cuerpo[-1]] == ["Total de asistencias", "5", "4", "9"]
    assert "Alcaldías locales (03/09/2024): sin dato; la marca dice que asistieron 25 de 20." in tabla.notas


def test_una_fila_colectiva_dice_cuantas_de_cuantas(muestra: Expediente) -> None:
    marcas = tuple(
        replace(marca, asistieron=14, convocados=20)
        if (marca.integrante, marca.sesion) == ("alcaldias-locales", "2024-09-03")
        else marca
        for marca in muestra.asistencias
    )
    assert "14 de 20" in textos("asistentes", replace(muestra, asistencias=marcas))


def test_un_sector_salteado_en_los_datos_sale_en_un_solo_grupo(muestra: Expediente) -> None:
    sillas = {silla.clave: silla for silla in muestra.integrantes}
    salteada = replace(sillas["idpac"], orden=9)
    reordenadas = tuple(salteada if silla.clave == "idpac" else silla for silla in muestra.integrantes)
    tabla = primero("asistentes", replace(muestra, integrantes=reordenadas), Tabla)
    assert [fila[0].filas for fila in tabla.cuerpo if len(fila) == 7] == [3, 1, 2]


def test_las_sesiones_se_dicen_en_palabras_y_en_cifras(muestra: Expediente) -> None:
    campos = primero("sesiones", muestra, Campos).campos
    assert [corrido(campo.tramos[0]) for campo in campos] == [
        "Dos (2) sesiones / Dos (2) sesiones",
        "Cero (0) sesiones / Cero (0) sesiones",
    ]


def test_una_sesion_aplazada_cuenta_como_programada_y_no_como_realizada(muestra: Expediente) -> None:
    aplazada = Sesion("2024-08-06", date(2024, 8, 6), TipoDeSesion.ORDINARIA, EstadoDeSesion.APLAZADA)
    campos = primero("sesiones", replace(muestra, sesiones=(*muestra.sesiones, aplazada)), Campos).campos
    assert corrido(campos[0].tramos[0]) == "Dos (2) sesiones / Tres (3) sesiones"


def test_las_cuatro_publicaciones_quedan_sin_dato_con_su_motivo(muestra: Expediente) -> None:
    control = primero("publicacion", muestra, Control)
    assert [una.respuesta for una in control.comprobaciones] == [Respuesta.SIN_DATO] * 4
    assert {una.detalle for una in control.comprobaciones} == {"el informe publicado no conserva la marca"}


@pytest.mark.parametrize(
    ("marcas", "respuesta"),
    [
        ((True, True), Respuesta.SI),
        ((True, False), Respuesta.NO),
        ((True, None), Respuesta.SIN_DATO),
        ((None, False), Respuesta.NO),
    ],
)
def test_la_respuesta_se_calcula_con_todos_los_documentos(
    muestra: Expediente, marcas: tuple[bool | None, bool | None], respuesta: Respuesta
) -> None:
    actas = [una for una in muestra.publicaciones if una.documento.value == "acta"]
    marcadas = tuple(
        una if marca is None else replace(una, publicado=marca)
        for una, marca in zip(actas, marcas, strict=True)
    )
    control = primero("publicacion", replace(muestra, publicaciones=marcadas), Control)
    assert control.comprobaciones[2].respuesta is respuesta


def test_lo_que_no_aplica_se_dice_asi(muestra: Expediente) -> None:
    publicaciones = tuple(
        replace(una, publicado=no_aplica("la instancia no lo tiene")) for una in muestra.publicaciones
    )
    control = primero("publicacion", replace(muestra, publicaciones=publicaciones), Control)
    assert {una.respuesta for una in control.comprobaciones} == {Respuesta.NO_APLICA}


def test_lo_publicado_despues_del_corte_ese_dia_no_estaba_publicado(muestra: Expediente) -> None:
    primera, segunda = (una for una in muestra.publicaciones if una.documento.value == "acta")
    a_tiempo = replace(primera, publicado=True, fecha=date(2024, 9, 30))
    tardia = replace(segunda, publicado=True, fecha=date(2024, 10, 1))
    control = primero("publicacion", replace(muestra, publicaciones=(a_tiempo, tardia)), Control)
    actas = control.comprobaciones[2]
    assert (actas.respuesta, actas.detalle) == (Respuesta.NO, "sin publicar: acta 2024-09-03")


def test_las_siete_funciones_se_abordaron_en_las_dos_fechas(muestra: Expediente) -> None:
    tabla = primero("funciones_generales", muestra, Tabla)
    assert [celda.texto for celda in tabla.encabezado[0]] == [
        "Función", "16/04/2024", "03/09/2024", "Se abordó",
    ]  # fmt: skip
    assert [[celda.texto for celda in fila[1:]] for fila in tabla.cuerpo] == [["Sí", "Sí", "Sí"]] * 7


def test_cada_decision_va_con_su_seguimiento_una_a_una(muestra: Expediente) -> None:
    tabla = primero("decisiones", muestra, Tabla)
    assert [[celda.texto for celda in fila] for fila in tabla.cuerpo] == [
        ["03/09/2024", "Sin dato", "Seguimiento al avance del Plan de Acción 2024 de la instancia",
         "El plan quedó aprobado y está en ejecución"],
        ["03/09/2024", "Sin dato", "Validación del reglamento interno de la instancia",
         "El reglamento interno quedó validado"],
    ]  # fmt: skip


def test_un_seguimiento_posterior_al_corte_no_sale_en_este_informe(muestra: Expediente) -> None:
    tardios = tuple(replace(uno, fecha=date(2024, 10, 1)) for uno in muestra.seguimientos)
    tabla = primero("decisiones", replace(muestra, seguimientos=tardios), Tabla)
    assert [fila[-1].texto for fila in tabla.cuerpo] == ["Sin dato", "Sin dato"]


def test_la_firma_queda_sin_firmar_y_sin_nombre_con_cargo_y_entidad(muestra: Expediente) -> None:
    firma = primero("firma", muestra, Firma)
    impresos = {campo.rotulo: corrido(campo.tramos[0]) for campo in firma.campos}
    assert impresos["Firma"] == "Sin firma"
    assert impresos["Nombre"] == "Sin dato: en esta muestra se omite el nombre de quien firmó"
    assert impresos["Cargo"] == "Directora de Territorialización de Derechos y Participación"
    assert impresos["Entidad"] == "Secretaría Distrital de la Mujer"


def test_firma_quien_ocupaba_la_silla_el_dia_en_que_se_elaboro(muestra: Expediente) -> None:
    silla = "territorializacion-derechos"
    saliente = Designacion(silla, date(2024, 1, 1), date(2024, 6, 30), nombre="Persona Saliente")
    entrante = Designacion(silla, date(2024, 7, 1), nombre="Persona Entrante")
    firma = primero("firma", replace(muestra, designaciones=(saliente, entrante)), Firma)
    assert corrido(firma.campos[1].tramos[0]) == "Persona Entrante"


def test_sin_secretaria_tecnica_la_firma_dice_que_falta(muestra: Expediente) -> None:
    nadie = tuple(replace(silla, rol="I") for silla in muestra.integrantes)
    notas = [
        bloque
        for bloque in hacer_seccion("firma", replace(muestra, integrantes=nadie)).bloques
        if isinstance(bloque, Nota)
    ]
    assert "sin dato; ninguna silla tiene el rol S" in corrido(notas[0].tramos)


def test_si_la_silla_que_firma_ya_no_existia_ese_dia_se_dice_eso(muestra: Expediente) -> None:
    idas = tuple(replace(silla, hasta=date(2024, 8, 31)) for silla in muestra.integrantes)
    seccion = hacer_seccion("firma", replace(muestra, integrantes=idas))
    (nota,) = (bloque for bloque in seccion.bloques if isinstance(bloque, Nota))
    assert "sin dato; ninguna silla con el rol S existía el 30 de septiembre de 2024." in corrido(nota.tramos)


def test_el_reglamento_sin_numero_lo_dice_con_su_motivo(muestra: Expediente) -> None:
    campos = primero("identificacion", muestra, Campos).campos
    assert [corrido(tramos) for tramos in campos[1].tramos] == [
        "Reglamento interno del 18 de octubre de 2024 (posterior a la fecha de corte)",
        "Número: Sin dato: el informe publicado trae la fecha y no el número",
    ]


def test_el_anexo_trae_las_graficas_y_sus_tablas(muestra: Expediente) -> None:
    bloques = hacer_seccion("anexo", muestra).bloques
    assert [bloque.clave for bloque in bloques if isinstance(bloque, Figura | Tabla)] == [
        "matriz_de_asistencia", "asistencia_por_sector", "tendencia_de_la_instancia",
        "avance_frente_a_lo_esperado", "avance_del_plan", "funciones_por_sesion",
        "decisiones_y_su_antiguedad", "hoja_de_vida",
    ]  # fmt: skip


def test_la_asistencia_por_sector_se_cuenta(muestra: Expediente) -> None:
    tablas = {uno.clave: uno for uno in hacer_seccion("anexo", muestra).bloques if isinstance(uno, Tabla)}
    sectores = [[celda.texto for celda in fila] for fila in tablas["asistencia_por_sector"].cuerpo]
    assert sectores[0] == ["2. Gobierno", "6", "5", "0", "83,3\u00a0%"]
    assert tablas["asistencia_por_sector"].notas[-1] == (
        "Alcaldías locales: reúne varias entidades y cuenta como un puesto; no consta cuántas asistieron ni "
        "de cuántas."
    )


def test_un_formato_sin_extras_no_lleva_anexo(muestra: Expediente) -> None:
    formato = replace(muestra.formato, extras=Extras.NINGUNO)
    assert hacer_seccion("anexo", replace(muestra, formato=formato)).bloques == ()


def test_una_seccion_que_el_formato_no_lista_no_sale(muestra: Expediente) -> None:
    assert hacer_seccion("funciones_especificas", muestra).bloques == ()


def test_una_seccion_desconocida_se_rechaza_con_la_parecida(muestra: Expediente) -> None:
    with pytest.raises(ErrorSeccionDesconocida, match="¿Quiso decir «asistentes»"):
        hacer_seccion("asistente", muestra)


@pytest.mark.parametrize("clave", CLAVES_CON_CELDA)
def test_con_un_expediente_casi_vacio_ninguna_seccion_falla(muestra: Expediente, clave: str) -> None:
    vacio = Expediente(muestra.instancia, muestra.periodo, muestra.formato)
    bloques = hacer_seccion(clave, vacio).bloques
    assert all(isinstance(bloque, Encabezado) for bloque in bloques[:1])


def test_quien_no_integraba_la_instancia_no_falta_a_la_sesion(muestra: Expediente) -> None:
    sillas = tuple(
        replace(silla, desde=date(2024, 7, 1)) if silla.clave == "idpac" else silla
        for silla in muestra.integrantes
    )
    tabla = primero("asistentes", replace(muestra, integrantes=sillas), Tabla)
    fila = next(fila for fila in tabla.cuerpo if any(celda.texto == "IDPAC" for celda in fila))
    assert [celda.texto for celda in fila[-3:]] == ["No integraba", "Asistió", "1"]


def test_todas_las_marcas_tienen_palabra() -> None:
    from informe_lib.presentacion.secciones.columnas_de_asistencia import MARCAS

    assert set(MARCAS) == set(EstadoDeAsistencia)


def test_cada_razon_de_lo_que_falta_llega_a_la_pagina(muestra: Expediente) -> None:
    decisiones = primero("decisiones", muestra, Tabla).notas
    assert "Icono: sin dato; la columna viene vacía en el informe publicado." in decisiones
    assert "Fecha del seguimiento: sin dato; el informe publicado no fecha el seguimiento." in decisiones
    colectiva = primero("asistentes", muestra, Tabla).notas[0]
    assert colectiva.startswith("Alcaldías locales: fila colectiva; la fila reúne varias alcaldías")
    anexo = {
        bloque.clave: bloque
        for bloque in hacer_seccion("anexo", muestra).bloques
        if isinstance(bloque, Tabla)
    }
    assert "no dice si es del trimestre o del año" in " ".join(anexo["hoja_de_vida"].notas)
    assert "Suma en una sola cifra las sesiones de dos cuerpos" in " ".join(anexo["hoja_de_vida"].notas)
    assert "que no transcribe el plan" in " ".join(anexo["avance_del_plan"].notas)


def test_un_texto_con_cifras_no_presta_su_alcance_a_las_que_no_lo_declaran(muestra: Expediente) -> None:
    assert textos("plan", muestra)[1] == "Alcance: cada cifra declara el suyo en el anexo de soporte."


def test_una_decision_de_una_submesa_no_es_de_la_instancia(muestra: Expediente) -> None:
    sesiones = tuple(replace(sesion, organo="submesa") for sesion in muestra.sesiones)
    impresos = textos("decisiones", replace(muestra, sesiones=sesiones))
    assert "Sin contenido: no hay decisiones registradas en el alcance de esta sección." in impresos


def test_una_sesion_sin_funciones_registradas_dice_sin_dato_y_nunca_no(muestra: Expediente) -> None:
    solo_abril = tuple(una for una in muestra.funciones_abordadas if una.sesion == "2024-04-16")
    tabla = primero("funciones_generales", replace(muestra, funciones_abordadas=solo_abril[:1]), Tabla)
    assert [celda.texto for celda in tabla.cuerpo[0][1:]] == ["Sí", "Sin dato", "Sí"]
    assert [celda.texto for celda in tabla.cuerpo[1][1:]] == ["No", "Sin dato", "Sin dato"]


def test_una_cifra_que_no_aplica_no_se_imprime_sin_dato(muestra: Expediente) -> None:
    valores = tuple(
        replace(uno, valor=no_aplica("este año no hay planes que enviar"))
        if uno.cifra == "plt_enviados"
        else uno
        for uno in muestra.valores
    )
    bloques = hacer_seccion("anexo", replace(muestra, valores=valores)).bloques
    tabla = next(uno for uno in bloques if isinstance(uno, Tabla) and uno.clave == "hoja_de_vida")
    (fila,) = [fila for fila in tabla.cuerpo if fila[0].cifra == "plt_enviados"]
    assert fila[1].texto == "No aplica"
    assert (
        "Valor de «Planes Locales de Transversalización enviados oficialmente»: no aplica; "
        "este año no hay planes que enviar."
    ) in tabla.notas
