"""Las secciones del Comité de Faros y Mareas: un año enredado, en otro formato, dicho sin enredos."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest

from informe_lib.fuentes.carpeta import leer_carpeta
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.instancia import ClaseDeSucesion, EstadoDeInstancia
from informe_lib.modelo.periodo import Periodo
from informe_lib.modelo.sesion import EstadoDeSesion, Sesion
from informe_lib.presentacion.bloques import (
    Campos,
    CifraCitada,
    Control,
    Firma,
    Nota,
    Parrafo,
    Portada,
    Tabla,
    corrido,
    textos_de,
)
from informe_lib.presentacion.narrativa.tropiezos import frases_de_tropiezos
from informe_lib.presentacion.secciones import hacer_seccion
from informe_lib.presentacion.secciones.hoja_de_vida import tabla_de_hojas_de_vida
from tests.conftest import RAIZ

Clase = TypeVar("Clase")
Semestre = Callable[[int], Expediente]


@pytest.fixture(scope="module")
def semestre() -> Semestre:
    leidos = {
        numero: leer_carpeta(RAIZ, "comite-faros-mareas", Periodo.desde_texto(f"2024-S{numero}"))
        for numero in (1, 2)
    }
    return leidos.__getitem__


def de_clase(clave: str, expediente: Expediente, clase: type[Clase]) -> list[Clase]:
    return [uno for uno in hacer_seccion(clave, expediente).bloques if isinstance(uno, clase)]


def filas(tabla: Tabla) -> list[list[str]]:
    return [[celda.texto for celda in fila] for fila in tabla.cuerpo]


def renglones(expediente: Expediente) -> dict[str, list[str]]:
    (campos,) = de_clase("identificacion", expediente, Campos)
    return {campo.rotulo: [corrido(tramos) for tramos in campo.tramos] for campo in campos.campos}


def test_cada_periodo_lleva_el_nombre_que_la_instancia_tenia_a_su_corte(semestre: Semestre) -> None:
    portadas = [de_clase("portada", semestre(numero), Portada)[0] for numero in (1, 2)]
    assert [una.instancia for una in portadas] == [
        "Comité de Faros y Mareas", "Comité Municipal de Faros y Mareas",
    ]  # fmt: skip
    cambio = "Antes, Comité de Faros y Mareas, hasta el 14 de agosto de 2024"
    origen = "Sucede al Comité de Faros y a la Mesa de Mareas, desde el 31 de diciembre de 2023"
    assert renglones(semestre(2))["Comité"] == [
        "Comité Municipal de Faros y Mareas",
        f"{cambio} (Decreto 112 de 2024 de Puerto Quimera)",
        f"{origen} (Decreto 210 de 2023 de Puerto Quimera)",
    ]


def test_si_no_se_sabe_el_genero_de_una_se_enumeran_sin_articulo(semestre: Semestre) -> None:
    comite, mesa = semestre(2).sucesiones
    otra = replace(semestre(2), sucesiones=(comite, replace(mesa, nombre="CLIMA de Mareas")))
    assert "Sucede a: Comité de Faros; CLIMA de Mareas, desde" in renglones(otra)["Comité"][2]
    fusion = replace(comite, clase=ClaseDeSucesion.FUSIONADA_EN, nombre="Consejo del Puerto")
    assert "Fusionada en el Consejo del Puerto" in renglones(replace(otra, sucesiones=(fusion,)))["Comité"][2]


def test_una_norma_se_dice_derogada_solo_si_al_corte_lo_estaba(semestre: Semestre) -> None:
    assert renglones(semestre(1))["Marco normativo"] == [
        "Decreto 210 de 2023, Alcaldía de Puerto Quimera",
        "Decreto 045 de 2020, Alcaldía de Puerto Quimera",
    ]
    derogado = "derogado por Decreto 112 de 2024 desde el 15 de agosto de 2024"
    assert renglones(semestre(2))["Marco normativo"][1].endswith(f"({derogado})")
    assert len(renglones(semestre(2))["Marco normativo"]) == 3


def test_el_reglamento_va_con_las_modificaciones_que_ya_regian(semestre: Semestre) -> None:
    adoptado = "Acuerdo 001 de 2024. Reglamento interno del 15 de febrero de 2024"
    assert renglones(semestre(1))["Reglamento vigente"] == [adoptado]
    modificado = "Modificado por Acuerdo 003 de 2024, del 3 de octubre de 2024"
    assert renglones(semestre(2))["Reglamento vigente"] == [adoptado, modificado]


def test_una_instancia_que_no_esta_activa_lo_dice(semestre: Semestre) -> None:
    assert "Estado" not in renglones(semestre(2))
    suprimida = replace(semestre(2).instancia, estado=EstadoDeInstancia.SUPRIMIDA)
    assert renglones(replace(semestre(2), instancia=suprimida))["Estado"] == ["Suprimida"]


def test_el_calendario_dice_que_paso_con_cada_sesion_y_su_quorum(semestre: Semestre) -> None:
    (tabla,) = de_clase("calendario", semestre(2), Tabla)
    assert [(fila[0], fila[2], fila[5]) for fila in filas(tabla)] == [
        ("15/02/2024", "Realizada", "Sin dato"),
        ("18–19/04/2024", "Realizada", "Sí: 9 de 12, mínimo 7"),
        ("13/06/2024", "Fallida", "No: 3 de 12, mínimo 7"),
        ("27/06/2024", "Aplazada: se corrió al 11/07/2024", "No aplica"),
        ("11/07/2024", "Realizada; estaba programada para el 27/06/2024", "Sí: 9 de 12, mínimo 7"),
        ("03/10/2024", "Realizada", "Sí: 10 de 12, mínimo 7"),
        ("21/11/2024", "Realizada", "Sí: 8 de 12, mínimo 8"),
    ]
    assert "13/06/2024: fallida («No se completó el quórum»)." in tabla.notas
    assert "27/06/2024: aplazada («Marea alta en el puerto»)." in tabla.notas
    (duda,) = (nota for nota in tabla.notas if nota.startswith("15/02/2024: no se sabe si hubo quórum"))
    assert "ningún reglamento que rigiera al empezar la sesión" in duda


@pytest.mark.parametrize(
    ("nueva", "dicho"),
    [
        ("nadie-hay", "Aplazada: se corrió a una sesión, «nadie-hay», que no está en los datos"),
        ("2024-06-27", "Aplazada: los datos dicen que se corrió a ella misma"),
    ],
)
def test_una_aplazada_que_no_lleva_a_ninguna_sesion_no_inventa_una_fecha(
    semestre: Semestre, nueva: str, dicho: str
) -> None:
    sesiones = tuple(
        replace(una, reprogramada_a=nueva) if una.clave == "2024-06-27" else una
        for una in semestre(2).sesiones
    )
    (tabla,) = de_clase("calendario", replace(semestre(2), sesiones=sesiones), Tabla)
    assert filas(tabla)[3][2] == dicho


def test_los_dias_de_una_sesion_son_una_sola_cosa_en_una_lista_de_fechas(semestre: Semestre) -> None:
    """«15/02/2024 y 18 y 19/04/2024» no deja saber cuántas sesiones son."""

    def regla(dia: date) -> str:
        jornadas = tuple(replace(una, fecha=dia) for una in semestre(2).jornadas)
        (tabla,) = de_clase("calendario", replace(semestre(2), jornadas=jornadas), Tabla)
        return next(nota for nota in tabla.notas if nota.startswith("Regla de quórum: mitad"))

    assert "(18–19/04/2024, 13/06/2024" in regla(date(2024, 4, 19))
    assert "((18 y 22/04/2024), 13/06/2024" in regla(date(2024, 4, 22))
    assert "((18/04/2024 y 02/05/2024), 13/06/2024" in regla(date(2024, 5, 2))


def test_lo_que_se_celebro_despues_del_corte_ese_dia_estaba_aplazado(semestre: Semestre) -> None:
    sin_aviso = tuple(una for una in semestre(1).sesiones if una.clave != "2024-06-27")
    for expediente in (semestre(1), replace(semestre(1), sesiones=sin_aviso)):
        (tabla,) = de_clase("calendario", expediente, Tabla)
        ultima = filas(tabla)[-1]
        assert (ultima[0], ultima[2]) == ("27/06/2024", "Aplazada: se corrió al 11/07/2024")
        assert [fila[0] for fila in filas(tabla)].count("27/06/2024") == 1


def test_las_columnas_y_los_rotulos_de_los_asistentes_son_los_del_formato(semestre: Semestre) -> None:
    tabla = de_clase("asistentes", semestre(2), Tabla)[0]
    assert [celda.texto for celda in tabla.encabezado[0]] == [
        "Entidad u organización", "Cargo", "Rol", "Sesiones realizadas",
    ]  # fmt: skip
    assert tabla.fijas == 3
    assert filas(tabla)[2][3:] == ["Asistió", "Excusa", "Asistió (P)", "Asistió", "Asistió", "4"]
    notas = " ".join(tabla.notas)
    assert "Secretaría de Hacienda de Puerto Quimera: con rol P (Presidencia) el 11/07/2024." in notas
    assert "Excusa; comisión de servicios: Secretaría de Mareas de Puerto Quimera (11/07/2024)." in notas


def test_una_silla_dice_desde_o_hasta_cuando_existio_y_no_sale_donde_no(semestre: Semestre) -> None:
    en_el_primero, en_el_segundo = (de_clase("asistentes", semestre(numero), Tabla)[0] for numero in (1, 2))
    costero = "Instituto Costero de Puerto Quimera"
    assert costero not in {fila[0] for fila in filas(en_el_primero)}
    assert costero in {fila[0] for fila in filas(en_el_segundo)}
    assert f"{costero}: desde el 15 de agosto de 2024." in en_el_segundo.notas
    assert "Secretaría de Salud de Puerto Quimera: hasta el 14 de agosto de 2024." in en_el_segundo.notas
    assert not any("Salud" in nota for nota in en_el_primero.notas)


def test_los_invitados_van_aparte_y_no_cuentan(semestre: Semestre) -> None:
    asistencia, invitados = de_clase("asistentes", semestre(2), Tabla)
    assert invitados.titulo == "Otros asistentes"
    assert filas(invitados)[-1] == ["21/11/2024", "Museo del Faro", "Sin dato", "Día del Farero"]
    assert invitados.notas == ("Cargo de Museo del Faro: sin dato; el acta no dice el cargo.",)
    assert filas(asistencia)[-1] == ["Total de asistencias", "6", "5", "5", "5", "7", "28"]


def test_un_formato_puede_decir_las_marcas_con_sus_palabras(semestre: Semestre) -> None:
    expediente = con_rotulos(semestre(2), "asistentes", {"excusa": "Se excusó"})
    assert "Se excusó" in {
        celda for fila in filas(de_clase("asistentes", expediente, Tabla)[0]) for celda in fila
    }


def test_a_la_fecha_de_corte_salen_las_decisiones_que_se_siguen_y_lo_que_vencio(semestre: Semestre) -> None:
    (tabla,) = de_clase("decisiones", semestre(2), Tabla)
    assert [celda.texto for celda in tabla.encabezado[0]] == [
        "Fecha de la sesión", "Tipo", "Qué se decidió", "Responsable", "Plazo", "Estado", "Seguimiento",
    ]  # fmt: skip
    inventario = filas(tabla)[0]
    assert inventario[4:] == [
        "Venció el 31/05/2024",
        "En ejecución",
        "Faltan dos muelles (11/07/2024, Acta 4)",
    ]
    assert filas(tabla)[3][6] == "Adoptado por el Acuerdo 003 de 2024 (03/10/2024)"  # ya nombra su soporte
    assert "plan-2024" not in {fila[5] for fila in tabla.datos.filas}  # se cerró en febrero
    assert "Plazo (11/07/2024 y 03/10/2024): no aplica; rige desde que se adopta." in tabla.notas
    assert "No se repiten las cerradas antes del 1 de julio de 2024." in tabla.notas


def test_si_nada_se_habia_cerrado_antes_no_hay_que_aclararlo(semestre: Semestre) -> None:
    (tabla,) = de_clase("decisiones", semestre(1), Tabla)
    assert not [nota for nota in tabla.notas if nota.startswith("No se repiten")]


def test_lo_que_se_decidio_antes_y_se_cumplio_en_el_periodo_va_en_una_segunda_tabla(
    semestre: Semestre,
) -> None:
    expediente = _con_seccion(semestre(2), "decisiones", alcance=Alcance.PERIODO, columnas=())
    propias, anteriores = de_clase("decisiones", expediente, Tabla)
    assert [fila[0] for fila in filas(propias)] == ["11/07/2024", "03/10/2024", "21/11/2024"]
    assert anteriores.titulo == "Decisiones anteriores en seguimiento"
    assert anteriores.encabezado == propias.encabezado
    soporte = "Lista de inscripción del 12 de septiembre"
    assert [(fila[0], fila[3]) for fila in filas(anteriores)] == [
        ("15/02/2024", "Faltan dos muelles (en ejecución, 11/07/2024, Acta 4); venció el 31/05/2024"),
        ("18/04/2024", f"Las ocho asociaciones quedaron inscritas (cumplida, 12/09/2024, {soporte})"),
    ]


def test_sin_decisiones_nuevas_la_seccion_trae_las_que_se_siguen(semestre: Semestre) -> None:
    de_antes = tuple(una for una in semestre(2).decisiones if una.fecha < date(2024, 7, 1))
    expediente = _con_seccion(
        replace(semestre(2), decisiones=de_antes), "decisiones", alcance=Alcance.PERIODO
    )
    (nota,) = [
        uno for uno in de_clase("decisiones", expediente, Nota) if "registradas" in corrido(uno.tramos)
    ]
    assert corrido(nota.tramos).startswith("No hay decisiones registradas en el alcance de esta sección. De")
    (tabla,) = de_clase("decisiones", expediente, Tabla)
    assert len(tabla.cuerpo) == 2


def test_lo_que_vencio_se_dice_aunque_el_formato_no_tenga_columna_para_el_plazo(semestre: Semestre) -> None:
    expediente = con_columnas(semestre(2), "decisiones", ("fecha", "decision", "seguimiento"))
    (tabla,) = de_clase("decisiones", expediente, Tabla)
    assert filas(tabla)[0][-1] == "Faltan dos muelles (11/07/2024, Acta 4); venció el 31/05/2024"


def test_una_decision_sin_sesion_dice_el_acto(semestre: Semestre) -> None:
    (tabla,) = de_clase("decisiones", semestre(1), Tabla)
    assert filas(tabla)[-1][0] == "27/06/2024, Circular 003 de 2024"


def test_una_sesion_sin_decisiones_dice_la_razon_o_que_no_consta(semestre: Semestre) -> None:
    todas = semestre(2)
    sin_noviembre = tuple(una for una in todas.decisiones if una.sesion != "2024-11-21")
    (tabla,) = de_clase("decisiones", replace(todas, decisiones=sin_noviembre), Tabla)
    assert tabla.notas[0] == "De la sesión del 21/11/2024 no consta si hubo decisiones."
    motivada = tuple(
        replace(una, sin_decisiones="fue informativa") if una.clave == "2024-11-21" else una
        for una in todas.sesiones
    )
    (tabla,) = de_clase("decisiones", replace(todas, decisiones=sin_noviembre, sesiones=motivada), Tabla)
    assert tabla.notas[0] == "21/11/2024: no hubo decisiones; fue informativa."


def test_una_sesion_sin_funciones_dice_por_que(semestre: Semestre) -> None:
    (tabla,) = de_clase("funciones_especificas", semestre(2), Tabla)
    nota = "21/11/2024: no se abordó ninguna función; la sesión se dedicó al balance del año."
    assert nota in tabla.notas
    assert [fila[-2] for fila in filas(tabla)] == ["No", "No", "No"]


def test_la_que_venia_de_otro_semestre_explica_por_que_hay_mas_realizadas(semestre: Semestre) -> None:
    impresos = [
        texto for bloque in hacer_seccion("sesiones", semestre(2)).bloques for texto in textos_de(bloque)
    ]
    assert "Dos (2) sesiones / Una (1) sesión" in impresos
    assert impresos[-1] == (
        "La sesión del 11 de julio de 2024 estaba programada para el 27 de junio de 2024: "
        "aquí cuenta como realizada."
    )


def test_las_fallidas_y_las_aplazadas_salen_si_el_formato_las_rotula(semestre: Semestre) -> None:
    pedidas = {"fallidas": "Fallidas", "aplazadas": "Aplazadas", "canceladas": "Canceladas"}
    (campos,) = de_clase("sesiones", con_rotulos(semestre(1), "sesiones", pedidas), Campos)
    dichas = {campo.rotulo: corrido(campo.tramos[0]) for campo in campos.campos[2:]}
    assert dichas == {
        "Fallidas": "Una (1) sesión", "Aplazadas": "Una (1) sesión", "Canceladas": "Cero (0) sesiones",
    }  # fmt: skip
    (campos,) = de_clase("sesiones", semestre(1), Campos)
    assert len(campos.campos) == 2


def test_la_que_se_corrio_mas_alla_del_corte_esta_aplazada_en_el_calendario_en_la_cuenta_y_en_el_texto(
    semestre: Semestre,
) -> None:
    sin_aviso = tuple(una for una in semestre(1).sesiones if una.clave != "2024-06-27")
    expediente = replace(semestre(1), sesiones=sin_aviso)
    (tabla,) = de_clase("calendario", expediente, Tabla)
    (campos,) = de_clase("sesiones", con_rotulos(expediente, "sesiones", {"aplazadas": "Aplazadas"}), Campos)
    assert filas(tabla)[-1][2] == "Aplazada: se corrió al 11/07/2024"
    assert corrido(campos.campos[-1].tramos[0]) == "Una (1) sesión"
    (dicho,) = (una for una in frases_de_tropiezos(expediente, Alcance.PERIODO) if "27 de junio" in una)
    assert dicho.startswith("La sesión del 27 de junio de 2024 se aplazó para el 11 de julio de 2024")


def test_firman_quienes_ejercian_cada_rol_ese_dia_con_el_acto_del_encargo(semestre: Semestre) -> None:
    presidencia, secretaria = (
        {campo.rotulo: corrido(campo.tramos[0]) for campo in firma.campos}
        for firma in de_clase("firma", semestre(1), Firma)
    )
    assert presidencia["Nombre"] == "Persona Ficticia Uno"
    assert "Calidad" not in presidencia
    assert (secretaria["Nombre"], secretaria["Cargo"]) == ("Persona Ficticia Tres", "Directora técnica (e)")
    assert secretaria["Calidad"] == "En encargo, Resolución 77 de 2024"
    nombres = [corrido(firma.campos[1].tramos[0]) for firma in de_clase("firma", semestre(2), Firma)]
    assert nombres == ["Persona Ficticia Uno", "Persona Ficticia Cuatro"]


def test_lo_publicado_se_responde_con_los_documentos_que_existian_al_corte(semestre: Semestre) -> None:
    (control,) = de_clase("publicacion", semestre(1), Control)
    referencias = {fila[1] for fila in control.datos.filas if fila[0] == "acta"}
    assert referencias == {"1", "2", "3"}
    assert control.comprobaciones[2].respuesta == "Sí"


def test_dos_sesiones_del_mismo_dia_se_distinguen(semestre: Semestre) -> None:
    otra = Sesion("2024-10-03-2", date(2024, 10, 3), estado=EstadoDeSesion.REALIZADA)
    expediente = replace(semestre(2), sesiones=(*semestre(2).sesiones, otra))
    tabla = de_clase("asistentes", expediente, Tabla)[0]
    assert [celda.texto for celda in tabla.encabezado[1]][3:5] == ["03/10/2024", "03/10/2024 (2.ª)"]


def test_cada_cifra_citada_se_explica_en_el_alcance_en_que_se_cita(semestre: Semestre) -> None:
    tabla = tabla_de_hojas_de_vida(semestre(2))
    assert tabla is not None
    acumulada, del_periodo = filas(tabla)[:2]
    assert acumulada[1:] == [
        "24 inspecciones", "2024-S1 (9) + 2024-S2 (15)\ninspecciones.acumulado",
        "acumulado\nActas de inspección 1 a 9; Actas de inspección 10 a 24",
    ]  # fmt: skip
    assert del_periodo[1:] == [
        "15 inspecciones", "Valor registrado\nvalores/inspecciones/2024-S2",
        "periodo\nActas de inspección 10 a 24",
    ]  # fmt: skip
    citas = [
        tramo
        for parrafo in de_clase("plan", semestre(2), Parrafo)
        for tramo in parrafo.tramos
        if isinstance(tramo, CifraCitada)
    ]
    assert [(cita.texto, cita.clave) for cita in citas[:2]] == [
        ("24", "inspecciones.acumulado"), ("15", "inspecciones"),
    ]  # fmt: skip
    explicadas = {fila[0].cifra for fila in tabla.cuerpo}
    assert {cita.clave for cita in citas} <= explicadas


def con_rotulos(expediente: Expediente, clave: str, rotulos: dict[str, str]) -> Expediente:
    return _con_seccion(expediente, clave, rotulos=rotulos)


def con_columnas(expediente: Expediente, clave: str, columnas: tuple[str, ...]) -> Expediente:
    return _con_seccion(expediente, clave, columnas=columnas)


def _con_seccion(expediente: Expediente, clave: str, **cambios: object) -> Expediente:
    secciones = tuple(
        replace(una, **cambios) if una.clave == clave else una for una in expediente.formato.secciones
    )
    return replace(expediente, formato=replace(expediente.formato, secciones=secciones))
