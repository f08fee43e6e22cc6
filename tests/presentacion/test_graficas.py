"""Las gráficas dicen su hallazgo, su corte y lo que muestran, y dibujan siempre lo mismo."""

from __future__ import annotations

from datetime import date

import pytest

from informe_lib.modelo.alcance import Alcance
from informe_lib.presentacion.graficas import (
    avance_frente_a_lo_esperado,
    funciones_por_sesion,
    matriz_de_asistencia,
)
from informe_lib.presentacion.graficas.lienzo import Letra, envolver, medir
from tests.indicadores.expedientes import expediente_de, mesa_de_territorializacion

GRAFICAS = (matriz_de_asistencia, avance_frente_a_lo_esperado, funciones_por_sesion)


def una_sesion(asistencia: dict, **cambios: object) -> dict:
    sillas = [{"clave": clave} for clave in ("a", "b", "c")]
    sesion = {"fecha": date(2024, 9, 3), "asistencia": asistencia} | cambios
    return {"periodo": "2024-T3", "integrantes": sillas, "sesiones": [sesion]}


@pytest.mark.parametrize(
    ("grafica", "titulo"),
    [
        (matriz_de_asistencia, "Cinco de seis integrantes asistieron a las dos sesiones"),
        (
            avance_frente_a_lo_esperado,
            (
                "Las dos actividades medidas van por debajo de lo esperado; "
                "otras nueve no tienen cantidad programada"
            ),
        ),
        (funciones_por_sesion, "Las siete funciones se abordaron en las dos sesiones"),
    ],
)
def test_el_titulo_es_lo_que_se_encontro(grafica, titulo):
    assert grafica(mesa_de_territorializacion(), Alcance.ACUMULADO).titulo == titulo


@pytest.mark.parametrize(
    ("marcas", "titulo"),
    [
        ("asistió, asistió, asistió delegado", "Los tres integrantes asistieron a la única sesión"),
        ("no asistió, excusa, no asistió", "Ningún integrante asistió a la única sesión"),
        ("asistió, asistió", "Dos de tres integrantes asistieron a la única sesión; una marca sin dato"),
        ("asistió, excusa, excusa", "Uno de tres integrantes asistió a la única sesión"),
        (
            "no asistió, excusa",
            "De ningún integrante consta la asistencia a la única sesión; una marca sin dato",
        ),
        ("no convocado, no convocado, no convocado", "No se convocó a ningún integrante a la única sesión"),
        ("", "No hay marcas de asistencia a la única sesión"),
    ],
)
def test_el_titulo_de_la_asistencia_concuerda_con_sus_marcas(marcas, titulo):
    asistencia = dict(zip("abc", filter(None, marcas.split(", ")), strict=False))
    figura = matriz_de_asistencia(expediente_de(una_sesion(asistencia)), Alcance.PERIODO)
    assert figura.titulo == titulo


@pytest.mark.parametrize(
    ("abril", "septiembre", "titulo"),
    [
        ("asistió", "excusa", "El único integrante asistió a una de dos sesiones"),
        ("no asistió", "excusa", "Ningún integrante asistió a ninguna sesión"),
        (
            "asistió",
            "no convocado",
            "El único integrante asistió a todas las sesiones a las que se le convocó",
        ),
    ],
)
def test_de_un_solo_integrante_se_dice_a_cuantas_sesiones_fue(abril, septiembre, titulo):
    entrada = una_sesion({"a": septiembre}) | {"integrantes": [{"clave": "a"}]}
    entrada["sesiones"].insert(0, {"fecha": date(2024, 4, 16), "asistencia": {"a": abril}})
    assert matriz_de_asistencia(expediente_de(entrada), Alcance.ACUMULADO).titulo == titulo


def test_de_lo_que_nadie_registro_no_se_afirma_que_no_se_hizo():
    entrada = una_sesion({}) | {"funciones": [{"clave": clave} for clave in ("f1", "f2")]}
    figura = funciones_por_sesion(expediente_de(entrada), Alcance.PERIODO)
    assert figura.titulo == "No consta que se abordara ninguna función"


def plan_de(*actividades: tuple[int, dict[str, tuple[int, int]]]) -> dict:
    """Cada actividad: lo programado en el año y, por trimestre, lo programado y lo ejecutado."""
    return {
        "actividades": [
            {
                "clave": f"a{numero}",
                "programado_anual": anual,
                "avances": [
                    {"periodo": periodo, "programado": programado, "ejecutado": ejecutado}
                    for periodo, (programado, ejecutado) in avances.items()
                ],
            }
            for numero, (anual, avances) in enumerate(actividades)
        ]
    }


CUMPLIDA = (3, {"2024-T1": (1, 1), "2024-T2": (1, 1), "2024-T3": (1, 1)})
AL_DIA = (4, {"2024-T1": (1, 1), "2024-T2": (1, 1), "2024-T3": (1, 1)})
ATRASADA = (4, {"2024-T1": (1, 1), "2024-T2": (1, 1), "2024-T3": (1, 0)})
SIN_REPORTE = (40, {})


@pytest.mark.parametrize(
    ("actividades", "titulo"),
    [
        ([CUMPLIDA], "La actividad medida cumplió la meta de la vigencia"),
        ([CUMPLIDA, CUMPLIDA], "Las dos actividades medidas cumplieron la meta de la vigencia"),
        ([CUMPLIDA, AL_DIA], "Las dos actividades medidas alcanzan lo esperado"),
        ([CUMPLIDA, ATRASADA], "Una de dos actividades medidas va por debajo de lo esperado"),
        ([AL_DIA, SIN_REPORTE], "La actividad medida alcanza lo esperado; otra no se puede comparar"),
        (
            [SIN_REPORTE, SIN_REPORTE],
            "Las dos actividades con cantidad programada no se pueden comparar con lo esperado",
        ),
    ],
)
def test_el_titulo_del_plan_dice_como_va_y_lo_que_no_se_pudo_medir(actividades, titulo):
    expediente = mesa_de_territorializacion(plan=plan_de(*actividades))
    assert avance_frente_a_lo_esperado(expediente, Alcance.ACUMULADO).titulo == titulo


def test_en_el_periodo_lo_esperado_no_se_llama_al_corte():
    expediente = mesa_de_territorializacion(plan=plan_de(AL_DIA))
    del_periodo = avance_frente_a_lo_esperado(expediente, Alcance.PERIODO).alternativa
    acumulado = avance_frente_a_lo_esperado(expediente, Alcance.ACUMULADO).alternativa
    assert "esperado en el periodo 25\u00a0%" in del_periodo
    assert "esperado al corte 75\u00a0%" in acumulado


def test_una_funcion_que_no_se_abordo_se_nombra_en_el_titulo():
    entrada = una_sesion({}, funciones=["f1", "f2"]) | {
        "funciones": [{"clave": clave} for clave in ("f1", "f2", "f3")]
    }
    figura = funciones_por_sesion(expediente_de(entrada), Alcance.PERIODO)
    assert figura.titulo == "Dos de tres funciones se abordaron; falta la función 3"


@pytest.mark.parametrize("grafica", GRAFICAS)
def test_toda_grafica_dice_su_alcance_su_corte_y_su_fuente(grafica):
    figura = grafica(mesa_de_territorializacion(), Alcance.ACUMULADO)
    assert "acumulado de 2024, corte: 30 de septiembre de 2024" in figura.subtitulo
    assert figura.fuente.startswith("Fuente: ")
    assert figura.fuente.endswith("corte: 30 de septiembre de 2024.")


def test_la_alternativa_de_la_asistencia_dice_quien_falto_y_cuando():
    figura = matriz_de_asistencia(mesa_de_territorializacion(), Alcance.ACUMULADO)
    assert (
        "Dirección Gestión de Desarrollo Local, 1 de 2 (no asistió el 3 de septiembre de 2024)"
        in figura.alternativa
    )


def test_la_alternativa_de_la_asistencia_dice_los_mismos_totales_que_el_dibujo():
    alternativa = matriz_de_asistencia(mesa_de_territorializacion(), Alcance.ACUMULADO).alternativa
    assert "antes del periodo, 16 de abril de 2024; en el periodo, 3 de septiembre de 2024" in alternativa
    assert "6 de 6 el 16 de abril de 2024 y 5 de 6 el 3 de septiembre de 2024" in alternativa
    assert alternativa.endswith("en total, 91,7\u00a0%.")


def test_la_alternativa_de_las_funciones_dice_cuales_son_y_cuando_se_abordaron():
    entrada = una_sesion({}, funciones=["f1"]) | {"funciones": [{"clave": "f1", "texto": "Coordinar"}]}
    entrada["sesiones"].insert(0, {"fecha": date(2024, 4, 16)})
    figura = funciones_por_sesion(expediente_de(entrada), Alcance.ACUMULADO)
    assert "1. Coordinar: 1 de 2 (3 de septiembre de 2024)." in figura.alternativa


def test_la_alternativa_del_plan_dice_lo_medido_y_tambien_lo_que_no_tiene_meta():
    alternativa = avance_frente_a_lo_esperado(mesa_de_territorializacion(), Alcance.ACUMULADO).alternativa
    assert "30 de 90 sensibilizaciones, avance de 33,3\u00a0%, esperado al corte 75\u00a0%" in alternativa
    incierta = alternativa.index("los datos no dicen qué tiempo cubre la cifra")
    for cifra in ("5 mesas", "45 mesas", "27 proyectos", "81 proyectos", "70 reuniones", "119 sesiones"):
        assert alternativa.index(f", {cifra}") > incierta
    assert "(sin cifra registrada): Actualización del mecanismo de seguimiento;" in alternativa


def test_una_cifra_sin_alcance_declarado_no_se_presenta_como_acumulada():
    figura = avance_frente_a_lo_esperado(mesa_de_territorializacion(), Alcance.ACUMULADO)
    columnas = [columna.clave for columna in figura.datos.columnas]
    mesas = next(fila for fila in figura.datos.filas if fila[0].startswith("Mesas de trabajo"))
    assert mesas[columnas.index("ejecutado")] is None
    assert mesas[columnas.index("registrado")] == 5


def test_una_actividad_con_meta_y_sin_reporte_no_se_dibuja_como_cero():
    plan = {"actividades": [{"clave": "a", "texto": "Visitas", "unidad": "visitas", "programado_anual": 40}]}
    figura = avance_frente_a_lo_esperado(mesa_de_territorializacion(plan=plan), Alcance.ACUMULADO)
    assert (
        "Visitas, programado: 40 visitas, avance sin dato, esperado al corte 75\u00a0%" in figura.alternativa
    )
    assert figura.titulo == "La actividad con cantidad programada no se puede comparar con lo esperado"


@pytest.mark.parametrize(("grafica", "filas"), [*zip(GRAFICAS, (12, 11, 14), strict=True)])
def test_los_datos_de_la_grafica_traen_una_fila_por_marca(grafica, filas):
    assert len(grafica(mesa_de_territorializacion(), Alcance.ACUMULADO).datos.filas) == filas


@pytest.mark.parametrize("grafica", GRAFICAS)
def test_sin_nada_que_mostrar_no_hay_grafica(grafica):
    assert grafica(mesa_de_territorializacion(sesiones=[], plan={}), Alcance.ACUMULADO) is None


def test_con_mas_sesiones_de_las_que_caben_los_totales_las_cuentan_todas():
    fechas = [date(2024, 1 + semana // 4, 1 + 7 * (semana % 4)) for semana in range(36)]
    sesiones = [{"fecha": fecha, "asistencia": {"a": "asistió"}} for fecha in fechas]
    entrada = {"periodo": "2024-T3", "integrantes": [{"clave": "a"}], "sesiones": sesiones}
    figura = matriz_de_asistencia(expediente_de(entrada), Alcance.ACUMULADO)
    assert "a, 36 de 36" in figura.alternativa
    assert "24 sesiones, del 1 de enero de 2024 al 22 de junio de 2024" in figura.alternativa
    assert len(figura.datos.filas) == 36


def test_envolver_no_pierde_palabras_ni_pasa_del_ancho():
    texto, letra = "Dirección de Programación, Seguimiento y Planes de Desarrollo Local", Letra()
    renglones = envolver(texto, letra, 5.0)
    assert " ".join(renglones) == texto
    assert all(medir(renglon, letra) <= 5.0 for renglon in renglones)
